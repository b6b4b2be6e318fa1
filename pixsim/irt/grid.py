"""Posterior of ability on a grid of equally spaced points.

Candidates lie side by side and sums run over points, one after the other: a candidate gives the same
bits whatever batch they are in, which a matrix product does not promise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pixsim.irt.logistic import probability

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

ROWS = 512
"""Candidates at a time, an even number: what is worked out for them stays in the cache."""

SPACING = 1e-12
"""By how much steps between points may differ, relative to the largest point: rounding."""

STEEPEST = 300.0
"""Largest exponent that a run may take, far from where a number overflows."""


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

    Points are cut into runs. The prior at a point is that in the middle of its run, times
    ``exp(offset centre / variance)``, times a number of the grid alone, which is kept in the
    likelihood: some ``2 √points`` exponentials a candidate, where one a point would cost more than
    all the rest. Centres far from the grid, where these numbers leave their range, take the latter.

    Parameters
    ----------
    points : float64 array, shape (point,)
        Equally spaced.
    candidates : int
    variance : float
        Of the prior.

    Raises
    ------
    ValueError
        The points are not equally spaced.
    """

    def __init__(self, points: Floats, candidates: int, variance: float) -> None:
        largest = float(np.abs(points).max())
        if points.size > 1 and np.ptp(np.diff(points)) > SPACING * largest:
            raise ValueError("the points of the grid are not equally spaced")
        self.points, self._variance, self._candidates = points, variance, candidates
        run = math.isqrt(points.size - 1) + 1
        runs = -(-points.size // run)
        step = (points[-1] - points[0]) / max(points.size - 1, 1)
        self._middle = (points[0] + step * (np.arange(runs) * run + run // 2))[:, None]
        self._offset = (step * (np.arange(run) - run // 2))[:, None]
        self._near = 2 * largest
        reach = float(np.abs(self._offset).max()) * (self._near + largest) / variance
        if reach > STEEPEST:
            self._near = -1.0
        self._between = np.ones((points.size, 1))
        if reach <= STEEPEST:
            middle = np.repeat(self._middle, run, axis=0)[: points.size]
            apart = points[:, None] - middle
            self._between = np.exp(apart * (middle + apart / 2) / -variance)
        # an even number of columns: points of a single one would be summed in another order
        self._padded = candidates + candidates % 2
        self._likelihood = [
            np.zeros((runs * run, part.stop - part.start)) for part in self._parts()
        ]
        for likelihood in self._likelihood:
            likelihood[: points.size] = self._between
        self._centre = np.zeros(self._padded)
        self._total = np.zeros(self._padded)

    def update(self, likelihood: Floats, centre: Floats, rows: Ints | None = None) -> Floats:
        """Add one answer per candidate and return the posterior mean.

        The likelihood is never rescaled, so that absurd items underflow to NaN as in the engine
        modelled.

        Parameters
        ----------
        likelihood : float64 array, shape (candidate, point), or (row, point) with `rows`
            Of the new answer.
        centre : float64 array, shape (candidate,)
            Mean of the normal prior.
        rows : intp array, shape (candidate,), optional
            Row of `likelihood` for each candidate; in order by default.

        Returns
        -------
        float64 array, shape (candidate,)
            NaN where the whole grid has underflowed.
        """
        self._centre[: self._candidates] = centre
        shape = (self._middle.size, self._padded)
        total, mean = np.empty(shape), np.empty(shape)
        with np.errstate(
            over="ignore", invalid="ignore"
        ):  # those far away, and 0 / 0, which is NaN
            prior = np.exp(np.square(self._middle - self._centre) * (-0.5 / self._variance))
            within = np.exp(self._offset * (self._centre / self._variance))
            moment = within * self._offset
            for number, part in enumerate(self._parts()):
                given = slice(part.start, min(part.stop, self._candidates))
                new = likelihood[given] if rows is None else likelihood.take(rows[given], axis=0)
                kept = self._likelihood[number]
                kept[: self.points.size, : len(new)] *= new.T
                kept = kept.reshape(self._middle.size, self._offset.size, -1)
                np.einsum("pqr,qr->pr", kept, within[:, part], out=total[:, part])
                np.einsum("pqr,qr->pr", kept, moment[:, part], out=mean[:, part])
            total *= prior
            mean *= prior
            np.add.reduce(total, axis=0, out=self._total)
            total *= self._middle
            mean += total
            found: Floats = np.add.reduce(mean, axis=0)
            for number, part, far in self._far():
                weight = self._weight(number, part, far)
                self._total[part][far] = _summed(weight)
                found[part][far] = _summed(weight * self.points[:, None])
            found /= self._total
        return found[: self._candidates]

    def mean_square_about(self, centre: Floats) -> Floats:
        """Posterior mean of the squared distance to `centre`, after an update, (candidate,)."""
        found, about = np.empty(self._padded), np.zeros(self._padded)
        about[: self._candidates] = centre
        for number, part in enumerate(self._parts()):
            weight = self._weight(number, part, np.arange(part.stop - part.start))
            found[part] = _summed(weight * np.square(self.points[:, None] - about[part]))
        with np.errstate(invalid="ignore"):
            found /= self._total
        return found[: self._candidates]

    def _parts(self) -> Iterator[slice]:
        for first in range(0, self._padded, ROWS):
            yield slice(first, min(first + ROWS, self._padded))

    def _far(self) -> Iterator[tuple[int, slice, Ints]]:
        """Candidates whose prior is too far from the grid to go by runs, in each part."""
        far = ~(np.abs(self._centre) <= self._near)  # NaN as well
        if far.any():
            for number, part in enumerate(self._parts()):
                yield number, part, np.flatnonzero(far[part])

    def _weight(self, number: int, part: slice, columns: Ints) -> Floats:
        """Likelihood × prior of some candidates of a part, up to a constant, (point, candidate)."""
        likelihood = self._likelihood[number][: self.points.size].take(columns, axis=1)
        weight: Floats = np.square(self.points[:, None] - self._centre[part][columns])
        weight *= -0.5 / self._variance
        np.exp(weight, out=weight)  # the prior's constant cancels
        weight *= likelihood / self._between
        return weight


def _summed(terms: Floats) -> Floats:
    """Sums over points in their order, whatever the number of columns."""
    found: Floats = np.add.accumulate(terms, axis=0)[-1]
    return found
