"""Responses of candidates to items: a wide 0/1 matrix or a tidy long table, checked.

Whatever cannot be used is told all at once in one `DataError`; whatever can be used but says less
than it seems (constant items, empty candidates, unconnected blocks) is told in `Responses.warnings`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.design_warnings import design_warnings
from pixsim.answers.findings import Finding
from pixsim.answers.raw import Repeats, fault, read_long, read_wide, some
from pixsim.problems import DataError

Bytes = NDArray[np.int8]
Ints = NDArray[np.int64]

MISSING = -1  # value of a place without an answer
BLOCK = 1024  # rows worked on at a time: about what the cache holds
SPARSE_BELOW = 0.02  # share of places answered below which index lists beat masks
LONG_COLUMNS = ("candidate", "item", "outcome")
ORDER = ("date", "sitting", "number")  # what tells which of two answers came first


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
    warnings : tuple of str
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
    warnings: tuple[str, ...] = ()

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


def read_responses(
    responses: Any, *, items: Sequence[str] | None = None, repeats: Repeats | None = None
) -> Responses:
    """Read and check responses of any form.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
        A wide matrix (person, item) of 0, 1 and missing (NaN, None, empty text), perhaps with a
        column ``candidate``; or a table with the columns ``candidate``, ``item`` and ``outcome``,
        one row an answer, such as `pixsim.responses` and `pixsim.simulate_responses` give. Outcomes
        may also be the codes of a sitting: ``ok`` counts as right, ``unanswered`` and
        ``neutralised`` as missing, the others as wrong.
    items : sequence of str, optional
        Names of the columns of a wide array.
    repeats : {"first", "last", "refuse"}, optional
        Which answer counts of a candidate who answered an item more than once, in the order of
        ``date``, ``sitting`` and ``number``. A later answer says more of memory than of ability:
        default first; refused where the table has no dates to tell which came first.

    Returns
    -------
    Responses

    Raises
    ------
    DataError
        Values other than 0 and 1, refused repeats, duplicated names, no answer at all; every fault
        is named.
    ValueError
        Columns of different lengths, unknown `repeats`.
    """
    if isinstance(responses, Responses):
        return responses
    columns = getattr(responses, "columns", responses if isinstance(responses, dict) else ())
    if not set(LONG_COLUMNS) <= {str(column) for column in columns}:
        values, names, persons = read_wide(responses, items)
        read = from_matrix(values, names, persons)
        return _with_warnings(read, design_warnings(read))
    if repeats not in (None, *get_args(Repeats)):
        raise ValueError(f"repeats: {repeats!r} is not one of {', '.join(get_args(Repeats))}")
    order = _order_of_time({name: responses[name] for name in ORDER if name in columns})
    keep = repeats or ("refuse" if order is None else "first")
    candidate, item, outcome = (responses[name] for name in LONG_COLUMNS)
    long = read_long(candidate, item, outcome, order, keep)
    read = from_triplets(long.person, long.item, long.outcome, long.items, long.persons)
    pairs = dict.fromkeys(long.repeated)
    repeated = (Finding(f"repeats_{keep}", pairs, len(long.repeated)),) if pairs else ()
    return _with_warnings(read, (*repeated, *design_warnings(read)))


def _order_of_time(columns: dict[str, Any]) -> NDArray[np.int64] | None:
    """Rows by date, sitting and number; None without dates."""
    import pandas as pd

    if "date" not in columns:
        return None
    table = pd.DataFrame({name: np.asarray(column) for name, column in columns.items()})
    dates = pd.to_datetime(table["date"], utc=True, format="ISO8601", errors="coerce")
    wrong = table["date"][dates.isna() & table["date"].notna()].astype(str)
    wrong = wrong[wrong.str.strip() != ""]
    if len(wrong):
        raise DataError([fault("date", "no_dates", error=some(wrong.unique()))])
    table["date"] = dates
    if dates.isna().all():
        return None
    return table.sort_values(list(table.columns), kind="stable").index.to_numpy()


def from_matrix(
    values: Bytes,
    items: tuple[str, ...],
    persons: Sequence[Hashable],
    warnings: tuple[str, ...] = (),
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
    warnings: tuple[str, ...] = (),
) -> Responses:
    """Responses of checked answers, one a place: a matrix, or index lists where answers are rare."""
    cells = len(persons) * len(items)
    if person.size >= SPARSE_BELOW * cells:
        values = np.full((len(persons), len(items)), MISSING, dtype=np.int8)
        values[person, item] = outcome
        return from_matrix(values, items, persons, warnings)
    order = np.lexsort((item, person))
    answered = np.bincount(person, minlength=len(persons))
    return Responses(
        items, persons, None, np.concatenate([[0], np.cumsum(answered)]),
        item[order].astype(np.int32), outcome[order],
        np.bincount(item, minlength=len(items)),
        np.bincount(item[outcome > 0], minlength=len(items)), answered, warnings,
    )  # fmt: skip


def _with_warnings(read: Responses, warnings: tuple[str, ...]) -> Responses:
    return Responses(
        read.items, read.persons, read.dense, read.indptr, read.indices, read.outcomes,
        read.n, read.right, read.answered, warnings,
    )  # fmt: skip
