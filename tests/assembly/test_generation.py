"""The personal test: whom it is for, what it asks, and that a seed decides it."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixsim.assembly.form import NotCertifiableError, generate
from pixsim.assembly.item_table import skill_table
from pixsim.assembly.standing import knowledge_arrays, profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.framework import Skill
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2
from tests.conftest import NOW
from tests.tools.tiers import examples, times

FAST = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FAST
@given(
    levels=st.dictionaries(
        st.sampled_from(["1.1", "1.2", "1.3", "2.1", "2.2", "3.2", "4.1", "5.1"]),
        st.integers(0, 8),
        min_size=5,
    ),
    seed=st.integers(0, 2**32),
)
def test_no_skill_twice_and_nothing_below_level_one(
    bank: Bank, levels: dict[str, int], seed: int
) -> None:
    profile = Profile(id="x", name="X", levels=levels)
    try:
        form = generate(profile, bank, V2(), seed)
    except NotCertifiableError:
        assert sum(level >= 1 for level in levels.values()) < 5
        return
    skills = [planned.question.skill for planned in form.questions]
    assert len(skills) == len(set(skills)) <= 48
    per_competence = Counter(planned.question.competence for planned in form.questions)
    assert max(per_competence.values()) <= 3
    assert all(levels[code] >= 1 for code in per_competence)
    assert all(p.question.level <= levels[p.question.competence] for p in form.questions)
    assert form.assumed


def test_same_seed_same_form_and_other_seeds_other_forms(bank: Bank, sample: Profile) -> None:
    forms = [generate(sample, bank, V2(), seed) for seed in (7, 7, 8)]
    assert forms[0].questions == forms[1].questions
    assert forms[0].questions != forms[2].questions


def test_questions_go_by_competence_from_hardest_to_easiest(bank: Bank, sample: Profile) -> None:
    form = generate(sample, bank, V2(), 1)
    order = [(p.question.competence, -p.question.level) for p in form.questions]
    assert order == sorted(order)


def test_only_skills_validated_by_a_direct_answer_are_asked(bank: Bank, sample: Profile) -> None:
    direct = {e.skill for e in sample.knowledge if e.source == "direct" and e.status == "validated"}
    form = generate(sample, bank, V2(), 1)
    assert {planned.question.skill for planned in form.questions} <= direct


@pytest.mark.parametrize(("asked", "counts"), [(2, False), (3, True)])
def test_what_was_asked_is_assumed_of_a_level_where_it_is_enough_for_a_test(
    bank: Bank, monkeypatch: pytest.MonkeyPatch, asked: int, counts: bool
) -> None:
    """With fewer than three of a competence, all up to its level is validated."""
    levels = dict.fromkeys(("1.1", "1.2", "1.3", "2.1", "2.2"), 4)
    table = skill_table(bank)
    places: list[int] = []
    for competence in np.unique(table.competence):
        here = np.flatnonzero(table.available & (table.competence == competence))
        places += here[np.argsort(table.level[here], kind="stable")][:asked].tolist()
    direct = np.isin(np.arange(table.level.size), places)[None, :]
    monkeypatch.setattr("pixsim.assembly.skill_choice._asked_directly", lambda *_draw: direct)
    form = generate(Profile(id="x", name="X", levels=levels), bank, V2(), 1)
    names = {bank.framework.skills[place].name for place in places}
    assert Counter(q.question.competence for q in form.questions) == dict.fromkeys(levels, 3)
    assert ({q.question.skill for q in form.questions} <= names) is counts


@pytest.mark.parametrize("seeds", times(4, 20))
def test_a_variant_not_yet_succeeded_is_preferred(bank: Bank, sample: Profile, seeds: int) -> None:
    solved = {e.question for e in sample.knowledge if e.status == "validated" and e.question}
    for seed in range(seeds):
        for planned in generate(sample, bank, V2(), seed).questions:
            assert planned.answered_before == (planned.question.id in solved)
            assert not planned.answered_before  # every skill has two variants or more


def test_a_variant_failed_before_counts_as_new(bank: Bank) -> None:
    codes = ("1.1", "1.2", "1.3", "2.1", "2.2")
    chosen: dict[str, Skill] = {}
    for skill in bank.playable_skills:
        if skill.competence in codes and len(bank.variants(skill.name)) < 50:
            chosen.setdefault(skill.competence, skill)
    target = next(iter(chosen.values()))
    pool = bank.variants(target.name)
    elements = [
        KnowledgeElement(
            skill=s.name,
            source="direct",
            status="validated",
            earned_pix=4,
            date=NOW,
            question=bank.variants(s.name)[0],
        )
        for s in chosen.values()
    ]
    fill = [
        KnowledgeElement(
            skill=s.name, source="inferred", status="validated", earned_pix=4, date=NOW
        )
        for s in bank.playable_skills
        if s.competence in chosen and s.name not in {c.name for c in chosen.values()}
    ]
    profile = Profile(id="x", name="X", knowledge=(*elements, *fill))
    drawn = {
        p.question.id
        for seed in range(60)
        for p in generate(profile, bank, V2(), seed).questions
        if p.question.skill == target.name
    }
    assert drawn == set(pool) - {pool[0]}


def test_a_profile_that_is_not_certifiable_says_how_many_it_has(bank: Bank) -> None:
    profile = Profile(id="x", name="X", levels={"1.1": 1, "1.2": 2, "5.1": 7, "5.2": 3})
    with pytest.raises(NotCertifiableError) as caught:
        generate(profile, bank, V2(), 0)
    assert sum(caught.value.standing.certifiable) == 4


def test_only_knowledge_older_than_the_moment_counts(bank: Bank, sample: Profile) -> None:
    first = min(element.date for element in sample.knowledge)
    assert sum(profile_standing(sample, bank.framework, V2(), before=first).pix) == 0
    assert sum(profile_standing(sample, bank.framework, V2(), before=NOW).pix) > 0


def test_arrays_tell_what_was_answered_from_what_was_inferred(bank: Bank, sample: Profile) -> None:
    arrays = knowledge_arrays(sample, bank.framework)
    sources = [element.source for element in sample.knowledge]
    assert set(sources) == {"direct", "inferred"}
    assert arrays.direct.tolist() == [source == "direct" for source in sources]
    assert arrays.earned.tolist() == [element.earned_pix for element in sample.knowledge]
