"""A V3 sitting: what may happen when, which question comes next, and what it is worth."""

from __future__ import annotations

from dataclasses import replace as changed
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from pixsim.assembly.figure_quota import due
from pixsim.assembly.form import NotCertifiableError
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.outcome import Outcome
from pixsim.profile import Profile, read_profile
from pixsim.rules.abort_and_reports import AbortReason, Report
from pixsim.rules.v3 import V3, administer, certify
from pixsim.running.exam import new_sitting
from pixsim.session import events as ev
from pixsim.session.rule_sets import read_plan, settle_marks
from pixsim.session.state import Session, replay_sitting
from pixsim.session.v3.asking import answers_of, next_question
from pixsim.session.v3.plan import TooFewItemsError, V3Plan
from pixsim.store.sittings.journal import Journal
from tests.conftest import NOW, ManualClock
from tests.tools.small_bank import write_bank
from tests.tools.v3_ranking import rank_next
from tests.tools.v3_sitting import (
    draws,
    events_of,
    often,
    plan,
    scored,
    session_of,
    sit,
    tie_draw,
)

RULES = V3()


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.fixture
def sitting(bank: Bank, sample: Profile) -> V3Plan:
    return plan(bank, sample)


def asked(sitting: V3Plan, bank: Bank) -> Session:
    """Begun, the first question chosen and not shown."""
    session = replay_sitting(sitting, [ev.Started(at=NOW)])
    return session.apply(next_question(session, bank))


def begun(sitting: V3Plan, bank: Bank) -> Session:
    """The first question shown."""
    return asked(sitting, bank).apply(ev.Shown(at=NOW, number=1))


def test_a_session_awaits_a_question_between_answers_and_only_then(
    sitting: V3Plan, bank: Bank
) -> None:
    assert not Session(sitting).awaits_question
    started = replay_sitting(sitting, [ev.Started(at=NOW)])
    assert started.awaits_question
    assert started.question is None
    session = begun(sitting, bank)
    assert not session.awaits_question
    assert session.question is not None
    answered = session.apply(ev.Skipped(at=after(1), number=1))
    assert answered.awaits_question
    assert (answered.number, answered.length) == (2, 32)
    assert answered.questions == session.questions
    with pytest.raises(ValueError, match="awaits no question"):
        next_question(session, bank)


@pytest.mark.parametrize(
    "event",
    [
        ev.Answered(at=after(1), number=2, answer=("1",)),
        ev.Skipped(at=after(1), number=2),
        ev.ReportConfirmed(at=after(1), number=1),
        ev.ReportDismissed(at=after(1), number=1),
        ev.Reported(at=after(1), number=2, report=Report.OTHER),
        ev.Reported(at=after(1), number=0, report=Report.OTHER),
        ev.Skipped(at=after(105 * 60), number=1),
        ev.ReportConfirmed(at=after(105 * 60), number=1),
    ],
)
def test_what_cannot_happen_is_refused(sitting: V3Plan, bank: Bank, event: ev.Event) -> None:
    with pytest.raises(ev.EventRefusedError):
        begun(sitting, bank).apply(event)


@pytest.mark.parametrize(
    ("changes", "before", "outcome"),
    [
        ({"focus": True}, ev.FocusLost(at=after(1), number=1), Outcome.FOCUSED_OUT),
        ({"timer": 30}, ev.TimerElapsed(at=after(31), number=1), Outcome.TIMED_OUT),
        ({"focus": False}, ev.FocusLost(at=after(1), number=1), Outcome.OK),
    ],
)
def test_late_or_out_of_focus_a_right_answer_counts_as_wrong(
    sitting: V3Plan,
    bank: Bank,
    changes: dict[str, object],
    before: ev.Event,
    outcome: Outcome,
) -> None:
    started = replay_sitting(sitting, [ev.Started(at=NOW)])
    chosen = next_question(started, bank)
    question = chosen.question.model_copy(update=changes)
    session = started.apply(chosen.model_copy(update={"question": question}))
    for event in (
        ev.Shown(at=NOW, number=1),
        before,
        ev.Answered(at=after(40), number=1, answer=question.right_answer),
    ):
        session = session.apply(event)
    assert session.responses[0].outcome is outcome
    assert answers_of(session)[1].tolist() == [[outcome is Outcome.OK]]


def test_a_second_question_or_a_foreign_item_cannot_be_asked(sitting: V3Plan, bank: Bank) -> None:
    started = replay_sitting(sitting, [ev.Started(at=NOW)])
    first = next_question(started, bank)
    for event in (
        first.model_copy(update={"number": 2}),
        first.model_copy(update={"item": "inconnu1-x"}),
    ):
        with pytest.raises(ev.EventRefusedError):
            started.apply(event)
    with pytest.raises(ev.EventRefusedError):
        started.apply(first).apply(first)
    with pytest.raises(ev.EventRefusedError):
        Session(sitting).apply(first)


def test_an_unshown_question_can_be_neither_answered_nor_reported(
    sitting: V3Plan, bank: Bank
) -> None:
    session = asked(sitting, bank)
    for event in (
        ev.Skipped(at=NOW, number=1),
        ev.Reported(at=NOW, number=1, report=Report.OTHER),
    ):
        with pytest.raises(ev.EventRefusedError):
            session.apply(event)


def test_nothing_is_answered_while_a_report_waits(sitting: V3Plan, bank: Bank) -> None:
    session = begun(sitting, bank).apply(ev.Reported(at=after(1), number=1, report=Report.OTHER))
    assert session.report_pending
    for event in (
        ev.Skipped(at=after(2), number=1),
        ev.Answered(at=after(2), number=1, answer=("1",)),
        ev.Reported(at=after(2), number=1, report=Report.OTHER),
    ):
        with pytest.raises(ev.EventRefusedError):
            session.apply(event)
    assert session.apply(ev.Ended(at=after(2), reason="candidate")).is_over


def test_a_dismissed_report_keeps_the_question(sitting: V3Plan, bank: Bank) -> None:
    before = begun(sitting, bank).apply(ev.FocusLost(at=NOW, number=1))
    session = before.apply(ev.Reported(at=after(1), number=1, report=Report.OTHER))
    session = session.apply(ev.ReportDismissed(at=after(2), number=1))
    assert session.question == before.question
    assert (session.number, session.focus_lost, session.shown_at) == (1, True, NOW)
    assert session.apply(ev.Skipped(at=after(3), number=1)).number == 2


def test_a_confirmed_report_replaces_the_question_under_the_same_number(
    sitting: V3Plan, bank: Bank
) -> None:
    session = begun(sitting, bank).apply(ev.FocusLost(at=NOW, number=1))
    session = session.apply(ev.Reported(at=after(1), number=1, report=Report.OTHER))
    session = session.apply(ev.ReportConfirmed(at=after(2), number=1))
    assert session.awaits_question
    assert (session.number, session.focus_lost, session.shown_at) == (1, False, None)
    again = session.apply(next_question(session, bank))
    assert again.number == 1
    assert again.place == 2
    first, second = again.asked
    assert first.replaced
    assert first.reports == (Report.OTHER,)
    assert second.question.skill != first.question.skill
    assert again.questions == (second.question,)
    assert again.served == (first.question, second.question)


def test_a_replaced_skill_is_never_asked_again_and_32_answers_are_still_due(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample)
    result = scored(sitting, bank, journal, confirmed=(1, 9, 9, 9, 20))
    session = session_of(journal, sitting.id)
    replaced = [one.question.skill for one in session.asked if one.replaced]
    kept = [one.question.skill for one in session.asked if not one.replaced]
    assert len(replaced) == 5
    assert len(set(replaced)) == 5
    assert len(kept) == 32 == len(session.responses) == result.answered
    assert not set(replaced) & set(kept)
    assert result.replaced == 5
    assert result.end_reason == "completed"


def test_five_questions_show_something_among_equals(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample)
    scored(sitting, bank, journal)
    session = session_of(journal, sitting.id)
    shows = [bank.items[one.item].kind == "look" for one in session.asked if one.item]
    assert sum(shows) >= 5
    assert all(sum(shows[:number]) >= due(number, 32) - 1 for number in range(1, 33))  # spread


def test_a_test_may_begin_with_any_item_that_the_rules_rank_alike(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    """What is to be looked at is spread over a test: were the first always one, it would be foreseen."""
    kinds = []
    for seed in range(8):
        sitting = plan(bank, sample, seed=seed)
        sit(sitting, bank, journal, answers=1)
        kinds.append(bank.items[str(session_of(journal, sitting.id).asked[0].item)].kind)
    assert sum(kind != "look" for kind in kinds) >= 3


def test_the_sitting_is_the_engine_s_own_assessment(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    """Same answers and draws through the simulator: same items, ability and score, bit for bit."""
    for seed in (1, 2, 3):
        sitting = plan(bank, sample, seed).model_copy(update={"looked_at": 0})
        result = scored(sitting, bank, journal)
        session = session_of(journal, sitting.id)
        pool = sitting.pool.planned.pool
        items, correct = answers_of(session)
        test = administer(
            RULES,
            pool,
            1,
            lambda rows, question, chosen: np.array([often(question + 1)]),  # noqa: ARG005
            lambda rows, question: draws(seed, question),  # noqa: ARG005, B023
            ties=lambda rows, question: tie_draw(seed, question),  # noqa: ARG005, B023
        )
        assert test.items[0].tolist() == items[0].tolist()
        assert test.correct[0].tolist() == correct[0].tolist()
        thetas = [q.theta_after for q in result.questions]
        assert thetas == test.theta_after[0].tolist()
        assert [one.theta for one in session.asked] == [-3.0, *thetas[:-1]]
        assert (result.theta, result.error) == (test.theta[0], test.error[0])
        certificate = certify(RULES, pool, test.items, test.correct, np.array([32]))
        assert result.total_pix == certificate.score[0]
        assert [c.level for c in result.competences] == certificate.level[0].tolist()


@pytest.mark.full
def test_every_question_is_among_the_best_five_of_a_scan_from_scratch(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample, seed=9)
    scored(sitting, bank, journal, confirmed=(4, 17))
    session = session_of(journal, sitting.id)
    found = sitting.pool.planned
    items, correct = answers_of(session)
    gone: list[int] = []
    for one in session.asked:
        count = np.array([one.number - 1])
        best = rank_next(
            RULES, found.pool, items, correct, count, available=found.available(gone)[None]
        )
        place = found.place[one.item]
        listed = best.ranking.items[0, : RULES.list_length]
        assert found.pool.kind[place] in found.pool.kind[listed]  # one of equals is drawn
        assert found.available(gone)[place]
        assert one.theta == best.theta[0]
        if one.replaced:
            gone.append(int(found.pool.skill[place]))


def test_a_journal_cut_anywhere_leads_to_the_same_next_question(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample)
    scored(sitting, bank, journal, confirmed=(3, 3, 18), dismissed=(5,))
    events = events_of(journal, sitting.id)
    assert sum(isinstance(event, ev.Asked) for event in events) == 35
    session = Session(sitting)
    for place, event in enumerate(events):
        if isinstance(event, ev.Asked):
            again = replay_sitting(sitting, events[:place])
            assert again == session
            assert next_question(again, bank).model_copy(update={"at": event.at}) == event
        session = session.apply(event)
    assert session == session_of(journal, sitting.id)


def test_seeds_answers_and_nothing_else_decide_the_questions(
    bank: Bank, sample: Profile, plain: Profile, journal: Journal
) -> None:
    def served(profile: Profile, seed: int, answers: int = 8) -> list[str]:
        sitting = plan(bank, profile, seed)
        sit(sitting, bank, journal, answers=answers)
        return [one.id for one in session_of(journal, sitting.id).served]

    assert served(sample, 1) == served(plain, 1) != served(sample, 2)


def test_an_item_the_bank_has_lost_withdrawn_or_broken_is_not_asked(
    bank: Bank, sitting: V3Plan
) -> None:
    session = replay_sitting(sitting, [ev.Started(at=NOW)])
    first = next_question(session, bank).item
    item = bank.items[first]
    without = {name: one for name, one in bank.items.items() if name != first}
    withdrawn = {**bank.items, first: item.model_copy(update={"status": "archived"})}
    broken = {
        **bank.items,
        first: item.model_copy(update={"statement": "{{rien}}", "variants": (), "family": None}),
    }
    for items in (without, withdrawn, broken):
        later = changed(bank, items=items)
        assert next_question(session, later).item != first


def test_a_later_bank_changes_nothing_in_what_answers_are_worth(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample)
    result = scored(sitting, bank, journal, answers=24, end="candidate")
    again = read_plan(sitting.model_dump_json())
    assert again == sitting
    session = replay_sitting(again, events_of(journal, sitting.id))
    assert isinstance(session.sitting, V3Plan)
    items, correct = answers_of(session)
    certificate = certify(
        RULES,
        session.sitting.pool.planned.pool,
        items,
        correct,
        np.array([24]),
        abort=np.array([AbortReason.CANDIDATE], dtype=np.int8),
    )
    assert result.degraded
    assert result.total_pix == certificate.score[0]
    assert result.theta_degraded == certificate.theta[0]


def test_marks_are_the_outcomes_of_what_was_asked_and_not_replaced(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample)
    sit(sitting, bank, journal, answers=5, end="candidate", confirmed=(2,))
    session = session_of(journal, sitting.id)
    settled = settle_marks(session)
    right = [Outcome.OK if often(number) else Outcome.SKIPPED for number in range(1, 6)]
    assert list(settled.outcome) == [*right, Outcome.UNANSWERED]
    assert len(settled.outcome) == len(session.questions)
    assert not any(settled.neutralised + settled.auto_skipped)


def test_the_profile_decides_only_whether_it_may_be_sat(bank: Bank, sample: Profile) -> None:
    low = read_profile(bundled_folder("profiles") / "debutant.json", bank.framework)
    with pytest.raises(NotCertifiableError):
        new_sitting(low, bank, clock=ManualClock(), rules=V3())
    third = sample.model_copy(update={"extra_time_percent": 33})
    assert plan(bank, third).time_allowed == timedelta(minutes=105) * 1.33


def test_a_bank_too_small_is_refused_before_anything_is_recorded(
    tmp_path: Path, plain: Profile
) -> None:
    small = load_bank(write_bank(tmp_path / "bank"))
    with pytest.raises(TooFewItemsError) as refused:
        new_sitting(plain, small, clock=ManualClock(), rules=V3())
    assert (refused.value.found, refused.value.needed) == (3, 32)
