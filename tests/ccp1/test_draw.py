"""What is drawn: each fiche equally often, and the questions of an interview."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2  # type: ignore[import-untyped]

from pixsim.ccp1.dossier import Dossier, read_dossier
from pixsim.ccp1.interview import SHARES, draw_questions
from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.plan import NothingToPresentError, RehearsalPlan, draw_fiche, plan_rehearsal
from pixsim.ccp1.title_requirements import (
    InterviewQuestion,
    TitleRequirements,
    load_title_requirements,
)

NOW = datetime(2026, 11, 27, tzinfo=UTC)
SEEDS = st.integers(0, 2**31 - 1)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder: Path = tmp_path_factory.mktemp("dossier") / "d"
    write_example(folder, load_title_requirements())
    return read_dossier(folder)


def planned(dossier: Dossier, seed: int, past: tuple[RehearsalPlan, ...] = (), **how: object) -> RehearsalPlan:  # fmt: skip
    return plan_rehearsal(dossier, now=NOW, profile_id="x", seed=seed, past=past, **how)  # type: ignore[arg-type]


@given(st.integers(2, 8), st.integers(0, 2**30))
@settings(max_examples=12, deadline=None)
def test_each_fiche_is_drawn_equally_often(count: int, first: int) -> None:
    draws = 400 * count
    numbers = range(1, count + 1)
    seen = Counter(draw_fiche(numbers, seed) for seed in range(first, first + draws))
    assert set(seen) == set(numbers)
    distance = sum((seen[n] - 400) ** 2 / 400 for n in numbers)
    assert distance < chi2.isf(1e-9, count - 1)


def test_a_fiche_named_and_those_rehearsed_least(dossier: Dossier) -> None:
    assert {planned(dossier, seed, action=3).fiche.number for seed in range(20)} == {3}
    past = tuple(planned(dossier, 1, action=n) for n in (1, 2, 4, 5, 1))
    assert {planned(dossier, seed, past, action="least").fiche.number for seed in range(20)} == {3}
    with pytest.raises(NothingToPresentError):
        planned(dossier, 1, action=9)


@given(SEEDS, st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_an_interview(dossier: Dossier, seed: int, number: int) -> None:
    before: list[tuple[InterviewQuestion, ...]] = []
    past: tuple[RehearsalPlan, ...] = ()
    for round_ in range(3):
        plan = planned(dossier, seed + round_, past, action=number)
        again = planned(dossier, seed + round_, past, action=number)
        assert plan.questions == again.questions  # same seed, same questions
        ids = [question.id for question in plan.questions]
        assert len(set(ids)) == len(ids) == sum(SHARES.values())
        assert Counter(question.about for question in plan.questions) == SHARES
        assert {question.competence for question in plan.questions} == {"1", "2", "3", "4"}
        fiche = plan.fiche
        assert all(
            q.fits(fiche.public, fiche.environment, fiche.collective) for q in plan.questions
        )
        assert not {q.id for asked in before[-2:] for q in asked} & set(ids)
        before.append(plan.questions)
        past = (*past, plan)


def test_questions_made_for_a_fiche_come_more_often(dossier: Dossier) -> None:
    rules = dossier.referential
    robot = planned(dossier, 1, action=3).fiche
    seen = Counter(q.id for seed in range(300) for q in draw_questions(rules, robot, (), seed))
    assert seen["robot-groupe"] > 1.5 * seen["secours"]
    assert not seen["imprimante-attente"]


def test_with_few_questions_all_are_asked_once(dossier: Dossier) -> None:
    rules = dossier.referential
    few = rules.model_copy(update={"questions": rules.questions[:3]})
    fiche = planned(dossier, 1, action=1).fiche
    assert set(draw_questions(few, fiche, [few.questions], 5)) <= set(few.questions)
    assert len(draw_questions(few, fiche, [few.questions], 5)) == 3


def test_the_bank_of_questions(rules: TitleRequirements) -> None:
    questions = rules.questions
    assert len(questions) >= 60
    asks = [question.ask for question in questions]
    points = [point for question in questions for point in question.covers]
    assert len(set(asks)) == len(asks)
    assert len(set(points)) == len(points) == 3 * len(questions)
    for question in questions:
        assert question.ask.rstrip()[-1] in ".?»", question.id
        assert question.why.endswith("."), question.id
        named = set(re.findall("{{(.*?)}}", question.ask))
        assert named <= {"titre", "public", "environnement"}, question.id
        for text in (question.ask, question.why, *question.covers):
            assert "  " not in text
            assert not any(f"{sign}" in text for sign in (" ,", "..", " ."))
    for competence in rules.competence:
        mine = [q for q in questions if q.competence == competence.code]
        assert {q.about for q in mine} == set(SHARES)
        assert sum(q.about == "action" and q.when is None for q in mine) >= 7
