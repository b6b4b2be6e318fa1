"""Posterior of ability on a grid of equally spaced points.

Candidates lie side by side and sums run over points, one after the other: a candidate gives the same
bits whatever batch they are in, which a matrix product does not promise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

import numpy as np

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.irt.logistic import probability

ROWS = 512
"""Candidates at a time, an even number: what is worked out for them stays in the cache."""

SPACING = 1e-12
"""By how much steps between points may differ, relative to the largest point: rounding."""

STEEPEST = 300.0
"""Largest exponent that powers may take, far from where a number overflows."""


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

    The prior at a point is, up to a constant, a number of the grid alone, which is kept in the
    likelihood, times a power of ``exp(step centre / variance)``: its number of steps from the middle
    of the grid. Points are cut into runs, so that a power is one of some ``√points`` within a run
    times one between runs: a single exponential a candidate, where one a point would cost more than
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
        self._step = float(points[-1] - points[0]) / max(points.size - 1, 1)
        origin = points[0] + self._step * (runs // 2 * run + run // 2)
        self._middle = (origin + self._step * run * (np.arange(runs) - runs // 2))[:, None]
        self._offset = (self._step * (np.arange(run) - run // 2))[:, None]
        self._near = 2 * largest
        apart = points[:, None] - origin
        if (self._near + largest) * float(np.abs(apart).max()) / variance > STEEPEST:
            self._near = -1.0
            apart = np.zeros_like(apart)
        self._between = np.exp(apart * (origin + apart / 2) / -variance)
        # an even number of columns: points of a single one would be summed in another order
        self._padded = candidates + candidates % 2
        self._likelihood = [
            np.zeros((runs * run, part.stop - part.start)) for part in self._parts()
        ]
        for likelihood in self._likelihood:
            likelihood[: points.size] = self._between
        self._centre = np.zeros(self._padded)

    def update(self, likelihood: Floats, centre: Floats, rows: Indices | None = None) -> Floats:
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
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):  # those far away, 0 / 0
            within, prior = self._powers()
            moment = within * self._offset
            for number, part in enumerate(self._parts()):
                given = slice(part.start, min(part.stop, self._candidates))
                new = likelihood[given] if rows is None else likelihood.take(rows[given], axis=0)
                kept = self._likelihood[number]
                kept[: self.points.size, : len(new)] *= new.T
                kept = kept.reshape(self._middle.size, self._offset.size, -1)
                np.einsum("pqr,qr->pr", kept, within[:, part], out=total[:, part])
                np.einsum("pqr,qr->pr", kept, moment[:, part], out=mean[:, part])
            mean += total * self._middle
            found: Floats = np.einsum("pr,pr->r", mean, prior)
            found /= np.einsum("pr,pr->r", total, prior)
            for number, part, far in self._far():
                weight = self._weight(number, part, far)
                found[part][far] = _sum_in_order(weight * self.points[:, None]) / _sum_in_order(
                    weight
                )
        return found[: self._candidates]

    def mean_square_about(self, centre: Floats) -> Floats:
        """Posterior mean of the squared distance to `centre`, after an update, (candidate,)."""
        found, about = np.empty(self._padded), np.zeros(self._padded)
        about[: self._candidates] = centre
        runs, run = self._middle.size, self._offset.size
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            within, prior = self._powers()
            for number, part in enumerate(self._parts()):
                kept = self._likelihood[number].reshape(runs, run, -1)
                weight = kept * within[:, part] * prior[:, None, part]
                weight = weight.reshape(runs * run, -1)[: self.points.size]
                square = np.square(self.points[:, None] - about[part])
                found[part] = np.add.reduce(square * weight, axis=0)
                found[part] /= np.add.reduce(weight, axis=0)
            for number, part, far in self._far():
                weight = self._weight(number, part, far)
                square = np.square(self.points[:, None] - about[part][far])
                found[part][far] = _sum_in_order(square * weight) / _sum_in_order(weight)
        return found[: self._candidates]

    def _powers(self) -> tuple[Floats, Floats]:
        """The prior within runs and between them, shapes (offset, candidate) and (run, candidate)."""
        step = np.exp(self._centre * (self._step / self._variance))
        within = _central_powers(step, self._offset.size // 2, self._offset.size)
        stride = within[-1] * (step / within[0])  # as many steps as a run has points
        return within, _central_powers(stride, self._middle.size // 2, self._middle.size)

    def _parts(self) -> Iterator[slice]:
        for first in range(0, self._padded, ROWS):
            yield slice(first, min(first + ROWS, self._padded))

    def _far(self) -> Iterator[tuple[int, slice, Indices]]:
        """Candidates whose prior is too far from the grid to go by runs, in each part."""
        far = ~(np.abs(self._centre) <= self._near)  # NaN as well
        if far.any():
            for number, part in enumerate(self._parts()):
                yield number, part, np.flatnonzero(far[part])

    def _weight(self, number: int, part: slice, columns: Indices) -> Floats:
        """Likelihood × prior of some candidates of a part, up to a constant, (point, candidate)."""
        likelihood = self._likelihood[number][: self.points.size].take(columns, axis=1)
        weight: Floats = np.square(self.points[:, None] - self._centre[part][columns])
        weight *= -0.5 / self._variance
        np.exp(weight, out=weight)  # the prior's constant cancels
        weight *= likelihood / self._between
        return weight


def _central_powers(base: Floats, middle: int, count: int) -> Floats:
    """Powers of each number, of which the one in row `middle` is 1; shape (power, number)."""
    found = np.empty((count, base.size))
    found[middle] = 1
    for row in range(middle + 1, count):
        np.multiply(found[row - 1], base, out=found[row])
    base = np.reciprocal(base)
    for row in range(middle - 1, -1, -1):
        np.multiply(found[row + 1], base, out=found[row])
    return found


def _sum_in_order(terms: Floats) -> Floats:
    """Sums over points in their order, whatever the number of columns."""
    found: Floats = np.add.accumulate(terms, axis=0)[-1]
    return found
