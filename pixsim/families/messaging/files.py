"""Families of competence 2.1 that hand a message, an invitation or a mailbox to open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain
from pixsim.families.messaging.addresses import DOMAINS, local_part
from pixsim.text.french_dates import long_date


def mail(headers: list[tuple[str, str]], body: str) -> bytes:
    """A raw message, with the line ends the standard asks for."""
    lines = [f"{name}: {value}" for name, value in headers]
    text = "\n".join([*lines, "MIME-Version: 1.0", "", body.strip("\n"), ""])
    return text.replace("\n", "\r\n").encode("utf-8")


PLAIN_TEXT = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
]


def stamp(rng: np.random.Generator) -> str:
    """A date of an April 2026 week, as it stands in a message."""
    day = integer(rng, 13, 17)  # Monday 13 to Friday 17
    name = ("Mon", "Tue", "Wed", "Thu", "Fri")[day - 13]
    clock = f"{integer(rng, 9, 17):02}:{integer(rng, 0, 59):02}:{integer(rng, 0, 59):02}"
    return f"{name}, {day} Apr 2026 {clock} +0200"


_SENDERS = ("Mutuelle du Sud", "Ma Banque", "Livraison Colis", "Service des impôts", "Assurance")


def raw_sender(rng: np.random.Generator) -> dict[str, Any]:
    """A message whose shown name is an address that is not the sender's."""
    firm = pick(rng, _SENDERS)
    shown = f"{pick(rng, ('contact', 'service', 'infos'))}@{plain(firm)}.example"
    real = f"{local_part(rng)}@{pick(rng, ('promo-mail', 'envoi-rapide', 'offres-web'))}.test"
    to = f"{local_part(rng)}@{pick(rng, DOMAINS)}"
    reference = f"{integer(rng, 100000, 999999)}"
    headers = [
        ("Date", stamp(rng)),
        ("From", f'"{shown}" <{real}>'),
        ("To", to),
        ("Subject", f"{firm.replace('ô', 'o')} : dossier {reference}"),
        ("Message-ID", f"<{reference}.{integer(rng, 10, 99)}@{plain(firm)}.example>"),
    ]
    body = f"Bonjour,\n\nVotre dossier {reference} attend votre réponse.\n\n{firm}\n{shown}\n"
    return {
        "files": {"message.eml": mail([*headers, *PLAIN_TEXT], body)},
        "answer": real,
        "wrong": [shown, to],
    }


_AMERICAN = (("America/Toronto", "Montréal", 5), ("America/Chicago", "Chicago", 6))


def calendar_end(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: when a weekly session held in America ends in Paris, between two changes of clocks."""
    zone, town, behind = pick(rng, _AMERICAN)
    titles = sample(rng, ("Atelier CV", "Point budget", "Visio partenaires", "Revue de projet"), 3)
    weekday = integer(rng, 0, 3)
    first = date(2026, 2, 2) + timedelta(days=weekday)
    asked = date(2026, 3, 9) + timedelta(days=weekday + 7 * integer(rng, 0, 2))
    moved = bool(rng.random() < 0.6)
    other = asked + timedelta(days=pick(rng, (-7, 7)))
    events: list[str] = []
    answer, wrong = 0, list[int]()
    for number, title in enumerate(titles):
        start, later = sample(
            rng, [60 * hour + m for hour in (8, 9, 10, 11) for m in (0, 15, 30, 45)], 2
        )
        length = pick(rng, (50, 75, 80, 90, 100, 105))
        uid = f"UID:{integer(rng, 10000, 99999)}-{number}@visio.example"
        duration = (
            f"DURATION:PT{length // 60}H{length % 60}M" if length >= 60 else f"DURATION:PT{length}M"
        )

        def at(day: date, minutes: int) -> str:
            return f"{day:%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"

        events += [
            "BEGIN:VEVENT", uid, "DTSTAMP:20260120T080000Z", f"DTSTART;TZID={zone}:{at(first, start)}",
            duration, f"RRULE:FREQ=WEEKLY;COUNT={integer(rng, 11, 14)}",
            f"EXDATE;TZID={zone}:{at(date(2026, 2, 16) + timedelta(days=weekday), start)}",
            f"SUMMARY:{title}", "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}",
            f"TRIGGER:-PT{pick(rng, (10, 20, 30))}M", "END:VALARM", "END:VEVENT",
        ]  # fmt: skip
        changed = asked if moved or number else other
        events += [
            "BEGIN:VEVENT", uid, f"RECURRENCE-ID;TZID={zone}:{at(changed, start)}", "DTSTAMP:20260226T080000Z",
            f"DTSTART;TZID={zone}:{at(changed, later)}", duration, f"SUMMARY:{title}", "END:VEVENT",
        ]  # fmt: skip
        if number == 0:
            right, left = (later, start) if moved else (start, later)
            answer = right + length + 60 * behind
            wrong = [answer + 60, left + length + 60 * behind, right + length, answer - length]
    shift = {"DAYLIGHT": (behind, behind - 1), "STANDARD": (behind - 1, behind)}
    rule = {"DAYLIGHT": ("20070311T020000", "3;BYDAY=2SU"), "STANDARD": ("20071104T020000", "11;BYDAY=1SU")}  # fmt: skip
    clocks = [
        line
        for name, (before, after) in shift.items()
        for line in (
            f"BEGIN:{name}", f"DTSTART:{rule[name][0]}", f"TZOFFSETFROM:-{before:02}00", f"TZOFFSETTO:-{after:02}00",
            f"RRULE:FREQ=YEARLY;BYMONTH={rule[name][1]}", f"END:{name}",
        )
    ]  # fmt: skip
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pixsim//FR", "BEGIN:VTIMEZONE", f"TZID:{zone}", *clocks, "END:VTIMEZONE"]  # fmt: skip
    text = "\r\n".join([*lines, *events, "END:VCALENDAR", ""])
    return {
        "files": {"agenda.ics": text.encode()},
        "title": titles[0], "day": long_date(asked), "town": town, "gap": behind,
        "answer": f"{answer // 60} h {answer % 60:02}",
        "wrong": sorted({f"{guess // 60}:{guess % 60:02}" for guess in wrong if guess != answer}),
        "how": "Elle a été déplacée (RECURRENCE-ID)" if moved else "Une autre séance a été déplacée (RECURRENCE-ID), pas elle",
    }  # fmt: skip


_SUMMER = (date(2026, 3, 29), date(2026, 10, 25))
_AMERICAN_SUMMER = (date(2026, 3, 8), date(2026, 11, 1))
"""From when until when clocks are an hour ahead in Europe, and in North America (tz database)."""


def invitation(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the number, the code and the hour for somebody who telephones, an invitation having been put right since."""
    first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    day, month = integer(rng, 4, 26), integer(rng, 0, 10)
    place, winter, when = pick(rng, (("Montréal", 6, "de moins"), ("La Réunion", 3, "de plus"), ("Nouméa", 10, "de plus")))  # fmt: skip
    # Paris is on summer time, and Montréal, whose weeks of it are not the same ones
    ours, theirs = (since <= date(2026, month + 1, day) < until for since, until in (_SUMMER, _AMERICAN_SUMMER))  # fmt: skip
    lag = winter + ours - theirs if place == "Montréal" else winter - ours
    first_hour, last_hour = {"Montréal": (14, 17), "La Réunion": (9, 15)}.get(place, (9, 11))
    hour = integer(rng, first_hour, last_hour)
    minute, earlier = pick(rng, (0, 30)), pick(rng, (15, 30, 45))
    there = (hour - lag if when == "de moins" else hour + lag) % 24
    start = hour * 60 + minute - earlier
    paid, free, help_desk, mobile = (
        f"{prefix} {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
        for prefix in ("01 99 00", "01 99 00", "01 99 00", "06 39 98")
    )
    host, guest, new, meeting = (integer(rng, 100000, 999999) for _code in range(4))
    topic = pick(rng, ("Atelier budget", "Réunion de quartier", "Point d'équipe", "Aide en ligne"))
    text = (
        f"De : {first} {last}\nObjet : RECTIFICATIF - {topic}\n\n"
        f"Bonjour,\n\nNous commencerons {earlier} minutes plus tôt que prévu. Et le code des participants a changé :\n"
        f"c'est désormais {new}. Le reste de l'invitation tient toujours.\n\n{first} ({mobile})\n\n"
        f"----- Invitation du {long_date(date(2026, month + 1, day - 3))} -----\n\n"
        f"Sujet : {topic}\nDate : {long_date(date(2026, month + 1, day))}\n"
        f"Début : {there:02} h {minute:02} à {place} ({lag} h {when} qu'à Paris)\n"
        f"La salle ouvre dix minutes avant.\n\n"
        f"Par internet : https://visio.example/salle/{meeting}\n\n"
        f"Par téléphone, tapez le code puis #\n"
        f"  depuis la France : {free}\n  depuis la France, en entrant par le standard (payant) : {paid}\n"
        f"  code de l'animateur : {host}\n  code des participants : {guest}\n\n"
        f"Assistance technique : {help_desk}\n"
    )
    return {
        "files": {"invitation.txt": text.encode()}, "place": place,
        "number": free, "number_wrong": [n for n in (help_desk, mobile, paid) if n != free],
        "code": [str(new), f"{new} puis #", f"{new}#"], "code_wrong": [str(guest), str(host)], "new": str(new),
        "start": f"{start // 60} h {start % 60:02}",
        "start_wrong": [f"{hour}:{minute:02}", f"{(there * 60 + minute - earlier) // 60 % 24}:{(there * 60 + minute - earlier) % 60:02}"],
    }  # fmt: skip
