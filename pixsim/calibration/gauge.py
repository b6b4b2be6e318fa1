"""Where the scale of ability comes from, and the parameter expansion that follows.

Ability N(mean, sd²) and the items can be shifted and stretched together without changing the
likelihood. The maximisation step estimates both freely (PX-EM, Liu, Rubin & Wu 1998), then the
expansion is folded back into the chosen gauge; plain EM would creep along it.
"""

from __future__ import annotations

import math
from enum import Enum

import numpy as np

from pixsim.calibration.curves import Curves
from pixsim.calibration.expectation import Expected
from pixsim.calibration.priors import ItemPriors


class Gauge(Enum):
    """What fixes the scale."""

    STANDARD = "ability is N(0, 1)"
    UNIT_SLOPE = "slopes are 1, ability N(0, sd²)"
    ANCHORS = "some items are fixed, ability N(mean, sd²)"
    PRIORS = "priors of the items, ability N(mean, sd²)"
    PRIORS_STANDARD = "ability is N(0, 1), and the items have priors"
    PRIORS_UNIT = "slopes are 1 and difficulties have priors, ability N(0, sd²)"


def fold(
    gauge: Gauge, expected: Expected, items: Curves, mean: float, sd: float,
    priors: ItemPriors, unit: bool,
) -> tuple[Curves, float, float]:  # fmt: skip
    """Items, mean and sd of ability after an EM step, in the gauge.

    Parameters
    ----------
    gauge : Gauge
    expected : Expected
    items : Curves
        After the maximisation step, with abilities mean + sd z.
    mean, sd : float
        Before the step.
    priors : ItemPriors
    unit : bool
        All slopes are 1 (Rasch).
    """
    if gauge is Gauge.PRIORS_STANDARD:
        return items, 0.0, 1.0
    if gauge is Gauge.PRIORS_UNIT:
        return items, 0.0, sd * math.sqrt(expected.square)
    spread = sd * math.sqrt(max(expected.square - expected.mean**2, 1e-12))
    centre = mean + sd * expected.mean
    if gauge is Gauge.ANCHORS:
        return items, centre, spread
    if gauge is Gauge.PRIORS:
        return _best_for_priors(items, centre, spread, priors, unit)
    d = items.d + items.a * centre
    if gauge is Gauge.UNIT_SLOPE:
        return Curves(np.ones_like(items.a), d, items.c), 0.0, spread * float(items.a[0])
    return Curves(items.a * spread, d, items.c), 0.0, 1.0


def _best_for_priors(
    items: Curves, mean: float, sd: float, priors: ItemPriors, unit: bool
) -> tuple[Curves, float, float]:
    """Shift and stretch, at constant likelihood, to where the priors like the items best."""
    weight = priors.b_sd**-2.0
    slope_weight = 0.0 if unit else priors.log_a_sd**-2.0
    stretch, shift = 0.0, 0.0
    for _ in range(3):
        scaled = math.exp(stretch) * items.b
        miss = scaled + shift - priors.b
        slope_miss = np.log(items.a) - stretch - priors.log_a
        gradient = np.array(
            [(weight * miss * scaled - slope_weight * slope_miss).sum(), weight @ miss]
        )
        corner = (weight * scaled).sum()
        curvature = np.array(
            [[(weight * scaled**2 + slope_weight).sum(), corner], [corner, weight.sum()]]
        )
        if unit:
            shift -= gradient[1] / curvature[1, 1]
            continue
        step = np.clip(np.linalg.solve(curvature, gradient), -0.5, 0.5)
        stretch, shift = stretch - float(step[0]), shift - float(step[1])
    k = math.exp(stretch)
    return Curves(items.a / k, items.d - items.a * shift / k, items.c), k * mean + shift, k * sd
