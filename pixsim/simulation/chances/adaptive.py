"""The chances of one candidate under V3: to be certified, what score, what level."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from pixsim.assembly.form import NotCertifiableError
from pixsim.assembly.item_table import item_table
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import Floats
from pixsim.foundation.problems import DataError, Problem
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import GLOBAL_LEVELS, V3, Certificates, PoolExhaustedError, Status, certify
from pixsim.simulation.blocks import pool_generator
from pixsim.simulation.chances.abilities import Theta, abilities
from pixsim.simulation.chances.course_tree import Person, every_course
from pixsim.simulation.people.assumptions import in_range, whole_number
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.posterior import AbilityPosterior
from pixsim.simulation.rule_sets import SIMULATED
from pixsim.simulation.summary import Z95
from pixsim.simulation.v3.simulator import V3Test, v3_test

DRAWS, MOST_DRAWS = 10_000, 10_000_000
MOST_COURSES = 1 << 14
"""Courses of a test that are all followed; with more of them, tests are drawn."""

QUANTILES = (5, 25, 50, 75, 95)


@dataclass(frozen=True, slots=True)
class V3Chances:
    """What one candidate who answers every question may expect of V3.

    Score and levels rest on the cut-offs of Pix's public seed unless the rules hold others.

    Attributes
    ----------
    validated, rejected : float
        Of the certification; they add up to 1.
    pix : float
        Expected certified pix; 0 without certificate.
    pix_quantiles : Mapping[str, int]
        5, 25, 50, 75 and 95 % points of the certified pix.
    pix_chances : tuple of float
        Chance of each certified score, from 0.
    global_levels : Mapping[str, float]
        Chance of each level of the certificate, by Pix's key, lowest first; they add up to
        `validated`.
    margin : float
        Half the width of the 95 % interval of any chance here, at most; 0 where they are exact.
    pix_margin : float
        The same of `pix`.
    draws : int
        Tests drawn; 0 where every course of the test was followed instead.
    """

    validated: float
    rejected: float
    pix: float
    pix_quantiles: Mapping[str, int]
    pix_chances: tuple[float, ...] = field(repr=False)
    global_levels: Mapping[str, float]
    margin: float
    pix_margin: float
    draws: int

    @property
    def exact(self) -> bool:
        """Nothing was drawn."""
        return not self.draws


def v3_chances(
    profile: Profile,
    bank: Bank,
    theta: Theta | None = None,
    *,
    rules: V3 | None = None,
    shift: float = 0.0,
    draws: int = DRAWS,
    seed: int = 0,
    parameters: Mapping[str, tuple[float, float]] | None = None,
) -> V3Chances:
    """Chances under V3 of a candidate who answers every question.

    The profile has no part in the test, but its answers say what the abilities are. A test as long
    as the real one has far too many courses to follow: tests are drawn. Where there are at most
    16,384 (short tests), the chances are exact.

    Parameters
    ----------
    profile : Profile
    bank : Bank
    theta : float, mapping of competence code to float, or 16 floats, optional
        Abilities with which the positioning was answered. By default their posterior given its
        answers, each competence by its own and the prior where there is none; where only levels are
        known, those an honest profile shows (prior).
    rules : V3, optional
    shift : float
        Added to all abilities at the certification, from -20 to 20: below 0 for a candidate who was
        helped while positioning.
    draws : int
        Tests drawn, at most ten million; the margin of 10,000 is one point of a hundred.
    seed : int
        Of the draws; the same for all shifts, whose differences are then hardly due to chance.
    parameters : Mapping[str, tuple of (a, b)], optional
        Calibrated items; the others keep their priors.

    Raises
    ------
    DataError
        Impossible abilities, rules, shift, draws or seed; a bank without enough items.
    NotCertifiableError
        As when an exam is drawn.
    """
    rules = V3() if rules is None else rules
    problems = [
        *in_range("shift", shift, -20, 20),
        *whole_number("draws", draws, 2, MOST_DRAWS),
        *whole_number("seed", seed, 0),
        *SIMULATED["v3"].rule_faults(rules),
    ]
    if problems:
        raise DataError(problems)
    now = profile_standing(profile, bank.framework, V2())
    if not now.is_certifiable:
        raise NotCertifiableError(now)
    items = item_table(bank, parameters)
    if problems := list(SIMULATED["v3"].bank_faults(Cohort(), rules, bank, items)):
        raise DataError(problems)
    shown = abilities(profile, now, bank, items, V2(), theta)
    own = AbilityPosterior(shown.points + shift, shown.weight)
    test = v3_test(Cohort(), rules, bank, items, 1)
    try:
        return _exact_chances(test, own) or _simulated_chances(test, own, draws, seed)
    except PoolExhaustedError as error:
        context = {"length": rules.length}
        problem = Problem(bank.path.name, "", "", "pool_exhausted", str(error), context)
        raise DataError([problem]) from error


def _exact_chances(test: V3Test, own: AbilityPosterior) -> V3Chances | None:
    """Chances over every course of the test; None where there are too many."""
    found = every_course(test.rules, test.asked, Person(own, test.guessing), MOST_COURSES)
    if found is None:
        return None
    count = np.full(len(found), test.rules.length)
    results = certify(test.rules, test.pool, test.offered[found.items], found.correct, count)
    return _chances_of_results(test.rules, results, found.chance, 0)


def _simulated_chances(test: V3Test, own: AbilityPosterior, draws: int, seed: int) -> V3Chances:
    """Chances from tests drawn, abilities spread as their posterior."""
    found = test.assess(own.spread(draws, pool_generator(seed)), seed)
    count = np.full(draws, test.rules.length)
    items = test.offered[found.items]
    results = certify(test.rules, test.pool, items, found.correct, count, theta=found.theta)
    return _chances_of_results(test.rules, results, np.ones(draws), draws)


def _chances_of_results(rules: V3, results: Certificates, weight: Floats, draws: int) -> V3Chances:
    """Chances from results and their weights."""
    valid, total = results.status == Status.VALIDATED, float(weight.sum())
    pix = np.where(valid, results.score, 0)
    chance = np.bincount(pix, weights=weight, minlength=rules.max_score + 1) / total
    mean = float(chance @ np.arange(chance.size))
    spread = math.sqrt(max(float(chance @ np.arange(chance.size) ** 2) - mean**2, 0.0))
    reached, bands = results.global_level[valid], len(rules.bands)
    level = np.bincount(reached, weights=weight[valid], minlength=bands) / total
    names = [level.key for level in GLOBAL_LEVELS[:bands]]
    validated = float(weight[valid].sum()) / total
    return V3Chances(
        validated=validated,
        rejected=1 - validated,
        pix=mean,
        pix_quantiles={f"{q}%": _chance_quantile(chance, q) for q in QUANTILES},
        pix_chances=tuple(chance.tolist()),
        global_levels=dict(zip(names, level.tolist(), strict=True)),
        margin=Z95 / (2 * math.sqrt(draws)) if draws else 0.0,
        pix_margin=Z95 * spread / math.sqrt(draws) if draws else 0.0,
        draws=draws,
    )


def _chance_quantile(chance: Floats, percent: int) -> int:
    """Smallest score that is not exceeded with at least this chance."""
    cumulated = np.cumsum(chance)
    return int(np.searchsorted(cumulated, percent / 100 * cumulated[-1] * (1 - 1e-12)))
