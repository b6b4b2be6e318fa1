"""Worksheets, for the simulator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pixsim.worlds.sheet.names import cell_name
from pixsim.worlds.sheet.world import Sheet


def table(rows: Sequence[Sequence[str | int]], **fields: Any) -> Sheet:
    """A sheet with a table from A1: names of columns, then lines; empty texts are empty cells."""
    cells = {
        cell_name(column, row): str(text)
        for row, line in enumerate(rows, 1)
        for column, text in enumerate(line, 1)
        if str(text)
    }
    width = max((len(line) for line in rows), default=1)
    values = {"columns": max(6, width + 2), "rows": max(16, len(rows) + 4), **fields}
    values["cells"] = {**cells, **fields.get("cells", {})}
    return Sheet(**values)
