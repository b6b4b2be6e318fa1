"""The parameters of the ability distribution in the information: scores and the information about them.

With z = (θ - mean) / sd, c and w the mean and the width of a person's z, and r = z - c, a person's
log-density is - log sd - log w - r² / (2 w²), whose slopes are r / w² in the mean (in units of sd),
r z / w² - 1 in log sd, x r / w² in the slopes of the population and r² / w² - 1 in the log width of
the person's group.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.design import Block
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.estimation.identification import Scale
from pixsim.calibration.model.population import Latent, Population
from pixsim.foundation.arrays import Floats

MEAN, LOG_SD, FIRST = 0, 1, 2  # places of the parameters; from FIRST slopes, then log widths


def latent_columns(plan: Plan, fit: Fit) -> list[int]:
    """Free parameters of the ability distribution, by place."""
    spread = [] if fit.at.alike else [LOG_SD]
    scale: list[int] = []
    if plan.scale in (Scale.ANCHORS, Scale.PRIORS):
        scale = [MEAN, *spread]
    elif plan.scale in (Scale.PRIORS_UNIT, Scale.FAMILIES_UNIT):
        scale = spread
    if plan.population is None:
        return scale
    more = plan.population.x.shape[1] + len(plan.population.groups) - 1
    return scale + list(range(FIRST, FIRST + more))


def to_scale_parameters(columns: list[int]) -> list[int]:
    """Those that place the scale."""
    return [column for column in columns if column < FIRST]


@dataclass(frozen=True, slots=True)
class LatentScores:
    """Scores of the ability distribution, each a person's own multiple of z and of z².

    Attributes
    ----------
    columns : list of int
    z : float64 array, shape (point,)
    population : Population or None
    latent : Latent
    """

    columns: list[int]
    z: Floats
    population: Population | None
    latent: Latent

    @property
    def count(self) -> int:
        """How many parameters there are."""
        return len(self.columns)

    @property
    def at_points(self) -> Floats:
        """Scores at the points, but for a constant: the same for all without a population."""
        assert self.population is None
        return np.column_stack([self.z, self.z**2])[:, self.columns]

    def of(self, rows: slice | NDArray[np.int64], moments: Floats) -> Floats:
        """Scores of some persons, summed over points with these weights; (person, k)."""
        if self.population is None:
            return moments @ self.at_points
        first, second = (moments @ np.column_stack([self.z, self.z**2])).T
        linear, square = self._coefficients(rows)
        value: Floats = first[:, None] * linear + second[:, None] * square
        return value

    def along(self, block: Block, way: Floats) -> Floats:
        """Scores at the points, times `way` (k,), but for a constant; (person or 1, point)."""
        if self.population is None:
            value: Floats = (self.at_points @ way)[None, :]
            return value
        linear, square = self._coefficients(block.rows)
        both: Floats = (linear @ way)[:, None] * self.z + (square @ way)[:, None] * self.z**2
        return both

    def _coefficients(self, rows: slice | NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Multiples of z and of z²; (person, k) each."""
        assert self.population is not None
        population, latent = self.population, self.latent
        x, member = population.x[rows], _group_members(population, rows)
        centre = population.centres(latent, rows)[:, None]
        precision = population.widths(latent, rows)[:, None] ** -2.0
        nothing = np.zeros_like(precision)
        linear = [precision, -centre * precision, x * precision, -2.0 * centre * precision * member]
        square = [nothing, precision, np.zeros_like(x), precision * member]
        return np.hstack(linear)[:, self.columns], np.hstack(square)[:, self.columns]


def _group_members(population: Population, rows: slice | NDArray[np.int64] = slice(None)) -> Floats:
    """1 for the members of each group but the first; (person, group)."""
    others = np.arange(1, len(population.groups))
    return np.asarray(population.group[rows, None] == others, dtype=np.float64)


def scale_slopes(plan: Plan, fit: Fit) -> tuple[float, float]:
    """Slopes of the log-likelihood in the mean, in units of sd, and in log sd, the items as they are."""
    expected = fit.expected
    if plan.population is None:
        return expected.persons * expected.mean, expected.persons * (expected.square - 1.0)
    assert expected.by_person is not None
    first, second = expected.by_person.T
    centre = plan.population.centres(fit.at.latent)
    weight = plan.population.widths(fit.at.latent) ** -2.0
    stretch = weight @ (second - centre * first) - expected.persons
    return float(weight @ (first - centre)), float(stretch)


def complete_information(plan: Plan, fit: Fit, columns: list[int]) -> Floats:
    """Minus the expected second derivatives, abilities as known, shape (k, k)."""
    expected = fit.expected
    if plan.population is None:
        n, mean, square = expected.persons, expected.mean, expected.square
        whole = n * np.array([[1.0, 2.0 * mean], [2.0 * mean, 2.0 * square]])
        return whole[np.ix_(columns, columns)]
    assert expected.by_person is not None
    population, latent = plan.population, fit.at.latent
    first, second = expected.by_person.T
    centre = population.centres(latent)
    weight = population.widths(latent) ** -2.0
    x, member = population.x, _group_members(population)
    away, crossed = first - centre, second - centre * first
    square = second - 2.0 * centre * first + centre**2
    ones = np.ones_like(first)
    sides = np.column_stack([ones, x])  # of the mean and the slopes
    k, g = x.shape[1], member.shape[1]
    matrix = np.zeros((2 + k + g, 2 + k + g))
    places = [MEAN, *range(FIRST, FIRST + k)]
    matrix[np.ix_(places, places)] = (sides.T * weight) @ sides
    matrix[MEAN, LOG_SD] = weight @ (2.0 * first - centre)
    matrix[LOG_SD, LOG_SD] = weight @ (2.0 * second - centre * first)
    matrix[LOG_SD, FIRST : FIRST + k] = (weight * first) @ x
    widths = slice(FIRST + k, None)
    matrix[MEAN, widths] = 2.0 * (weight * away) @ member
    matrix[LOG_SD, widths] = 2.0 * (weight * crossed) @ member
    matrix[FIRST : FIRST + k, widths] = 2.0 * (x.T * (weight * away)) @ member
    matrix[widths, widths] = np.diag(2.0 * (weight * square) @ member)
    matrix[LOG_SD, MEAN] = matrix[MEAN, LOG_SD]
    matrix[FIRST : FIRST + k, LOG_SD] = matrix[LOG_SD, FIRST : FIRST + k]
    matrix[widths, :FIRST] = matrix[:FIRST, widths].T
    matrix[widths, FIRST : FIRST + k] = matrix[FIRST : FIRST + k, widths].T
    return matrix[np.ix_(columns, columns)]
