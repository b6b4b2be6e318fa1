"""Families of competence 2.3: shared diaries, invitations, repeated events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.text.search import without_accents

_TITLES = ("Atelier tablette", "Café numérique", "Bilan des ateliers", "Permanence", "Aide aux CV")
_PLACES = ("Salle Jean Moulin", "Médiathèque", "Espace Colette", "Mairie annexe", "Salle des fêtes")


def short_date(day: date) -> str:
    """« 01/03/2026 »."""
    return f"{day:%d/%m/%Y}"


def hour_text(hour: int, minute: int = 0) -> str:
    """« 9 h 05 », « 14 h »."""
    return f"{hour} h {minute:02}" if minute else f"{hour} h"


def calendar_file(lines: Iterable[str]) -> bytes:
    """A calendar file of some events, each with its begin and its end."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Exemple//Agenda//FR")
    return "".join(f"{line}\r\n" for line in (*head, *lines, "END:VCALENDAR")).encode()


def event_file(lines: Iterable[str]) -> bytes:
    """A calendar file of one event."""
    return calendar_file(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def invitation(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of the meetings of one title in a calendar file, the one that somebody is invited to and that takes place."""
    first = datetime(2026, integer(rng, 1, 10), 1)
    title, *others = sample(rng, _TITLES, len(_TITLES))
    guest, colleague = sample(rng, FIRST_NAMES, 2)
    accounts = [f"equipe{number}@asso.example" for number in sample(rng, range(10, 99), 4)]
    address = accounts[0]
    days = [first + timedelta(days=n) for n in sorted(sample(rng, range(28), 14))]
    # Both are invited elsewhere; of the five meetings of the title, two are theirs, one of them cancelled
    held: list[tuple[str, tuple[str, ...], str]] = [
        (title, (guest,), "CONFIRMED"),
        (title, (guest,), "CANCELLED"),
        *((title, (colleague,), "CONFIRMED"),) * 3,
    ]
    held += [
        (pick(rng, others), pick(rng, ((guest,), (colleague,), (guest, colleague))), "CONFIRMED")
        for _other in range(9)
    ]
    body: list[str] = []
    place, starts = "", []
    for (name, guests, status), day in zip(shuffled(rng, held), days, strict=True):
        start = day + timedelta(hours=integer(rng, 9, 17), minutes=pick(rng, (0, 15, 30, 45)))
        where, by = pick(rng, _PLACES), pick(rng, accounts[1:])
        if (name, guests, status) == held[0]:
            place, by = where, address
            starts.append(start)
        body += (
            "BEGIN:VEVENT",
            f"UID:{integer(rng, 10**6, 10**7)}@asso.example",
            f"DTSTAMP:{_stamp(first - timedelta(days=integer(rng, 3, 20)))}Z",
            f"SUMMARY:{name}",
            f"STATUS:{status}",
            f"ORGANIZER;CN={pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}:mailto:{by}",
            *(
                f"ATTENDEE;CN={one}:mailto:{without_accents(one).lower()}@mairie.example"
                for one in guests
            ),
            f"DTSTART;TZID=Europe/Paris:{_stamp(start)}",
            f"DTEND;TZID=Europe/Paris:{_stamp(start + timedelta(minutes=90))}",
            f"LOCATION:{where}",
            "END:VEVENT",
        )
    (start,) = starts
    return {
        "files": {"agenda.ics": calendar_file(body)},
        "title": title,
        "guest": guest,
        "invited": f"{without_accents(guest).lower()}@mairie.example",
        "day": short_date(start.date()),
        "sent": f"{next(day for day in days if day.date() != start.date()):%d/%m/%Y}",
        "hour": hour_text(start.hour, start.minute),
        "place": place,
        "places": [place, place.removeprefix("Salle ") if place == "Salle Jean Moulin" else place],
        "address": address,
    }
