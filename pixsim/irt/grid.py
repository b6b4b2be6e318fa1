"""Posterior of ability on a grid of equally spaced points.

Row sums go through `numpy.vecdot`, one row at a time: a row gives the same bits whatever batch
it is in, which a matrix product does not promise.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pixsim.irt.logistic import probability

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

ROWS = 256
"""Candidates at a time: what is worked out for them stays in the cache."""


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
        self._total = np.zeros(candidates)
        self._one = np.ones(points.size)
        self._weight = np.empty((min(candidates, ROWS), points.size))
        self._tiled = np.tile(points, len(self._weight))
        self._prior = np.zeros(candidates), 1.0

    def update(
        self, likelihood: Floats, centre: Floats, variance: float, rows: Ints | None = None
    ) -> Floats:
        """Add one answer per candidate and return the posterior mean.

        Parameters
        ----------
        likelihood : float64 array, shape (candidate, point), or (row, point) with `rows`
            Of the new answer.
        centre : float64 array, shape (candidate,)
            Mean of the normal prior; `variance` is its variance.
        rows : intp array, shape (candidate,), optional
            Row of `likelihood` for each candidate; in order by default.

        Returns
        -------
        float64 array, shape (candidate,)
            NaN where the whole grid has underflowed.
        """
        self._prior = centre, variance
        mean: Floats = np.empty(centre.size)
        for part in self._parts():
            new = likelihood[part] if rows is None else likelihood.take(rows[part], axis=0)
            self.likelihood[part] *= new
            weight = self._weigh(part)
            np.vecdot(weight, self._one, out=self._total[part])
            np.vecdot(weight, self.points, out=mean[part])
        with np.errstate(invalid="ignore"):  # 0 / 0 is NaN, as documented
            mean /= self._total
        return mean

    def mean_square_about(self, centre: Floats) -> Floats:
        """Posterior mean of the squared distance to `centre`, after an update, (candidate,)."""
        mean: Floats = np.empty(centre.size)
        for part in self._parts():
            square = np.square(self.points - centre[part, None])
            np.vecdot(self._weigh(part), square, out=mean[part])
        with np.errstate(invalid="ignore"):
            mean /= self._total
        return mean

    def _parts(self) -> Iterator[slice]:
        for first in range(0, len(self.likelihood), ROWS):
            yield slice(first, first + ROWS)

    def _weigh(self, part: slice) -> Floats:
        """Likelihood × prior of some candidates, up to a constant; valid until the next call."""
        centre, variance = self._prior
        likelihood = self.likelihood[part]
        weight = self._weight[: len(likelihood)]
        # repeated first: faster than to broadcast along short rows
        repeated = np.repeat(centre[part], self.points.size)
        np.subtract(self._tiled[: weight.size], repeated, out=weight.reshape(-1))
        np.square(weight, out=weight)
        weight *= -0.5 / variance
        np.exp(weight, out=weight)  # the prior's constant cancels
        weight *= likelihood
        return weight
