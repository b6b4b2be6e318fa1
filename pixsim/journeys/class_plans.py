"""A class on its way to an exam: who follows, who is late, and one goal for several people at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from pixsim.bank.reading.load import Bank
from pixsim.coach.day import CoachedDay
from pixsim.coach.evidence import PastAnswer
from pixsim.coach.forecast import Forecast, forecast_exam
from pixsim.coach.goal import make_goal
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.problems import DataError, Problem
from pixsim.journeys.context import Context
from pixsim.journeys.step import Notice, Step
from pixsim.journeys.training import FAULTS
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.report.coach.words import goal_sentence
from pixsim.running.coaching import class_plans
from pixsim.running.exam_refusals import failure_words
from pixsim.running.goal_setting import pix_of, read_day
from pixsim.running.goals import set_goal
from pixsim.running.practice import answers_of, rules_rehearsed

Forecasts = Mapping[str, Forecast | None]
"""By id of a person; None while the profile may not sit the exam."""


@dataclass(frozen=True, slots=True)
class ClassWish:
    """A goal for several people, as it was typed.

    Attributes
    ----------
    people : tuple of str
        Their ids.
    day, minutes, pix : str
    weekdays : tuple of int
        Monday is 0.
    rules, aim : str
    """

    people: tuple[str, ...]
    day: str = ""
    minutes: str = "20"
    weekdays: tuple[int, ...] = tuple(range(7))
    rules: str = "v3"
    aim: str = "keep"
    pix: str = ""


@dataclass(frozen=True, slots=True)
class ShowClass(Step):
    """A class, and the form of a goal. Brings a `ClassWish`; None: back.

    Attributes
    ----------
    followed : tuple of (Profile, CoachedDay)
        Those with a goal, by name; without forecasts.
    without : tuple of Profile
        Those without.
    today : date
    typed : ClassWish
        What the form holds at first.
    work_out : callable
        The forecasts; any thread may call it.
    note : str
        What was done.
    refused : str
        What was wrong with what was typed.
    """

    followed: tuple[tuple[Profile, CoachedDay], ...]
    without: tuple[Profile, ...]
    today: date
    typed: ClassWish
    work_out: Callable[[], Forecasts]
    note: str = ""
    refused: str = ""


def follow_class(context: Context) -> Journey[None]:
    """Show the people of this machine on their way, until one goes back; set goals meanwhile."""
    bank = yield context.prepare_questions()
    if bank is None:
        return
    forecasts = ClassForecasts(bank)
    typed, note, refused = None, "", ""
    while True:
        now = context.clock().astimezone()
        try:
            followed, without = class_plans(
                context.framework, bank, context.journal, now, None, foretell=False
            )
            answers = {p.id: answers_of(p, context.journal) for p, _day in followed}
        except FAULTS as error:
            yield Notice(failure_words(error))
            return
        first = [*without, *(profile for profile, _day in followed)]
        wish = yield ShowClass(
            tuple(followed),
            tuple(without),
            now.date(),
            typed
            or ClassWish(
                tuple(p.id for p in without),
                rules=rules_rehearsed(first[0]) if first else "v3",
            ),
            partial(forecasts.work_out, tuple(followed), answers, now),
            note,
            refused,
        )
        if wish is None:
            return
        typed, note, refused = wish, "", ""
        try:
            note = set_class_goal(wish, first, context, now.date())
            typed = None
        except FAULTS as error:
            refused = failure_words(error)


def set_class_goal(wish: ClassWish, people: list[Profile], context: Context, today: date) -> str:
    """Set the same goal for those who were chosen; what was done, in a sentence.

    Raises
    ------
    DataError
        All that is impossible; nobody's goal is changed.
    UnknownProfileError, JournalError, OSError
    """
    asked = read_class_wish(wish, today)
    goal = make_goal(today=today, **asked)
    chosen = [profile for profile in people if profile.id in wish.people]
    if not chosen:
        raise DataError([Problem.of("", "", "", "plan_nobody")])
    for profile in chosen:
        set_goal(profile, context.framework, today=today, **asked)
    text = ngettext("{n} personne a cet objectif.", "{n} personnes ont cet objectif.", len(chosen))
    return f"{goal_sentence(goal)} {text.format(n=len(chosen))}"


def read_class_wish(wish: ClassWish, today: date) -> dict[str, Any]:
    """What was typed, as `pixsim.coach.goal.make_goal` takes it.

    Raises
    ------
    DataError
        What makes no sense.
    """
    day = read_day(wish.day, today)
    minutes = int(wish.minutes) if wish.minutes.isascii() and wish.minutes.isdigit() else None
    problems = []
    if day is None:
        problems.append(Problem.of("", "", "", "plan_no_day", value=wish.day))
    if minutes is None:
        problems.append(Problem.of("", "", "", "plan_no_minutes", value=wish.minutes))
    if problems:
        raise DataError(problems)
    return {
        "exam": day,
        "minutes": minutes,
        "weekdays": wish.weekdays,
        "rules": wish.rules,
        "aim": wish.aim,
        "pix": pix_of(wish.pix),
    }


@dataclass
class ClassForecasts:
    """Forecasts of several people, each worked out once.

    Parameters
    ----------
    bank : Bank
    """

    bank: Bank
    _found: dict[tuple[object, ...], Forecast | None] = field(default_factory=dict)

    def work_out(
        self,
        followed: tuple[tuple[Profile, CoachedDay], ...],
        answers: Mapping[str, tuple[PastAnswer, ...]],
        now: datetime,
    ) -> dict[str, Forecast | None]:
        """The forecast of each, by id."""
        found = {}
        for profile, day in followed:
            given = answers[profile.id]
            key = (profile.id, profile.uid, day.goal, day.today, len(given), len(profile.knowledge))
            if key not in self._found:
                self._found[key] = forecast_exam(profile, self.bank, day.goal, given, now)
            found[profile.id] = self._found[key]
        return found
