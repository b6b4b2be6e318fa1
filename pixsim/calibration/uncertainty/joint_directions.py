"""Missing information in the directions in which ability and items move together.

Where anchors or priors fix the scale, a shift or a stretch of ability and of all items leaves the
likelihood as it is: what answers tell of such a direction is the difference of two numbers that grow
with the persons, complete and missing information, and is nothing. A missing information that is
known to half a hundredth, from a sample of persons or from a few terms, would drown in that
direction what the priors say. It is therefore taken exactly there, as a product with the direction,
which is no more than two expectation steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from pixsim.calibration.estimation.design import Block
from pixsim.calibration.estimation.expectation import Tables, log_likelihood, posterior
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.estimation.threads import in_sum
from pixsim.calibration.uncertainty.missing_information_terms import Joint
from pixsim.calibration.uncertainty.population_information import LOG_SD, MEAN
from pixsim.calibration.uncertainty.sampled_persons import Rows
from pixsim.calibration.uncertainty.scores import Scores
from pixsim.foundation.arrays import Floats


def latent_directions(plan: Plan, fit: Fit, index: Rows, latent: list[int]) -> Floats:
    """Shift and stretch of ability and of what is free of the items; (parameter, 0 to 2).

    Parameters
    ----------
    plan : Plan
    fit : Fit
    index : int64 array, shape (item, 4)
        See `pixsim.calibration.uncertainty.information.parameter_index`.
    latent : list of int
        Free parameters of the ability distribution.
    """
    items, families, at = fit.at.items, plan.families, fit.at
    first = int(index.max(initial=-1)) + 1
    shift, stretch = np.zeros((2, first + len(latent)))
    _put_rows(shift, index[:, 1], -items.a)
    _put_rows(stretch, index[:, 0], -items.a / families.stretch)
    if families.count:
        centre = np.append(at.centres, 0.0)[np.minimum(families.group, families.count)]
        _put_rows(shift, index[:, 3], np.ones_like(centre))
        _put_rows(stretch, index[:, 3], centre)
    found = []
    if MEAN in latent:
        shift[first + latent.index(MEAN)] = 1.0 / at.sd
        stretch[first + latent.index(MEAN)] = at.mean / at.sd
        found.append(shift)
    if LOG_SD in latent and not plan.unit:
        stretch[first + latent.index(LOG_SD)] = 1.0
        found.append(stretch)
    return np.column_stack(found) if found else np.zeros((first + len(latent), 0))


def _put_rows(column: Floats, rows: Rows, values: Floats) -> None:
    used = rows >= 0
    column[rows[used]] = values[used]


def missing_along(
    plan: Plan, fit: Fit, table: Tables, scores: Scores, joints: list[Joint], way: Floats
) -> Floats:
    """Missing information times some directions, exactly; (parameter, direction).

    The posterior covariance, person by person, of each score with the score along a direction.
    """
    size, count = way.shape
    latent, items, points = scores.latent.count, fit.at.items.a.size, fit.theta.size
    by_kind = np.zeros((len(scores.kinds), items, count))
    for joint in joints:
        used = joint.rows >= 0
        by_kind[joint.kind, used] += joint.weights[used, None] * way[joint.rows[used]]
    wrong, rise = np.zeros((2, count, items, points))
    for kind, (below, more) in enumerate(zip(scores.wrong, scores.rise, strict=True)):
        for k in range(count):
            wrong[k] += by_kind[kind, :, k, None] * below.T
            rise[k] += by_kind[kind, :, k, None] * more.T

    def work(blocks: Callable[[], Iterable[Block]]) -> list[Floats]:
        given, right = np.zeros((2, count, items, points))
        told = np.zeros((latent, count))
        for block in blocks():
            weight, _ = posterior(
                log_likelihood(block, table, fit.theta), fit.prior.log_weight(block)
            )
            for k in range(count):
                score = block.right_times(rise[k]) + block.given_times(wrong[k])
                score += scores.latent.along(block, way[size - latent :, k])
                score -= np.vecdot(weight, score)[:, None]
                moved = weight * score * block.counts
                given[k] += block.to_given(moved)
                right[k] += block.to_right(moved)
                told[:, k] += scores.latent.of(block.rows, moved).sum(axis=0)
        return [given, right, told]

    given, right, told = in_sum(work, plan.design.chunks())
    found = np.zeros_like(way)
    for joint in joints:
        below, more = scores.wrong[joint.kind].T, scores.rise[joint.kind].T
        used = joint.rows >= 0
        part = (given * below).sum(axis=2) + (right * more).sum(axis=2)  # (direction, item)
        np.add.at(found, joint.rows[used], (part.T * joint.weights[:, None])[used])
    found[size - latent :] = told
    return found


def match_directions(matrix: Floats, way: Floats, along: Floats) -> Floats:
    """A symmetric matrix, changed as little as may be, whose products with directions are these.

    Parameters
    ----------
    matrix : float64 array, shape (k, k)
    way, along : float64 arrays, shape (k, direction)
    """
    unit = np.sqrt(np.maximum(np.diag(matrix), 1e-300))
    told = way * unit[:, None]
    miss = (along - matrix @ way) / unit[:, None]
    dual = np.linalg.solve(told.T @ told, told.T).T
    change = miss @ dual.T
    change = change + change.T - dual @ (told.T @ miss) @ dual.T
    value: Floats = matrix + change * np.outer(unit, unit)
    return value
