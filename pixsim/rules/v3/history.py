"""What comes next after whole histories, from scratch and of any lengths."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v3.ability import estimate
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.eligibility import Trail, eligible
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.selection import PoolExhaustedError, Ranking, rank

Floats = NDArray[np.float64]
Ints = NDArray[np.integer]
Bools = NDArray[np.bool_]


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
    items: Ints,
    correct: Bools,
    count: Ints,
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
        As for `eligible`.
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
    theta = estimate(rules, pool.a[asked], pool.b[asked], correct, count, start).theta
    open_ = eligible(rules, pool, Trail.of(rules, pool, asked, count.astype(np.intp)), available)
    ended = count == rules.length
    if (lacking := (open_.count == 0) & ~ended).any():
        raise PoolExhaustedError(np.flatnonzero(lacking), len(pool))
    open_ = replace(open_, count=np.where(ended, 0, open_.count))
    return Next(theta, rank(rules, pool, theta, open_, places), ended)
