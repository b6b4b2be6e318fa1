"""In another language: of what a rule leaves to chance, questions in that language come first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pixsim.assembly.form import generate
from pixsim.assembly.positioning import begin, next_question
from pixsim.bank.question import Question, item_of, language_of
from pixsim.bank.reading.load import Bank
from pixsim.coach.practice import practice_questions, rehearsal_agenda
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.store.sittings.journal import Journal
from tests.conftest import NOW
from tests.tools.v3_sitting import plan, session_of, sit


@pytest.fixture(scope="module")
def half(bank: Bank) -> Bank:
    """A bank in English where every second item is translated, and one of any two of a skill."""
    items = {}
    for number, (name, item) in enumerate(bank.items.items()):
        is_translated = number % 2 == 0 and item.status == "validated"
        items[name] = item.model_copy(update={"status": "translated"}) if is_translated else item
        if is_translated:
            items[f"{name}_en"] = item.model_copy(update={"id": f"{name}_en"})
    return replace(bank, items=items)


def share(questions: list[str]) -> float:
    return float(np.mean([language_of(question) == "en" for question in questions]))


def test_in_french_nothing_is_preferred(bank: Bank) -> None:
    assert not bank.translations
    skill = bank.playable_skills[0].name
    assert bank.readable(bank.variants(skill)) == bank.variants(skill)


def test_a_positioning_asks_first_what_can_be_read(half: Bank) -> None:
    drawn = [next_question(begin(half, "1.1"), half, np.random.default_rng(n)) for n in range(12)]
    asked = [question for question in drawn if isinstance(question, Question)]
    assert {language_of(question.id) for question in asked} == {"en"}
    assert len({question.skill for question in asked}) > 1  # still drawn


def test_a_personal_test_keeps_its_skills_and_changes_its_language(
    bank: Bank, half: Bank, sample: Profile
) -> None:
    few = {code.code for code in bank.framework.competences[:5]}
    known = [e for e in sample.knowledge if bank.framework.skill[e.skill].competence in few]
    person = sample.model_copy(update={"knowledge": tuple(known)})
    french = generate(person, bank, V2(), seed=2).questions
    english = generate(person, half, V2(), seed=2).questions
    assert [q.question.skill for q in english] == [q.question.skill for q in french]
    for asked in english:
        own = [
            name
            for name in half.variants(asked.question.skill)
            if item_of(name) in half.translations
        ]
        assert not own or asked.question.id in own


def test_an_adaptive_test_asks_equals_that_can_be_read(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(half, sample)
    sit(sitting, half, journal, answers=8)
    assert share([asked.question.id for asked in session_of(journal, sitting.id).asked]) == 1


def test_practice_at_ones_level_proposes_them(half: Bank, sample: Profile) -> None:
    rng = np.random.default_rng(0)
    agenda = rehearsal_agenda(sample, half, "v3", [], NOW, rng)
    queue = practice_questions(agenda, half, sample, [], 16, rng)
    assert share(list(queue)) == 1
