"""Two groups of questions: which, and how the abilities that they ask for hang together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.ability import estimate_abilities, item_curves, match_curves
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.expectation import log_likelihood, tables
from pixsim.calibration.estimation.quadrature import normal_grid
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.classical import residual_correlations
from pixsim.calibration.items.dimensionality import LOADED, Dimensionality
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats

LEAST = 4  # questions of a group: fewer say nothing of an ability of their own
ROUNDS = 20
POINTS = 61  # of each ability
FARTHEST = 0.98  # correlation, either sign
STEP = 1e-3  # of the correlation, for the second difference


class TopicCorrelation(NamedTuple):
    """Correlation of two abilities with its standard error.

    Attributes
    ----------
    correlation, error : float
    """

    correlation: float
    error: float


def two_topics(
    fit: Calibration, found: Dimensionality
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The questions in two groups that each ask for an ability, where there are such.

    The signs on the first residual dimension part the questions; each then joins the group with whose
    others its residuals correlate more, until none moves.

    Parameters
    ----------
    fit : Calibration
        Of one ability.
    found : Dimensionality
        Of that fit.

    Returns
    -------
    (tuple of str, tuple of str) or None
        In the order of the responses, the group of the first question first. None where one group
        has fewer than `LEAST`: a few questions that share something are no topic.
    """
    names, curves = item_curves(fit.items)
    read, curves = match_curves(fit.responses, names, curves)
    mean = fit.ability_mean if fit.person_mean is None else fit.person_mean
    sd = fit.ability_sd if fit.person_sd is None else fit.person_sd
    theta = estimate_abilities(curves, read, "EAP", mean, sd).theta
    near = residual_correlations(curves, read, theta)
    np.fill_diagonal(near, 0.0)
    loading = found.loadings.set_index("item")["loading"].reindex(list(read.items)).to_numpy()
    second = _settle_membership(near, loading < 0)
    if second is None:
        if min((loading >= LOADED).sum(), (loading <= -LOADED).sum()) < LEAST:
            return None
        second = (
            loading < 0
        )  # few persons: which question is nearer to which says less than the signs
    second = second != second[0]
    pick = [tuple(n for n, own in zip(read.items, second == part, strict=True) if own) for part in (False, True)]  # fmt: skip
    return pick[0], pick[1]


def _settle_membership(near: Floats, second: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Membership of the second group, once each is nearer to its own than to the other."""
    for _round in range(ROUNDS):
        sizes = np.array([(~second).sum(), second.sum()])
        if sizes.min() < LEAST:
            return None
        to_second = near[:, second].sum(axis=1) / np.maximum(sizes[1] - second, 1)
        to_first = near[:, ~second].sum(axis=1) / np.maximum(sizes[0] - ~second, 1)
        better = to_second > to_first
        if (better == second).all():
            return second
        second = better
    return second if min((~second).sum(), second.sum()) >= LEAST else None


@one_blas_thread()
def topic_correlation(first: Calibration, second: Calibration) -> TopicCorrelation:
    """Correlation of the abilities of two fits of the same persons to different questions.

    Parameters
    ----------
    first, second : Calibration
        Of responses of the same persons in the same order; without groups or covariates.

    Returns
    -------
    TopicCorrelation
        The maximum of the likelihood of both sets of answers, two abilities of simple structure, with
        the parameters of the questions as each fit has them; its error from the curvature there.

    Raises
    ------
    ValueError
        The persons are not the same.

    Notes
    -----
    The parameters of each half are consistent without the other; that they are estimated adds nothing
    that shows to the error of the correlation (`tests/campaign/own_quizzes.py`).
    """
    if list(first.responses.persons) != list(second.responses.persons):
        raise ValueError("topic_correlation: the two fits are not of the same persons")
    z = normal_grid(POINTS).z
    chances = [_person_likelihoods(fit, z) for fit in (first, second)]

    def loss(r: float) -> float:
        return -float(
            np.log(np.maximum(_bivariate_likelihood(chances[0], chances[1], z, r), 1e-300)).sum()
        )

    from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]

    best = float(minimize_scalar(loss, bounds=(-FARTHEST, FARTHEST), method="bounded").x)
    at = np.clip(best, -FARTHEST + STEP, FARTHEST - STEP)
    curvature = (loss(at + STEP) - 2 * loss(at) + loss(at - STEP)) / STEP**2
    return TopicCorrelation(best, 1 / np.sqrt(curvature) if curvature > 0 else float("inf"))


def _person_likelihoods(fit: Calibration, z: Floats) -> Floats:
    """Likelihood of each person's answers at each point, the largest 1; (person, point)."""
    names, curves = item_curves(fit.items)
    read, curves = match_curves(fit.responses, names, curves)
    theta = fit.ability_mean + fit.ability_sd * z
    table = tables(curves, theta)
    loglik = np.vstack(
        [log_likelihood(b, table, theta) for b in Design(read, merged=False, kept=False)]
    )
    likelihood: Floats = np.exp(loglik - loglik.max(axis=1, keepdims=True))
    return likelihood


def _bivariate_likelihood(first: Floats, second: Floats, z: Floats, r: float) -> Floats:
    """Marginal likelihood of each person where abilities are bivariate normal."""
    along = 1 - r**2
    square = (z[:, None] ** 2 - 2 * r * z[:, None] * z + z**2) / along
    weight = np.exp(-0.5 * square)
    marginal: Floats = ((first @ (weight / weight.sum())) * second).sum(axis=1)
    return marginal
