"""How uncertain a fit is: the inverse of its information, of which only parts are computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.uncertainty.covariance_by_group import (
    WEAK,
    GroupCovariances,
    group_covariances,
)
from pixsim.calibration.uncertainty.information import (
    Rows,
    family_rows,
    item_curvature,
    observed_information,
    parameter_index,
)
from pixsim.calibration.uncertainty.missing_information import missing_within_items
from pixsim.calibration.uncertainty.sparse_item_errors import (
    Leading,
    is_scattered,
    leading_covariances,
)
from pixsim.foundation.arrays import Floats

# Beyond, the inverse would take minutes and gigabytes, and what items share through persons is
# little: with 40 answers of each of 3,000 persons to 600 items, 1 % of the errors.
MOST_PARAMETERS = 3000
LOST = 1e-4  # share of a parameter in such directions that makes its variance infinite
ROUNDING = 1e-13  # of the largest entry: what may be left where there is nothing
WHOLE = 64  # size of a triangle that is inverted at once


class Uncertainty(Protocol):
    """Covariances of the estimates."""

    @property
    def whole(self) -> bool:
        """What items share through persons is counted."""

    def items(self) -> Floats:
        """Covariance of a, d and logit c of each item; (item, 3, 3), zero where fixed.

        Infinite variances where the data leave them open.
        """

    def centres(self) -> Floats:
        """Variances of the mean difficulties; shape (family,)."""

    def latent(self) -> Floats | None:
        """Covariances of what is free of the ability distribution, None where not computed."""

    def of_distances(self, turn: Floats, away: Floats) -> tuple[float, float, float]:
        """Trace of C, away' C away and the trace of C C.

        C is the covariance of the difficulties less their family means.

        Parameters
        ----------
        turn : float64 array, shape (item, 2)
            Slopes of the difficulty in a and d, zero for items of no family.
        away : float64 array, shape (item,)
            Difficulties less the mean, zero for items of no family.
        """


@dataclass(frozen=True, slots=True)
class Whole:
    """The inverse of the whole information, as ``root.T @ root``.

    Attributes
    ----------
    root : float64 array, shape (any, parameter)
    lost : bool array, shape (parameter,)
        Parameters that the data leave open.
    index : int64 array, shape (item, 4)
    family : int64 array, shape (family,)
    """

    root: Floats
    lost: NDArray[np.bool_]
    index: Rows
    family: Rows

    @property
    def matrix(self) -> Floats:
        """Covariances of all parameters, infinite where the data leave them open."""
        value: Floats = self.root.T @ self.root
        value[np.diag_indices(len(value))] = np.where(self.lost, np.inf, np.diag(value))
        return value

    @property
    def whole(self) -> bool:
        """What items share through persons is counted."""
        return True

    def items(self) -> Floats:
        """Covariance of a, d and logit c of each item; see `Uncertainty`."""
        return self._blocks(self.index[:, :3])

    def centres(self) -> Floats:
        """Variances of the mean difficulties; shape (family,)."""
        variance: Floats = self._blocks(self.family[:, None])[:, 0, 0]
        return variance

    def latent(self) -> Floats:
        """Covariances of the last parameters; see `Uncertainty`."""
        first = int(self.index.max(initial=-1)) + 1
        value: Floats = self.root[:, first:].T @ self.root[:, first:]
        return value

    def of_distances(self, turn: Floats, away: Floats) -> tuple[float, float, float]:
        """See `Uncertainty`."""
        tied = np.flatnonzero(turn[:, 1])
        root = np.zeros((self.root.shape[0], tied.size))
        for column, slope in ((0, turn[tied, 0]), (1, turn[tied, 1]), (3, -np.ones(tied.size))):
            rows = self.index[tied, column]
            root += self.root[:, np.maximum(rows, 0)] * np.where(rows >= 0, slope, 0.0)
        moved = root @ away[tied]
        small = root.T @ root if tied.size < root.shape[0] else root @ root.T
        return float(np.vdot(root, root)), float(moved @ moved), float(np.vdot(small, small))

    def _blocks(self, index: Rows) -> Floats:
        """Covariances of the parameters in each row of `index`; (row, k) to (row, k, k)."""
        rows, width = index.shape
        value = np.zeros((rows, width, width))
        padded = [self.root[:, np.maximum(column, 0)] for column in index.T]
        for first in range(width):
            for second in range(first + 1):
                both = (index[:, first] >= 0) & (index[:, second] >= 0)
                product = np.einsum("kj,kj->j", padded[first], padded[second])
                value[:, first, second] = value[:, second, first] = np.where(both, product, 0.0)
        row, column = np.nonzero((index >= 0) & self.lost[np.maximum(index, 0)])
        value[row, column, column] = np.inf
        return value


def estimate_covariance(plan: Plan, fit: Fit) -> Whole | Leading | GroupCovariances:
    """Covariances of the estimates of a fit, as many of them as are needed for standard errors."""
    index = parameter_index(plan)
    if is_scattered(plan, fit, index):
        found = leading_covariances(plan, fit, index)
        if found is not None:
            return found
    if int(index.max(initial=-1)) >= MOST_PARAMETERS:
        curvature = item_curvature(plan, fit)
        curvature[:, :3, :3] -= missing_within_items(plan, fit)
        return group_covariances(plan, curvature, index)
    return whole_covariances(plan, fit, index)


def whole_covariances(plan: Plan, fit: Fit, index: Rows) -> Whole:
    """Covariances of all parameters."""
    root, lost = inverse_root(observed_information(plan, fit, index))
    if not lost.size:  # all is fixed: one column for what never varies
        root, lost = np.zeros((0, 1)), np.zeros(1, dtype=bool)
    return Whole(root, lost, index, family_rows(plan, index))


def inverse_root(matrix: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Root of the inverse of an information, and the parameters that the data leave open."""
    told = np.abs(np.diag(matrix))
    least = max(ROUNDING * float(told.max(initial=0.0)), 1e-300)  # below it, nothing but rounding
    size = np.sqrt(np.maximum(told, least))
    scaled = matrix / np.outer(size, size)
    try:
        root = _inverse_of_triangle(np.linalg.cholesky(scaled))
        if float(np.einsum("kj,kj->j", root, root).max(initial=0.0)) * WEAK < 1.0:
            return root / size, np.zeros(size.size, dtype=bool)
    except np.linalg.LinAlgError:  # not positive definite
        pass
    value, vector = np.linalg.eigh(scaled)
    sound = value > WEAK
    lost = (vector[:, ~sound] ** 2).sum(axis=1) > LOST
    return (vector[:, sound] / np.sqrt(value[sound])).T / size, lost


def _inverse_of_triangle(lower: Floats) -> Floats:
    """Inverse of a lower triangular matrix, by halves: almost all of it matrix products."""
    size = lower.shape[0]
    if size <= WHOLE:
        return np.asarray(np.linalg.inv(lower), dtype=np.float64) if size else lower
    half = size // 2
    inverse: Floats = np.zeros_like(lower)
    first = _inverse_of_triangle(lower[:half, :half])
    second = _inverse_of_triangle(lower[half:, half:])
    inverse[:half, :half], inverse[half:, half:] = first, second
    inverse[half:, :half] = -second @ (lower[half:, :half] @ first)
    return inverse
