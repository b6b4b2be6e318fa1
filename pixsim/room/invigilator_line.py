"""One candidate's line in the invigilator's view: what it says and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pixsim.room.durations import announced_minutes, is_permitted, is_test_too_old, may_start
from pixsim.room.identity import CORE
from pixsim.room.lifecycle import TestState


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What a line is made of.

    Attributes
    ----------
    state : str or None
        Of the test; None before it began.
    started, first_start, permitted : datetime or None
        When the test began, the first of the session, and the last permission to enter.
    challenge_alert, companion_alert : bool
        A problem with the question, or with the browser's extension, waits.
    extra_time : float or None
        Fraction of the time.
    """

    state: TestState | None = None
    started: datetime | None = None
    first_start: datetime | None = None
    permitted: datetime | None = None
    challenge_alert: bool = False
    companion_alert: bool = False
    extra_time: float | None = None
    subscription: str = CORE


@dataclass(frozen=True, slots=True)
class Line:
    """What is shown.

    Attributes
    ----------
    tags, actions : tuple of str
        In the order of display.
    theoretical_end : timedelta or None
        After the start, without any extra time: that is the invigilator's to add. Start and end are
        shown where there is one.
    extra_time_percent : int or None
        Shown with the times, when any was granted.
    """

    tags: tuple[str, ...]
    actions: tuple[str, ...]
    theoretical_end: timedelta | None = None
    extra_time_percent: int | None = None


def invigilator_line(facts: LineFacts, now: datetime) -> Line:
    """What the invigilator sees of a candidate, and can do."""
    if facts.state is None:
        return Line(*_line_before_start(facts, now))
    if facts.state != "started":
        return Line(("finished",), ())
    if facts.started is not None and is_test_too_old(facts.started, now):
        return Line(("overtime",), ("end_test",))
    tags, handling = _under_way(facts)
    end = timedelta(minutes=announced_minutes(facts.subscription))
    percent = round(facts.extra_time * 100) if facts.extra_time else None
    actions = (*handling, "authorise_resume", "end_test")
    return Line(tags, actions, end, percent)


def _line_before_start(facts: LineFacts, now: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not may_start(facts.first_start, now, finalised=False):
        return ("overtime",), ()
    held = is_permitted(facts.permitted, now)
    return (), ("cancel_presence" if held else "confirm_presence",)


def _under_way(facts: LineFacts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if facts.companion_alert:  # hides the other
        return ("companion_alert", "on_hold"), ("handle_companion_alert",)
    if facts.challenge_alert:
        return ("challenge_alert", "on_hold"), ("handle_challenge_alert",)
    return ("ongoing",), ()
