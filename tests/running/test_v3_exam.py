"""A V3 sitting under way: committed, killed, resumed, ended in every way."""

from __future__ import annotations

import gzip
import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from dataclasses import replace as changed
from datetime import datetime
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.report.rule_sets import read_result
from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam
from pixsim.running.practice import past_errors
from pixsim.session.events import Asked, Started
from pixsim.session.rule_sets import RULE_SETS
from pixsim.session.state import Session, replay_sitting
from pixsim.session.v3.asking import next_question
from pixsim.session.v3.plan import V3Plan
from pixsim.store.sittings.journal import Journal, JournalError
from pixsim.store.sittings.progress import progress_of
from tests.conftest import NOW, ManualClock
from tests.tools.full_disk import disk_full_for_questions
from tests.tools.killed_child import kill_in_its_work
from tests.tools.mocks import sit_v2, sit_v3
from tests.tools.tiers import tiered, times
from tests.tools.v3_sitting import answer, events_of, often, plan, scored, session_of, sit

JOURNAL_V2 = Path(__file__).parent.parent / "vectors" / "journal_v2.sql.gz"


@pytest.fixture
def sitting(bank: Bank, sample: Profile, journal: Journal) -> V3Plan:
    """One that has not begun."""
    planned = plan(bank, sample)
    journal.create(planned)
    return planned


@pytest.fixture
def exam(bank: Bank, sitting: V3Plan, journal: Journal, clock: ManualClock) -> Iterator[Exam]:
    """One that has begun."""
    with Exam(journal, sitting.id, clock=clock, bank=bank) as opened:
        opened.start()
        yield opened


@pytest.mark.parametrize("cut", tiered([1, 2, 4, 5, 7, 8, 20, 45], 2))
def test_a_sitting_killed_after_any_event_goes_on_with_the_same_questions(
    bank: Bank, sample: Profile, journal: Journal, cut: int
) -> None:
    whole, torn = plan(bank, sample), plan(bank, sample)
    sit(whole, bank, journal, answers=16, confirmed=(2,))
    events = events_of(journal, whole.id)
    expected = [event.question for event in events if isinstance(event, Asked)]
    journal.create(torn)
    journal.append(torn.id, events[:cut], 0)
    clock = ManualClock(events[cut - 1].at)
    with Exam(journal, torn.id, clock=clock, bank=bank) as exam:
        while len(exam.session.responses) < 15:
            if exam.session.number == exam.session.place == 2:  # not replaced yet
                exam.show()
                if not exam.session.report_pending:
                    exam.report(Report.WEBSITE_UNAVAILABLE)
                exam.decide_report(confirmed=True)
            answer(exam, clock, often(exam.session.number))
        assert list(exam.session.served) == expected[: len(exam.session.served)]


def test_a_report_that_waited_when_the_window_closed_still_waits(
    bank: Bank, sitting: V3Plan, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.start()
        exam.show()
        exam.report(Report.SOFTWARE_NOT_WORKING)
        question = exam.session.question
    clock.step(60)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        assert exam.session.report_pending
        assert exam.session.question == question
        exam.decide_report(confirmed=True)
        assert exam.session.question != question
        assert exam.session.number == 1


def test_a_question_that_waits_needs_no_bank_to_be_served_again(
    bank: Bank, sitting: V3Plan, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.start()
        question = exam.session.question
    with Exam(journal, sitting.id, clock=clock, bank=changed(bank, items={})) as exam:
        assert exam.session.question == question


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("answers", "end", "status", "reason", "degraded"),
    [
        (32, None, "validated", None, False),
        (31, "candidate", "validated", None, True),
        (20, "candidate", "validated", None, True),
        (20, "time", "validated", None, True),
        (20, "technical", "validated", None, False),
        (19, "candidate", "rejected", "rejected_due_to_lack_of_answers", False),
        (19, "time", "rejected", "rejected_due_to_lack_of_answers", False),
        (
            19,
            "technical",
            "cancelled",
            "cancelled_due_to_lack_of_answers_for_technical_reason",
            False,
        ),
        (0, "candidate", "rejected", "rejected_due_to_lack_of_answers", False),
    ],
)
def test_each_way_to_end(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    answers: int,
    end: str | None,
    status: str,
    reason: str | None,
    degraded: bool,
) -> None:
    sitting = plan(bank, sample)
    result = scored(sitting, bank, journal, answers=answers, end=end)
    assert (result.status, result.reason, result.degraded) == (status, reason, degraded)
    assert (result.answered, result.end_reason) == (answers, end or "completed")
    none = answers < 20
    assert (result.total_pix is None) == none == (result.theta is None)
    assert {c.level for c in result.competences} == (
        {-1} if none else {result.competences[0].level}
    )
    if degraded:
        assert result.theta is not None
        assert result.theta_degraded is not None
        assert result.theta_degraded < result.theta
        assert result.total_pix is not None
        assert result.pix_undegraded is not None
        assert result.total_pix < result.pix_undegraded


def test_time_that_runs_out_counts_as_the_candidate_s_end(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = plan(bank, sample)
    sit(sitting, bank, journal, answers=25)
    clock.step(105 * 60)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        result = exam.result()
    assert isinstance(result, V3Result)
    assert (result.end_reason, result.answered, result.degraded) == ("time", 25, True)
    assert result.questions[-1].outcome == "unanswered"
    assert result.questions[-1].theta_after is None


def test_an_answer_validated_too_late_is_not_counted_and_nothing_is_asked(
    bank: Bank, sitting: V3Plan, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.start()
        exam.show()
        exam.report(Report.OTHER)
        clock.step(105 * 60)
        exam.decide_report(confirmed=True)
        assert exam.session.end_reason == "time"
        assert len(exam.session.asked) == 1
        assert not exam.session.asked[0].replaced


class RunningClock(ManualClock):
    """Goes on by itself, as clocks do."""

    def __call__(self) -> datetime:
        self.step(0.001)
        return self.now


def test_an_answer_given_before_the_tick_that_its_timer_calls_for_is_late(
    bank: Bank, sitting: V3Plan, journal: Journal
) -> None:
    first = next_question(replay_sitting(sitting, [Started(at=NOW)]), bank)
    timed = first.question.model_copy(update={"timer": 30})
    journal.append(sitting.id, [Started(at=NOW), first.model_copy(update={"question": timed})], 0)
    clock = RunningClock()
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.show()
        clock.step(30)
        exam.answer(timed.right_answer)
        assert exam.session.responses[0].outcome is Outcome.TIMED_OUT
        assert exam.session.number == 2


def test_time_that_runs_out_while_a_question_is_chosen_ends_the_sitting(
    exam: Exam, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:

    def slow(session: Session, items: Bank) -> Asked:
        chosen = next_question(session, items)
        clock.step(105 * 60)
        return chosen

    exam.show()
    monkeypatch.setitem(RULE_SETS, "v3", replace(RULE_SETS["v3"], next_question=slow))
    exam.skip()
    assert exam.session.end_reason == "time"
    assert len(exam.session.responses) == len(exam.session.asked) == 1


def test_time_that_runs_out_before_a_question_is_shown_ends_the_sitting(
    exam: Exam, clock: ManualClock
) -> None:
    clock.step(105 * 60)
    exam.show()
    assert exam.session.end_reason == "time"


def test_a_bank_that_runs_out_ends_the_sitting_as_a_technical_problem(
    bank: Bank, sitting: V3Plan, journal: Journal, clock: ManualClock
) -> None:
    kept = dict(list(bank.items.items())[:5])
    with Exam(journal, sitting.id, clock=clock, bank=changed(bank, items=kept)) as exam:
        exam.start()
        while not exam.session.is_over:
            answer(exam, clock, True)
        result = exam.result()
    assert isinstance(result, V3Result)
    assert (result.end_reason, result.status) == ("technical", "cancelled")


def test_the_next_question_that_could_not_be_written_is_asked_again(exam: Exam) -> None:
    exam.show()
    with disk_full_for_questions():
        with pytest.raises(JournalError):
            exam.skip()
        assert len(exam.session.responses) == 1  # the answer itself is safe
        assert exam.session.awaits_question
    exam.ask()
    assert exam.session.number == 2
    assert exam.session.question is not None


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("most", times(4, 100))
def test_killed_at_any_moment_it_keeps_answers_and_questions(
    bank: Bank, sample: Profile, journal: Journal, most: int
) -> None:
    whole = plan(bank, sample)
    scored(whole, bank, journal, right=lambda number: True)  # noqa: ARG005
    expected = [one.id for one in session_of(journal, whole.id).served]
    chance = random.Random(20261125)
    sitting, said, kills = plan(bank, sample), 0, 0
    journal.create(sitting)
    while not (session := session_of(journal, sitting.id)).is_over and kills < most:
        # every other one may die in its start; however slow the machine, the others go on
        answers = chance.randrange(1, 4) if kills % 2 else 0
        pause = chance.uniform(0, 0.02 if answers else 0.1)
        said = max(said, _killed_run(journal, sitting.id, bank, answers, pause))
        session = session_of(journal, sitting.id)
        assert len(session.responses) >= said
        assert [one.id for one in session.served] == expected[: len(session.served)]
        kills += 1
    assert kills > 3  # the test did something
    assert session.is_over == (most == 100)
    assert said >= (
        30 if session.is_over else 2
    )  # each of the last two may have been killed between an answer and its word


def _killed_run(journal: Journal, name: str, bank: Bank, answers: int, delay: float) -> int:
    """Answer in a child killed `delay` after so many answers; the last one it acknowledged."""

    def work(pipe: int) -> None:
        with Exam(Journal(journal.path), name, bank=bank) as exam:
            if exam.session.started_at is None:
                exam.start()
            while (question := exam.session.question) is not None:
                exam.show()
                number = exam.session.number
                exam.answer(question.right_answer)
                os.write(pipe, bytes([number]))

    said = kill_in_its_work(work, lambda said: len(said) >= answers, delay)
    return max(said, default=0)


@pytest.mark.full
def test_simulated_candidates_sit_v3_and_ability_raises_the_score(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    scores = [sit_v3(sample, bank, journal, theta, seed=4) for theta in (-1, 2)]
    pix = [result.total_pix or 0 for result in scores]
    assert pix[0] < pix[1]
    perfect = sit_v3(sample, bank, journal, "perfect", seed=4)
    assert perfect.right == 32
    assert 880 <= (perfect.total_pix or 0) <= 895  # the hardest items lie below the top
    nothing = sit_v3(sample, bank, journal, "none", seed=4)
    assert (nothing.status, nothing.total_pix) == ("rejected", 0)
    again = sit_v3(sample, bank, journal, 2, seed=4)
    assert again.questions == scores[1].questions
    assert {s.rules for s in journal.summaries()} == {"v3"}
    assert {(s.answered, s.length) for s in journal.summaries()} == {(32, 32)}


@pytest.mark.full
def test_both_kinds_live_in_one_journal_progress_and_practice(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = plan(bank, sample)
    scored(sitting, bank, journal, confirmed=(4,))
    personal = sit_v2(sample, bank, journal, "none", seed=1)
    stored = [read_result(s.result) for s in journal.summaries(sample.id) if s.result]
    assert {type(result) for result in stored} == {V2Result, V3Result}
    assert personal in stored
    progress = progress_of(sample, bank.framework, journal)
    assert [(mock.rules, mock.rate) for mock in progress.mocks] == [("v3", None)]
    assert progress.answers == 32
    adaptive = next(result for result in stored if isinstance(result, V3Result))
    missed = {q.id for q in adaptive.questions if q.outcome not in ("ok", "replaced")}
    replaced = {q.id for q in adaptive.questions if q.outcome == "replaced"}
    errors = set(past_errors([adaptive], bank, 100))
    assert missed == errors
    assert not replaced & errors


def old_journal(home: Path) -> Journal:
    """A journal as version 0.1.0 wrote it, before there was V3."""
    home.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(home / "old.db") as connection:
        connection.executescript(gzip.decompress(JOURNAL_V2.read_bytes()).decode())
    return Journal(home / "old.db")


def test_journals_written_before_v3_are_read_resumed_and_scored_as_then(home: Path) -> None:
    journal = old_journal(home)
    unfinished, done = journal.summaries()
    assert (done.answered, done.length, done.rules) == (48, 48, "v2")
    assert unfinished.result is None
    assert (unfinished.answered, unfinished.length) == (5, 48)
    assert done.result is not None
    stored = read_result(done.result)
    clock = ManualClock(NOW)
    with Exam(journal, done.id, clock=clock) as exam:
        assert exam.result() == stored
    assert sorted({report.name for _n, report, _t in exam.session.reports}) == ["OTHER"]
    clock.now = unfinished.created_at
    clock.step(400)
    with Exam(journal, unfinished.id, clock=clock) as exam:
        assert exam.session.number == 6
        assert exam.session.reports[-1][:2] == (6, Report.SOFTWARE_NOT_WORKING)
        exam.show()
        exam.skip()
        assert exam.session.number == 7
    journal.close()
