"""Items of a pool as sets of bits, those of one kind side by side.

Items of equal parameters, a *kind*, are equally informative at any ability. Where a pool has few
kinds, as one of priors has, they are ranked in place of its items.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.bitsets import ALL, WORD, Words, nth_member
from pixsim.irt.logistic import information
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.shortlist import shortlists

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

NEAREST = 8
"""Kinds that are ranked first, for each candidate."""


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
        found = sets.reshape(-1).take(cell + rows[:, None])
        found &= self.bit.take(columns)
        shared: NDArray[np.bool_] = found.view(np.int64) != 0
        return shared


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
    inside = np.minimum(word, words - 1)
    return Kinds(
        pool=_pool_of(*values),
        item=item,
        place=number // WORD,
        bit=bit,
        word=inside,
        mask=np.where(word < words, of_kind[inside, np.arange(len(values[0]))], np.uint64(0)),
        outside=~sets(pool.group(one_per_tube)),
        of_open=_of_open(sets(pool.competence)),
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


def choose_by_kind(
    kinds: Kinds, low: float, high: float, theta: Floats, sets: Words, place: Ints, items: Ints
) -> Ints:
    """Fill `items` with the item at a place of each candidate's ranking.

    The kinds that are most informative around the estimate are ranked, and believed where none left
    out can reach the information found; else all are.

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
    rows = np.arange(theta.size)
    if len(kinds.pool) > NEAREST:
        lists = shortlists(kinds.pool, low, high, (NEAREST,))
        cell = lists.cell(theta)
        outside = np.flatnonzero(cell < 0)
        inside = np.flatnonzero(cell >= 0) if outside.size else rows
        cell = cell.take(inside)
        near, bound = lists.tiers[0].items.take(cell, axis=0), lists.tiers[0].cut.take(cell)
        left = _walk(kinds, near, bound, theta, sets, place, inside, items)
        rows = np.concatenate([outside, left])
    if not rows.size:
        return rows
    every = np.broadcast_to(np.arange(len(kinds.pool)), (rows.size, len(kinds.pool)))
    nothing = np.full(rows.size, -np.inf)
    return _walk(kinds, every, nothing, theta, sets, place, rows, items)


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
    reward = information(
        theta.take(rows)[:, None], kinds.pool.a.take(columns), kinds.pool.b.take(columns)
    )
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
        found = np.stack(
            [
                sets.reshape(-1).take(word.take(kind) * theta.size + rows) & mask.take(kind)
                for word, mask in zip(kinds.word, kinds.mask, strict=True)
            ]
        )
        number = np.bitwise_count(found).sum(axis=0, dtype=np.int64)
        ends = left < number
        here = np.flatnonzero(ends)
        member = nth_member(found.take(here, axis=1), left.take(here))
        items[rows.take(here)] = kinds.item[WORD * kinds.word[0].take(kind.take(here)) + member]
        reward.reshape(-1)[cell] = -np.inf
        beyond = np.flatnonzero(~ends)
        left = (left - number).take(beyond)
        rows, bound = rows.take(beyond), bound.take(beyond)
        reward, columns = reward.take(beyond, axis=0), columns.take(beyond, axis=0)
    return np.concatenate(pending) if pending else np.empty(0, dtype=np.intp)
