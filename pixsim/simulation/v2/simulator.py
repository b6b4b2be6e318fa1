"""The test of V2 as a simulation meets it: blocks are sat and counted, their sums summed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pixsim.assembly.item_table import ItemTable, no_item_faults, skill_table
from pixsim.bank.load import Bank
from pixsim.framework import Framework
from pixsim.problems import Problem
from pixsim.rules.v2 import V2
from pixsim.simulation.blocks import Block, pool_generator
from pixsim.simulation.columns import Columns
from pixsim.simulation.people.assumptions import in_range
from pixsim.simulation.people.cohort import Candidates, Cohort
from pixsim.simulation.people.retention import RETENTION
from pixsim.simulation.tally import Tally
from pixsim.simulation.v2.forms import level_pool, profile_pool
from pixsim.simulation.v2.papers import Forms, OwnForms, PooledForms
from pixsim.simulation.v2.sitting import Sittings
from pixsim.simulation.v2.summary import V2Summary, summary_of_sums
from pixsim.simulation.v2.tally import MEANING, V2Tally, block_columns, tally_block


@dataclass(frozen=True)
class V2Test(Sittings):
    """The test of V2: its sittings, and what is made of them."""

    meaning = MEANING
    quick = True  # a block takes milliseconds

    def run(
        self, candidates: Candidates, block: Block, table: bool
    ) -> tuple[V2Tally, Columns | None]:
        """Sit a block: its sums, and one row per candidate where a table is wanted."""
        sat = self.sit(candidates, block)
        most = self.rules.max_pix * candidates.level.shape[1]
        sums = tally_block(candidates, sat, most, len(self.items.id))
        return sums, block_columns(candidates, sat, block, self.rules) if table else None

    def summarise(self, tally: Tally, framework: Framework) -> V2Summary:
        """Figures from the sums of its blocks."""
        assert isinstance(tally, V2Tally)
        return summary_of_sums(tally, self.rules, framework, self.items.id)


def v2_test(
    cohort: Cohort, rules: V2, bank: Bank, items: ItemTable, seed: int, forms: int
) -> V2Test:
    """The test of V2 for a cohort: its pool of forms is drawn here."""
    return V2Test(rules, _forms(cohort, rules, bank, items, seed, forms), items)


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


def v2_rule_faults(rules: V2) -> Iterator[Problem]:
    """Constants beyond what the tables of the kernels hold."""
    yield from in_range("rules.pix_per_level", rules.pix_per_level, 1, 15)


def v2_bank_faults(cohort: Cohort, rules: V2, bank: Bank, items: ItemTable) -> Iterator[Problem]:
    """What the bank lacks: an item to position with, or skills enough for the lowest level tested."""
    if cohort.positioning is not None:
        yield from no_item_faults(bank, items)
    if cohort.positioning or (cohort.given and cohort.given.profiles):
        return
    least, level = rules.questions_per_competence, rules.certifiable_level
    known = np.unique(items.skill[items.level <= level], return_index=True)[1]
    competence = items.competence[items.level <= level][known]
    for place, n in enumerate(np.bincount(competence, minlength=len(bank.framework.competences))):
        if n < least:
            code = bank.framework.competences[place].code
            message = f"{n} skills up to level {level}, the test asks {least}"
            context = {"n": int(n), "level": level, "least": least}
            yield Problem(bank.path.name, code, "", "too_few_skills", message, context)
