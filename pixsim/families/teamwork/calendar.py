"""Families of competence 2.3: time zones, repetition rules and exceptions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.teamwork.agenda import event_file, hour_text, short_date
from pixsim.making.texts import Agenda, Event

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def universal_times(rng: np.random.Generator) -> dict[str, Any]:
    """Paris times of two meetings written in universal time, one in summer and one in winter."""
    zone = ZoneInfo("Europe/Paris")
    titles = sample(
        rng, ("Bilan", "Formation", "Conseil", "Démonstration", "Budget", "Recrutement"), 4
    )
    events, shown = [], {}
    for place, title in enumerate(titles):
        summer = place % 2 == 0
        day = date(2026, 5, 4) if summer else date(2026, 11, 9)
        day += timedelta(days=integer(rng, 0, 40))
        start = datetime(
            day.year, day.month, day.day, integer(rng, 5, 20), pick(rng, (0, 15, 30, 45))
        )
        shown[title] = start.replace(tzinfo=UTC).astimezone(zone)
        lasts = timedelta(minutes=pick(rng, (30, 60, 90)))
        events.append(Event(f"r{place}@equipe.example", title, start, start + lasts, "UTC"))
    one, two = titles[:2]
    return {
        "one": one,
        "two": two,
        "first": hour_text(shown[one].hour, shown[one].minute),
        "second": hour_text(shown[two].hour, shown[two].minute),
        "not_first": hour_text((shown[one].hour - 2) % 24, shown[one].minute),
        "not_second": hour_text((shown[two].hour + 1) % 24, shown[two].minute),
        "files": {"reunions.ics": Agenda(tuple(shuffled(rng, events)), "Équipe")},
    }


def rule_count(rng: np.random.Generator) -> dict[str, Any]:
    """Count the meetings of a weekly rule with an interval and an end date."""
    start = date(2026, 1, 5) + timedelta(weeks=integer(rng, 0, 20))
    first, second = sorted(sample(rng, range(5), 2))
    interval = pick(rng, (1, 2, 3))
    end = start + timedelta(weeks=integer(rng, 5, 12), days=integer(rng, 0, 6))
    days = [
        start + timedelta(weeks=week, days=weekday)
        for week in range(0, 20, interval)
        for weekday in (first, second)
    ]
    held = [day for day in days if day <= end]
    every = (end - start).days // 7 + 1
    lines = _meeting(start + timedelta(days=first), f"Atelier {integer(rng, 1, 99)}")
    codes = f"{_CODES[first]},{_CODES[second]}"
    rule = f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={codes};UNTIL={end:%Y%m%d}T215959Z"
    return {
        "files": {"ateliers.ics": event_file([*lines, rule])},
        "interval": interval,
        "key": [str(len(held))],
        "wrong": [str(n) for n in (len(held) + 1, 2 * every + 3)],
    }


def excluded_dates(rng: np.random.Generator) -> dict[str, Any]:
    """The date of the last meeting really held, once exceptions are left out."""
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 200))
    interval, count = pick(rng, (1, 2)), integer(rng, 6, 9)
    days = [start + timedelta(weeks=interval * rank) for rank in range(count)]
    out = {days[-1], pick(rng, days[1:-2])}
    if pick(rng, (True, False)):
        out.add(days[-2])
    held = [day for day in days if day not in out]
    stray = held[2] + timedelta(days=1)  # falls on no meeting: without effect
    lines = _meeting(start, f"Permanence {integer(rng, 1, 99)}")
    lines.append(f"RRULE:FREQ=WEEKLY;INTERVAL={interval};COUNT={count}")
    lines += [f"EXDATE;TZID=Europe/Paris:{day:%Y%m%d}T140000" for day in sorted({*out, stray})]
    return {
        "files": {"permanence.ics": event_file(lines)},
        "held": str(len(held)),
        "not_held": [str(count), str(len(held) - 1)],
        "last": short_date(held[-1]),
        "not_last": [f"{days[-1]:%d/%m/%Y}", f"{held[-2]:%d/%m/%Y}"],
    }


def _meeting(day: date, title: str) -> list[str]:
    start = datetime(day.year, day.month, day.day, 14)
    return [
        f"UID:{day:%Y%m%d}-{title.split()[-1]}@asso.example",
        f"DTSTAMP:{start - timedelta(days=20):%Y%m%dT%H%M%S}Z",
        f"SUMMARY:{title}",
        f"DTSTART;TZID=Europe/Paris:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Paris:{start + timedelta(hours=2):%Y%m%dT%H%M%S}",
    ]
