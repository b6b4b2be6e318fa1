"""What a person aims at: an exam on a day, minutes a day, days of the week."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pixsim.foundation.problems import DataError, Problem
from pixsim.rules.abort_and_reports import NAMES

Aim = Literal["certifiable", "keep", "pix"]
"""To be certifiable; to keep the profile's pix; to be certified at a number of pix."""

LEAST_MINUTES, MOST_MINUTES = 5, 240
MOST_DAYS: Final = 730  # to the exam
MOST_PIX: Final = 896
WEEK: Final = 7


class Goal(BaseModel):
    """A goal of one person.

    Attributes
    ----------
    exam : date
        The day of the exam.
    since : date
        When the goal was set: the way begins there.
    minutes : int
        Of practice, on each of `weekdays`.
    weekdays : tuple of int
        Monday is 0; rising.
    rules : str
        Rule set of the exam.
    aim : str
    pix : int or None
        Aimed at, of the aim ``pix``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    exam: date
    since: date
    minutes: int = Field(ge=LEAST_MINUTES, le=MOST_MINUTES)
    weekdays: tuple[int, ...] = Field(min_length=1, max_length=WEEK)
    rules: Literal["v2", "v3"] = "v2"
    aim: Aim = "keep"
    pix: int | None = Field(default=None, ge=1, le=MOST_PIX)

    def sessions(self, first: date, last: date) -> list[date]:
        """Days of practice from a day to another, both included, before the exam."""
        last = min(last, self.exam - timedelta(days=1))
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in days if day.weekday() in self.weekdays]


def make_goal(
    *,
    exam: date,
    today: date,
    minutes: int,
    weekdays: Collection[int],
    rules: str = "v2",
    aim: Aim = "keep",
    pix: int | None = None,
) -> Goal:
    """A goal that can be followed.

    Parameters
    ----------
    today : date
        Where the person is.

    Raises
    ------
    DataError
        All that is impossible: a day gone by or far away, no day of practice before it, minutes or
        pix out of range, an unknown rule set.
    """
    problems = list(_goal_faults(exam, today, minutes, weekdays, rules, aim, pix))
    if problems:
        raise DataError(problems)
    return Goal(
        exam=exam,
        since=today,
        minutes=minutes,
        weekdays=tuple(sorted(set(weekdays))),
        rules="v3" if rules == "v3" else "v2",
        aim=aim,
        pix=pix if aim == "pix" else None,
    )


def _goal_faults(
    exam: date,
    today: date,
    minutes: int,
    weekdays: Collection[int],
    rules: str,
    aim: Aim,
    pix: int | None,
) -> Iterator[Problem]:
    def problem(kind: str, **context: object) -> Problem:
        return Problem.of("", "", "", kind, **context)

    if exam <= today:
        yield problem("plan_day_gone", day=exam)
    elif (exam - today).days > MOST_DAYS:
        yield problem("plan_day_far", day=exam, most=MOST_DAYS)
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        yield problem("plan_minutes", value=minutes, least=LEAST_MINUTES, most=MOST_MINUTES)
    days = set(weekdays)
    if not days or not days <= set(range(WEEK)):
        yield problem("plan_no_weekday")
    elif 0 < (exam - today).days <= WEEK and not any(
        (today + timedelta(days=n)).weekday() in days for n in range((exam - today).days)
    ):
        yield problem("plan_no_day_left", day=exam)
    if rules not in NAMES:
        yield problem("plan_rules", value=rules)
    if aim == "pix" and (pix is None or not 1 <= pix <= MOST_PIX):
        yield problem("plan_pix", most=MOST_PIX)
