"""Meetings as .ics (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pixsim.making.makers.folding import fold_lines
from pixsim.making.texts import Agenda, Event

_PARIS = (
    "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
    "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
    "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


def make_bytes(agenda: Agenda, _suffix: str) -> bytes:
    """The bytes of an agenda."""
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Agenda//FR", "CALSCALE:GREGORIAN"]
    rows += [f"X-WR-CALNAME:{escape_text(agenda.name)}"] if agenda.name else []
    if any(event.zone == "Europe/Paris" for event in agenda.events):
        rows += _PARIS
    for event in agenda.events:
        rows += _event_lines(event)
    return fold_lines([*rows, "END:VCALENDAR"])


def escape_text(text: str) -> str:
    """A text with the signs of the format escaped."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _date_line(name: str, when: datetime, zone: str) -> str:
    if zone == "UTC":
        return f"{name}:{when:%Y%m%dT%H%M%S}Z"
    return f"{name};TZID={zone}:{when:%Y%m%dT%H%M%S}"


def _event_lines(event: Event) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", "DTSTAMP:20260302T090000Z")
    yield _date_line("DTSTART", event.start, event.zone)
    yield _date_line("DTEND", event.end, event.zone)
    yield f"SUMMARY:{escape_text(event.summary)}"
    for name, text in (("LOCATION", event.place), ("DESCRIPTION", event.description)):
        if text:
            yield f"{name}:{escape_text(text)}"
    if event.organiser is not None:
        yield f"ORGANIZER;CN={event.organiser[0]}:mailto:{event.organiser[1]}"
    for name, address, status in event.guests:
        yield f"ATTENDEE;CN={name};PARTSTAT={status}:mailto:{address}"
    if event.rule:
        yield f"RRULE:{event.rule}"
    for when in event.except_on:
        yield _date_line("EXDATE", when, event.zone)
    yield from (f"{name}:{value}" for name, value in event.more)
    yield "END:VEVENT"
