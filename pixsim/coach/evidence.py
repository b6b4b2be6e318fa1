"""What a person's past answers say of each skill, as arrays with one row per person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import numpy as np

from pixsim.foundation.arrays import Bools, Floats, Ints

NEVER = np.inf
"""Days since a skill was asked that never was."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One answer of a person: in an exam, a practice or a positioning.

    Attributes
    ----------
    skill, question : str
        `question` is empty where it is not known.
    right : bool
    at : datetime
        With its time zone.
    seconds : float or None
        None where it was not measured.
    """

    skill: str
    question: str
    right: bool
    at: datetime
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Answers skill by skill, arrays of shape (person, skill).

    Attributes
    ----------
    days : float64 array
        Since the skill was last asked, whole; `NEVER` where it was not.
    misses : int64 array
        Wrong answers since the last right one.
    right : bool array
        The last answer was right; False where there is none.
    """

    days: Floats
    misses: Ints
    right: Bools

    @property
    def is_wrong(self) -> Bools:
        """The last answer was wrong."""
        return self.misses > 0


def day_number(moment: datetime, zone: tzinfo | None) -> date:
    """The calendar day of a moment where the person is."""
    return moment.astimezone(zone).date()


def collect_evidence(
    answers: Iterable[PastAnswer], places: Mapping[str, int], now: datetime
) -> Evidence:
    """The answers of one person as arrays.

    Parameters
    ----------
    answers : iterable of PastAnswer
        In any order. Those dated after `now`, by a clock that was ahead, count as given now; those
        on skills that the framework does not have are left out.
    places : Mapping[str, int]
        Position of each skill along the skill axis.
    now : datetime
        With the time zone in which days begin.
    """
    shape = (1, len(places))
    days, misses = np.full(shape, NEVER), np.zeros(shape, dtype=np.int64)
    right, today = np.zeros(shape, dtype=bool), day_number(now, now.tzinfo)
    for answer in sorted(answers, key=lambda answer: answer.at):
        place = places.get(answer.skill)
        if place is None:
            continue
        days[0, place] = max(0, (today - day_number(answer.at, now.tzinfo)).days)
        misses[0, place] = 0 if answer.right else misses[0, place] + 1
        right[0, place] = answer.right
    return Evidence(days, misses, right)


def last_asked_times(answers: Sequence[PastAnswer]) -> dict[str, datetime]:
    """When each question was last asked."""
    seen: dict[str, datetime] = {}
    for answer in answers:
        if answer.question and seen.get(answer.question, answer.at) <= answer.at:
            seen[answer.question] = answer.at
    return seen
