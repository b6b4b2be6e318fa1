"""The maximisation step of a population: groups and covariates from where persons were found.

Given the first two moments m, q of z of each person, the expected log-density of the z's,

    - Σ log w - Σ (q - 2 m c + c²) / (2 w²),    c = intercept + x · slopes, w of the group,

is largest at the weighted least squares of m on x, and at w² the mean of q - 2 m c + c² in each
group. Where the scale may move, the intercept and the width of the reference are estimated as well
(parameter expansion) and handed on as mean and mean square of z, to be folded into the scale.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from pixsim.calibration.estimation.expectation import Expected
from pixsim.calibration.estimation.identification import Scale
from pixsim.calibration.model.parameters import MOST_LOG_WIDTH
from pixsim.calibration.model.population import Latent, Population

FIXED_MEAN = (Scale.PRIORS_STANDARD, Scale.PRIORS_UNIT)
FIXED_SD = (Scale.PRIORS_STANDARD, Scale.FAMILIES_STANDARD)
LEAST_SQUARE = 1e-6
RIDGE = 1e-9  # of columns that say the same


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
