"""The maximisation step of a population: groups and covariates from where persons were found.

Given the first two moments m, q of z of each person, the expected log-density of the z's,

    - Σ log w - Σ (q - 2 m c + c²) / (2 w²),    c = intercept + x · slopes, w of the group,

is largest at the weighted least squares of m on x, and at w² the mean of q - 2 m c + c² in each
group. Where the scale may move, the intercept and the width of the reference are estimated as well
(parameter expansion) and handed on as mean and mean square of z, to be folded into the scale.

Where mean and sd of all persons together are held, slopes and widths may change in proportion only:
`held_step`. Holding those of the reference alone would leave the others free to stretch the scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from pixsim.calibration.estimation.expectation import Expected
from pixsim.calibration.estimation.identification import Scale
from pixsim.calibration.model.parameters import MOST_LOG_WIDTH, Parameters
from pixsim.calibration.model.population import Latent, Population
from pixsim.foundation.arrays import Floats

FIXED_MEAN = (Scale.PRIORS_STANDARD, Scale.PRIORS_UNIT)
FIXED_SD = (Scale.PRIORS_STANDARD, Scale.FAMILIES_STANDARD)
LEAST_SQUARE = 1e-6
RIDGE = 1e-9  # of columns that say the same
NEWTON_STEPS = 30
LEVEL = 1e-11  # slope of the mean density of a person at which it is at its maximum
ASIDE = 1e-5  # for the differences of slopes


@dataclass(frozen=True, slots=True)
class Overall:
    """Where ability lies in the whole of a population.

    Attributes
    ----------
    mean : float or None
        None: that of the reference where covariates have their average is held at what it is.
    sd : float
    """

    mean: float | None
    sd: float


def overall(population: Population, at: Parameters, *, shifts: bool = True) -> Overall:
    """Mean and sd of the abilities of all persons together."""
    centres, widths = population.centres(at.latent), population.widths(at.latent)
    mean = at.mean + at.sd * float(centres.mean()) if shifts else None
    return Overall(mean, at.sd * math.sqrt(float(centres.var() + (widths**2).mean())))


def rescale_to_population(population: Population, at: Parameters, held: Overall) -> Parameters:
    """Parameters stretched and shifted to an overall mean and sd."""
    now = overall(population, at)
    assert now.mean is not None
    k = held.sd / now.sd
    if held.mean is None:
        return replace(at, sd=k * at.sd)
    return replace(at, mean=held.mean + k * (at.mean - now.mean), sd=k * at.sd)


def population_step(
    scale: Scale, population: Population, now: Latent, expected: Expected
) -> tuple[Latent, Expected]:
    """What is estimated of a population, and the moments that its scale follows from.

    Parameters
    ----------
    scale : Scale
    population : Population
    now : Latent
    expected : Expected
        With the moments of each person.
    """
    assert expected.by_person is not None
    first, second = expected.by_person.T
    shifts = scale not in FIXED_MEAN
    x = np.column_stack([np.ones(first.size), population.x]) if shifts else population.x
    weight = population.widths(now) ** -2.0
    weighted = x.T * weight
    normal = weighted @ x
    size = np.diag(normal).copy()
    normal[np.diag_indices(size.size)] += RIDGE * np.maximum(size, 1.0)
    slopes = np.linalg.solve(normal, weighted @ first) if size.size else np.zeros(0)
    centre = x @ slopes
    about = second - 2.0 * first * centre + centre**2
    count = np.bincount(population.group, minlength=len(population.groups))
    total = np.bincount(population.group, weights=about, minlength=len(population.groups))
    square = np.maximum(total / np.maximum(count, 1), LEAST_SQUARE)
    reference = 1.0 if scale in FIXED_SD else math.sqrt(square[0])
    mean = float(slopes[0]) if shifts else 0.0
    widths = 0.5 * np.log(square) - math.log(reference)
    widths[0] = 0.0
    latent = Latent(
        slopes[int(shifts) :] / reference, np.clip(widths, -MOST_LOG_WIDTH, MOST_LOG_WIDTH)
    )
    return latent, replace(expected, mean=mean, square=mean**2 + reference**2)


def held_step(
    population: Population, at: Parameters, expected: Expected, held: Overall
) -> Parameters:
    """Ability after a step that leaves the overall mean and sd as they are held.

    Parameters
    ----------
    population : Population
    at : Parameters
        Of which ability is what the expectation step took.
    expected : Expected
        With the moments of each person.
    held : Overall
    """
    mean = None if held.mean is None else (held.mean - at.mean) / at.sd
    problem = _Held(population, expected, mean, held.sd / at.sd)
    start = np.concatenate([at.latent.slopes, at.latent.log_widths])
    centre, slopes, widths = problem.scaled(problem.best(start))
    reference = float(widths[0])
    log_widths = np.log(widths / reference)
    latent = Latent(slopes / reference, np.clip(log_widths, -MOST_LOG_WIDTH, MOST_LOG_WIDTH))
    moved = replace(at, mean=at.mean + at.sd * centre, sd=at.sd * reference, latent=latent)
    return rescale_to_population(population, moved, held)


class _Held:
    """Expected log-density of the z's, slopes and log widths known but for a common factor.

    Sums over the persons of each group, by person: ``n``, Σ m² + var, and of the columns (1, x)
    products with m and with each other.
    """

    def __init__(
        self, population: Population, expected: Expected, mean: float | None, sd: float
    ) -> None:
        assert expected.by_person is not None
        first, second = expected.by_person.T
        x = np.column_stack([np.ones(first.size), population.x])
        members = [population.group == k for k in range(len(population.groups))]
        size = first.size
        self.n = np.array([member.sum() for member in members]) / size
        self.square = np.array([second[member].sum() for member in members]) / size
        self.told = np.array([first[member] @ x[member] for member in members]) / size
        self.both = np.array([x[member].T @ x[member] for member in members]) / size
        self.average = population.x.mean(axis=0)
        self.spread = np.atleast_2d(np.cov(population.x.T, bias=True)) if x.shape[1] > 1 else None
        self.mean, self.sd, self.columns = mean, sd, x.shape[1] - 1

    def scaled(self, u: Floats) -> tuple[float, Floats, Floats]:
        """Mean where covariates are 0, slopes and widths, in z, with the overall mean and sd held."""
        factor = self.sd / math.sqrt(self._variance(u))
        slopes, widths = factor * u[: self.columns], factor * np.exp(u[self.columns :])
        centre = 0.0 if self.mean is None else self.mean - float(self.average @ slopes)
        return centre, slopes, widths

    def _variance(self, u: Floats) -> float:
        slopes, widths = u[: self.columns], np.exp(u[self.columns :])
        between = 0.0 if self.spread is None else float(slopes @ self.spread @ slopes)
        return between + float(self.n @ widths**2)

    def value(self, u: Floats) -> tuple[float, Floats]:
        """Mean log-density of a person, and its slopes in u."""
        centre, slopes, widths = self.scaled(u)
        at = np.concatenate([[centre], slopes])
        about = self.square - 2.0 * self.told @ at + np.einsum("i,gij,j->g", at, self.both, at)
        value = -float(self.n @ np.log(widths) + (about / (2.0 * widths**2)).sum())
        of_at = ((self.told - self.both @ at) / widths[:, None] ** 2).sum(axis=0)
        of_slopes = of_at[1:] - (0.0 if self.mean is None else of_at[0] * self.average)
        of_widths = about / widths**2 - self.n  # in log width
        of_factor = float(slopes @ of_slopes + of_widths.sum())
        variance = self._variance(u)
        own = np.exp(u[self.columns :])
        turned = np.zeros(0) if self.spread is None else self.spread @ u[: self.columns]
        return value, np.concatenate(
            [
                self.sd / math.sqrt(variance) * of_slopes - of_factor / variance * turned,
                of_widths - of_factor / variance * self.n * own**2,
            ]
        )

    def best(self, u: Floats) -> Floats:
        """Where it is largest: Newton's steps, shortened until it rises."""
        value, slope = self.value(u)
        for _ in range(NEWTON_STEPS):
            if np.abs(slope).max(initial=0.0) < LEVEL:
                break
            bend = self._bend(u)
            root, vector = np.linalg.eigh(bend)
            along = vector.T @ slope
            far = np.abs(root) > 1e-9 * np.abs(root).max()  # not the common factor
            step = vector @ np.where(far, along / np.where(far, np.abs(root), 1.0), 0.0)
            for _ in range(20):
                then, slope_then = self.value(u + step)
                if then >= value - 1e-15 * abs(value):
                    break
                step = 0.5 * step
            else:
                break
            u, value, slope = u + step, then, slope_then
        return u

    def _bend(self, u: Floats) -> Floats:
        """Minus the second derivatives."""
        rows = [
            (self.value(u - aside)[1] - self.value(u + aside)[1]) / (2.0 * ASIDE)
            for aside in ASIDE * np.eye(u.size)
        ]
        bend: Floats = 0.5 * (np.array(rows) + np.array(rows).T)
        return bend
