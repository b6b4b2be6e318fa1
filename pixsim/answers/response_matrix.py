"""Responses of persons to items in memory: a matrix, or index lists where answers are rare."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.findings import Finding
from pixsim.foundation.arrays import Bytes, Ints

MISSING = -1  # value of a place without an answer
BLOCK = 1024  # rows worked on at a time: about what the cache holds
SPARSE_BELOW = 0.02  # share of places answered below which index lists beat masks


@dataclass(frozen=True, slots=True)
class Responses:
    """Answers of persons to items, right or wrong, with holes.

    Attributes
    ----------
    items : tuple of str
    persons : sequence
        Labels of the candidates, in the order of the rows.
    dense : int8 array, shape (person, item), or None
        1 right, 0 wrong, -1 not answered; None when kept as index lists.
    indptr, indices, outcomes : arrays or None
        Compressed rows: the answers of person i are ``indices[indptr[i]:indptr[i + 1]]``.
    n : int64 array, shape (item,)
        Answers to each item.
    right : int64 array, shape (item,)
        Right answers to each item.
    answered : int64 array, shape (person,)
        Items answered by each person.
    warnings : tuple of Finding
    """

    items: tuple[str, ...]
    persons: Sequence[Hashable]
    dense: Bytes | None
    indptr: Ints | None
    indices: NDArray[np.int32] | None
    outcomes: Bytes | None
    n: Ints
    right: Ints
    answered: Ints
    warnings: tuple[Finding, ...] = ()

    @property
    def complete(self) -> bool:
        """Every person answered every item."""
        return bool((self.answered == len(self.items)).all())

    @property
    def total(self) -> int:
        """Number of answers."""
        return int(self.n.sum())

    def rows(self, start: int, stop: int) -> Bytes:
        """Answers of persons `start` to `stop` as an int8 array (person, item), -1 where none."""
        if self.dense is not None:
            return self.dense[start:stop]
        assert self.indptr is not None
        assert self.indices is not None
        assert self.outcomes is not None
        stop = min(stop, len(self.persons))
        low, high = self.indptr[start], self.indptr[stop]
        row = np.repeat(np.arange(stop - start), np.diff(self.indptr[start : stop + 1]))
        block = np.full((stop - start, len(self.items)), MISSING, dtype=np.int8)
        block[row, self.indices[low:high]] = self.outcomes[low:high]
        return block

    def blocks(self, size: int = BLOCK) -> Iterator[tuple[slice, Bytes]]:
        """Consecutive blocks of rows, with the persons they hold."""
        for start in range(0, len(self.persons), size):
            stop = min(start + size, len(self.persons))
            yield slice(start, stop), self.rows(start, stop)

    def matrix(self) -> Bytes:
        """All answers as one int8 array (person, item), -1 where there is none."""
        return self.rows(0, len(self.persons))

    def select(self, keep: NDArray[np.bool_]) -> Responses:
        """The same persons with some of the items.

        Parameters
        ----------
        keep : bool array, shape (item,)
        """
        if keep.all():
            return self
        names = tuple(name for name, kept in zip(self.items, keep, strict=True) if kept)
        if self.dense is not None:
            return from_matrix(self.dense[:, keep], names, self.persons, self.warnings)
        assert self.indptr is not None
        assert self.indices is not None
        assert self.outcomes is not None
        person = np.repeat(np.arange(len(self.persons)), np.diff(self.indptr))
        kept = keep[self.indices]
        item = (np.cumsum(keep) - 1)[self.indices[kept]]
        return from_triplets(
            person[kept], item, self.outcomes[kept], names, self.persons, self.warnings
        )


def from_matrix(
    values: Bytes,
    items: tuple[str, ...],
    persons: Sequence[Hashable],
    warnings: tuple[Finding, ...] = (),
) -> Responses:
    """Responses of a checked int8 matrix (person, item), -1 where there is no answer."""
    n = np.zeros(len(items), dtype=np.int64)
    right = np.zeros(len(items), dtype=np.int64)
    answered = np.empty(len(persons), dtype=np.int64)
    full = values.size > 0 and values.min() >= 0
    for start in range(0, len(persons), BLOCK):
        block = values[start : start + BLOCK]
        if full:  # most calibrations: no mask to build
            answered[start : start + BLOCK] = len(items)
            n += len(block)
            right += block.sum(axis=0, dtype=np.int16)
            continue
        given = block >= 0
        answered[start : start + BLOCK] = given.sum(axis=1)
        n += given.sum(axis=0)
        right += (block > 0).sum(axis=0)
    return Responses(items, persons, values, None, None, None, n, right, answered, warnings)


def from_triplets(
    person: NDArray[np.integer],
    item: NDArray[np.integer],
    outcome: Bytes,
    items: tuple[str, ...],
    persons: Sequence[Hashable],
    warnings: tuple[Finding, ...] = (),
) -> Responses:
    """Responses of checked answers, one per cell: a matrix, or index lists where they are rare."""
    cells = len(persons) * len(items)
    if person.size >= SPARSE_BELOW * cells:
        values = np.full((len(persons), len(items)), MISSING, dtype=np.int8)
        values[person, item] = outcome
        return from_matrix(values, items, persons, warnings)
    order = np.lexsort((item, person))
    answered = np.bincount(person, minlength=len(persons))
    return Responses(
        items,
        persons,
        None,
        np.concatenate([[0], np.cumsum(answered)]),
        item[order].astype(np.int32),
        outcome[order],
        np.bincount(item, minlength=len(items)),
        np.bincount(item[outcome > 0], minlength=len(items)),
        answered,
        warnings,
    )
