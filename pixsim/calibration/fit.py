"""The EM fit: from responses to parameters, in any gauge."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixsim.calibration.acceleration import squarem
from pixsim.calibration.curves import Curves, Floats
from pixsim.calibration.design import Design
from pixsim.calibration.expectation import Expected, expect
from pixsim.calibration.gauge import Gauge, fold
from pixsim.calibration.grid import COARSE, FINE, Grid, normal_grid, points_needed
from pixsim.calibration.maximisation import Shape, maximise
from pixsim.calibration.priors import ItemPriors

FINE_CELLS = 500_000  # persons × items up to which a fine grid costs nothing
TOLERANCE = 1e-7
TOLERANCE_SINGLE = 1e-5  # below it, rounding of single precision data shows


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fitted and how."""

    design: Design
    shape: Shape
    gauge: Gauge
    priors: ItemPriors
    unit: bool
    tolerance: float
    most: int


@dataclass(frozen=True, slots=True)
class Fit:
    """Estimates and how they were reached."""

    items: Curves
    mean: float
    sd: float
    grid: Grid
    expected: Expected
    converged: bool
    steps: int
    change: float


def fit(plan: Plan, items: Curves, mean: float, sd: float) -> Fit:
    """Fit by accelerated PX-EM, with a grid fine enough for the items found."""
    most_answers = int(plan.design.responses.answered.max())
    small = len(plan.design.responses.persons) * items.a.size <= FINE_CELLS
    fewest = FINE if small else COARSE
    points = points_needed(items, most_answers, sd, fewest)
    steps = 0
    while True:
        grid = normal_grid(points)
        items, mean, sd, converged, used, change = _iterate(plan, grid, items, mean, sd, steps)
        steps += used
        needed = points_needed(items, most_answers, sd, fewest)
        if needed <= 1.2 * points or steps >= plan.most:
            break
        points = needed
    expected = expect(plan.design, items, grid, mean, sd)
    return Fit(items, mean, sd, grid, expected, converged, steps + 1, change)


def _iterate(
    plan: Plan, grid: Grid, items: Curves, mean: float, sd: float, steps: int
) -> tuple[Curves, float, float, bool, int, float]:
    free, size = plan.shape.free, items.a.size

    def pack(items: Curves, mean: float, sd: float) -> Floats:
        return np.concatenate([items.a, items.d, items.c, [mean, np.log(sd)]])

    def unpack(x: Floats) -> tuple[Curves, float, float]:
        a, d, c = (
            np.where(free, x[k * size : (k + 1) * size], fixed)
            for k, fixed in enumerate((items.a, items.d, items.c))
        )
        if plan.priors.on_slope or plan.shape.slope == "shared":
            a = np.where(free, np.maximum(a, 1e-3), a)
        limit = 0.9 if plan.shape.guessing else 1.0
        c = np.where(free, np.clip(c, 1e-5 if plan.shape.guessing else 0.0, limit), c)
        return Curves(a, d, c), float(x[-2]), float(np.exp(np.clip(x[-1], -7.0, 4.0)))

    def step(x: Floats) -> tuple[Floats, float]:
        now, centre, spread = unpack(x)
        expected = expect(plan.design, now, grid, centre, spread)
        value = expected.loglik + plan.priors.log_density(now)
        then = maximise(expected, now, centre, spread, grid.z, plan.shape, plan.priors)
        folded = fold(plan.gauge, expected, then, centre, spread, plan.priors, plan.unit)
        return pack(*folded), value

    start = pack(items, mean, sd)
    most = max(plan.most - steps, 3)
    found = squarem(step, start, tolerance=plan.tolerance, most=most)
    return *unpack(found.point), found.converged, found.evaluations, found.change


def default_tolerance(design: Design) -> float:
    """Longest step at which a fit has converged, by the precision of the data."""
    return TOLERANCE if design.exact else TOLERANCE_SINGLE


def starting_curves(design: Design, shared: bool, c: Floats) -> Curves:
    """First guess: difficulty from the proportion right, slope from the item-score correlation."""
    responses = design.responses
    n = np.maximum(responses.n, 1)
    chance = (responses.right + 0.5) / (n + 1.0)
    above = np.clip((chance - c) / (1.0 - c), 0.02, 0.98)
    size = len(responses.items)
    if shared:
        slope = np.ones(size)
    else:
        correlation = np.clip(_item_score_correlation(design, chance), 0.05, 0.75)
        slope = np.clip(1.7 * correlation / np.sqrt(1.0 - correlation**2), 0.3, 3.0)
    stretch = np.sqrt(1.0 + slope**2 / 2.89)  # logistic-normal: 1.7² = 2.89
    return Curves(slope, stretch * np.log(above / (1.0 - above)), c.copy())


def _item_score_correlation(design: Design, chance: Floats) -> Floats:
    """Correlation of each item with the standardised sum of residuals."""
    spread = np.sqrt(chance * (1.0 - chance))
    scaled = (1.0 / spread)[:, None]
    product = np.zeros(chance.size)
    square = np.zeros(chance.size)
    for block in design:
        answered = np.maximum(block.given_times(np.ones_like(scaled)), 1.0)
        score = block.right_times(scaled) - block.given_times(scaled * chance[:, None])
        score = score / np.sqrt(answered)
        weight = np.ones((block.size, 1)) if block.weight is None else block.weight[:, None]
        product += (
            block.to_right(weight * score) - chance[:, None] * block.to_given(weight * score)
        )[:, 0]
        square += block.to_given(weight * score**2)[:, 0]
    n = np.maximum(design.responses.n, 1)
    return np.asarray(product / n / spread / np.sqrt(np.maximum(square / n, 1e-12)))
