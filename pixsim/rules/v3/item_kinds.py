"""Items of a pool as sets of bits, those of one kind side by side.

Items of equal parameters, a *kind*, are equally informative at any ability; a calibrated pool has
as many kinds as items.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.foundation.bitsets import ALL, WORD, Words, pack_bits
from pixsim.rules.v3.equal_items import Equals
from pixsim.rules.v3.items import ItemPool

Bytes = NDArray[np.uint8]

BYTE = np.uint64(255)


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
    first_word : intp array, shape (kind,)
        The first of the words that hold the items of a kind, one after the other.
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
    first: Indices
    size: Indices
    item: Indices
    place: Indices
    bit: Words
    first_word: Indices
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
        return pack_bits(some)[:, 0]

    def holds(self, sets: Words, rows: Indices, columns: Indices) -> Bools:
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

    def hold_each(self, sets: Words, items: Indices) -> Bools:
        """Whether each set has the item of its candidate, shapes (candidate, word), (candidate,)."""
        cell = self.place.take(items)
        cell += np.arange(0, sets.size, sets.shape[1])
        found = sets.reshape(-1).take(cell)
        found &= self.bit.take(items)
        held: Bools = found != 0
        return held

    def equals(self, sets: Words, rows: Indices, kind: Indices) -> Equals:
        """The items of one kind in the sets of some candidates.

        Parameters
        ----------
        sets : uint64 array, shape (candidate, word)
        rows : intp array, shape (row,)
            Candidates.
        kind : intp array, shape (row,)
            Of each.
        """
        first, flat = self.first_word.take(kind), sets.reshape(-1)
        start = rows * sets.shape[1] + first
        parts: list[Words] = [
            flat.take(start + number, mode="clip") & mask.take(kind)  # none beyond its last word
            for number, mask in enumerate(self.mask)
        ]
        return Equals(parts, first)

    def bits_of(self, sets: Words, rows: Indices, numbers: NDArray[np.integer]) -> Bytes:
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

    def sets(owner: Indices) -> Words:
        found = np.zeros((int(owner.max()) + 1, words), dtype=np.uint64)
        np.bitwise_or.at(found, (owner, number // WORD), bit)
        return found

    size = np.bincount(kind)
    start = np.cumsum(size) - size
    parts = int(((start + size - 1) // WORD - start // WORD).max()) + 1
    mask = np.zeros((parts, size.size), dtype=np.uint64)
    np.bitwise_or.at(mask, (number // WORD - (start // WORD).take(kind), kind), bit)
    inside = sets(pool.competence)
    of_open = _kinds_of_open_items(inside)
    return Kinds(
        a=pool.kinds[0],
        b=pool.kinds[1],
        first=start,
        size=size,
        item=item,
        place=number // WORD,
        bit=bit,
        first_word=start // WORD,
        mask=mask,
        outside=~sets(pool.group(one_per_tube)),
        inside=inside,
        competences=pack_bits((inside != 0).any(axis=1)[None])[:, 0],
        of_open=of_open,
        count_of_open=np.bitwise_count(of_open).sum(axis=2, dtype=np.int64),
    )


def _kinds_of_open_items(sets: Words) -> Words:
    """Unions of rows, by bytes of flags of which are taken, the first the lowest bit."""
    tables = np.zeros((-(-len(sets) // 8), 256, sets.shape[1]), dtype=np.uint64)
    for number, members in enumerate(sets):
        tables[number // 8, np.arange(256) >> number % 8 & 1 > 0] |= members
    return tables
