"""Points at which ability is integrated, as many as the information of the test asks for."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, item_information

REACH = 6.0  # standard deviations covered on both sides
COARSE = 61
FINE = 121
MOST = 1201
# Trapezoids of step h integrate a normal of standard deviation s to 2 exp(-2 π² s² / h²):
# h = 1.5 s gives 3e-4 at the worst person, far less on the mean of many.
LIMIT = 2.25  # largest information × step²


@dataclass(frozen=True, slots=True)
class Grid:
    """Equally spaced standardised abilities with their normal weights.

    Attributes
    ----------
    z : float64 array, shape (point,)
    log_weight : float64 array, shape (point,)
        Logarithms of weights that sum to 1.
    """

    z: Floats
    log_weight: Floats

    @property
    def step(self) -> float:
        """Distance between two points."""
        return float(self.z[1] - self.z[0])


def normal_grid(points: int, reach: float = REACH) -> Grid:
    """Grid of so many points on [-6, 6], or as far as asked."""
    z = np.linspace(-reach, reach, points)
    weight = np.exp(-0.5 * z**2)
    return Grid(z, -0.5 * z**2 - np.log(weight.sum()))


def points_needed(
    items: Curves, most_answers: int, sd: float, fewest: int = COARSE, reach: float = REACH
) -> int:
    """Points for a test of these items.

    Parameters
    ----------
    items : Curves
    most_answers : int
        Items answered by the person who answered most.
    sd : float
        Standard deviation of ability.
    fewest : int
        On [-6, 6].
    reach : float
        Standard deviations covered on both sides.
    """
    theta = sd * np.linspace(2.0 - reach, reach - 2.0, 33)  # where persons are
    information = item_information(items, theta).sum(axis=0).max()
    share = min(1.0, most_answers / max(items.a.size, 1))
    step = math.sqrt(LIMIT / max(float(information) * share * sd**2, 1e-12))
    fewest = 2 * math.ceil((fewest - 1) / 2 * reach / REACH) + 1
    return min(max(fewest, 2 * math.ceil(reach / step) + 1), MOST)
