"""What the sums of a simulation say: rates, agreement with the truth, exposure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.framework import Framework
from pixsim.rules.v2 import V2, Verdict
from pixsim.simulation.agreement import Agreement, agreement, share
from pixsim.simulation.tally import Result, Tally

Z95 = 1.959963984540054  # 97.5 % point of the standard normal


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share, with its 95 % Wilson interval; NaN where nobody is concerned."""

    count: int
    out_of: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of tested competences, shares of `tested` (NaN where it is 0)."""

    tested: int
    kept: float
    lowered: float
    lost: float
    mean_pix: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of a simulation. Shares are of the candidates admitted, unless said otherwise.

    Attributes
    ----------
    candidates, admitted : int
    results : Mapping[str, int]
        Of all candidates, by name of `Result`.
    passed : Proportion
        Validated among the admitted.
    mean_pix, sd_pix : float
    pix_quantiles : Mapping[str, int]
        5, 25, 50, 75 and 95 % points of the certified pix.
    pix_histogram : tuple of int
        Candidates by certified pix, from 0.
    mean_rate : float
        Reproducibility rate, percent.
    unfinished, technical : Proportion
        Tests ended early by the candidate or the clock; by a technical problem.
    levels : Mapping[str, tuple of int]
        By competence: tested ones by certified level, lost first, then from 0 to the highest.
    competences, areas : Mapping[str, Fate]
        By code.
    classification : Agreement
        Certified against true levels, over all tested competences.
    classification_by_competence : Mapping[str, Agreement]
    exposure : Mapping[str, float]
        By item: share of the admitted who were asked it.
    """

    candidates: int
    admitted: int
    results: Mapping[str, int]
    passed: Proportion
    mean_pix: float
    sd_pix: float
    pix_quantiles: Mapping[str, int]
    pix_histogram: tuple[int, ...]
    mean_rate: float
    unfinished: Proportion
    technical: Proportion
    levels: Mapping[str, tuple[int, ...]]
    competences: Mapping[str, Fate]
    areas: Mapping[str, Fate]
    classification: Agreement
    classification_by_competence: Mapping[str, Agreement]
    exposure: Mapping[str, float]

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON: NaN becomes None."""
        document: dict[str, Any] = _without_nan(asdict(self))
        return document


def wilson(count: int, out_of: int) -> Proportion:
    """A share and its 95 % interval (Wilson score, without continuity correction)."""
    if not out_of:
        return Proportion(count, out_of, math.nan, math.nan, math.nan)
    p, z2 = count / out_of, Z95**2
    middle = (p + z2 / (2 * out_of)) / (1 + z2 / out_of)
    half = Z95 / (1 + z2 / out_of) * math.sqrt(p * (1 - p) / out_of + z2 / (4 * out_of**2))
    return Proportion(count, out_of, p, max(middle - half, 0.0), min(middle + half, 1.0))


def summarise(
    tally: Tally,
    rules: V2,
    framework: Framework,
    items: Sequence[str],
    pool_items: NDArray[np.int32],
) -> Summary:
    """Figures from sums.

    Parameters
    ----------
    tally : Tally
    rules : V2
    framework : Framework
    items : sequence of str
        Ids.
    pool_items : int32 array, shape (place, row)
        Item of each question of the pool, -1 where there is none.
    """
    admitted = tally.admitted
    codes = [competence.code for competence in framework.competences]
    by_competence = [agreement(joint, rules) for joint in tally.joint]
    fates = [
        _fate(joint[None], pix, 1)
        for joint, pix in zip(tally.joint, tally.pix.tolist(), strict=True)
    ]
    mean, sd = _moments(tally.total)
    return Summary(
        candidates=tally.candidates,
        admitted=admitted,
        results={result.name.lower(): int(tally.result[result]) for result in Result},
        passed=wilson(int(tally.result[Result.VALIDATED]), admitted),
        mean_pix=mean,
        sd_pix=sd,
        pix_quantiles={f"{q}%": _quantile(tally.total, q) for q in (5, 25, 50, 75, 95)},
        pix_histogram=tuple(tally.total.tolist()),
        mean_rate=_moments(tally.rate)[0],
        unfinished=wilson(int(tally.unfinished[0]), admitted),
        technical=wilson(int(tally.unfinished[1]), admitted),
        levels={c: _levels(joint, rules) for c, joint in zip(codes, tally.joint, strict=True)},
        competences=dict(zip(codes, fates, strict=True)),
        areas={area.code: _area(tally, framework, area.code) for area in framework.areas},
        classification=agreement(tally.joint.sum(axis=0), rules),
        classification_by_competence=dict(zip(codes, by_competence, strict=True)),
        exposure=_exposure(tally.row, pool_items, items, admitted),
    )


def _fate(joint: NDArray[np.int64], pix: int, competences: int) -> Fate:
    """Shares of verdicts; `pix` is the sum of certified pix."""
    verdict = joint.sum(axis=(0, 1, 2))
    tested = int(verdict[1:].sum())
    sat = int(verdict.sum()) // competences
    kept, lowered, lost = (
        share(int(verdict[v]), tested) for v in (Verdict.KEPT, Verdict.LOWERED, Verdict.LOST)
    )
    return Fate(tested, kept, lowered, lost, share(pix, sat))


def _area(tally: Tally, framework: Framework, code: str) -> Fate:
    members = [framework.competence_index[c.code] for c in framework.competences_of(code)]
    return _fate(tally.joint[members], int(tally.pix[members].sum()), len(members))


def _levels(joint: NDArray[np.int64], rules: V2) -> tuple[int, ...]:
    """Tested competences by certified level: lost, then 0 and above."""
    by_profile = joint.sum(axis=0)
    counts = np.zeros(rules.max_level + 2, dtype=np.int64)
    for level, verdicts in enumerate(by_profile):
        counts[0] += verdicts[Verdict.LOST]
        counts[1 + min(level, rules.max_level)] += verdicts[Verdict.KEPT]
        counts[1 + min(max(level - 1, 0), rules.max_level)] += verdicts[Verdict.LOWERED]
    return tuple(counts.tolist())


def _moments(histogram: NDArray[np.int64]) -> tuple[float, float]:
    """Mean and standard deviation of whole numbers, from exact sums."""
    values = np.arange(histogram.size)
    n = int(histogram.sum())
    if not n:
        return math.nan, math.nan
    first, second = int((values * histogram).sum()), int((values**2 * histogram).sum())
    return first / n, math.sqrt(max(n * second - first * first, 0)) / n


def _quantile(histogram: NDArray[np.int64], percent: int) -> int:
    """Smallest value that at least this share does not exceed."""
    cumulated = np.cumsum(histogram)
    if not cumulated[-1]:
        return 0
    return int(np.searchsorted(cumulated * 100, percent * int(cumulated[-1])))


def _exposure(
    rows: NDArray[np.int64], pool_items: NDArray[np.int32], items: Sequence[str], admitted: int
) -> dict[str, float]:
    uses = np.zeros(len(items), dtype=np.int64)
    for place in pool_items:
        asked = place >= 0
        np.add.at(uses, place[asked], rows[asked])
    return {name: share(use, admitted) for name, use in zip(items, uses.tolist(), strict=True)}


def _without_nan(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_nan(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(entry) for entry in value]
    return None if isinstance(value, float) and math.isnan(value) else value
