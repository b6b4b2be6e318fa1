"""Competence 4.3, level 7: from a week that was metered to a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_WHY = ("pont", "jour férié", "inventaire", "travaux")
OPEN, SHUT = "ouvert", "fermé"


def week_to_year(rng: np.random.Generator) -> dict[str, Any]:
    """Two rooms metered for one week in which a day was closed; the calendar of the year says how many are."""
    while True:
        monday = date(2026, 3, 2) + timedelta(days=7 * integer(rng, 0, 10))
        odd = monday + timedelta(days=integer(rng, 1, 4))
        calendar = _calendar(rng, odd)
        power = {"A": _profile(rng, 900, 1700, 15, 60), "B": _profile(rng, 450, 900, 150, 320)}
        week = [monday + timedelta(days=n) for n in range(7)]
        watts = {
            room: {day: [_watts(rng, at[calendar[day] == OPEN], hour) for hour in range(24)] for day in week}
            for room, at in power.items()
        }  # fmt: skip
        year = {room: _year(days, calendar, calendar) for room, days in watts.items()}
        naive = {room: sum(map(sum, days.values())) * 365 / 7 for room, days in watts.items()}
        weekdays = {day: OPEN if day.weekday() < 5 else SHUT for day in calendar}
        guessed = {room: _year(days, weekdays, calendar) for room, days in watts.items()}
        gap = abs(year["A"] - year["B"]) / 1000
        wrong = [abs(each["A"] - each["B"]) / 1000 for each in (naive, guessed)]
        if gap > 150 and all(abs(one - gap) > 40 for one in wrong):
            break
    index = integer(rng, 12_000, 80_000) * 1000
    rows: list[tuple[datetime, float | None, float]] = []
    for day in week:
        for hour in range(24):
            rows.append((datetime.combine(day, time(hour)), watts["A"][day][hour], index / 1000))
            index += watts["B"][day][hour]
    rows.append((datetime.combine(week[-1] + timedelta(days=1), time(0)), None, index / 1000))
    book = Workbook(
        (
            sheet("Semaine", ("Heure", "Salle A : puissance moyenne de l'heure (W)", "Salle B : index du compteur au début de l'heure (kWh)"), rows),
            sheet("Calendrier", ("Jour", "Salles"), tuple(calendar.items())),
        )
    )  # fmt: skip
    opened = sum(state == OPEN for state in calendar.values())
    return {
        "files": in_two_formats("salles", book),
        "from": f"{monday:%d/%m/%Y}",
        "opened": opened, "closed": 365 - opened,
        "odd": f"{odd:%d/%m}",
        "best": min(year, key=year.__getitem__),
        "gap": decimal(gap, 0),
        "wrong": [decimal(one, 0) for one in wrong],
        "year_a": decimal(year["A"] / 1000, 0), "year_b": decimal(year["B"] / 1000, 0),
    }  # fmt: skip


def _calendar(rng: np.random.Generator, odd: date) -> dict[date, str]:
    """Every day of 2026: weekends, some weeks and some days closed, one of the week that was metered."""
    first = date(2026, 1, 1)
    days = [first + timedelta(days=n) for n in range(365)]
    weeks = sample(rng, [n for n in range(52) if n not in range(8, 21)], integer(rng, 6, 12))
    shut = {day for day in days if day.weekday() >= 5 or day.isocalendar().week - 1 in weeks}
    shut |= {odd, *(pick(rng, days) for _n in range(9))}
    near = {odd + timedelta(days=n) for n in range(-5, 6) if (odd + timedelta(days=n)).weekday() < 5} - {odd}  # fmt: skip
    return {day: SHUT if day in shut - near else OPEN for day in days}


def _profile(
    rng: np.random.Generator, low: int, high: int, least: int, most: int
) -> dict[bool, tuple[int, int]]:
    """Watts while in use and idle, on open days and on closed ones."""
    idle = integer(rng, least, most)
    return {True: (integer(rng, low, high), idle), False: (idle, idle)}


def _watts(rng: np.random.Generator, level: tuple[int, int], hour: int) -> int:
    used, idle = level
    return (used if 8 <= hour < 18 else idle) + integer(rng, -9, 9)


def _year(
    watts: Mapping[date, list[int]], kinds: Mapping[date, str], calendar: Mapping[date, str]
) -> float:
    """Wh of a year, from the mean day of each kind in the week."""
    total = 0.0
    for state in (OPEN, SHUT):
        seen = [sum(hours) for day, hours in watts.items() if kinds[day] == state]
        total += sum(seen) / len(seen) * sum(one == state for one in calendar.values())
    return total
