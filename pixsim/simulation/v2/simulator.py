"""The test of V2 as a simulation meets it: blocks are sat and counted, their sums summed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pixsim.assembly.item_table import ItemTable, no_item_faults, skill_table
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import Problem
from pixsim.framework import Framework
from pixsim.rules.v2 import V2
from pixsim.simulation.columns import Columns
from pixsim.simulation.people.assumptions import in_range
from pixsim.simulation.people.cohort import Cohort, Drawn
from pixsim.simulation.tally import Tally
from pixsim.simulation.v2.known_profiles import known_profiles
from pixsim.simulation.v2.question_papers import Forms, LevelForms, OwnForms, ProfileForms
from pixsim.simulation.v2.sitting import Sittings
from pixsim.simulation.v2.summary import V2Summary, summary_of_sums
from pixsim.simulation.v2.tally import MEANING, V2Tally, block_columns, tally_block


@dataclass(frozen=True)
class V2Test(Sittings):
    """The test of V2: its sittings, and what is made of them."""

    meaning = MEANING
    quick = True  # a block takes milliseconds
    at_once = 1

    def run(self, drawn: Sequence[Drawn], table: bool) -> Iterator[tuple[V2Tally, Columns | None]]:
        """Sit blocks: the sums of each, and one row per candidate where a table is wanted."""
        for candidates, block in drawn:
            sat = self.sit(candidates, block)
            most = self.rules.max_pix * candidates.level.shape[1]
            sums = tally_block(candidates, sat, most, len(self.items.id), block.pool)
            yield sums, block_columns(candidates, sat, block, self.rules) if table else None

    def summarise(self, tally: Tally, framework: Framework) -> V2Summary:
        """Figures from the sums of its blocks."""
        assert isinstance(tally, V2Tally)
        return summary_of_sums(
            tally, self.rules, framework, self.items.id, shared_forms=self.forms.shared
        )


def v2_test(cohort: Cohort, rules: V2, bank: Bank, items: ItemTable, forms: int) -> V2Test:
    """The test of V2 for a cohort."""
    return V2Test(rules, _make_forms(cohort, rules, bank, items, forms), items)


def _make_forms(cohort: Cohort, rules: V2, bank: Bank, items: ItemTable, forms: int) -> Forms:
    """Where the questions of V2 come from."""
    skills = skill_table(bank)
    if cohort.positioning is not None:
        return OwnForms(rules, skills, items, cohort.positioning.retention)
    given = cohort.given
    if given is None or not given.profiles:
        return LevelForms(rules, skills, items, len(bank.framework.competences), forms)
    known = known_profiles(given.profiles, bank, rules)
    return ProfileForms(rules, skills, items, known, given.retention, forms)


def v2_rule_faults(rules: V2) -> Iterator[Problem]:
    """Constants beyond what the tables of the kernels hold."""
    yield from in_range("rules.pix_per_level", rules.pix_per_level, 1, 15)


def v2_bank_faults(cohort: Cohort, _rules: V2, bank: Bank, items: ItemTable) -> Iterator[Problem]:
    """What the bank lacks: an item to position with."""
    if cohort.positioning is not None:
        yield from no_item_faults(bank, items)
