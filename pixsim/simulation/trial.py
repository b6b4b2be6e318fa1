"""One simulation, ready to run block by block; what travels to the workers.

A `Trial` holds everything that is drawn or tabulated once. The rules of a certification meet it in
``test``: `PersonalTest` for V2, `AdaptiveTest` for V3, which have the same methods.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pixsim.assembly.form import skill_table
from pixsim.bank.load import Bank
from pixsim.problems import DataError, Problem
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation.adaptive_test import AdaptiveTest, adaptive_test
from pixsim.simulation.blocks import BLOCK, block_of, pool_generator
from pixsim.simulation.cohort import Cohort
from pixsim.simulation.columns import Columns, joined
from pixsim.simulation.forms import FORMS, level_pool, profile_pool
from pixsim.simulation.items import ItemTable, item_table
from pixsim.simulation.papers import Forms, OwnForms, PooledForms
from pixsim.simulation.personal_test import PersonalTest
from pixsim.simulation.placing import MASTERY, Placing, placing
from pixsim.simulation.positioner import Positioner, positioner
from pixsim.simulation.posterior import shown_abilities
from pixsim.simulation.priors import COMPETENCES, fault, in_range
from pixsim.simulation.retention import RETENTION
from pixsim.simulation.tally import LEVELS, Tally

QUICK = 16 * BLOCK
"""Candidates in one piece of work where a block takes milliseconds: what outweighs its journey."""


@dataclass(frozen=True)
class Trial:
    """A simulation whose pool is drawn.

    Attributes
    ----------
    cohort : Cohort
    placing : Placing
    positioner : Positioner or None
        Makes the profiles, where they come from simulated positioning.
    test : PersonalTest or AdaptiveTest
    mastery : float
    seed, candidates : int
    """

    cohort: Cohort
    placing: Placing
    positioner: Positioner | None
    test: PersonalTest | AdaptiveTest
    mastery: float
    seed: int
    candidates: int

    @property
    def rules(self) -> V2 | V3:
        """Rules of the test."""
        return self.test.rules

    @property
    def items(self) -> ItemTable:
        """Items the test asks."""
        return self.test.items

    @property
    def piece(self) -> int:
        """Candidates in one piece of work, unless said otherwise."""
        return QUICK if self.test.quick and self.positioner is None else BLOCK


def prepare(
    cohort: Cohort,
    rules: V2 | V3,
    bank: Bank,
    *,
    candidates: int,
    seed: int,
    forms: int = FORMS,
    mastery: float = MASTERY,
    parameters: dict[str, tuple[float, float]] | None = None,
) -> Trial:
    """Draw the pool of forms and tabulate the placing; arguments as in `simulate`, already checked.

    Raises
    ------
    DataError
        Impossible parameters, or a bank without enough skills.
    """
    items = item_table(bank, parameters)
    profiles = rules if isinstance(rules, V2) else V2()
    problems = [*_bank_faults(cohort, rules, bank, items), *_level_faults(cohort, profiles, bank)]
    if problems:
        raise DataError(problems)
    if isinstance(rules, V3):
        test: PersonalTest | AdaptiveTest = adaptive_test(rules, bank, items)
    else:
        test = PersonalTest(rules, _forms(cohort, rules, bank, items, seed, forms), items)
    if (
        cohort.given is not None and cohort.given.profiles
    ):  # what is known of them travels, not they
        shown = shown_abilities(cohort.given.profiles, bank, profiles, cohort.abilities)
        known = None if np.isnan(shown).all() else shown
        cohort = replace(cohort, given=replace(cohort.given, profiles=(), shown=known))
    return Trial(
        cohort=cohort,
        placing=placing(profiles, items, len(bank.framework.competences), mastery),
        positioner=positioner(profiles, bank, items) if cohort.positioning else None,
        test=test,
        mastery=mastery,
        seed=seed,
        candidates=candidates,
    )


def run_blocks(trial: Trial, numbers: Sequence[int], table: bool) -> tuple[Tally, Columns | None]:
    """Sit some blocks in a row; the unit of work of an executor.

    Returns
    -------
    Tally
    dict of arrays, or None
        One row a candidate, when a table is wanted.
    """
    total: Tally | None = None
    parts: list[Columns] = []
    for number in numbers:
        block = block_of(trial.seed, number, trial.candidates)
        drawn = trial.cohort.draw(
            block, trial.placing, trial.rules.duration_minutes, trial.positioner
        )
        sums, columns = trial.test.run(drawn, block, table)
        total = sums if total is None else total + sums
        if columns is not None:
            parts.append(columns)
    assert total is not None
    return total, joined(parts) if table else None


def rule_faults(rules: object) -> Iterator[Problem]:
    """Constants beyond what the tables of the kernels hold."""
    match rules:
        case V2():
            yield from in_range("rules.pix_per_level", rules.pix_per_level, 1, 15)
        case V3():
            yield from in_range("rules.competences", rules.competences, COMPETENCES, COMPETENCES)
            yield from in_range("rules.length", rules.length, 1, 127)
            for level in sorted({band.level for table in rules.levels for band in table}):
                yield from in_range("rules.levels", level, 0, LEVELS - 1)
            yield from in_range("rules.duration_minutes", rules.duration_minutes, 1, 10_000)
        case _:
            message = f"must be V2(…) or V3(…), not {rules!r:.40}"
            yield fault("rules", message, "unknown_rules", value=f"{rules!r:.40}")


def _forms(cohort: Cohort, rules: V2, bank: Bank, items: ItemTable, seed: int, forms: int) -> Forms:
    """Where the questions of V2 come from."""
    if cohort.positioning is not None:
        return OwnForms(rules, skill_table(bank), items, cohort.positioning.retention)
    rng = pool_generator(seed)
    if cohort.given is not None and cohort.given.profiles:
        pool = profile_pool(rules, bank, items, cohort.given.profiles, rng, forms)
    else:
        pool = level_pool(rules, bank, items, rng, forms)
    given = cohort.given
    return PooledForms(pool, items, RETENTION if given is None else given.retention)


def _level_faults(cohort: Cohort, rules: V2, bank: Bank) -> Iterator[Problem]:
    """Profiles whose pix make more levels than there are: made with more pix for each level."""
    most = 0.0
    if cohort.given is not None and cohort.given.pix is not None:
        most = float(cohort.given.pix.max())
    elif cohort.positioning is not None:
        most = max(_most_pix(bank).values(), default=0.0)
    if most >= LEVELS * rules.pix_per_level:
        least = int(most) // LEVELS + 1
        largest = np.iinfo(np.int8).max // (LEVELS - 1)  # pix are kept in one byte
        yield from in_range("rules.pix_per_level", rules.pix_per_level, least, largest)


def _most_pix(bank: Bank) -> dict[str, float]:
    """Pix of a perfect positioning, by competence."""
    total: dict[str, float] = defaultdict(float)
    for skill in bank.playable_skills:
        total[skill.competence] += bank.pix_value[skill.name]
    return total


def _bank_faults(cohort: Cohort, rules: V2 | V3, bank: Bank, items: ItemTable) -> Iterator[Problem]:
    """What the bank lacks: an item to ask, or skills enough for the lowest level that is tested."""
    name = bank.path.name
    asks_offered = isinstance(rules, V3) or cohort.positioning is not None
    if asks_offered and not items.offered.any():
        yield Problem(name, "", "", "no_offered_item", "no validated item to ask")
    if isinstance(rules, V3) or cohort.positioning or (cohort.given and cohort.given.profiles):
        return
    least, level = rules.questions_per_competence, rules.certifiable_level
    known = np.unique(items.skill[items.level <= level], return_index=True)[1]
    competence = items.competence[items.level <= level][known]
    for place, n in enumerate(np.bincount(competence, minlength=len(bank.framework.competences))):
        if n < least:
            code = bank.framework.competences[place].code
            message = f"{n} skills up to level {level}, the test asks {least}"
            context = {"n": int(n), "level": level, "least": least}
            yield Problem(name, code, "", "too_few_skills", message, context)
