"""Other ways to write a value that is to be chosen: a date in words, an hour with a colon, a number without its « + »."""

from __future__ import annotations

import re
from datetime import date

from pixsim.text.french_dates import MONTHS, WEEKDAYS, day_read, long_date

_SHOWN = re.compile(r"\d{2}/\d{2}/\d{4}")
_HOUR = re.compile(r"(\d{1,2}) h(?: (\d{2}))?")
_SHAPE = re.compile(r"(\d{1,2}):(\d{1,2})")
_BY = (" pour ", " sur ", " par ", " for ", " to ", " by ", "/", "x", " x ", "×", " × ")
"""What is said between the width and the height of a shape."""
_MORE = re.compile(r"\+(\d+(?:[.,]\d+)?)")


def other_spellings(value: str) -> tuple[str, ...]:
    """How people also write a value of a list; nothing for most."""
    if _SHOWN.fullmatch(value) and (day := day_read(value)) is not None:
        return _of_day(day)
    if (hour := _HOUR.fullmatch(value)) is not None:
        return (f"{hour[1]}:{hour[2] or '00'}", f"{hour[1]}h{hour[2] or '00'}")
    if (more := _MORE.fullmatch(value)) is not None:
        return (more[1],)
    if (shape := _SHAPE.fullmatch(value)) is not None:
        return tuple(f"{shape[1]}{by}{shape[2]}" for by in _BY)
    return ()


def _of_day(day: date) -> tuple[str, ...]:
    words, number, named = long_date(day), "1er" if day.day == 1 else str(day.day), WEEKDAYS[day.weekday()]  # fmt: skip
    short = f"{number} {MONTHS[day.month - 1]}"
    return (
        words, f"{named} {words}", short, f"{named} {short}", f"{day.day}/{day.month}/{day.year}", f"{day.day}/{day.month}",
        f"{day:%d/%m}", f"{day:%Y-%m-%d}",
    )  # fmt: skip
