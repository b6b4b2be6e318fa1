"""Observed information: expected complete information less what the data leave open."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.complete_data import complete_curvature, expected_slopes
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.uncertainty.missing_information import missing_information
from pixsim.calibration.uncertainty.population_information import (
    complete_information,
    latent_columns,
)
from pixsim.foundation.arrays import Floats

Rows = NDArray[np.int64]


def observed_information(plan: Plan, fit: Fit, index: Rows) -> Floats:
    """Observed information of all free parameters at a fit, priors included.

    Parameters
    ----------
    plan : Plan
    fit : Fit
    index : int64 array, shape (item, 4)
        See `parameter_index`.

    Returns
    -------
    float64 array, shape (parameter, parameter)
        The parameters of the ability distribution come last.
    """
    latent = latent_columns(plan, fit)
    size = int(index.max(initial=-1)) + 1
    matrix = np.zeros((size + len(latent),) * 2)
    value = item_curvature(plan, fit)
    for first in range(4):
        for second in range(4):
            rows, columns = index[:, first], index[:, second]
            used = (rows >= 0) & (columns >= 0)
            np.add.at(matrix, (rows[used], columns[used]), value[used, first, second])
    centres = family_rows(plan, index)
    free = centres >= 0
    matrix[centres[free], centres[free]] += plan.families.centre_sd[free] ** -2.0
    matrix[size:, size:] += complete_information(plan, fit, latent)
    matrix -= missing_information(plan, fit, index, latent)
    return matrix


def item_curvature(plan: Plan, fit: Fit) -> Floats:
    """Complete information of each item with its priors, shape (item, 4, 4).

    In the slope of its group, d, logit c and the mean difficulty of its family.
    """
    items, families = fit.at.items, plan.families
    value = np.zeros((items.a.size, 4, 4))
    value[:, :3, :3] = complete_curvature(fit.expected, items, fit.theta, newton=True)
    value[:, :3, :3] += plan.priors.curvature(items)
    if families.count:
        value += families.slopes(items, fit.at.centres, newton=True)[1]
    if families.average.any():
        turn = families.turn(items, fit.at.centres)
        value = turn.transpose(0, 2, 1) @ value @ turn
        slopes, _ = expected_slopes(fit.expected, items, fit.at.mean, fit.at.sd, fit.theta)
        bend = np.where(families.average, families.stretch * slopes[:, 1], 0.0)
        value[:, 0, 3] += bend  # the intercept is a product of slope and mean
        value[:, 3, 0] += bend
    return value


def parameter_index(plan: Plan) -> Rows:
    """Row of each item's a, d, logit c and family mean in the information; shape (item, 4).

    What is shared has one row; -1 where there is none or it is fixed.
    """
    shape, families = plan.shape, plan.families
    group, count = families.group, families.count
    slopes = np.zeros_like(group) if shape.slope == "shared" else group
    free_slope = shape.free_group[group]
    free_centre = np.append(shape.free_centre, False)[np.minimum(group, count)]
    columns = (
        (slopes, free_slope & (shape.slope != "fixed")),
        (np.arange(group.size), shape.free),
        (group, free_slope & shape.guessing),
        (group, free_centre),
    )
    index = np.full((group.size, 4), -1, dtype=np.int64)
    used = 0
    for column, (of, free) in enumerate(columns):
        rows, place = np.unique(of[free], return_inverse=True)
        index[free, column] = used + place
        used += rows.size
    return index


def family_rows(plan: Plan, index: Rows) -> Rows:
    """Row of the mean difficulty of each family; -1 where it is fixed."""
    rows = np.full(plan.families.count, -1, dtype=np.int64)
    tied = plan.families.tied
    rows[plan.families.group[tied]] = index[tied, 3]
    return rows
