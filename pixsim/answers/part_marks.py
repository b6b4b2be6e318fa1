"""From shares of the points to ordered categories."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats

MISSING = -1
MOST = 6  # categories of a question; more distinct marks share them evenly
FEWEST = 5  # answers of a category: a rarer one is put with its neighbour
DIGITS = 4  # shares closer than this are one mark: 0.33333 and 1/3


class Categories(NamedTuple):
    """Marks as categories.

    Attributes
    ----------
    values : int8 array, shape (person, item)
        Category, from 0 in order of the marks; -1 where there is no answer.
    shares : tuple of float64 array, each of shape (category,)
        Mean share of the points in each category of each item.
    """

    values: NDArray[np.int8]
    shares: tuple[Floats, ...]


def categories_of(marks: Floats, fewest: int = FEWEST) -> Categories:
    """Categories of each item.

    Parameters
    ----------
    marks : float64 array, shape (person, item)
        Share of the points, 0 to 1; NaN where there is no answer.
    fewest : int
        Answers of a category; a rarer one joins the neighbour with fewer answers.

    Returns
    -------
    Categories
        An item whose answers all have one mark has one category.
    """
    values: NDArray[np.int8] = np.full(marks.shape, MISSING, dtype=np.int8)
    shares = []
    for item, column in enumerate(marks.T):
        given = ~np.isnan(column)
        level = _join_rare_categories(_mark_levels(column[given]), fewest)
        values[given, item] = level
        size = np.bincount(level, minlength=1)
        total = np.bincount(level, column[given], minlength=1)
        shares.append(total / np.maximum(size, 1))
    return Categories(values, tuple(shares))


def _mark_levels(share: Floats) -> NDArray[np.int64]:
    """The rank of each mark among those given, or its part of the range where there are many."""
    found, level = np.unique(share.round(DIGITS), return_inverse=True)
    if found.size > MOST:
        level = np.rint(share * (MOST - 1)).astype(np.int64)
        level = np.unique(level, return_inverse=True)[1]
    return level.astype(np.int64)


def _join_rare_categories(level: NDArray[np.int64], fewest: int) -> NDArray[np.int64]:
    """Rare categories put with the neighbour that has fewer answers, while there are more than two."""
    while True:
        size = np.bincount(level)
        rare = int(size.argmin()) if size.size else 0
        if size.size <= 2 or size[rare] >= fewest:
            return level
        near = [place for place in (rare - 1, rare + 1) if 0 <= place < size.size]
        upper = max(rare, min(near, key=lambda place: int(size[place])))
        level = np.where(level >= upper, level - 1, level)


def is_graded(marks: Floats) -> NDArray[np.bool_]:
    """Which items have part marks: more than two categories, shape (item,)."""
    graded: NDArray[np.bool_] = categories_of(marks).values.max(axis=0, initial=0) > 1
    return graded
