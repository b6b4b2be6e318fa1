"""Simulated forms and answers: as the exam draws them, and scored as the exam scores them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pixsim.assembly.form import generate
from pixsim.assembly.item_table import OPERATIVE, ItemTable, item_table, skill_table
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v2 import V2, Scores, score
from pixsim.rules.v2.counting import count_answers
from pixsim.simulation.blocks import Block, pool_generator
from pixsim.simulation.chances.candidate import question_chances
from pixsim.simulation.people.assumptions import UNHURRIED, Abilities, Circumstances
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.known_candidates import from_profiles
from pixsim.simulation.people.levels import level_scale
from pixsim.simulation.v2.answer_counts import count_test
from pixsim.simulation.v2.forms import FormPool, level_pool
from pixsim.simulation.v2.known_profiles import BEYOND, KnownProfiles, known_pool, known_profiles
from pixsim.simulation.v2.question_papers import LevelForms, PooledForms, ProfileForms
from pixsim.simulation.v2.simulator import V2Test

MINUTES = V2().duration_minutes


@pytest.fixture(scope="module")
def items(bank: Bank) -> ItemTable:
    return item_table(bank)


@pytest.fixture(scope="module")
def pool(bank: Bank, items: ItemTable) -> FormPool:
    return level_pool(V2(), skill_table(bank), items, 16, pool_generator(1))


def rows_of(pool: FormPool, level: int, competence: int) -> slice:
    start = (level * pool.competences + competence) * pool.forms
    return slice(start, start + pool.forms)


def test_forms_ask_three_skills_of_the_competence_up_to_the_level(
    pool: FormPool, items: ItemTable
) -> None:
    for level in range(1, 8):
        for competence in range(16):
            asked = pool.item[:, rows_of(pool, level, competence)]
            assert (asked >= 0).all()
            assert (items.competence[asked] == competence).all()
            assert (items.level[asked] <= level).all()
            assert (np.diff(items.level[asked], axis=0) <= 0).all()  # from hardest to easiest
            assert (items.level[asked[0]] == level).mean() > 0.5
            skills = items.skill[asked]
            assert (skills[0] != skills[1]).all()
            assert (skills[1] != skills[2]).all()
    assert (pool.asked[: 16 * pool.forms] == 0).all()  # level 0 is not tested


def test_different_candidates_get_different_skills(pool: FormPool, items: ItemTable) -> None:
    for level in range(1, 8):
        for competence in range(16):
            sets = items.skill[pool.item[:, rows_of(pool, level, competence)]].T
            assert len({tuple(sorted(row)) for row in sets.tolist()}) >= min(4 * level, 20)


def test_forms_of_a_real_profile_ask_the_skills_its_exam_would(
    bank: Bank, items: ItemTable, sample: Profile
) -> None:
    form = generate(sample, bank, V2(), seed=3)
    exam = [question.question.skill for question in form.questions]
    found = pool_of(sample, bank, items, 32)
    names = [skill.name for skill in bank.framework.skills]
    for k in range(32):
        item = found.item[:, k::32].T.ravel()  # competence by competence, from hardest to easiest
        assert [names[items.skill[i]] for i in item if i >= 0] == exam


def test_a_solved_variant_is_asked_again_only_when_none_is_left(
    bank: Bank, items: ItemTable
) -> None:
    skill = next(s.name for s in bank.playable_skills if len(bank.items_of[s.name]) > 1)
    every = set(bank.variants(skill, OPERATIVE))
    first = bank.items_of[skill][0].id
    solved = {name for name in every if name.startswith(f"{first}#")}
    place = items.id.index(first)
    assert place in asked_again(bank, items, skill, set())
    assert place not in asked_again(bank, items, skill, solved)
    assert place in asked_again(bank, items, skill, every)
    drawn = asked_again(bank, items, skill, set(), 20_000)
    share = len(solved) / len(every)
    assert (drawn == place).mean() == pytest.approx(share, abs=5 * (share / drawn.size) ** 0.5)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("kept", [0, 1, 2])
def test_every_variant_not_succeeded_comes_as_often(
    bank: Bank, items: ItemTable, kept: int
) -> None:
    """Numbers among the fresh variants become numbers among all, whichever are solved."""
    skill = max((s.name for s in bank.playable_skills), key=lambda s: len(bank.items_of[s]))
    every = bank.variants(skill, OPERATIVE)
    solved = {name for place, name in enumerate(every) if place % 3 != kept}
    fresh = [items.id.index(n.rpartition("#")[0]) for n in every if n not in solved]
    drawn = asked_again(bank, items, skill, solved, 20_000)
    wanted = np.bincount(fresh, minlength=len(items.id)) / len(fresh)
    found = np.bincount(drawn, minlength=len(items.id)) / drawn.size
    assert found == pytest.approx(wanted, abs=0.02)


def pool_of(profile: Profile, bank: Bank, items: ItemTable, forms: int) -> FormPool:
    known = known_profiles([profile], bank, V2())
    rng = pool_generator(1)
    return known_pool(V2(), skill_table(bank), items, known, np.zeros(1, int), rng, forms)


def asked_again(
    bank: Bank, items: ItemTable, skill: str, solved: set[str], forms: int = 400
) -> NDArray[np.int32]:
    """Items asked of somebody who knows one skill alone."""
    names = [s.name for s in bank.framework.skills]
    variants = bank.variants(skill, OPERATIVE)
    direct = np.zeros((1, len(names)), bool)
    direct[0, names.index(skill)] = True
    table = np.full((1, len(names), max(len(solved), 1)), BEYOND, np.int32)
    places = [place for place, name in enumerate(variants) if name in solved]
    table[0, names.index(skill), : len(places)] = places
    levels, every = np.zeros((1, 16), np.int64), np.ones((1, 16), bool)
    known = KnownProfiles(direct, np.zeros(1, bool), levels, every, table)
    rng = np.random.default_rng(4)
    pool = known_pool(V2(), skill_table(bank), items, known, np.zeros(1, int), rng, forms)
    return pool.item[pool.item >= 0]


def test_what_a_profile_has_solved_is_told(bank: Bank, sample: Profile) -> None:
    known = known_profiles([sample, Profile(id="x", name="X", levels={"1.1": 2})], bank, V2())
    assert known.plain.tolist() == [False, True]
    assert (known.solved[1] == BEYOND).all()
    now = profile_standing(sample, bank.framework, V2())
    names = [s.name for s in bank.framework.skills]
    told = 0
    for element in now.current:
        if element.status == "validated" and element.question:
            row = known.solved[0, names.index(element.skill)].tolist()
            solved = [bank.variants(element.skill, OPERATIVE)[n] for n in row if n != BEYOND]
            assert solved == [element.question]
            told += 1
    assert told == (known.solved[0] != BEYOND).sum() > 20


@pytest.mark.parametrize("pairs", [60, pytest.param(2100, marks=pytest.mark.full)])
def test_the_forms_of_a_block_are_its_own_and_hang_on_nothing_else(
    bank: Bank, items: ItemTable, sample: Profile, pairs: int
) -> None:
    """Whether the cohort ends in the block or not; more profiles than a block holds have one each."""
    skills, scale = skill_table(bank), level_scale(V2(), items, 16)
    by_level = LevelForms(V2(), skills, items, 16, 8)
    plain = Profile(id="x", name="X", levels={"1.1": 3, "1.2": 2})
    given = from_profiles([sample, plain] * pairs, bank.framework)
    known = known_profiles(given.profiles, bank, V2())
    own = ProfileForms(V2(), skills, items, known, 0.7, 8)
    few = replace(own, known=known_profiles([sample, plain], bank, V2()))
    for forms, cohort in (
        (by_level, Cohort()),
        (own, Cohort(given=given)),
        (few, Cohort(given=from_profiles([sample, plain], bank.framework))),
    ):
        pools = []
        for block in (Block(5, 0), Block(5, 0, 700), Block(5, 1)):
            papers = forms.draw(cohort.draw(block, scale, MINUTES), block)
            pools.append(papers.pool.item[:, papers.row])
        assert (pools[0][:, :, :700] == pools[1]).all()
        assert not np.array_equal(pools[0], pools[2])
        asked = pools[0][0] >= 0
        if cohort.given is not None:  # each by its own profile
            assert (asked[:, 1::2].sum(axis=0) == 2).all()
            assert (asked[:, ::2] == asked[:, :1]).all()


def test_right_answers_come_as_often_as_the_item_says(items: ItemTable, pool: FormPool) -> None:
    """Number right by competence, against the exact chances of the very forms drawn."""
    test = V2Test(V2(), PooledForms(pool, items), items)
    scale = level_scale(V2(), items, 16)
    right, expected, variance = np.zeros(16), np.zeros(16), np.zeros(16)
    for number in range(10):
        block = Block(9, number)
        drawn = Cohort(Abilities(spread=1.5), circumstances=UNHURRIED).draw(block, scale, MINUTES)
        sat = test.sit(drawn, block)
        p, _, _ = question_chances(items, pool, sat.row, drawn.theta)
        right += sat.scores.right.sum(axis=0)
        expected += p.sum(axis=(0, 2))
        variance += (p * (1 - p)).sum(axis=(0, 2))
    assert (abs(right - expected) < 4.5 * np.sqrt(variance)).all()


def with_doubles(pool: FormPool) -> FormPool:
    """The same pool with competences of one and two questions, some of them doubled."""
    rng = np.random.default_rng(8)
    number = rng.integers(0, 4, pool.asked.size)
    item = np.where(np.arange(3)[:, None] < number, pool.item, -1).astype(np.int32)
    few = (item >= 0) & (number < 3)
    double = few & (np.arange(3)[:, None] == rng.integers(0, 2, number.size))
    return replace(pool, item=item, asked=(item >= 0).sum(axis=0, dtype=np.int8), double=double)


@pytest.mark.parametrize("doubled", [False, True])
def test_a_simulated_test_is_scored_as_the_exam_scores_it(
    items: ItemTable, pool: FormPool, doubled: bool
) -> None:
    """The counts of `sit` against the answers laid out for the exam's own `score`."""
    pool = with_doubles(pool) if doubled else pool
    hurried = Circumstances(seconds_per_question=110.0, dropout=0.2, technical=0.2)
    test = V2Test(V2(), PooledForms(pool, items), items)
    block = Block(4, 2, 3000)
    drawn = Cohort(circumstances=hurried).draw(block, level_scale(V2(), items, 16), MINUTES)
    sat = test.sit(drawn, block)
    right = test._answers(test.forms.draw(drawn, block), block)
    asked = pool.item[:, sat.row] >= 0  # (place, competence, candidate)
    order = asked.transpose(2, 1, 0)
    seen = (np.cumsum(order.reshape(len(order), -1), axis=1).reshape(order.shape)) <= sat.answered[
        :, None, None
    ]
    technical = sat.technical[:, None, None]
    outcome = np.where(right.transpose(2, 1, 0), np.int8(Outcome.OK), np.int8(Outcome.KO))
    outcome = np.where(seen, outcome, np.int8(Outcome.UNANSWERED))
    wanted = score(
        V2(), level=drawn.level, pix=drawn.pix, tested=drawn.level >= 1,
        outcome=np.where(order, outcome, np.int8(Outcome.NOT_ASKED)),
        neutralised=~seen & technical, auto_skipped=~seen & ~technical,
        dependent=pool.double[:, sat.row].transpose(2, 1, 0),
        abort=technical[:, 0, 0].astype(np.int8) * np.int8(AbortReason.TECHNICAL),
    )  # fmt: skip
    assert (sat.answered < sat.questions).mean() > 0.3
    for name in Scores.__slots__:
        assert (getattr(sat.scores, name) == getattr(wanted, name)).all(), name


def test_items_of_different_discriminations_are_answered_by_their_own(bank: Bank) -> None:
    steep = item_table(bank, dict.fromkeys(bank.items, (8.0, 0.0)))
    flat = item_table(bank, dict.fromkeys(bank.items, (0.01, 0.0)))
    found: list[Any] = []
    for items in (steep, flat):
        pool = level_pool(V2(), skill_table(bank), items, 16, pool_generator(1))
        drawn = Cohort(Abilities(1.5, 0.0), circumstances=UNHURRIED).draw(
            Block(1, 0), level_scale(V2(), items, 16, mastery=0.5), MINUTES
        )
        found.append(V2Test(V2(), PooledForms(pool, items), items).sit(drawn, Block(1, 0)))
    assert found[0].scores.rate.mean() > 99
    assert 50 <= found[1].scores.rate.mean() < 75  # half, and what guessing adds


def answers_strategy() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(1, 20), st.integers(1, 6))


@given(answers_strategy(), st.integers(0, 2**32))
def test_counts_are_sums_of_flags(shape: tuple[int, int], seed: int) -> None:
    """Whatever the number of places, packed sums equal plain ones."""
    rng = np.random.default_rng(seed)
    full = (shape[0], 16, shape[1])
    outcome = rng.integers(-1, 6, full).astype(np.int8)
    neutral, skipped, dependent = (rng.random(full) < 0.3 for _ in range(3))
    tested = rng.random(full[:2]) < 0.7
    found = count_answers(
        V2(), tested=tested, outcome=outcome, neutralised=neutral, auto_skipped=skipped,
        dependent=dependent,
    )  # fmt: skip
    asked = (outcome != -1) & tested[:, :, None]
    live = asked & ~neutral
    wanted: dict[str, Any] = {
        "asked": asked, "neutralised": asked & neutral, "right": live & (outcome == 1),
        "counted": live & ((outcome > 0) | skipped),
    }  # fmt: skip
    for name, flags in wanted.items():
        assert (getattr(found, name) == flags.sum(axis=2)).all(), name
    assert (found.missing == (live & (outcome == 0) & ~skipped).any(axis=(1, 2))).all()


def test_more_places_than_can_be_counted_are_refused() -> None:
    shape = (1, 16, 16)
    no = np.zeros(shape, bool)
    with pytest.raises(ValueError, match="16 questions in a competence"):
        count_answers(
            V2(), tested=np.ones(shape[:2], bool), outcome=np.ones(shape, np.int8),
            neutralised=no, auto_skipped=no, dependent=no,
        )  # fmt: skip


def test_a_finished_test_counts_every_question(pool: FormPool) -> None:
    row = pool.row(np.full((5, 16), 3), np.zeros((5, 16), int))
    asked = pool.asked.take(row).T
    right = np.ones((3, 16, 5), bool)
    nobody = np.zeros(5, bool)
    found = count_test(
        pool, row, right, asked, np.full(5, 48, np.int8), nobody, np.ones((5, 16), bool)
    )
    assert (found.right == 3).all()
    assert (found.counted == 3).all()
    assert not found.without_question.any()
