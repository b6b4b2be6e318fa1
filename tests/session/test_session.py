"""The session: what may happen when, under a clock that is told the time."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import Report
from pixsim.rules.v2 import V2, Status, Verdict
from pixsim.session import events as ev
from pixsim.session.rule_sets import settle_marks
from pixsim.session.state import Session, replay_sitting
from pixsim.session.v2.plan import V2Plan
from pixsim.session.v2.scoring import score_v2
from tests.conftest import NOW, ManualClock
from tests.tools.mocks import new_v2
from tests.tools.small_bank import write_bank


@pytest.fixture
def sitting(bank: Bank, sample: Profile) -> V2Plan:
    return new_v2(sample, bank, seed=1, clock=ManualClock())


def with_first(sitting: V2Plan, **changes: object) -> V2Plan:
    """The same sitting, its first question changed."""
    first = sitting.questions[0]
    question = Question.model_validate({**first.question.model_dump(), **changes})
    return sitting.model_copy(
        update={
            "questions": (first.model_copy(update={"question": question}), *sitting.questions[1:])
        }
    )


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def begun(sitting: V2Plan) -> Session:
    return replay_sitting(sitting, [ev.Started(at=NOW), ev.Shown(at=NOW, number=1)])


def answer_all(session: Session, right: bool = True) -> Session:
    while (question := session.question) is not None and not session.is_over:
        at = session.last_at or NOW
        number = session.number
        session = session.apply(ev.Shown(at=at, number=number))
        event: ev.Event = (
            ev.Answered(at=at, number=number, answer=question.right_answer)
            if right
            else ev.Skipped(at=at, number=number)
        )
        session = session.apply(event)
    return session


def test_the_deadline_is_fixed_at_the_start_with_extra_time(sitting: V2Plan) -> None:
    assert begun(sitting).deadline == NOW + timedelta(minutes=105)
    third = sitting.model_copy(update={"extra_time_percent": 33})
    assert begun(third).deadline == NOW + timedelta(minutes=105) * 1.33


def test_an_answer_is_marked_and_the_next_question_comes(sitting: V2Plan) -> None:
    question = sitting.questions[0].question
    session = begun(sitting).apply(
        ev.Answered(at=after(40), number=1, answer=question.right_answer)
    )
    assert session.number == 2
    assert session.responses[0].outcome is Outcome.OK
    assert session.responses[0].seconds == 40
    assert session.shown_at is None


@pytest.mark.parametrize(
    "event",
    [
        ev.Answered(at=after(1), number=2, answer=("1",)),
        ev.Skipped(at=after(1), number=2),
        ev.Started(at=after(1)),
        ev.Shown(at=after(1), number=3),
        ev.Shown(at=after(-1), number=1),
        ev.Answered(at=after(105 * 60), number=1, answer=("1",)),
        ev.Skipped(at=after(200 * 60), number=1),
        ev.Reported(at=after(1), number=2, report=Report.OTHER),
        ev.Reported(at=after(1), number=0, report=Report.OTHER),
    ],
)
def test_what_cannot_happen_is_refused(sitting: V2Plan, event: ev.Event) -> None:
    with pytest.raises(ev.EventRefusedError):
        begun(sitting).apply(event)


def test_nothing_happens_before_the_start_nor_after_the_end(sitting: V2Plan) -> None:
    with pytest.raises(ev.EventRefusedError):
        Session(sitting).apply(ev.Shown(at=NOW, number=1))
    over = begun(sitting).apply(ev.Ended(at=after(1), reason="candidate"))
    for event in (
        ev.Skipped(at=after(2), number=1),
        ev.Ended(at=after(2), reason="time"),
        ev.Resumed(at=after(2)),
    ):
        with pytest.raises(ev.EventRefusedError):
            over.apply(event)


def test_an_unshown_question_cannot_be_answered(sitting: V2Plan) -> None:
    with pytest.raises(ev.EventRefusedError):
        replay_sitting(sitting, [ev.Started(at=NOW)]).apply(ev.Skipped(at=NOW, number=1))


def test_time_over_is_due_at_the_deadline_not_before(sitting: V2Plan) -> None:
    session = begun(sitting)
    assert session.due(after(105 * 60 - 1)) is None
    for minutes in (105, 107):
        assert session.due(after(minutes * 60)) == ev.Ended(at=after(105 * 60), reason="time")


def test_time_left_is_all_before_the_start_and_never_negative(sitting: V2Plan) -> None:
    assert Session(sitting).remaining(after(500)) == timedelta(minutes=105)
    session = begun(sitting)
    assert session.remaining(after(60)) == timedelta(minutes=104)
    assert session.remaining(after(107 * 60)) == timedelta(0)


def test_a_question_shown_again_keeps_its_first_moment(sitting: V2Plan) -> None:
    session = begun(with_first(sitting, timer=30)).apply(ev.Shown(at=after(20), number=1))
    assert session.timer_remaining(after(25)) == timedelta(seconds=5)
    assert session.apply(ev.Skipped(at=after(25), number=1)).responses[0].seconds == 25


def test_unanswered_questions_count_as_wrong_for_lack_of_time(sitting: V2Plan) -> None:
    over = begun(sitting).apply(ev.Ended(at=after(105 * 60), reason="time"))
    settled = settle_marks(over)
    assert settled.auto_skipped == (True,) * over.length
    assert not any(settled.neutralised)
    scores, _ = score_v2(over, V2())
    assert (scores.status[0], scores.total[0]) == (Status.REJECTED, 0)


def test_unanswered_questions_are_neutralised_after_a_technical_problem(sitting: V2Plan) -> None:
    over = begun(sitting).apply(ev.Ended(at=after(60), reason="technical"))
    settled = settle_marks(over)
    assert settled.neutralised == (True,) * over.length
    scores, _ = score_v2(over, V2())
    assert scores.status[0] == Status.CANCELLED


def test_a_perfect_sitting_keeps_all_and_an_empty_one_loses_all(sitting: V2Plan) -> None:
    perfect, _ = score_v2(answer_all(begun(sitting)), V2())
    assert perfect.status[0] == Status.VALIDATED
    assert set(perfect.verdict[0].tolist()) <= {Verdict.KEPT, Verdict.NOT_TESTED}
    assert perfect.total[0] == sum(min(c.pix, 56) for c in sitting.competences if c.tested)
    nothing, _ = score_v2(answer_all(begun(sitting), right=False), V2())
    assert (nothing.status[0], nothing.total[0]) == (Status.REJECTED, 0)


def test_a_focus_question_left_counts_as_wrong_unless_reported(sitting: V2Plan) -> None:
    focused = with_first(sitting, focus=True)
    right = focused.questions[0].question.right_answer
    session = begun(focused).apply(ev.FocusLost(at=after(1), number=1))
    session = session.apply(ev.FocusRegained(at=after(2), number=1))
    session = session.apply(ev.Answered(at=after(3), number=1, answer=right))
    assert session.responses[0].outcome is Outcome.FOCUSED_OUT
    reported = session.apply(
        ev.Reported(at=after(4), number=1, report=Report.UNINTENTIONAL_FOCUS_OUT)
    )
    ended = ev.Ended(at=after(5), reason="candidate")
    assert settle_marks(session.apply(ended)).outcome[0] is Outcome.FOCUSED_OUT
    assert settle_marks(reported.apply(ended)).outcome[0] is Outcome.OK


def test_leaving_a_free_question_changes_nothing(sitting: V2Plan) -> None:
    free = with_first(sitting, focus=False)
    session = begun(free).apply(ev.FocusLost(at=after(1), number=1))
    right = free.questions[0].question.right_answer
    assert (
        session.apply(ev.Answered(at=after(3), number=1, answer=right)).responses[0].outcome
        is Outcome.OK
    )


def test_a_timer_that_elapsed_makes_a_right_answer_late(sitting: V2Plan) -> None:
    timed = with_first(sitting, timer=30)
    session = begun(timed)
    assert session.timer_remaining(after(10)) == timedelta(seconds=20)
    assert session.due(after(29)) is None
    event = session.due(after(31))
    assert isinstance(event, ev.TimerElapsed)
    session = session.apply(event)
    assert session.due(after(40)) is None
    right = timed.questions[0].question.right_answer
    late = session.apply(ev.Answered(at=after(41), number=1, answer=right))
    assert late.responses[0].outcome is Outcome.TIMED_OUT
    assert late.timed_out is False


@pytest.mark.parametrize(
    ("report", "skipped", "neutralised"),
    [
        (Report.SOFTWARE_NOT_WORKING, True, True),
        (Report.OTHER, True, False),
        (Report.EXTRA_TIME_EXCEEDED, True, False),  # the question has no timer
        (Report.FILE_NOT_OPENING, True, False),  # nor a file
        (Report.SOFTWARE_NOT_WORKING, False, False),  # a right answer is left alone
    ],
)
def test_a_report_neutralises_what_it_may(
    sitting: V2Plan, report: Report, skipped: bool, neutralised: bool
) -> None:
    bare = with_first(sitting, timer=None, focus=False, attachments=())
    session = begun(bare).apply(ev.Reported(at=after(1), number=1, report=report))
    right = bare.questions[0].question.right_answer
    event: ev.Event = (
        ev.Skipped(at=after(2), number=1)
        if skipped
        else ev.Answered(at=after(2), number=1, answer=right)
    )
    over = session.apply(event).apply(ev.Ended(at=after(3), reason="candidate"))
    assert settle_marks(over).neutralised[0] is neutralised


def test_events_survive_the_journal_format(sitting: V2Plan) -> None:
    events: list[ev.Event] = [
        ev.Started(at=NOW),
        ev.Shown(at=NOW, number=1),
        ev.Answered(at=after(5), number=1, answer=("é [b]", "")),
        ev.Reported(at=after(6), number=1, report=Report.OTHER, text="« ça »"),
        ev.Ended(at=after(7), reason="technical"),
    ]
    again = [ev.EVENT.validate_json(event.model_dump_json()) for event in events]
    assert again == events
    assert replay_sitting(
        V2Plan.model_validate_json(sitting.model_dump_json()), again
    ) == replay_sitting(sitting, events)


def test_a_competence_without_question_fails_where_the_rules_say_so(tmp_path: Path) -> None:
    small = load_bank(write_bank(tmp_path / "bank"))  # questions for 1.1 alone
    levels = dict.fromkeys(("1.1", "1.2", "2.1", "3.1", "4.1"), 3)
    profile = Profile(id="x", name="X", levels=levels)
    for rules, wanted in ((V2(), Status.VALIDATED), (V2(on_engine_fault="fail"), Status.ERROR)):
        plan = new_v2(profile, small, seed=1, clock=ManualClock(), rules=rules)
        scores, _ = score_v2(answer_all(begun(plan)), rules)
        assert scores.status[0] == wanted
