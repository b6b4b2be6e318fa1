"""The abilities of one candidate whose chances are wanted: given, or shown by the profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pixsim.assembly.item_table import ItemTable
from pixsim.assembly.standing import Standing
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import Floats
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.simulation.people.assumptions import fault
from pixsim.simulation.people.levels import MASTERY, level_scale
from pixsim.simulation.people.posterior import AbilityPosterior, ability_posterior, certain

Theta = float | Mapping[str, float] | Sequence[float]


def abilities(
    profile: Profile,
    now: Standing,
    bank: Bank,
    items: ItemTable,
    rules: V2,
    theta: Theta | None = None,
) -> AbilityPosterior:
    """Abilities with which a candidate was positioned.

    Those given; else their posterior given the answers of the positioning; where only levels are
    known, the middle of those placed at its pix (prior).

    Raises
    ------
    DataError
        As for `given_abilities`.
    """
    if theta is not None:
        return certain(given_abilities(theta, bank.framework))
    if not profile.has_plain_levels:
        return ability_posterior(now.current, bank)
    pix = now.placement.pix.astype(np.int8)
    middle = level_scale(rules, items, pix.shape[1], MASTERY).ability_of(pix)
    return certain(middle[0].astype(np.float64))


def given_abilities(theta: Theta, framework: Framework) -> Floats:
    """Sixteen finite abilities, in framework order.

    Raises
    ------
    DataError
        Abilities that are missing, not finite, or of no competence.
    """
    codes = [competence.code for competence in framework.competences]
    problems = []
    if isinstance(theta, Mapping):
        problems += [
            fault(f"theta {code}", "no such competence") for code in theta if code not in codes
        ]
        problems += [fault(f"theta {code}", "is missing") for code in codes if code not in theta]
        values = np.array([theta.get(code, 0.0) for code in codes], dtype=np.float64)
    else:
        values = np.array(theta, dtype=np.float64)
        if values.ndim == 0:
            values = np.repeat(values, len(codes))
        if values.shape != (len(codes),):
            problems.append(fault("theta", f"one ability or {len(codes)} are expected"))
    if not np.isfinite(values).all():
        problems.append(fault("theta", "abilities must be finite"))
    if problems:
        raise DataError(problems)
    return values
