"""Covariances of a bank too large for one matrix: group by group.

Left out is what groups of items share through the persons who met several of them; a slope common
to all is taken as known. Within a group the intercepts are linked only through what the group
shares, so that each is eliminated alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.fit import Plan
from pixsim.calibration.estimation.maximisation import OUTER
from pixsim.calibration.model.families import Families
from pixsim.foundation.arrays import Bools, Floats
from pixsim.irt.curves import Curves

WEAK = 1e-8  # scaled eigenvalue below which the data say nothing in its direction


@dataclass(frozen=True, slots=True)
class GroupCovariances:
    """Intercept = - `link` · what the group shares + an error of its own.

    Attributes
    ----------
    families : Families
    shared : float64 array, shape (group, 3, 3)
        Covariance of slope, logit c and mean difficulty, zero where fixed.
    link : float64 array, shape (item, 3)
    own : float64 array, shape (item,)
        Variance of that error.
    varies : bool array, shape (group, 3)
    lost : bool array, shape (group,)
        Groups that the data leave open.
    """

    families: Families
    shared: Floats
    link: Floats
    own: Floats
    varies: Bools
    lost: Bools

    @property
    def whole(self) -> bool:
        """What items share through persons is counted."""
        return False

    def items(self) -> Floats:
        """Covariance of a, d and logit c of each item; (item, 3, 3), zero where fixed."""
        group = self.families.group
        turn = np.zeros((group.size, 3, 3))
        turn[:, 0, 0], turn[:, 1], turn[:, 2, 1] = 1.0, -self.link, 1.0
        value: Floats = turn @ self.shared[group] @ turn.transpose(0, 2, 1)
        value[:, 1, 1] += self.own
        varies = self.varies[group][:, [0, 0, 1]]
        varies[:, 1] = self.own > 0
        row, column = np.nonzero(varies & self.lost[group, None])
        value[row, column, column] = np.inf
        return value

    def centres(self) -> Floats:
        """Variances of the mean difficulties; shape (family,)."""
        count = self.families.count
        return np.where(self.lost[:count], np.inf, self.shared[:count, 2, 2])

    def latent(self) -> None:
        """Not computed."""

    def of_distances(self, turn: Floats, away: Floats) -> tuple[float, float, float]:
        """See `pixsim.calibration.uncertainty.covariance.Uncertainty`."""
        tied = turn[:, 1] != 0
        along = np.where(tied[:, None], -turn[:, 1:] * self.link, 0.0)  # slopes in what is shared
        along[:, 0] += turn[:, 0]
        along[:, 2] -= tied
        own = turn[:, 1] ** 2 * self.own
        shared = self.shared[self.families.group]
        through = np.einsum("jk,jkl,jl->j", along, shared, along)
        moved = self.families.total(away[:, None] * along)
        squares = self.families.total(along[:, :, None] * along[:, None, :])
        product = self.shared @ squares
        return (
            float((through + own).sum()),
            float(np.einsum("gk,gkl,gl->", moved, self.shared, moved) + away**2 @ own),
            float(np.einsum("gkl,glk->", product, product) + (own * (2.0 * through + own)).sum()),
        )


def group_covariances(plan: Plan, curvature: Floats, index: NDArray[np.int64]) -> GroupCovariances:
    """Covariances from the information of each item.

    Parameters
    ----------
    plan : Plan
    curvature : float64 array, shape (item, 4, 4)
        Observed information in a, d, logit c and the mean difficulty, that of single items only.
    index : int64 array, shape (item, 4)
        Negative where a parameter is fixed.
    """
    families = plan.families
    free = index[:, 1] >= 0
    pivot, lost, link, outer, varies = _eliminate_intercepts(plan, curvature, index)
    shared, open_ = _invert_varying(outer, varies)
    own = np.where(free, 1.0 / pivot, 0.0)
    open_ |= families.any(lost)
    return GroupCovariances(families, shared, link, own, varies, open_)


def log_determinant(
    plan: Plan, items: Curves, curvature: Floats, index: NDArray[np.int64]
) -> float:
    """Logarithm of the determinant of the information in log a, b, logit c and mean difficulty.

    Without the difficulties within families, over which the fit itself averages.

    Parameters
    ----------
    plan : Plan
    items : Curves
    curvature : float64 array, shape (item, 4, 4)
    index : int64 array, shape (item, 4)
        See `group_covariances`.
    """
    pivot, _, _, outer, varies = _eliminate_intercepts(plan, curvature, index)
    lone = (index[:, 1] >= 0) & ~plan.families.own
    kept = varies[:, :, None] & varies[:, None, :]
    value = np.linalg.eigvalsh(np.where(kept, outer, np.eye(3)))
    log_a = np.log(np.maximum(np.abs(items.a), 1e-300))
    slopes = np.zeros(outer.shape[0])
    slopes[plan.families.group] = log_a - np.log(plan.families.stretch)
    # d log a / d a = 1 / a and d b / d d = - 1 / a turn the coordinates
    turned = 2.0 * log_a[lone].sum() + 2.0 * slopes[varies[:, 0]].sum()
    return float(np.log(pivot[lone]).sum() + np.log(np.maximum(value, WEAK)).sum() + turned)


def whole_log_determinant(matrix: Floats, items: Curves, index: NDArray[np.int64]) -> float:
    """The same of a whole information in a, d, logit c of lone items, with all that they share."""
    size = int(index.max(initial=-1)) + 1
    value = np.linalg.eigvalsh(matrix[:size, :size])
    log_a = np.log(np.maximum(np.abs(items.a), 1e-300))
    slopes = index[:, 0]
    _, first = np.unique(slopes[slopes >= 0], return_index=True)
    turned = 2.0 * log_a[index[:, 1] >= 0].sum() + 2.0 * log_a[slopes >= 0][first].sum()
    return float(np.log(np.maximum(value, WEAK)).sum() + turned)


def _eliminate_intercepts(
    plan: Plan, curvature: Floats, index: NDArray[np.int64]
) -> tuple[Floats, Bools, Floats, Floats, Bools]:
    """Information of each intercept, where it is lost, its link; of each group, what varies."""
    families, count = plan.families, plan.families.count
    free = index[:, 1] >= 0
    pivot = np.where(free, curvature[:, 1, 1], 1.0)
    lost = free & (pivot <= 0)
    pivot = np.where(lost, 1.0, pivot)
    link = np.where(free[:, None], curvature[:, OUTER, 1] / pivot[:, None], 0.0)
    inner = curvature[:, OUTER][:, :, OUTER] - link[:, :, None] * curvature[:, None, 1, OUTER]
    outer = families.total(inner)
    outer[:count, 2, 2] += families.centre_sd**-2.0
    varies = np.zeros((outer.shape[0], 3), dtype=bool)
    varies[families.group] = index[:, OUTER] >= 0
    if plan.shape.slope == "shared":
        varies[:, 0] = False
    return pivot, lost, link, outer, varies


def _invert_varying(matrix: Floats, varies: Bools) -> tuple[Floats, Bools]:
    """Inverses of small matrices in what varies, zero elsewhere, and which cannot be inverted."""
    kept = varies[:, :, None] & varies[:, None, :]
    whole = np.where(kept, matrix, np.eye(matrix.shape[1]))
    size = np.sqrt(np.maximum(np.abs(np.diagonal(whole, axis1=1, axis2=2)), 1e-300))
    scale = size[:, :, None] * size[:, None, :]
    value, vector = np.linalg.eigh(whole / scale)
    weak = value < WEAK
    inverse = (vector / np.where(weak, np.inf, value)[:, None, :]) @ vector.transpose(0, 2, 1)
    open_: Bools = np.asarray(weak.any(axis=1))
    return np.where(kept, inverse / scale, 0.0), open_
