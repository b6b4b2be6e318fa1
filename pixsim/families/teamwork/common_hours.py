"""Families of competence 2.3: an hour when teams of several time zones are all at work; what changed between two lists."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import WEEKDAYS, long_date

_PARIS = ZoneInfo("Europe/Paris")
_TOWNS = (
    ("Cayenne", "America/Cayenne"), ("Fort-de-France", "America/Martinique"), ("Saint-Denis de La Réunion", "Indian/Reunion"), ("Mamoudzou", "Indian/Mayotte"),
    ("Dakar", "Africa/Dakar"), ("Tunis", "Africa/Tunis"), ("Antananarivo", "Indian/Antananarivo"), ("Pondichéry", "Asia/Kolkata"),
    ("Lisbonne", "Europe/Lisbon"), ("Athènes", "Europe/Athens"), ("Bangkok", "Asia/Bangkok"),
)  # fmt: skip
_HOURS = ((8, 0, 16, 0), (8, 30, 16, 30), (9, 0, 17, 0), (9, 30, 17, 30), (7, 30, 15, 30), (8, 0, 15, 0))  # fmt: skip


def hour_for_all(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the first hour of Paris when a meeting fits in the working hours of three towns."""
    return first_telling(rng, _common)


def _common(rng: np.random.Generator) -> dict[str, Any] | None:
    towns = sample(rng, _TOWNS, 3)
    day = date(2027, pick(rng, (2, 3, 4, 5, 6, 9, 10, 11)), integer(rng, 1, 28))
    length = pick(rng, (45, 60, 90))
    if day.weekday() > 4:
        return None
    spans = []
    for _town, zone in towns:
        h1, m1, h2, m2 = pick(rng, _HOURS)
        opens, closes = (datetime(day.year, day.month, day.day, h, m, tzinfo=ZoneInfo(zone)) for h, m in ((h1, m1), (h2, m2)))  # fmt: skip
        spans.append((opens, closes))
    start = max(opens for opens, _ in spans).astimezone(_PARIS)
    end = min(closes for _, closes in spans)
    gaps = {opens.utcoffset() for opens, _ in spans}
    spare = end - start - timedelta(minutes=length)
    if len(gaps) < 3 or not timedelta() <= spare <= timedelta(hours=3) or start.day != day.day:
        return None
    rows = [
        f"{town:<26} de {_clock(opens)} à {_clock(closes)}"
        for (town, _), (opens, closes) in zip(towns, spans, strict=True)
    ]
    near = {f"{moment.astimezone(_PARIS):%H:%M}" for moment in (start + timedelta(hours=1), start - timedelta(hours=1), *(opens for opens, _ in spans))}  # fmt: skip
    near |= {f"{opens:%H:%M}" for opens, _ in spans}
    key = f"{start:%H:%M}"
    return {
        "day": f"{WEEKDAYS[day.weekday()]} {long_date(day)}", "rows": indented(rows), "length": length, "key": key, "answer": _clock(start), "wrong": sorted(near - {key}),
        "in_paris": " ; ".join(f"{town}, de {_clock(opens.astimezone(_PARIS))} à {_clock(closes.astimezone(_PARIS))}" for (town, _), (opens, closes) in zip(towns, spans, strict=True)),
    }  # fmt: skip


def _clock(moment: datetime) -> str:
    return f"{moment.hour} h {moment.minute:02}"


_LENT = (
    ("des tablettes prêtées", "une tablette"), ("des casques de la salle de visio", "un casque"), ("des compteurs d'eau de l'immeuble", "un compteur"),
    ("des badges en service", "un badge"), ("des vélos de la flotte", "un vélo"), ("des extincteurs du gymnase", "un extincteur"),
)  # fmt: skip
_SIGNS = "ABCDEFHKLMNPRTUVXY23456789"


def list_that_changed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the serial number that one version of a list has and the other has not, both in no order."""
    of_what, one = pick(rng, _LENT)
    stem = "".join(pick(rng, _SIGNS) for _ in range(3))
    numbers: set[str] = set()
    while len(numbers) < 21:
        numbers.add(stem + "".join(pick(rng, _SIGNS) for _ in range(5)))
    before = shuffled(rng, sorted(numbers))
    gone = before[integer(rng, 0, 20)]
    place = integer(rng, 4, 6)
    new = gone[:place] + gone[place + 1] + gone[place] + gone[place + 2 :]
    while new == gone or new in numbers:
        new = gone[:7] + pick(rng, _SIGNS)
    after = shuffled(rng, [new if number == gone else number for number in before])
    return {
        "of_what": of_what, "one": one, "before": indented(_rows(before)), "after": indented(_rows(after)), "key": new, "gone": gone,
        "wrong": [gone, *(number for number in after[:2] if number != new)],
    }  # fmt: skip


def _rows(numbers: list[str]) -> list[str]:
    return ["  ".join(numbers[place : place + 7]) for place in range(0, len(numbers), 7)]
