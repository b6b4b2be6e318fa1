"""One simulation, ready to run block by block; what travels to the workers.

A `Trial` holds everything that is drawn or tabulated once. The rules of a certification meet it in
``test``, an object with ``sit(candidates, block)``: `PersonalTest` for V2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pixsim.bank.load import Bank
from pixsim.rules.v2 import V2
from pixsim.simulation.blocks import block_of, pool_generator
from pixsim.simulation.cohort import Cohort
from pixsim.simulation.columns import Columns, columns, joined
from pixsim.simulation.forms import FORMS, level_pool, profile_pool
from pixsim.simulation.items import ItemTable, item_table
from pixsim.simulation.personal_test import PersonalTest
from pixsim.simulation.placing import MASTERY, Placing, placing
from pixsim.simulation.tally import Tally, tally


@dataclass(frozen=True)
class Trial:
    """A simulation whose pool is drawn.

    Attributes
    ----------
    cohort : Cohort
    rules : V2
    placing : Placing
    test : PersonalTest
    seed, candidates : int
    """

    cohort: Cohort
    rules: V2
    placing: Placing
    test: PersonalTest
    seed: int
    candidates: int

    @property
    def items(self) -> ItemTable:
        """Items the forms are made of."""
        return self.test.items


def prepare(
    cohort: Cohort,
    rules: V2,
    bank: Bank,
    *,
    candidates: int,
    seed: int,
    forms: int = FORMS,
    mastery: float = MASTERY,
    parameters: dict[str, tuple[float, float]] | None = None,
) -> Trial:
    """Draw the pool of forms and tabulate the placing; arguments as in `simulate`, already checked."""
    items = item_table(bank, parameters)
    rng = pool_generator(seed)
    given = cohort.given
    if given is not None and given.profiles:
        pool = profile_pool(rules, bank, items, given.profiles, rng, forms)
        cohort = replace(cohort, given=replace(given, profiles=()))  # need not travel
    else:
        pool = level_pool(rules, bank, items, rng, forms)
    return Trial(
        cohort=cohort,
        rules=rules,
        placing=placing(rules, items, len(bank.framework.competences), mastery),
        test=PersonalTest(rules, pool, items),
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
    most = trial.rules.max_pix * trial.test.pool.competences
    rows = trial.test.pool.asked.size
    for number in numbers:
        block = block_of(trial.seed, number, trial.candidates)
        drawn = trial.cohort.draw(block, trial.placing, trial.rules)
        sat = trial.test.sit(drawn, block)
        counted = tally(drawn, sat, most, rows)
        total = counted if total is None else total + counted
        if table:
            parts.append(columns(drawn, sat, block, trial.rules))
    assert total is not None
    return total, joined(parts) if table else None
