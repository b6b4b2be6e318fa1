"""The logistic function and the two-parameter model (2PL), logistic metric without 1.7.

`probability` has the bits of the engine modelled, `logistic` the precision of both tails.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pixsim.foundation.arrays import Floats


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


def logistic(x: Floats) -> Floats:
    """1 / (1 + exp(-x)), precise to the last bits however small it or 1 minus it is."""
    positive: Floats = np.exp(-np.abs(x))
    value: Floats = np.where(x >= 0, 1.0, positive) / (1.0 + positive)
    return value


def log_one_minus_logistic(x: Floats) -> Floats:
    """log(1 - logistic(x)), without overflow."""
    value: Floats = -np.logaddexp(0.0, x)
    return value
