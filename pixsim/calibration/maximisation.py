"""The maximisation step: two Newton steps for all items at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.curves import (
    Curves,
    Floats,
    log_odds,
    log_one_minus_logistic,
    probability,
    slopes,
)
from pixsim.calibration.expectation import Expected
from pixsim.calibration.priors import ItemPriors

NEWTON_STEPS = 2
MOST_HALVINGS = 6
SLACK = 1e-12  # relative loss that is rounding
LONGEST_STEP = 2.0  # in a, d and logit c: Newton far from the maximum leaps
MAX_SLOPE, MAX_INTERCEPT = 25.0, 60.0
MIN_SLOPE = 1e-3  # with a prior on log a
MIN_C, MAX_C = 1e-5, 0.9


@dataclass(frozen=True, slots=True)
class Shape:
    """What may vary.

    Attributes
    ----------
    slope : str
        ``"own"`` each item its own, ``"shared"`` one for all free items, ``"fixed"``.
    guessing : bool
        Lower asymptotes are estimated.
    free : bool array, shape (item,)
        False for anchors.
    """

    slope: str
    guessing: bool
    free: NDArray[np.bool_]


def maximise(
    expected: Expected, items: Curves, mean: float, sd: float, z: Floats,
    shape: Shape, priors: ItemPriors,
) -> Curves:  # fmt: skip
    """Parameters after two Newton (Fisher scoring) steps on the expected log-likelihood."""
    theta = mean + sd * z
    for _ in range(NEWTON_STEPS):
        gradient, curvature = expected_slopes(expected, items, mean, sd, theta)
        more_gradient, more_curvature = priors.slopes(items)
        step = newton_step(gradient + more_gradient, curvature + more_curvature, shape)
        items = _uphill(expected, items, step, (mean, sd, theta), shape, priors)
    return items


def _uphill(
    expected: Expected, items: Curves, step: Floats, ability: tuple[float, float, Floats],
    shape: Shape, priors: ItemPriors,
) -> Curves:  # fmt: skip
    """Parameters after a step, halved for the items it would make less likely."""
    before = expected_loglik(expected, items, *ability) + priors.by_item(items)
    for _ in range(MOST_HALVINGS):
        then = bounded(items, step, shape, priors)
        after = expected_loglik(expected, then, *ability) + priors.by_item(then)
        if shape.slope == "shared":
            worse = np.broadcast_to(after.sum() < before.sum() - SLACK, after.shape)
        else:
            worse = after < before - SLACK * np.abs(before)
        if not worse.any():
            return then
        step = np.where(worse[:, None], 0.5 * step, step)
    return bounded(items, np.where(worse[:, None], 0.0, step), shape, priors)


def expected_loglik(
    expected: Expected, items: Curves, mean: float, sd: float, theta: Floats
) -> Floats:
    """Expected complete log-likelihood of each item; shape (item,)."""
    odds = log_odds(items, theta)
    right = expected.right
    if right.shape[1] == 2 and not items.guessed:
        ability = mean * right[:, 0] + sd * right[:, 1]
        fixed = items.a * ability + items.d * right[:, 0]
        linear: Floats = fixed + (expected.count * log_one_minus_logistic(odds)).sum(axis=1)
        return linear
    wrong = np.log1p(-items.c)[:, None] + log_one_minus_logistic(odds)
    p = np.log(np.maximum(probability(items, theta), 1e-300))
    value: Floats = (right * p + (expected.count - right) * wrong).sum(axis=1)
    return value


def expected_slopes(
    expected: Expected, items: Curves, mean: float, sd: float, theta: Floats
) -> tuple[Floats, Floats]:
    """Gradient (item, 3) in a, d and logit c, and a positive curvature (item, 3, 3).

    Newton's curvature, or Fisher's where Newton's is not positive: with guessing Fisher's alone
    may be less than half of it, and its steps would overshoot for ever.
    """
    curve = slopes(items, theta)
    gradient = np.zeros((items.a.size, 3))
    powers = np.column_stack([np.ones_like(theta), theta])
    right, count = expected.right, expected.count
    if right.shape[1] == 2 and not items.guessed:
        answered = (count * curve.p) @ powers
        gradient[:, 1] = right[:, 0] - answered[:, 0]
        gradient[:, 0] = mean * right[:, 0] + sd * right[:, 1] - answered[:, 1]
        return gradient, complete_curvature(expected, items, theta, newton=False)
    residual = (right - count * curve.p) / np.maximum(curve.p * (1.0 - curve.p), 1e-300)
    gradient[:, 1::-1] = (residual * curve.eta) @ powers
    gradient[:, 2] = (residual * curve.gamma).sum(axis=1)
    curvature = complete_curvature(expected, items, theta, newton=True)
    used = slice(0, 3) if bool((items.c > 0).all()) else slice(0, 2)
    least = np.linalg.eigvalsh(curvature[:, used, used])[:, 0]
    size = np.trace(curvature, axis1=1, axis2=2)
    wrong = least <= 1e-6 * np.abs(size)
    if wrong.any():
        curvature[wrong] = complete_curvature(expected, items, theta, newton=False)[wrong]
    return gradient, curvature


def complete_curvature(expected: Expected, items: Curves, theta: Floats, *, newton: bool) -> Floats:
    """Minus second derivatives in a, d, logit c of the expected log-likelihood; (item, 3, 3).

    Parameters
    ----------
    newton : bool
        As observed; otherwise expected over the answers (Fisher), which is never negative. The two
        are one without guessing.
    """
    curve = slopes(items, theta)
    count, q = expected.count, np.maximum(1.0 - curve.p, 1e-150)
    variance = np.maximum(curve.p * q, 1e-300)
    if newton and items.guessed:
        right = expected.right
        residual = (right - count * curve.p) / variance
        weight = right / curve.p**2 + (count - right) / q**2
    else:
        residual, weight = np.zeros_like(theta), count / variance
    eta_eta = weight * curve.eta**2 - residual * curve.eta_eta
    eta_gamma = weight * curve.eta * curve.gamma - residual * curve.eta_gamma
    gamma_gamma = weight * curve.gamma**2 - residual * curve.gamma_gamma
    powers = np.column_stack([np.ones_like(theta), theta, theta**2])
    second, crossed = eta_eta @ powers, eta_gamma @ powers
    value = np.zeros((items.a.size, 3, 3))
    value[:, 0, 0], value[:, 1, 1], value[:, 2, 2] = second[:, 2], second[:, 0], gamma_gamma.sum(1)
    value[:, 0, 1] = value[:, 1, 0] = second[:, 1]
    value[:, 0, 2] = value[:, 2, 0] = crossed[:, 1]
    value[:, 1, 2] = value[:, 2, 1] = crossed[:, 0]
    return value


def newton_step(gradient: Floats, curvature: Floats, shape: Shape) -> Floats:
    """Step of each item in a, d, logit c; zero for anchors and what is fixed."""
    used = [1] if shape.slope != "own" else [0, 1]
    used += [2] if shape.guessing else []
    step = np.zeros_like(gradient)
    inner = curvature[:, used][:, :, used]
    ridge = 1e-10 * np.trace(inner, axis1=1, axis2=2) + 1e-12  # flat where nobody answered
    inner = inner + ridge[:, None, None] * np.eye(len(used))
    right = gradient[:, used]
    if shape.slope == "shared":
        across = curvature[:, used, 0]
        solved = np.linalg.solve(inner, np.stack([right, across], axis=2))
        free = shape.free
        remaining = gradient[:, 0] - (across * solved[:, :, 0]).sum(axis=1)
        schur = curvature[:, 0, 0] - (across * solved[:, :, 1]).sum(axis=1)
        slope = float(np.clip(remaining[free].sum() / max(schur[free].sum(), 1e-12), -1.0, 1.0))
        step[:, 0] = slope
        step[:, used] = solved[:, :, 0] - slope * solved[:, :, 1]
    else:
        step[:, used] = np.linalg.solve(inner, right[:, :, None])[:, :, 0]
    step[~shape.free] = 0.0
    return np.clip(step, -LONGEST_STEP, LONGEST_STEP)


def bounded(items: Curves, step: Floats, shape: Shape, priors: ItemPriors) -> Curves:
    """Parameters after a step, kept where they mean something."""
    a = items.a + step[:, 0]
    if priors.on_slope or shape.slope == "shared":
        positive = np.clip(a, 0.5 * items.a, 2.0 * items.a)  # at most by half or twofold
        a = np.where(shape.free, np.maximum(positive, MIN_SLOPE), items.a)
    c = items.c
    if shape.guessing:
        odds = np.log(c / (1.0 - c), where=shape.free, out=np.zeros_like(c)) + step[:, 2]
        c = np.where(shape.free, np.clip(1.0 / (1.0 + np.exp(-odds)), MIN_C, MAX_C), c)
    d = items.d + step[:, 1]
    return Curves(
        np.where(shape.free, np.clip(a, -MAX_SLOPE, MAX_SLOPE), items.a),
        np.where(shape.free, np.clip(d, -MAX_INTERCEPT, MAX_INTERCEPT), items.d),
        c,
    )
