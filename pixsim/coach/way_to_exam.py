"""The way from today to the exam: what each day is for.

It is made anew from today each time: a day that was missed weighs on nobody, a clock that was set
back changes nothing for good.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, TypeVar

from pixsim.coach.goal import Goal
from pixsim.coach.profile_improvement import FIRST, LAST, LAST_DAYS, MOST
from pixsim.session.training.length import PRIOR_TIME, PositioningTime

T = TypeVar("T")
DayKind = Literal["position", "mock", "rehearse", "improve", "exam"]

MOCK_MINUTES: Final = 45
"""Prior: a day that has room for most of a mock, which takes a V2 candidate an hour and a V3 one forty
minutes (`QuestionTimes`). With less, the skills of the test are met over the first days instead."""
MOCKS_APART: Final = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a person stands on the way.

    Attributes
    ----------
    is_certifiable : bool
    to_certifiable : int
        Competences still to bring to level 1.
    unpositioned : int
        Competences where nothing is known.
    holds : bool
        The answers since the goal was set bear the profile out.
    improvable : tuple of str
        Codes, one level more nearest first; those that were improved on the way left out.
    free_from : Mapping[str, date]
        First day on which the rules let a competence be positioned again; any, where it is absent.
    improved : int
        Competences improved on the way.
    mocks : tuple of date
        Days of the mocks sat since the goal was set.
    practised : frozenset of date
        Days on which something was answered since.
    positioning : PositioningTime
        How long a positioning takes the person.
    """

    is_certifiable: bool
    to_certifiable: int = 0
    unpositioned: int = 0
    holds: bool = False
    improvable: tuple[str, ...] = ()
    free_from: Mapping[str, date] | None = None
    improved: int = 0
    mocks: tuple[date, ...] = ()
    practised: frozenset[date] = frozenset()
    positioning: PositioningTime = PRIOR_TIME


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of the way.

    Attributes
    ----------
    day : date
    kind : str
    competence : str
        To improve; empty otherwise.
    done : bool
        Something was answered on that day.
    """

    day: date
    kind: DayKind
    competence: str = ""
    done: bool = False


def plan_way(goal: Goal, today: date, situation: Situation) -> tuple[PlannedDay, ...]:
    """Days from today to the exam, which is the last; empty once it is over.

    Parameters
    ----------
    goal : Goal
    today : date
        Where the person is.
    situation : Situation
    """
    if today > goal.exam:
        return ()
    days = goal.sessions(today, goal.exam)
    left = [day for day in days if day not in situation.practised]
    found = {day: PlannedDay(day, "rehearse", done=True) for day in days if day not in left}
    positioning = _positioning_days(goal, situation, len(left))
    found |= {day: PlannedDay(day, "position") for day in left[:positioning]}
    rest = left[positioning:]
    mocks = _mock_days(goal, situation, rest)
    found |= {day: PlannedDay(day, "mock") for day in mocks}
    rest = [day for day in rest if day not in mocks]
    found |= {
        day: PlannedDay(day, "improve", code)
        for day, code in _improvement_days(goal, situation, rest)
    }
    found |= {day: PlannedDay(day, "rehearse") for day in rest if day not in found}
    return (*(found[day] for day in days), PlannedDay(goal.exam, "exam"))


def spread_days(days: Sequence[T], count: int) -> list[T]:
    """Choose so many of the days, all at most, spread as evenly as possible."""
    count = min(count, len(days))
    return [days[(2 * n + 1) * len(days) // (2 * count)] for n in range(count)]


def _positioning_days(goal: Goal, situation: Situation, days: int) -> int:
    """Days for positioning, first of all; who may sit keeps half of the days for the rest."""

    def needed(competences: int) -> int:
        return math.ceil(competences * situation.positioning.middle / goal.minutes)

    least = 0 if situation.is_certifiable else max(1, needed(situation.to_certifiable))
    return min(days, max(least, min(needed(situation.unpositioned), days // 2)))


def _mock_days(goal: Goal, situation: Situation, days: Sequence[date]) -> list[date]:
    """The first day where none was sat, and the last one before the exam."""
    if goal.minutes < MOCK_MINUTES or not days:
        return []
    mocks = [] if situation.mocks else [days[0]]
    last, before = days[-1], max((*situation.mocks, *mocks), default=date.min)
    if last - before >= MOCKS_APART:
        mocks.append(last)
    return mocks


def _improvement_days(
    goal: Goal, situation: Situation, days: Sequence[date]
) -> list[tuple[date, str]]:
    """Days of improvements, and the competence of each."""
    if goal.rules != "v2" or not (situation.is_certifiable and situation.holds):
        return []
    every = goal.sessions(goal.since, goal.exam)
    middle = set(every[math.ceil(len(every) * FIRST) : math.floor(len(every) * LAST)])
    possible = [day for day in days if day in middle and (goal.exam - day).days > LAST_DAYS]
    waiting = list(situation.improvable)[: max(0, MOST - situation.improved)]
    free, found = situation.free_from or {}, []
    for day in spread_days(possible, len(waiting)):
        code = next((c for c in waiting if free.get(c, day) <= day), None)
        if code is None:
            continue
        waiting.remove(code)
        found.append((day, code))
    return found
