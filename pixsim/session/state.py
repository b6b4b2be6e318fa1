"""An immutable session: a plan, the state that its events lead to, and what each event does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import singledispatch
from typing import Any

from pixsim.bank.marking import is_right
from pixsim.bank.marking.pix_marking import settle_outcome
from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.rules.abort_and_reports import Report
from pixsim.session import events as ev
from pixsim.session.plan import Plan
from pixsim.session.response import AskedItem, Response
from pixsim.session.world_state import NOTHING_DONE, Doing, apply_act, restart_task, world_of
from pixsim.worlds.core import World

_NEXT: dict[str, Any] = {
    "shown_at": None,
    "timed_out": False,
    "focus_lost": False,
    "doing": NOTHING_DONE,
}
"""What a session is when another question follows."""

_POSSIBLE_LATE = (
    ev.Ended
    | ev.Resumed
    | ev.Reported
    | ev.FocusLost
    | ev.FocusRegained
    | ev.ClockJumped
    | ev.TimeAdded
)


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting at one moment.

    Attributes
    ----------
    sitting : Plan
    started_at, last_at : datetime or None
        When the clock began, and the newest event.
    responses : tuple of Response
        One per question answered or skipped, in order.
    shown_at : datetime or None
        When the present question first appeared.
    timed_out, focus_lost : bool
        Of the present question.
    focus_losses : int
        How often the window lost the focus, in all.
    doing : Doing
        What was done in the world of the present question.
    reports : tuple of (int, Report, str)
        Question number, category, text.
    reported_at : tuple of datetime
        When each was made.
    asked : tuple of AskedItem
        Under V3, the questions chosen so far, replaced ones included; empty under V2.
    report_pending : bool
        Under V3, a report waits for the invigilator: nothing can be answered.
    clock_jumps : tuple of (int, ClockJumped)
        When the computer's clock was set, with the number of the question then.
    minutes_added : int
        By the invigilator.
    end_reason : str or None
        Set once the sitting is over.
    settled : Settled or None
        What the end of the room's session said of it.
    """

    sitting: Plan
    started_at: datetime | None = None
    last_at: datetime | None = None
    responses: tuple[Response, ...] = ()
    shown_at: datetime | None = None
    timed_out: bool = False
    focus_lost: bool = False
    focus_losses: int = 0
    doing: Doing = NOTHING_DONE
    reports: tuple[tuple[int, Report, str], ...] = ()
    reported_at: tuple[datetime, ...] = ()
    asked: tuple[AskedItem, ...] = ()
    report_pending: bool = False
    clock_jumps: tuple[tuple[int, ev.ClockJumped], ...] = ()
    minutes_added: int = 0
    end_reason: ev.EndReason | None = None
    ended_at: datetime | None = None
    settled: ev.Settled | None = None

    @property
    def length(self) -> int:
        """Number of questions; less than planned when one on trial could not be asked."""
        planned = self.sitting.seeded_after
        if not planned:
            return self.sitting.length
        scored = self.scored
        to_come = sum(place > scored for place in planned) + self.seeded_here
        return len(self.responses) + self.sitting.length - len(planned) - scored + to_come

    @property
    def scored(self) -> int:
        """Answers so far to questions that are not on trial."""
        return sum(not response.seeded for response in self.responses)

    @property
    def seeded_here(self) -> bool:
        """Whether the present question is on trial, or should be: none may be left to ask."""
        if self.scored not in self.sitting.seeded_after:
            return False
        if self.responses and self.responses[-1].seeded:
            return False
        return self.question is None or self.asked[-1].seeded

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
    def world(self) -> World | None:
        """The world of the present question as it is now; None when it has none."""
        return world_of(self.question, self.doing)

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
    def is_settled(self) -> bool:
        """Whether it can be scored: it is over and, in a room, the session was finalised."""
        return self.is_over and (self.sitting.room is None or self.settled is not None)

    @property
    def clock_ahead(self) -> timedelta:
        """How far the computer's clock is ahead of the sitting's time, by the jumps seen so far."""
        return timedelta(seconds=sum(jump.seconds for _number, jump in self.clock_jumps))

    @property
    def deadline(self) -> datetime | None:
        """When time is over: known once the sitting has started; the invigilator may put it off."""
        return None if self.started_at is None else self.started_at + self.time_allowed

    @property
    def time_allowed(self) -> timedelta:
        """Duration with extra time and what the invigilator gave."""
        return self.sitting.time_allowed + timedelta(minutes=self.minutes_added)

    def remaining(self, now: datetime) -> timedelta:
        """Time left, never negative; the whole time before the start."""
        if self.deadline is None:
            return self.time_allowed
        return max(timedelta(0), self.deadline - now)

    def timer_remaining(self, now: datetime) -> timedelta | None:
        """Time left on the present question's own timer; None when it has none or is not shown."""
        if self.question is None or self.question.timer is None or self.shown_at is None:
            return None
        return max(timedelta(0), self.shown_at + timedelta(seconds=self.question.timer) - now)

    def due(self, now: datetime) -> ev.Event | None:
        """The event that time alone has brought about, if any."""
        if self.is_over or self.deadline is None:
            return None
        if now >= self.deadline:
            return ev.Ended(at=max(self.deadline, self.last_at or self.deadline), reason="time")
        left = self.timer_remaining(now)
        if left is not None and not left and not self.timed_out:
            return ev.TimerElapsed(at=now, number=self.number)
        return None

    def apply(self, event: ev.Event) -> Session:
        """The session after an event.

        Raises
        ------
        EventRefusedError
            The event cannot happen now.
        """
        if self.is_over and not isinstance(event, ev.Settled):
            raise ev.EventRefusedError("the sitting is over")
        if self.started_at is None and not isinstance(
            event, ev.Started | ev.Resumed | ev.ClockJumped
        ):
            raise ev.EventRefusedError("the sitting has not started")
        if self.last_at is not None and event.at < self.last_at:
            raise ev.EventRefusedError("an event cannot happen before the last one")
        late = self.deadline is not None and event.at >= self.deadline
        if late and not self.is_over and not isinstance(event, _POSSIBLE_LATE):
            raise ev.EventRefusedError("time is over")
        return replace(apply_event(event, self), last_at=event.at)


def replay_sitting(sitting: Plan, events: Iterable[ev.Event]) -> Session:
    """The session its journal leads to."""
    session = Session(sitting)
    for event in events:
        session = session.apply(event)
    return session


@singledispatch
def apply_event(event: object, session: Session) -> Session:
    """The session an event leads to.

    Raises
    ------
    EventRefusedError
        The event cannot happen now.
    TypeError
        It is no event of a sitting.
    """
    raise TypeError(f"not an event of sitting {session.sitting.id}: {event!r}")


@apply_event.register(ev.Started)
def _after_started(event: ev.Started, session: Session) -> Session:
    if session.started_at is not None:
        raise ev.EventRefusedError("the sitting has already started")
    return replace(session, started_at=event.at)


@apply_event.register(ev.Asked)
def _after_asked(event: ev.Asked, session: Session) -> Session:
    if session.sitting.fixed is not None:
        raise ev.EventRefusedError("the questions of this sitting were fixed in advance")
    if not session.awaits_question or event.number != session.number:
        raise ev.EventRefusedError(f"question {event.number} is not the next one to ask")
    if event.seeded and not session.seeded_here:
        raise ev.EventRefusedError(f"question {event.number} is not on trial")
    if not session.sitting.may_ask(event.item, seeded=event.seeded):
        raise ev.EventRefusedError(f"the sitting has no item {event.item}")
    chosen = AskedItem(
        event.number,
        event.question,
        event.item,
        event.a,
        event.b,
        theta=event.theta,
        seeded=event.seeded,
    )
    return replace(session, asked=(*session.asked, chosen))


@apply_event.register(ev.Shown)
def _after_shown(event: ev.Shown, session: Session) -> Session:
    _require_present(event.number, session)
    return session if session.shown_at else replace(session, shown_at=event.at)


@apply_event.register(ev.Acted)
def _after_acted(event: ev.Acted, session: Session) -> Session:
    question = _require_present(event.number, session)
    _require_answerable(session)
    return replace(session, doing=apply_act(question, session.doing, event))


@apply_event.register(ev.Restarted)
def _after_restarted(event: ev.Restarted, session: Session) -> Session:
    question = _require_present(event.number, session)
    _require_answerable(session)
    return replace(session, doing=restart_task(question))


@apply_event.register(ev.Answered)
def _after_answered(event: ev.Answered, session: Session) -> Session:
    question = _require_present(event.number, session)
    outcome = settle_outcome(
        is_right(question, event.answer) if event.right is None else event.right,
        timed_out=session.timed_out,
        focused_out=question.focus and session.focus_lost,
    )
    return _record_response(session, outcome, event.answer, event.at)


@apply_event.register(ev.Skipped)
def _after_skipped(event: ev.Skipped, session: Session) -> Session:
    _require_present(event.number, session)
    return _record_response(session, Outcome.SKIPPED, None, event.at)


@apply_event.register(ev.Reported)
def _after_reported(event: ev.Reported, session: Session) -> Session:
    waits = session.sitting.invigilator_decides
    if waits:
        _require_present(event.number, session)
        if session.shown_at is None:
            raise ev.EventRefusedError("the question has not been shown")
        if session.report_pending:
            raise ev.EventRefusedError("a report waits for the invigilator")
        session = _mark_asked(session, reports=(*session.asked[-1].reports, event.report))
    elif not 1 <= event.number <= min(session.number, session.length):
        raise ev.EventRefusedError("only a question already seen can be reported")
    reports = (*session.reports, (event.number, event.report, event.text))
    reported_at = (*session.reported_at, event.at)
    return replace(session, reports=reports, reported_at=reported_at, report_pending=waits)


@apply_event.register(ev.ReportConfirmed)
def _after_report_confirmed(event: ev.ReportConfirmed, session: Session) -> Session:
    _require_pending_report(event.number, session)
    session = _mark_asked(session, replaced=True)
    return replace(session, report_pending=False, **_NEXT)


@apply_event.register(ev.ReportDismissed)
def _after_report_dismissed(event: ev.ReportDismissed, session: Session) -> Session:
    _require_pending_report(event.number, session)
    return replace(session, report_pending=False)


@apply_event.register(ev.FocusLost)
def _after_focus_lost(event: ev.FocusLost, session: Session) -> Session:
    _require_present(event.number, session)
    return replace(session, focus_lost=True, focus_losses=session.focus_losses + 1)


@apply_event.register(ev.FocusRegained)
def _after_focus_regained(event: ev.FocusRegained, session: Session) -> Session:
    _require_present(event.number, session)
    return session


@apply_event.register(ev.TimerElapsed)
def _after_timer_elapsed(event: ev.TimerElapsed, session: Session) -> Session:
    _require_present(event.number, session)
    return replace(session, timed_out=True)


@apply_event.register(ev.Resumed)
def _after_resumed(event: ev.Resumed, session: Session) -> Session:  # noqa: ARG001
    return session


@apply_event.register(ev.ClockJumped)
def _after_clock_jumped(event: ev.ClockJumped, session: Session) -> Session:
    jumps = (*session.clock_jumps, (min(session.number, session.length), event))
    return replace(session, clock_jumps=jumps)


@apply_event.register(ev.TimeAdded)
def _after_time_added(event: ev.TimeAdded, session: Session) -> Session:
    if session.sitting.room is None:
        raise ev.EventRefusedError("nobody can add time outside a room")
    return replace(session, minutes_added=session.minutes_added + event.minutes)


@apply_event.register(ev.Settled)
def _after_settled(event: ev.Settled, session: Session) -> Session:
    if session.sitting.room is None or not session.is_over:
        raise ev.EventRefusedError("only a sitting of a room that is over is settled")
    if any(not 0 <= place < len(session.reports) for place in event.reports):
        raise ev.EventRefusedError("the sitting has no such report")
    return replace(session, settled=event)


@apply_event.register(ev.Ended)
def _after_ended(event: ev.Ended, session: Session) -> Session:
    return replace(session, end_reason=event.reason, ended_at=event.at)


def _require_present(number: int, session: Session) -> Question:
    question = session.question
    if question is None or number != session.number:
        raise ev.EventRefusedError(f"question {number} is not the present one")
    return question


def _require_pending_report(number: int, session: Session) -> None:
    _require_present(number, session)
    if not session.report_pending:
        raise ev.EventRefusedError("no report waits for the invigilator")


def _mark_asked(session: Session, **changes: object) -> Session:
    """The session with its latest question changed."""
    latest = replace(session.asked[-1], **changes)  # type: ignore[arg-type]
    return replace(session, asked=(*session.asked[:-1], latest))


def _require_answerable(session: Session) -> None:
    if session.shown_at is None:
        raise ev.EventRefusedError("the question has not been shown")
    if session.report_pending:
        raise ev.EventRefusedError("a report waits for the invigilator")


def _record_response(
    session: Session, outcome: Outcome, answer: Answer | None, at: datetime
) -> Session:
    _require_answerable(session)
    assert session.shown_at is not None
    seconds = (at - session.shown_at).total_seconds()
    seeded = bool(session.asked) and session.asked[-1].seeded
    response = Response(session.number, outcome, answer, seconds, at, seeded)
    following = replace(session, responses=(*session.responses, response), **_NEXT)
    if following.number > following.length:
        return replace(following, end_reason="completed", ended_at=at)
    return following
