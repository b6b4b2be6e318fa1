"""Families of competence 1.3: cells, ranges and formulas of a spreadsheet."""

from __future__ import annotations

import re

_COLUMNS = "ABCDEFGHIJKLMNOP"
_REFERENCE = re.compile(r"(\$?)([A-Z])(\$?)(\d+)")


def shifted(formula: str, columns: int, rows: int, *, frozen: bool = True) -> str:
    """The formula after a copy that many columns to the right and rows down."""

    def move(reference: re.Match[str]) -> str:
        dollar_column, column, dollar_row, row = reference.groups()
        if not (frozen and dollar_column):
            column = _COLUMNS[_COLUMNS.index(column) + columns]
        new_row = row if frozen and dollar_row else int(row) + rows
        return f"{dollar_column}{column}{dollar_row}{new_row}"

    return _REFERENCE.sub(move, formula)
