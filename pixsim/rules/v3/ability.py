"""Ability and its error after each answer (rules/README.md, Ability).

Pix calls them *capacity* and *error rate*. The likelihood keeps all answers; the normal prior is
centred anew, at each answer, on the latest estimate; the change by one answer is capped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import AnyInts, Bools, Floats
from pixsim.irt.grid import GridPosterior, answer_likelihood, grid_points
from pixsim.rules.v3.constants import V3


class Ability:
    """Running estimates of many candidates, one more answer each at a time.

    Parameters
    ----------
    rules : V3
    candidates : int
    start : float64 array, shape (candidate,), optional
        Estimate before any answer, in place of ``rules.start_theta``.

    Attributes
    ----------
    theta : float64 array, shape (candidate,)
        Estimate after the latest answer; NaN where the likelihood has underflowed.
    """

    def __init__(self, rules: V3, candidates: int, start: Floats | None = None) -> None:
        self._rules = rules
        self._answered = False
        self.theta = np.full(candidates, rules.start_theta, dtype=np.float64)
        if start is not None:
            self.theta[:] = start
        self._posterior = GridPosterior(points_of(rules), candidates, rules.prior_variance)

    def update(self, likelihood: Floats, rows: NDArray[np.intp] | None = None) -> None:
        """Add one answer a candidate, given its likelihood of shape (candidate, grid point).

        With `rows`, of shape (candidate,), they are rows of the table `likelihood`.
        """
        raw = self._posterior.update(likelihood, self.theta, rows)
        self.theta = cap_estimate(self._rules, self.theta, raw)
        self._answered = True

    def error(self) -> Floats:
        """Posterior root mean square distance to the capped estimate, (candidate,).

        A cap that binds inflates it; NaN where the correction exceeds the mean square.
        """
        if not self._answered:
            return np.full(self.theta.shape, self._rules.default_error, dtype=np.float64)
        square = self._posterior.mean_square_about(self.theta) - self._rules.error_correction
        with np.errstate(invalid="ignore"):
            return np.sqrt(square)


@dataclass(frozen=True, slots=True)
class Estimates:
    """Estimates after whole sequences of answers.

    Attributes
    ----------
    theta, error : float64 arrays, shape (candidate,)
        After the last answer.
    theta_after, error_after : float64 arrays, shape (candidate, answer)
        After each answer; NaN beyond the last.
    """

    theta: Floats
    error: Floats
    theta_after: Floats
    error_after: Floats


def points_of(rules: V3) -> Floats:
    """Grid of the rules: 81 points from -9 to 8.999999999999988 by default."""
    return grid_points(rules.grid_low, rules.grid_high, rules.grid_step)


def cap_estimate(rules: V3, theta: Floats, raw: Floats) -> Floats:
    """New estimate, no farther from the old one than the cap allows, (candidate,)."""
    cap = rules.cap
    if not cap:
        return raw
    far = np.abs(theta)
    gap = np.where(far < cap, cap, far * cap)
    within: Floats = np.minimum(raw, theta + gap)
    return np.maximum(within, theta - gap, out=within)


def estimate_from_scratch(
    rules: V3,
    a: Floats,
    b: Floats,
    correct: Bools,
    count: AnyInts | None = None,
    start: Floats | None = None,
) -> Estimates:
    """Estimates from scratch: the same steps as `Ability`, one after the other.

    Parameters
    ----------
    rules : V3
    a, b : float64 arrays, shape (candidate, answer)
        Parameters of the items answered, in order.
    correct : bool array, shape (candidate, answer)
        Only a right answer is a success; skipped, timed out or out of focus are failures.
    count : integer array, shape (candidate,), optional
        Answers of each candidate; what follows is padding (any finite numbers). All by default.
    start : float64 array, shape (candidate,), optional
        In place of ``rules.start_theta``.

    Returns
    -------
    Estimates
    """
    candidates, answers = correct.shape
    running = Ability(rules, candidates, start)
    theta = np.empty((candidates, answers + 1))
    error = np.empty((candidates, answers + 1))
    theta[:, 0], error[:, 0] = running.theta, running.error()
    for k in range(answers):
        running.update(answer_likelihood(points_of(rules), a[:, k], b[:, k], correct[:, k]))
        theta[:, k + 1], error[:, k + 1] = running.theta, running.error()
    last = np.full(candidates, answers) if count is None else np.asarray(count)
    row = np.arange(candidates)
    beyond = np.arange(answers) >= last[:, None]
    return Estimates(
        theta=theta[row, last],
        error=error[row, last],
        theta_after=np.where(beyond, np.nan, theta[:, 1:]),
        error_after=np.where(beyond, np.nan, error[:, 1:]),
    )
