"""How far a fit has come, as far as can be guessed while it runs."""

from __future__ import annotations

import math
from collections.abc import Callable

Watch = Callable[[float], None]


class Way:
    """Share of the way from the first change of the parameters to the tolerance, in logarithms.

    Changes shrink by about the same factor at each step of a fit. An extrapolation may lengthen the
    next one: the share then stays where it was.

    Parameters
    ----------
    tolerance : float
        Change at which the fit has converged.
    watch : callable
        Called with the share, in [0, 1), after each step.
    """

    def __init__(self, tolerance: float, watch: Watch) -> None:
        self.tolerance, self.watch = tolerance, watch
        self.first, self.share = 0.0, 0.0

    def step(self, change: float) -> None:
        """Tell the longest change of a parameter in a step."""
        self.first = max(self.first, change)
        if change > 0 and self.first > self.tolerance:
            share = math.log(self.first / change) / math.log(self.first / self.tolerance)
            self.share = max(self.share, min(share, 0.99))
        self.watch(self.share)
