"""Worksheets, for the simulator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pixsim.worlds.core import Act
from pixsim.worlds.sheet import acts
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


MONTH_NAMES = ("Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre", "Octobre", "Novembre", "Décembre")  # fmt: skip

ARTICLES = (
    "Lampe",
    "Papier",
    "Stylo",
    "Classeur",
    "Agrafeuse",
    "Ciseaux",
    "Colle",
    "Enveloppes",
    "Tampon",
    "Badge",
    "Carnet",
    "Ruban",
)

SHOP_TOWNS = ("Metz", "Lille", "Arras", "Brest", "Tours", "Nîmes")
CLUB_TOWNS = ("Brest", "Dijon", "Lille", "Metz", "Nantes", "Pau", "Tours")
BUILDINGS = ("de la médiathèque", "de la mairie", "de l'association", "du centre social", "de l'école", "de l'atelier")  # fmt: skip


def fill_down(formula: str, last: int, *more: Act) -> list[Act]:
    """Acts that type a formula in E2 and fill it down to a row."""
    return [acts.Put(cell="E2", text=formula), acts.Copy(cell="E2", to=f"E3:E{last}"), *more]
