"""Responses as blocks of linear operators: what the expectation step multiplies.

A block never holds an array (person, item, point). Answers enter through products of the 0/1 matrix
of right answers and of the 0/1 mask of answers given; complete blocks have no mask, rare answers
are kept as compressed rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.response_matrix import BLOCK, Responses
from pixsim.calibration.estimation.threads import CHUNKS
from pixsim.foundation.arrays import Floats

DOUBLE_CELLS = 4_000_000  # cells up to which data are kept in double precision
KEPT_CELLS = 40_000_000  # cells up to which the cast matrices are kept between steps
BLOCK_CELLS = 1_000_000  # cells of a block: fewer rows where there are many items
SPARSE_BELOW = 0.1  # share of places answered below which compressed rows are faster
SHORT = 24  # items up to which equal patterns are worth counting


@dataclass(frozen=True, slots=True)
class Block:
    """Persons worked on together.

    Attributes
    ----------
    right : matrix (person, item)
        1 where the answer is right. Compressed rows if the design is sparse.
    given : matrix (person, item) or None
        1 where there is an answer; None if all answered everything.
    weight : float64 array, shape (person,), or None
        Persons behind each row; None stands for 1.
    start : int
        Place of the first person.
    """

    right: Any
    given: Any
    weight: Floats | None
    start: int = 0

    @property
    def rows(self) -> slice:
        """Which persons these are, where none were merged."""
        return slice(self.start, self.start + self.size)

    @property
    def size(self) -> int:
        """Rows of the block."""
        return int(self.right.shape[0])

    @property
    def persons(self) -> float:
        """Persons behind the rows."""
        return float(self.size) if self.weight is None else float(self.weight.sum())

    @property
    def counts(self) -> Floats:
        """Persons behind each row; shape (row, 1)."""
        return np.ones((self.size, 1)) if self.weight is None else self.weight[:, None]

    def right_times(self, table: Floats) -> Floats:
        """Sum over right answers; `table` (item, k), result (person, k)."""
        return _product(self.right, table)

    def given_times(self, table: Floats) -> Floats:
        """Sum over answers given; `table` (item, k), result (person, k) or (1, k) if complete."""
        if self.given is None:
            total: Floats = table.sum(axis=0, keepdims=True)
            return total
        return _product(self.given, table)

    def to_right(self, persons: Floats) -> Floats:
        """Sum over persons of right answers; `persons` (person, k), result (item, k)."""
        return _product(self.right.T, persons)

    def to_given(self, persons: Floats) -> Floats:
        """Sum over persons of answers given; result (item, k) or (1, k) if complete."""
        if self.given is None:
            total: Floats = persons.sum(axis=0, keepdims=True)
            return total
        return _product(self.given.T, persons)


class Design:
    """All blocks of a set of responses.

    Parameters
    ----------
    responses : Responses
    merged : bool
        Persons of equal answers may be merged; False keeps one row per person.
    scores_only : bool
        Total scores are sufficient (Rasch): persons of equal score are merged where all answered
        everything, their answers averaged.
    kept : bool
        The cast matrices may be kept between steps; of no use where they are gone through once.
    """

    def __init__(
        self,
        responses: Responses,
        *,
        scores_only: bool = False,
        merged: bool = True,
        kept: bool = True,
    ) -> None:
        self.responses = responses
        cells = len(responses.persons) * len(responses.items)
        self.dtype: type[np.floating[Any]] = np.float64 if cells <= DOUBLE_CELLS else np.float32
        self.sparse = responses.dense is None or responses.total < SPARSE_BELOW * cells
        self._rows = int(np.clip(BLOCK_CELLS // max(len(responses.items), 1), 64, BLOCK))
        self._kept: list[Block] | None = None
        if responses.complete and scores_only and merged:
            self._kept = list(_by_score(responses))
        elif len(responses.items) <= SHORT and merged:
            self._kept = list(_by_pattern(responses))
        elif kept and (cells <= KEPT_CELLS or self.sparse):
            self._kept = list(self._cast())

    def __iter__(self) -> Iterator[Block]:
        """Blocks in order."""
        for chunk in self.chunks():
            yield from chunk()

    def chunks(self) -> list[Callable[[], Iterable[Block]]]:
        """Runs of blocks to be worked on side by side; each, when called, gives its blocks."""
        if self._kept is not None:
            kept = self._kept
            return [partial(list, kept[part]) for part in _parts(len(kept))]
        count = -(-len(self.responses.persons) // self._rows)
        return [partial(self._cast, part) for part in _parts(count)]

    @property
    def complete(self) -> bool:
        """Every person answered every item."""
        return self.responses.complete

    @property
    def exact(self) -> bool:
        """Data are held in double precision."""
        return self.dtype is np.float64

    def _cast(self, part: slice = slice(None)) -> Iterator[Block]:
        persons, size = len(self.responses.persons), self._rows
        for number in range(-(-persons // size))[part]:
            start, stop = number * size, min((number + 1) * size, persons)
            yield self._sparse(start, stop) if self.sparse else self._dense(start, stop)

    def _dense(self, start: int, stop: int) -> Block:
        rows = self.responses.rows(start, stop)
        if self.complete:
            return Block(rows.astype(self.dtype), None, None, start)
        given = (rows >= 0).astype(self.dtype)
        return Block(np.maximum(rows, 0).astype(self.dtype), given, None, start)

    def _sparse(self, start: int, stop: int) -> Block:
        from scipy.sparse import csr_array  # type: ignore[import-untyped]

        rows = self.responses.rows(start, stop)
        person, item = np.nonzero(rows >= 0)
        right = rows[person, item] > 0

        def matrix(person: NDArray[Any], item: NDArray[Any]) -> Any:
            edges = np.searchsorted(person, np.arange(stop - start + 1)).astype(np.int32)
            ones = np.ones(item.size, self.dtype)
            return csr_array((ones, item.astype(np.int32), edges), shape=rows.shape)

        return Block(matrix(person[right], item[right]), matrix(person, item), None, start)


def _parts(blocks: int) -> list[slice]:
    """Cuts of so many blocks into at most `CHUNKS` runs."""
    edges = np.linspace(0, blocks, min(CHUNKS, blocks) + 1).astype(int)
    return [slice(int(low), int(high)) for low, high in pairwise(edges)]


def _product(matrix: Any, table: Floats) -> Floats:
    product: Floats = np.asarray(matrix @ table.astype(matrix.dtype, copy=False), dtype=np.float64)
    return product


def _by_score(responses: Responses) -> Iterator[Block]:
    """Rows merged by total score: mean answers, number of persons."""
    width = len(responses.items) + 1
    count = np.zeros(width)
    total = np.zeros((width, width - 1))
    for _, rows in responses.blocks():
        score = rows.sum(axis=1, dtype=np.int64)
        member = np.zeros((width, len(rows)), dtype=np.float32)
        member[score, np.arange(len(rows))] = 1
        count += member.sum(axis=1)
        total += member @ rows.astype(np.float32)
    met = count > 0
    yield Block(total[met] / count[met, None], None, count[met])


def _by_pattern(responses: Responses) -> Iterator[Block]:
    """Different rows, with how often each was met."""
    powers = 3 ** np.arange(len(responses.items), dtype=np.int64)
    key = np.concatenate([(rows + np.int64(1)) @ powers for _, rows in responses.blocks()])
    _, first, count = np.unique(key, return_index=True, return_counts=True)
    matrix = responses.matrix()[first]
    for start in range(0, len(first), BLOCK):
        rows = matrix[start : start + BLOCK]
        given = None if responses.complete else (rows >= 0).astype(np.float64)
        weight = count[start : start + BLOCK].astype(np.float64)
        yield Block(np.maximum(rows, 0).astype(np.float64), given, weight)
