"""What each event does to a session, or why it cannot happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import singledispatch
from typing import TYPE_CHECKING

from pixsim.bank.correction import settle
from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.session.events import (
    Answered,
    Asked,
    Ended,
    FocusLost,
    FocusRegained,
    ReportConfirmed,
    ReportDismissed,
    Reported,
    Resumed,
    Shown,
    Skipped,
    Started,
    TimerElapsed,
)
from pixsim.session.response import AskedItem, EventRefusedError, Response

if TYPE_CHECKING:
    from pixsim.session.state import Session


@singledispatch
def after(event: object, session: Session) -> Session:
    """The session an event leads to.

    Raises
    ------
    EventRefusedError
        The event cannot happen now.
    TypeError
        It is no event of a sitting.
    """
    raise TypeError(f"not an event of sitting {session.sitting.id}: {event!r}")


@after.register(Started)
def _(event: Started, session: Session) -> Session:
    if session.started_at is not None:
        raise EventRefusedError("the sitting has already started")
    return replace(session, started_at=event.at)


@after.register(Asked)
def _(event: Asked, session: Session) -> Session:
    if session.sitting.fixed is not None:
        raise EventRefusedError("the questions of this sitting were fixed in advance")
    if not session.awaits_question or event.number != session.number:
        raise EventRefusedError(f"question {event.number} is not the next one to ask")
    if not session.sitting.may_ask(event.item):
        raise EventRefusedError(f"the sitting has no item {event.item}")
    chosen = AskedItem(
        event.number, event.question, event.item, event.a, event.b, theta=event.theta
    )
    return replace(session, asked=(*session.asked, chosen))


@after.register(Shown)
def _(event: Shown, session: Session) -> Session:
    _present(event.number, session)
    return session if session.shown_at else replace(session, shown_at=event.at)


@after.register(Answered)
def _(event: Answered, session: Session) -> Session:
    question = _present(event.number, session)
    outcome = settle(
        is_right(question, event.answer),
        timed_out=session.timed_out,
        focused_out=question.focus and session.focus_lost,
    )
    return _responded(session, outcome, event.answer, event.at)


@after.register(Skipped)
def _(event: Skipped, session: Session) -> Session:
    _present(event.number, session)
    return _responded(session, Outcome.SKIPPED, None, event.at)


@after.register(Reported)
def _(event: Reported, session: Session) -> Session:
    waits = session.sitting.invigilator_decides
    if waits:
        _present(event.number, session)
        if session.shown_at is None:
            raise EventRefusedError("the question has not been shown")
        if session.report_pending:
            raise EventRefusedError("a report waits for the invigilator")
        session = _mark_asked(session, reports=(*session.asked[-1].reports, event.report))
    elif not 1 <= event.number <= min(session.number, session.length):
        raise EventRefusedError("only a question already seen can be reported")
    reports = (*session.reports, (event.number, event.report, event.text))
    return replace(session, reports=reports, report_pending=waits)


@after.register(ReportConfirmed)
def _(event: ReportConfirmed, session: Session) -> Session:
    _decided(event.number, session)
    session = _mark_asked(session, replaced=True)
    return replace(session, report_pending=False, shown_at=None, timed_out=False, focus_lost=False)


@after.register(ReportDismissed)
def _(event: ReportDismissed, session: Session) -> Session:
    _decided(event.number, session)
    return replace(session, report_pending=False)


@after.register(FocusLost)
def _(event: FocusLost, session: Session) -> Session:
    _present(event.number, session)
    return replace(session, focus_lost=True)


@after.register(FocusRegained)
def _(event: FocusRegained, session: Session) -> Session:
    _present(event.number, session)
    return session


@after.register(TimerElapsed)
def _(event: TimerElapsed, session: Session) -> Session:
    _present(event.number, session)
    return replace(session, timed_out=True)


@after.register(Resumed)
def _(event: Resumed, session: Session) -> Session:  # noqa: ARG001
    return session


@after.register(Ended)
def _(event: Ended, session: Session) -> Session:
    return replace(session, end_reason=event.reason, ended_at=event.at)


def _present(number: int, session: Session) -> Question:
    question = session.question
    if question is None or number != session.number:
        raise EventRefusedError(f"question {number} is not the present one")
    return question


def _decided(number: int, session: Session) -> None:
    _present(number, session)
    if not session.report_pending:
        raise EventRefusedError("no report waits for the invigilator")


def _mark_asked(session: Session, **changes: object) -> Session:
    """The session with its latest question changed."""
    latest = replace(session.asked[-1], **changes)  # type: ignore[arg-type]
    return replace(session, asked=(*session.asked[:-1], latest))


def _responded(session: Session, outcome: Outcome, answer: Answer | None, at: datetime) -> Session:
    if session.shown_at is None:
        raise EventRefusedError("the question has not been shown")
    if session.report_pending:
        raise EventRefusedError("a report waits for the invigilator")
    seconds = (at - session.shown_at).total_seconds()
    response = Response(session.number, outcome, answer, seconds, at)
    following = replace(
        session,
        responses=(*session.responses, response),
        shown_at=None,
        timed_out=False,
        focus_lost=False,
    )
    if following.number > following.length:
        return replace(following, end_reason="completed", ended_at=at)
    return following
