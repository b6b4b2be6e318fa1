"""Numbers and dates in a format that is typed: « 0,00 », « # ##0 € », « jj/mm/aaaa »."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from pixsim.worlds.sheet.values import CellError, Error, day_of

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip
SHORT_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOST_DECIMALS = 10
_DATE_PART = re.compile(r"j+|m+|a+", re.IGNORECASE)
_FIGURES = re.compile(r"[#0](?:[# \u00a0\u202f0]*[#0])?(?:,[#0]+)?")
_PARTS: Mapping[str, Callable[[date], str]] = {
    "j": lambda day: str(day.day),
    "jj": lambda day: f"{day:%d}",
    "jjj": lambda day: f"{DAYS[day.weekday()][:3]}.",
    "jjjj": lambda day: DAYS[day.weekday()],
    "m": lambda day: str(day.month),
    "mm": lambda day: f"{day:%m}",
    "mmm": lambda day: SHORT_MONTHS[day.month - 1],
    "mmmm": lambda day: MONTHS[day.month - 1],
    "aa": lambda day: f"{day:%y}",
    "aaaa": lambda day: f"{day.year:04d}",
}  # fmt: skip


def formatted(number: float, form: str) -> str:
    """A number as a format shows it.

    Raises
    ------
    CellError
        The format says nothing, or is not known.
    """
    plain = re.sub(r'"[^"]*"', "", form)
    if _FIGURES.search(plain) is None and _DATE_PART.search(plain):
        return _DATE_PART.sub(
            lambda part: _date_part(part[0], day_of(number)), form.replace('"', "")
        )
    match = _FIGURES.search(form)
    if match is None:
        raise CellError(Error.VALUE)
    scaled = number * 100 if "%" in plain else number
    text = _figures(abs(scaled), match[0])
    sign = "-" if scaled < 0 and any(sign in "123456789" for sign in text) else ""
    return (sign + form[: match.start()] + text + form[match.end() :]).replace('"', "")


def _date_part(part: str, day: date) -> str:
    found = _PARTS.get(part.lower())
    if found is None:
        raise CellError(Error.VALUE)
    return found(day)


def _figures(number: float, form: str) -> str:
    left, _comma, right = form.partition(",")
    if len(right) > MOST_DECIMALS or abs(number) >= 1e15:
        raise CellError(Error.VALUE)
    whole, _point, decimals = f"{number + 1e-9:.{len(right)}f}".partition(".")
    whole = whole.zfill(left.count("0"))
    if re.search(r"[# \u00a0\u202f]", left.strip("#")) and " " in left.replace("\u00a0", " ").replace("\u202f", " "):  # fmt: skip
        whole = f"{int(whole):,}".replace(",", " ")
    while decimals and right[len(decimals) - 1] == "#" and decimals.endswith("0"):
        decimals = decimals[:-1]
    return whole + ("," + decimals if decimals else "")
