"""The expected complete-data log-likelihood of items, and its derivatives.

Difficulties that are not known (`Curves.post_sd`) are averaged over.
"""

from __future__ import annotations

import numpy as np

from pixsim.calibration.estimation.expectation import Expected
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import LEAST_CHANCE, Curves, log_odds, probability, slopes
from pixsim.irt.logistic import log_one_minus_logistic, logistic


def expected_loglik(
    expected: Expected, items: Curves, mean: float, sd: float, theta: Floats
) -> Floats:
    """Expected complete log-likelihood of each item; shape (item,)."""
    right, count, linear = expected.right, expected.count, _linear(expected, items)
    value: Floats = np.zeros_like(items.a)
    if linear:
        value += items.a * (mean * right[:, 0] + sd * right[:, 1]) + items.d * right[:, 0]
    for weight, curves, _ in items.nodes():
        wrong = log_one_minus_logistic(log_odds(curves, theta))
        if linear:
            value += weight * (count * wrong).sum(axis=1)
            continue
        wrong += np.log1p(-curves.c)[:, None]
        p = np.log(np.maximum(probability(curves, theta), 1e-300))
        value += weight * (right * p + (count - right) * wrong).sum(axis=1)
    return value


def expected_slopes(
    expected: Expected, items: Curves, mean: float, sd: float, theta: Floats
) -> tuple[Floats, Floats]:
    """Gradient (item, 3) in a, d and logit c, and Newton's curvature (item, 3, 3).

    With guessing it need not be positive.
    """
    if _linear(expected, items):
        return _linear_slopes(expected, items, mean, sd, theta)
    gradient = np.zeros((items.a.size, 3))
    right, count = expected.right, expected.count
    for weight, curves, shift in items.nodes():
        curve = slopes(curves, theta)
        residual = (right - count * curve.p) / np.maximum(curve.p * (1.0 - curve.p), LEAST_CHANCE)
        zero, one, _ = _powers(residual * curve.eta, theta, shift)
        sums = np.column_stack([one, zero, (residual * curve.gamma).sum(axis=1)])
        gradient += weight * sums
    return gradient, complete_curvature(expected, items, theta, newton=True)


def complete_curvature(expected: Expected, items: Curves, theta: Floats, *, newton: bool) -> Floats:
    """Minus second derivatives in a, d, logit c of the expected log-likelihood; (item, 3, 3).

    Parameters
    ----------
    newton : bool
        As observed; otherwise expected over the answers (Fisher), which is never negative. The two
        are one without guessing.
    """
    if _linear(expected, items):
        return _linear_slopes(expected, items, 0.0, 1.0, theta)[1]
    value = np.zeros((items.a.size, 3, 3))
    right, count = expected.right, expected.count
    for share, curves, shift in items.nodes():
        curve = slopes(curves, theta)
        p, q = np.maximum(curve.p, LEAST_CHANCE), np.maximum(1.0 - curve.p, LEAST_CHANCE)
        variance = p * q
        residual, weight = np.zeros_like(theta), count / variance
        if newton and items.guessed:
            residual = (right - count * curve.p) / variance
            weight = right / p**2 + (count - right) / q**2
        second = weight * curve.eta**2 - residual * curve.eta_eta
        crossed = weight * curve.eta * curve.gamma - residual * curve.eta_gamma
        guessing = weight * curve.gamma**2 - residual * curve.gamma_gamma
        _fill(value, share, _powers(second, theta, shift))
        zero, one, _ = _powers(crossed, theta, shift)
        value[:, 0, 2] += share * one
        value[:, 1, 2] += share * zero
        value[:, 2, 2] += share * guessing.sum(axis=1)
    value[:, 2, :2] = value[:, :2, 2]
    return value


def spread_information(expected: Expected, items: Curves, theta: Floats) -> Floats:
    """Information about each uncertain difficulty: what one more variance costs, twice.

    By Stein's lemma the mean second derivative is a mean of first derivatives times the distance,
    so that a variance that is its inverse, prior included, is where the average is stationary.
    """
    assert items.post_sd is not None
    value = np.zeros_like(items.a)
    for weight, curves, shift in items.nodes():
        curve = slopes(curves, theta)
        if _linear(expected, items):
            residual = -expected.count * curve.p  # right answers cancel: nodes are symmetric
        else:
            variance = np.maximum(curve.p * (1.0 - curve.p), LEAST_CHANCE)
            residual = (expected.right - expected.count * curve.p) / variance * curve.eta
        value -= weight * shift * items.a * residual.sum(axis=1)
    information: Floats = value / np.maximum(items.post_sd, 1e-9) ** 2
    return information


def _linear(expected: Expected, items: Curves) -> bool:
    """Right answers count through their number and the sum of abilities only."""
    return expected.right.shape[1] == 2 and not items.guessed


def _linear_slopes(
    expected: Expected, items: Curves, mean: float, sd: float, theta: Floats
) -> tuple[Floats, Floats]:
    """`expected_slopes` without guessing."""
    right = expected.right
    gradient, curvature = np.zeros((items.a.size, 3)), np.zeros((items.a.size, 3, 3))
    gradient[:, 0], gradient[:, 1] = mean * right[:, 0] + sd * right[:, 1], right[:, 0]
    for weight, curves, shift in items.nodes():
        p = logistic(log_odds(curves, theta))
        answered = expected.count * p
        zero, one, _ = _powers(answered, theta, shift)
        gradient[:, 0] -= weight * one
        gradient[:, 1] -= weight * zero
        _fill(curvature, weight, _powers(answered * (1.0 - p), theta, shift))
    return gradient, curvature


def _powers(values: Floats, theta: Floats, shift: Floats) -> tuple[Floats, Floats, Floats]:
    """Sums over points of values times 1, (θ + shift) and its square; (item,) each."""
    zero, one, two = (values @ np.column_stack([np.ones_like(theta), theta, theta**2])).T
    return zero, one + shift * zero, two + 2.0 * shift * one + shift**2 * zero


def _fill(curvature: Floats, weight: float, sums: tuple[Floats, Floats, Floats]) -> None:
    """Add to the curvature in a and d."""
    curvature[:, 1, 1] += weight * sums[0]
    curvature[:, 0, 1] += weight * sums[1]
    curvature[:, 1, 0] += weight * sums[1]
    curvature[:, 0, 0] += weight * sums[2]
