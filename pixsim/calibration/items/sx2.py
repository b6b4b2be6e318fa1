"""S-X² of Orlando & Thissen (2000): observed and expected right answers by total score."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.answers.response_matrix import Responses
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, probability

FEWEST_EXPECTED = 1.0  # right or wrong answers expected in a group of scores


def score_distribution(p: Floats) -> Floats:
    """Chance of each total score at each point (Lord & Wingersky 1984).

    Parameters
    ----------
    p : float64 array, shape (item, point)

    Returns
    -------
    float64 array, shape (item + 1, point)
    """
    return _add_items(np.ones((1, p.shape[1])), p)


def rest_distributions(p: Floats) -> Iterator[Floats]:
    """Chance of each score on all the other items, for each item in turn.

    Halves are added again and again, so that all items together cost items² log items instead of
    items³; nothing is divided out, which would lose digits.

    Parameters
    ----------
    p : float64 array, shape (item, point)

    Yields
    ------
    float64 array, shape (item, point)
    """

    def within(low: int, high: int, outside: Floats) -> Iterator[Floats]:
        if high - low == 1:
            yield outside
            return
        middle = (low + high) // 2
        yield from within(low, middle, _add_items(outside, p[middle:high]))
        yield from within(middle, high, _add_items(outside, p[low:middle]))

    yield from within(0, len(p), np.ones((1, p.shape[1])))


def _add_items(chance: Floats, p: Floats) -> Floats:
    """Distribution of scores once more items count."""
    start = len(chance)
    grown = np.zeros((start + len(p), chance.shape[1]))
    grown[:start] = chance
    for top, right in enumerate(p, start):
        grown[1 : top + 1] = grown[1 : top + 1] * (1.0 - right) + grown[:top] * right
        grown[0] *= 1.0 - right
    return grown


def s_x2(
    items: Curves,
    responses: Responses,
    theta: Floats,
    log_weight: Floats,
    free_parameters: ArrayLike,
) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Statistic, degrees of freedom and p of each item, from the persons who answered all.

    `free_parameters` is one number, or one an item. Where there is nothing to test the statistic
    and the degrees of freedom are 0, and p is 1.
    """
    from scipy.special import chdtrc  # type: ignore[import-untyped]

    size = len(responses.items)
    free = np.broadcast_to(np.asarray(free_parameters), (size,))
    count, right = _sums_by_score(responses)
    statistic, freedom = np.zeros(size), np.zeros(size, dtype=np.int64)
    if count.sum() < 2:
        return statistic, freedom, np.ones(size)
    p, weight = probability(items, theta), np.exp(log_weight)
    total = score_distribution(p) @ weight
    for item, rest in enumerate(rest_distributions(p)):
        share = (rest * p[item]) @ weight / np.maximum(total[1:], 1e-300)
        statistic[item], cells = _pearson_statistic(count[1:size], right[1:size, item], share[:-1])
        freedom[item] = max(cells - free[item], 0)
    chance = np.where(freedom > 0, chdtrc(np.maximum(freedom, 1), statistic), 1.0)
    return statistic, freedom, chance


def _sums_by_score(responses: Responses) -> tuple[Floats, Floats]:
    """Persons who answered all, and their right answers to each item, by total score."""
    size = len(responses.items)
    count = np.zeros(size + 1)
    right = np.zeros((size + 1, size))
    for part, rows in responses.blocks():
        whole = rows[responses.answered[part] == size]
        score = whole.sum(axis=1, dtype=np.int64)
        member = np.zeros((size + 1, len(whole)))
        member[score, np.arange(len(whole))] = 1.0
        count += member.sum(axis=1)
        right += member @ whole
    return count, right


def _pearson_statistic(count: Floats, right: Floats, share: Floats) -> tuple[float, int]:
    """Pearson's statistic over groups of neighbouring scores, and their number."""
    met = count > 0
    hoped = count[met] * share[met]
    groups = join_small_groups(np.column_stack([right[met], count[met], hoped]))
    observed, n, expected = groups.T
    if len(groups) < 2 or not (np.minimum(expected, n - expected) > 0).all():
        return 0.0, 0
    return float(((observed - expected) ** 2 * n / (expected * (n - expected))).sum()), len(groups)


def join_small_groups(groups: Floats) -> Floats:
    """Join neighbours until right and wrong answers are both expected in every group.

    The lowest sparse group joins the smaller of its neighbours, again and again.

    Parameters
    ----------
    groups : float64 array, shape (group, 3 or more)
        Right answers, persons, right answers expected; what else is to be summed.
    """
    while len(groups) > 1:
        sparse = np.minimum(groups[:, 2], groups[:, 1] - groups[:, 2]) < FEWEST_EXPECTED
        if not sparse.any():
            break
        which = int(np.argmax(sparse))
        if which == 0:
            other = 1
        elif which == len(groups) - 1 or groups[which - 1, 1] <= groups[which + 1, 1]:
            other = which - 1
        else:
            other = which + 1
        groups = groups.copy()
        groups[other] += groups[which]
        groups = np.delete(groups, which, axis=0)
    return groups
