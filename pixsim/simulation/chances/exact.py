"""Exact chances of a V2 test: no answer is drawn.

Given the chance of a right answer to each question, answers are independent. What becomes of a
competence depends on its own right answers and, through the rate, on the total of the others: the
distribution of that total is a convolution. Verdicts come from the exam's own table.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Floats
from pixsim.rules.v2 import V2
from pixsim.rules.v2.counting import double_weights
from pixsim.rules.v2.verdicts import LOST_BAND, rate_band, rate_percent
from pixsim.simulation.chances.answer_patterns import Kind, kinds_of, pattern_chances
from pixsim.simulation.chances.convolution import convolve, reach_given_own

SLICE = 512  # candidates at a time: what is in hand fits in cache


@dataclass(frozen=True, slots=True)
class Chances:
    """Exact chances; `competence` arrays are of shape (candidate, competence).

    Attributes
    ----------
    validated, rejected, error : float64 arrays, shape (candidate,)
        They add up to 1: without neutralised question no test is cancelled.
    band : float64 array, shape (candidate, 4)
        Rate at least 80 %, from 70, from 50, below.
    kept, lowered, lost : float64 arrays, shape (candidate, competence)
        They add up to 1 where questions are asked, else they are 0.
    pix : float64 array, shape (candidate, competence)
        Expected certified pix.
    """

    validated: Floats
    rejected: Floats
    error: Floats
    band: Floats
    kept: Floats
    lowered: Floats
    lost: Floats
    pix: Floats

    @property
    def total(self) -> Floats:
        """Expected certified pix of the whole test, shape (candidate,)."""
        total: Floats = self.pix.sum(axis=1)
        return total


def exact_chances(
    rules: V2,
    *,
    pix: NDArray[np.integer],
    tested: Bools,
    right: NDArray[np.floating],
    asked: Bools,
    dependent: Bools,
) -> Chances:
    """Exact chances of a batch of tests in which every question is answered.

    Parameters
    ----------
    rules : V2
    pix : integer array, shape (candidate, competence)
        Uncapped pix of the profile.
    tested : bool array, shape (candidate, competence)
        Certifiable competences.
    right : float array, shape (candidate, competence, place)
        Chance of a right answer; 0 for a question that will not be reached in time.
    asked, dependent : bool arrays, same shape
        There is a question in this place; it is of type QROCM-dep.

    Raises
    ------
    ValueError
        Shapes that do not agree, or chances outside 0 to 1 (NaN included).
    """
    _check_shapes(pix, tested, right, asked, dependent)
    asked = asked & tested[:, :, None]
    chances = np.where(asked, right, 0.0)
    if not ((chances >= 0) & (chances <= 1)).all():
        raise ValueError("right must hold chances from 0 to 1")
    kind, kinds = kinds_of(rules, asked, double_weights(rules, asked, dependent))
    questions = asked.sum(axis=(1, 2))
    faulty: Bools = np.atleast_1d((tested & ~asked.any(axis=2)).any(axis=1))
    if rules.on_engine_fault == "mend":
        faulty[:] = False
    found = _empty_chances(*pix.shape)
    for number in np.unique(questions).tolist():
        rows = np.flatnonzero(questions == number)
        for start in range(0, rows.size, SLICE):
            at = rows[start : start + SLICE]
            chance = np.ascontiguousarray(chances[at].transpose(1, 2, 0))
            part = _Part(rules, kinds, kind[at].T, pix[at].T, chance)
            part.fill(found, at, number, faulty[at])
    return found


class _Part:
    """Candidates with as many questions each; arrays are laid out (competence, …, candidate)."""

    def __init__(
        self,
        rules: V2,
        kinds: tuple[Kind, ...],
        kind: NDArray[np.int8],
        pix: NDArray[np.integer],
        chance: Floats,
    ) -> None:
        self._rules, self._kinds, self._kind = rules, kinds, kind
        self._kept_pix = np.minimum(pix, rules.max_pix)
        self._lowered_pix = np.minimum(pix - rules.pix_per_level, rules.max_pix)
        self._pattern = pattern_chances(chance)
        self._places = chance.shape[1]

    def fill(self, found: Chances, at: NDArray[np.intp], questions: int, faulty: Bools) -> None:
        """Work out these candidates and write them into the rows `at`."""
        need = self._thresholds(questions)
        right = self._right_counts()
        tail = reach_given_own(right, need)
        reach = (tail[0] * right[0]).sum(axis=1)  # (band, candidate): the rate reaches it
        kept, lowered, no_rule = self._verdicts(tail)
        some = reach[-1]
        error = np.where(faulty | no_rule.any(axis=0), some, 0.0)
        nothing = np.where(error > 0, 0.0, self._nothing_certified(need))
        pix = kept * self._kept_pix + lowered * self._lowered_pix
        here = self._kind > 0
        found.error[at] = error
        found.validated[at] = np.where(error > 0, 0.0, some - nothing)
        found.rejected[at] = np.maximum(1.0 - found.validated[at] - error, 0.0)
        found.band[at] = np.diff(reach, axis=0, prepend=0.0, append=1.0).T
        found.kept[at], found.lowered[at] = kept.T, lowered.T
        found.lost[at] = np.where(here, np.maximum(1.0 - kept - lowered, 0.0), 0.0).T
        found.pix[at] = np.where(error > 0, 0.0, pix).T

    def _thresholds(self, questions: int) -> NDArray[np.int64]:
        """Right answers needed for each band, by the kernel's own rate, shape (band,)."""
        right = np.arange(questions + 1)
        band = rate_band(self._rules, rate_percent(right, np.full(right.shape, questions)))
        return np.array([np.count_nonzero(band > limit) for limit in range(LOST_BAND)])

    def _right_counts(self) -> Floats:
        """Distribution of the number right, shape (competence, value, candidate)."""
        counts = np.zeros((len(self._pattern), self._places + 1, self._pattern.shape[2]))
        for pattern in range(self._pattern.shape[1]):
            counts[:, pattern.bit_count()] += self._pattern[:, pattern]
        return counts

    def _verdicts(self, tail: Floats) -> tuple[Floats, Floats, Bools]:
        """Chance to be kept and to be lowered, and where there is no rule."""
        kept, lowered = np.zeros(self._kind.shape), np.zeros(self._kind.shape)
        no_rule = np.zeros(self._kind.shape, dtype=bool)
        for number, kind in enumerate(self._kinds):
            cells = self._kind == number
            if not cells.any() or not number:
                continue
            no_rule |= cells & kind.has_no_rule
            every = bool(cells.all())
            pattern = self._pattern if every else self._pattern.transpose(1, 0, 2)[:, cells]
            here = tail if every else tail.transpose(1, 2, 0, 3)[:, :, cells]
            pattern = pattern.transpose(1, 0, 2) if every else pattern
            here = here.transpose(1, 2, 0, 3) if every else here
            both = kind.chances(pattern, here)
            if every:
                return both[0], both[1], no_rule
            kept[cells], lowered[cells] = both
        return kept, lowered, no_rule

    def _nothing_certified(self, need: NDArray[np.int64]) -> Floats:
        """Chance of a rate of 50 % and more that leaves no pix, as all is lowered to 0 or lost."""
        chance = np.zeros(self._kind.shape[1])
        ceilings = np.array([kind.ceilings for kind in self._kinds])
        highest = np.where(
            self._lowered_pix <= 0, ceilings[:, 1][self._kind], ceilings[:, 0][self._kind]
        )
        highest = np.where(self._kept_pix <= 0, self._places, highest)
        possible = np.flatnonzero(highest.sum(axis=0) >= need[-1])
        if not possible.size:  # as for nearly everybody
            return chance
        limits = [None, *need.tolist()]
        for band in range(LOST_BAND):
            total = self._zero_total(band, possible)
            chance[possible] += total[limits[band + 1] : limits[band]].sum(axis=0)
        return chance

    def _zero_total(self, band: int, at: NDArray[np.intp]) -> Floats:
        """Chance of each total of right answers while no competence has pix, (total, candidate)."""
        pattern = self._pattern[:, :, at]
        counts = np.zeros((len(pattern), self._places + 1, at.size))
        kept_to_nothing, lowered_to_nothing = self._kept_pix <= 0, self._lowered_pix <= 0
        for number, kind in enumerate(self._kinds):
            cells = (self._kind == number)[:, at]
            nothing = kind.nothing(band, kept_to_nothing[:, at], lowered_to_nothing[:, at])
            for place, loses in enumerate(nothing):
                counts[:, place.bit_count()] += pattern[:, place] * (loses & cells)
        total = counts[:1]
        for competence in range(1, len(counts)):
            total = convolve(total, counts[competence : competence + 1])
        found: Floats = total[0]
        return found


def _empty_chances(candidates: int, competences: int) -> Chances:
    one, two = (candidates,), (candidates, competences)
    shapes = {"band": (candidates, LOST_BAND + 1)} | dict.fromkeys(
        ("kept", "lowered", "lost", "pix"), two
    )
    return Chances(**{f.name: np.zeros(shapes.get(f.name, one)) for f in fields(Chances)})


def _check_shapes(
    pix: NDArray[np.integer],
    tested: Bools,
    right: NDArray[np.floating],
    asked: Bools,
    dependent: Bools,
) -> None:
    faults = []
    if pix.ndim != 2 or tested.shape != pix.shape:
        faults.append(f"pix {pix.shape} and tested {tested.shape} must be (candidate, competence)")
    elif right.ndim != 3 or right.shape[:2] != pix.shape:
        faults.append(f"right {right.shape} must be (candidate, competence, place)")
    elif not 1 <= right.shape[2] <= 3:
        faults.append(f"{right.shape[2]} places, the table of V2 knows 1 to 3 questions")
    elif asked.shape != right.shape or dependent.shape != right.shape:
        faults.append(f"asked {asked.shape} and dependent {dependent.shape} must be {right.shape}")
    if faults:
        raise ValueError("; ".join(faults))
