"""The marginal likelihood of the generalised partial credit model, and its slopes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.quadrature import normal_grid
from pixsim.foundation.arrays import Floats

POINTS = 61


@dataclass(frozen=True, slots=True)
class Marginal:
    """Answers in categories, and where parameters are in a vector.

    The parameters are one slope per item (none where slopes are 1: then the last is the logarithm of
    the spread of ability), and one intercept per category above the lowest: the category k of an item
    has the weight exp(k a θ + d_k).

    Attributes
    ----------
    chosen : float64 array, shape (person, category of any item)
        1 where the person is in that category.
    item, step : int64 arrays, shape (category of any item,)
        The item of each, and its number in it.
    items : int
    slopes : bool
        Whether each item has a slope of its own, ability N(0, 1).
    """

    chosen: Floats
    item: NDArray[np.int64]
    step: NDArray[np.int64]
    items: int
    slopes: bool

    @classmethod
    def of(cls, values: NDArray[np.int8], *, slopes: bool) -> Marginal:
        """Of categories, shape (person, item), -1 where there is no answer."""
        counts = values.max(axis=0).astype(np.int64) + 1
        item = np.repeat(np.arange(counts.size), counts)
        step = np.concatenate([np.arange(count) for count in counts])
        chosen = (values[:, item] == step).astype(np.float64)
        return cls(chosen, item, step, counts.size, slopes)

    @property
    def free(self) -> NDArray[np.bool_]:
        """Categories with an intercept of their own."""
        return self.step > 0

    @property
    def size(self) -> int:
        """Number of parameters."""
        return int(self.free.sum()) + (self.items if self.slopes else 1)

    @property
    def start(self) -> Floats:
        """Slopes or spread 1; intercepts by how often each category is chosen."""
        count = self.chosen.sum(axis=0) + 0.5
        lowest = count[self.step == 0][self.item]
        first = np.ones(self.items) if self.slopes else np.zeros(1)
        return np.concatenate([first, np.log(count / lowest)[self.free]])

    def parts(self, x: Floats) -> tuple[Floats, float, Floats]:
        """Slope of each item, spread of ability, intercept of each category."""
        count = self.items if self.slopes else 1
        d = np.zeros(self.step.size)
        d[self.free] = x[count:]
        if self.slopes:
            return x[:count], 1.0, d
        return np.ones(self.items), float(np.exp(x[0])), d

    def chances(self, x: Floats, theta: Floats) -> Floats:
        """Logarithm of the chance of each category at each ability."""
        a, _spread, d = self.parts(x)
        weight = (a[self.item] * self.step)[:, None] * theta + d[:, None]
        first = np.flatnonzero(self.step == 0)
        peak = np.maximum.reduceat(weight, first, axis=0)[self.item]
        total = np.add.reduceat(np.exp(weight - peak), first, axis=0)[self.item]
        logs: Floats = weight - peak - np.log(total)
        return logs

    def posterior(self, x: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Abilities, chances at them, weights of each person's, log-likelihood of each person."""
        grid = normal_grid(POINTS)
        theta = self.parts(x)[1] * grid.z
        logs = self.chances(x, theta)
        table = self.chosen @ logs + grid.log_weight
        peak = table.max(axis=1, keepdims=True)
        weight = np.exp(table - peak)
        total = weight.sum(axis=1, keepdims=True)
        return theta, np.exp(logs), weight / total, (np.log(total) + peak)[:, 0]

    def value(self, x: Floats) -> tuple[float, Floats]:
        """Log-likelihood and its slope in each parameter."""
        theta, chance, weight, marginal = self.posterior(x)
        found = self.chosen.T @ weight
        first = np.flatnonzero(self.step == 0)
        answered = np.add.reduceat(found, first, axis=0)[self.item]
        beyond = found - answered * chance
        by_intercept = beyond.sum(axis=1)[self.free]
        along = (beyond @ theta) * self.step
        own = np.bincount(self.item, along, self.items)
        by_first = own if self.slopes else own.sum(keepdims=True)
        return float(marginal.sum()), np.concatenate([by_first, by_intercept])
