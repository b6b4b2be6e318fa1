"""Missing information (Louis 1982): what not knowing the abilities takes from the complete one.

It is the sum over persons of the posterior covariance of the complete-data scores. Where all
answered everything and nobody guesses, answers enter those scores in one place only, and the sum
is a matter of products (point, point), (point, item) and (item, item).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from pixsim.calibration.estimation.design import Block
from pixsim.calibration.estimation.expectation import Tables, log_likelihood, posterior, tables
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.estimation.threads import in_sum
from pixsim.calibration.uncertainty.joint_directions import (
    latent_directions,
    match_directions,
    missing_along,
)
from pixsim.calibration.uncertainty.missing_information_terms import (
    information_by_terms,
    is_small,
    joint_parameters,
    within_items,
)
from pixsim.calibration.uncertainty.sampled_persons import Rows
from pixsim.calibration.uncertainty.scores import Scores, scores_at
from pixsim.foundation.arrays import Floats


def missing_information(plan: Plan, fit: Fit, index: Rows, latent: list[int]) -> Floats:
    """Missing information of all parameters.

    Parameters
    ----------
    plan : Plan
    fit : Fit
    index : int64 array, shape (item, 4)
        See `pixsim.calibration.uncertainty.information.parameter_index`.
    latent : list of int
        Free parameters of the ability distribution, see `latent_columns`.

    Returns
    -------
    float64 array, shape (parameter, parameter)
    """
    size = int(index.max(initial=-1)) + 1 + len(latent)
    table = tables(fit.at.items, fit.theta)
    scores = scores_at(plan, fit, latent)
    joints = joint_parameters(plan, fit, scores, index)
    alike = plan.population is None  # before they answer
    if not (plan.design.complete and scores.linear and alike):
        found = information_by_terms(plan, fit, table, scores, joints, size)
        if is_small(plan):
            return found
        way = latent_directions(plan, fit, index, latent)
        if not way.size:
            return found
        return match_directions(found, way, missing_along(plan, fit, table, scores, joints, way))
    inner, items = _complete_data_information(plan, fit, table, scores), index.shape[0]
    places = [np.arange(items) + items * joint.kind for joint in joints]
    rows = np.concatenate(
        [*(joint.rows for joint in joints), size - len(latent) + np.arange(len(latent))]
    )
    columns = np.concatenate([*places, inner.shape[0] - len(latent) + np.arange(len(latent))])
    weights = np.concatenate([*(joint.weights for joint in joints), np.ones(len(latent))])
    return contract_blocks(inner, columns, rows, weights, size)


def contract_blocks(inner: Floats, columns: Rows, rows: Rows, weights: Floats, size: int) -> Floats:
    """Inner[columns, columns], weighted, summed into rows and columns; (size, size).

    Negative rows are left out.
    """
    used = rows >= 0
    rows, columns, weights = rows[used], columns[used], weights[used]
    part = inner[np.ix_(columns, columns)] * weights[:, None] * weights
    matrix = np.zeros((size, size))
    if np.unique(rows).size == rows.size:
        matrix[np.ix_(rows, rows)] = part
    else:
        np.add.at(matrix, (rows[:, None], rows), part)
    return matrix


def missing_within_items(plan: Plan, fit: Fit) -> Floats:
    """Missing information of single items; (item, 3, 3) in a, d and logit c, zero where none."""
    table, scores = tables(fit.at.items, fit.theta), scores_at(plan, fit, [])
    found = within_items(plan, fit, table, scores)
    value = np.zeros((fit.at.items.a.size, 3, 3))
    for place, first in enumerate(scores.kinds):
        for other, second in enumerate(scores.kinds):
            value[:, first, second] = found[min(place, other), max(place, other)]
    return value


def _complete_data_information(plan: Plan, fit: Fit, table: Tables, scores: Scores) -> Floats:
    """Missing information of the scores by item and kind, then the latent ones; nobody guesses."""
    points, items = fit.theta.size, fit.at.items.a.size

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        inner, cross = np.zeros((points, points)), np.zeros((points, items))
        square = np.zeros((items, items) if 0 in scores.kinds else (0, 0))
        for block in blocks():
            weight, _ = posterior(
                log_likelihood(block, table, fit.theta), fit.prior.log_weight(block)
            )
            scaled = weight * block.counts
            inner[np.diag_indices(points)] += scaled.sum(axis=0)
            inner -= scaled.T @ weight
            if 0 in scores.kinds:
                away = fit.theta - (weight @ fit.theta)[:, None]
                cross += block.to_right(scaled * away).T
                error = np.sqrt((scaled * away**2).sum(axis=1, keepdims=True))
                right = block.right * error.astype(block.right.dtype)
                square += right.T @ right
        return [inner, cross, square]

    inner, cross, square = in_sum(work, plan.design.chunks())
    outer = np.hstack([*scores.wrong, scores.latent.at_points])
    matrix: Floats = outer.T @ inner @ outer
    if 0 in scores.kinds:  # slopes come first
        mixed = outer.T @ cross
        matrix[:, :items] += mixed
        matrix[:items] += mixed.T
        matrix[:items, :items] += square
    return matrix
