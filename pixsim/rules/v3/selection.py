"""Which item is asked next (rules/README.md, Choice)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats, Indices
from pixsim.foundation.bitsets import Words
from pixsim.irt.logistic import information
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.descent import Unsure, choose_in_order
from pixsim.rules.v3.eligibility import Eligible
from pixsim.rules.v3.information_order import CELLS, FEW_KINDS, Orders, orders_of
from pixsim.rules.v3.item_kinds import Kinds, kinds_of
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.shortlist import Shortlists, make_shortlists
from pixsim.rules.v3.ties import Ties, draw_among_equals

FEW = 32  # candidates for whom making and reading tables does not pay
SOME = 128  # the same where the information of few kinds is that of all items
SPARE = 6  # eligible items a short list should hold beyond the place wanted


class PoolExhaustedError(ValueError):
    """No item may be asked any more (Pix: AssessmentLackOfChallengesError).

    Parameters
    ----------
    rows : integer array
        Candidates concerned.
    items : int
        Size of the pool.
    """

    def __init__(self, rows: NDArray[np.integer], items: int) -> None:
        self.rows, self.items = rows, items
        super().__init__(
            f"no eligible item is left in the pool of {items} for {rows.size} candidate(s), "
            f"the first in row {rows[0]}"
        )

    def __reduce__(self) -> tuple[type[PoolExhaustedError], tuple[NDArray[np.integer], int]]:
        """Keep the rows when the error crosses a process boundary."""
        return type(self), (self.rows, self.items)


def pick_place(
    rules: V3, possible: NDArray[np.integer], uniforms: Floats
) -> tuple[Indices, NDArray[np.int64]]:
    """Place picked in the list: the best with probability P, else the next with P, and so on.

    Parameters
    ----------
    rules : V3
    possible : integer array, shape (candidate,)
        Length of each list, at least 1.
    uniforms : float64 array, shape (candidate, draw)
        Draws in [0, 1), ``rules.list_length - 1`` or more; used from the left.

    Returns
    -------
    place : intp array, shape (candidate,)
    consumed : int64 array, shape (candidate,)
        Draws used; the last item left is taken without one.
    """
    draws = rules.list_length - 1
    if uniforms.shape[1] < draws:
        raise ValueError(f"uniforms has {uniforms.shape[1]} columns, {draws} are needed")
    last = np.asarray(possible, dtype=np.int64) - 1
    passed = uniforms[:, :draws] * 100 >= rules.pick_percent
    tried = np.zeros(last.size, dtype=np.int16)
    going = np.ones(last.size, dtype=bool)
    for each in passed.T:
        going &= each
        tried += going.view(np.int8)
    place = np.minimum(tried, last)
    return place.astype(np.intp, copy=False), np.minimum(place + 1, last)


def place_chances(rules: V3, possible: NDArray[np.integer]) -> Floats:
    """Chance of each place that `pick_place` may give.

    Parameters
    ----------
    rules : V3
    possible : integer array, shape (candidate,)
        Length of each list, at least 1.

    Returns
    -------
    float64 array, shape (candidate, place)
        ``rules.list_length`` places; 0 beyond the list.
    """
    taken = rules.pick_percent / 100
    place = np.arange(rules.list_length)
    last = np.asarray(possible)[:, None] - 1
    left = (1 - taken) ** place
    return np.where(place < last, left * taken, np.where(place == last, left, 0.0))


def choose_item(
    rules: V3,
    pool: ItemPool,
    theta: Floats,
    eligible: Eligible,
    place: Indices,
    ties: Ties | None = None,
) -> Indices:
    """Item at a place of each candidate's ranking.

    Exactly that of a scan of the whole pool, found faster for many candidates: where the order of
    items around the estimate is sure (`choose_in_order`), by going down it; else those of a run of it,
    or of a short list, are ranked with the exact information at the exact estimate, and believed only where no item left
    out can reach the value found; in the end the whole pool.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    theta : float64 array, shape (candidate,)
    eligible : Eligible
    place : intp array, shape (candidate,)
        From 0, less than the number of eligible items.
    ties : Ties, optional
        Items of the same parameters are drawn by them; by default they keep the order of the pool.

    Returns
    -------
    intp array, shape (candidate,)
    """
    items = np.empty(theta.size, dtype=np.intp)
    kinds = kinds_of(pool, rules.one_per_tube)
    if kinds.size.size == len(pool):
        ties = None  # no two are equal
    pending = equal = np.arange(theta.size)
    if theta.size >= FEW:
        orders = orders_of(pool, rules.one_per_tube, rules.grid_low, rules.grid_high)
        drawn = None if ties is None or ties.preferred else ties.uniforms
        unsure = choose_in_order(kinds, orders, theta, eligible.items, place, items, drawn)
        if drawn is not None and orders.by_kinds:
            equal = unsure.rows
        pending = _within_runs(pool, kinds, orders, theta, eligible.items, unsure, items)
        if pending.size > (SOME if kinds.size.size <= FEW_KINDS else FEW):
            lists = make_shortlists(pool, rules.grid_low, rules.grid_high)
            pending = _from_shortlists(rules, pool, theta, eligible, place, items, lists, pending)
    if pending.size:
        every = np.arange(len(pool))[None, :]
        reward = information(theta[pending, None], *pool.kinds).take(pool.kind, axis=1)
        np.putmask(reward, ~eligible.mask(rules, pool, pending, every), -np.inf)
        items[pending], _ = _nth_best(reward, place[pending])
    if ties is not None and equal.size:
        kind = pool.kind.take(items.take(equal))
        items[equal] = draw_among_equals(kinds, kind, eligible.items, equal, ties)
    return items


def _within_runs(
    pool: ItemPool,
    kinds: Kinds,
    orders: Orders,
    theta: Floats,
    sets: Words,
    unsure: Unsure,
    items: Indices,
) -> Indices:
    """Fill `items` where a run holds the place wanted, ranked by information; the other candidates."""
    length = np.where(unsure.place >= 0, orders.length.take(unsure.place), 0)
    now, unranked = np.flatnonzero(length), length == 0
    if not now.size:
        return unsure.rows
    rows, at, length = unsure.rows.take(now), unsure.place.take(now), length.take(now)
    before = orders.before.take(at)
    place = np.arange(int(length.max()))[:, None]
    cell = at - before * np.intp(CELLS) + np.minimum(place, length - 1) * CELLS
    number = orders.which.reshape(-1).take(cell)
    held = (kinds.bits_of(sets, rows, number) > 0) & (place < length)
    wanted = (held & (place < before)).sum(axis=0)
    listed = np.where(held, kinds.item.take(number), len(pool)).T
    listed.sort(axis=1)  # pool order
    item = np.minimum(listed, len(pool) - 1)
    known = np.repeat(theta.take(rows), listed.shape[1]).reshape(listed.shape)
    reward = information(known, pool.a.take(item), pool.b.take(item))
    reward[listed == len(pool)] = -np.inf
    column, _ = _nth_best(reward, wanted)
    items[rows] = item[np.arange(rows.size), column]
    return unsure.rows.take(np.flatnonzero(unranked))


def _from_shortlists(
    rules: V3,
    pool: ItemPool,
    theta: Floats,
    eligible: Eligible,
    place: Indices,
    items: Indices,
    lists: Shortlists,
    among: Indices,
) -> Indices:
    """Fill `items` where a short list decides, for some candidates; those it does not decide."""
    cell = lists.cell(theta.take(among))
    wanted = (place.take(among) + SPARE) * (len(pool) / np.maximum(eligible.count.take(among), 1))
    tier = np.searchsorted(lists.widths, wanted)
    tier[cell < 0] = len(lists.widths)
    pending: Indices = np.empty(0, dtype=np.intp)  # places in `among`
    for number, level in enumerate(lists.tiers):
        now = np.concatenate([pending, np.flatnonzero(tier == number)])
        if not now.size:
            pending = now
            continue
        at, rows = cell.take(now), among.take(now)
        columns = level.items.take(at, axis=0)
        reward = _information_rewards(rules, pool, theta, eligible, rows, columns)
        column, value = _nth_best(reward, place[rows])
        found = columns[np.arange(rows.size), column]
        sure = level.decides(at, lists.kind[found], value)
        items[rows] = found
        pending = now[~sure]
    return among.take(np.concatenate([pending, np.flatnonzero(tier == len(lists.widths))]))


def _information_rewards(
    rules: V3, pool: ItemPool, theta: Floats, eligible: Eligible, rows: Indices, columns: Indices
) -> Floats:
    """Information of items at each estimate, -inf where not eligible; (row, column)."""
    # repeated first: faster than to broadcast along short rows
    at = np.repeat(theta.take(rows), columns.shape[1]).reshape(rows.size, -1)
    reward = information(at, pool.a.take(columns), pool.b.take(columns))
    closed = eligible.mask(rules, pool, rows, columns)
    np.logical_not(closed, out=closed)
    np.putmask(reward, closed, -np.inf)
    return reward


def _nth_best(reward: Floats, place: Indices) -> tuple[Indices, Floats]:
    """Column at a place of the order of each row, first of equals first, and its value.

    `reward` is overwritten. NaN comes before all numbers, so that rewards that are all NaN keep
    their order.
    """
    width = reward.shape[1]
    column = reward.argmax(axis=1)
    value = reward.reshape(-1).take(np.arange(column.size) * width + column)
    rows, best, passed = np.arange(column.size), column, 0
    while True:
        on = np.flatnonzero(place.take(rows) > passed)
        if not on.size:
            return column, value
        cell = np.arange(rows.size) * width + best
        reward.reshape(-1)[cell] = -np.inf
        rows, reward = rows.take(on), reward.take(on, axis=0)
        best = reward.argmax(axis=1)
        column[rows] = best
        value[rows] = reward.reshape(-1).take(np.arange(rows.size) * width + best)
        passed += 1
