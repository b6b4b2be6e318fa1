"""The exam as a journey: from its choice to its result, its reopening, what follows a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pixsim.accommodations import WITHOUT_WEB
from pixsim.bank.reading.load import Bank
from pixsim.journeys.after_result import ShowComparison, ShowResult
from pixsim.journeys.context import Context
from pixsim.journeys.exam import ChooseExam, ReadInstructions, TellExamUnderWay, sit_exam
from pixsim.journeys.exams import ChooseSitting, ExamWish, NewExam, sit_exams
from pixsim.journeys.home import carry_out
from pixsim.journeys.past_results import ListSittings, ShowProgress, look_at_past
from pixsim.journeys.sitting import AskReopening, SitExam, TellExamStopped, TellInUse, open_sitting
from pixsim.journeys.step import Choose, Confirm, Notice
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.records.refresh import refresh_records
from pixsim.store.settings import read_settings
from tests.conftest import ManualClock
from tests.tools.journey import follow, names, only

BEGUN = ["Work", "Work", "ReadInstructions"]


@pytest.fixture
def eve(plain: Profile, bank: Bank) -> Profile:
    """Five competences at level 1: fifteen questions."""
    codes = tuple(bank.framework.competence)[:5]
    return plain.model_copy(update={"levels": dict.fromkeys(codes, 1)})


def passing(count: int = 1000) -> Callable[[SitExam], bool]:
    """Passes so many questions, then closes."""

    def sit(step: SitExam) -> bool:
        for _ in range(count):
            if step.exam.session.is_over:
                break
            step.exam.show()
            step.exam.skip()
        return False

    return sit


def begun(context: Context, profile: Profile) -> str:
    """An exam at its third question; its name."""
    list(follow(sit_exam(context, profile, seed=3), [True, passing(2)]))
    (summary,) = context.journal.summaries()
    return summary.id


@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_from_the_instructions_to_the_result(context: Context, eve: Profile, rules: str) -> None:
    steps = list(follow(sit_exam(context, eve, rules=rules, seed=3), [True, passing(), None]))
    bank_of_v3 = ["Work"] * (rules == "v3")
    assert names(steps) == [*BEGUN, *bank_of_v3, "SitExam", "ShowResult"]
    shown = only(steps, ShowResult)
    assert (shown.result.rules, shown.integrity, shown.note) == (rules, "intact", "")
    assert only(steps, ReadInstructions).plan.id == shown.result.sitting


@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_without_a_network_no_question_needs_the_web_and_it_is_told(
    context: Context, eve: Profile, rules: str
) -> None:
    offline = replace(context, online=lambda: False)
    steps = list(follow(sit_exam(offline, eve, rules=rules, seed=3), [False]))
    assert only(steps, Notice).text == WITHOUT_WEB
    assert only(steps, ReadInstructions).plan.accommodations == ("offline",)  # so is it resumed
    told = eve.model_copy(update={"accommodations": ("offline",)})
    assert names(follow(sit_exam(offline, told, rules=rules, seed=3), [False])) == BEGUN


def test_nothing_is_recorded_before_the_clock_starts(context: Context, eve: Profile) -> None:
    assert names(follow(sit_exam(context, eve), [False])) == BEGUN
    list(follow(sit_exam(context, eve), []))  # shut there
    assert context.journal.summaries() == []


def test_who_may_not_sit_is_told_why(context: Context, zoe: Profile) -> None:
    (*_work, told) = follow(sit_exam(context, zoe), [])
    assert isinstance(told, Notice)
    assert "Pas encore certifiable" in told.text
    record = refresh_records(context.framework).by_id("zoe")
    (told,) = follow(sit_exam(context, zoe, record=record), [])  # at once: no bank is read
    assert isinstance(told, Notice)
    assert "il en manque 5" in told.text


def test_the_choice_is_asked_of_who_has_a_record_and_remembered(
    context: Context, plain: Profile
) -> None:
    record = refresh_records(context.framework).by_id(plain.id)
    steps = list(follow(sit_exam(context, plain, record=record), ["v3", False]))
    assert only(steps, ChooseExam).rules == "v2"
    assert only(steps, ReadInstructions).plan.rules == "v3"
    assert read_settings().rules_of(plain.id) == "v3"
    assert list(follow(sit_exam(context, plain, record=record), [None]))  # back
    fixed = list(follow(sit_exam(context, plain, record=record, rules="v2"), [False]))
    assert "ChooseExam" not in names(fixed)


def test_one_under_way_is_told_first_then_taken_up_or_left(context: Context, eve: Profile) -> None:
    name = begun(context, eve)
    (told, sat) = follow(sit_exam(context, eve), ["resume", passing(0)])
    assert isinstance(told, TellExamUnderWay)
    assert (told.rules, told.number, told.length) == ("v2", 3, 15)
    assert isinstance(sat, SitExam)
    assert sat.exam.session.sitting.id == name
    assert names(follow(sit_exam(context, eve), [None])) == ["TellExamUnderWay"]
    assert names(follow(sit_exam(context, eve), ["another", False])) == ["TellExamUnderWay", *BEGUN]
    assert names(follow(sit_exam(context, eve, another=True), [False])) == BEGUN
    assert names(follow(carry_out(context, "resume", eve), [passing(0)])) == ["SitExam"]


def test_closed_it_is_let_go_and_resumed_at_the_same_question(
    context: Context, eve: Profile, clock: ManualClock
) -> None:
    name = begun(context, eve)
    clock.step(60)
    with Exam(context.journal, name, clock=clock) as exam:  # nobody holds it
        assert exam.session.number == 3
        steps = list(follow(open_sitting(context, name), [False]))
    assert names(steps) == ["TellInUse"]
    with Exam(context.journal, name, clock=clock) as exam:

        def close(_step: TellInUse) -> bool:
            exam.__exit__(None, None, None)
            return True

        steps = list(follow(open_sitting(context, name), [close, passing(0)]))
    assert names(steps) == ["TellInUse", "SitExam"]


def test_time_that_ran_out_is_said_before_the_result(
    context: Context, eve: Profile, clock: ManualClock
) -> None:
    def too_long(step: SitExam) -> bool:
        step.exam.show()
        clock.step(3 * 3600)
        step.exam.tick()
        return True

    steps = list(follow(sit_exam(context, eve), [True, too_long, None]))
    assert names(steps)[-2:] == ["TellExamStopped", "ShowResult"]
    stopped = only(steps, TellExamStopped)
    assert stopped.by_time
    assert "celle que vous écriviez ne compte pas" in stopped.text


@pytest.mark.parametrize("chosen", [None, "time", "technical", "clock"])
def test_what_happened_while_it_was_closed_is_asked(
    context: Context, eve: Profile, clock: ManualClock, chosen: str | None
) -> None:
    name = begun(context, eve)
    clock.step(3 * 3600)
    replies: list[object] = [chosen]
    if chosen is not None:
        replies.append(passing(0) if chosen == "clock" else None)
    steps = list(follow(open_sitting(context, name), replies))
    asked = only(steps, AskReopening)
    assert {"time", "technical", "clock"} == {way for way, _text in asked.question.choices}
    session, _count = context.journal.load(name)
    if chosen in ("time", "technical"):
        assert session.end_reason == chosen
        assert isinstance(steps[-1], ShowResult)
    else:
        assert not session.is_over
        assert names(steps) == ["AskReopening", *["SitExam"] * (chosen == "clock")]


def test_what_is_wanted_of_a_result_comes_back_to_it(
    context: Context, eve: Profile, tmp_path: Path
) -> None:
    context = replace(context, export_folder=lambda: tmp_path)
    list(follow(sit_exam(context, eve), [True, passing(), None]))
    replies = [True, passing(), "export", "export", "compare", None, "practise", "home", None]
    replies[-2:] = [lambda _step: None, None]  # a practice left at once: nothing to show
    steps = list(follow(sit_exam(context, eve), replies))
    shown = [step for step in steps if isinstance(step, ShowResult)]
    assert "Page écrite" in shown[1].note
    assert len(list(tmp_path.glob("pixsim-*.html"))) == 2  # nothing is written over
    assert only(steps, ShowComparison).first.started_at <= shown[0].result.started_at
    assert "SitTraining" in names(steps)
    assert isinstance(steps[-1], ShowResult)
    assert shown[-1].note == ""


def test_a_first_result_has_none_to_compare_with(context: Context, eve: Profile) -> None:
    steps = list(follow(sit_exam(context, eve), [True, passing(), "compare", None]))
    assert "pas d'autre résultat" in steps[-1].note  # type: ignore[attr-defined]


def test_the_list_of_the_past_comes_back_after_each_wish(context: Context, eve: Profile) -> None:
    for _ in range(3):
        list(follow(sit_exam(context, eve), [True, passing(), None]))
    newest, second, third = context.journal.summaries(eve.id)
    replies = [
        ("open", second), None, ("compare", newest), third.id, None, ("progress", newest), None,
        ("delete", second), False, ("delete", second), True, None,
    ]  # fmt: skip
    steps = list(follow(look_at_past(context, eve.id, eve.name), replies))
    lists = [step for step in steps if isinstance(step, ListSittings)]
    assert [one.at for one in lists] == [0, 1, 0, 0, 1, 1]
    assert [len(one.summaries) for one in lists] == [3, 3, 3, 3, 3, 2]
    assert {Choose, ShowComparison, ShowProgress, Confirm} <= {type(step) for step in steps}


def test_one_exam_after_another_from_who_sits(context: Context, plain: Profile) -> None:
    steps = list(follow(sit_exams(context, ExamWish()), [None, NewExam(plain, "v2"), False]))
    first = steps[0]
    assert isinstance(first, ChooseSitting)
    assert [profile.id for profile in first.own] == ["lea"]
    assert first.under_way == ()
    assert isinstance(steps[-1], ChooseSitting)
    wish = ExamWish(plain, "v2", 3)
    steps = list(follow(sit_exams(context, wish), [True, passing(2)]))  # said all: straight on
    assert names(steps) == [*BEGUN, "SitExam", "ChooseSitting"]
    left = steps[-1]
    assert isinstance(left, ChooseSitting)
    assert [one.number for one in left.under_way] == [3]
    (first, *_rest) = follow(sit_exams(context, wish), [])
    assert isinstance(first, ChooseSitting)  # asked: one is under way
    resume = replace(wish, way="resume")
    assert isinstance(next(sit_exams(context, resume)), SitExam)
