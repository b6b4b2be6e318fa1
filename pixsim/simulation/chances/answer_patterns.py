"""Which of the questions of a competence are right: eight patterns at most, and their verdicts.

A pattern is a whole number whose bit k tells that the question in place k is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Floats
from pixsim.rules.v2 import V2, Verdict
from pixsim.rules.v2.verdicts import LOST_BAND, verdict_of


@dataclass(frozen=True)
class Kind:
    """Competences with the same number of questions and the same doubled ones.

    Attributes
    ----------
    verdict : uint8 array, shape (pattern, band)
        Bands of rates of 50 % and more; 0 where there is no rule or no question.
    possible : tuple of int
        Patterns that can happen.
    has_no_rule : bool
        A rate of 50 % or more is a fault.
    """

    verdict: NDArray[np.uint8]
    possible: tuple[int, ...]
    has_no_rule: bool

    def chances(self, pattern: Floats, reach: Floats) -> tuple[Floats, Floats]:
        """Chance to be kept, and to be lowered.

        Parameters
        ----------
        pattern : float64 array, shape (pattern, …)
        reach : float64 array, shape (band, value, …)
            Chance that the rate reaches a band, given the number right here.
        """
        kept, lowered = (np.zeros(pattern.shape[1:]) for _ in range(2))
        alike: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
        for place in self.possible:
            alike[place.bit_count(), tuple(self.verdict[place].tolist())].append(place)
        for (value, verdicts), places in alike.items():
            weight = pattern[places[0]] if len(places) == 1 else pattern[places].sum(axis=0)
            for target, verdict in ((kept, Verdict.KEPT), (lowered, Verdict.LOWERED)):
                for first, last in _verdict_runs(verdicts, verdict):
                    inside = reach[last, value]
                    target += weight * (inside - reach[first - 1, value] if first else inside)
        return kept, lowered

    def nothing(self, band: int, kept_to_nothing: Bools, lowered_to_nothing: Bools) -> list[Bools]:
        """By pattern: whether the competence gives no pix in this band."""
        never = np.zeros(kept_to_nothing.shape, dtype=bool)
        outcome = {
            Verdict.NOT_TESTED: ~never,
            Verdict.KEPT: kept_to_nothing,
            Verdict.LOWERED: lowered_to_nothing,
            Verdict.LOST: ~never,
        }
        return [
            outcome[Verdict(int(self.verdict[place, band]))] if place in self.possible else never
            for place in range(len(self.verdict))
        ]

    @property
    def ceilings(self) -> tuple[int, int]:
        """Highest number right that may be lost, and that may be lost or lowered."""
        worst = [self.verdict[place].tolist() for place in self.possible]
        right = [place.bit_count() for place in self.possible]
        lost = [n for n, row in zip(right, worst, strict=True) if Verdict.LOST in row]
        lowered = [n for n, row in zip(right, worst, strict=True) if Verdict.LOWERED in row]
        return max(lost, default=0), max(lost + lowered, default=0)


def kinds_of(rules: V2, asked: Bools, double: Bools) -> tuple[NDArray[np.int8], tuple[Kind, ...]]:
    """Kind of each competence, and the kinds; kind 0 has no question.

    Parameters
    ----------
    rules : V2
    asked, double : bool arrays, shape (candidate, competence, place)
    """
    code = np.zeros(asked.shape[:2], dtype=np.int8)
    for place in range(asked.shape[2]):
        code += asked[:, :, place] * np.int8(8 << place)
        code += double[:, :, place] * np.int8(1 << place)
    codes = np.flatnonzero(np.bincount(code.ravel(), minlength=1) > 0)
    codes = np.union1d(codes, [0])
    number = np.zeros(64, dtype=np.int8)
    number[codes] = np.arange(codes.size)
    return number[code], tuple(
        _pattern_kind(rules, *divmod(int(c), 8), asked.shape[2]) for c in codes
    )


def pattern_chances(chance: Floats) -> Floats:
    """Chance of each pattern.

    Parameters
    ----------
    chance : float64 array, shape (competence, place, candidate)
        Chance that the question in a place is right.

    Returns
    -------
    float64 array, shape (competence, pattern, candidate)
    """
    found = np.ones((len(chance), 1, chance.shape[2]))
    for place in range(chance.shape[1]):
        right = chance[:, place : place + 1]
        found = np.concatenate([found * (1 - right), found * right], axis=1)
    return found


def _pattern_kind(rules: V2, asked: int, double: int, places: int) -> Kind:
    patterns = range(1 << places)
    weight = [(asked >> k & 1) + (double >> k & 1) for k in range(places)]
    right = [sum(w for k, w in enumerate(weight) if place >> k & 1) for place in patterns]
    shape = (LOST_BAND, len(patterns))  # bands are the candidates of the kernel
    verdict = verdict_of(
        rules,
        np.full(shape, sum(weight), dtype=np.int8),
        np.broadcast_to(np.array(right, dtype=np.int8), shape),
        np.zeros(shape, dtype=np.int8),
        np.arange(LOST_BAND, dtype=np.uint8),
    ).T
    possible = tuple(place for place in patterns if not place & ~asked)
    has_no_rule = bool(asked) and bool((verdict[list(possible)] == 0).any())
    return Kind(verdict, possible, has_no_rule)


def _verdict_runs(verdicts: tuple[int, ...], wanted: int) -> Iterator[tuple[int, int]]:
    """First and last band of each run of the verdict wanted."""
    start = None
    for band, verdict in enumerate((*verdicts, -1)):
        if verdict == wanted and start is None:
            start = band
        elif verdict != wanted and start is not None:
            yield start, band - 1
            start = None
