"""The EM fit: from responses to parameters, whatever fixes the scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from pixsim.calibration.estimation.acceleration import FixedPoint, squarem
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.expectation import Expected, Prior, expect
from pixsim.calibration.estimation.identification import Scale, fold
from pixsim.calibration.estimation.maximisation import (
    MAX_C,
    MAX_INTERCEPT,
    MAX_SLOPE,
    MIN_C,
    MIN_SLOPE,
    Shape,
    maximise,
    positive_slopes,
)
from pixsim.calibration.estimation.population_step import Overall, held_step, population_step
from pixsim.calibration.estimation.progress import Way
from pixsim.calibration.estimation.quadrature import FINE, REACH, Grid, normal_grid, points_needed
from pixsim.calibration.model.families import Families
from pixsim.calibration.model.item_priors import ItemPriors
from pixsim.calibration.model.parameters import LEAST_SD, Parameters
from pixsim.calibration.model.population import Population
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves

FINE_CELLS = 500_000  # persons × items up to which a fine grid costs nothing
FEWEST = 49  # points for larger data: a step of 0.25, more where the information asks for it
MOST_REACH = 60.0
SHORT_REACH = 1.0  # by which the tails of some persons may be cut
POWERS = 10  # of the correlations, until the first principal component stands out
MOST_ENDLESS = 16  # items asked at a time
LOOK = 30  # steps after which it is asked whether some slope grows without end
STEEP, GROWN = 4.0, 1.02  # slopes above, and their growth since
SLACK = 1e-9  # relative loss of likelihood that is rounding
STALLED = 30  # steps after which it is asked whether persons differ at all
TOLERANCE = 1e-7
TOLERANCE_SINGLE = 1e-5  # below it, rounding of single precision data shows
LEAST_TOLERANCE = 1e-12  # the same of double precision
LEAST_START_C = 0.02
"""A lower asymptote leaves 0 by ever so small steps, and comes down to it by long ones."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is fitted and how.

    `held` goes with a population and `Scale.PRIORS_STANDARD`: mean and sd of all persons together are
    given, not those of the reference.
    """

    design: Design
    shape: Shape
    scale: Scale
    priors: ItemPriors
    families: Families
    unit: bool
    tolerance: float
    most: int
    way: Way | None = None
    population: Population | None = None
    held: Overall | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """Estimates and how they were reached."""

    at: Parameters
    prior: Prior
    expected: Expected
    converged: bool
    steps: int
    change: float

    @property
    def grid(self) -> Grid:
        """Points and what they weigh in the reference group."""
        return self.prior.grid

    @property
    def theta(self) -> Floats:
        """Abilities at the points; shape (point,)."""
        return self.at.mean + self.at.sd * self.grid.z


def fit(plan: Plan, start: Parameters, *, taken: int = 0) -> Fit:
    """Fit by accelerated PX-EM, with a grid fine enough for the items found.

    Parameters
    ----------
    plan : Plan
    start : Parameters
    taken : int
        Steps already taken, which count towards the limit.
    """
    responses = plan.design.responses
    most_answers = int(responses.answered.max())
    small = len(responses.persons) * len(responses.items) <= FINE_CELLS
    fewest = FINE if small and plan.population is None else FEWEST
    far = reach(plan.population, start)
    points = points_needed(start.items, most_answers, start.sd, fewest, far)
    now, steps, look = start, taken, LOOK
    while True:
        grid = normal_grid(points, far)
        most = min(plan.most - steps, look) if may_be_endless(plan) else plan.most - steps
        found = _iterate(plan, grid, now, most)
        before, now, steps = now, now.unpack(found.point), steps + found.evaluations
        if not found.converged and steps < plan.most:
            free = plan.shape.free
            plan, now = without_endless(plan, grid, before, now)
            look = LOOK if (plan.shape.free != free).any() else 3 * look
            continue
        wanted = reach(plan.population, now)
        needed = points_needed(now.items, most_answers, now.sd, fewest, wanted)
        if (needed <= 1.2 * points and wanted <= far + SHORT_REACH) or steps >= plan.most:
            break
        points, far = needed, wanted
    prior = Prior(grid, plan.population, now.latent)
    expected = expect(plan.design, now.items, prior, now.mean, now.sd)
    return Fit(now, prior, expected, found.converged, steps + 1, found.change)


def reach(population: Population | None, at: Parameters) -> float:
    """How far from the mean of the reference persons may be, in its standard deviations."""
    if population is None:
        return REACH
    centres = population.centres(at.latent)
    widths = population.widths(at.latent)
    farthest = float((np.abs(centres) + (REACH - 1.0) * widths).max(initial=0.0))
    return float(np.ceil(np.clip(farthest, REACH, MOST_REACH)))


def _iterate(plan: Plan, grid: Grid, start: Parameters, most: int) -> FixedPoint:
    steps = count(1)

    def step(x: Floats) -> tuple[Floats, float]:
        now = _clip_extrapolated(plan, start.unpack(x), start)
        prior = Prior(grid, plan.population, now.latent)
        expected = expect(plan.design, now.items, prior, now.mean, now.sd)
        value = _density(plan, now, expected)
        then = maximise(expected, now, grid.z, plan.shape, plan.priors, plan.families)
        if plan.population is not None and plan.held is not None:
            then = held_step(plan.population, then, expected, plan.held)
        elif plan.population is not None:
            latent, expected = population_step(plan.scale, plan.population, now.latent, expected)
            then = replace(then, latent=latent)
        folded = fold(
            plan.scale,
            expected,
            then,
            grid.z,
            plan.shape,
            plan.priors,
            plan.families,
            plan.unit,
        )
        if next(steps) % STALLED == 0 and LEAST_SD < folded.sd < now.sd:
            folded = _leap(plan, grid, folded, value)
        moved = folded.pack()
        if plan.way is not None:
            plan.way.step(float(np.abs(moved - x).max()))
        return moved, value

    found = squarem(step, start.pack(), tolerance=plan.tolerance, most=max(most, 3))
    return replace(found, point=_clip_extrapolated(plan, start.unpack(found.point), start).pack())


def may_be_endless(plan: Plan) -> bool:
    """Whether an item's likelihood may rise for ever: slopes of its own that nothing holds.

    Not where guessing is estimated without a prior: a slope at its bound would hold the lower
    asymptote as well, which is not where it will be.
    """
    shape, priors = plan.shape, plan.priors
    loose = shape.guessing and not ((priors.c_alpha > 1) | (priors.c_beta > 1)).any()
    own = shape.slope == "own" and not loose
    return own and not priors.on_slope and not plan.families.count


def without_endless(
    plan: Plan, grid: Grid, before: Parameters, now: Parameters
) -> tuple[Plan, Parameters]:
    """Put items whose slope grows without end at its bound, and leave them there.

    The answers to such an item are told apart by ability without exception: no slope is steep
    enough, and steps towards infinity are as short as they are many. From here to the
    bound the likelihood must not fall.

    Parameters
    ----------
    plan : Plan
    grid : Grid
    before, now : Parameters
        Some `LOOK` steps apart.
    """
    if not may_be_endless(plan):
        return plan, now
    a, d = now.items.a, now.items.d
    grown = np.abs(a) > GROWN * np.abs(before.items.a)
    held = (np.abs(a) >= 0.99 * MAX_SLOPE) | (np.abs(d) >= 0.99 * MAX_INTERCEPT)
    suspects = plan.shape.free & ((np.abs(a) > STEEP) & grown | held)
    if not suspects.any():
        return plan, now
    stretch = MAX_SLOPE / np.abs(np.where(suspects, a, MAX_SLOPE))
    stretch = np.maximum(np.minimum(stretch, MAX_INTERCEPT / np.maximum(np.abs(d), 1e-9)), 1.0)
    prior = Prior(grid, plan.population, now.latent)

    def loglik(items: Curves) -> float:
        return expect(plan.design, items, prior, now.mean, now.sd).loglik

    items, here, endless = now.items, loglik(now.items), np.zeros_like(suspects)
    for item in np.argsort(-np.abs(a) * suspects)[: min(int(suspects.sum()), MOST_ENDLESS)]:
        way, reached = [], here
        for share in (0.5, 0.8, 1.0):  # up to the bound it must rise all along
            longer = np.ones_like(a)
            longer[item] = stretch[item] ** share
            way.append(replace(items, a=items.a * longer, d=items.d * longer))
            lower, reached = reached, loglik(way[-1])
            if reached < lower - SLACK * abs(lower):
                break
        else:
            items, here = way[-1], reached
            endless[item] = True
    shape = plan.shape
    shape = replace(shape, free=shape.free & ~endless, free_group=shape.free_group & ~endless)
    return replace(plan, shape=shape), replace(now, items=items)


def _density(plan: Plan, at: Parameters, expected: Expected) -> float:
    """Log-likelihood and log prior density, up to a constant."""
    prior = plan.priors.log_density(at.items) + plan.families.log_density(at.items, at.centres)
    return expected.loglik + prior


def _leap(plan: Plan, grid: Grid, now: Parameters, value: float) -> Parameters:
    """The least spread of ability at once, if that is more likely: steps would take very long."""
    alike = replace(now, sd=LEAST_SD)
    prior = Prior(grid, plan.population, alike.latent)
    expected = expect(plan.design, alike.items, prior, alike.mean, alike.sd)
    return alike if _density(plan, alike, expected) > value else now


def _clip_extrapolated(plan: Plan, now: Parameters, fixed: Parameters) -> Parameters:
    """Extrapolated parameters brought back to where they mean something; the fixed ones as fixed."""
    shape, families = plan.shape, plan.families
    free_slope = shape.free_group[families.group]
    positive = positive_slopes(shape, plan.priors, families)
    a = np.where(positive, np.maximum(now.items.a, MIN_SLOPE), now.items.a)
    least, limit = (MIN_C, MAX_C) if shape.guessing else (0.0, 1.0)
    c = np.clip(now.items.c, least, limit)
    items = replace(
        now.items,
        a=np.where(free_slope, a, fixed.items.a),
        d=np.where(shape.free, now.items.d, fixed.items.d),
        c=np.where(free_slope, c, fixed.items.c),
    )
    return replace(now, items=families.joined(items, now.centres))


def default_tolerance(design: Design, population: Population | None = None) -> float:
    """Longest step at which a fit has converged, by the precision of the data.

    Where covariates tell more of a person than the answers do, steps in the width that they leave are
    short and many, and the last digits of it are nothing against its standard error.
    """
    told = population is not None and population.covariates
    return TOLERANCE if design.exact and not told else TOLERANCE_SINGLE


def least_tolerance(design: Design) -> float:
    """Shortest step that rounding leaves: waiting for shorter ones, a fit never ends."""
    return LEAST_TOLERANCE if design.exact else TOLERANCE_SINGLE


def starting_curves(design: Design, families: Families, shared: bool, c: Floats) -> Curves:
    """First guess: difficulty from the proportion right, slope from the item-score correlation.

    Items of a family start alike.
    """
    responses, group = design.responses, families.group
    n = np.maximum(families.total(responses.n.astype(np.float64)), 1.0)
    chance = ((families.total(responses.right.astype(np.float64)) + 0.5) / (n + 1.0))[group]
    above = np.clip((chance - c) / (1.0 - c), 0.02, 0.98)
    if shared:
        slope = np.ones(group.size)
    else:
        correlation = np.clip(_item_score_correlation(design, chance), 0.05, 0.75)
        correlation = (families.total(responses.n * correlation) / n)[group]
        slope = np.clip(1.7 * correlation / np.sqrt(1.0 - correlation**2), 0.3, 3.0)
    stretch = np.sqrt(1.0 + slope**2 / 2.89)  # logistic-normal: 1.7² = 2.89
    return Curves(slope, stretch * np.log(above / (1.0 - above)), c.copy())


def contrasted_slopes(design: Design, curves: Curves) -> Curves:
    """Another first guess, for items that are right where others are wrong: slopes of both signs.

    Columns and their contraries add up to the same score for everybody. Their first principal
    component tells them apart, and is found from the item whose answers vary most.
    """
    responses = design.responses
    chance = (responses.right + 0.5) / (responses.n + 1.0)
    told = np.zeros(chance.size)
    told[np.argmax(np.minimum(responses.right, responses.n - responses.right))] = 1.0
    for _ in range(POWERS):
        told = np.clip(_item_score_correlation(design, chance, told), -0.75, 0.75)
    slope = 1.7 * told / np.sqrt(1.0 - told**2)
    return replace(
        curves, a=slope, d=np.sqrt(1.0 + slope**2 / 2.89) * np.log(chance / (1 - chance))
    )


def _item_score_correlation(
    design: Design, chance: Floats, weights: Floats | float = 1.0
) -> Floats:
    """Correlation of each item with the standardised, weighted sum of residuals."""
    spread = np.sqrt(chance * (1.0 - chance))
    scaled = (weights / spread)[:, None]
    product = np.zeros(chance.size)
    square = np.zeros(chance.size)
    for block in design:
        answered = np.maximum(block.given_times(np.ones_like(scaled)), 1.0)
        score = block.right_times(scaled) - block.given_times(scaled * chance[:, None])
        score = score / np.sqrt(answered)
        weight = block.counts
        product += (
            block.to_right(weight * score) - chance[:, None] * block.to_given(weight * score)
        )[:, 0]
        square += block.to_given(weight * score**2)[:, 0]
    n = np.maximum(design.responses.n, 1)
    return np.asarray(product / n / spread / np.sqrt(np.maximum(square / n, 1e-12)))
