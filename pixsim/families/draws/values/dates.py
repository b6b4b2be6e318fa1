"""Times, durations and working days; the words of dates are in `pixsim.text.french_dates`."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pixsim.text.french_dates import WEEKDAYS, long_date

_FIXED = {
    (1, 1): "jour de l'An", (5, 1): "fête du Travail", (5, 8): "victoire de 1945", (7, 14): "fête nationale", (8, 15): "Assomption",
    (11, 1): "Toussaint", (11, 11): "armistice de 1918", (12, 25): "Noël",
}  # fmt: skip

_EASTER = {2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}
_AFTER_EASTER = {1: "lundi de Pâques", 39: "Ascension", 50: "lundi de Pentecôte"}

HOLIDAYS = dict(
    sorted(
        [(date(year, *day), name) for year in _EASTER for day, name in _FIXED.items()]
        + [(sunday + timedelta(days=n), name) for sunday in _EASTER.values() for n, name in _AFTER_EASTER.items()]
    )
)  # fmt: skip
"""Public holidays of France in 2026 and 2027 (Code du travail, L3133-1), in order."""


def working_day(eve: date, count: int, off: Container[date] = (), free: int = 5) -> date:
    """The day on which so many days have been worked since the one after `eve`.

    Parameters
    ----------
    eve : date
    count : int
    off : container of date
        Holidays and days of closing.
    free : int
        A day of the week when nobody works, beside Saturday and Sunday; Monday is 0.
    """
    day = eve
    while count:
        day += timedelta(days=1)
        count -= day.weekday() not in (free, 5, 6) and day not in off
    return day


def clock(seconds: int) -> str:
    """A time of day, or a duration, as hh:mm:ss."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def calendar_moment(day: date, minutes: int) -> str:
    """A moment as iCalendar has it, by minutes of the day."""
    return f"{day:%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"


def short_clock(units: int) -> str:
    """A duration in seconds as mm:ss, or a time of day in minutes as hh:mm."""
    return f"{units // 60:02}:{units % 60:02}"


PARIS = ZoneInfo("Europe/Paris")


def dated_times(moment: datetime, *, same_day: bool = False) -> list[str]:
    """A time after its date, and as the same day where it is."""
    time = f"{moment:%H:%M}"
    dated = f"{WEEKDAYS[moment.weekday()]} {long_date(moment.date())} {time}"
    return [dated, *([f"{time} le même jour"] if same_day else [])]
