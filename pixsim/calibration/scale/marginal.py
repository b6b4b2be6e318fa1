"""Mean and sd of ability at the mode of their marginal, where priors of the items fix the scale.

Let ψ = (mean, log sd) be the distribution of ability, x = (log a, b, …) the items, whose prior is
normal in these coordinates, and l(x, ψ) the log-likelihood with abilities integrated out. Ability and
items can be stretched together without changing l: a / k, k b, k sd. The mode of the joint density
of x and ψ is therefore not where ψ is: the volume of the b's that answers allow grows like sd^J, and
the joint mode does not see it; with 100 items and exact priors it gives an sd of 0.9 instead of 1.
What has to be maximised is the density of ψ alone,

    M(ψ) = log ∫ exp(l(x, ψ) + log p(x)) dx  ≈  P(ψ) - ½ log det H(ψ)          (Laplace)

with P(ψ) = max over x of the exponent, at x̂(ψ), and H minus the second derivatives in x there. By
the envelope theorem the slope of P needs no more than the moments of z = (θ - mean) / sd, which the
expectation step gives: dP/dmean = N E[z] / sd and dP/dlog sd = N (E[z²] - 1). The slope of the
determinant is a central difference, with x̂ fitted anew on either side: how the items follow ψ is
part of it (with ten to a hundred answers an item the analytic J - Σ var(b | y) / τ², which holds x̂
in units of ability fixed, is wrong by several times). Of more than a hundred items, and of families,
H is taken item by item, or family by family: what items share through persons would then count for
two directions out of many.

With groups or covariates ψ is the mean and sd of all persons together: what tells persons apart,
relative to that sd, stays at its joint mode, which stretching ability and items together leaves
where it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from pixsim.calibration.estimation.fit import LEAST_START_C, Fit, Plan, fit
from pixsim.calibration.estimation.identification import Scale
from pixsim.calibration.estimation.moves import transform_scale
from pixsim.calibration.estimation.population_step import Overall, overall, rescale_to_population
from pixsim.calibration.families.spread import SpreadFit, fit_with_spread
from pixsim.calibration.model.parameters import LEAST_SD, MOST_SD, Parameters
from pixsim.calibration.uncertainty.covariance import estimate_covariance
from pixsim.calibration.uncertainty.covariance_by_group import (
    log_determinant,
    whole_log_determinant,
)
from pixsim.calibration.uncertainty.information import (
    item_curvature,
    observed_information,
    parameter_index,
)
from pixsim.calibration.uncertainty.missing_information import missing_within_items
from pixsim.calibration.uncertainty.population_information import (
    MEAN,
    latent_columns,
    scale_slopes,
    to_scale_parameters,
)
from pixsim.foundation.arrays import Floats

APART = 0.05  # between the points of a difference, in sds of ability and in log sd
SETTLED = 1e-4  # last step, in the same units
LONGEST_STEP = 0.3
FARTHEST = 0.15  # from where differences were taken to where they still hold
NEAR = 0.05  # a step after which differences are worth taking anew
SHARE = 0.005  # of the standard error of the scale, below which a step does not matter
MOST_SHARED = 200  # parameters up to which what items share through persons is counted
MOST_STEPS = 25
MOST_ROUNDS = 6  # of the scale and of the spread within families
SPREAD_SETTLED = 1e-3  # last change of the log of the spread
COARSE_TOLERANCE = 1e-5  # of the fits that differences are taken from


@dataclass(frozen=True, slots=True)
class ScaleFit:
    """A fit with its scale at the marginal mode.

    Attributes
    ----------
    fit : Fit
    settled : bool
        Whether the scale has stopped moving.
    """

    fit: Fit
    settled: bool


@dataclass(frozen=True, slots=True)
class _Slopes:
    """What differences around a place say: of the determinant, and the bend of the marginal.

    Attributes
    ----------
    place : float64 array, shape (free,)
    determinant : float64 array, shape (free,)
        Slope of - ½ log det H at the place.
    bends : float64 array, shape (free,)
        Its second derivative.
    profile : float64 array, shape (free, free)
        Second derivatives of P.
    """

    place: Floats
    determinant: Floats
    bends: Floats
    profile: Floats

    @property
    def error(self) -> float:
        """Smaller standard error of the scale, in the directions of the differences."""
        value = np.abs(np.linalg.eigvalsh(self.bend))
        return float(1.0 / np.sqrt(max(value.max(initial=0.0), 1e-9)))

    @property
    def bend(self) -> Floats:
        """Minus the second derivatives of M."""
        value: Floats = -0.5 * (self.profile + self.profile.T) - np.diag(self.bends)
        return value

    def step(self, at: Floats, gradient: Floats) -> Floats:
        """Newton's step from a place near by, given the gradient of P there."""
        slope = gradient + self.determinant + self.bends * (at - self.place)
        value, vector = np.linalg.eigh(self.bend)
        step: Floats = vector @ ((vector.T @ slope) / np.maximum(np.abs(value), 1e-9))
        return step * min(1.0, LONGEST_STEP / max(float(np.abs(step).max()), 1e-300))


def needs_marginal(plan: Plan, found: Fit) -> bool:
    """Whether priors of items have a say in a scale that is free."""
    priors = plan.priors.on_difficulty or plan.priors.on_slope
    priors |= bool(np.isfinite(plan.families.centre_sd).any())
    scales = (Scale.PRIORS, Scale.PRIORS_UNIT, Scale.ANCHORS)
    return priors and plan.scale in scales and not found.at.alike


def at_marginal_mode(plan: Plan, joint: Fit) -> ScaleFit:
    """Fit items with the scale at the mode of its marginal.

    Parameters
    ----------
    plan : Plan
    joint : Fit
        At the joint mode of scale and items, to start from.
    """
    search = _Search(plan, joint)
    place = search.place_of(joint.at)
    found, slopes, step, before = joint, None, np.inf, np.inf
    for _ in range(MOST_STEPS):
        far = slopes is not None and np.abs(place - slopes.place).max() > FARTHEST
        if slopes is None or (far and (step < NEAR or step > 0.5 * before)):
            slopes = search.slopes(place, found)
        move = slopes.step(place, search.gradient(found))
        before, step, place = step, float(np.abs(move).max()), place + move
        found = search.fit(place, found.at, plan.tolerance)
        short = max(SETTLED, 30.0 * plan.tolerance, SHARE * slopes.error)
        near = np.abs(place - slopes.place).max() <= FARTHEST
        if step < short and near:
            break
    settled = step < short and bool(near)
    found = replace(found, steps=search.steps, converged=found.converged and settled)
    return ScaleFit(found, settled)


def spread_at_marginal_mode(
    plan: Plan, joint: SpreadFit, centre: float, weight: float
) -> SpreadFit:
    """The same with families: their spread and the scale in turn.

    Parameters
    ----------
    plan : Plan
    joint : SpreadFit
    centre, weight : float
        See `pixsim.calibration.families.spread.fit_with_spread`.
    """
    now, steps = joint, joint.fit.steps
    for _ in range(MOST_ROUNDS):
        scaled = at_marginal_mode(replace(now.plan, scale=plan.scale, held=None), now.fit)
        given = replace(
            now.plan, scale=Scale.PRIORS_STANDARD, held=_overall_population(plan, scaled.fit)
        )
        then = fit_with_spread(given, scaled.fit.at, centre, weight)
        steps += scaled.fit.steps + then.fit.steps
        change = abs(math.log(then.spread / now.spread))
        now = then
        if change < SPREAD_SETTLED:
            break
    settled = scaled.settled and now.settled and change < SPREAD_SETTLED
    free = replace(now.plan, scale=plan.scale, held=None)
    found = replace(now.fit, steps=steps)
    return SpreadFit(free, found, estimate_covariance(free, found), now.error, settled)


def _overall_population(plan: Plan, found: Fit) -> Overall | None:
    """Where all persons of a population lie."""
    if plan.population is None:
        return None
    shifts = MEAN in latent_columns(plan, found)
    return overall(plan.population, found.at, shifts=shifts)


class _Search:
    """Fits at given scales, and how many steps they took."""

    def __init__(self, plan: Plan, joint: Fit) -> None:
        self.free = to_scale_parameters(latent_columns(plan, joint))
        self.fixed = replace(plan, scale=Scale.PRIORS_STANDARD)
        # lower asymptotes stay at their mode: ability stretched leaves them where they are, and near 0
        # the curvature of their logit is that of no normal density
        self.index = parameter_index(replace(plan, shape=replace(plan.shape, guessing=False)))
        few = int(self.index.max(initial=-1)) < MOST_SHARED
        self.whole = few and not plan.families.count
        self.unit = self._whole(joint.at)[1]  # shifts are told in sds of ability
        self.steps = joint.steps

    def _whole(self, at: Parameters) -> tuple[float, float]:
        """Mean and sd of ability, of all persons together."""
        if self.fixed.population is None:
            return at.mean, at.sd
        found = overall(self.fixed.population, at)
        assert found.mean is not None
        return found.mean, found.sd

    def place_of(self, at: Parameters) -> Floats:
        """Mean in units of ability, and log sd: those that are free."""
        mean, sd = self._whole(at)
        return np.array([mean / self.unit, math.log(sd)])[self.free]

    def fit(self, place: Floats, start: Parameters, tolerance: float) -> Fit:
        """Items at a given scale."""
        before = start
        mean, sd = self._whole(start)
        both = np.array([mean / self.unit, math.log(sd)])
        both[self.free] = place
        mean, sd = float(both[0]) * self.unit, min(max(math.exp(both[1]), LEAST_SD), MOST_SD)
        plan, population = replace(self.fixed, tolerance=tolerance), self.fixed.population
        if population is None:
            start = replace(start, mean=mean, sd=sd)
        else:
            held = Overall(mean if MEAN in self.free else None, sd)
            plan, start = replace(plan, held=held), rescale_to_population(population, start, held)
        found = fit(plan, self._carried(before, start))
        self.steps += found.steps
        return found

    def _carried(self, before: Parameters, start: Parameters) -> Parameters:
        """A start whose items went along with ability: nearer to where they will be than they were.

        What answers say of items, they say in units of ability; from where they were, the fit would
        have to stretch all of them together, which is where its steps are shortest.
        """
        plan, families = self.fixed, self.fixed.families
        slopes = plan.shape.free_group
        k = 1.0 if plan.unit else start.sd / before.sd
        moved = transform_scale(
            before,
            slopes[families.group],
            slopes[: families.count],
            k,
            start.mean - k * before.mean,
        )
        free = plan.shape.free_group[families.group] & plan.shape.guessing
        lifted = np.where(free, np.maximum(moved.items.c, LEAST_START_C), moved.items.c)
        return replace(start, items=replace(moved.items, c=lifted), centres=moved.centres)

    def gradient(self, found: Fit) -> Floats:
        """Slopes of P where a fit is."""
        shift, stretch = scale_slopes(self.fixed, found)
        if MEAN in self.free:  # about the overall mean, which stays
            stretch += shift * (found.at.mean - self._whole(found.at)[0]) / found.at.sd
        return np.array([shift * self.unit / found.at.sd, stretch])[self.free]

    def volume(self, found: Fit) -> float:
        """- ½ log det H."""
        if self.whole:
            matrix = observed_information(self.fixed, found, self.index)
            return -0.5 * whole_log_determinant(matrix, found.at.items, self.index)
        curvature = item_curvature(self.fixed, found)
        curvature[:, :3, :3] -= missing_within_items(self.fixed, found)
        return -0.5 * log_determinant(self.fixed, found.at.items, curvature, self.index)

    def slopes(self, place: Floats, found: Fit) -> _Slopes:
        """Central differences around a fit."""
        size, here = len(self.free), self.volume(found)
        tolerance = max(self.fixed.tolerance, COARSE_TOLERANCE)
        determinant, bends, profile = np.zeros(size), np.zeros(size), np.zeros((size, size))
        for row, aside in enumerate(APART * np.eye(size)):
            sides = [self.fit(place + side * aside, found.at, tolerance) for side in (1, -1)]
            more, less = (self.volume(side) for side in sides)
            determinant[row] = (more - less) / (2.0 * APART)
            bends[row] = (more - 2.0 * here + less) / APART**2
            above, below = (self.gradient(side) for side in sides)
            profile[row] = (above - below) / (2.0 * APART)
        return _Slopes(place.copy(), determinant, bends, profile)
