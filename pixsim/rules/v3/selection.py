"""Which item is asked next (rules/README.md, Choice)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.irt.logistic import information
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.eligibility import Eligible
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.kinds import choose_by_kind, kinds_of
from pixsim.rules.v3.shortlist import Shortlists, leads_of, shortlists

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

FEW = 32  # candidates for whom making and reading tables does not pay
FEW_KINDS = 48  # of items: more are looked for in short lists
MORE = 1  # items ranked beyond the list one is picked from
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


def pick(
    rules: V3, possible: NDArray[np.integer], uniforms: Floats
) -> tuple[Ints, NDArray[np.int64]]:
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
    place, going = np.zeros(last.size, dtype=np.int64), np.ones(last.size, dtype=bool)
    for each in passed.T:
        going &= each
        place += going
    np.minimum(place, last, out=place)
    return place.astype(np.intp, copy=False), np.minimum(place + 1, last)


def place_chances(rules: V3, possible: NDArray[np.integer]) -> Floats:
    """Chance of each place that `pick` may give.

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


def choose(rules: V3, pool: ItemPool, theta: Floats, eligible: Eligible, place: Ints) -> Ints:
    """Item at a place of each candidate's ranking.

    Exactly that of a scan of the whole pool, found faster for many candidates: where the pool has
    few kinds of items, these are ranked (`choose_by_kind`); else some of the items that are
    informative around the estimate are ranked with the exact information at the exact estimate, and
    believed only where no item left out can reach the value found: the first eligible ones, then
    short lists, in the end the whole pool.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    theta : float64 array, shape (candidate,)
    eligible : Eligible
    place : intp array, shape (candidate,)
        From 0, less than the number of eligible items.

    Returns
    -------
    intp array, shape (candidate,)
    """
    items = np.empty(theta.size, dtype=np.intp)
    pending = np.arange(theta.size)
    if theta.size >= FEW:
        kinds = kinds_of(pool, rules.one_per_tube)
        if len(kinds.pool) <= FEW_KINDS:
            pending = choose_by_kind(
                kinds, rules.grid_low, rules.grid_high, theta, eligible.items, place, items
            )
        else:
            pending = _from_leads(rules, pool, theta, eligible, place, items)
            if pending.size:
                lists = shortlists(pool, rules.grid_low, rules.grid_high)
                pending = _from_shortlists(
                    rules, pool, theta, eligible, place, items, lists, pending
                )
    if pending.size:
        every = np.arange(len(pool))[None, :]
        reward = _rewards(rules, pool, theta, eligible, pending, every)
        items[pending], _ = _nth_best(reward, place[pending])
    return items


def _from_leads(
    rules: V3, pool: ItemPool, theta: Floats, eligible: Eligible, place: Ints, items: Ints
) -> Ints:
    """Fill `items` where the first eligible items of a cell decide; the candidates they do not.

    These few are ranked with the exact information, in pool order, and believed where no later one
    can reach the value found.
    """
    leads = leads_of(pool, rules.grid_low, rules.grid_high)
    few = rules.list_length + MORE
    cell = leads.cell(theta)
    wanted = few * (len(pool) / np.maximum(eligible.count, 1))
    which = np.searchsorted(leads.widths, wanted)
    which[cell < 0] = len(leads.widths)
    left = [np.flatnonzero(which == len(leads.widths))]
    rows = left[0][:0]
    for number, lead in enumerate(leads.leads):
        rows = np.concatenate([rows, np.flatnonzero(which == number)])
        if not rows.size:
            continue
        at, width = cell.take(rows), lead.items.shape[1]
        columns = lead.items.take(at, axis=0).astype(np.intp)
        open_ = eligible.mask(rules, pool, rows, columns)
        count = np.add.accumulate(open_, axis=1, dtype=np.int16)
        enough = np.flatnonzero(count[:, -1] >= few)
        wider = rows[count[:, -1] < few]
        if wider.size:
            rows, at, columns = rows.take(enough), at.take(enough), columns.take(enough, axis=0)
            open_, count = open_.take(enough, axis=0), count.take(enough, axis=0)
        open_ &= count <= few
        found = np.flatnonzero(open_).reshape(rows.size, few)
        last = found[:, -1] - np.arange(rows.size) * width
        listed = np.sort(columns.reshape(-1).take(found), axis=1)
        known = np.repeat(theta.take(rows), few).reshape(rows.size, few)
        reward = information(known, pool.a.take(listed), pool.b.take(listed))
        column, value = _nth_best(reward, place.take(rows))
        items[rows] = listed.reshape(-1).take(np.arange(rows.size) * few + column)
        left.append(rows[value <= lead.bound.take(at * width + last)])
        rows = wider
    return np.concatenate([*left, rows])


def _from_shortlists(
    rules: V3,
    pool: ItemPool,
    theta: Floats,
    eligible: Eligible,
    place: Ints,
    items: Ints,
    lists: Shortlists,
    among: Ints,
) -> Ints:
    """Fill `items` where a short list decides, for some candidates; those it does not decide."""
    cell = lists.cell(theta)
    wanted = (place + SPARE) * (len(pool) / np.maximum(eligible.count, 1))
    tier = np.full(theta.size, -1)
    tier[among] = np.searchsorted(lists.widths, wanted[among])
    tier[among[cell[among] < 0]] = len(lists.widths)
    pending: Ints = np.empty(0, dtype=np.intp)
    for number, level in enumerate(lists.tiers):
        rows = np.concatenate([pending, np.flatnonzero(tier == number)])
        if not rows.size:
            pending = rows
            continue
        at = cell[rows]
        columns = level.items.take(at, axis=0)
        reward = _rewards(rules, pool, theta, eligible, rows, columns)
        column, value = _nth_best(reward, place[rows])
        found = columns[np.arange(rows.size), column]
        sure = level.decides(at, lists.kind[found], value)
        items[rows] = found
        pending = rows[~sure]
    return np.concatenate([pending, np.flatnonzero(tier == len(lists.widths))])


def _rewards(
    rules: V3, pool: ItemPool, theta: Floats, eligible: Eligible, rows: Ints, columns: Ints
) -> Floats:
    """Information of items at each estimate, -inf where not eligible; (row, column)."""
    # repeated first: faster than to broadcast along short rows
    at = np.repeat(theta.take(rows), columns.shape[1]).reshape(rows.size, -1)
    reward = information(at, pool.a.take(columns), pool.b.take(columns))
    closed = eligible.mask(rules, pool, rows, columns)
    np.logical_not(closed, out=closed)
    np.putmask(reward, closed, -np.inf)
    return reward


def _nth_best(reward: Floats, place: Ints) -> tuple[Ints, Floats]:
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
