"""Sums of a simulation: whole numbers, so that they add up the same in any order."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Ints
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.people.levels import LEVELS

Sums = TypeVar("Sums", bound="Tally")

CutOffs = Literal["none", "public seed", "given"]
"""Where cut-offs come from; production's are not public."""


class Result(IntEnum):
    """What became of a candidate: the status of either test, and those who could not sit."""

    VALIDATED = 0
    REJECTED = 1
    CANCELLED = 2
    ERROR = 3  # V2 alone: where the real engine gives no result
    NOT_ADMITTED = 4


@dataclass(frozen=True)
class Tally:
    """Sums that every test has; those of candidates count the admitted, save `result`.

    Attributes
    ----------
    result : int64 array, shape (result,)
        Of all candidates, by `Result`.
    total : int64 array, shape (pix,)
        By certified pix.
    unfinished : int64 array, shape (2,)
        Tests that ended early: by the candidate or the clock, by a technical problem.
    uses : int64 array, shape (item,)
        Candidates asked each item before their test ended, as often as they were.
    """

    result: Ints
    total: Ints
    unfinished: Ints
    uses: Ints

    def __add__(self: Sums, other: Sums) -> Sums:
        """Both together."""
        names = [field.name for field in fields(self)]
        return type(self)(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def candidates(self) -> int:
        """All candidates."""
        return int(self.result.sum())

    @property
    def admitted(self) -> int:
        """Those who sat."""
        return self.candidates - int(self.result[Result.NOT_ADMITTED])


def result_of(status: NDArray[np.int8], admitted: Bools) -> NDArray[np.int8]:
    """`Result` of each candidate, from the status that the rules give."""
    return np.where(admitted, status, np.int8(Result.NOT_ADMITTED))


def ended_early(early: Bools, technical: Bools) -> Ints:
    """Tests ended by the candidate or the clock, and by a technical problem."""
    broken = np.count_nonzero(early & technical)
    return np.array([np.count_nonzero(early) - broken, broken], dtype=np.int64)


def by_levels(candidates: Candidates, outcome: NDArray[np.integer], kinds: int) -> Ints:
    """Competences by true level, profile level and a third thing.

    Parameters
    ----------
    candidates : Candidates
    outcome : integer array, shape (candidate, competence)
        From 0 to ``kinds - 1``; negative: not counted.

    Returns
    -------
    int64 array, shape (competence, true level, profile level, kind)
    """
    code = candidates.true_level.T.astype(np.int16)
    code *= np.int16(LEVELS)
    code += candidates.level.T
    code *= np.int16(kinds)
    code += outcome.T
    cells = LEVELS * LEVELS * kinds
    every = bool((outcome >= 0).all())
    rows = code if every else [row[keep >= 0] for row, keep in zip(code, outcome.T, strict=True)]
    counted = [np.bincount(row, minlength=cells) for row in rows]
    return np.array(counted).reshape(len(code), LEVELS, LEVELS, kinds)
