"""Fit of the whole model by the proportions of items and of pairs: M2 and RMSEA."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.ability import item_curves, match_curves
from pixsim.calibration.estimation.quadrature import FINE, normal_grid
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, slopes

if TYPE_CHECKING:
    import pandas as pd

MOST_ITEMS = 60  # 1,830 proportions, whose covariances are inverted


@one_blas_thread()
def m2(fit: Calibration) -> pd.Series:
    """M2 of Maydeu-Olivares & Joe (2006) and its RMSEA.

    Parameters
    ----------
    fit : Calibration
        Rasch, 1PL or 2PL without priors, anchors, families, groups or covariates, of persons who
        answered everything.

    Returns
    -------
    Series
        ``m2``, ``df``, ``p`` (small: the model does not hold), ``rmsea`` with its 90 % interval
        ``low`` and ``high`` (up to 0.089 adequate, 0.05 close for binary items: Maydeu-Olivares &
        Joe 2014).

    Raises
    ------
    ValueError
        A fit that it is not for, every reason named.

    Notes
    -----
    With e the proportions right of items and pairs less those expected, Ξ the covariance of one
    person's and Δ the slopes of the expected ones in the parameters,
    M2 = N e' (Ξ⁻¹ - Ξ⁻¹ Δ (Δ' Ξ⁻¹ Δ)⁻¹ Δ' Ξ⁻¹) e.
    """
    import pandas as pd
    from scipy.linalg import cho_factor, cho_solve  # type: ignore[import-untyped]
    from scipy.special import chdtrc  # type: ignore[import-untyped]

    names, curves = item_curves(fit.items)
    read, curves = match_curves(fit.responses, names, curves)
    size = len(read.items)
    faults = [
        message
        for message, wrong in (
            ("it has priors", fit.penalised),
            ("it is a 3pl", fit.model == "3pl"),
            ("some items are fixed", bool((fit.items["se_b"] == 0).any())),
            ("it has families", fit.families is not None),
            ("it has groups or covariates", fit.groups is not None),
            ("not everybody answered everything", not read.complete),
            (f"{size} items, at most {MOST_ITEMS}", size > MOST_ITEMS),
            ("too few items", size * (size + 1) // 2 <= fit.parameters),
        )
        if wrong
    ]
    if faults:
        raise ValueError("m2: " + "; ".join(faults))
    grid = normal_grid(FINE)
    theta, weight = fit.ability_mean + fit.ability_sd * grid.z, np.exp(grid.log_weight)
    pairs = np.array(list(combinations(range(size), 2)), dtype=np.int64)
    expected, covariance = _model_moments(curves, theta, weight, pairs)
    turn = _moment_slopes(fit, curves, theta, grid.z, weight, pairs)
    right = (read.matrix() == 1).astype(np.float64)
    both = right.T @ right / len(right)
    observed = np.concatenate([np.diag(both), both[pairs[:, 0], pairs[:, 1]]])
    solve = cho_factor(covariance)
    away, inverse = cho_solve(solve, observed - expected), cho_solve(solve, turn)
    along = turn.T @ away
    explained = along @ np.linalg.solve(turn.T @ inverse, along)
    persons = len(read.persons)
    statistic = persons * float((observed - expected) @ away - explained)
    df = expected.size - turn.shape[1]
    low, high = (_noncentrality_at(statistic, df, level) for level in (0.95, 0.05))
    rmsea = [np.sqrt(x / (persons * df)) for x in (max(statistic - df, 0.0), low, high)]
    return pd.Series(
        {
            "m2": statistic, "df": df, "p": float(chdtrc(df, statistic)),
            "rmsea": rmsea[0], "low": rmsea[1], "high": rmsea[2],
        }
    )  # fmt: skip


def _model_moments(
    items: Curves, theta: Floats, weight: Floats, pairs: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Expected proportions of items and pairs, and the covariance of one person's."""
    p = slopes(items, theta).p
    size = len(p)
    table = np.vstack([p, p[pairs[:, 0]] * p[pairs[:, 1]]])
    expected = table @ weight
    product = (table * weight) @ table.T
    for item in range(size):  # an answer times itself is itself
        others = np.flatnonzero(np.arange(size) != item)
        held = np.flatnonzero((pairs == item).any(axis=1))
        other = pairs[held].sum(axis=1) - item
        place = np.concatenate([[item], size + held[np.argsort(other)]])
        rest = np.vstack([np.ones_like(theta), p[others]])
        shared = (rest * (weight * p[item])) @ rest.T
        shared[np.diag_indices(len(rest))] = rest @ (weight * p[item])
        product[np.ix_(place, place)] = shared
    covariance: Floats = product - np.outer(expected, expected)
    return expected, covariance


def _moment_slopes(
    fit: Calibration,
    items: Curves,
    theta: Floats,
    z: Floats,
    weight: Floats,
    pairs: NDArray[np.int64],
) -> Floats:
    """Slopes of the expected proportions in the parameters; (proportion, parameter)."""
    curve = slopes(items, theta)
    size, p, bell = len(curve.p), curve.p, curve.eta
    first, second = pairs.T

    def columns(own: Floats) -> Floats:
        """Of each item's parameter, given the slope of its P at the points (item, point)."""
        matrix = np.zeros((size + len(pairs), size))
        matrix[np.arange(size), np.arange(size)] = own @ weight
        rows = size + np.arange(len(pairs))
        matrix[rows, first] = (own[first] * p[second]) @ weight
        matrix[rows, second] = (own[second] * p[first]) @ weight
        return matrix

    intercepts, by_slope = columns(bell), columns(bell * (z if fit.model == "rasch" else theta))
    if fit.model != "2pl":
        by_slope = by_slope.sum(axis=1, keepdims=True)
    return np.hstack([by_slope, intercepts])


def _noncentrality_at(statistic: float, df: int, level: float) -> float:
    """The noncentrality at which a statistic as large has this chance of a smaller one."""
    from scipy.optimize import brentq  # type: ignore[import-untyped]
    from scipy.special import chndtr

    def above(x: float) -> float:
        return float(chndtr(statistic, df, x)) - level

    if above(0.0) <= 0:
        return 0.0
    return float(brentq(above, 0.0, 10.0 * statistic + 100.0))
