"""Difficulties of variants with few answers, given their family: empirical Bayes afterwards."""

from __future__ import annotations

import numpy as np

from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.expectation import log_likelihood, posterior, tables
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.families.pooling import Pool
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import LEAST_CHANCE, Curves, slopes

STEPS = 8
LONGEST_STEP = 2.0  # in spreads
LEAST_SHARE = 0.05  # of the complete information that is observed at least


def few_difficulties(pool: Pool, plan: Plan, found: Fit) -> tuple[Floats, Floats]:
    """Mode and variance of the difficulty of each variant of few answers, its family as known.

    Newton's method on the score of the answers and the spread of the family, with the abilities as
    all answers place them. What not knowing them takes from the information is counted, in the
    share it has at the mean of the family.

    Returns
    -------
    float64 arrays, shape (variant of few answers,)
    """
    items, theta = found.at.items, found.theta
    families = plan.families
    family = pool.family
    member = np.zeros(families.count, dtype=np.int64)
    member[families.group[families.average]] = np.flatnonzero(families.average)
    member = member[family]  # the average that stands for each
    a, c = (items.a / families.stretch)[member], items.c[member]
    mean, precision = found.at.centres[family], families.spread**-2.0
    at_mean = Curves(a, -a * mean, c)
    right, wrong, square = _answer_weights(pool, plan, found, at_mean)
    score_at_mean, complete = _score_of_difficulty(at_mean, right, wrong, theta)
    share = np.clip(1.0 - square / np.maximum(complete, 1e-12), LEAST_SHARE, 1.0)
    b = mean.copy()
    for step in range(STEPS + 1):
        score, information = _score_of_difficulty(Curves(a, -a * b, c), right, wrong, theta)
        score = score_at_mean + share * (score - score_at_mean)
        curvature = np.maximum(share * information, 0.0) + precision
        if step == STEPS:
            break
        move = (score - precision * (b - mean)) / curvature
        limit = LONGEST_STEP * families.spread
        b = b + np.clip(move, -limit, limit)
    return b, 1.0 / curvature


def _score_of_difficulty(
    items: Curves, right: Floats, wrong: Floats, theta: Floats
) -> tuple[Floats, Floats]:
    """Slope of the expected log-likelihood in b, and minus its second derivative; (item,)."""
    curve = slopes(items, theta)
    p, q = np.maximum(curve.p, LEAST_CHANCE), np.maximum(1.0 - curve.p, LEAST_CHANCE)
    in_odds = right * curve.eta / p - wrong * curve.eta / q
    bend = right * (curve.eta_eta / p - (curve.eta / p) ** 2)
    bend -= wrong * (curve.eta_eta / q + (curve.eta / q) ** 2)
    return -items.a * in_odds.sum(axis=1), -(items.a**2) * bend.sum(axis=1)


def _answer_weights(
    pool: Pool, plan: Plan, found: Fit, items: Curves
) -> tuple[Floats, Floats, Floats]:
    """Posterior weights of those who answered right and wrong, and the missing information of b.

    Shapes (variant, point), twice, and (variant,); the last is the sum of the posterior variances
    of the score.
    """
    theta, size = found.theta, pool.few.size
    table = tables(found.at.items, theta)
    curve = slopes(items, theta)
    scores = (
        items.a[:, None] * curve.eta / np.maximum(1.0 - curve.p, LEAST_CHANCE),
        -items.a[:, None] * curve.eta / np.maximum(curve.p, LEAST_CHANCE),
    )
    met, missing = np.zeros((2, size, theta.size)), np.zeros(size)
    order = np.argsort(pool.person, kind="stable")
    person, start = pool.person[order], 0
    for block in Design(plan.design.responses, merged=False, kept=False):
        weight, _ = posterior(log_likelihood(block, table, theta), found.prior.log_weight(block))
        low, high = np.searchsorted(person, [start, start + block.size])
        part = order[low:high]
        rows, variant, outcome = person[low:high] - start, pool.variant[part], pool.outcome[part]
        start += block.size
        of_answer = weight[rows]
        for kind in (0, 1):
            chosen = outcome == kind
            posteriors, which = of_answer[chosen], variant[chosen]
            np.add.at(met[kind], which, posteriors)
            score = scores[kind][which]
            mean = np.einsum("ij,ij->i", posteriors, score)
            spread = np.einsum("ij,ij->i", posteriors, score**2) - mean**2
            missing += np.bincount(which, weights=spread, minlength=size)
    return met[1], met[0], missing
