"""The test of V2 as a simulation meets it: blocks are sat and counted, their sums summed up."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.framework import Framework
from pixsim.simulation.blocks import Block
from pixsim.simulation.columns import Columns
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.tally import Tally
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
        """Sit a block: its sums, and one row a candidate where a table is wanted."""
        sat = self.sit(candidates, block)
        most = self.rules.max_pix * candidates.level.shape[1]
        sums = tally_block(candidates, sat, most, len(self.items.id))
        return sums, block_columns(candidates, sat, block, self.rules) if table else None

    def summarise(self, tally: Tally, framework: Framework) -> V2Summary:
        """Figures from the sums of its blocks."""
        assert isinstance(tally, V2Tally)
        return summary_of_sums(tally, self.rules, framework, self.items.id)
