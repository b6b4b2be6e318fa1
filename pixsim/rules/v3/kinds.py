"""Items of a pool as sets of bits, those of one kind side by side.

Items of equal parameters, a *kind*, are equally informative at any ability. Where a pool has few
kinds, as one of priors has, they are ranked in place of its items.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.bitsets import ALL, WORD, Words, nth_member, packed
from pixsim.irt.logistic import information
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.shortlist import ABSOLUTE, RELATIVE, shortlists

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

NEAREST = 8
"""Kinds that are ranked first, for each candidate."""

CELLS = 8192
"""Of the ability scale, in each of which kinds are put in order once."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a pool, and its items as bits.

    Attributes
    ----------
    pool : ItemPool
        One item of each kind.
    item : intp array, shape (bit,)
        Items by kind, in pool order within a kind.
    place : intp array, shape (item,)
        Word that holds each item.
    bit : uint64 array, shape (item,)
        Its bit there.
    word : intp array, shape (part, kind)
        Words that hold the items of a kind, one after the other.
    mask : uint64 array, shape (part, kind)
        Its bits there; none in words beyond its last.
    outside : uint64 array, shape (word, group)
        Items that are not of a tube (or skill).
    inside : uint64 array, shape (word, competence)
        Items of a competence.
    competences : uint64 array, shape (1,)
        Competences that have items, as bits.
    of_open : uint64 array, shape (byte, word, 256)
        Items of the open competences: for each eight competences, by the byte of their flags.
    """

    pool: ItemPool
    item: Ints
    place: Ints
    bit: Words
    word: Ints
    mask: Words
    outside: Words
    inside: Words
    competences: Words
    of_open: Words

    def everything(self, candidates: int) -> Words:
        """Sets of all items, shape (word, candidate)."""
        return np.full((self.outside.shape[0], candidates), ALL)

    def of_competences(self, open_: Words) -> Words:
        """Items of competences given as bits, from shape (candidate,) to (word, candidate)."""
        found = np.zeros((self.outside.shape[0], open_.size), dtype=np.uint64)
        for byte, table in enumerate(self.of_open):
            found |= table.take((open_ >> np.uint64(8 * byte)).astype(np.uint8), axis=1)
        return found

    def competences_of(self, sets: Words) -> Words:
        """Competences that have items in sets, from (word, candidate) to bits, (candidate,)."""
        some: Bools = np.any(sets[:, :, None] & self.inside[:, None, :], axis=0)
        return packed(some)[:, 0]

    def holds(self, sets: Words, rows: Ints, columns: Ints) -> Bools:
        """Whether items are in sets.

        Parameters
        ----------
        sets : uint64 array, shape (word, candidate)
        rows : intp array, shape (row,)
            Candidates.
        columns : intp array, shape (row, column) or (1, column)
            Items.

        Returns
        -------
        bool array, shape (row, column)
        """
        cell = (self.place * sets.shape[1]).take(columns)
        cell = cell + np.repeat(rows, columns.shape[1]).reshape(rows.size, -1)
        found = sets.reshape(-1).take(cell)
        found &= self.bit.take(columns)
        held: Bools = found != 0
        return held


@lru_cache(maxsize=8)
def kinds_of(pool: ItemPool, one_per_tube: bool) -> Kinds:
    """Lay out the items of a pool, once."""
    values, kind = np.unique(np.stack([pool.a, pool.b]), axis=1, return_inverse=True)
    kind = kind.reshape(-1).astype(np.intp)
    item = np.argsort(kind, kind="stable").astype(np.intp)
    number = np.empty(item.size, dtype=np.intp)
    number[item] = np.arange(item.size)
    words = -(-item.size // WORD)
    bit = np.left_shift(np.uint64(1), (number % WORD).astype(np.uint64))

    def sets(owner: Ints) -> Words:
        found = np.zeros((words, int(owner.max()) + 1), dtype=np.uint64)
        np.bitwise_or.at(found, (number // WORD, owner), bit)
        return found

    of_kind = sets(kind)
    first = (of_kind != 0).argmax(axis=0)
    parts = int((of_kind != 0).sum(axis=0).max())
    word = first + np.arange(parts)[:, None]
    nearest = np.minimum(word, words - 1)
    inside = sets(pool.competence)
    return Kinds(
        pool=_pool_of(*values),
        item=item,
        place=number // WORD,
        bit=bit,
        word=nearest,
        mask=np.where(word < words, of_kind[nearest, np.arange(len(values[0]))], np.uint64(0)),
        outside=~sets(pool.group(one_per_tube)),
        inside=inside,
        competences=packed((inside != 0).any(axis=0, keepdims=True))[:, 0],
        of_open=_of_open(inside),
    )


def _pool_of(a: Floats, b: Floats) -> ItemPool:
    number = np.arange(a.size)
    return ItemPool(a, b, np.zeros_like(number), number, number)


def _of_open(sets: Words) -> Words:
    """Unions of columns, by bytes of flags of which are taken, the first the lowest bit."""
    tables = np.zeros((-(-sets.shape[1] // 8), sets.shape[0], 256), dtype=np.uint64)
    for number, members in enumerate(sets.T):
        tables[number // 8, :, np.arange(256) >> number % 8 & 1 > 0] |= members
    return tables


@dataclass(frozen=True, slots=True)
class Orders:
    """How kinds follow each other in cells of the ability scale, as far as it is sure.

    Attributes
    ----------
    low, high : float
        Ends of the scale cut into `CELLS`.
    kind : uint16 array, shape (cell × kind,)
        The most informative first.
    sure : intp array, shape (cell,)
        Kinds that, anywhere in the cell, are more informative than all that follow, from the first.
    """

    low: float
    high: float
    kind: NDArray[np.uint16]
    sure: Ints


@lru_cache(maxsize=8)
def orders_of(pool: ItemPool, low: float, high: float) -> Orders:
    """Order the kinds of a pool, once."""
    edge = np.linspace(low, high, CELLS + 1)[:, None]
    slack = ABSOLUTE * np.square(pool.a)
    nearest = np.clip(pool.b, edge[:-1], edge[1:])
    most = information(nearest, pool.a, pool.b) * (1 + RELATIVE) + slack
    ends = information(edge, pool.a, pool.b)
    least = np.minimum(ends[:-1], ends[1:]) * (1 - RELATIVE) - slack
    kind = np.argsort(-(least + most), axis=1, kind="stable")
    most = np.take_along_axis(most, kind, axis=1)
    least = np.take_along_axis(least, kind, axis=1)
    later = np.full_like(most, -np.inf)  # no other follows the last
    later[:, :-1] = np.maximum.accumulate(most[:, :0:-1], axis=1)[:, ::-1]
    sure = np.logical_and.accumulate(least > later, axis=1).sum(axis=1, dtype=np.intp)
    return Orders(low, high, kind.astype(np.uint16).reshape(-1), sure)


def choose_by_kind(
    kinds: Kinds, low: float, high: float, theta: Floats, sets: Words, place: Ints, items: Ints
) -> Ints:
    """Fill `items` with the item at a place of each candidate's ranking.

    The order of kinds is read from tables of the cells of the scale where it is sure. Else those that
    are most informative around the estimate are ranked, and believed where none left out can reach
    the information found; else all are.

    Parameters
    ----------
    kinds : Kinds
    low, high : float
        Scale on which most estimates lie.
    theta : float64 array, shape (candidate,)
    sets : uint64 array, shape (word, candidate)
        Eligible items.
    place : intp array, shape (candidate,)
        From 0, less than the number of eligible items.
    items : intp array, shape (candidate,)

    Returns
    -------
    intp array
        Candidates left to a scan of the pool: two kinds are exactly as informative, so that their
        items alternate, or the ability is NaN.
    """
    rows = _read(kinds, orders_of(kinds.pool, low, high), theta, sets, place, items)
    if rows.size and len(kinds.pool) > NEAREST:
        lists = shortlists(kinds.pool, low, high, (NEAREST,))
        cell = lists.cell(theta.take(rows))
        inside, outside = rows[cell >= 0], rows[cell < 0]
        cell = cell[cell >= 0]
        near, bound = lists.tiers[0].items.take(cell, axis=0), lists.tiers[0].cut.take(cell)
        left = _walk(kinds, near, bound, theta, sets, place, inside, items)
        rows = np.concatenate([outside, left])
    if not rows.size:
        return rows
    every = np.broadcast_to(np.arange(len(kinds.pool)), (rows.size, len(kinds.pool)))
    nothing = np.full(rows.size, -np.inf)
    return _walk(kinds, every, nothing, theta, sets, place, rows, items)


def _read(
    kinds: Kinds, orders: Orders, theta: Floats, sets: Words, place: Ints, items: Ints
) -> Ints:
    """Go down the kinds in the order of each candidate's cell, to the one that holds the place wanted.

    Returns
    -------
    intp array
        Candidates for whom the order is not sure so far.
    """
    scale = CELLS / (orders.high - orders.low)
    inside = (theta >= orders.low) & (theta < orders.high)
    cell = np.minimum(
        (np.where(inside, theta - orders.low, 0.0) * scale).astype(np.intp), CELLS - 1
    )
    sure = np.where(inside, orders.sure.take(cell), 0)
    cell *= len(kinds.pool)
    rows, left, rank = np.arange(theta.size), place, 0
    pending: list[Ints] = []
    while rows.size:
        if (sure <= rank).any():
            pending.append(rows[sure <= rank])
            on = np.flatnonzero(sure > rank)
            rows, left, sure, cell = rows.take(on), left.take(on), sure.take(on), cell.take(on)
        kind = orders.kind.take(cell + rank).astype(np.intp)
        beyond, number = _settle(kinds, sets, kind, left, rows, items)
        left = (left - number).take(beyond)
        rows, sure, cell = rows.take(beyond), sure.take(beyond), cell.take(beyond)
        rank += 1
    return np.concatenate(pending) if pending else np.empty(0, dtype=np.intp)


def _settle(
    kinds: Kinds, sets: Words, kind: Ints, left: Ints, rows: Ints, items: Ints
) -> tuple[Ints, NDArray[np.int64]]:
    """Fill `items` where a candidate's kind holds the place wanted among its eligible items.

    Parameters
    ----------
    kind, left, rows : intp arrays, shape (row,)
        Kind, place among its items, candidate.

    Returns
    -------
    beyond : intp array
        Rows whose kind has fewer items.
    number : int64 array, shape (row,)
        Eligible items of the kind.
    """
    flat, width = sets.reshape(-1), sets.shape[1]
    found = np.stack(
        [
            flat.take(word.take(kind) * width + rows) & mask.take(kind)
            for word, mask in zip(kinds.word, kinds.mask, strict=True)
        ]
    )
    number = np.bitwise_count(found).sum(axis=0, dtype=np.int64)
    ends = left < number
    here = np.flatnonzero(ends)
    member = nth_member(found.take(here, axis=1), left.take(here))
    items[rows.take(here)] = kinds.item[WORD * kinds.word[0].take(kind.take(here)) + member]
    return np.flatnonzero(~ends), number


def _walk(
    kinds: Kinds,
    columns: Ints,
    bound: Floats,
    theta: Floats,
    sets: Words,
    place: Ints,
    rows: Ints,
    items: Ints,
) -> Ints:
    """Go down the kinds of `columns`, best first, to the one that holds the place wanted.

    Parameters
    ----------
    columns : intp array, shape (row, column)
        Kinds.
    bound : float64 array, shape (row,)
        What the information of other kinds does not exceed.
    rows : intp array, shape (row,)
        Candidates; the other arguments as in `choose_by_kind`.

    Returns
    -------
    intp array
        Candidates for whom this does not decide.
    """
    width = columns.shape[1]
    at = np.repeat(theta.take(rows), width).reshape(columns.shape)  # faster than to broadcast
    reward = information(at, kinds.pool.a.take(columns), kinds.pool.b.take(columns))
    left = place.take(rows)
    pending: list[Ints] = []
    while rows.size:
        best = reward.argmax(axis=1)
        cell = np.arange(rows.size) * width + best
        value = reward.reshape(-1).take(cell)
        same = value[:, None] == reward
        sure = value > bound
        if not sure.all() or np.count_nonzero(same) != rows.size:
            sure &= np.count_nonzero(same, axis=1) == 1
            pending.append(rows[~sure])
            rows, left, bound, best = rows[sure], left[sure], bound[sure], best[sure]
            reward, columns = reward[sure], columns[sure]
            cell = np.arange(rows.size) * width + best
        kind = columns.reshape(-1).take(cell)
        beyond, number = _settle(kinds, sets, kind, left, rows, items)
        reward.reshape(-1)[cell] = -np.inf
        left = (left - number).take(beyond)
        rows, bound = rows.take(beyond), bound.take(beyond)
        reward, columns = reward.take(beyond, axis=0), columns.take(beyond, axis=0)
    return np.concatenate(pending) if pending else np.empty(0, dtype=np.intp)
