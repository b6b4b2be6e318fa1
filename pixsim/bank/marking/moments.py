"""Dates, times of day and durations as people write them in French."""

from __future__ import annotations

import re
from datetime import date

from pixsim.bank.marking.cleaning import folded, unquoted
from pixsim.text.french_dates import MONTHS, WEEKDAYS

Date = tuple[int | None, int, int | None]
"""Year, month, day; no year in « 28/02 », no day in « juillet 2024 »."""

_SHORT = ("janv jan", "fevr fev", "mar", "avr", "", "", "juil", "", "sept sep", "oct", "nov", "dec")
_MONTHS = {
    name: number
    for number, (full, short) in enumerate(zip(MONTHS, _SHORT, strict=True), 1)
    for name in (folded(full), *short.split())
}
_DAYS = {name: number for number, full in enumerate(WEEKDAYS) for name in (full, full[:3])}
_PREFIX = rf"(?:le )?(?:(?P<weekday>{'|'.join(_DAYS)})[.,]* )?(?:le )?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_SHAPES = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"{_PREFIX}(?P<day>\d{{1,2}})(?:er)?[ -]{_MONTH}(?:[ -](?P<year>\d{{4}}|\d{{2}}))?",
        rf"{_PREFIX}(?P<day>\d{{1,2}})(?:er)? ?(?P<sep>[/. -]) ?(?P<month>\d{{1,2}})"
        r"(?: ?(?P=sep) ?(?P<year>\d{4}|\d{2}))?",
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        rf"(?:en )?{_MONTH} (?P<year>\d{{4}})",
        r"(?P<month>\d{1,2})[/-](?P<year>\d{4})",
    )
)
_TIME = re.compile(
    r"(?:(?:il est|a) )?(?P<h>\d{1,2}) ?(?:h|:|heures?)"
    r"(?: ?(?P<m>\d{2}|\d(?= ?m)) ?(?:(?:min|mn|minutes?|m)?"
    r"|(?:min|mn|minutes?|m|:) ?(?P<s>\d{2}|\d(?= ?s)) ?(?:s|sec|secondes?)?))?",
    re.ASCII,
)
_HOUR = re.compile(r"(?:a )?(?P<h>\d{1,2})(?P<m>)(?P<s>)", re.ASCII)
_HALF_DAY = re.compile(r"(.+?) (?:du (?P<am>matin)|de l'apres[- ]midi|du soir)")
_NAMED = {"midi": 12 * 3600, "minuit": 0}
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2}))?", re.ASCII)
_SPANS = re.compile(
    r"(?:(?P<j>\d{1,6}) ?(?:j|jours?)(?: |$))?"
    r"(?:(?P<h>\d{1,6}) ?(?:h|heures?)(?: |$|(?=\d)))?"
    r"(?:(?P<m>\d{1,6})(?: ?(?:min|mn|minutes?)(?: |$|(?=\d))|$))?"
    r"(?:(?P<s>\d{1,6})(?: ?(?:s|sec|secondes?))?)?",
    re.ASCII,
)


def parse_date(text: str) -> Date | None:
    """Read one date that exists; a day name must be that of the date; « 26 » is 2026."""
    plain = folded(unquoted(text)).lower()
    for shape in _SHAPES:
        found = shape.fullmatch(plain)
        if found is not None:
            return _real_date(found.groupdict())
    return None


def parse_time(text: str) -> int | None:
    """Read a time of day, in seconds after midnight; « 14 » alone is 14 h."""
    plain = folded(unquoted(text)).lower().removesuffix(".")
    named = _NAMED.get(plain.removeprefix("a "))
    if named is not None:
        return named
    half_day = _HALF_DAY.fullmatch(plain)
    found = _TIME.fullmatch(half_day[1] if half_day else plain) or _HOUR.fullmatch(plain)
    if found is None or (plain.endswith(":")):
        return None
    hours, minutes, seconds = (int(found[part] or 0) for part in "hms")
    if half_day and hours > 12:
        return None
    if half_day and not half_day["am"] and hours < 12:
        hours += 12
    if hours > 24 or minutes > 59 or seconds > 59 or (hours == 24 and minutes + seconds):
        return None
    return hours % 24 * 3600 + minutes * 60 + seconds


def parse_duration(text: str, *, short_is_hours: bool = False) -> int | None:
    """Read a duration, in seconds: « 5 min 37 s », « 0:05:37 », « 1 h 30 ».

    Parameters
    ----------
    text : str
    short_is_hours : bool
        Whether « 5:37 » means hours and minutes, else minutes and seconds.
    """
    plain = folded(unquoted(text)).lower().replace(" et ", " ")
    clock = _CLOCK.fullmatch(plain)
    if clock is not None:
        first, second, third = clock.groups()
        if third is not None:
            return _clock(int(first), int(second), int(third))
        return (
            _clock(int(first), int(second), 0)
            if short_is_hours
            else _clock(0, int(first), int(second))
        )
    found = _SPANS.fullmatch(plain)
    if found is None or not plain or plain.isdigit():
        return None
    days, hours, minutes, seconds = (int(found[part] or 0) for part in "jhms")
    return days * 86400 + hours * 3600 + minutes * 60 + seconds


def has_seconds(text: str) -> bool:
    """Whether a duration is written down to the second."""
    plain = folded(unquoted(text)).lower()
    return bool(re.search(r"\d ?s(?:ec|econdes?)?$|:\d\d:|min ?\d", plain))


def _clock(hours: int, minutes: int, seconds: int) -> int | None:
    return (
        None if seconds > 59 or (hours and minutes > 59) else hours * 3600 + minutes * 60 + seconds
    )


def _real_date(found: dict[str, str | None]) -> Date | None:
    named = found["month"] or ""
    month = _MONTHS.get(named) or int(named)
    year, day = _whole(found.get("year")), _whole(found.get("day"))
    if year is not None and year < 100:
        year += 2000
    try:
        real = date(2000 if year is None else year, month, 1 if day is None else day)  # 2000: leap
    except ValueError:
        return None
    weekday = found.get("weekday")
    if weekday and year is not None and real.weekday() != _DAYS[weekday]:
        return None
    return year, month, day


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None
