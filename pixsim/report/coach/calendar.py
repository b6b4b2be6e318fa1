"""The way to the exam for a calendar program (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pixsim.coach.goal import Goal
from pixsim.coach.way_to_exam import PlannedDay
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.coach.words import doing_words, exam_words


def calendar_file(
    person: str, way: Sequence[PlannedDay], goal: Goal, framework: Framework, now: datetime
) -> bytes:
    """Whole days, one event each; a file read again replaces the events of before.

    Parameters
    ----------
    person : str
        Id of the profile: what tells the events of two people apart.
    way : sequence of PlannedDay
    goal : Goal
    framework : Framework
    now : datetime
        Of the file.

    Raises
    ------
    ImportError
        Without the module icalendar.
    """
    from icalendar import Calendar, Event  # not before it is wanted

    calendar = Calendar()
    calendar.add("prodid", "-//pixsim//plan//FR")
    calendar.add("version", "2.0")
    for planned in way:
        event = Event()
        event.add("uid", f"{planned.day.isoformat()}-{person}@pixsim")
        event.add("dtstamp", now)
        event.add("dtstart", planned.day)
        event.add("dtend", planned.day + timedelta(days=1))
        event.add("summary", _event_summary(planned, goal, framework))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event_summary(planned: PlannedDay, goal: Goal, framework: Framework) -> str:
    if planned.kind == "exam":
        return _("pixsim : jour J, {exam}").format(exam=exam_words(goal.rules))
    what = doing_words(planned.kind, planned.competence, framework)
    if planned.kind == "mock":
        return _("pixsim : {what}").format(what=what)
    return _("pixsim : {what}, {n} minutes").format(what=what, n=goal.minutes)
