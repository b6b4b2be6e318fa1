"""A plan lived for three weeks through the home: days done and missed, a clock set back, a month unopened."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest

from pixsim.coach.day import CoachedDay
from pixsim.coach.forecast import forecast_exam
from pixsim.journeys.coach import ShowToday
from pixsim.journeys.context import Context
from pixsim.journeys.home import ShowHome, Wish, stay_at_home
from pixsim.journeys.home_words import main_offer
from pixsim.store.records.next_step import NextStep
from tests.conftest import ManualClock
from tests.tools.journey import answering, follow

GOAL = ("10", "1234567", "v2", "keep")  # after the day


@pytest.fixture(autouse=True)
def rough_forecast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twenty possible persons: other tests say how good a forecast is."""
    monkeypatch.setattr("pixsim.running.coaching.forecast_exam", partial(forecast_exam, persons=20))


class Life:
    """One person's days, each opened at the home."""

    def __init__(self, context: Context, clock: ManualClock) -> None:
        self._context, self._clock, self._first = context, clock, clock()

    def at(self, day: int) -> datetime:
        """Set the clock to a day of the plan."""
        self._clock.now = self._first + timedelta(days=day)
        return self._clock.now

    def home(self, day: int) -> tuple[NextStep, str]:
        """What the home offers on a day, as data and as its button says it."""
        self.at(day)
        (shown,) = (s for s in follow(stay_at_home(self._context), []) if isinstance(s, ShowHome))
        assert shown.step is not None
        return shown.step, main_offer(shown.record, shown.step, self._context.framework).title

    def open(self, day: int, *replies: object) -> list[CoachedDay]:
        """Open what the home offers, reply, and go back; each page of today."""
        self.at(day)
        steps = follow(stay_at_home(self._context), [Wish("coach"), *replies, None])
        return [step.day for step in steps if isinstance(step, ShowToday)]

    def practise(self, day: int) -> list[CoachedDay]:
        """Answer all of today right."""
        return self.open(day, "begin", answering(True), "home")


@pytest.mark.usefixtures("plain")
def test_what_the_home_says_day_by_day(context: Context, clock: ManualClock) -> None:
    life = Life(context, clock)
    step, said = life.home(0)
    assert step.kind == "sit"  # no goal: nothing has changed
    exam = f"{clock.now + timedelta(days=21):%d/%m/%Y}"
    (first,) = life.open(0, exam, *GOAL)
    assert (first.doing, len(first.way)) == ("rehearse", 22)

    step, said = life.home(0)
    assert (step.kind, step.days) == ("today", 21)
    assert said == "Aujourd'hui : 10 minutes"

    for day in range(2):
        before, after = life.practise(day)
        assert (before.doing, after.doing) == ("rehearse", "done")
        assert (after.done, len(after.past)) == (day, day)
    assert life.home(2)[0].days == 19

    (after_one,) = life.open(3)  # the third day was missed
    assert (after_one.done, len(after_one.past), after_one.is_late) == (2, 3, False)
    assert len(after_one.way) == 19

    (late,) = life.open(9)
    assert late.is_late
    assert late.doing == "rehearse"
    assert late.questions.minutes <= 12  # what was missed is not owed
    assert life.practise(9)[-1].is_late is False

    (back,) = life.open(1)  # the clock was set back: what it dated later is done
    assert back.doing == "done"
    assert back.today == life.at(1).date()
    assert life.home(1)[0].days == 20
    (again,) = life.open(10)
    assert (again.doing, again.done) == ("rehearse", 3)

    assert life.home(20)[0].days == 1
    (last,) = life.open(21)
    assert last.doing == "exam"
    assert life.home(21)[1] == "C'est le jour J"
    (over,) = life.open(22)
    assert over.doing == "over"
    assert life.home(22)[0].kind == "sit"  # the home is as before


@pytest.mark.usefixtures("plain")
def test_a_month_unopened_and_a_clock_before_the_plan(context: Context, clock: ManualClock) -> None:
    life = Life(context, clock)
    life.open(0, f"{clock.now + timedelta(days=60):%d/%m/%Y}", *GOAL)
    step, _said = life.home(30)
    assert (step.kind, step.days) == ("today", 30)
    (day,) = life.open(30)
    assert (day.doing, day.is_late, day.done, len(day.way)) == ("rehearse", True, 0, 31)
    assert day.questions.minutes <= 12
    (before,) = life.open(-40)  # long before the goal was set
    assert before.doing == "rehearse"
    assert before.past == ()
    assert life.home(-40)[0].days == 100
