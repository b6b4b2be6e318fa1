"""The columns of a page as people see them: those it states, or those of its widths."""

from __future__ import annotations

import re

from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.pages import Page, Row

_CODE = re.compile(r"[^\W\d_]?\d+")  # « 12 », « c3 »


def columns_of(page: Page) -> Columns:
    """The columns that a page states, or those of its widths, without the numbers that only a line of text uses."""
    stated = page.one(Columns)
    if stated is not None:
        return stated
    count = max((len(row.cells) for row in page.rows), default=1)
    widths = (*page.widths, *(0,) * count)[:count]
    rest = widths.index(0) if 0 in widths else count - 1
    numbered = count > 1 and all(_is_number(row) for row in page.rows)
    return Columns(
        tuple(
            Column(rest=n == rest, number=n == 0 and numbered and rest > 0, mark=0 < width <= 2)
            for n, width in enumerate(widths)
        )
    )


def _is_number(row: Row) -> bool:
    first = row.cells[0].strip()
    return not first or (first == row.key and _CODE.fullmatch(first) is not None)
