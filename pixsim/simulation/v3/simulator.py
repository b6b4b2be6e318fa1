"""The test of V3 as a simulation meets it: blocks are sat and counted, their sums summed up."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pixsim.assembly.pool import planned_pool
from pixsim.bank.load import Bank
from pixsim.framework import Framework
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation.blocks import Block
from pixsim.simulation.columns import Columns
from pixsim.simulation.items import ItemTable
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.tally import Tally
from pixsim.simulation.v3.sitting import Sittings
from pixsim.simulation.v3.summary import V3Summary, summary_of_sums
from pixsim.simulation.v3.tally import MEANING, V3Tally, block_columns, tally_block


@dataclass(frozen=True)
class V3Test(Sittings):
    """The test of V3: its sittings, and what is made of them."""

    meaning = MEANING
    quick = False  # a block takes a tenth of a second

    def run(
        self, candidates: Candidates, block: Block, table: bool
    ) -> tuple[V3Tally, Columns | None]:
        """Sit a block: its sums, and one row a candidate where a table is wanted."""
        sat = self.sit(candidates, block)
        sums = tally_block(candidates, sat, self.rules, len(self.items.id))
        if not table:
            return sums, None
        return sums, block_columns(candidates, sat, block, self.profiles, self.error(sat))

    def summarise(self, tally: Tally, framework: Framework) -> V3Summary:
        """Figures from the sums of its blocks."""
        assert isinstance(tally, V3Tally)
        return summary_of_sums(tally, self.rules, framework, self.items.id)


def v3_test(rules: V3, bank: Bank, items: ItemTable) -> V3Test:
    """The V3 test on a bank.

    Parameters
    ----------
    rules : V3
    bank : Bank
    items : ItemTable
        Of the same bank; its parameters are the ones used.
    """
    found = planned_pool(bank)
    rows = {name: row for row, name in enumerate(items.id)}
    row = np.array([rows[name] for name in found.items], dtype=np.intp)
    pool = replace(found.pool, a=items.a[row], b=items.b[row])
    return V3Test(rules, items, pool, row, V2())
