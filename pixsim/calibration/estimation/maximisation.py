"""The maximisation step: two Newton steps for all items at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.complete_data import (
    complete_curvature,
    expected_loglik,
    expected_slopes,
    spread_information,
)
from pixsim.calibration.estimation.expectation import Expected
from pixsim.calibration.model.families import Families
from pixsim.calibration.model.item_priors import ItemPriors
from pixsim.calibration.model.parameters import LEAST_POST_SD, Parameters
from pixsim.foundation.arrays import Floats

NEWTON_STEPS = 2
MOST_HALVINGS = 6
SLACK = 1e-12  # relative loss that is rounding
LONGEST_STEP = 2.0  # in a, d, logit c and mean difficulty: Newton far from the maximum leaps
MAX_SLOPE, MAX_INTERCEPT = 25.0, 60.0
MIN_SLOPE = 1e-3  # where slopes are positive
MIN_C, MAX_C = 1e-5, 0.9
ROUNDED = 1e-9  # by which a bound may be missed
OUTER = [0, 2, 3]  # a, logit c, mean difficulty: what items may share; intercepts are their own


@dataclass(frozen=True, slots=True)
class Shape:
    """What may vary.

    Attributes
    ----------
    slope : str
        ``"own"`` each group of items its own, ``"shared"`` one for all free groups, ``"fixed"``.
    guessing : bool
        Lower asymptotes are estimated.
    free : bool array, shape (item,)
        Intercepts; False for anchors.
    free_group : bool array, shape (group,)
        Slopes and asymptotes; False for the groups of anchors.
    free_centre : bool array, shape (family,)
        Mean difficulties; False for anchored families.
    """

    slope: str
    guessing: bool
    free: NDArray[np.bool_]
    free_group: NDArray[np.bool_]
    free_centre: NDArray[np.bool_]


def maximise(
    expected: Expected,
    now: Parameters,
    z: Floats,
    shape: Shape,
    priors: ItemPriors,
    families: Families,
) -> Parameters:
    """Parameters after two Newton (Fisher scoring) steps on the expected log-likelihood."""
    theta = now.mean + now.sd * z
    for _ in range(NEWTON_STEPS):
        gradient, curvature = _slopes(expected, now, theta, priors, families)
        if shape.guessing:
            _leave_at_bound(gradient, curvature, now.items.c, families)
        step = newton_step(gradient, curvature, now, shape, families)
        now = _uphill(expected, now, step, theta, shape, priors, families)
    if now.items.post_sd is None:
        return now
    precision = np.maximum(spread_information(expected, now.items, theta), 0.0)
    precision += families.spread**-2.0
    post_sd = np.where(families.own & shape.free, precision**-0.5, LEAST_POST_SD)
    return replace(now, items=replace(now.items, post_sd=post_sd))


def _slopes(
    expected: Expected, now: Parameters, theta: Floats, priors: ItemPriors, families: Families
) -> tuple[Floats, Floats]:
    """Gradient (item, 4) and curvature (item, 4, 4) in a, d, logit c and the mean difficulty.

    Newton's curvature where it is positive: those of Fisher, Gauss and Newton may be less than half
    of it for an item that guesses or is far from its prior, and their steps would overshoot for
    ever.
    """
    size = now.items.a.size
    gradient, exact = np.zeros((size, 4)), np.zeros((size, 4, 4))
    gradient[:, :3], exact[:, :3, :3] = expected_slopes(
        expected, now.items, now.mean, now.sd, theta
    )
    if now.items.guessed:
        safe = np.zeros_like(exact)
        safe[:, :3, :3] = complete_curvature(expected, now.items, theta, newton=False)
    else:
        safe = exact.copy()
    pulls, bends = priors.slopes(now.items)
    gradient[:, :3] += pulls
    safe[:, :3, :3] += bends
    exact[:, :3, :3] += priors.curvature(now.items)
    if families.count:
        pulls, bends = families.slopes(now.items, now.centres, newton=False)
        gradient += pulls
        safe += bends
        exact += families.slopes(now.items, now.centres, newton=True)[1]
    elif not (priors.on_slope or priors.on_difficulty or now.items.guessed):
        return gradient, safe
    positive = _positive(exact)
    return gradient, np.where(positive[:, None, None], exact, safe)


def _leave_at_bound(gradient: Floats, curvature: Floats, c: Floats, families: Families) -> None:
    """Take the asymptotes out that are at a bound and would be beyond; in place.

    A long step in a logit that stays where it is would shorten those of the slope and the intercept
    with it, and they would never arrive.
    """
    pull = families.total(gradient[:, 2])[families.group]
    held = ((c <= MIN_C * (1.0 + ROUNDED)) & (pull < 0)) | ((c >= MAX_C - ROUNDED) & (pull > 0))
    gradient[held, 2] = 0.0
    curvature[held, 2, :] = curvature[held, :, 2] = 0.0
    curvature[held, 2, 2] = 1.0


def _positive(curvature: Floats) -> NDArray[np.bool_]:
    """Which matrices curve downwards in all that they contain; (item,)."""
    size = np.diagonal(curvature, axis1=1, axis2=2)
    eye = np.eye(curvature.shape[1]) * (size == 0)[:, None, :]  # no such parameter
    scale = np.sqrt(np.where(size > 0, size, 1.0))
    scaled = (curvature + eye) / (scale[:, :, None] * scale[:, None, :])
    positive: NDArray[np.bool_] = np.linalg.eigvalsh(scaled)[:, 0] > 1e-6
    return positive


def _uphill(
    expected: Expected,
    now: Parameters,
    step: tuple[Floats, Floats],
    theta: Floats,
    shape: Shape,
    priors: ItemPriors,
    families: Families,
) -> Parameters:
    """Parameters after a step, halved for the groups it would make less likely."""

    def value(at: Parameters) -> Floats:
        by_item = expected_loglik(expected, at.items, now.mean, now.sd, theta)
        by_item += priors.by_item(at.items)
        if not families.count:
            return by_item
        by_group = families.total(by_item + families.by_item(at.items, at.centres))
        by_group[: families.count] += families.by_family(at.centres)
        return by_group

    before = value(now)
    for attempt in range(1, MOST_HALVINGS + 1):
        then = apply_bounded_step(now, step, shape, priors, families)
        after = value(then)
        if shape.slope == "shared":
            worse = np.broadcast_to(after.sum() < before.sum() - SLACK, after.shape)
        else:
            worse = after < before - SLACK * np.abs(before)
        if not worse.any():
            return then
        factor = np.where(worse, 0.5 if attempt < MOST_HALVINGS else 0.0, 1.0)
        step = step[0] * factor[families.group, None], step[1] * factor[: families.count]
    return apply_bounded_step(now, step, shape, priors, families)


def newton_step(
    gradient: Floats, curvature: Floats, now: Parameters, shape: Shape, families: Families
) -> tuple[Floats, Floats]:
    """Step of each item in a, d, logit c (item, 3) and of each mean difficulty (family,).

    Intercepts are eliminated first, then what a group shares, then a slope shared by all.
    """
    if families.average.any():
        turn = families.turn(now.items, now.centres)
        gradient = np.einsum("jkl,jk->jl", turn, gradient)
        curvature = turn.transpose(0, 2, 1) @ curvature @ turn
    pivot = curvature[:, 1, 1] * (1.0 + 1e-10) + 1e-12  # flat where nobody answered
    across = np.where(shape.free[:, None], curvature[:, OUTER, 1] / pivot[:, None], 0.0)
    inner = curvature[:, OUTER][:, :, OUTER] - across[:, :, None] * curvature[:, None, 1, OUTER]
    outer_gradient = families.total(gradient[:, OUTER] - across * gradient[:, 1:2])
    outer = families.total(inner)
    if families.count:
        precision = families.centre_sd**-2.0
        outer_gradient[: families.count, 2] -= (now.centres - families.centre) * precision
        outer[: families.count, 2, 2] += precision
    moved = _outer_step(outer_gradient, outer, shape, families.count)
    step = np.zeros((pivot.size, 3))
    step[:, OUTER[:2]] = moved[families.group, :2]
    step[:, 0] *= families.stretch
    own = (gradient[:, 1] / pivot) - (across * moved[families.group]).sum(axis=1)
    step[:, 1] = np.where(shape.free, own, 0.0)
    return _shorten_steps(step, moved[: families.count, 2], shape, families)


def _shorten_steps(
    step: Floats, centres: Floats, shape: Shape, families: Families
) -> tuple[Floats, Floats]:
    """Steps no longer than allowed, in the direction they had; a shared slope moves with all."""
    limit = LONGEST_STEP
    if shape.slope == "shared":
        return np.clip(step, -limit, limit), np.clip(centres, -limit, limit)
    longest = np.zeros(families.groups)
    np.maximum.at(longest, families.group, np.abs(step).max(axis=1))
    longest[: families.count] = np.maximum(longest[: families.count], np.abs(centres))
    share = limit / np.maximum(longest, limit)
    return step * share[families.group, None], centres * share[: families.count]


def _outer_step(gradient: Floats, curvature: Floats, shape: Shape, families: int) -> Floats:
    """Step of each group in slope, logit c and mean difficulty; (group, 3), zero where fixed."""
    varies = np.zeros(gradient.shape, dtype=bool)
    varies[:, 0] = shape.free_group & (shape.slope == "own")
    varies[:, 1] = shape.free_group & shape.guessing
    varies[:families, 2] = shape.free_centre
    if not varies[:, 1:].any():  # slopes alone: no system to solve
        solved = np.zeros((*gradient.shape, 2))
        flat = np.maximum(curvature[:, 0, 0] * (1.0 + 1e-10), 1e-12)
        solved[:, 0, 0] = np.where(varies[:, 0], gradient[:, 0] / flat, 0.0)
    else:
        kept = varies[:, :, None] & varies[:, None, :]
        ridge = 1e-10 * np.trace(curvature, axis1=1, axis2=2) + 1e-12
        eye = np.eye(3)
        inner = np.where(kept, curvature, eye) + ridge[:, None, None] * eye
        sides = np.stack([gradient, curvature[:, :, 0]], axis=2)
        solved = np.linalg.solve(inner, np.where(varies[:, :, None], sides, 0.0))
    if shape.slope != "shared":
        return solved[:, :, 0]
    across, free = curvature[:, 0, :], shape.free_group
    remaining = gradient[:, 0] - (across * solved[:, :, 0]).sum(axis=1)
    schur = curvature[:, 0, 0] - (across * solved[:, :, 1]).sum(axis=1)
    slope = float(np.clip(remaining[free].sum() / max(schur[free].sum(), 1e-12), -1.0, 1.0))
    step: Floats = solved[:, :, 0] - slope * solved[:, :, 1]
    step[:, 0] = np.where(free, slope, 0.0)
    return step


def positive_slopes(shape: Shape, priors: ItemPriors, families: Families) -> NDArray[np.bool_]:
    """Items whose slope is kept above zero: with a prior on it, shared, or of a family."""
    everywhere = priors.on_slope or shape.slope == "shared"
    return np.ones_like(families.tied) if everywhere else families.tied


def apply_bounded_step(
    now: Parameters,
    step: tuple[Floats, Floats],
    shape: Shape,
    priors: ItemPriors,
    families: Families,
) -> Parameters:
    """Parameters after a step, kept where they mean something."""
    items, by_item = now.items, step[0]
    free = shape.free_group[families.group]
    a = items.a + by_item[:, 0]
    positive = np.clip(a, 0.5 * items.a, 2.0 * items.a)  # at most by half or twofold
    a = np.where(positive_slopes(shape, priors, families), np.maximum(positive, MIN_SLOPE), a)
    c = items.c
    if shape.guessing:
        odds = np.log(c / (1.0 - c), where=free, out=np.zeros_like(c)) + by_item[:, 2]
        c = np.where(free, np.clip(1.0 / (1.0 + np.exp(-odds)), MIN_C, MAX_C), c)
    d = items.d + by_item[:, 1]
    curves = replace(
        items,
        a=np.where(free, np.clip(a, -MAX_SLOPE, MAX_SLOPE), items.a),
        d=np.where(shape.free, np.clip(d, -MAX_INTERCEPT, MAX_INTERCEPT), items.d),
        c=c,
    )
    centres = now.centres + step[1]
    return replace(now, items=families.joined(curves, centres), centres=centres)
