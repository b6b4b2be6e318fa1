"""Families of competence 3.1, text documents: cells of a table."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick


def table_cells(rng: np.random.Generator) -> dict[str, Any]:
    """Cells of a table after rows and columns are added and removed."""
    rows, columns = integer(rng, 3, 9), integer(rng, 3, 7)
    more, less = integer(rng, 1, 4), integer(rng, 1, 2)
    row_first = pick(rng, (True, False))
    new = (rows + more, columns - less) if row_first else (rows - less, columns + more)
    added, removed = ("ligne", "colonne") if row_first else ("colonne", "ligne")
    cells = new[0] * new[1]
    return {
        "rows": rows,
        "columns": columns,
        "added": f"{more} {added}{'s' if more > 1 else ''}",
        "removed": f"{less} {removed}{'s' if less > 1 else ''}",
        "new_rows": new[0],
        "new_columns": new[1],
        "key": [str(cells)],
        "wrong": [str(n) for n in (rows * columns + more - less, sum(new)) if n != cells],
    }
