"""Simulated positioning: what the positioning of one person would be, for many at once."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.assembly.form import generate
from pixsim.assembly.item_table import ItemTable, item_table, skill_table
from pixsim.assembly.positioning import Positioning as V2Plan
from pixsim.assembly.positioning import begin, next_question, record_answer
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.foundation.streams import Draw
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v2.positioning import KNOWN
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    SINCERITY,
    UNHURRIED,
    Abilities,
    Cohort,
    SimulatedPositioning,
    Sincerity,
    from_profiles,
    simulate,
)
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.people.levels import level_scale
from pixsim.simulation.people.positioning import ROWS, BlockPositioning, block_positioning
from pixsim.simulation.v2.question_papers import OwnForms
from pixsim.simulation.v2.simulator import V2Test
from tests.tools.tiers import times

START = datetime(2026, 11, 1, tzinfo=UTC)
POSITIONED = Cohort(circumstances=UNHURRIED, positioning=SimulatedPositioning())


@pytest.fixture(scope="module")
def items(bank: Bank) -> ItemTable:
    return item_table(bank)


@pytest.fixture(scope="module")
def desk(bank: Bank, items: ItemTable) -> BlockPositioning:
    return block_positioning(V2(), bank, items)


class Replay(np.random.Generator):
    """Chooses the skill it is told, if it may be chosen; the rest is drawn."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64(0))
        self.skill = -1

    def choice(self, possible: Any, /, *more: Any, **other: Any) -> Any:  # type: ignore[override]
        if more or other:
            return super().choice(possible, *more, **other)
        assert self.skill in possible
        return self.skill


def replayed(bank: Bank, code: str, order: list[int], right: list[bool], day: int) -> V2Plan:
    """The positioning of one person that asks these skills, with these answers."""
    rng, now = Replay(), START + timedelta(days=day)
    state = begin(bank, code)
    for skill, correct in zip(order, right, strict=True):
        rng.skill = skill
        question = next_question(state, bank, rng)
        assert question is not None
        assert question.skill == state.skills[skill].name
        now += timedelta(minutes=1)
        state = record_answer(state, question, correct, bank, now)
    assert next_question(state, bank, rng) is None
    return state


@pytest.mark.parametrize("persons", times(2, 6))
def test_a_block_is_positioned_as_each_person_would_be(
    bank: Bank, desk: BlockPositioning, persons: int
) -> None:
    """Every question asked may be asked, every end is an end, and the same is proved."""
    rng = np.random.default_rng(7)
    codes = [competence.code for competence in bank.framework.competences]
    for competence in (0, 9, 14):
        part = desk.parts[competence]
        assert part is not None
        ability = rng.normal(1, 2, persons).astype(np.float32)
        found = part.run(ability, rng.random((3, part.skill.size, persons), np.float32))
        for person in range(persons):
            order = found.order[:, person]
            order = order[order >= 0]
            right = found.status[person, order] == KNOWN
            state = replayed(bank, codes[competence], order.tolist(), right.tolist(), 0)
            assert (state.status == found.status[person]).all()
            assert (state.direct == found.direct[person]).all()
            assert ((found.variant[person] >= 0) == found.direct[person]).all()


@pytest.mark.full
@pytest.mark.parametrize("persons", times(1, 3))
def test_levels_and_papers_are_those_of_the_exam(
    bank: Bank, desk: BlockPositioning, persons: int
) -> None:
    """The whole way: knowledge elements, profile, its level and pix, and the skills asked of it."""
    block, scale = Block(2, 0, persons), level_scale(V2(), item_table(bank), 16)
    drawn = POSITIONED.draw(block, scale, 105, desk)
    test = V2Test(V2(), own_forms(bank), item_table(bank))
    sat = test.sit(drawn, block)
    names = [skill.name for skill in bank.framework.skills]
    rng = block.generator(Draw.POSITIONING)
    codes = [competence.code for competence in bank.framework.competences]
    elements: list[list[KnowledgeElement]] = [[] for _ in range(persons)]
    for place, (code, part) in enumerate(zip(codes, desk.parts, strict=True)):
        assert part is not None
        draws = rng.random((3, part.skill.size, BLOCK), np.float32)
        theta = POSITIONED.draw(block, scale, 105).theta
        full = np.zeros(ROWS, np.float32)
        full[:persons] = theta[:, place]
        found = part.run(full, draws[:, :, :ROWS])  # whoever else is in the batch
        for person in range(persons):
            order = found.order[:, person][found.order[:, person] >= 0]
            right = found.status[person, order] == KNOWN
            state = replayed(bank, code, order.tolist(), right.tolist(), place)
            elements[person] += state.elements
    for person in range(persons):
        profile = Profile(id="x", name="X", knowledge=tuple(elements[person]))
        now = profile_standing(profile, bank.framework, V2())
        assert drawn.pix[person].tolist() == list(now.pix)
        assert drawn.level[person].tolist() == list(now.levels)
        assert drawn.positions is not None
        direct = {names[k] for k in np.flatnonzero(drawn.positions.direct[person])}
        assert direct == {
            e.skill for e in now.current if e.source == "direct" and e.status == "validated"
        }
        asked = sat.pool.item[:, sat.row[:, person]].T.ravel()
        form = generate(profile, bank, V2(), seed=1)
        assert [names[test.items.skill[k]] for k in asked if k >= 0] == [
            q.question.skill for q in form.questions
        ]


def own_forms(bank: Bank, retention: float = 0.7) -> OwnForms:
    return OwnForms(V2(), skill_table(bank), item_table(bank), retention)


@pytest.mark.full
def test_a_smaller_cohort_is_the_beginning_of_a_larger(bank: Bank) -> None:
    more, fewer = (
        simulate(POSITIONED, candidates=n, seed=6, bank=bank).table for n in (2 * ROWS + 5, 40)
    )
    pd.testing.assert_frame_equal(fewer, more.iloc[:40])


@pytest.mark.full
def test_the_executor_changes_nothing(bank: Bank) -> None:
    here = simulate(POSITIONED, candidates=100, seed=6, bank=bank)
    with ProcessPoolExecutor(1) as executor:
        there = simulate(POSITIONED, candidates=100, seed=6, bank=bank, executor=executor)
    pd.testing.assert_frame_equal(here.table, there.table)
    assert here.summary() == there.summary()


@pytest.mark.full
def test_the_same_people_with_the_same_profiles_sit_both_tests(bank: Bank) -> None:
    v2, v3 = (
        simulate(POSITIONED, rules=rules, candidates=60, seed=4, bank=bank).table
        for rules in (V2(), V3())
    )
    placed = simulate(Cohort(), candidates=60, seed=4, bank=bank).table
    for column in [c for c in map(str, v2) if c.startswith(("theta_", "true_level_"))]:
        assert (v2[column] == v3[column]).all()
        assert (v2[column] == placed[column]).all()
    assert (v2["profile_pix"] == v3["profile_pix"]).all()
    assert (v2["profile_pix"] != placed["profile_pix"]).any()


def test_positioning_finds_the_level_and_help_raises_it(bank: Bank) -> None:
    helped = replace(POSITIONED, sincerity=SINCERITY["inflated"])
    honest, inflated = (
        simulate(cohort, candidates=250, seed=3, bank=bank).table for cohort in (POSITIONED, helped)
    )
    assert (honest["true_level_3.1"] == inflated["true_level_3.1"]).all()
    assert inflated["profile_pix"].mean() > honest["profile_pix"].mean() + 60
    gap = honest["profile_level_3.1"].astype(int) - honest["true_level_3.1"]
    assert (abs(gap) <= 1).mean() > 0.85
    by_level = honest.groupby("true_level_3.1")["profile_level_3.1"].mean()
    assert (
        np.diff(by_level[honest["true_level_3.1"].value_counts()[by_level.index] > 15]) > 0
    ).all()


def test_luck_of_the_sincerity_model_is_left_to_the_answers(bank: Bank) -> None:
    none, much = (
        simulate(
            replace(POSITIONED, sincerity=Sincerity(luck=luck)), candidates=60, seed=3, bank=bank
        ).table
        for luck in (0.0, 2.0)
    )
    pd.testing.assert_frame_equal(none, much)


def test_abilities_beyond_all_items_are_positioned_at_the_ends(bank: Bank) -> None:
    low, high = (
        simulate(
            replace(POSITIONED, abilities=Abilities(mean, 0.0)), candidates=40, seed=3, bank=bank
        ).table
        for mean in (-10.0, 10.0)
    )
    assert high["profile_level_1.1"].min() >= 6
    assert (high["result"] == "validated").all()
    assert low["profile_level_1.1"].max() <= 2  # what guessing brings


def test_a_given_profile_is_not_positioned_again(bank: Bank, sample: Profile) -> None:
    given = from_profiles([sample], bank.framework)
    with pytest.raises(DataError) as caught:
        simulate(
            Cohort(given=given, positioning=SimulatedPositioning(retention=2.0)),
            candidates=5, seed=1, bank=bank,
        )  # fmt: skip
    assert [(p.where, p.kind) for p in caught.value.problems] == [
        ("positioning.retention", "setting"),
        ("positioning", "profiles_given"),
    ]


def test_it_is_said_where_profiles_come_from(bank: Bank) -> None:
    found = simulate(POSITIONED, candidates=2, seed=1, bank=bank).provenance.as_dict()
    assert found["priors"]["profiles"] == "simulated positioning"
    assert found["priors"]["retention"] == 0.7
    assert "forms" not in found["priors"]
