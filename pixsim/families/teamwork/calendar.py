"""Families of competence 2.3: time zones, repetition rules and exceptions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.teamwork.agenda import hour_text
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
