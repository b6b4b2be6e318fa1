"""Papers drawn from simulated positionings: which variants are asked, and how often they are right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pixsim.assembly.item_table import OPERATIVE, ItemTable, item_table, skill_table, variant_at
from pixsim.assembly.standing import skill_places
from pixsim.bank.reading.load import Bank
from pixsim.rules.v2 import V2
from pixsim.rules.v2 import select as real_select
from pixsim.simulation import (
    UNHURRIED,
    Cohort,
    SimulatedPositioning,
    Sincerity,
    simulate,
)
from pixsim.simulation.blocks import Block
from pixsim.simulation.chances.candidate import question_chances
from pixsim.simulation.people.cohort import Candidates
from pixsim.simulation.people.levels import level_scale
from pixsim.simulation.people.positioning import BlockPositioning, block_positioning
from pixsim.simulation.people.retention import right_again
from pixsim.simulation.v2 import question_papers
from pixsim.simulation.v2.forms import item_at as real_item_at
from pixsim.simulation.v2.question_papers import OwnForms
from pixsim.simulation.v2.simulator import V2Test

POSITIONED = Cohort(circumstances=UNHURRIED, positioning=SimulatedPositioning())


@pytest.fixture(scope="module")
def items(bank: Bank) -> ItemTable:
    return item_table(bank)


@pytest.fixture(scope="module")
def desk(bank: Bank, items: ItemTable) -> BlockPositioning:
    return block_positioning(V2(), bank, items)


def own_forms(bank: Bank, retention: float = 0.7) -> OwnForms:
    return OwnForms(V2(), skill_table(bank), item_table(bank), retention)


def drawn_block(
    bank: Bank, desk: BlockPositioning, size: int = 250, cohort: Cohort = POSITIONED
) -> tuple[Candidates, Block]:
    block = Block(5, 0, size)
    return cohort.draw(block, level_scale(V2(), item_table(bank), 16), 105, desk), block


def test_the_question_answered_at_home_is_asked_only_when_there_is_no_other(
    bank: Bank, desk: BlockPositioning, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, block = drawn_block(bank, desk)
    assert drawn.positions is not None
    seen: list[Any] = []
    chosen: list[Any] = []

    def item_at(items: ItemTable, skill: Any, index: Any) -> Any:
        seen.append((skill, index.copy()))
        return real_item_at(items, skill, index)

    def select(*arguments: Any) -> Any:
        chosen.append(real_select(*arguments))
        return chosen[-1]

    monkeypatch.setattr(question_papers, "item_at", item_at)
    monkeypatch.setattr(question_papers, "select", select)
    forms = own_forms(bank)
    # as if every other skill had one variant an item, so that some have no other to ask
    few = replace(forms.items, variants=np.where(forms.items.skill % 2, forms.items.variants, 1))
    lone = np.bincount(few.skill, few.variants, len(bank.framework.skills)) == 1
    forms = replace(forms, items=few)
    variant = np.where(lone, np.int16(0), drawn.positions.variant)
    variant = np.minimum(variant, np.bincount(few.skill, few.variants, lone.size) - 1)
    positions = replace(drawn.positions, variant=variant.astype(np.int16))
    forms.draw(replace(drawn, positions=positions), block)
    (skill, index), selection = seen[0], chosen[0]
    before = variant[selection.candidate, selection.skill]
    assert (skill == selection.skill).all()
    assert (index[lone[skill]] == 0).all()
    assert lone[skill].any()
    assert (index[~lone[skill]] != before[~lone[skill]]).all()
    total = np.bincount(few.skill, few.variants, lone.size)[skill]
    assert ((index >= 0) & (index < total)).all()
    several = total > 2
    assert (index[several] < before[several]).any()
    assert (index[several] > before[several]).any()


@pytest.mark.full
def test_a_variant_is_found_among_the_offered_ones(bank: Bank) -> None:
    """Against the bank's own lists of questions, with a third of the items archived."""
    out = set(list(bank.items)[::3])
    some = {
        name: item.model_copy(update={"status": "archived"}) if name in out else item
        for name, item in bank.items.items()
    }
    part = replace(bank, items=some)
    table, places = item_table(part), skill_places(part.framework)
    checked = 0
    for skill in [s.name for s in part.playable_skills]:
        offered, every = part.variants(skill), part.variants(skill, OPERATIVE)
        index = np.unique([0, len(offered) // 2, len(offered) - 1])
        item, place = variant_at(table, np.full(index.size, places[skill]), index)
        assert [table.id[k] for k in item] == [offered[i].rpartition("#")[0] for i in index]
        assert [every[k] for k in place] == [offered[i] for i in index]
        checked += len(every) != len(offered)
    assert checked > 3


@pytest.mark.sampled(1)
@pytest.mark.parametrize("retention", [0.0, 0.7, 1.0])
def test_right_answers_come_as_often_as_retention_says(
    bank: Bank, desk: BlockPositioning, items: ItemTable, retention: float
) -> None:
    cohort = replace(POSITIONED, sincerity=Sincerity(help=1.5, share=0.5))
    drawn, block = drawn_block(bank, desk, 600, cohort)
    test = V2Test(V2(), own_forms(bank, retention), items)
    sat = test.sit(drawn, block)
    own, asked, _ = question_chances(items, sat.pool, sat.row, drawn.theta)
    before, _, _ = question_chances(items, sat.pool, sat.row, drawn.theta + drawn.help)
    guess = items.c[sat.pool.item[:, sat.row].transpose(2, 1, 0)]
    knows, knew = ((p - guess) / (1 - guess) for p in (own, before))
    p = np.where(asked, right_again(knows, knew, guess, retention), 0)
    assert asked.sum() > 20_000
    deviation = sat.scores.right.sum() - p.sum()
    assert abs(deviation) < 4 * np.sqrt((p * (1 - p)).sum())


@pytest.mark.full
def test_what_is_retained_helps_to_keep_levels(bank: Bank) -> None:
    rates = [
        simulate(
            replace(POSITIONED, positioning=SimulatedPositioning(retention)),
            candidates=120, seed=3, bank=bank,
        ).table["rate"].mean()
        for retention in (0.0, 0.5, 1.0)
    ]  # fmt: skip
    assert rates[0] + 10 < rates[1] < rates[2] - 10
