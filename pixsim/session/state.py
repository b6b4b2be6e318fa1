"""An immutable session: a plan, and the state that its events lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import singledispatch

from pixsim.bank.correction import settle
from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.rules.v2.reports import Report
from pixsim.session.events import (
    Answered,
    Ended,
    EndReason,
    Event,
    FocusLost,
    FocusRegained,
    Reported,
    Resumed,
    Shown,
    Skipped,
    Started,
    TimerElapsed,
)
from pixsim.session.sitting import Sitting


class EventRefusedError(ValueError):
    """An event that cannot happen now: it is not applied and must not be journalled."""


@dataclass(frozen=True, slots=True)
class Response:
    """What became of one question.

    Attributes
    ----------
    number : int
        From 1.
    outcome : Outcome
    answer : tuple of str or None
        None when skipped.
    seconds : float
        From first shown to validated, wall clock.
    """

    number: int
    outcome: Outcome
    answer: Answer | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting at one moment.

    Attributes
    ----------
    sitting : Sitting
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
    end_reason : str or None
        Set once the sitting is over.
    """

    sitting: Sitting
    started_at: datetime | None = None
    last_at: datetime | None = None
    responses: tuple[Response, ...] = ()
    shown_at: datetime | None = None
    timed_out: bool = False
    focus_lost: bool = False
    reports: tuple[tuple[int, Report, str], ...] = ()
    end_reason: EndReason | None = None
    ended_at: datetime | None = None

    @property
    def length(self) -> int:
        """Number of questions."""
        return len(self.sitting.questions)

    @property
    def number(self) -> int:
        """The present question, from 1; past the last one, length + 1."""
        return len(self.responses) + 1

    @property
    def question(self) -> Question | None:
        """The present question; None when all are answered."""
        return (
            self.sitting.questions[self.number - 1].question if self.number <= self.length else None
        )

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
        return replace(_after(event, self), last_at=event.at)


def replay(sitting: Sitting, events: Iterable[Event]) -> Session:
    """The session its journal leads to."""
    session = Session(sitting)
    for event in events:
        session = session.apply(event)
    return session


@singledispatch
def _after(event: object, session: Session) -> Session:
    raise TypeError(f"not an event of sitting {session.sitting.id}: {event!r}")


@_after.register
def _(event: Started, session: Session) -> Session:
    if session.started_at is not None:
        raise EventRefusedError("the sitting has already started")
    return replace(session, started_at=event.at)


@_after.register
def _(event: Shown, session: Session) -> Session:
    _present(event.number, session)
    return session if session.shown_at else replace(session, shown_at=event.at)


@_after.register
def _(event: Answered, session: Session) -> Session:
    question = _present(event.number, session)
    outcome = settle(
        is_right(question, event.answer),
        timed_out=session.timed_out,
        focused_out=question.focus and session.focus_lost,
    )
    return _responded(session, outcome, event.answer, event.at)


@_after.register
def _(event: Skipped, session: Session) -> Session:
    _present(event.number, session)
    return _responded(session, Outcome.SKIPPED, None, event.at)


@_after.register
def _(event: Reported, session: Session) -> Session:
    if not 1 <= event.number <= min(session.number, session.length):
        raise EventRefusedError("only a question already seen can be reported")
    return replace(session, reports=(*session.reports, (event.number, event.report, event.text)))


@_after.register
def _(event: FocusLost, session: Session) -> Session:
    _present(event.number, session)
    return replace(session, focus_lost=True)


@_after.register
def _(event: FocusRegained, session: Session) -> Session:
    _present(event.number, session)
    return session


@_after.register
def _(event: TimerElapsed, session: Session) -> Session:
    _present(event.number, session)
    return replace(session, timed_out=True)


@_after.register
def _(event: Resumed, session: Session) -> Session:  # noqa: ARG001
    return session


@_after.register
def _(event: Ended, session: Session) -> Session:
    return replace(session, end_reason=event.reason, ended_at=event.at)


def _present(number: int, session: Session) -> Question:
    question = session.question
    if question is None or number != session.number:
        raise EventRefusedError(f"question {number} is not the present one")
    return question


def _responded(session: Session, outcome: Outcome, answer: Answer | None, at: datetime) -> Session:
    if session.shown_at is None:
        raise EventRefusedError("the question has not been shown")
    seconds = (at - session.shown_at).total_seconds()
    response = Response(session.number, outcome, answer, seconds)
    after = replace(
        session,
        responses=(*session.responses, response),
        shown_at=None,
        timed_out=False,
        focus_lost=False,
    )
    if after.number > after.length:
        return replace(after, end_reason="completed", ended_at=at)
    return after
