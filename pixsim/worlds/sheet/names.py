"""Names of cells and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

LAST_COLUMN, LAST_ROW = 26, 400
_CELL = re.compile(r"\$?([A-Z])\$?([1-9]\d{0,2})")


def cell_place(name: str) -> tuple[int, int] | None:
    """Column and row of a cell, from 1; None when it is no name of a cell."""
    match = _CELL.fullmatch(name.strip().upper())
    if not match or int(match[2]) > LAST_ROW:
        return None
    return ord(match[1]) - 64, int(match[2])


def cell_name(column: int, row: int) -> str:
    """« B4 »."""
    return f"{chr(64 + column)}{row}"


def corners(text: str) -> tuple[int, int, int, int] | None:
    """First column and row, last column and row of « B2:D9 » or of one cell."""
    first, _colon, last = text.partition(":")
    one, other = cell_place(first), cell_place(last or first)
    if one is None or other is None:
        return None
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )


def cells_of(text: str) -> Iterator[str]:
    """The cells of a range, row by row; none when it is no range."""
    found = corners(text)
    if found is not None:
        left, top, right, bottom = found
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield cell_name(column, row)


def range_name(text: str) -> str | None:
    """A range as it is usually written, « B2:D9 »; None when it is none."""
    found = corners(text.replace("$", ""))
    if found is None:
        return None
    left, top, right, bottom = found
    first, last = cell_name(left, top), cell_name(right, bottom)
    return first if first == last else f"{first}:{last}"
