"""What practice proposes: the skills of the coming test, the wrong ones first, never a question seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixsim.assembly.form import generate
from pixsim.assembly.skill_choice import coming_skills
from pixsim.assembly.standing import profile_standing
from pixsim.bank.question import item_of
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.coach.evidence import PastAnswer
from pixsim.coach.practice import practice_questions, rehearsal_agenda
from pixsim.coach.questions import separate_subjects
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2
from pixsim.running.practice import answers_of, past_answers, practice_ways, propose_practice
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_practice
from pixsim.store.sittings.journal import Journal
from tests.conftest import NOW, ManualClock
from tests.tools.mocks import sit_v2, sit_v3
from tests.tools.tiers import examples


def skills_of(queue: tuple[str, ...], bank: Bank) -> list[str]:
    return [bank.items[item_of(question)].skill for question in queue]


def coming_names(profile: Profile, bank: Bank) -> set[str]:
    coming = coming_skills(profile, bank)
    return {s.name for s, asked in zip(bank.framework.skills, coming, strict=True) if asked}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_coming_skills_are_those_that_an_exam_asks(
    bank: Bank, sample: Profile, seed: int
) -> None:
    form = generate(sample, bank, V2(), seed)
    assert {asked.question.skill for asked in form.questions} == coming_names(sample, bank)


@pytest.mark.full
def test_of_plain_levels_the_skills_asked_most_often_are_coming(bank: Bank, plain: Profile) -> None:
    coming = coming_names(plain, bank)
    forms = [generate(plain, bank, V2(), seed) for seed in range(12)]
    asked = [{q.question.skill for q in form.questions} for form in forms]
    assert len(coming) == len(forms[0].questions)
    shared = sum(len(coming & one) for one in asked) / len(asked)
    others = [len(a & b) for a in asked for b in asked if a is not b]
    assert shared > sum(others) / len(others)  # nearer to any form than forms are to each other


def test_a_practice_under_v2_asks_the_coming_test_with_the_errors_of_the_mock_first(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    result = sit_v2(sample, bank, journal, 1.0, seed=3)
    wrong = {q.skill for q in result.questions if q.outcome != "ok"}
    met = {q.id for q in result.questions}
    assert 10 < len(wrong) < 40
    result = result.model_copy(update={"autopilot": None})
    answers = past_answers(sample, [result])
    rng, now = np.random.default_rng(1), result.started_at + timedelta(days=1)
    agenda = rehearsal_agenda(sample, bank, "v2", answers, now, rng)
    assert agenda.basis == "coming"
    assert set(agenda.skills) == coming_names(sample, bank)
    assert set(agenda.skills[: len(wrong)]) == wrong
    queue = practice_questions(agenda, bank, sample, answers, 10, rng)
    assert set(skills_of(queue, bank)) <= wrong
    assert not met & set(queue)


def test_skills_of_the_form_come_the_longest_unseen_first(bank: Bank, sample: Profile) -> None:
    names = sorted(coming_names(sample, bank))
    answers = [
        PastAnswer(name, "", right=True, at=NOW - timedelta(days=k % 7))
        for k, name in enumerate(names)
    ]
    answers.append(PastAnswer(names[0], "", right=False, at=NOW))
    agenda = rehearsal_agenda(sample, bank, "v2", answers, NOW, np.random.default_rng(0))
    days = [names.index(name) % 7 for name in agenda.skills[1:]]
    assert agenda.skills[0] == names[0]
    assert days == sorted(days, reverse=True)


def test_a_practice_under_v3_takes_all_competences_in_turn_at_the_own_level(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    rng = np.random.default_rng(1)
    queue = propose_practice(sample, bank, journal, "v3", 16, NOW, rng)
    skills = [bank.framework.skill[name] for name in skills_of(queue, bank)]
    assert {skill.competence for skill in skills} == set(bank.framework.competence)
    levels = profile_standing(sample, bank.framework, V2()).capped(V2())[0]
    index = bank.framework.competence_index
    assert all(abs(s.level - max(1, levels[index[s.competence]])) <= 1 for s in skills)


def test_who_is_not_certifiable_practises_at_the_own_level(bank: Bank, journal: Journal) -> None:
    new = Profile(id="nouveau", name="Nouveau")
    queue = propose_practice(new, bank, journal, "v2", 16, NOW, np.random.default_rng(1))
    skills = [bank.framework.skill[name] for name in skills_of(queue, bank)]
    assert len(skills) == 16
    assert all(skill.level <= 2 for skill in skills)


def test_one_competence_of_the_form_is_asked_again_in_other_variants(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    queue = propose_practice(
        sample, bank, journal, "v2", 10, NOW, np.random.default_rng(1), ["3.4"]
    )
    coming = {n for n in coming_names(sample, bank) if bank.framework.skill[n].competence == "3.4"}
    assert set(skills_of(queue, bank)) == coming
    assert len(set(queue)) == 10


def test_what_was_practised_or_positioned_is_seen(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    before = len(answers_of(sample, journal))
    assert before == sum(e.source == "direct" for e in sample.knowledge)
    sit_v3(sample, bank, journal, "perfect", seed=1)  # of a simulated candidate: nobody's
    queue = propose_practice(sample, bank, journal, "v2", 3, clock(), np.random.default_rng(1))
    plan = plan_practice(sample, bank, queue, now=clock())
    journal.create(plan)
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:
        for _ in queue:
            clock.step(20)
            run.ask()
            run.reply(None)
            run.ask()
    assert len(answers_of(sample, journal)) == before + 3
    again = propose_practice(sample, bank, journal, "v2", 5, clock(), np.random.default_rng(1))
    assert set(skills_of(queue, bank)) <= set(skills_of(again, bank))  # missed: again at once
    assert not set(queue) & set(again)


def test_a_reset_is_no_answer_and_a_clock_that_was_ahead_counts_as_now(
    bank: Bank, sample: Profile
) -> None:
    name = next(iter(coming_names(sample, bank)))
    later = NOW + timedelta(days=400)
    reset = KnowledgeElement(skill=name, source="direct", status="reset", earned_pix=0, date=later)
    profile = sample.model_copy(update={"knowledge": (*sample.knowledge, reset)})
    assert len(past_answers(profile, [])) == len(past_answers(sample, []))
    answers = [PastAnswer(name, "", right=True, at=later)]
    agenda = rehearsal_agenda(sample, bank, "v2", answers, NOW, np.random.default_rng(0))
    assert agenda.skills[-1] == name  # seen today: what was never seen comes before
    assert agenda.evidence.days.min() == 0


def test_words_follow_what_is_proposed() -> None:
    title, ways = practice_ways("coming", 0)
    assert "le test posera" in title
    assert ways[0] == ("5", "5 questions que le test posera")
    title, ways = practice_ways("level", 2)
    assert "à votre niveau" in title
    assert ways[-1] == ("errors", "Rejouer mes 2 erreurs")


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_practice_asks_only_the_coming_test_no_subject_twice_in_a_row_nothing_seen(
    bank: Bank, data: st.DataObject
) -> None:
    """For any profile that may sit V2, any past, any length."""
    rng = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    profile = _positioned(bank, rng)
    coming = coming_names(profile, bank)
    answers = _past(bank, coming, rng)
    length = data.draw(st.integers(1, 25))
    agenda = rehearsal_agenda(profile, bank, "v2", answers, NOW, rng)
    queue = practice_questions(agenda, bank, profile, answers, length, rng)
    names = skills_of(queue, bank)
    tubes = [bank.framework.skill[name].tube for name in names]
    seen = {answer.question for answer in answers}
    assert len(queue) == len(set(queue)) == length
    assert set(names) <= coming
    assert all(one != other for one, other in pairwise(tubes))
    own = suited_bank(bank, profile.accommodations)
    assert all(own.items[item_of(question)] for question in queue)
    for question, name in zip(queue, names, strict=True):
        assert question not in seen or set(own.variants(name)) <= seen
        seen.add(question)


def _positioned(bank: Bank, rng: np.random.Generator) -> Profile:
    """Somebody certifiable: in five competences or more, skills answered at random up to a level."""
    codes = rng.permutation([c.code for c in bank.framework.competences])[: rng.integers(5, 17)]
    accommodations = ("without_sight",) if rng.random() < 0.3 else ()
    elements = []
    for skill in suited_bank(bank, accommodations).playable_skills:
        if skill.competence not in codes or skill.level > 1 + rng.integers(0, 7):
            continue
        direct = skill.level == 1 or rng.random() < 0.6
        elements.append(
            KnowledgeElement(
                skill=skill.name,
                source="direct" if direct else "inferred",
                status="validated",
                earned_pix=4,
                date=NOW - timedelta(days=30),
                question=bank.variants(skill.name)[0] if direct else None,
            )
        )
    return Profile(id="x", name="X", knowledge=tuple(elements), accommodations=accommodations)


def _past(bank: Bank, coming: set[str], rng: np.random.Generator) -> list[PastAnswer]:
    found = []
    for name in sorted(coming):
        for question in rng.permutation(bank.variants(name))[: rng.integers(0, 4)]:
            at: datetime = NOW - timedelta(days=int(rng.integers(0, 30)))
            found.append(PastAnswer(name, str(question), bool(rng.random() < 0.5), at))
    return found


@given(tubes=st.lists(st.sampled_from("abcd"), max_size=14))
def test_subjects_are_kept_apart_wherever_that_can_be(tubes: list[str]) -> None:
    order = separate_subjects(tubes)
    assert sorted(order) == list(range(len(tubes)))
    found = [tubes[place] for place in order]
    most = max((tubes.count(t) for t in tubes), default=0)
    if 2 * most <= len(tubes) + 1:
        assert all(a != b for a, b in pairwise(found))
    apart = all(a != b for a, b in pairwise(tubes))
    if apart:
        assert order == tuple(range(len(tubes)))
