"""Figures of a simulation of V3."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.framework import Framework
from pixsim.rules.v3 import GLOBAL_LEVELS, V3, Comment
from pixsim.simulation.agreement import agreement, share
from pixsim.simulation.summary import Proportion, Summary, common_figures, moments, wilson
from pixsim.simulation.v3.tally import UNIT, V3Tally


@dataclass(frozen=True, slots=True)
class LevelMeans:
    """Levels in some competences of all whose test was not cancelled.

    Attributes
    ----------
    certified, true : float
        Mean certified level (none counts as 0) and mean true level, both capped.
    exact, above, below : float
        Shares certified at the true level, above it, below it.
    """

    certified: float
    true: float
    exact: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Capacity:
    """Ability scored (Pix's capacity) against the mean of the sixteen true abilities.

    Attributes
    ----------
    scored : int
        Candidates.
    bias, rmse : float
        Mean and root mean square of scored minus true.
    correlation : float
        NaN where either does not vary.
    """

    scored: int
    bias: float
    rmse: float
    correlation: float


@dataclass(frozen=True, repr=False)
class V3Summary(Summary):
    """Figures of V3, beside those of every test; all 16 competences are compared.

    Score, global levels and levels rest on the cut-offs of Pix's public seed unless the rules hold
    others.

    Attributes
    ----------
    degraded : Proportion
        Results degraded: unfinished by the candidate, with enough answers.
    reasons : Mapping[str, int]
        Admitted without certificate, by the automatic comment in lower case.
    mean_answered : float
    global_levels : Mapping[str, int]
        Certified candidates by Pix's key of the global level.
    capacity : Capacity
    areas, competences : Mapping[str, LevelMeans]
        By code. Certified levels come from one ability: with one table of cut-offs they are the
        same in all competences of a candidate.
    """

    degraded: Proportion
    reasons: Mapping[str, int]
    mean_answered: float
    global_levels: Mapping[str, int]
    capacity: Capacity
    areas: Mapping[str, LevelMeans]
    competences: Mapping[str, LevelMeans]

    @property
    def failed_for_few_answers(self) -> float:
        """Share of those not certified who gave too few answers; NaN where all are certified.

        What remains scored no pix. Near 1, the pass rate tells the *priors* of dropout, pace and
        technical problems, and nothing of abilities.
        """
        reasons = (
            Comment.REJECTED_DUE_TO_LACK_OF_ANSWERS,
            Comment.CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON,
        )
        few = sum(self.reasons[reason.name.lower()] for reason in reasons)
        return share(few, self.admitted - self.passed.count)

    def main_figures(self) -> Iterator[tuple[str, str]]:
        """Name and value of the figures that say most."""
        yield from super().main_figures()
        if self.passed.count < self.admitted:
            yield "not certified for too few answers (priors)", f"{self.failed_for_few_answers:.1%}"


def summary_of_sums(
    tally: V3Tally, rules: V3, framework: Framework, items: Sequence[str]
) -> V3Summary:
    """Figures from sums; `items` are the ids along the item axis."""
    codes = [competence.code for competence in framework.competences]
    top = max(band.level for table in rules.levels for band in table)
    compared = [agreement(joint, top) for joint in tally.joint]

    def means(members: Sequence[int]) -> LevelMeans:
        return _level_means(tally.joint[members].sum(axis=0), top)

    return V3Summary(
        **common_figures(tally, items),
        levels={
            code: tuple(joint.sum(axis=(0, 1))[: top + 2].tolist())
            for code, joint in zip(codes, tally.joint, strict=True)
        },
        classification=agreement(tally.joint.sum(axis=0), top),
        classification_by_competence=dict(zip(codes, compared, strict=True)),
        degraded=wilson(int(tally.degraded[0]), tally.admitted),
        reasons={c.name.lower(): int(tally.comment[c]) for c in Comment if c is not Comment.NONE},
        mean_answered=moments(tally.answered)[0],
        global_levels={
            level.key: n for level, n in zip(GLOBAL_LEVELS, tally.band.tolist(), strict=False)
        },
        capacity=_capacity_of_sums(tally.capacity.tolist()),
        areas={
            area.code: means([codes.index(c.code) for c in framework.competences_of(area.code)])
            for area in framework.areas
        },
        competences={code: means([place]) for place, code in enumerate(codes)},
    )


def _level_means(joint: NDArray[np.int64], top: int) -> LevelMeans:
    """From counts of shape (true level, profile level, certified level + 1)."""
    found = agreement(joint, top)
    n = int(joint.sum())
    true = np.minimum(np.arange(joint.shape[0]), top)
    certified = np.clip(np.arange(joint.shape[2]) - 1, 0, top)
    return LevelMeans(
        certified=share(int(certified @ joint.sum(axis=(0, 1))), n),
        true=share(int(true @ joint.sum(axis=(1, 2))), n),
        exact=found.exact,
        above=found.above,
        below=found.below,
    )


def _capacity_of_sums(sums: Sequence[int]) -> Capacity:
    """From whole sums, exact until the last division."""
    n, x, y, xx, yy, xy = sums
    if not n:
        return Capacity(0, math.nan, math.nan, math.nan)
    vary = (n * xx - x * x) * (n * yy - y * y)
    return Capacity(
        scored=n,
        bias=(y - x) / n * UNIT,
        rmse=math.sqrt((xx - 2 * xy + yy) / n) * UNIT,
        correlation=(n * xy - x * y) / math.sqrt(vary) if vary > 0 else math.nan,
    )
