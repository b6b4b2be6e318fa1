"""Where a person is on the way to the exam, and what today is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pixsim.coach.forecast import Forecast
from pixsim.coach.goal import Goal
from pixsim.coach.today import Today
from pixsim.coach.way_to_exam import DayKind, PlannedDay

LATE: Final = 3  # days of practice missed in a row
Doing = DayKind | Literal["rest", "done", "over"]


@dataclass(frozen=True)
class CoachedDay:
    """Where a person is on the way, and what today is for.

    Attributes
    ----------
    goal : Goal
    today : date
    doing : str
        What today is for; ``rest``, ``done`` once it was, ``over`` after the exam.
    competence : str
        To improve today; empty otherwise.
    way : tuple of PlannedDay
        From today to the exam.
    past : tuple of PlannedDay
        Days of practice since the goal was set, before today.
    questions : Today
        Of today, or of another round where it is a rest or done.
    forecast : Forecast or None
        None while the profile may not sit the exam.
    holds : bool
        The answers bear the profile out.
    """

    goal: Goal
    today: date
    doing: Doing
    competence: str
    way: tuple[PlannedDay, ...]
    past: tuple[PlannedDay, ...]
    questions: Today
    forecast: Forecast | None
    holds: bool

    @property
    def waits_for_answers(self) -> bool:
        """No improvement is proposed until the answers bear the profile out."""
        return self.goal.rules == "v2" and self.forecast is not None and not self.holds

    @property
    def done(self) -> int:
        """Days of practice that were done, before today."""
        return sum(day.done for day in self.past)

    @property
    def is_late(self) -> bool:
        """The last days of practice were all missed."""
        last = self.past[-LATE:]
        return len(last) == LATE and not any(day.done for day in last) and self.doing != "done"
