"""Short lists of the items that are informative around an ability, with proof of what they omit.

The ability scale is cut into cells. In a cell no item can be more informative than it is at the
cell's nearest point to its difficulty; items are put in order of that bound. A short list holds
the first of them, and remembers the bound of the first it leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.irt.logistic import information
from pixsim.rules.v3.items import ItemPool

CELLS = 600
WIDTHS = (24, 48, 96, 192, 384)
# How far the computed information may exceed the bound by rounding: relative, and (where p is so
# near to 1 that 1 - p has lost its digits) in units of a².
RELATIVE, ABSOLUTE = 1e-9, 1e-14


@dataclass(frozen=True, slots=True)
class Tier:
    """Short lists of one width.

    Attributes
    ----------
    items : intp array, shape (cell, width)
        In pool order.
    cut_kind : intp array, shape (cell,)
        Kind (same a, same b) of the first item left out.
    cut, next_cut : float64 arrays, shape (cell,)
        Bound of all items left out, and of those of other kinds than `cut_kind`.
    """

    items: Indices
    cut_kind: Indices
    cut: Floats
    next_cut: Floats

    def decides(self, cell: Indices, kind: Indices, value: Floats) -> Bools:
        """Whether no item left out can precede one of this kind and information.

        Items of one kind are as informative as each other at any ability and enter the lists in
        pool order: those left out come after those listed.
        """
        same = kind == self.cut_kind[cell]
        sure: Bools = value > np.where(same, self.next_cut[cell], self.cut[cell])
        return sure


@dataclass(frozen=True, slots=True)
class Shortlists:
    """Short lists of several widths, narrowest first.

    Attributes
    ----------
    low, high : float
        Ends of the scale cut into cells.
    kind : intp array, shape (item,)
        Same number for items of the same parameters.
    tiers : tuple of Tier
    """

    low: float
    high: float
    kind: Indices
    tiers: tuple[Tier, ...]

    @property
    def widths(self) -> Indices:
        """Widths of the tiers."""
        return np.array([tier.items.shape[1] for tier in self.tiers], dtype=np.intp)

    def cell(self, theta: Floats) -> Indices:
        """Cell of each ability; -1 outside the scale or NaN."""
        return _theta_cell(theta, self.low, self.high, CELLS)


@lru_cache(maxsize=4)
def make_shortlists(
    pool: ItemPool, low: float, high: float, widths: tuple[int, ...] = WIDTHS
) -> Shortlists:
    """Make the short lists of a pool, once: about a millisecond for 20 items."""
    kind = pool.kind
    by_kind = np.argsort(kind, kind="stable")
    edge = np.linspace(low, high, CELLS + 1)
    bound = _information_bounds(pool, edge)[:, by_kind]
    place = np.argsort(-bound, axis=1, kind="stable")
    order = by_kind[place]
    bound = np.take_along_axis(bound, place, axis=1)
    tiers = tuple(_first_tier(order, bound, kind, w) for w in widths if w < len(pool))
    return Shortlists(low, high, kind, tiers)


def _theta_cell(theta: Floats, low: float, high: float, cells: int) -> Indices:
    inside = (theta >= low) & (theta < high)
    place = (np.where(inside, theta, low) - low) * (cells / (high - low))
    return np.where(inside, np.minimum(place.astype(np.intp), cells - 1), -1)


def _information_bounds(pool: ItemPool, edge: Floats) -> Floats:
    """Most information of each item within each cell, shape (cell, item)."""
    nearest = np.clip(pool.b, edge[:-1, None], edge[1:, None])
    most = information(nearest, pool.a, pool.b)
    most *= 1 + RELATIVE
    most += ABSOLUTE * np.square(pool.a)
    return most


def _first_tier(order: Indices, bound: Floats, kind: Indices, width: int) -> Tier:
    cut_kind = kind[order[:, width]]
    other = kind[order[:, width:]] != cut_kind[:, None]
    first = width + other.argmax(axis=1)
    next_cut = bound[np.arange(bound.shape[0]), first]
    return Tier(
        items=np.sort(order[:, :width], axis=1),
        cut_kind=cut_kind,
        cut=np.ascontiguousarray(bound[:, width]),
        next_cut=np.where(other.any(axis=1), next_cut, -np.inf),
    )
