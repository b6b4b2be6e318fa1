"""S-X² of Orlando & Thissen (2000): observed and expected right answers by total score."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.curves import Curves, Floats, probability
from pixsim.calibration.responses import Responses

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
    size, points = p.shape
    chance = np.zeros((size + 1, points))
    chance[0] = 1.0
    for item in range(size):
        chance[1 : item + 2] = chance[1 : item + 2] * (1 - p[item]) + chance[: item + 1] * p[item]
        chance[0] *= 1.0 - p[item]
    return chance


def s_x2(
    items: Curves, responses: Responses, theta: Floats, log_weight: Floats, free_parameters: int
) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Statistic, degrees of freedom and p of each item, from the persons who answered all."""
    from scipy.special import chdtrc  # type: ignore[import-untyped]

    size = len(responses.items)
    count = np.zeros(size + 1)
    right = np.zeros((size + 1, size))
    for _, rows in responses.blocks():
        whole = rows[(rows >= 0).all(axis=1)]
        score = whole.sum(axis=1, dtype=np.int64)
        member = np.zeros((size + 1, len(whole)))
        member[score, np.arange(len(whole))] = 1.0
        count += member.sum(axis=1)
        right += member @ whole
    p, weight = probability(items, theta), np.exp(log_weight)
    by_score = score_distribution(p)
    total = by_score @ weight
    statistic, freedom = np.zeros(size), np.zeros(size, dtype=np.int64)
    for item in range(size):
        rest = score_distribution(np.delete(p, item, axis=0))
        share = (rest[:-1] * p[item]) @ weight / np.maximum(total[1:size], 1e-300)
        statistic[item], cells = _pearson(count[1:size], right[1:size, item], share)
        freedom[item] = max(cells - free_parameters, 0)
    chance = np.where(freedom > 0, chdtrc(np.maximum(freedom, 1), statistic), 1.0)
    return statistic, freedom, chance


def _pearson(count: Floats, right: Floats, share: Floats) -> tuple[float, int]:
    """Pearson's statistic over groups of neighbouring scores, and their number."""
    met = count > 0
    hoped = count[met] * share[met]
    groups = joined(np.column_stack([right[met], count[met], hoped]))
    observed, n, expected = groups.T
    if len(groups) < 2 or not (np.minimum(expected, n - expected) > 0).all():
        return 0.0, 0
    return float(((observed - expected) ** 2 * n / (expected * (n - expected))).sum()), len(groups)


def joined(groups: Floats) -> Floats:
    """Join neighbours until right and wrong answers are both expected in every group.

    The lowest sparse group joins the smaller of its neighbours, again and again.

    Parameters
    ----------
    groups : float64 array, shape (score, 3)
        Right answers, persons and right answers expected.
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
