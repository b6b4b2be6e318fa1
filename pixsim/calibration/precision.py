"""Information of items and tests along ability."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from pixsim.calibration.ability import item_curves
from pixsim.foundation.arrays import Floats
from pixsim.irt import curves

if TYPE_CHECKING:
    import pandas as pd


def item_information(items: pd.DataFrame, theta: ArrayLike) -> Floats:
    """Fisher information of each item.

    Parameters
    ----------
    items : DataFrame
        Columns ``item``, ``a``, ``b`` and perhaps ``c``.
    theta : float array, shape (point,)

    Returns
    -------
    float64 array, shape (item, point)
    """
    _, parameters = item_curves(items)
    return curves.item_information(parameters, np.atleast_1d(np.asarray(theta, dtype=np.float64)))


def test_information(items: pd.DataFrame, theta: ArrayLike) -> Floats:
    """Fisher information of all items together, shape (point,); 1/√ of it is the error of θ."""
    total: Floats = item_information(items, theta).sum(axis=0)
    return total


test_information.__test__ = False  # type: ignore[attr-defined]  # a name for people, not pytest
