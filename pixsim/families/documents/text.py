"""Families of competence 3.1, text documents: contents and tables."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled


def contents_entries(rng: np.random.Generator) -> dict[str, Any]:
    """Count the entries of a table of contents, false titles excluded."""
    styles = ["Titre 1", "Titre 1", "Titre 2", "Titre 2", "Titre 3", "Corps de texte"]
    styles += [pick(rng, ("Titre 1", "Titre 2", "Titre 3", "Corps de texte")) for _ in range(3)]
    rows = [(style, "") for style in styles]
    rows.append(("Corps de texte", "gras, 18 points"))
    rows.append(pick(rng, (("Titre 2", "italique"), ("Corps de texte", "gras, 16 points"))))
    rows = shuffled(rng, rows)
    deepest = pick(rng, (1, 2))
    total = sum(style.startswith("Titre") and int(style[-1]) <= deepest for style, _ in rows)
    look = sum(style.startswith("Titre") or "gras" in extra for style, extra in rows)
    return {
        "rows": "\n".join(
            f"    ligne {number:<3} {style:<15} {extra}".rstrip()
            for number, (style, extra) in enumerate(rows, 1)
        ),
        "levels": "le seul niveau Titre 1" if deepest == 1 else "les niveaux Titre 1 et Titre 2",
        "key": [str(total)],
        "wrong": [str(look), str(total + 1)],
    }


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
