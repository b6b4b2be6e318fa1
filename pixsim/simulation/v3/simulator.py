"""The test of V3 as a simulation meets it: blocks are sat and counted, their sums summed up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pixsim.assembly.item_table import ItemTable, no_item_faults
from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import Problem
from pixsim.framework import Framework
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.rules.v3.constants import SEED_BANDS, SEED_LEVELS
from pixsim.simulation.columns import Columns
from pixsim.simulation.people.assumptions import COMPETENCES, in_range
from pixsim.simulation.people.cohort import Cohort, Drawn
from pixsim.simulation.people.levels import LEVELS
from pixsim.simulation.tally import CutOffs, Tally
from pixsim.simulation.v3.sitting import Sittings
from pixsim.simulation.v3.summary import V3Summary, summary_of_sums
from pixsim.simulation.v3.tally import MEANING, V3Tally, block_columns, tally_block


@dataclass(frozen=True)
class V3Test(Sittings):
    """The test of V3: its sittings, and what is made of them."""

    meaning = MEANING
    quick = False  # a block takes a tenth of a second
    at_once = 4

    def run(self, drawn: Sequence[Drawn], table: bool) -> Iterator[tuple[V3Tally, Columns | None]]:
        """Sit blocks: the sums of each, and one row per candidate where a table is wanted."""
        for (candidates, block), sat in zip(drawn, self.sit_all(drawn), strict=True):
            sums = tally_block(candidates, sat, self.rules, len(self.items.id))
            columns = None
            if table:
                error = self.error(sat)
                columns = block_columns(candidates, sat, block, self.profiles, error)
            yield sums, columns

    def summarise(self, tally: Tally, framework: Framework) -> V3Summary:
        """Figures from the sums of its blocks."""
        assert isinstance(tally, V3Tally)
        return summary_of_sums(tally, self.rules, framework, self.items.id)


def v3_test(_cohort: Cohort, rules: V3, bank: Bank, items: ItemTable, _forms: int) -> V3Test:
    """The V3 test on a bank; the cohort has no part in it.

    Parameters
    ----------
    items : ItemTable
        Of the same bank; its parameters are the ones used.
    """
    found = planned_pool(bank)
    rows = {name: row for row, name in enumerate(items.id)}
    row = np.array([rows[name] for name in found.items], dtype=np.intp)
    pool = replace(found.pool, a=items.a[row], b=items.b[row])
    return V3Test(rules, items, pool, row, V2())


def v3_rule_faults(rules: V3) -> Iterator[Problem]:
    """Constants beyond what the tables of the kernels hold."""
    yield from in_range("rules.competences", rules.competences, COMPETENCES, COMPETENCES)
    yield from in_range("rules.length", rules.length, 1, 127)
    for level in sorted({band.level for table in rules.levels for band in table}):
        yield from in_range("rules.levels", level, 0, LEVELS - 1)
    yield from in_range("rules.duration_minutes", rules.duration_minutes, 1, 10_000)


def v3_bank_faults(_cohort: Cohort, _rules: V3, bank: Bank, items: ItemTable) -> Iterator[Problem]:
    """What the bank lacks: an item to ask."""
    yield from no_item_faults(bank, items)


def v3_cut_offs(rules: V3) -> tuple[CutOffs, CutOffs]:
    """Where the cut-offs of the score and of the levels come from."""
    return (
        "public seed" if rules.bands == SEED_BANDS else "given",
        "public seed" if rules.levels == (SEED_LEVELS,) else "given",
    )
