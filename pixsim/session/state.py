"""An immutable session: a plan, and the state that its events lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pixsim.bank.question import Question
from pixsim.rules.common import Report
from pixsim.session.events import (
    Ended,
    EndReason,
    Event,
    FocusLost,
    FocusRegained,
    Reported,
    Resumed,
    Started,
    TimerElapsed,
)
from pixsim.session.plan import Plan
from pixsim.session.response import AskedItem, EventRefusedError, Response
from pixsim.session.transitions import after

__all__ = ["AskedItem", "EventRefusedError", "Response", "Session", "replay"]


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting at one moment.

    Attributes
    ----------
    sitting : Plan
    started_at, last_at : datetime or None
        When the clock began, and the newest event.
    responses : tuple of Response
        One a question answered or skipped, in order.
    shown_at : datetime or None
        When the present question first appeared.
    timed_out, focus_lost : bool
        Of the present question.
    reports : tuple of (int, Report, str)
        Question number, category, text.
    asked : tuple of AskedItem
        Under V3, the questions chosen so far, replaced ones included; empty under V2.
    report_pending : bool
        Under V3, a report waits for the invigilator: nothing can be answered.
    end_reason : str or None
        Set once the sitting is over.
    """

    sitting: Plan
    started_at: datetime | None = None
    last_at: datetime | None = None
    responses: tuple[Response, ...] = ()
    shown_at: datetime | None = None
    timed_out: bool = False
    focus_lost: bool = False
    reports: tuple[tuple[int, Report, str], ...] = ()
    asked: tuple[AskedItem, ...] = ()
    report_pending: bool = False
    end_reason: EndReason | None = None
    ended_at: datetime | None = None

    @property
    def length(self) -> int:
        """Number of questions."""
        return self.sitting.length

    @property
    def number(self) -> int:
        """The present question, from 1; past the last one, length + 1."""
        return len(self.responses) + 1

    @property
    def questions(self) -> tuple[Question, ...]:
        """By number: all those planned (V2), or those asked so far and not replaced (V3)."""
        if self.sitting.fixed is not None:
            return self.sitting.fixed
        return tuple(asked.question for asked in self.asked if not asked.replaced)

    @property
    def served(self) -> tuple[Question, ...]:
        """All questions in order, those replaced included; as many as the result has rows."""
        if self.sitting.fixed is not None:
            return self.questions
        return tuple(asked.question for asked in self.asked)

    @property
    def question(self) -> Question | None:
        """The present question; None when all are answered, or before V3 has chosen one."""
        questions = self.questions
        return questions[self.number - 1] if self.number <= len(questions) else None

    @property
    def place(self) -> int:
        """Of the present question among all those served, from 1."""
        return self.number if self.sitting.fixed is not None else len(self.asked)

    @property
    def awaits_question(self) -> bool:
        """Whether a question must be chosen before anything else can happen."""
        chosen = self.sitting.fixed is None
        open_ = self.started_at is not None and not self.is_over and self.number <= self.length
        return chosen and open_ and self.question is None

    @property
    def is_over(self) -> bool:
        """Whether the sitting has ended."""
        return self.end_reason is not None

    @property
    def deadline(self) -> datetime | None:
        """When time is over: fixed once the sitting has started."""
        return None if self.started_at is None else self.started_at + self.sitting.time_allowed

    def remaining(self, now: datetime) -> timedelta:
        """Time left, never negative; the whole time before the start."""
        if self.deadline is None:
            return self.sitting.time_allowed
        return max(timedelta(0), self.deadline - now)

    def timer_remaining(self, now: datetime) -> timedelta | None:
        """Time left on the present question's own timer; None when it has none or is not shown."""
        if self.question is None or self.question.timer is None or self.shown_at is None:
            return None
        return max(timedelta(0), self.shown_at + timedelta(seconds=self.question.timer) - now)

    def due(self, now: datetime) -> Event | None:
        """The event that time alone has brought about, if any."""
        if self.is_over or self.deadline is None:
            return None
        if now >= self.deadline:
            return Ended(at=max(self.deadline, self.last_at or self.deadline), reason="time")
        left = self.timer_remaining(now)
        if left is not None and not left and not self.timed_out:
            return TimerElapsed(at=now, number=self.number)
        return None

    def apply(self, event: Event) -> Session:
        """The session after an event.

        Raises
        ------
        EventRefusedError
            The event cannot happen now.
        """
        if self.is_over:
            raise EventRefusedError("the sitting is over")
        if self.started_at is None and not isinstance(event, Started | Resumed):
            raise EventRefusedError("the sitting has not started")
        if self.last_at is not None and event.at < self.last_at:
            raise EventRefusedError("an event cannot happen before the last one")
        late = self.deadline is not None and event.at >= self.deadline
        if late and not isinstance(event, Ended | Resumed | Reported | FocusLost | FocusRegained):
            raise EventRefusedError("time is over")
        return replace(after(event, self), last_at=event.at)


def replay(sitting: Plan, events: Iterable[Event]) -> Session:
    """The session its journal leads to."""
    session = Session(sitting)
    for event in events:
        session = session.apply(event)
    return session
