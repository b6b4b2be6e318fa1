"""The 2PL curve that is closest to a 3PL one, for rules that know of no lower asymptote."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import logistic

POINTS, REACH = 61, 4.0
SPREAD = 1.5**0.5
"""Standard deviation of the abilities that are asked an item, around its difficulty: V3's prior."""
STEPS = 50
SETTLED = 1e-12


@lru_cache(maxsize=4096)
def closest_2pl(a: float, b: float, c: float) -> tuple[float, float]:
    """Discrimination and difficulty of the 2PL that loses least to a 3PL.

    Parameters
    ----------
    a, b, c : float
        Discrimination, difficulty and lower asymptote; a positive slope.

    Returns
    -------
    a, b : float
        Maximum of the expected log-likelihood of answers by the 3PL, from abilities that are normal
        around its difficulty with `SPREAD`: a logistic regression on ability, by Newton's method.
    """
    if c == 0:
        return a, b
    z = np.linspace(-REACH, REACH, POINTS) * SPREAD
    weight = np.exp(-0.5 * (z / SPREAD) ** 2)
    weight /= weight.sum()
    p = c + (1 - c) * logistic(a * z)
    design = np.stack([z, np.ones_like(z)])
    at: Floats = np.array([a * (1 - c), 0.0])
    for _ in range(STEPS):
        now = logistic(at @ design)
        score = design @ (weight * (p - now))
        bend = (design * (weight * now * (1 - now))) @ design.T
        step = np.linalg.solve(bend, score)
        at = at + step
        if np.abs(step).max() < SETTLED:
            break
    return float(at[0]), float(b - at[1] / at[0])
