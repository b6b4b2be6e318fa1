"""The ranking of a whole pool, what comes next after whole histories, and scores turned back.

Written plainly, for comparison: the package finds the item at a place without ranking the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import AnyInts, Bools, Floats
from pixsim.irt.logistic import information
from pixsim.rules.v3.ability import estimate_from_scratch
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.eligibility import Eligible, Trail, eligible_items
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.selection import PoolExhaustedError


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best eligible items.

    Attributes
    ----------
    items : intp array, shape (candidate, place)
        Most informative first, ties in pool order; -1 where fewer are eligible.
    rewards : float64 array, shape (candidate, place)
        Their information at the estimate; NaN where none.
    count : int64 array, shape (candidate,)
        Eligible items, listed or not.
    """

    items: NDArray[np.intp]
    rewards: Floats
    count: NDArray[np.int64]


def rank(
    rules: V3, pool: ItemPool, theta: Floats, possible: Eligible, places: int | None = None
) -> Ranking:
    """Rank the eligible items by a scan of the whole pool.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    theta : float64 array, shape (candidate,)
    possible : Eligible
    places : int, optional
        Length of the list, ``rules.list_length`` by default.
    """
    places = min(rules.list_length if places is None else places, len(pool))
    rows = np.arange(theta.size)
    reward = information(theta[:, None], pool.a, pool.b)
    may_be_asked = possible.mask(rules, pool, rows, np.arange(len(pool))[None, :])
    reward = np.where(may_be_asked, reward, -np.inf)
    items, rewards = [], []
    for _ in range(places):
        best = reward.argmax(axis=1)
        items.append(best)
        rewards.append(reward[rows, best])
        reward[rows, best] = -np.inf
    none = np.arange(places) >= possible.count[:, None]
    return Ranking(
        items=np.where(none, -1, np.stack(items, axis=1)),
        rewards=np.where(none, np.nan, np.stack(rewards, axis=1)),
        count=possible.count,
    )


@dataclass(frozen=True, slots=True)
class Next:
    """What may be asked next.

    Attributes
    ----------
    theta : float64 array, shape (candidate,)
        Ability after the answers.
    ranking : Ranking
        Empty where the test is over.
    ended : bool array, shape (candidate,)
    """

    theta: Floats
    ranking: Ranking
    ended: Bools


def rank_next(
    rules: V3,
    pool: ItemPool,
    items: AnyInts,
    correct: Bools,
    count: AnyInts,
    *,
    start: Floats | None = None,
    available: Bools | None = None,
    places: int | None = None,
) -> Next:
    """Rank the items that may be asked after each history.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    items, correct : integer and bool arrays, shape (candidate, answer)
        Answers in order; padding follows.
    count : integer array, shape (candidate,)
        Answers of each candidate.
    start : float64 array, shape (candidate,), optional
        Ability before any answer, in place of ``rules.start_theta``.
    available : bool array, shape (candidate, item), optional
        As for `eligible_items`.
    places : int, optional
        Length of the list, ``rules.list_length`` by default.

    Raises
    ------
    ValueError
        More answers than the length of the test.
    PoolExhaustedError
        An unfinished test has no eligible item left.
    """
    if (count > rules.length).any():
        raise ValueError(f"{count.max()} answers, more than the test's {rules.length}")
    asked = np.where(np.arange(items.shape[1]) < count[:, None], items, 0).astype(np.intp)
    theta = estimate_from_scratch(rules, pool.a[asked], pool.b[asked], correct, count, start).theta
    open_ = eligible_items(
        rules, pool, Trail.of(rules, pool, asked, count.astype(np.intp)), available
    )
    ended = count == rules.length
    if (lacking := (open_.count == 0) & ~ended).any():
        raise PoolExhaustedError(np.flatnonzero(lacking), len(pool))
    open_ = replace(open_, count=np.where(ended, 0, open_.count))
    return Next(theta, rank(rules, pool, theta, open_, places), ended)


def theta_of_score(rules: V3, score: NDArray[np.integer]) -> tuple[Floats, NDArray[np.int8]]:
    """Lowest ability that gives a score, and its global level.

    Parameters
    ----------
    rules : V3
    score : integer array, shape (candidate,)
        Pix.

    Returns
    -------
    theta : float64 array, shape (candidate,)
    global_level : int8 array, shape (candidate,)
    """
    low, high = (np.array(ends) for ends in zip(*rules.bands, strict=True))
    weight = np.array(rules.band_weights[: len(low)])
    coefficient = np.array(rules.band_coefficients[: len(low)])
    band = np.minimum(np.searchsorted(np.cumsum(weight), score, side="right"), len(low) - 1)
    theta = (score / weight[band] - coefficient[band]) * (high[band] - low[band]) + low[band]
    return theta, band.astype(np.int8)
