"""The two-parameter logistic model (2PL), logistic metric without 1.7."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def probability(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Chance of a right answer, ``1 / (1 + exp(a (b - theta)))``.

    Parameters
    ----------
    theta : array_like
        Ability.
    a, b : array_like
        Discrimination and difficulty (Pix's *discriminant* and *difficulty*). Any sign; the three
        broadcast.

    Returns
    -------
    float64 array, of the broadcast shape
        A new array, which the caller may overwrite.
    """
    p: Floats = np.asarray(np.multiply(a, np.subtract(b, theta)), dtype=np.float64)
    with np.errstate(over="ignore"):  # exp gives inf, the chance 0: right
        np.exp(p, out=p)
    p += 1
    return np.reciprocal(p, out=p)


def information(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Fisher information of one answer about ability, ``p (1 - p) a²``.

    Parameters
    ----------
    theta, a, b : array_like
        As for `probability`.

    Returns
    -------
    float64 array, of the broadcast shape
    """
    p = probability(theta, a, b)
    reward = 1 - p
    reward *= p
    reward *= np.square(a)
    return reward
