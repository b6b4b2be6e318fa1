"""Families of competence 1.3: formats of values, dates, percentages, texts to cut and clean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS


def days_between(rng: np.random.Generator) -> dict[str, Any]:
    """In a list of loans whose dates are written in several ways, how many lasted too long, and the longest one."""
    limit = pick(rng, (21, 28, 30))
    ways = ("{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0.day} {1} {0:%Y}")
    rows = []
    for number in sample(rng, range(100, 999), 80):
        start = date(2027, 12, 1) + timedelta(days=integer(rng, 0, 110))
        end = start + timedelta(days=integer(rng, 3, 45))
        rows.append((f"E{number}", start, end))
    spans = {name: (end - start).days for name, start, end in rows}
    late = [name for name, days in spans.items() if days > limit]
    longest = max(spans, key=lambda name: spans[name])
    if sorted(spans.values())[-2] == spans[longest] or limit not in spans.values():
        return days_between(rng)
    shown = [
        (name, *(pick(rng, ways).format(day, MONTHS[day.month - 1]) for day in days))
        for name, *days in rows
    ]
    return {
        "limit": limit,
        "key": len(late),
        "not_key": sum(days >= limit for days in spans.values()),
        "longest": longest,
        "days": spans[longest],
        "wrong": [sorted(spans, key=lambda name: spans[name])[-2]],
        "files": {"emprunts.csv": spreadsheet_csv(("emprunt", "sorti le", "rendu le"), shown)},
    }
