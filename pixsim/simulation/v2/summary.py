"""Figures of a simulation of V2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.framework import Framework
from pixsim.rules.v2 import V2, Verdict
from pixsim.simulation.agreement import ProfileAgreement, profile_agreement, share
from pixsim.simulation.blocks import BLOCK, POOLS
from pixsim.simulation.people.levels import LEVELS
from pixsim.simulation.summary import Pools, Summary, common_figures, moments
from pixsim.simulation.v2.sitting import Failure
from pixsim.simulation.v2.tally import V2Tally


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of tested competences, shares of `tested` (NaN where it is 0).

    Attributes
    ----------
    tested : int
        Competences tested, those of cancelled tests left out.
    kept, lowered, lost : float
    mean_pix : float
        Certified pix in them, over all candidates admitted.
    """

    tested: int
    kept: float
    lowered: float
    lost: float
    mean_pix: float


@dataclass(frozen=True, repr=False)
class V2Summary(Summary):
    """Figures of V2, beside those of every test.

    Competences compared are those tested, save in cancelled tests, which certify nothing.

    Attributes
    ----------
    classification : ProfileAgreement
    classification_by_competence : Mapping[str, ProfileAgreement]
    mean_rate : float
        Reproducibility rate, percent.
    fate : Fate
        Of all tested competences.
    areas, competences : Mapping[str, Fate]
        By code.
    failures : Mapping[str, int]
        Admitted who are not certified, by why: ``rate`` (too few right answers), or ``time``,
        ``dropout``, ``technical``, where the test would have been passed to its end. Those three are
        the *priors* of the circumstances; the first is ability, and the priors of the profile.
    """

    classification: ProfileAgreement
    classification_by_competence: Mapping[str, ProfileAgreement]
    mean_rate: float
    fate: Fate
    areas: Mapping[str, Fate]
    competences: Mapping[str, Fate]
    failures: Mapping[str, int]

    def main_figures(self) -> Iterator[tuple[str, str]]:
        """Name and value of the figures that say most."""
        yield from super().main_figures()
        failed = sum(self.failures.values())
        if failed:
            parts = (f"{name} {n / failed:.0%}" for name, n in self.failures.items() if n)
            yield "not certified by", ", ".join(parts)


def summary_of_sums(
    tally: V2Tally, rules: V2, framework: Framework, items: Sequence[str], *, shared_forms: bool
) -> V2Summary:
    """Figures from sums.

    Parameters
    ----------
    tally : V2Tally
    rules : V2
    framework : Framework
    items : sequence of str
        Ids along the item axis.
    shared_forms : bool
        Blocks shared their pools of forms, so that intervals allow for it.
    """
    shared_forms &= tally.candidates > POOLS * BLOCK  # else each pool serves one block
    pools = Pools(tally.by_pool, tally.pix_by_pool) if shared_forms else None
    codes = [competence.code for competence in framework.competences]
    counts = np.stack([certified_counts(joint, rules) for joint in tally.joint])
    compared = [profile_agreement(part, rules.max_level) for part in counts]

    def fate(members: Sequence[int]) -> Fate:
        return _verdict_shares(tally.joint[members], int(tally.pix[members].sum()), tally.admitted)

    return V2Summary(
        **common_figures(tally, items, pools),
        levels={
            code: tuple(part.sum(axis=(0, 1))[: rules.max_level + 2].tolist())
            for code, part in zip(codes, counts, strict=True)
        },
        classification=profile_agreement(counts.sum(axis=0), rules.max_level),
        classification_by_competence=dict(zip(codes, compared, strict=True)),
        mean_rate=moments(tally.rate)[0],
        fate=fate(range(len(codes))),
        areas={
            area.code: fate([codes.index(c.code) for c in framework.competences_of(area.code)])
            for area in framework.areas
        },
        competences={code: fate([place]) for place, code in enumerate(codes)},
        failures={f.name.lower(): int(tally.failure[f]) for f in Failure if f is not Failure.NONE},
    )


def certified_counts(joint: NDArray[np.int64], rules: V2) -> NDArray[np.int64]:
    """From verdicts to levels.

    Parameters
    ----------
    joint : int64 array, shape (true level, profile level, verdict)
    rules : V2

    Returns
    -------
    int64 array, shape (true level, profile level, certified level + 1)
        Of tested competences.
    """
    true, profile, verdict = np.unravel_index(np.arange(joint.size), joint.shape)
    lowered = np.clip(profile - 1, 0, rules.max_level)
    kept = np.minimum(profile, rules.max_level)
    certified = np.where(verdict == Verdict.KEPT, kept, lowered) + 1
    certified = np.where(verdict == Verdict.LOST, 0, certified)
    tested = verdict != Verdict.NOT_TESTED
    counts = np.zeros((LEVELS, LEVELS, LEVELS + 1), dtype=np.int64)
    np.add.at(counts, (true[tested], profile[tested], certified[tested]), joint.ravel()[tested])
    return counts


def _verdict_shares(joint: NDArray[np.int64], pix: int, admitted: int) -> Fate:
    """Shares of verdicts in some competences; `pix` is the sum of certified pix."""
    verdict = joint.sum(axis=(0, 1, 2))
    tested = int(verdict[1:].sum())
    kept, lowered, lost = (
        share(int(verdict[v]), tested) for v in (Verdict.KEPT, Verdict.LOWERED, Verdict.LOST)
    )
    return Fate(tested, kept, lowered, lost, share(pix, admitted))
