"""The spread of difficulties within families, by empirical Bayes.

The difficulties are integrated out (Laplace): what would be squared distances from the mean of the
family are their posterior expectations, which count what is not known of each difficulty, and of
the means and slopes besides. Without that the spread would shrink to nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from pixsim.calibration.estimation.fit import Fit, Plan, fit
from pixsim.calibration.model.parameters import Parameters
from pixsim.calibration.uncertainty.covariance import Uncertainty, estimate_covariance
from pixsim.foundation.arrays import Floats

SETTLED = 1e-4  # last relative change of the spread
MOST_UPDATES = 40
LEAST_SPREAD = 0.01  # below it the variants do not differ
COARSE_TOLERANCE = 1e-3  # of the parameters while the spread still moves
LONGEST_STEP = 1.0  # of its logarithm
NEAREST = 1e-3  # distance of two log spreads from which a curvature can be read


@dataclass(frozen=True, slots=True)
class SpreadFit:
    """A fit with the spread found.

    Attributes
    ----------
    plan : Plan
        With the spread.
    fit : Fit
    uncertainty : Uncertainty
    error : float
        Standard error of the spread; infinite where the data do not tell it.
    settled : bool
        Whether the spread has stopped moving.
    """

    plan: Plan
    fit: Fit
    uncertainty: Uncertainty
    error: float
    settled: bool

    @property
    def spread(self) -> float:
        """Standard deviation of the difficulties within a family."""
        return self.plan.families.spread


def fit_with_spread(plan: Plan, start: Parameters, centre: float, weight: float) -> SpreadFit:
    """Fit items and spread in turn, the spread by Newton steps on its marginal likelihood.

    Parameters
    ----------
    plan : Plan
        Its families have the spread to start from.
    start : Parameters
    centre, weight : float
        Prior of the spread: so many variants' worth of evidence for this value.
    """
    tolerance, steps = max(plan.tolerance, COARSE_TOLERANCE), 0
    tried: list[tuple[float, float]] = []  # log spreads and slopes of the density there
    log_a = plan.priors.log_a
    while True:
        found = fit(replace(plan, tolerance=tolerance), start, taken=steps)
        inverse = estimate_covariance(plan, found)
        now = math.log(plan.families.spread)
        slope, curvature = _spread_slopes(plan, found, inverse, centre, weight)
        then = _next_log_spread(now, slope, _secant_curvature(now, slope, tried, curvature), tried)
        tried.append((now, slope))
        moved, start = _with_spread(plan, found.at, math.exp(then), log_a)
        flatter = np.log(moved.families.stretch / plan.families.stretch)
        change = max(abs(then - now), float(np.abs(flatter).max(initial=0.0)))
        settled = change < SETTLED and tolerance == plan.tolerance
        steps = found.steps
        if settled or steps >= plan.most or len(tried) >= MOST_UPDATES:
            break
        plan = moved
        coarse = 0.0 if change < 10 * SETTLED else COARSE_TOLERANCE * min(change, 1.0)
        tolerance = max(plan.tolerance, coarse)
    curvature = _secant_curvature(*tried[-1], tried, curvature)
    error = plan.families.spread / math.sqrt(curvature) if curvature > 0 else math.inf
    return SpreadFit(plan, found, inverse, error, settled)


def _with_spread(
    plan: Plan, at: Parameters, spread: float, log_a: Floats
) -> tuple[Plan, Parameters]:
    """Plan and parameters with another spread; the averages of families flatten with it."""
    families = replace(plan.families, spread=spread)
    stretch = families.flattened(at.items)
    ratio = stretch / families.stretch
    items = replace(at.items, a=at.items.a * ratio, d=at.items.d * ratio)
    families = replace(families, stretch=stretch)
    priors = replace(plan.priors, log_a=log_a + np.log(stretch))
    return replace(plan, families=families, priors=priors), replace(at, items=items)


def _spread_slopes(
    plan: Plan, found: Fit, inverse: Uncertainty, centre: float, weight: float
) -> tuple[float, float]:
    """Slope of the log marginal density in the log of the spread, and minus its curvature."""
    families, items = plan.families, found.at.items
    own = families.own
    away = np.where(own, families.distances(items, found.at.centres), 0.0)
    a = np.where(own, items.a, 1.0)
    turn = np.where(own[:, None], np.column_stack([items.d / a**2, -1.0 / a]), 0.0)
    trace, crossed, squared = inverse.of_distances(turn, away)
    precision = families.spread**-2.0
    squares = float(away @ away) + trace + weight * centre**2
    slope = precision * squares - (int(own.sum()) + weight)
    # with the precision, distances move by -C x and their covariance C by -C C
    return slope, 2.0 * precision * squares - 2.0 * precision**2 * (2.0 * crossed + squared)


def _secant_curvature(
    now: float, slope: float, tried: list[tuple[float, float]], otherwise: float
) -> float:
    """Minus the curvature between here and the nearest point tried before that is not too near.

    It sees what `_spread_slopes` leaves out, that the other estimates move with the spread.
    """
    far = [(abs(now - x), x, y) for x, y in tried if abs(now - x) > NEAREST]
    if not far:
        return otherwise
    _, x, y = min(far)
    return -(slope - y) / (now - x)


def _next_log_spread(
    now: float, slope: float, curvature: float, tried: list[tuple[float, float]]
) -> float:
    """Newton's step of the log spread, uphill, kept short and between points that bracket."""
    low = max([math.log(LEAST_SPREAD), *(x for x, y in [*tried, (now, slope)] if y > 0)])
    high = min([math.inf, *(x for x, y in [*tried, (now, slope)] if y <= 0)])
    step = slope / max(abs(curvature), 1e-12)
    then = now + min(max(step, -LONGEST_STEP), LONGEST_STEP)
    if low <= then <= high or low > high:
        return max(then, math.log(LEAST_SPREAD))
    return 0.5 * (now + (low if then < low else high))
