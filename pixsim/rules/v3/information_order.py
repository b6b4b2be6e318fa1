"""Kinds in order: which item of a pool is the most informative, the next one and so on.

The middle of the ability scale is cut into cells, in each of which kinds are put in order once. An
order is sure where no two kinds change places within a cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.irt.logistic import information
from pixsim.rules.v3.item_kinds import Bytes, Kinds, kinds_of
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.shortlist import ABSOLUTE, RELATIVE

CELLS = 8192
"""Of the middle of the ability scale, a multiple of `TOGETHER`."""

MIDDLE = 2 / 3
"""Share of the scale that is cut into cells; nearly all estimates lie there."""

TOGETHER = 128
"""Cells put in order at a time."""

LONGEST = 16
"""Places of a run within which items are ranked by their information."""

FEW_KINDS = 48
"""Kinds; more are gone down by items."""

STEPS = (12, 12, 24, 48, 64, 64, 32)
"""Items looked at in turn for candidates whose place is not found yet; each fits a word."""


@dataclass(frozen=True, slots=True)
class Orders:
    """How the items of a pool follow each other in cells of the middle of the ability scale.

    Attributes
    ----------
    low, high : float
        Ends of what is cut into `CELLS`.
    by_kinds : bool
        Kinds are put in order, not their items.
    which : integer array, shape (place, cell)
        The most informative first: kinds, or bits of items (see `Kinds`), those of one kind in pool
        order.
    length : uint8 array, shape (place × cell,)
        Of the run they lie in: all that come before it are more informative than all of it, and all
        that follow, listed or not, are less so, anywhere in the cell. 1 where their place is sure; 0
        where the run is longer than `LONGEST` or than the list.
    before : uint8 array, shape (place × cell,)
        How many of the run come before.
    """

    low: float
    high: float
    by_kinds: bool
    which: NDArray[np.integer]
    length: Bytes
    before: Bytes

    def cell(self, theta: Floats) -> Indices:
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
            kind, member = _expand_kinds(kinds.size, order, width)
            order = kinds.first.take(np.take_along_axis(order, kind, axis=1)) + member
            cut = _cut_within(cut, kind)
        which[:, cells] = order.T
        length[:, cells], before[:, cells] = (x.T for x in _run_lengths(cut))
    return Orders(low, high, few, which, length.reshape(-1), before.reshape(-1))


def _in_order(kinds: Kinds, edge: Floats, width: int) -> tuple[Indices, Bools]:
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


def _cut_within(cut: Bools, kind: Indices) -> Bools:
    """Ends of runs of items, given those of kinds: items of one that is a run are in order."""
    alone = cut.copy()
    alone[:, 1:] &= cut[:, :-1]
    inside = np.take_along_axis(alone, kind, axis=1)
    last = np.concatenate([kind[:, 1:] != kind[:, :-1], np.zeros((len(kind), 1), bool)], axis=1)
    return np.where(last, np.take_along_axis(cut, kind, axis=1), inside)


def _run_lengths(cut: Bools) -> tuple[Indices, Indices]:
    """Length of the run of each place, 0 where too long, and its places before; (cell, place)."""
    at = np.arange(cut.shape[1])
    starts = np.zeros(cut.shape, dtype=np.intp)
    starts[:, 1:] = np.maximum.accumulate(np.where(cut, at + 1, 0), axis=1)[:, :-1]
    ends = np.where(cut, at, at.size + LONGEST)[:, ::-1]
    length = np.minimum.accumulate(ends, axis=1)[:, ::-1] - starts + 1
    length[length > LONGEST] = 0
    return length, np.where(length > 0, at - starts, 0)


def _expand_kinds(size: Indices, order: Indices, width: int) -> tuple[Indices, Indices]:
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
