"""Items of a pool as sets of bits, those of one kind side by side, and kinds in order.

Items of equal parameters, a *kind*, are equally informative at any ability; a calibrated pool has
as many kinds as items. The middle of the ability scale is cut into cells, in each of which kinds are
put in order once. Where the order is sure, an item is found by going down the eligible ones: by
kinds, whose items are counted a word at a time, or where these are many by items.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.bitsets import ALL, WORD, Words, nth_bit, packed
from pixsim.irt.logistic import information
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.shortlist import ABSOLUTE, RELATIVE

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
Bytes = NDArray[np.uint8]

CELLS = 8192
"""Of the middle of the ability scale, a multiple of `TOGETHER`."""

MIDDLE = 2 / 3
"""Share of the scale that is cut into cells; nearly all estimates lie there."""

TOGETHER = 128
"""Cells put in order at a time."""

WORDS = tuple(np.dtype(f"u{size}") for size in (2, 4, 8))
"""The shortest that holds so many bits is the quickest."""

BYTE = np.uint64(255)

LONGEST = 16
"""Places of a run within which items are ranked by their information."""

FEW_KINDS = 48
"""Kinds; more are gone down by items."""

STEPS = (12, 12, 24, 48, 64, 64, 32)
"""Items looked at in turn for candidates whose place is not found yet; each fits a word."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a pool, and its items as bits.

    Attributes
    ----------
    a, b : float64 arrays, shape (kind,)
        Their parameters.
    first, size : intp arrays, shape (kind,)
        Bit of the first item of each kind, and how many it has.
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
    outside : uint64 array, shape (group, word)
        Items that are not of a tube (or skill).
    inside : uint64 array, shape (competence, word)
        Items of a competence.
    competences : uint64 array, shape (1,)
        Competences that have items, as bits.
    of_open : uint64 array, shape (byte, 256, word)
        Items of the open competences: for each eight competences, by the byte of their flags.
    count_of_open : int64 array, shape (byte, 256)
        How many they are.
    """

    a: Floats
    b: Floats
    first: Ints
    size: Ints
    item: Ints
    place: Ints
    bit: Words
    word: Ints
    mask: Words
    outside: Words
    inside: Words
    competences: Words
    of_open: Words
    count_of_open: NDArray[np.int64]

    def everything(self, candidates: int) -> Words:
        """Sets of all items, shape (candidate, word)."""
        return np.full((candidates, self.outside.shape[1]), ALL)

    def of_competences(self, open_: Words) -> Words:
        """Items of competences given as bits, from shape (candidate,) to (candidate, word)."""
        found: Words = self.of_open[0].take(open_ & BYTE, axis=0)
        for byte in range(1, len(self.of_open)):
            found |= self.of_open[byte].take(open_ >> np.uint64(8 * byte) & BYTE, axis=0)
        return found

    def count_of_competences(self, open_: Words) -> NDArray[np.int64]:
        """How many items competences given as bits have, of the same shape."""
        found: NDArray[np.int64] = self.count_of_open[0].take(open_ & BYTE)
        for byte in range(1, len(self.count_of_open)):
            found += self.count_of_open[byte].take(open_ >> np.uint64(8 * byte) & BYTE)
        return found

    def competences_of(self, sets: Words) -> Words:
        """Competences that have items in sets, from (candidate, word) to bits, (candidate,)."""
        some: Bools = np.any(sets[:, None] & self.inside, axis=2)
        return packed(some)[:, 0]

    def holds(self, sets: Words, rows: Ints, columns: Ints) -> Bools:
        """Whether items are in sets.

        Parameters
        ----------
        sets : uint64 array, shape (candidate, word)
        rows : intp array, shape (row,)
            Candidates.
        columns : intp array, shape (row, column) or (1, column)
            Items.

        Returns
        -------
        bool array, shape (row, column)
        """
        cell = self.place.take(columns)
        cell = cell + np.repeat(rows * sets.shape[1], columns.shape[1]).reshape(rows.size, -1)
        found = sets.reshape(-1).take(cell)
        found &= self.bit.take(columns)
        held: Bools = found != 0
        return held

    def hold_each(self, sets: Words, items: Ints) -> Bools:
        """Whether each set has the item of its candidate, shapes (candidate, word), (candidate,)."""
        cell = self.place.take(items)
        cell += np.arange(0, sets.size, sets.shape[1])
        found = sets.reshape(-1).take(cell)
        found &= self.bit.take(items)
        held: Bools = found != 0
        return held

    def bits_of(self, sets: Words, rows: Ints, numbers: NDArray[np.integer]) -> Bytes:
        """1 where the item of a bit is in a set, else 0.

        Parameters
        ----------
        sets : uint64 array, shape (word, candidate)
        rows : intp array, shape (row,)
            Candidates.
        numbers : integer array, shape (place, row)
            Bits of items.
        """
        at = (numbers >> 3).astype(np.intp)
        if sys.byteorder == "big":
            at ^= 7
        at += rows * (8 * sets.shape[1])
        found: Bytes = sets.reshape(-1).view(np.uint8).take(at)  # less to move than words
        found >>= (numbers & 7).astype(np.uint8)
        found &= 1
        return found


@lru_cache(maxsize=8)
def kinds_of(pool: ItemPool, one_per_tube: bool) -> Kinds:
    """Lay out the items of a pool, once."""
    kind = pool.kind
    item = np.argsort(kind, kind="stable").astype(np.intp)
    number = np.empty(item.size, dtype=np.intp)
    number[item] = np.arange(item.size)
    words = -(-item.size // WORD)
    bit = np.left_shift(np.uint64(1), (number % WORD).astype(np.uint64))

    def sets(owner: Ints) -> Words:
        found = np.zeros((int(owner.max()) + 1, words), dtype=np.uint64)
        np.bitwise_or.at(found, (owner, number // WORD), bit)
        return found

    size = np.bincount(kind)
    start = np.cumsum(size) - size
    parts = int(((start + size - 1) // WORD - start // WORD).max()) + 1
    word = start // WORD + np.arange(parts)[:, None]
    nearest = np.minimum(word, words - 1)
    mask = np.zeros((parts, size.size), dtype=np.uint64)
    np.bitwise_or.at(mask, (number // WORD - word[0].take(kind), kind), bit)
    inside = sets(pool.competence)
    of_open = _of_open(inside)
    return Kinds(
        a=pool.kinds[0],
        b=pool.kinds[1],
        first=start,
        size=size,
        item=item,
        place=number // WORD,
        bit=bit,
        word=nearest,
        mask=mask,
        outside=~sets(pool.group(one_per_tube)),
        inside=inside,
        competences=packed((inside != 0).any(axis=1)[None])[:, 0],
        of_open=of_open,
        count_of_open=np.bitwise_count(of_open).sum(axis=2, dtype=np.int64),
    )


def _of_open(sets: Words) -> Words:
    """Unions of rows, by bytes of flags of which are taken, the first the lowest bit."""
    tables = np.zeros((-(-len(sets) // 8), 256, sets.shape[1]), dtype=np.uint64)
    for number, members in enumerate(sets):
        tables[number // 8, np.arange(256) >> number % 8 & 1 > 0] |= members
    return tables


@dataclass(frozen=True, slots=True)
class Orders:
    """How the items of a pool follow each other in cells of the middle of the ability scale.

    Attributes
    ----------
    low, high : float
        Ends of what is cut into `CELLS`.
    which : integer array, shape (place, cell)
        The most informative first: kinds, where there are few, else bits of items (see `Kinds`), those
        of one kind in pool order.
    length : uint8 array, shape (place × cell,)
        Of the run they lie in: all that come before it are more informative than all of it, and all
        that follow, listed or not, are less so, anywhere in the cell. 1 where their place is sure; 0
        where the run is longer than `LONGEST` or than the list.
    before : uint8 array, shape (place × cell,)
        How many of the run come before.
    """

    low: float
    high: float
    which: NDArray[np.integer]
    length: Bytes
    before: Bytes

    def cell(self, theta: Floats) -> Ints:
        """Cell of each ability; -1 outside them or NaN."""
        inside = (theta >= self.low) & (theta < self.high)
        place = (np.where(inside, theta, self.low) - self.low) * (CELLS / (self.high - self.low))
        return np.where(inside, np.minimum(place.astype(np.intp), CELLS - 1), -1)


@lru_cache(maxsize=8)
def orders_of(pool: ItemPool, one_per_tube: bool, low: float, high: float) -> Orders:
    """Put the items of a pool in order, once: a third of a second for 1,000 kinds.

    Parameters
    ----------
    pool : ItemPool
    one_per_tube : bool
    low, high : float
        Ends of the ability scale.
    """
    kinds = kinds_of(pool, one_per_tube)
    out = (high - low) * (1 - MIDDLE) / 2
    low, high = low + out, high - out
    edge = np.linspace(low, high, CELLS + 1)
    few = kinds.size.size <= FEW_KINDS
    width = kinds.size.size if few else min(sum(STEPS), len(pool))
    which = np.empty((width, CELLS), dtype=np.uint16 if len(pool) < 2**16 else np.int32)
    length, before = (np.empty((width, CELLS), dtype=np.uint8) for _ in range(2))
    for first in range(0, CELLS, TOGETHER):
        cells = slice(first, first + TOGETHER)
        order, cut = _in_order(kinds, edge[first : first + TOGETHER + 1], width)
        if not few:
            kind, member = _expanded(kinds.size, order, width)
            order = kinds.first.take(np.take_along_axis(order, kind, axis=1)) + member
            cut = _cut_within(cut, kind)
        which[:, cells] = order.T
        length[:, cells], before[:, cells] = (x.T for x in _runs(cut))
    return Orders(low, high, which, length.reshape(-1), before.reshape(-1))


def _in_order(kinds: Kinds, edge: Floats, width: int) -> tuple[Ints, Bools]:
    """The leading kinds of cells, at most so many, and whether a run ends there; (cell, kind)."""
    a, b = kinds.a, kinds.b
    slack = ABSOLUTE * np.square(a)
    ends = information(edge[:, None], a, b)
    nearest = np.clip(b, edge[:-1, None], edge[1:, None])
    most = information(nearest, a, b) * (1 + RELATIVE) + slack
    least = np.minimum(ends[:-1], ends[1:]) * (1 - RELATIVE) - slack
    middle = -(least + most)
    beyond = np.full((len(most), 1), -np.inf)  # no other follows the last
    if width < a.size:
        some = np.argpartition(middle, width, axis=1)
        beyond = np.take_along_axis(most, some[:, width:], axis=1).max(axis=1, keepdims=True)
        some = some[:, :width]
        place = np.argsort(np.take_along_axis(middle, some, axis=1), axis=1, kind="stable")
        order = np.take_along_axis(some, place, axis=1)
    else:
        order = np.argsort(middle, axis=1, kind="stable")
    most, least = np.take_along_axis(most, order, axis=1), np.take_along_axis(least, order, axis=1)
    later = np.concatenate([most[:, 1:], beyond], axis=1)
    later = np.maximum.accumulate(later[:, ::-1], axis=1)[:, ::-1]
    return order, np.minimum.accumulate(least, axis=1) > later


def _cut_within(cut: Bools, kind: Ints) -> Bools:
    """Ends of runs of items, given those of kinds: items of one that is a run are in order."""
    alone = cut.copy()
    alone[:, 1:] &= cut[:, :-1]
    inside = np.take_along_axis(alone, kind, axis=1)
    last = np.concatenate([kind[:, 1:] != kind[:, :-1], np.zeros((len(kind), 1), bool)], axis=1)
    return np.where(last, np.take_along_axis(cut, kind, axis=1), inside)


def _runs(cut: Bools) -> tuple[Ints, Ints]:
    """Length of the run of each place, 0 where too long, and its places before; (cell, place)."""
    at = np.arange(cut.shape[1])
    starts = np.zeros(cut.shape, dtype=np.intp)
    starts[:, 1:] = np.maximum.accumulate(np.where(cut, at + 1, 0), axis=1)[:, :-1]
    ends = np.where(cut, at, at.size + LONGEST)[:, ::-1]
    length = np.minimum.accumulate(ends, axis=1)[:, ::-1] - starts + 1
    length[length > LONGEST] = 0
    return length, np.where(length > 0, at - starts, 0)


def _expanded(size: Ints, order: Ints, width: int) -> tuple[Ints, Ints]:
    """From kinds in order to the first of their items: place of the kind and place in it, each row."""
    sizes = size.take(order)
    if (sizes == 1).all():
        place = np.broadcast_to(np.arange(width), (len(order), width))
        return place, np.zeros_like(place)
    end = np.cumsum(sizes, axis=1)
    start = np.concatenate([np.zeros((1, 1), dtype=np.intp), end[:-1, -1:]]).cumsum(axis=0)
    at = start + np.arange(width)
    kind = np.repeat(np.tile(np.arange(order.shape[1]), len(order)), sizes.reshape(-1)).take(at)
    return kind, np.arange(width) - np.take_along_axis(end - sizes, kind, axis=1)


@dataclass(frozen=True, slots=True)
class Unsure:
    """Candidates whose item the order of a cell does not tell, arrays of shape (row,).

    Attributes
    ----------
    rows : intp array
        Candidates.
    place : intp array
        Place × cell of an item in the run to be ranked; -1 where there is none.
    """

    rows: Ints
    place: Ints


def choose_in_order(
    kinds: Kinds, orders: Orders, theta: Floats, sets: Words, place: Ints, items: Ints
) -> Unsure:
    """Fill `items` with the item at a place of each candidate's ranking, where its cell's order is sure.

    Parameters
    ----------
    kinds : Kinds
    orders : Orders
        Of the same pool.
    theta : float64 array, shape (candidate,)
    sets : uint64 array, shape (candidate, word)
        Eligible items.
    place : intp array, shape (candidate,)
        From 0, less than the number of eligible items.
    items : intp array, shape (candidate,)

    Returns
    -------
    Unsure
        The other candidates.
    """
    cell = orders.cell(theta)
    out = np.flatnonzero(cell < 0)
    rows = np.flatnonzero(cell >= 0) if out.size else np.arange(theta.size)
    go_down = _by_kinds if kinds.size.size <= FEW_KINDS else _by_items
    left, at = go_down(kinds, orders, cell.take(rows), sets, place.take(rows), rows, items)
    found = np.concatenate([np.empty(0, dtype=np.intp), *at])
    rows = np.concatenate([*left, out])
    return Unsure(rows, np.concatenate([found, np.full(rows.size - found.size, -1)]))


def _by_kinds(
    kinds: Kinds, orders: Orders, cell: Ints, sets: Words, place: Ints, rows: Ints, items: Ints
) -> tuple[list[Ints], list[Ints]]:
    """As `choose_in_order`, for candidates in cells: their items are counted kind by kind.

    Returns
    -------
    left : list of intp arrays
        Candidates whose item is not found.
    places : list of intp arrays
        None: runs are of kinds.
    """
    flat, wide = sets.reshape(-1), sets.shape[1]
    left = []
    for rank, which in enumerate(orders.which):
        if not rows.size:
            break
        kind = which.take(cell).astype(np.intp)
        for words, masks in zip(kinds.word, kinds.mask, strict=True):
            word = words.take(kind)
            found = flat.take(rows * wide + word)
            found &= masks.take(kind)
            count = np.bitwise_count(found)
            ends = place < count
            here, on = np.flatnonzero(ends), np.flatnonzero(~ends)
            who = rows.take(here)
            bit = nth_bit(found.take(here), place.take(here))
            items[who] = kinds.item.take(WORD * word.take(here) + bit)
            left.append(who[orders.length.take(rank * CELLS + cell.take(here)) != 1])
            place = (place - count).take(on)
            rows, cell, kind = rows.take(on), cell.take(on), kind.take(on)
            if not rows.size:
                break
    return left, []


def _by_items(
    kinds: Kinds, orders: Orders, cell: Ints, sets: Words, place: Ints, rows: Ints, items: Ints
) -> tuple[list[Ints], list[Ints]]:
    """As `choose_in_order`, for candidates in cells: some items at a time, as bits of a word.

    Returns
    -------
    left : list of intp arrays
        Candidates whose item is not found.
    places : list of intp arrays
        Place × cell of the item at the place wanted, for all but the last of `left`.
    """
    first = 0
    left, places = [], []
    for step in STEPS:
        if not rows.size or first == len(orders.which):
            break
        number = orders.which[first : first + step].take(cell, axis=1)
        word = next(kind for kind in WORDS if len(number) <= 8 * kind.itemsize)
        held: NDArray[np.unsignedinteger] = kinds.bits_of(sets, rows, number).astype(word)
        held <<= np.arange(len(held), dtype=word)[:, None]
        eligible = np.bitwise_or.reduce(held, axis=0).astype(np.uint64)
        count = np.bitwise_count(eligible)
        ends = place < count
        here, on = np.flatnonzero(ends), np.flatnonzero(~ends)
        rank = nth_bit(eligible.take(here), place.take(here))
        who = rows.take(here)
        items[who] = kinds.item.take(number.reshape(-1).take(rank * rows.size + here))
        at = (first + rank) * CELLS + cell.take(here)
        unsure = np.flatnonzero(orders.length.take(at) != 1)
        left.append(who.take(unsure))
        places.append(at.take(unsure))
        place = (place - count).take(on)
        rows, cell = rows.take(on), cell.take(on)
        first += len(number)
    return [*left, rows], places
