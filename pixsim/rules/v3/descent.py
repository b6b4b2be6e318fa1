"""An item is found where the order of a cell is sure, by going down the eligible ones.

By kinds, whose items are counted a word at a time, or where these are many by items.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats, Indices
from pixsim.foundation.bitsets import Words, nth_bit
from pixsim.rules.v3.information_order import CELLS, STEPS, Orders
from pixsim.rules.v3.item_kinds import Kinds

WORDS = tuple(np.dtype(f"u{size}") for size in (2, 4, 8))
"""The shortest that holds so many bits is the quickest."""


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

    rows: Indices
    place: Indices


def choose_in_order(
    kinds: Kinds,
    orders: Orders,
    theta: Floats,
    sets: Words,
    place: Indices,
    items: Indices,
    ties: Floats | None = None,
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
    ties : float64 array, shape (candidate,), optional
        Draws among items of one kind, used where `orders` are of kinds. By default these keep the order
        of the pool.

    Returns
    -------
    Unsure
        The other candidates.
    """
    cell = orders.cell(theta)
    out = np.flatnonzero(cell < 0)
    rows = np.flatnonzero(cell >= 0) if out.size else np.arange(theta.size)
    cell, place = cell.take(rows), place.take(rows)
    at: list[Indices] = []
    if orders.by_kinds:
        left = _by_kinds(kinds, orders, cell, sets, place, rows, items, ties)
    else:
        left, at = _by_items(kinds, orders, cell, sets, place, rows, items)
    found = np.concatenate([np.empty(0, dtype=np.intp), *at])
    rows = np.concatenate([*left, out])
    return Unsure(rows, np.concatenate([found, np.full(rows.size - found.size, -1)]))


def _by_kinds(
    kinds: Kinds,
    orders: Orders,
    cell: Indices,
    sets: Words,
    place: Indices,
    rows: Indices,
    items: Indices,
    ties: Floats | None,
) -> list[Indices]:
    """As `choose_in_order`, for candidates in cells: their items are counted kind by kind.

    Returns
    -------
    list of intp arrays
        Candidates whose item is not found.
    """
    left = []
    for rank, which in enumerate(orders.which):
        if not rows.size:
            break
        equals = kinds.equals(sets, rows, which.take(cell).astype(np.intp))
        ends = equals.ends()
        bit = equals.bit(place, ends) if ties is None else equals.drawn(ties.take(rows), ends)
        items[rows] = kinds.item.take(bit, mode="clip")  # a later kind may replace it
        found = place < ends[-1]
        unsure = orders.length.take(cell + rank * CELLS) != 1
        left.append(rows.take(np.flatnonzero(found & unsure)))
        on = np.flatnonzero(~found)
        place = (place - ends[-1]).take(on)
        rows, cell = rows.take(on), cell.take(on)
    return left


def _by_items(
    kinds: Kinds,
    orders: Orders,
    cell: Indices,
    sets: Words,
    place: Indices,
    rows: Indices,
    items: Indices,
) -> tuple[list[Indices], list[Indices]]:
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
