"""Kinds of items: of equal parameters, so equally informative at any ability.

Where a pool has few kinds, as one of priors has, they are ranked in place of its items; which items
of a kind are eligible is a set of bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.bitsets import ALL, WORD, Words, nth_member
from pixsim.irt.logistic import information
from pixsim.rules.v3.items import ItemPool

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

MOST = 48
"""Kinds from which short lists of items are read faster."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a pool.

    Attributes
    ----------
    a, b : float64 arrays, shape (kind,)
    members : intp array, shape (kind, bit)
        Items of each kind, in pool order; -1 beyond the last.
    outside : uint64 array, shape (group, word × kind)
        Items that are not of a tube (or skill).
    of_open : tuple of uint64 arrays, shape (byte × word × kind,)
        Items of the open competences; for each eight competences, by the byte of their flags.
    """

    a: Floats
    b: Floats
    members: Ints
    outside: Words
    of_open: tuple[Words, ...]

    @property
    def words(self) -> int:
        """Words that hold the items of one kind."""
        return self.members.shape[1] // WORD

    def everything(self, candidates: int) -> Words:
        """Sets of all items, shape (candidate, word × kind)."""
        return np.full((candidates, self.words * self.a.size), ALL)


@lru_cache(maxsize=8)
def kinds_of(pool: ItemPool, one_per_tube: bool) -> Kinds | None:
    """The kinds of a pool; None where they are too many to be ranked one by one."""
    values, kind = np.unique(np.stack([pool.a, pool.b]), axis=1, return_inverse=True)
    kind = kind.reshape(-1)
    kinds = values.shape[1]
    if kinds > MOST:
        return None
    order = np.argsort(kind, kind="stable")
    size = np.bincount(kind)
    place = np.empty(kind.size, dtype=np.intp)
    place[order] = np.arange(kind.size) - np.repeat(np.cumsum(size) - size, size)
    words = -(-int(size.max()) // WORD)
    members = np.full((kinds, words * WORD), -1, dtype=np.intp)
    members[kind, place] = np.arange(kind.size)
    column = place // WORD * kinds + kind
    bit = np.left_shift(np.uint64(1), (place % WORD).astype(np.uint64))

    def sets(owner: Ints) -> Words:
        found = np.zeros((int(owner.max()) + 1, words * kinds), dtype=np.uint64)
        np.bitwise_or.at(found, (owner, column), bit)
        return found

    return Kinds(
        a=np.ascontiguousarray(values[0]),
        b=np.ascontiguousarray(values[1]),
        members=members,
        outside=~sets(pool.group(one_per_tube)),
        of_open=_of_open(sets(pool.competence)),
    )


def _of_open(sets: Words) -> tuple[Words, ...]:
    """Unions of sets, by bytes of flags of which are taken, the first the lowest bit."""
    tables = []
    for first in range(0, len(sets), 8):
        table = np.zeros((256, sets.shape[1]), dtype=np.uint64)
        for number, members in enumerate(sets[first : first + 8]):
            table[np.arange(256) >> number & 1 > 0] |= members
        tables.append(table.reshape(-1))
    return tuple(tables)


def choose_by_kind(
    kinds: Kinds, theta: Floats, competence: Bools, unasked: Words | None, place: Ints, items: Ints
) -> Ints:
    """Fill `items` with the item at a place of each candidate's ranking.

    Parameters
    ----------
    kinds : Kinds
    theta : float64 array, shape (candidate,)
    competence : bool array, shape (candidate, competence)
        Open competences.
    unasked : uint64 array, shape (candidate, word × kind), or None
        Items whose tube (or skill) is open; None: all.
    place : intp array, shape (candidate,)
        From 0, less than the number of eligible items.
    items : intp array, shape (candidate,)

    Returns
    -------
    intp array
        Candidates left to a scan of the pool: two kinds are exactly as informative, so that their
        items alternate, or the ability is NaN.
    """
    count = kinds.a.size
    reward = information(theta[:, None], kinds.a, kinds.b)
    opened = np.packbits(competence, axis=1, bitorder="little").astype(np.intp)
    opened *= kinds.words * count
    rows, left = np.arange(theta.size), place.astype(np.int64)
    pending: list[Ints] = []
    while rows.size:
        best = reward.argmax(axis=1)
        highest = reward.reshape(-1).take(np.arange(rows.size) * count + best)
        single = highest[:, None] == reward
        if np.count_nonzero(single) != rows.size:
            alone = np.count_nonzero(single, axis=1) == 1
            pending.append(rows[~alone])
            rows, left, reward, best = rows[alone], left[alone], reward[alone], best[alone]
        words = np.stack(
            [
                _set_of(kinds, number * count + best, rows, opened, unasked)
                for number in range(kinds.words)
            ]
        )
        number = np.bitwise_count(words).sum(axis=0, dtype=np.int64)
        here = np.flatnonzero(left < number)
        member = nth_member(words[:, here], left[here])
        items[rows[here]] = kinds.members[best[here], member]
        beyond = np.flatnonzero(left >= number)
        reward.reshape(-1)[np.arange(rows.size) * count + best] = -np.inf
        rows, left, reward = rows[beyond], (left - number)[beyond], reward[beyond]
    return np.concatenate(pending) if pending else np.empty(0, dtype=np.intp)


def _set_of(kinds: Kinds, column: Ints, rows: Ints, opened: Ints, unasked: Words | None) -> Words:
    """Eligible items, of one word of one kind for each candidate."""
    found = np.zeros(rows.size, dtype=np.uint64)
    for byte, table in enumerate(kinds.of_open):
        found |= table.take(opened[rows, byte] + column)
    if unasked is not None:
        found &= unasked.reshape(-1).take(rows * unasked.shape[1] + column)
    return found
