"""What happens during a sitting; each event is committed before the screen moves on."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from pixsim.bank.question import Answer, Question
from pixsim.rules.abort_and_reports import Report

EndReason = Literal["completed", "time", "candidate", "technical", "invigilator", "finalised"]
"""``invigilator`` and ``finalised`` are of a room: why the test was left unfinished is then told
when the session is finalised, see `Settled`."""
MOST_MINUTES_ADDED = 240  # in one act
Author = Annotated[str, Field(max_length=80)]
"""The invigilator as they call themselves; empty where nobody but the candidate acted."""


class EventRefusedError(ValueError):
    """An event that cannot happen now: it is not applied and must not be journalled."""


class BaseEvent(BaseModel):
    """What happened at one moment of a sitting or training."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: datetime


class Started(BaseEvent):
    """The candidate confirmed their identity and began: the clock runs."""

    kind: Literal["started"] = "started"


class Asked(BaseEvent):
    """V3 chose a question: kept whole, so that nothing is computed again.

    Attributes
    ----------
    number : int
        From 1; the question that replaces another has the same one.
    item : str
        The item it was drawn from.
    a, b : float
        Discrimination and difficulty the choice was made with.
    theta : float
        Ability estimated when it was chosen.
    seeded : bool
        On trial among the scored ones: the answer counts for nothing.
    """

    kind: Literal["asked"] = "asked"
    number: int
    question: Question
    item: str
    a: float
    b: float
    theta: float
    seeded: bool = False


class Shown(BaseEvent):
    """A question appeared (a timed one: its start page was confirmed)."""

    kind: Literal["shown"] = "shown"
    number: int


class Answered(BaseEvent):
    """The candidate validated an answer.

    Attributes
    ----------
    right : bool or None
        As it was marked then: a later pixsim that marks otherwise changes no past answer. None in
        journals of before; the answer is then marked when it is read.
    """

    kind: Literal["answered"] = "answered"
    number: int
    answer: Answer
    right: bool | None = None


class Acted(BaseEvent):
    """The candidate did something in the world of the question.

    Attributes
    ----------
    act : str
        As JSON; it holds no word that a translation changes.
    """

    kind: Literal["acted"] = "acted"
    number: int
    act: str


class Restarted(BaseEvent):
    """The candidate began the question's world anew."""

    kind: Literal["restarted"] = "restarted"
    number: int


class Skipped(BaseEvent):
    """The candidate passed."""

    kind: Literal["skipped"] = "skipped"
    number: int


class Reported(BaseEvent):
    """The candidate reported a problem on a question already shown."""

    kind: Literal["reported"] = "reported"
    number: int
    report: Report
    text: str = Field(default="", max_length=500)


class ReportConfirmed(BaseEvent):
    """The invigilator saw the problem (Pix: a validated live alert): the question is replaced."""

    kind: Literal["report_confirmed"] = "report_confirmed"
    number: int
    by: Author = ""


class ReportDismissed(BaseEvent):
    """The invigilator saw no problem: the question stays."""

    kind: Literal["report_dismissed"] = "report_dismissed"
    number: int
    by: Author = ""


class FocusLost(BaseEvent):
    """The window lost the focus."""

    kind: Literal["focus_lost"] = "focus_lost"
    number: int


class FocusRegained(BaseEvent):
    """The window has the focus again."""

    kind: Literal["focus_regained"] = "focus_regained"
    number: int


class TimerElapsed(BaseEvent):
    """The question's own timer ran out; the candidate may still validate."""

    kind: Literal["timer_elapsed"] = "timer_elapsed"
    number: int


class Resumed(BaseEvent):
    """The sitting was opened again after an interruption."""

    kind: Literal["resumed"] = "resumed"


class ClockJumped(BaseEvent):
    """The computer's clock was set; the time of the sitting did not follow.

    Attributes
    ----------
    seconds : float
        How far it was set: forwards, or (negative) back.
    while_closed : bool
        Noticed when the sitting was opened again: time went on from the last event.
    """

    kind: Literal["clock_jumped"] = "clock_jumped"
    seconds: float
    while_closed: bool = False


class TimeAdded(BaseEvent):
    """The invigilator gave minutes."""

    kind: Literal["time_added"] = "time_added"
    minutes: int = Field(ge=1, le=MOST_MINUTES_ADDED)
    by: Author = ""


class Ended(BaseEvent):
    """The sitting is over."""

    kind: Literal["ended"] = "ended"
    reason: EndReason
    by: Author = ""


class Settled(BaseEvent):
    """The session of a room was finalised: it holds what scoring needs to know. The last one counts.

    Attributes
    ----------
    abort : str or None
        Why the test was left unfinished; None for one that was finished.
    reports : tuple of int
        Places, among the reports of the sitting, of those that the invigilator confirmed (V2).
    """

    kind: Literal["settled"] = "settled"
    abort: Literal["candidate", "technical"] | None = None
    reports: tuple[int, ...] = ()
    by: Author = ""


Event = Annotated[
    Started
    | Asked
    | Shown
    | Acted
    | Restarted
    | Answered
    | Skipped
    | Reported
    | ReportConfirmed
    | ReportDismissed
    | FocusLost
    | FocusRegained
    | TimerElapsed
    | Resumed
    | ClockJumped
    | TimeAdded
    | Ended
    | Settled,
    Field(discriminator="kind"),
]
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
