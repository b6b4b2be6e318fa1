"""How far a second test of the same people gives the same result."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import Ints
from pixsim.foundation.problems import DataError
from pixsim.simulation.agreement import cohen_kappa, share
from pixsim.simulation.people.assumptions import whole_number
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.levels import MASTERY
from pixsim.simulation.people.positioning_cache import keep_positionings
from pixsim.simulation.rule_sets import AnyRules
from pixsim.simulation.run import simulate
from pixsim.simulation.summary import Z95, without_nan
from pixsim.simulation.tally import Result
from pixsim.simulation.workers import Workers, open_workers

if TYPE_CHECKING:
    from pandas import DataFrame

CANDIDATES = 20_000
BAND = 64  # pix of one line of the conditional error: 16 competences of half a level


@dataclass(frozen=True, slots=True)
class ErrorAt:
    """Error of measurement of the candidates whose mean score lies in a band.

    Attributes
    ----------
    least, most : int
        Pix, `most` excluded.
    candidates : int
    sem : float
        Standard error of one score, pix.
    """

    least: int
    most: int
    candidates: int
    sem: float


@dataclass(frozen=True)
class Reliability:
    """Agreement of two tests of the same people, who have learnt nothing in between.

    Whoever left early or had a technical problem the first time may not the second time. Pix are
    those certified, 0 without certificate.

    Attributes
    ----------
    candidates : int
        Admitted, who sat twice.
    retest, retest_low, retest_high : float
        Correlation of the two scores, with its 95 % interval (Fisher); NaN where none varies.
    sem : float
        Standard error of measurement of a score, pix: root of half the mean squared difference.
    conditional : tuple of ErrorAt
        The same by mean score.
    same_level, adjacent_level : float
        Share of competences certified at the same level twice, and with at most one level of
        difference; none counts as level 0.
    same_certified : float
        Share of candidates certified twice, or never.
    kappa_certified : float
        Cohen's kappa of that; NaN where all are, or none.
    """

    candidates: int
    retest: float
    retest_low: float
    retest_high: float
    sem: float
    conditional: tuple[ErrorAt, ...]
    same_level: float
    adjacent_level: float
    same_certified: float
    kappa_certified: float

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON: NaN becomes None."""
        document: dict[str, Any] = without_nan(asdict(self))
        return document


def reliability(
    cohort: Cohort | None = None,
    *,
    rules: AnyRules = None,
    candidates: int = CANDIDATES,
    seed: int,
    bank: Bank | None = None,
    executor: Workers = None,
    mastery: float = MASTERY,
    parameters: Mapping[str, tuple[float, float]] | None = None,
) -> Reliability:
    """Have the same people sit twice, other questions and other answers.

    Abilities, profiles, pace and extra time are the same both times; the questions drawn, the answers
    and what ends a test early are not. Under V2 each test asks for skills of the same profile; whether
    one of them is still known is drawn for each test on its own, so that its reliability is, if
    anything, too low.

    Parameters
    ----------
    cohort, rules, bank, executor, mastery, parameters
        As for `simulate`.
    candidates : int
        Two or more; the table of both tests is kept in memory.
    seed : int
        From 0. Of the people and of their first test; of the second, one more.

    Raises
    ------
    DataError
        As for `simulate`.

    Examples
    --------
    >>> from pixsim.simulation import reliability
    >>> found = reliability(candidates=512, seed=1)
    >>> found.retest_low < found.retest < found.retest_high
    True
    """
    if problems := [*whole_number("candidates", candidates, 2), *whole_number("seed", seed, 0)]:
        raise DataError(problems)
    with (
        keep_positionings(),
        open_workers(executor) as pool,
    ):  # the second test follows the same positioning
        first, second = (
            simulate(
                cohort,
                rules=rules,
                candidates=candidates,
                seed=seed,
                answers_seed=seed + day,
                bank=bank,
                executor=pool,
                mastery=mastery,
                parameters=parameters,
            ).table
            for day in (0, 1)
        )
    sat = (first["result"] != Result.NOT_ADMITTED.name.lower()).to_numpy()
    return _compare_tests(first[sat], second[sat])


def _compare_tests(first: DataFrame, second: DataFrame) -> Reliability:
    pix = np.stack([table["pix"].to_numpy(dtype=np.int64) for table in (first, second)])
    names = [name for name in first.columns if name.startswith("level_")]
    levels = [np.maximum(table[names].to_numpy(dtype=np.int64), 0) for table in (first, second)]
    apart = abs(levels[0] - levels[1])
    passed = [(table["result"] == "validated").to_numpy() for table in (first, second)]
    both = np.bincount(2 * passed[0] + passed[1], minlength=4).reshape(2, 2)
    people = len(first)
    retest, low, high = _correlation_interval(pix)
    return Reliability(
        candidates=people,
        retest=retest,
        retest_low=low,
        retest_high=high,
        sem=_measurement_error(pix),
        conditional=_by_score(pix),
        same_level=share(int((apart == 0).sum()), apart.size),
        adjacent_level=share(int((apart <= 1).sum()), apart.size),
        same_certified=share(int(np.trace(both)), people),
        kappa_certified=cohen_kappa(both, 1 - np.eye(2, dtype=np.int64)),
    )


def _correlation_interval(pix: Ints) -> tuple[float, float, float]:
    """Pearson's, with the interval that Fisher's transformation gives."""
    if pix.shape[1] < 2 or not pix.std(axis=1).all():
        return math.nan, math.nan, math.nan
    apart = pix - pix.mean(axis=1, keepdims=True)
    found = float(apart[0] @ apart[1] / math.sqrt((apart[0] @ apart[0]) * (apart[1] @ apart[1])))
    if pix.shape[1] <= 3 or abs(found) >= 1:
        return found, math.nan, math.nan
    middle, half = math.atanh(found), Z95 / math.sqrt(pix.shape[1] - 3)
    return found, math.tanh(middle - half), math.tanh(middle + half)


def _measurement_error(pix: Ints) -> float:
    """Root of half the mean squared difference of two scores."""
    if not pix.shape[1]:
        return math.nan
    return math.sqrt(float(np.square(pix[0] - pix[1]).mean()) / 2)


def _by_score(pix: Ints) -> tuple[ErrorAt, ...]:
    """The error in bands of the mean score; empty bands are left out."""
    band = pix.sum(axis=0) // (2 * BAND)
    return tuple(
        ErrorAt(
            BAND * b, BAND * (b + 1), int((band == b).sum()), _measurement_error(pix[:, band == b])
        )
        for b in np.unique(band).tolist()
    )
