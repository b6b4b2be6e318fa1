"""Sums of a simulation: whole numbers, so that they add up the same in any order."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2 import Status, Verdict
from pixsim.simulation.cohort import Candidates
from pixsim.simulation.forms import LEVELS
from pixsim.simulation.personal_test import Sat

Counts = NDArray[np.int64]


class Result(IntEnum):
    """What became of a candidate: `Status`, and those who could not sit."""

    VALIDATED = Status.VALIDATED
    REJECTED = Status.REJECTED
    CANCELLED = Status.CANCELLED
    ERROR = Status.ERROR
    NOT_ADMITTED = 4


@dataclass(frozen=True)
class Tally:
    """Numbers of candidates or competences; those of candidates count the admitted, save `result`.

    Attributes
    ----------
    result : int64 array, shape (result,)
        Of all candidates, by `Result`.
    rate : int64 array, shape (101,)
        By reproducibility rate.
    total : int64 array, shape (pix,)
        By certified pix.
    unfinished : int64 array, shape (2,)
        Tests that ended early: by the candidate or the clock, by a technical problem.
    joint : int64 array, shape (competence, true level, profile level, verdict)
        Competences of those admitted; uncapped levels from 0 to 8, values of `Verdict`.
    pix : int64 array, shape (competence,)
        Sum of certified pix.
    row : int64 array, shape (row,)
        Uses of each form of the pool.
    """

    result: Counts
    rate: Counts
    total: Counts
    unfinished: Counts
    joint: Counts
    pix: Counts
    row: Counts

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        names = [field.name for field in fields(self)]
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def candidates(self) -> int:
        """All candidates."""
        return int(self.result.sum())

    @property
    def admitted(self) -> int:
        """Those who sat."""
        return self.candidates - int(self.result[Result.NOT_ADMITTED])


def tally(candidates: Candidates, sat: Sat, most_pix: int, rows: int) -> Tally:
    """Count one block.

    Parameters
    ----------
    candidates : Candidates
    sat : Sat
    most_pix : int
        Highest total there can be.
    rows : int
        Rows of the pool.
    """
    scores, admitted = sat.scores, sat.admitted
    every = bool(admitted.all())
    chosen = slice(None) if every else np.flatnonzero(admitted)
    early = (sat.answered < sat.questions)[chosen]
    technical = int(np.count_nonzero(early & candidates.technical[chosen]))
    unfinished = np.array([np.count_nonzero(early) - technical, technical], dtype=np.int64)
    return Tally(
        result=np.bincount(result_of(sat), minlength=len(Result)),
        rate=np.bincount(scores.rate[chosen], minlength=101),
        total=np.bincount(scores.total[chosen], minlength=most_pix + 1),
        unfinished=unfinished,
        joint=_joint(candidates, sat, chosen),
        pix=scores.pix.T[:, chosen].sum(axis=1, dtype=np.int64),
        row=np.bincount(sat.row[:, chosen].ravel(), minlength=rows),
    )


def result_of(sat: Sat) -> NDArray[np.int8]:
    """`Result` of each candidate."""
    return np.where(sat.admitted, sat.scores.status, np.int8(Result.NOT_ADMITTED))


def _joint(candidates: Candidates, sat: Sat, chosen: slice | NDArray[np.intp]) -> NDArray[np.int64]:
    """Competences by true level, profile level and verdict."""
    code = candidates.true_level.T.astype(np.int16)
    code *= np.int16(LEVELS)
    code += candidates.level.T
    code *= np.int16(len(Verdict))
    code += sat.scores.verdict.T
    cells = LEVELS * LEVELS * len(Verdict)
    counted = [np.bincount(row[chosen], minlength=cells) for row in code]
    return np.array(counted).reshape(len(code), LEVELS, LEVELS, len(Verdict))
