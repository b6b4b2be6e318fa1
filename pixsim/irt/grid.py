"""Posterior of ability on a grid of equally spaced points.

Row sums go through `numpy.vecdot`, one row at a time: a row gives the same bits whatever batch
it is in, which a matrix product does not promise.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from pixsim.irt.logistic import probability

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@cache
def grid_points(low: float, high: float, step: float) -> Floats:
    """Points from `low`, `step` added again and again, while below `high`; read-only."""
    points = [low]
    while (point := points[-1] + step) < high:
        points.append(point)
    array = np.array(points, dtype=np.float64)
    array.flags.writeable = False
    return array


def answer_likelihood(points: Floats, a: Floats, b: Floats, correct: Bools) -> Floats:
    """Likelihood of one answer at every grid point.

    Parameters
    ----------
    points : float64 array, shape (point,)
    a, b : float64 arrays, shape (answer,)
        Parameters of the item answered.
    correct : bool array, shape (answer,)

    Returns
    -------
    float64 array, shape (answer, point)
    """
    p = probability(points, a[:, None], b[:, None])
    return np.subtract(1, p, out=p, where=~correct[:, None])


class GridPosterior:
    """Posterior of many abilities under one likelihood and a normal prior that may move.

    Parameters
    ----------
    points : float64 array, shape (point,)
    candidates : int
        Length of the first axis.

    Attributes
    ----------
    likelihood : float64 array, shape (candidate, point)
        Product over the answers so far; never rescaled, so that absurd items underflow to NaN
        as in the engine modelled.
    """

    def __init__(self, points: Floats, candidates: int) -> None:
        self.points = points
        self.likelihood = np.ones((candidates, points.size))
        self._weight = np.zeros((candidates, points.size))
        self._total = np.zeros(candidates)
        self._one = np.ones(points.size)

    def update(self, likelihood: Floats, centre: Floats, variance: float) -> Floats:
        """Add one answer per candidate and return the posterior mean.

        Parameters
        ----------
        likelihood : float64 array, shape (candidate, point)
            Of the new answer.
        centre : float64 array, shape (candidate,)
            Mean of the normal prior; `variance` is its variance.

        Returns
        -------
        float64 array, shape (candidate,)
            NaN where the whole grid has underflowed.
        """
        weight = self._weight
        self.likelihood *= likelihood
        np.subtract(self.points, centre[:, None], out=weight)
        np.square(weight, out=weight)
        weight *= -0.5 / variance
        np.exp(weight, out=weight)  # the prior's constant cancels below
        weight *= self.likelihood
        np.vecdot(weight, self._one, out=self._total)
        with np.errstate(invalid="ignore"):  # 0 / 0 is NaN, as documented
            mean: Floats = np.vecdot(weight, self.points) / self._total
        return mean

    def mean_square_about(self, centre: Floats) -> Floats:
        """Posterior mean of the squared distance to `centre`, after an update, (candidate,)."""
        square = np.square(self.points - centre[:, None])
        with np.errstate(invalid="ignore"):
            mean: Floats = np.vecdot(self._weight, square) / self._total
        return mean
