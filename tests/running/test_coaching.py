"""A goal followed for three weeks: each day from the journal alone, whatever was missed."""

from __future__ import annotations

from datetime import timedelta, timezone

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.coach.day import CoachedDay
from pixsim.coach.goal import Goal
from pixsim.profile import Profile
from pixsim.running.coaching import class_plans, coach_day, situation_of
from pixsim.running.goals import coached_document, set_goal
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_positioning, plan_practice
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock


@pytest.fixture
def lea(sample: Profile) -> Profile:
    made, _path = create_profile(sample.model_copy(update={"id": "lea", "name": "Léa"}))
    return made


def goal_of(lea: Profile, bank: Bank, clock: ManualClock, **more: object) -> Goal:
    today = clock().date()
    wish = {"exam": today + timedelta(days=21), "minutes": 10, "weekdays": range(7)} | more
    return set_goal(lea, bank.framework, today=today, **wish)


def look(lea: Profile, bank: Bank, journal: Journal, goal: Goal, clock: ManualClock) -> CoachedDay:
    return coach_day(lea, bank, journal, goal, clock(), foretell=False)


def practised(
    lea: Profile,
    bank: Bank,
    journal: Journal,
    clock: ManualClock,
    questions: tuple[str, ...],
    right: float,
) -> None:
    plan = plan_practice(lea, bank, questions, now=clock(), seed=1)
    journal.create(plan)
    rng = np.random.default_rng(0)
    with TrainingRun(journal, plan.id, lea, bank, clock) as run:
        while (question := run.ask()) is not None:
            clock.step(40)
            run.reply(question.right_answer if rng.random() < right else None)


def asked_today(day: CoachedDay) -> tuple[str, ...]:
    return tuple(one.question for one in day.questions.questions)


@pytest.mark.parametrize("days", [7, pytest.param(21, marks=pytest.mark.full)])
def test_a_way_is_followed_day_by_day(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock, days: int
) -> None:
    goal = goal_of(lea, bank, clock, exam=clock().date() + timedelta(days=days))
    start, seen = clock(), set[str]()
    improved = 0
    for number in range(days):
        clock.now = start + timedelta(days=number)
        day = look(lea, bank, journal, goal, clock)
        assert day.today == clock().date()
        if number in (3, 4, 5):  # not opened
            continue
        if day.doing == "improve":
            improved += 1
            plan = plan_positioning(lea, bank, day.competence, now=clock(), seed=2)
            journal.create(plan)
            with TrainingRun(journal, plan.id, lea, bank, clock) as run:
                for _ in range(5):
                    question = run.ask()
                    if question is None:
                        break
                    clock.step(40)
                    run.reply(question.right_answer)
                lea = run.profile
            continue
        assert day.doing == "rehearse"
        questions = asked_today(day)
        assert not seen & set(questions)
        seen |= set(questions)
        practised(lea, bank, journal, clock, questions, 0.8)
        after = look(lea, bank, journal, goal, clock)
        assert after.doing == "done"
        assert not set(asked_today(after)) & seen  # another round has new questions
    clock.now = start + timedelta(days=days)
    last = look(lea, bank, journal, goal, clock)
    assert last.doing == "exam"
    assert last.done == days - 3
    assert (1 if days == 21 else 0) <= improved <= 6
    clock.now = start + timedelta(days=days + 1)
    assert look(lea, bank, journal, goal, clock).doing == "over"


def test_an_improvement_left_before_its_first_answer_is_still_to_do(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    goal = goal_of(lea, bank, clock)
    clock.step(6 * 86400)
    plan = plan_positioning(lea, bank, "2.2", now=clock(), seed=2)
    journal.create(plan)
    counts = []
    with TrainingRun(journal, plan.id, lea, bank, clock) as run:
        question = run.ask()
        assert question is not None
        counts.append(situation_of(lea, bank, goal, [], [], clock(), journal))
        run.reply(question.right_answer)
        counts.append(situation_of(lea, bank, goal, [], [], clock(), journal))
    assert [found.improved for found in counts] == [0, 1]
    assert ["2.2" in found.improvable for found in counts] == [True, False]


def test_a_month_without_opening_owes_nothing(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    goal = goal_of(lea, bank, clock, exam=clock().date() + timedelta(days=60))
    clock.step(30 * 86400)
    day = look(lea, bank, journal, goal, clock)
    assert day.doing == "rehearse"
    assert day.is_late
    assert day.done == 0
    assert len(day.way) == 31
    assert day.questions.minutes <= goal.minutes + 2
    practised(lea, bank, journal, clock, asked_today(day), 1.0)
    assert not look(lea, bank, journal, goal, clock).is_late


def test_a_clock_set_back_loses_no_answer(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    goal = goal_of(lea, bank, clock)
    clock.step(86400 * 300)  # ahead by mistake
    day = look(lea, bank, journal, goal, clock)
    assert day.doing == "over"
    practised(lea, bank, journal, clock, asked_today(day), 0.0)
    missed = set(asked_today(day))
    clock.step(-86400 * 300)
    again = look(lea, bank, journal, goal, clock)
    assert again.doing == "done"  # what was dated later counts as done now
    assert not set(asked_today(again)) & missed
    assert all(one.reason.kind == "missed" for one in again.questions.questions[1:3])


def test_days_begin_at_midnight_where_the_person_is(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    goal = goal_of(lea, bank, clock)
    clock.step(9.5 * 3600)  # 23:30 in Greenwich
    east = clock().astimezone(timezone(timedelta(hours=4)))
    west = clock().astimezone(timezone(timedelta(hours=-4)))
    assert (
        coach_day(lea, bank, journal, goal, east, foretell=False).today
        > coach_day(lea, bank, journal, goal, west, foretell=False).today
    )


@pytest.mark.full
def test_answers_that_go_wrong_keep_improvements_away(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    goal = goal_of(lea, bank, clock, minutes=60)
    start = clock()
    for right, holds in ((0.3, False), (0.95, True)):
        practised(
            lea, bank, journal, clock, asked_today(look(lea, bank, journal, goal, clock)), right
        )
        clock.now = start + timedelta(days=1)
        if holds:  # first answers count: a bad start is not undone by a second round
            assert not look(lea, bank, journal, goal, clock).holds
    good, _path = create_profile(lea.model_copy(update={"id": "good", "uid": None}))
    goal = goal_of(good, bank, clock, minutes=60)
    practised(good, bank, journal, clock, asked_today(look(good, bank, journal, goal, clock)), 0.95)
    assert look(good, bank, journal, goal, clock).holds


def test_who_may_not_sit_is_told_to_position_and_has_no_forecast(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    new, _path = create_profile(Profile(id="zoe", name="Zoé"))
    goal = goal_of(new, bank, clock)
    day = coach_day(new, bank, journal, goal, clock())
    assert (day.doing, day.forecast) == ("position", None)
    document = coached_document(new, day)
    assert document["forecast"] is None
    assert document["way"][0]["kind"] == "position"


def test_what_an_accommodation_excludes_is_not_scheduled(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    blind = lea.model_copy(update={"accommodations": ("without_sight",)})
    goal = goal_of(lea, bank, clock, minutes=60)
    day = look(blind, bank, journal, goal, clock)
    assert day.questions.questions
    assert not any(bank.items[q.partition("#")[0]].needs_sight for q in asked_today(day))


def test_a_class_is_seen_at_once(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    create_profile(Profile(id="zoe", name="Zoé"))
    goal_of(lea, bank, clock)
    followed, without = class_plans(bank.framework, bank, journal, clock(), None)
    assert [profile.id for profile, _day in followed] == ["lea"]
    assert [profile.id for profile in without] == ["zoe"]
    assert followed[0][1].forecast is not None
