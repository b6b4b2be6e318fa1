"""Families of competence 2.4 that hand over a register of requests about personal data."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date

_PLACES = ("d'une mutuelle", "d'un réseau de boutiques", "d'une ligue sportive", "d'un bailleur social", "d'une banque", "d'un opérateur")  # fmt: skip
_RIGHTS = ("accès", "effacement", "rectification", "opposition", "portabilité")


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


Row = tuple[str, str, date, date | None]
"""Number, right, received, answered."""


def late(row: Row, today: date) -> bool:
    """Whether the answer came after its time, or has not come and is due."""
    _number, _right, received, answered = row
    return (answered or today) > months_later(received, 1)


def answered_too_late(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: requests of a register that were, or are, beyond their time on a day: a month, from date to date."""
    today = date(2026, integer(rng, 5, 10), integer(rng, 3, 27))
    rows: list[Row] = []
    for n in sample(rng, range(1000, 9999), 120):
        received = today - timedelta(days=integer(rng, 5, 230))
        due = months_later(received, 1)
        edge = integer(rng, 1, 3) == 1
        answered = due + timedelta(days=pick(rng, (-1, 0, 0, 1)) if edge else integer(rng, -24, 12))
        gone = answered >= today or integer(rng, 1, 12) == 1
        rows.append(
            (f"D-{n}", pick(rng, _RIGHTS), received, None if gone else max(answered, received))
        )
    key = sum(late(row, today) for row in rows)
    wrong = {
        sum((row[3] or today) > row[2] + timedelta(days=30) for row in rows),
        sum((row[3] or today) >= months_later(row[2], 1) for row in rows),  # on the day itself
        sum(row[3] is not None and late(row, today) for row in rows),  # those without an answer left out
        sum(row[3] is None or late(row, today) for row in rows),  # all those without an answer
    } - {key}  # fmt: skip
    if len(wrong) < 3:
        return answered_too_late(rng)
    header = ("Numéro", "Droit", "Reçue le", "Réponse le")
    return {
        "place": pick(rng, _PLACES), "today": long_date(today), "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
        "files": in_two_formats("registre", Workbook((sheet("Demandes", header, rows),))),
    }  # fmt: skip
