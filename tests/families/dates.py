"""Dates as families write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pixsim.text.french_dates import MONTHS

PARIS, UNIVERSAL = ZoneInfo("Europe/Paris"), ZoneInfo("UTC")


def parse_date(text: str) -> date:
    """« 1er mars 2026 » as a day."""
    number, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))


def date_of(value: Any) -> date:
    """A day that a workbook holds as a text, a moment or a day."""
    if isinstance(value, str):
        return datetime.strptime(value, "%d/%m/%Y").date()
    found = value.date() if isinstance(value, datetime) else value
    assert isinstance(found, date)
    return found


def age_on(birth: date, day: date) -> int:
    """Whole years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month, December apart."""
    day = date(year, month + 1, 1) - timedelta(days=1)
    return day - timedelta(days=(day.weekday() + 1) % 7)
