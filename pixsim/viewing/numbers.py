"""Cells that are numbers or dates, as a French spreadsheet reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal

ColumnKind = Literal["number", "date", "text"]

_SPACES = "[ \u00a0\u202f]"
_NUMBER = re.compile(
    rf"[+\-−]?(?:0|[1-9]\d{{0,2}}(?:{_SPACES}\d{{3}})+|[1-9]\d*)(?:(?P<mark>[.,])\d+)?(?:{_SPACES}?€)?",
    re.ASCII,
)
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
_NO_PART = re.compile(rf"{_SPACES}|€")
LONGEST_NUMBER = 30  # characters


def parse_number(cell: str, mark: str = ",") -> Decimal | None:
    """The number a cell holds, written with that decimal mark; None when it holds none.

    Digits after a leading zero make a code, not a number: « 01000 » stays a text.
    """
    found = _NUMBER.fullmatch(cell.strip()) if len(cell) <= LONGEST_NUMBER else None
    if found is None or (found["mark"] or mark) != mark:
        return None
    return Decimal(_NO_PART.sub("", found[0]).replace(",", ".").replace("−", "-"))


def decimal_mark(cells: Sequence[str]) -> str:
    """The decimal mark of a column: the one most of its numbers are written with."""
    marks = [
        found["mark"]
        for cell in cells
        if (found := _NUMBER.fullmatch(cell.strip()[:LONGEST_NUMBER]))
    ]
    return "." if marks.count(".") > marks.count(",") else ","


def date_key(cell: str) -> datetime | None:
    """The day (and hour) a cell holds, written the French way."""
    found = _DATE.fullmatch(cell.strip())
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def column_kind(cells: Sequence[str]) -> ColumnKind:
    """What most filled cells of a column hold."""
    filled = [cell for cell in cells if cell.strip()]
    mark = decimal_mark(filled)
    if 2 * sum(parse_number(cell, mark) is not None for cell in filled) > len(filled):
        return "number"
    if 2 * sum(date_key(cell) is not None for cell in filled) > len(filled):
        return "date"
    return "text"
