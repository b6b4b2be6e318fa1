"""What an ability is worth (rules/README.md, Score and levels)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bytes, Floats
from pixsim.rules.v3.constants import LIMIT, V3, LevelBand

NONE = np.int8(-1)  # no global level reached, no level in a competence


def score(rules: V3, theta: Floats) -> tuple[NDArray[np.int32], Bytes]:
    """Pix and global level of each ability.

    Parameters
    ----------
    rules : V3
    theta : float64 array, shape (candidate,)

    Returns
    -------
    score : int32 array, shape (candidate,)
        Pix, 0 to ``rules.max_score``.
    global_level : int8 array, shape (candidate,)
        Place in ``rules.bands`` (Pix's mesh index); -1 below the first.

    Raises
    ------
    ValueError
        An ability is NaN.
    """
    if np.isnan(theta).any():
        raise ValueError(f"{np.count_nonzero(np.isnan(theta))} abilities are NaN: no score")
    low, high = (np.array(ends) for ends in zip(*rules.bands, strict=True))
    last = len(rules.bands) - 1
    inside = (low <= theta[:, None]) & (theta[:, None] < high)
    band = np.where(inside.any(axis=1), inside.argmax(axis=1), last)  # a hole: the last one
    weight, coefficient = _weight_arrays(rules)
    progress = coefficient[band] + 1 - (high[band] - theta) / (high[band] - low[band])
    pix = np.minimum(np.floor(weight[band] * progress), rules.max_score)
    pix = np.where(theta >= high[-1], rules.max_score, pix)
    below = theta < low[0]
    return (
        np.where(below, 0, pix).astype(np.int32),
        np.where(below, NONE, np.where(theta >= high[-1], last, band)).astype(np.int8),
    )


def competence_levels(rules: V3, theta: Floats) -> Bytes:
    """Level in each competence, all from the one ability.

    Parameters
    ----------
    rules : V3
    theta : float64 array, shape (candidate,)

    Returns
    -------
    int8 array, shape (candidate, competence)
        -1 where the table of the competence has a hole.
    """
    tables = [_table_level(table, theta) for table in rules.levels]
    if len(tables) == 1:
        tables *= rules.competences
    return np.stack(tables, axis=1)


def _weight_arrays(rules: V3) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    bands = len(rules.bands)
    return np.array(rules.band_weights[:bands]), np.array(rules.band_coefficients[:bands])


def _table_level(table: tuple[LevelBand, ...], theta: Floats) -> Bytes:
    """Level of one table; its outer ends reach as far as the engine's numbers."""
    level = np.array([band.level for band in table], dtype=np.int8)
    low = np.array([band.minimum for band in table])
    high = np.array([band.maximum for band in table])
    low[low.argmin()], high[high.argmax()] = -LIMIT, LIMIT
    inside = (low <= theta[:, None]) & (theta[:, None] < high)
    return np.where(inside.any(axis=1), level[inside.argmax(axis=1)], NONE)
