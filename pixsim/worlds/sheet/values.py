"""Values of cells, and what passes from one kind to another."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from enum import Enum

LONGEST_RESULT = 1_000  # characters of a text that a formula gives


class Error(Enum):
    """What a formula gives when it has no value."""

    DIVISION = "#DIV/0!"
    MISSING = "#N/A"
    VALUE = "#VALEUR!"
    REFERENCE = "#REF!"
    NAME = "#NOM?"
    NUMBER = "#NOMBRE!"
    CIRCULAR = "#CIRC!"
    TOO_MUCH = "#TROP!"


Value = float | str | bool | Error | None
"""None is an empty cell."""
Block = list[list[Value]]
"""Values of a range, row by row."""


class CellError(Exception):
    """Ends the computation of a formula with an error."""

    def __init__(self, error: Error) -> None:
        super().__init__(error.value)
        self.error = error


_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)?(?:,\d+)?(?:[eE][+-]?\d{1,3})?"
)
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
EPOCH = date(1899, 12, 30)  # day 0 of worksheets


def read_number(text: str) -> float | None:
    """A number written the French way: « 1 234,5 », « 12 % », « 3 € »; None for anything else."""
    plain = text.strip().replace("−", "-")
    scale = 1.0
    if plain.endswith("%"):
        plain, scale = plain[:-1].rstrip(), 0.01
    elif plain.endswith("€"):
        plain = plain[:-1].rstrip()
    if not plain or not any(c.isdigit() for c in plain) or not _NUMBER.fullmatch(plain):
        return None
    found = float(re.sub(r"\s", "", plain).replace(",", ".")) * scale
    return found if math.isfinite(found) else None


def read_date(text: str) -> float | None:
    """The serial number of a date written day/month/year; None for anything else."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return float((day - EPOCH).days)


def day_of(serial: float) -> date:
    """The date of a serial number."""
    try:
        return EPOCH + timedelta(days=math.floor(serial))
    except OverflowError:
        raise CellError(Error.NUMBER) from None


def typed_value(text: str, *, as_text: bool = False) -> Value:
    """What a cell holds when a text that is no formula is typed into it."""
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if as_text:
        return text
    if text.upper() in ("VRAI", "FAUX"):
        return text.upper() == "VRAI"
    number = read_number(text)
    if number is None:
        number = read_date(text)
    return text if number is None else number


def number_of(value: Value) -> float:
    """A value where a number is needed."""
    if isinstance(value, Error):
        raise CellError(value)
    if value is None:
        return 0.0
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    number = read_number(value)
    if number is None:
        number = read_date(value)
    if number is None:
        raise CellError(Error.VALUE)
    return number


def text_of(value: Value) -> str:
    """A value where a text is needed."""
    if isinstance(value, Error):
        raise CellError(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float):
        return plain_number(value)
    return value


def truth_of(value: Value) -> bool:
    """A value where a condition is needed."""
    if isinstance(value, str):
        if value.upper() in ("VRAI", "FAUX"):
            return value.upper() == "VRAI"
        raise CellError(Error.VALUE)
    return number_of(value) != 0


def finite(number: float) -> float:
    """A result that is a number."""
    if not math.isfinite(number):
        raise CellError(Error.NUMBER)
    return number


def whole(value: Value) -> int:
    """A value where a whole number is needed; what follows the comma is dropped."""
    number = number_of(value)
    if abs(number) > 1e9:
        raise CellError(Error.NUMBER)
    return math.trunc(number)


def plain_number(number: float) -> str:
    """A number with the decimals it needs, ten figures at most, with a comma."""
    if number == 0:
        return "0"
    if abs(number) >= 1e15 or abs(number) < 1e-9:
        return f"{number:.5g}".replace(".", ",").replace("e", "E")
    text = f"{number:.10g}"
    if "e" in text:
        text = f"{number:.0f}"
    return text.replace(".", ",")


def order_key(value: Value) -> tuple[int, float, str]:
    """Order of worksheets: numbers, texts whatever their case, false, true."""
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, float):
        return 0, value, ""
    return 1, 0.0, text_of(value).casefold()


def are_equal(one: Value, other: Value) -> bool:
    """Equality of worksheets: the case of texts does not count, an empty cell is 0 and ""."""
    if one is None or other is None:
        filled = other if one is None else one
        return filled is None or filled in (0.0, "") or filled is False
    return order_key(one) == order_key(other)


def raise_if_error(value: Value) -> Value:
    """A value found; an error in it is one of the formula."""
    if isinstance(value, Error):
        raise CellError(value)
    return value
