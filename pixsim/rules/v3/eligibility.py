"""Which items may be asked next (rules/README.md, Eligible items)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.bitsets import ALL, Words
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.items import ItemPool, group_sizes
from pixsim.rules.v3.kinds import kinds_of

Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int32]

FEW = 32  # candidates for whom tables do not pay: the whole pool is scanned


class Trail:
    """What a batch of candidates has been asked.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    candidates : int

    Attributes
    ----------
    used : bool array, shape (candidate, group)
        Tubes (or skills) already asked.
    visited : bool array, shape (candidate, competence)
    left : int32 array, shape (candidate, competence)
        Items of the pool whose tube (or skill) has not been asked.
    recent : list of intp arrays of shape (candidate,)
        Competences of the latest answers, at most ``rules.competence_gap``; -1 for none.
    unasked : uint64 array, shape (candidate, word × kind), or None
        Items left, by kind (see `Kinds`); None where kinds are not ranked.
    """

    def __init__(self, rules: V3, pool: ItemPool, candidates: int) -> None:
        self._rules, self._pool = rules, pool
        self._group = pool.group(rules.one_per_tube)
        self._sizes = group_sizes(pool, rules.one_per_tube)
        self._row = np.arange(candidates)
        self.used = np.zeros((candidates, len(self._sizes)), dtype=bool)
        self.left = np.repeat(self._sizes.sum(axis=0, dtype=np.int32)[None], candidates, axis=0)
        self.visited = np.zeros((candidates, pool.competences), dtype=bool)
        self.recent: list[Ints] = []
        self._kinds = kinds_of(pool, rules.one_per_tube) if candidates >= FEW else None
        self.unasked = None if self._kinds is None else self._kinds.everything(candidates)

    def record(self, items: Ints) -> None:
        """Note the item each candidate has answered, shape (candidate,)."""
        competence, group = self._pool.competence[items], self._group[items]
        lost = self._sizes.take(group, axis=0)
        lost[self.used[self._row, group]] = 0
        self.left -= lost
        self.used[self._row, group] = True
        self.visited[self._row, competence] = True
        if self.unasked is not None and self._kinds is not None:
            self.unasked &= self._kinds.outside.take(group, axis=0)
        if self._rules.competence_gap:
            self.recent = [*self.recent, competence][-self._rules.competence_gap :]

    @classmethod
    def of(cls, rules: V3, pool: ItemPool, items: Ints, count: Ints) -> Trail:
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
        trail.used[row, trail._group[items[row, place]]] = True
        trail.visited[row, pool.competence[items[row, place]]] = True
        row, group = np.nonzero(trail.used)
        np.subtract.at(trail.left, row, trail._sizes[group])
        if trail.unasked is not None and trail._kinds is not None:
            np.bitwise_and.at(trail.unasked, row, trail._kinds.outside[group])
        for back in range(1, 1 + min(rules.competence_gap, items.shape[1])):
            latest = items[trail._row, np.maximum(count - back, 0)]
            trail.recent.append(np.where(count >= back, pool.competence[latest], -1))
        return trail


@dataclass(frozen=True, slots=True)
class Eligible:
    """Items that may be asked: those of an open group, in an open competence, and available.

    Attributes
    ----------
    competence : bool array, shape (candidate, competence)
        Open competences.
    group : bool array, shape (candidate, group), or None
        Open tubes or skills; None: all.
    available : bool array, shape (candidate, item), or None
        Items that exist for the candidate; None: all.
    count : int64 array, shape (candidate,)
        Eligible items.
    unasked : uint64 array, shape (candidate, word × kind), or None
        Items of open groups by kind, where kinds are ranked and some group is closed.
    """

    competence: Bools
    group: Bools | None
    available: Bools | None
    count: NDArray[np.int64]
    unasked: Words | None = None

    def mask(self, rules: V3, pool: ItemPool, rows: Ints, columns: Ints) -> Bools:
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
        open_ = _at(self.competence, rows, pool.competence.take(columns))
        if self.group is not None:
            open_ &= _at(self.group, rows, pool.group(rules.one_per_tube).take(columns))
        if self.available is not None:
            open_ &= _at(self.available, rows, columns)
        return open_


def _at(table: Bools, rows: Ints, columns: Ints) -> Bools:
    """Cells of a contiguous table, faster than by two index arrays."""
    found: Bools = table.ravel().take(columns + (rows * table.shape[1])[:, None])
    return found


def eligible(rules: V3, pool: ItemPool, trail: Trail, available: Bools | None = None) -> Eligible:
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
    free = ~trail.used
    if available is None:
        total = group_sizes(pool, rules.one_per_tube).sum(axis=0, keepdims=True, dtype=np.int32)
        left = trail.left
    else:
        total = _by_competence(pool, available)
        left = _by_competence(pool, available & free[:, pool.group(rules.one_per_tube)])
    open_, amount = left > 0, left
    group: Bools | None = free
    unasked = trail.unasked
    if rules.all_competences_first:
        new: Bools = np.asarray((total > 0) & ~trail.visited)
        passing: Bools = np.asarray(new.any(axis=1))
        if passing.all():
            open_, amount = new, np.broadcast_to(total, left.shape)
            group = unasked = None
        elif passing.any():
            first = passing[:, None]
            open_, amount = np.where(first, new, open_), np.where(first, total, left)
            group = np.logical_or(free, first)
            if unasked is not None:
                unasked = unasked | np.where(first, ALL, np.uint64(0))
    open_ = _leave_out_recent(trail, open_)
    count = (amount * open_).sum(axis=1, dtype=np.int64)
    return Eligible(np.ascontiguousarray(open_), group, available, count, unasked)


def _by_competence(pool: ItemPool, flags: Bools) -> Counts:
    """Items flagged, from (candidate, item) to (candidate, competence)."""
    order = np.argsort(pool.competence, kind="stable")
    present, first = np.unique(pool.competence[order], return_index=True)
    counts = np.zeros((flags.shape[0], pool.competences), dtype=np.int32)
    counts[:, present] = np.add.reduceat(flags[:, order], first, axis=1, dtype=np.int32)
    return counts


def _leave_out_recent(trail: Trail, open_: Bools) -> Bools:
    if not trail.recent:
        return open_
    kept = open_.copy()
    rows = np.arange(kept.shape[0])
    for competence in trail.recent:
        some = competence >= 0
        kept[rows[some], competence[some]] = False
    left: Bools = np.asarray(kept.any(axis=1))
    return np.where(left[:, None], kept, open_)
