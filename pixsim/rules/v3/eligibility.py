"""Which items may be asked next (rules/README.md, Eligible items)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Indices
from pixsim.foundation.bitsets import ALL, Words, pack_bits
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.item_kinds import kinds_of
from pixsim.rules.v3.items import ItemPool, group_sizes

NONE = np.uint64(0)
ONE = np.uint64(1)


class Trail:
    """What a batch of candidates has been asked.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    candidates : int

    Attributes
    ----------
    visited : uint64 array, shape (candidate,)
        Competences, as bits.
    left : int32 array, shape (candidate, competence)
        Items of the pool whose tube (or skill) has not been asked.
    unasked : uint64 array, shape (candidate, word)
        The same items, as bits (see `Kinds`).
    recent : list of uint64 arrays of shape (candidate,)
        Competences of the latest answers as bits, at most ``rules.competence_gap``.
    """

    def __init__(self, rules: V3, pool: ItemPool, candidates: int) -> None:
        self._rules, self._pool = rules, pool
        self._group = pool.group(rules.one_per_tube)
        self._sizes = group_sizes(pool, rules.one_per_tube)
        self._kinds = kinds_of(pool, rules.one_per_tube)
        self._row = np.arange(candidates)
        self.left = np.repeat(self._sizes.sum(axis=0, dtype=np.int32)[None], candidates, axis=0)
        self.unasked = self._kinds.everything(candidates)
        self.visited = np.zeros(candidates, dtype=np.uint64)
        self.recent: list[Words] = []

    def record(self, items: Indices) -> None:
        """Note the item each candidate has answered, shape (candidate,)."""
        competence, group = self._pool.competence.take(items), self._group.take(items)
        lost = self._sizes.take(group, axis=0)
        fresh = self._kinds.hold_each(self.unasked, items)
        if not fresh.all():
            lost[~fresh] = 0
        self.left -= lost
        self.unasked &= self._kinds.outside.take(group, axis=0)
        bit = np.left_shift(ONE, competence.astype(np.uint64))
        self.visited |= bit
        if self._rules.competence_gap:
            self.recent = [*self.recent, bit][-self._rules.competence_gap :]

    @classmethod
    def of(cls, rules: V3, pool: ItemPool, items: Indices, count: Indices) -> Trail:
        """Trail of whole histories, as many answers each as `count` says.

        Parameters
        ----------
        rules : V3
        pool : ItemPool
        items : intp array, shape (candidate, answer)
            Items answered, in order; padding follows.
        count : integer array, shape (candidate,)
        """
        trail = cls(rules, pool, count.size)
        row, place = np.nonzero(np.arange(items.shape[1]) < count[:, None])
        used = np.zeros((count.size, len(trail._sizes)), dtype=bool)
        used[row, trail._group[items[row, place]]] = True
        bit = np.left_shift(ONE, pool.competence.astype(np.uint64))
        np.bitwise_or.at(trail.visited, row, bit[items[row, place]])
        row, group = np.nonzero(used)
        np.subtract.at(trail.left, row, trail._sizes[group])
        np.bitwise_and.at(trail.unasked, row, trail._kinds.outside[group])
        for back in range(1, 1 + min(rules.competence_gap, items.shape[1])):
            latest = items[trail._row, np.maximum(count - back, 0)]
            trail.recent.append(np.where(count >= back, bit[latest], NONE))
        return trail


@dataclass(frozen=True, slots=True)
class Eligible:
    """Items that may be asked: those of an open group, in an open competence, and available.

    Attributes
    ----------
    competence : uint64 array, shape (candidate,)
        Open competences, as bits.
    items : uint64 array, shape (candidate, word)
        Eligible items, as bits (see `Kinds`).
    count : int64 array, shape (candidate,)
        How many there are.
    """

    competence: Words
    items: Words
    count: NDArray[np.int64]

    def rows(self, rows: slice | Indices) -> Eligible:
        """Those of some candidates."""
        return Eligible(self.competence[rows], self.items[rows], self.count[rows])

    def mask(self, rules: V3, pool: ItemPool, rows: Indices, columns: Indices) -> Bools:
        """Whether items may be asked.

        Parameters
        ----------
        rules : V3
        pool : ItemPool
        rows : intp array, shape (row,)
            Candidates.
        columns : intp array, shape (row, column) or (1, column)
            Items.

        Returns
        -------
        bool array, shape (row, column)
        """
        return kinds_of(pool, rules.one_per_tube).holds(self.items, rows, columns)


def eligible_items(
    rules: V3, pool: ItemPool, trail: Trail, available: Bools | None = None
) -> Eligible:
    """Apply the rules in their order.

    1. Tubes (or skills) already asked are out. 2. While a competence has never been visited, only
    items of such competences remain, from the whole pool. 3. Competences of the latest answers
    are out, unless nothing would remain.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    trail : Trail
    available : bool array, shape (candidate, item), optional
        Leaves out items of the pool for a candidate, e.g. a skill with a confirmed problem.

    Returns
    -------
    Eligible
    """
    kinds = kinds_of(pool, rules.one_per_tube)
    if available is None:
        exist, open_ = kinds.competences, pack_bits(trail.left > 0)[:, 0]
    else:
        kept = pack_bits(available[:, kinds.item])
        exist = kinds.competences_of(kept)
        open_ = kinds.competences_of(kept & trail.unasked)
    groups: Words | None = trail.unasked
    if rules.all_competences_first:
        new = exist & ~trail.visited
        passing = new != NONE
        if passing.all():
            open_, groups = new, None
        elif passing.any():
            open_ = np.where(passing, new, open_)
            groups = trail.unasked | np.where(passing, ALL, NONE)[:, None]
    open_ = _leave_out_recent(trail, open_)
    items = kinds.of_competences(open_)
    if groups is None and available is None:
        return Eligible(open_, items, kinds.count_of_competences(open_))
    if groups is not None:
        items &= groups
    if available is not None:
        items &= kept
    short = np.int16 if len(pool) < 2**15 else np.int64  # much faster, and so is this than sum
    count = np.einsum("cw->c", np.bitwise_count(items), dtype=short).astype(np.int64)
    return Eligible(open_, items, count)


def _leave_out_recent(trail: Trail, open_: Words) -> Words:
    kept = open_
    for competence in trail.recent:
        kept = kept & ~competence
    return np.where(kept != NONE, kept, open_)
