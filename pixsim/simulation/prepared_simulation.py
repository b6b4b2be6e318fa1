"""One simulation, ready to run block by block; what travels to the workers.

A `PreparedSimulation` holds everything that is drawn or tabulated once. The rules of a certification meet it in
``test``, by the table of `pixsim.simulation.rule_sets`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from pixsim.assembly.item_table import ItemTable, item_table, with_acts
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError, Problem
from pixsim.rules.v2 import V2
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.columns import Columns, join_columns, with_group
from pixsim.simulation.people.assumptions import in_range
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.levels import LEVELS, MASTERY, LevelScale, level_scale
from pixsim.simulation.people.positioning import BlockPositioning, block_positioning
from pixsim.simulation.people.positioning_cache import keeping_token
from pixsim.simulation.people.posterior import shown_abilities
from pixsim.simulation.rule_sets import SimulatedTest, find_simulated_rules
from pixsim.simulation.tally import Tally
from pixsim.simulation.v2.forms import FORMS

MOST_GUESSING = 0.99  # a factor takes no chance to guess beyond

QUICK = 16 * BLOCK
"""Candidates in one piece of work where a block takes milliseconds: what outweighs its journey."""


@dataclass(frozen=True)
class PreparedSimulation:
    """A simulation as each block needs it.

    Attributes
    ----------
    cohort : Cohort
    scale : LevelScale
    positioning : BlockPositioning or None
        Makes the profiles, where they come from simulated positioning.
    test : SimulatedTest
    mastery : float
    seed, candidates : int
    answers_seed : int, optional
        Of the day of the test; `seed` by default.
    guessing : float
        Factor of the chances to guess.
    kept : str
        See `pixsim.simulation.people.positioning_cache`.
    """

    cohort: Cohort
    scale: LevelScale
    positioning: BlockPositioning | None
    test: SimulatedTest
    mastery: float
    seed: int
    candidates: int
    answers_seed: int | None = None
    guessing: float = 1.0
    kept: str = ""

    @property
    def rules(self) -> Any:
        """Rules of the test."""
        return self.test.rules

    @property
    def items(self) -> ItemTable:
        """Items the test asks."""
        return self.test.items

    @property
    def piece(self) -> int:
        """Candidates in one piece of work, unless said otherwise."""
        if self.positioning is not None:
            return BLOCK
        return QUICK if self.test.quick else self.test.at_once * BLOCK


def prepare_simulation(
    cohort: Cohort,
    rules: Any,
    bank: Bank,
    *,
    candidates: int,
    seed: int,
    forms: int = FORMS,
    mastery: float = MASTERY,
    parameters: dict[str, tuple[float, float]] | None = None,
    answers_seed: int | None = None,
    guessing: float = 1.0,
) -> PreparedSimulation:
    """Tabulate what all blocks share; arguments as in `simulate`, already checked.

    Raises
    ------
    DataError
        Impossible parameters, or a bank without an item to ask.
    """
    items = item_table(bank, parameters)
    if cohort.circumstances.times is not None:
        items = with_acts(items, bank)
    items = replace(items, c=np.minimum(items.c * guessing, MOST_GUESSING))
    profiles = rules if isinstance(rules, V2) else V2()  # what profiles are read by
    by_rules = find_simulated_rules(rules)
    assert by_rules is not None
    problems = [
        *by_rules.bank_faults(cohort, rules, bank, items),
        *_level_faults(cohort, profiles, bank),
    ]
    if problems:
        raise DataError(problems)
    test = by_rules.test(cohort, rules, bank, items, forms)
    if (
        cohort.given is not None and cohort.given.profiles
    ):  # what is known of them travels, not they
        guess = dict(zip(items.id, items.c.tolist(), strict=True))
        shown = shown_abilities(cohort.given.profiles, bank, profiles, cohort.abilities, guess)
        known = None if np.isnan(shown).all() else shown
        cohort = replace(cohort, given=replace(cohort.given, profiles=(), shown=known))
    return PreparedSimulation(
        cohort=cohort,
        scale=level_scale(profiles, items, len(bank.framework.competences), mastery),
        positioning=block_positioning(profiles, bank, items) if cohort.positioning else None,
        test=test,
        mastery=mastery,
        seed=seed,
        candidates=candidates,
        answers_seed=answers_seed,
        guessing=guessing,
        kept=keeping_token(),
    )


def run_blocks(
    prepared: PreparedSimulation, blocks: Sequence[Block], table: bool
) -> tuple[Tally, Columns | None]:
    """Sit some blocks, or parts of them, in a row; the unit of work of an executor.

    Returns
    -------
    Tally
    dict of arrays, or None
        One row per candidate, when a table is wanted.
    """
    total: Tally | None = None
    parts: list[Columns] = []
    for first in range(0, len(blocks), prepared.test.at_once):
        some = blocks[first : first + prepared.test.at_once]
        drawn = [
            prepared.cohort.draw(
                block,
                prepared.scale,
                prepared.rules.duration_minutes,
                prepared.positioning,
                prepared.kept,
            )
            for block in some
        ]
        sat = prepared.test.run([*zip(drawn, some, strict=True)], table)
        for candidates, (sums, columns) in zip(drawn, sat, strict=True):
            total = sums if total is None else total + sums
            if columns is not None:
                parts.append(with_group(columns, candidates))
    assert total is not None
    return total, join_columns(parts) if table else None


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
