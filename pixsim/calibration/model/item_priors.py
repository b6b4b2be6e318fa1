"""Priors on item parameters: normal on log a and on b, Beta on c."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves

Centre = ArrayLike


@dataclass(frozen=True, slots=True)
class Priors:
    """Priors, the same for all items or one value per item (in the order of the responses' items).

    Infinite standard deviations and `c_alpha` = `c_beta` = 1 say nothing.

    Attributes
    ----------
    log_a, log_a_sd : float or array
        Mean and standard deviation of the logarithm of the slope.
    b, b_sd : float or array
        Mean and standard deviation of the difficulty. Needs a prior on log a.
    c_alpha, c_beta : float or array
        Beta prior of the lower asymptote, both at least 1. The defaults, mode 0.2, are those of
        the classical programs for items of five options.
    family_spread : float
        Prior centre of the standard deviation of the difficulties within a family; the default is
        that of the bank.
    family_weight : float
        How many variants' worth of evidence it is; 0 says nothing.

    Notes
    -----
    With families the priors on a and c are those of the family, and the prior on b is that of its
    mean difficulty: they must be the same for all items of a family.
    """

    log_a: Centre = 0.0
    log_a_sd: Centre = 0.5
    b: Centre = 0.0
    b_sd: Centre = 2.0
    c_alpha: Centre = 5.0
    c_beta: Centre = 17.0
    family_spread: float = 0.25
    family_weight: float = 2.0

    def spread(self, items: int) -> ItemPriors:
        """One value per item.

        Raises
        ------
        ValueError
            Naming every field that is wrong.
        """
        faults, values = [], {}
        for field in fields(ItemPriors):
            value = np.asarray(getattr(self, field.name), dtype=np.float64)
            if value.ndim and value.shape != (items,):
                faults.append(f"{field.name}: {value.shape[0]} values for {items} items")
                continue
            if np.isnan(value).any() or (field.name.endswith("_sd") and (value <= 0).any()):
                faults.append(f"{field.name}: must be a positive number")
            elif field.name in ("c_alpha", "c_beta") and (value < 1).any():
                faults.append(f"{field.name}: must be at least 1")
            elif field.name in ("log_a", "b") and np.isinf(value).any():
                faults.append(f"{field.name}: must be finite")
            values[field.name] = np.broadcast_to(value, (items,)).copy()
        if not faults and (np.isfinite(values["b_sd"]) & np.isinf(values["log_a_sd"])).any():
            faults.append("b_sd: a prior on b needs one on log a (log_a_sd)")
        if not 0 < self.family_spread < np.inf:
            faults.append("family_spread: must be a positive number")
        if not 0 <= self.family_weight < np.inf:
            faults.append("family_weight: must be a number, 0 or more")
        if faults:
            raise ValueError("priors: " + "; ".join(faults))
        return ItemPriors(**values)


@dataclass(frozen=True, slots=True)
class ItemPriors:
    """Priors with one value per item; float64 arrays of shape (item,)."""

    log_a: Floats
    log_a_sd: Floats
    b: Floats
    b_sd: Floats
    c_alpha: Floats
    c_beta: Floats

    def at(self, items: NDArray[np.bool_] | NDArray[np.int64]) -> ItemPriors:
        """Priors of some of the items."""
        return ItemPriors(*(getattr(self, field.name)[items] for field in fields(self)))

    def over(self, slopes: Floats, size: Floats) -> ItemPriors:
        """Priors of what several items share, spread over them so that they count once.

        Parameters
        ----------
        slopes, size : float64 arrays, shape (item,)
            Items that share the slope of each, and its lower asymptote.
        """
        return replace(
            self,
            log_a_sd=self.log_a_sd * np.sqrt(slopes),
            c_alpha=1.0 + (self.c_alpha - 1.0) / size,
            c_beta=1.0 + (self.c_beta - 1.0) / size,
        )

    @property
    def on_slope(self) -> bool:
        """Slopes have a prior (and are positive)."""
        return bool(np.isfinite(self.log_a_sd).any())

    @property
    def on_difficulty(self) -> bool:
        """Difficulties have a prior."""
        return bool(np.isfinite(self.b_sd).any())

    def by_item(self, items: Curves) -> Floats:
        """Log density of each item's parameters, up to a constant; shape (item,)."""
        value: Floats = np.zeros_like(items.a)
        if self.on_slope:
            value -= 0.5 * ((np.log(np.abs(items.a)) - self.log_a) / self.log_a_sd) ** 2
        if self.on_difficulty:
            value -= 0.5 * ((items.b - self.b) / self.b_sd) ** 2
        if items.guessed:
            low, high = np.log(np.maximum(items.c, 1e-300)), np.log1p(-items.c)
            value += (self.c_alpha - 1.0) * low + (self.c_beta - 1.0) * high
        return value

    def log_density(self, items: Curves) -> float:
        """Sum of log densities, up to a constant."""
        return float(self.by_item(items).sum())

    def slopes(self, items: Curves) -> tuple[Floats, Floats]:
        """Gradient (item, 3) and minus the Gauss-Newton Hessian (item, 3, 3) in a, d, logit c."""
        n = items.a.size
        gradient, curvature = np.zeros((n, 3)), np.zeros((n, 3, 3))
        if self.on_slope:
            precision = self.log_a_sd**-2.0
            gradient[:, 0] -= (np.log(np.abs(items.a)) - self.log_a) * precision / items.a
            curvature[:, 0, 0] += precision / items.a**2
        if self.on_difficulty:
            turn = np.column_stack([items.d / items.a**2, -1.0 / items.a])  # of b in a, d
            precision = self.b_sd**-2.0
            gradient[:, :2] -= ((items.b - self.b) * precision)[:, None] * turn
            curvature[:, :2, :2] += precision[:, None, None] * turn[:, :, None] * turn[:, None, :]
        if items.guessed:
            total = self.c_alpha + self.c_beta - 2.0
            gradient[:, 2] += (self.c_alpha - 1.0) - total * items.c
            curvature[:, 2, 2] += total * items.c * (1.0 - items.c)
        return gradient, curvature

    def curvature(self, items: Curves) -> Floats:
        """Minus the Hessian of the log density in a, d, logit c; (item, 3, 3)."""
        _, value = self.slopes(items)
        if self.on_slope:
            miss = np.log(np.abs(items.a)) - self.log_a
            value[:, 0, 0] -= miss / (self.log_a_sd * items.a) ** 2
        if self.on_difficulty:
            pull = (items.b - self.b) / self.b_sd**2
            value[:, 0, 0] -= 2.0 * pull * items.d / items.a**3
            value[:, 0, 1] += pull / items.a**2
            value[:, 1, 0] += pull / items.a**2
        return value


NO_PRIORS = Priors(log_a_sd=np.inf, b_sd=np.inf, c_alpha=1.0, c_beta=1.0)
