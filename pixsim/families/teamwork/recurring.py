"""Families of competence 2.3: meetings that come back by a rule, counted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import WEEKDAYS, long_date

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA")
_WHO = (
    ("Une professeure de danse est payée à la séance", "la trésorière doit prévoir la dépense"),
    ("La mairie loue la salle à la séance", "le club veut savoir ce qu'il paiera"),
    ("Un accompagnateur est remboursé à chaque sortie", "il faut réserver son budget"),
    ("Chaque atelier use un lot de fournitures", "on veut commander ce qu'il faut de lots"),
    ("Un interprète vient à chaque permanence", "le service doit signer son contrat"),
)  # fmt: skip
_PARIS = ZoneInfo("Europe/Paris")


def sessions_of_a_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many sessions a rule makes, every few weeks on two days, up to a moment of the last day."""
    return first_telling(rng, _sessions)


def _sessions(rng: np.random.Generator) -> dict[str, Any] | None:
    said, why = pick(rng, _WHO)
    step = pick(rng, (2, 3))
    first, second = sorted(sample(rng, range(6), 2))
    start_on = pick(rng, (first, second))
    monday = date(2026, 9, 7) + timedelta(weeks=integer(rng, 0, 16))
    hour = integer(rng, 9, 19)
    weeks = [monday + timedelta(weeks=step * turn) for turn in range(integer(rng, 12, 19))]
    begun = monday + timedelta(days=start_on)
    days = [day for week in weeks for day in (week + timedelta(days=first), week + timedelta(days=second)) if day >= begun]  # fmt: skip
    if rng.integers(2):
        del days[-1]
    last = datetime(days[-1].year, days[-1].month, days[-1].day, hour, tzinfo=_PARIS)
    included = bool(rng.integers(2))
    until = last.astimezone(ZoneInfo("UTC")) + timedelta(hours=1 if included else -1)
    if until.date() != days[-1]:
        return None
    count = len(days) - (not included)
    whole = sum(
        (begun + timedelta(days=n)).weekday() in (first, second)
        for n in range((days[-1] - begun).days + 1)
    )
    lines = [
        f"DTSTART;TZID=Europe/Paris:{begun:%Y%m%d}T{hour:02}0000",
        f"RRULE:FREQ=WEEKLY;INTERVAL={step};BYDAY={_DAYS[first]},{_DAYS[second]};"
        f"UNTIL={until:%Y%m%dT%H%M%SZ}",
    ]
    gap = last.utcoffset()
    assert gap is not None
    return {
        "said": said, "why": why, "rule": indented(lines), "step": step, "days": f"le {WEEKDAYS[first]} et le {WEEKDAYS[second]}", "key": str(count),
        "wrong": sorted({str(n) for n in (count - 1, count + 1, whole, whole - 1)} - {str(count)}), "last": long_date(days[-1]),
        "end": f"{until.hour} h, soit {until.hour + int(gap.total_seconds()) // 3600} h à Paris",
        "decided": "la séance de ce jour-là a lieu" if included else "la séance de ce jour-là n'a pas lieu",
    }  # fmt: skip
