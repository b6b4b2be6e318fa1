"""Answers of blocks as arrays, and persons sampled from several blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.design import Block
from pixsim.calibration.uncertainty.scores import Scores
from pixsim.foundation.arrays import Floats

Rows = NDArray[np.int64]


def sample_rows(block: Block, every: int) -> Rows:
    """Rows of a block at equal distances over all persons; all of them where some were merged."""
    if block.weight is not None:
        return np.arange(block.size)
    return np.arange(-block.start % every, block.size, every)


class Answers:
    """Answers of a block as arrays of one precision."""

    def __init__(self, right: Floats, given: Floats | None, kind: type) -> None:
        self.right, self.given, self.kind = right, given, kind

    @classmethod
    def of(cls, block: Block, kind: type) -> Answers:
        """Those of all persons of a block."""
        given = None if block.given is None else _to_dense(block.given, kind)
        return cls(_to_dense(block.right, kind), given, kind)

    def some(self, rows: Rows | slice) -> Answers:
        """Those of some persons."""
        if isinstance(rows, np.ndarray) and rows.size == len(self.right):
            return self
        given = None if self.given is None else self.given[rows]
        return Answers(self.right[rows], given, self.kind)

    @classmethod
    def joined(cls, parts: list[Answers]) -> Answers:
        """Those of several."""
        given = [part.given for part in parts if part.given is not None]
        return cls(
            np.concatenate([part.right for part in parts]),
            np.concatenate(given) if given else None,
            parts[0].kind,
        )

    def scores(self, moments: Floats, scores: Scores, degree: int) -> list[Floats]:
        """Coefficients of the scores on one polynomial, by kind; (person, item) each."""
        moments, parts = moments.astype(self.kind), []
        for kind, wrong, rise in zip(scores.kinds, scores.wrong, scores.rise, strict=True):
            part = moments @ wrong.astype(self.kind)
            if self.given is not None:
                part *= self.given
            if not scores.linear or degree <= 1 - kind:  # θ and 1 have no higher degrees
                part += self.right * (moments @ rise.astype(self.kind))
            parts.append(part)
        return parts


def _to_dense(matrix: Any, kind: type) -> Floats:
    array: Floats = matrix if isinstance(matrix, np.ndarray) else matrix.toarray()
    return array.astype(kind, copy=False)


@dataclass(frozen=True, slots=True)
class Sample:
    """Persons whose products are taken whole.

    Attributes
    ----------
    weight : float64 array, shape (person, point)
    root : float64 array, shape (person, 1)
        Root of the persons behind each row.
    answers : Answers
    persons : int64 array, shape (person,)
        Their places.
    """

    weight: Floats
    root: Floats
    answers: Answers
    persons: Rows


class Held:
    """Persons sampled from several blocks, until they are worth a matrix product."""

    def __init__(self) -> None:
        self.rows = 0
        self._parts: list[Sample] = []

    def add(self, weight: Floats, root: Floats, answers: Answers, persons: Rows) -> None:
        """Some more."""
        self._parts.append(Sample(weight, root, answers, persons))
        self.rows += persons.size

    def taken(self) -> Sample:
        """All of them, which are then no longer held."""
        parts, self._parts, self.rows = self._parts, [], 0
        if len(parts) == 1:
            return parts[0]
        return Sample(
            np.concatenate([part.weight for part in parts]),
            np.concatenate([part.root for part in parts]),
            Answers.joined([part.answers for part in parts]),
            np.concatenate([part.persons for part in parts]),
        )
