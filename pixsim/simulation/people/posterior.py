"""What a positioning says of a candidate's abilities: their posterior, competence by competence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.standing import profile_standing
from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import prior_parameters
from pixsim.foundation.arrays import Floats
from pixsim.irt.grid import grid_points
from pixsim.irt.logistic import probability
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2
from pixsim.simulation.people.assumptions import Abilities

LOW, HIGH, STEP = -7.0, 9.0, 0.05
QUANTILES = 64


@dataclass(frozen=True, slots=True)
class AbilityPosterior:
    """Posterior of each ability on a grid.

    Attributes
    ----------
    points : float64 array, shape (point,) or (competence, point)
        Rising.
    weight : float64 array, shape (competence, point)
        Sums to 1 in each competence.
    """

    points: Floats
    weight: Floats

    def mean(self) -> Floats:
        """Posterior means, (competence,)."""
        means: Floats = np.vecdot(self.weight, self.points)
        return means

    def sd(self) -> Floats:
        """Posterior standard deviations, (competence,)."""
        square: Floats = np.vecdot(self.weight, self.points**2)
        spread: Floats = np.sqrt(np.maximum(square - self.mean() ** 2, 0.0))
        return spread

    def quantiles(self, count: int) -> Floats:
        """Mid-quantiles: abilities spread as the posterior, shape (competence, count)."""
        wanted = (np.arange(count) + 0.5) / count
        points = np.broadcast_to(self.points, self.weight.shape)
        rows = zip(self.weight, points, strict=True)
        return np.array([np.interp(wanted, np.cumsum(row) - row / 2, at) for row, at in rows])

    def spread(self, count: int, rng: np.random.Generator) -> Floats:
        """Quantiles, shuffled in each competence; shape (count, competence)."""
        return rng.permuted(self.quantiles(count), axis=1).T


def certain(ability: Floats) -> AbilityPosterior:
    """Abilities that are known, shape (competence,)."""
    return AbilityPosterior(ability[:, None], np.ones((ability.size, 1)))


def ability_posterior(
    elements: Sequence[KnowledgeElement],
    bank: Bank,
    abilities: Abilities | None = None,
    guess: Mapping[str, float] | None = None,
) -> AbilityPosterior:
    """Posterior given the direct answers of a positioning.

    Which questions were asked depends on the answers alone, so that it needs no correction.

    Parameters
    ----------
    elements : sequence of KnowledgeElement
        Inferred ones are left aside: they are no answers.
    bank : Bank
        Gives parameters and chances to guess; *priors* where items were never calibrated.
    abilities : Abilities, optional
        Prior mean and spread of each ability.
    guess : Mapping[str, float], optional
        Chances to guess by item, in place of the bank's.
    """
    abilities = abilities or Abilities()
    index = bank.framework.competence_index
    points = grid_points(LOW, HIGH, STEP)
    mean = np.broadcast_to(np.asarray(abilities.mean, dtype=np.float64), (len(index),))
    spread = np.broadcast_to(np.asarray(abilities.spread, dtype=np.float64), (len(index),))
    log = -0.5 * ((points - mean[:, None]) / np.maximum(spread, STEP)[:, None]) ** 2
    for element in elements:
        if element.source != "direct" or element.status == "reset":
            continue
        a, b, c = _element_curve(element, bank, guess or {})
        right = c + (1 - c) * probability(points, a, b)
        chance = right if element.status == "validated" else 1 - right
        skill = bank.framework.skill[element.skill]
        log[index[skill.competence]] += np.log(np.maximum(chance, 1e-300))
    weight = np.exp(log - log.max(axis=1, keepdims=True))
    return AbilityPosterior(points, weight / weight.sum(axis=1, keepdims=True))


def shown_abilities(
    profiles: Sequence[Profile],
    bank: Bank,
    rules: V2,
    abilities: Abilities | None = None,
    guess: Mapping[str, float] | None = None,
) -> NDArray[np.float32]:
    """What the answers of each profile show, given the prior of `ability_posterior`.

    Returns
    -------
    float32 array, shape (profile, competence, `QUANTILES`)
        NaN for profiles that have levels alone.
    """
    shape = (len(profiles), len(bank.framework.competences), QUANTILES)
    found = np.full(shape, np.nan, dtype=np.float32)
    for row, profile in zip(found, profiles, strict=True):
        if not profile.has_plain_levels:
            current = profile_standing(profile, bank.framework, rules).current
            row[:] = ability_posterior(current, bank, abilities, guess).quantiles(QUANTILES)
    return found


def _element_curve(
    element: KnowledgeElement, bank: Bank, guess: Mapping[str, float]
) -> tuple[float, float, float]:
    """Discrimination, difficulty and chance to guess of the question answered."""
    item = bank.items.get(item_of(element.question or ""))
    if item is None:  # the question left the bank, or was never written down
        return *prior_parameters(bank.framework.skill[element.skill].level), 0.0
    if item.id in bank.parameters:
        return *bank.curve(item), 0.0
    known = guess.get(item.id)
    return *bank.curve(item), bank.traits[item.id].guess if known is None else known
