"""Where the scale of ability comes from, and the parameter expansion that follows.

Ability N(mean, sd²) and the items can be shifted and stretched together without changing the
likelihood. The maximisation step estimates both freely (PX-EM, Liu, Rubin & Wu 1998), then the
expansion is folded back into the chosen gauge; plain EM would creep along it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum

import numpy as np

from pixsim.calibration.curves import Curves, Floats
from pixsim.calibration.expectation import Expected
from pixsim.calibration.families import Families
from pixsim.calibration.parameters import Parameters
from pixsim.calibration.priors import ItemPriors


class Gauge(Enum):
    """What fixes the scale."""

    STANDARD = "ability is N(0, 1)"
    UNIT_SLOPE = "slopes are 1, ability N(0, sd²)"
    ANCHORS = "some items are fixed, ability N(mean, sd²)"
    PRIORS = "priors of the items, ability N(mean, sd²)"
    PRIORS_STANDARD = "ability is N(0, 1), and the items have priors"
    PRIORS_UNIT = "slopes are 1 and difficulties have priors, ability N(0, sd²)"
    FAMILIES_STANDARD = "ability is N(0, 1), difficulties have a spread within families"
    FAMILIES_UNIT = "slopes are 1, difficulties have a spread within families, ability N(0, sd²)"


def fold(
    gauge: Gauge, expected: Expected, now: Parameters, priors: ItemPriors, families: Families,
    unit: bool,
) -> Parameters:  # fmt: skip
    """Parameters after an EM step, in the gauge.

    Parameters
    ----------
    gauge : Gauge
    expected : Expected
    now : Parameters
        Items after the maximisation step, ability as it was before.
    priors : ItemPriors
    families : Families
    unit : bool
        All slopes are 1 (Rasch).
    """
    if gauge is Gauge.PRIORS_STANDARD:
        return now
    if gauge is Gauge.PRIORS_UNIT:
        return replace(now, sd=now.sd * math.sqrt(expected.square))
    items = now.items
    spread = now.sd * math.sqrt(max(expected.square - expected.mean**2, 1e-12))
    centre = now.mean + now.sd * expected.mean
    if gauge is Gauge.ANCHORS:
        return replace(now, mean=centre, sd=spread)
    if gauge is Gauge.PRIORS:
        moved = replace(now, mean=centre, sd=spread)
        return _best_for_priors(moved, priors, families, unit)
    shifted, centres = items.d + items.a * centre, now.centres - centre
    if gauge is Gauge.UNIT_SLOPE:
        curves = replace(items, a=np.ones_like(items.a), d=shifted)
        return Parameters(curves, centres, 0.0, spread * float(items.a[0]))
    if gauge is Gauge.STANDARD:
        return Parameters(replace(items, a=items.a * spread, d=shifted), centres, 0.0, 1.0)
    # a spread within families does not mind a shift, but would a stretch
    sd = spread if gauge is Gauge.FAMILIES_UNIT else 1.0
    return Parameters(replace(items, d=shifted), centres, 0.0, sd)


def _best_for_priors(
    now: Parameters, priors: ItemPriors, families: Families, unit: bool
) -> Parameters:
    """Shift and stretch, at constant likelihood, to where the priors like the items best."""
    items = now.items
    value, target, weight, moves = _pulls(now, priors, families)
    slope_weight = np.zeros_like(items.a) if unit else priors.log_a_sd**-2.0
    stretch, shift = 0.0, 0.0
    for _ in range(3):
        scaled = math.exp(stretch) * value
        miss = scaled + shift * moves - target
        slope_miss = np.log(items.a) - stretch - priors.log_a
        gradient = np.array(
            [
                (weight * miss * scaled).sum() - (slope_weight * slope_miss).sum(),
                (weight * moves) @ miss,
            ]
        )
        corner = (weight * moves * scaled).sum()
        curvature = np.array(
            [
                [(weight * scaled**2).sum() + slope_weight.sum(), corner],
                [corner, (weight * moves).sum()],
            ]
        )
        if unit:
            shift -= gradient[1] / curvature[1, 1]
            continue
        step = np.clip(np.linalg.solve(curvature, gradient), -0.5, 0.5)
        stretch, shift = stretch - float(step[0]), shift - float(step[1])
    k = math.exp(stretch)
    blur = None if items.blur is None else k * items.blur
    curves = Curves(items.a / k, items.d - items.a * shift / k, items.c, blur)
    return Parameters(curves, k * now.centres + shift, k * now.mean + shift, k * now.sd)


def _pulls(
    now: Parameters, priors: ItemPriors, families: Families
) -> tuple[Floats, Floats, Floats, Floats]:
    """What has a normal prior: value, its centre, precision, and 1 where a shift moves it.

    The difficulties of single items, the means of families, and the distances from those.
    """
    lone, tied = ~families.tied, families.tied
    b, group = now.items.b, families.group
    parts: list[tuple[Floats, Floats | float, Floats | float, float]] = [
        (b[lone], priors.b[lone], priors.b_sd[lone] ** -2.0, 1.0),
        (now.centres, families.centre, families.centre_sd**-2.0, 1.0),
        (b[tied] - now.centres[group[tied]], 0.0, families.spread**-2.0, 0.0),
    ]
    wide = [[np.broadcast_to(x, part[0].shape) for x in part] for part in parts]
    value, target, weight, moves = (np.concatenate(column) for column in zip(*wide, strict=True))
    return value, target, weight, moves
