"""A V3 sitting with questions on trial: what it asks, and that they count for nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace as changed

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import Calibrated
from pixsim.profile import Profile
from pixsim.report.v3.instructions import sitting_points
from pixsim.report.v3.result import V3Result
from pixsim.report.v3.text import v3_text
from pixsim.rules.abort_and_reports import Report
from pixsim.rules.v3 import V3, certify
from pixsim.running.exam import Exam
from pixsim.session.events import Asked, EventRefusedError, Started
from pixsim.session.rule_sets import read_plan
from pixsim.session.state import Session, replay_sitting
from pixsim.session.v3.asking import answers_of, next_question
from pixsim.session.v3.plan import V3Plan
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.responses import responses
from tests.conftest import NOW, ManualClock
from tests.tools.mocks import new_v3
from tests.tools.v3_sitting import answer, events_of, often, scored, session_of

RULES = V3(seeded=4)
TOTAL = 36


def known(bank: Bank, share: int = 2) -> Bank:
    """One item in so many calibrated, at values of its own."""
    day = datetime.date(2026, 11, 1)
    items = list(bank.items.values())[::share]
    found = {
        item.id: Calibrated(
            item=item.id, a=1.1, b=bank.curve(item)[1] + 0.1, se_a=0.1, se_b=0.1, n=300,
            method="2pl MAP", date=day,
        )
        for item in items
    }  # fmt: skip
    return changed(bank, parameters=found)


@pytest.fixture(scope="session")
def half(bank: Bank) -> Bank:
    return known(bank)


def plan(bank: Bank, profile: Profile, seed: int = 5, rules: V3 = RULES) -> V3Plan:
    return new_v3(profile, bank, rules, seed=seed, clock=ManualClock())


def trials_of(session: Session) -> list[int]:
    """Numbers of the questions on trial."""
    return [one.number for one in session.asked if one.seeded]


def trial_answered(*, right: bool) -> Callable[[Session], bool]:
    """Answers on trial all right or all wrong, the scored ones two right out of three."""
    return lambda session: right if session.seeded_here else often(session.scored)


def sit_by(
    sitting: V3Plan, bank: Bank, journal: Journal, right: Callable[[Session], bool]
) -> Session:
    """Sit through, each answer right or not by what the session is."""
    clock = ManualClock()
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.start()
        while not exam.session.is_over:
            answer(exam, clock, right(exam.session))
        return exam.session


def test_by_default_nothing_is_on_trial(half: Bank, sample: Profile, journal: Journal) -> None:
    sitting = plan(half, sample, rules=V3())
    assert (sitting.length, sitting.seeded_after, sitting.trials) == (32, (), None)
    result = scored(sitting, half, journal)
    assert result.seeded == 0
    assert "essai" not in " ".join(f"{word} {said}" for word, said in sitting_points(sitting)[:-2])


def test_a_test_has_32_scored_questions_and_those_on_trial_at_the_places_of_its_plan(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    for seed in range(4):
        sitting = plan(half, sample, seed)
        assert sitting.length == TOTAL
        assert len(sitting.seeded_after) == 4
        session = sit_by(sitting, half, journal, lambda session: often(session.number))
        assert session.end_reason == "completed"
        assert session.length == len(session.responses) == TOTAL
        assert session.scored == 32
        at = [number - 1 - k for k, number in enumerate(trials_of(session))]
        assert at == list(sitting.seeded_after)


def test_what_is_on_trial_was_never_calibrated_and_what_is_scored_was(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    session = sit_by(plan(half, sample), half, journal, lambda session: often(session.number))
    for one in session.asked:
        assert (one.item in half.parameters) != one.seeded
    skills = [one.question.skill for one in session.asked]
    assert len({one.item for one in session.asked}) == TOTAL
    seen: set[str] = set()
    for one, skill in zip(session.asked, skills, strict=True):
        assert not (one.seeded and skill in seen)
        seen.add(skill)


@pytest.mark.full
def test_answers_on_trial_change_nothing_that_is_scored(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    """Right, wrong, or absent: the same scored questions, ability and score, bit for bit."""
    found = []
    for name, on_trial in (("a", True), ("b", False)):
        sitting = plan(half, sample).model_copy(update={"id": f"s{name}"})
        session = sit_by(sitting, half, journal, trial_answered(right=on_trial))
        with Exam(journal, sitting.id, clock=ManualClock(), bank=half) as exam:
            result = exam.result()
        assert isinstance(result, V3Result)
        own = [(one.item, one.question.id, one.theta) for one in session.asked if not one.seeded]
        found.append((own, result.theta, result.error, result.total_pix))
    # the scored items alone, without anything on trial: the same pool, the same draws
    alone = plan(half, sample)
    without = alone.model_copy(
        update={"id": "sc", "seeded_places": (), "trials": None, "length": 32}
    )
    session = sit_by(without, half, journal, lambda session: often(session.scored))
    with Exam(journal, "sc", clock=ManualClock(), bank=half) as exam:
        result = exam.result()
    assert isinstance(result, V3Result)
    own = [(one.item, one.question.id, one.theta) for one in session.asked]
    found.append((own, result.theta, result.error, result.total_pix))
    assert found[0] == found[1] == found[2]
    items, correct = answers_of(session)
    pool = without.pool.planned.pool
    assert certify(RULES, pool, items, correct, np.array([32])).score[0] == found[0][3]


def test_a_journal_cut_anywhere_leads_to_the_same_next_question(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(half, sample)
    sit_by(sitting, half, journal, lambda session: often(session.number))
    session, asked = Session(sitting), 0
    for event in events_of(journal, sitting.id):
        if isinstance(event, Asked):
            asked += 1
            assert next_question(session, half).model_copy(update={"at": event.at}) == event
        session = session.apply(event)
    assert asked == TOTAL
    assert session == session_of(journal, sitting.id)
    assert read_plan(sitting.model_dump_json()) == sitting


def test_an_uncalibrated_bank_has_on_trial_what_it_does_not_score(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample)
    assert sitting.trials is not None
    assert not set(sitting.trials.items) & set(sitting.pool.items)
    session = sit_by(sitting, bank, journal, lambda session: often(session.number))
    assert len(trials_of(session)) == 4


def test_a_bank_without_anything_new_has_nothing_on_trial(bank: Bank, sample: Profile) -> None:
    sitting = plan(known(bank, 1), sample)
    assert (sitting.length, sitting.trials) == (32, None)


def test_a_confirmed_problem_replaces_a_question_on_trial_by_another_one(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(half, sample)
    number = sitting.seeded_after[0] + 1
    result = scored(sitting, half, journal, answers=TOTAL, confirmed=(number,))
    session = session_of(journal, sitting.id)
    here = [one for one in session.asked if one.number == number]
    assert [one.seeded for one in here] == [True, True]
    assert here[0].replaced
    assert here[0].question.skill != here[1].question.skill
    assert (result.answered, result.seeded, result.replaced) == (32, 4, 1)


def test_where_none_on_trial_is_left_the_test_is_one_shorter(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(half, sample)
    assert sitting.trials is not None
    gone = {
        name: item for name, item in half.items.items() if name not in set(sitting.trials.items)
    }
    later = changed(half, items=gone)
    session = sit_by(sitting, later, journal, lambda session: often(session.number))
    assert session.end_reason == "completed"
    assert (len(session.responses), session.length, session.scored) == (32, 32, 32)


def test_what_is_on_trial_cannot_be_asked_elsewhere_nor_as_scored(
    half: Bank, sample: Profile
) -> None:
    sitting = plan(half, sample)
    assert sitting.trials is not None
    session = replay_sitting(sitting, [Started(at=NOW)])
    first = next_question(session, half)
    for update in ({"seeded": True}, {"item": sitting.trials.items[0]}):
        with pytest.raises(EventRefusedError):
            session.apply(first.model_copy(update=update))


def test_twenty_answers_are_twenty_scored_ones(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(half, sample)
    before = sum(place < 20 for place in sitting.seeded_after)
    few = scored(sitting, half, journal, answers=19 + before, end="candidate")
    assert (few.total_pix, few.answered, few.length) == (None, 19, 32)
    enough = plan(half, sample, seed=6)
    before = sum(place < 20 for place in enough.seeded_after)
    found = scored(enough, half, journal, answers=20 + before, end="candidate")
    assert found.answered == 20
    assert found.degraded


def test_the_candidate_is_told_before_and_after(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(half, sample)
    said = dict(sitting_points(sitting))
    assert said["Questions"].startswith("32 questions")
    assert "4 questions à l'essai" in said["À l'essai"]
    assert sitting.duration_minutes == 119
    result = scored(sitting, half, journal, answers=TOTAL)
    text = " ".join(v3_text(result, half.framework).split())
    assert "4 questions étaient à l'essai" in text
    on_trial = [q for q in result.questions if q.is_on_trial]
    assert len(on_trial) == 4
    assert all(q.is_left_out and q.theta_after is None and not q.calibrated for q in on_trial)
    assert sum(c.asked for c in result.competences) == 32


def test_the_export_marks_them(half: Bank, sample: Profile, journal: Journal) -> None:
    sitting = plan(half, sample)
    session = sit_by(sitting, half, journal, lambda session: often(session.number))
    table = responses(journal)
    assert table["seeded"].sum() == 4
    assert table.loc[table["seeded"], "number"].tolist() == trials_of(session)
    assert set(table.loc[table["seeded"], "item"]) == {
        one.item for one in session.asked if one.seeded
    }


def test_a_dismissed_report_keeps_the_question_on_trial(
    half: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(half, sample)
    number = sitting.seeded_after[1] + 2
    result = scored(sitting, half, journal, answers=TOTAL, dismissed=(number,))
    row = next(q for q in result.questions if q.number == number)
    assert row.is_on_trial
    assert row.reports == (Report.WEBSITE_UNAVAILABLE.name.lower(),)
