"""What Laplace's approximation leaves out of an integral over an item: its density is no normal one.

Of an item far from the abilities, answers tell a ridge of slopes and difficulties; along it the
density has one long tail, cut off by the prior. Items of a bank span more than abilities do, and
their tails all pull one way: of 900 items with 100 answers each, Laplace's scale is 7 per cent too
small. The expected complete-data density of an item costs little at any place, so that

    log ∫ exp(E(x)) dx - ½ log((2π)^k / det H)

is known by Gauss-Hermite quadrature around the mode, with E that density, prior included, less its
value there, and H minus its second derivatives. This is added to Laplace's value, which has the
information that abilities not known take away as well.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.complete_data import complete_curvature, expected_loglik
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.irt.curves import Curves
from pixsim.irt.logistic import Floats

NODES = 7
LONGEST = 3.0  # log of the integral against Laplace's: more is a density that has no mode


def beyond_laplace(plan: Plan, fit: Fit) -> float:
    """Sum over the items that are no family's; 0 for those without priors.

    Parameters
    ----------
    plan : Plan
    fit : Fit
    """
    priors, items = plan.priors, fit.at.items
    lone = plan.shape.free & ~plan.families.tied & np.isfinite(priors.b_sd)
    if not lone.any():
        return 0.0
    steep = plan.shape.slope == "own"
    root = _root(_curvature(plan, fit), steep, lone)
    node, weight = np.polynomial.hermite_e.hermegauss(NODES)
    weight = weight / weight.sum()
    here = _density(plan, fit, items)
    total = np.zeros_like(here)
    along = list(zip(node.tolist(), weight.tolist(), strict=True))
    for (u, share), (v, other) in product(along if steep else [(0.0, 1.0)], along):
        away = _density(plan, fit, _moved(items, root @ np.array([u, v]))) - here
        total += share * other * np.exp(np.minimum(away + 0.5 * (u * u + v * v), 50.0))
    value = np.log(np.maximum(total[lone], 1e-300))
    return float(np.clip(value, -LONGEST, LONGEST).sum())


def _moved(items: Curves, aside: Floats) -> Curves:
    """Items elsewhere in (log a, b); aside has shape (item, 2)."""
    a = items.a * np.exp(aside[:, 0])
    return replace(items, a=a, d=-a * (items.b + aside[:, 1]))


def _density(plan: Plan, fit: Fit, items: Curves) -> Floats:
    at, theta = fit.at, fit.theta
    return expected_loglik(fit.expected, items, at.mean, at.sd, theta) + plan.priors.by_item(items)


def _curvature(plan: Plan, fit: Fit) -> Floats:
    """Minus second derivatives in (log a, b); (item, 2, 2). At a mode slopes count for nothing."""
    items = fit.at.items
    value = complete_curvature(fit.expected, items, fit.theta, newton=True)
    value = (value + plan.priors.curvature(items))[:, :2, :2]
    turn = np.zeros_like(value)
    turn[:, 0, 0], turn[:, 1, 0], turn[:, 1, 1] = items.a, items.d, -items.a
    turned: Floats = turn.transpose(0, 2, 1) @ value @ turn
    return turned


def _root(curvature: Floats, steep: bool, lone: NDArray[np.bool_]) -> Floats:
    """Roots of the inverses: of both, or of the difficulty alone; (item, 2, 2)."""
    if not steep:
        root = np.zeros_like(curvature)
        root[:, 1, 1] = 1.0 / np.sqrt(np.maximum(curvature[:, 1, 1], 1e-9))
        return root
    value, vector = np.linalg.eigh(np.where(lone[:, None, None], curvature, np.eye(2)))
    found: Floats = vector / np.sqrt(np.maximum(value, 1e-9))[:, None, :]
    return found
