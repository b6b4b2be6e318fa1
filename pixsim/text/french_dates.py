"""The words of French dates: one set for the questions, the marking and the reports."""

from __future__ import annotations

import re
from datetime import date, datetime

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def long_date(day: date) -> str:
    """« 1er mars 2026 »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """« 26 nov. »."""
    return f"{'1er' if day.day == 1 else day.day} {SHORT_MONTHS[day.month - 1]}"


_FORMS = ("%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")


def day_read(text: str) -> date | None:
    """The date that a text says: « 9/3/2026 », « lundi 9 mars 2026 »; None when it says none."""
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    words = text.casefold().replace("1er", "1").split()
    if words and words[0] == "le":
        del words[0]
    named = words.pop(0) if words and words[0] in WEEKDAYS else ""
    if len(words) != 3 or words[1] not in MONTHS or not all(map(_is_short_number, words[::2])):
        return None
    try:
        day = date(int(words[2]), MONTHS.index(words[1]) + 1, int(words[0]))
    except ValueError:
        return None
    return None if named and named != WEEKDAYS[day.weekday()] else day


def _is_short_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,4}", text) is not None
