"""Where the scale of ability comes from, and the parameter expansion that follows.

Ability N(mean, sd²) and the items can be shifted and stretched together without changing the
likelihood. The maximisation step estimates both freely (PX-EM, Liu, Rubin & Wu 1998), then the
expansion is folded back into the scale that was chosen; plain EM would move along it very slowly.
Where anchors or priors fix the scale, all that is free moves at once to where they want it. Where
ability is held and the items have priors, the fold is what persons and priors together like best.
"""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum

import numpy as np

from pixsim.calibration.estimation.expectation import Expected
from pixsim.calibration.estimation.maximisation import Shape
from pixsim.calibration.estimation.moves import LONGEST_STEP, Moves, in_ability
from pixsim.calibration.model.families import Families
from pixsim.calibration.model.item_priors import ItemPriors
from pixsim.calibration.model.parameters import Parameters
from pixsim.foundation.arrays import Floats


class Scale(Enum):
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
    scale: Scale,
    expected: Expected,
    now: Parameters,
    z: Floats,
    shape: Shape,
    priors: ItemPriors,
    families: Families,
    unit: bool,
) -> Parameters:
    """Parameters after an EM step, on the scale that was chosen.

    Parameters
    ----------
    scale : Scale
    expected : Expected
    now : Parameters
        Items after the maximisation step, ability as it was before.
    z : float64 array, shape (point,)
        Standardised abilities of the expectation step.
    shape : Shape
    priors : ItemPriors
    families : Families
    unit : bool
        All slopes are 1 (Rasch).
    """
    if scale in (Scale.PRIORS_STANDARD, Scale.PRIORS_UNIT):
        moves = Moves(expected, now, z, shape, priors, families, unit)
        together = expected.by_person is None and not moves.fixed.any()
        shift, moved = moves.back() if together else (0.0, now)
        if scale is Scale.PRIORS_STANDARD:
            return moved
        wider = _wider(expected, now, z, 0.0)
        square = expected.square - expected.mean**2 + (expected.mean + shift / now.sd) ** 2
        return replace(moved, sd=wider * now.sd * math.sqrt(square))
    items = now.items
    spread = now.sd * math.sqrt(max(expected.square - expected.mean**2, 1e-12))
    centre = now.mean + now.sd * expected.mean
    if scale in (Scale.ANCHORS, Scale.PRIORS):
        wider = _wider(expected, now, z, centre)
        now = replace(now, mean=centre + wider * (now.mean - centre), sd=wider * now.sd)
        moves = Moves(expected, now, z, shape, priors, families, unit)
        return moves.best(replace(now, mean=centre, sd=wider * spread))
    shifted, centres = items.d + items.a * centre, now.centres - centre
    if scale is Scale.UNIT_SLOPE:
        curves = replace(items, a=np.ones_like(items.a), d=shifted)
        return Parameters(curves, centres, 0.0, spread * float(items.a[0]), now.latent)
    if scale is Scale.STANDARD:
        curves = replace(items, a=items.a * spread, d=shifted)
        return Parameters(curves, centres, 0.0, 1.0, now.latent)
    # a spread within families does not mind a shift, but would a stretch
    sd = _wider(expected, now, z, centre) * spread if scale is Scale.FAMILIES_UNIT else 1.0
    return Parameters(replace(items, d=shifted), centres, 0.0, sd, now.latent)


def _wider(expected: Expected, now: Parameters, z: Floats, centre: float) -> float:
    """Factor of the spread of ability that the answers want, the items as they are.

    The other half of the expansion: where answers tell little of a person, the spread of the
    abilities that the expectation step found hardly differs from the one it was given.
    """
    gradient, curvature = in_ability(expected, now, z)
    turn = np.array([1.0, -centre])
    step = float(turn @ gradient) / max(float(turn @ curvature @ turn), 1e-9)
    return math.exp(min(max(step, -LONGEST_STEP), LONGEST_STEP))
