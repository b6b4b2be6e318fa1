"""The table of rule sets, as far as a simulation needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pixsim.assembly.item_table import ItemTable
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import Problem
from pixsim.framework import Framework
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation.columns import Columns
from pixsim.simulation.people.assumptions import fault
from pixsim.simulation.people.cohort import Cohort, Drawn
from pixsim.simulation.summary import Summary
from pixsim.simulation.tally import CutOffs, Tally
from pixsim.simulation.v2.simulator import v2_bank_faults, v2_rule_faults, v2_test
from pixsim.simulation.v3.simulator import v3_bank_faults, v3_cut_offs, v3_rule_faults, v3_test


class SimulatedTest(Protocol):
    """A test as a simulation meets it: blocks are sat and counted, their sums summed up.

    Attributes
    ----------
    rules : V2 or V3
    items : ItemTable
    meaning : Mapping[str, str]
        What the columns of its table mean.
    quick : bool
        A block takes milliseconds.
    at_once : int
        Blocks that are sat together where there are as many: no figure depends on it.
    """

    @property
    def rules(self) -> Any:
        """Its rules."""

    @property
    def items(self) -> ItemTable:
        """Items it asks."""

    @property
    def meaning(self) -> Mapping[str, str]:
        """What its columns mean."""

    @property
    def quick(self) -> bool:
        """Whether a block takes milliseconds."""

    @property
    def at_once(self) -> int:
        """How many blocks are sat together."""

    def run(self, drawn: Sequence[Drawn], table: bool) -> Iterator[tuple[Tally, Columns | None]]:
        """Sit blocks that follow each other.

        Of each, its sums, and one row per candidate where a table is wanted.
        """

    def summarise(self, tally: Tally, framework: Framework) -> Summary:
        """Figures from the sums of its blocks."""


@dataclass(frozen=True, slots=True)
class SimulatedRules:
    """What a simulation does by the rules.

    Attributes
    ----------
    settings : type
        Its rules; without arguments, the official ones.
    test : callable
        From cohort, rules, bank, items and number of forms to the test.
    rule_faults : callable
        Constants beyond what the kernels hold.
    bank_faults : callable
        What the bank lacks for a cohort.
    cut_offs : callable
        Where the cut-offs of the score and of the levels come from.
    """

    settings: type
    test: Callable[[Cohort, Any, Bank, ItemTable, int], SimulatedTest]
    rule_faults: Callable[[Any], Iterator[Problem]]
    bank_faults: Callable[[Cohort, Any, Bank, ItemTable], Iterator[Problem]]
    cut_offs: Callable[[Any], tuple[CutOffs, CutOffs]]


SIMULATED: dict[str, SimulatedRules] = {
    "v2": SimulatedRules(V2, v2_test, v2_rule_faults, v2_bank_faults, lambda _: ("none", "none")),
    "v3": SimulatedRules(V3, v3_test, v3_rule_faults, v3_bank_faults, v3_cut_offs),
}


AnyRules = V2 | V3 | str | None
"""Rules, or the name of a rule set for its official ones; None for a default."""


def named_rules(rules: AnyRules, default: type) -> Any:
    """The rules that are meant; what is neither is left to `rule_faults`."""
    if rules is None:
        return default()
    if isinstance(rules, str) and rules in SIMULATED:
        return SIMULATED[rules].settings()
    return rules


def find_simulated_rules(rules: object) -> SimulatedRules | None:
    """What a simulation does by some rules; None for what is no rule set."""
    return next((s for s in SIMULATED.values() if isinstance(rules, s.settings)), None)


def rule_faults(rules: object) -> Iterator[Problem]:
    """What is impossible in the rules, for a simulation."""
    found = find_simulated_rules(rules)
    if found is None:
        message = f"must be V2(…) or V3(…), not {rules!r:.40}"
        yield fault("rules", message, "unknown_rules", value=f"{rules!r:.40}")
    else:
        yield from found.rule_faults(rules)
