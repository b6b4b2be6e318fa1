"""Families of competence 2.3: shared diaries, invitations, repeated events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_TITLES = ("Atelier tablette", "Café numérique", "Bilan des ateliers", "Permanence", "Aide aux CV")
_PLACES = ("Salle Jean Moulin", "Médiathèque", "Espace Colette", "Mairie annexe", "Salle des fêtes")


def short_date(day: date) -> str:
    """« 01/03/2026 »."""
    return f"{day:%d/%m/%Y}"


def hour_text(hour: int, minute: int = 0) -> str:
    """« 9 h 05 », « 14 h »."""
    return f"{hour} h {minute:02}" if minute else f"{hour} h"


def event_file(lines: Iterable[str]) -> bytes:
    """A calendar file of one event."""
    return "".join(
        f"{line}\r\n"
        for line in (
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Exemple//Agenda//FR", "BEGIN:VEVENT",
            *lines, "END:VEVENT", "END:VCALENDAR",
        )
    ).encode()  # fmt: skip


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def invitation(rng: np.random.Generator) -> dict[str, Any]:
    """Read the date, time, place and organiser of a calendar file."""
    start = datetime(2026, 1, 12) + timedelta(days=integer(rng, 0, 300))
    start += timedelta(hours=integer(rng, 9, 17), minutes=pick(rng, (0, 15, 30, 45)))
    sent = start - timedelta(days=integer(rng, 15, 30), hours=2)
    name, family_name = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    place = pick(rng, _PLACES)
    address, guest = f"equipe{integer(rng, 10, 99)}@asso.example", "accueil@mairie.example"
    lines = (
        f"UID:{integer(rng, 10**6, 10**7)}@asso.example",
        f"DTSTAMP:{_stamp(sent)}Z",
        f"SUMMARY:{pick(rng, _TITLES)}",
        f"ORGANIZER;CN={name} {family_name}:mailto:{address}",
        f"ATTENDEE;CN=Accueil:mailto:{guest}",
        f"DTSTART;TZID=Europe/Paris:{_stamp(start)}",
        f"DTEND;TZID=Europe/Paris:{_stamp(start + timedelta(minutes=90))}",
        f"LOCATION:{place}",
    )
    return {
        "files": {"invitation.ics": event_file(lines)},
        "day": short_date(start.date()),
        "sent": f"{sent:%d/%m/%Y}",
        "hour": hour_text(start.hour, start.minute),
        "place": place,
        "places": [place, place.removeprefix("Salle ") if place == "Salle Jean Moulin" else place],
        "address": address,
        "guest": guest,
    }
