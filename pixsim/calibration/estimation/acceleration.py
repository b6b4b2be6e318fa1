"""SQUAREM (Varadhan & Roland 2008): squared extrapolation of a slow fixed-point map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pixsim.foundation.arrays import Floats

FIRST_LONGEST = 16.0
SLACK = 1e-12  # relative loss of the objective that is rounding

# A map gives the next point, and the objective at the point it was given.
Map = Callable[[Floats], tuple[Floats, float]]


@dataclass(frozen=True, slots=True)
class FixedPoint:
    """Where the iteration stopped.

    Attributes
    ----------
    point : float64 array
    converged : bool
        The last step was shorter than the tolerance.
    evaluations : int
        How many times the map was applied.
    change : float
        Longest component of the last step, relative to those above 1.
    """

    point: Floats
    converged: bool
    evaluations: int
    change: float


def _change(before: Floats, after: Floats) -> float:
    return float((np.abs(after - before) / np.maximum(np.abs(before), 1.0)).max())


def squarem(step: Map, start: Floats, *, tolerance: float, most: int) -> FixedPoint:
    """Iterate a map to its fixed point.

    An extrapolation that lowers the objective, or that lands where the map moves further than
    before, is undone and the next ones are shorter.
    """
    x0, safe, floor = start, start, -np.inf
    used, extrapolated, change, longest = 0, False, np.inf, FIRST_LONGEST
    while True:
        x1, value = step(x0)
        used += 1
        before, change = change, _change(x0, x1)
        if extrapolated and not (value >= floor - SLACK * abs(floor) and change <= before):
            x0, extrapolated, change = safe, False, before
            longest = max(0.5 * longest, 1.5)
            if used < most:
                continue
        if change < tolerance or used >= most:
            return FixedPoint(x1, change < tolerance, used, change)
        x2, floor = step(x1)
        used += 1
        change = _change(x1, x2)
        if change < tolerance or used >= most:
            return FixedPoint(x2, change < tolerance, used, change)
        first, second = x1 - x0, (x2 - x1) - (x1 - x0)
        bend = float(np.sqrt((second**2).sum()))
        length = float(np.sqrt((first**2).sum())) / max(bend, 1e-300)
        if length > longest:
            length, longest = longest, 2.0 * longest
        safe, extrapolated = x2, length > 1.0
        x0 = x0 + 2.0 * length * first + length**2 * second if extrapolated else x2
