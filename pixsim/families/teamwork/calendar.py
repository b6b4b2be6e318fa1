"""Families of competence 2.3: time zones, repetition rules and exceptions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import plain
from pixsim.families.teamwork.agenda import hour_text
from pixsim.making.texts import Agenda, Event

_ZONES = ("UTC", "America/Toronto", "Asia/Tokyo", "Europe/Paris", "Europe/Lisbon")
_TITLES = (
    "Bilan", "Formation", "Conseil", "Démonstration", "Budget", "Recrutement", "Partenaires", "Calendrier", "Essais", "Accueil", "Presse", "Achats",
    "Locaux", "Sécurité",
)  # fmt: skip


def universal_times(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of meetings written in the time of several countries, when one begins in Paris, and the one it clashes with."""
    paris = ZoneInfo("Europe/Paris")
    one, clash, alike, *others = sample(rng, _TITLES, 13)
    first = date(2026, pick(rng, (2, 3, 7, 10, 11)), 9) + timedelta(days=integer(rng, 0, 18))
    zone, second = sample(rng, [name for name in _ZONES if name != "Europe/Paris"], 2)
    start = datetime(first.year, first.month, first.day, integer(rng, 10, 17), pick(rng, (0, 15, 30, 45)), tzinfo=paris)  # fmt: skip

    def local(moment: datetime, name: str) -> datetime:
        return moment.astimezone(ZoneInfo(name)).replace(tzinfo=None)

    def event(title: str, begin: datetime, minutes: int, name: str) -> Event:
        uid = f"{plain(title)}-{integer(rng, 100, 999)}@equipe.example"
        return Event(uid, title, begin, begin + timedelta(minutes=minutes), name)

    written = local(start, zone)
    later = start + timedelta(minutes=pick(rng, (15, 30, 45)))
    events = [event(one, written, 60, zone), event(clash, local(later, second), 60, second)]
    # written at the same hour in another zone: it seems to clash, and does not
    third = pick(rng, [name for name in _ZONES if abs((written.replace(tzinfo=ZoneInfo(name)) - start).total_seconds()) >= 7200])  # fmt: skip
    events.append(event(alike, written + timedelta(minutes=15), 60, third))
    days = [first + timedelta(days=step) for step in range(-14, 15) if step not in (-1, 0, 1)]
    for title, day in zip(others, sample(rng, days, len(others)), strict=True):
        name = pick(rng, _ZONES)
        events.append(event(title, datetime(day.year, day.month, day.day, integer(rng, 8, 17), pick(rng, (0, 30))), 60, name))  # fmt: skip
    hour = hour_text(start.hour, start.minute)
    near = {hour_text(written.hour, written.minute), hour_text((start.hour + 1) % 24, start.minute), hour_text((start.hour - 1) % 24, start.minute)} - {hour}  # fmt: skip
    return {
        "one": one, "first": hour, "not_first": sorted(near),
        "titles": sorted([clash, alike, *others]), "clash": clash, "alike": alike,
        "files": {"reunions.ics": Agenda(tuple(shuffled(rng, events)), "Équipe")},
    }  # fmt: skip
