"""Families of competence 1.3: cells, ranges and formulas of a spreadsheet."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample

_COLUMNS = "ABCDEFGHIJKLMNOP"
_REFERENCE = re.compile(r"(\$?)([A-Z])(\$?)(\d+)")
_WORDS = (
    "pain", "lait", "riz", "thé", "sel", "miel", "pomme", "poire", "kiwi", "prune", "maïs",
    "navet", "radis", "œuf", "beurre", "sucre", "farine", "huile", "café", "figue", "melon",
    "orge", "ail", "coing", "datte", "noix", "persil", "menthe", "yaourt", "olive",
)  # fmt: skip
_DECISIONS = (  # what is measured, the text of high values, the text of low ones
    ("l'âge du visiteur", "Payant", "Gratuit", (12, 18, 25, 26)),
    ("le nombre de présences", "Assidu", "Absent", (5, 8, 10, 15)),
    ("la note du test", "Admis", "Recours", (10, 12, 50, 60)),
    ("le stock restant", "Correct", "Commander", (4, 5, 10, 20)),
    ("le montant de la commande", "Port offert", "Port normal", (30, 40, 50, 80)),
)
_TESTS: dict[str, tuple[str, str, Callable[[float, float], bool]]] = {
    ">=": ("vaut au moins {n}", "<=", operator.ge),
    ">": ("dépasse strictement {n}", "<", operator.gt),
    "<": ("est strictement inférieure à {n}", ">", operator.lt),
    "<=": ("vaut au plus {n}", ">=", operator.le),
}
_OPPOSITE = {">=": "<", ">": "<=", "<": ">=", "<=": ">"}


def shifted(formula: str, columns: int, rows: int, *, frozen: bool = True) -> str:
    """The formula after a copy that many columns to the right and rows down."""

    def move(reference: re.Match[str]) -> str:
        dollar_column, column, dollar_row, row = reference.groups()
        if not (frozen and dollar_column):
            column = _COLUMNS[_COLUMNS.index(column) + columns]
        new_row = row if frozen and dollar_row else int(row) + rows
        return f"{dollar_column}{column}{dollar_row}{new_row}"

    return _REFERENCE.sub(move, formula)


def cell_forms(cell: str) -> list[str]:
    """A reference with every place of the dollar signs."""
    return [f"{a}{cell[0]}{b}{cell[1:]}" for a in ("", "$") for b in ("", "$")]


def range_size(rng: np.random.Generator) -> dict[str, Any]:
    """The number of cells of a range."""
    left, top = integer(rng, 0, 4), integer(rng, 1, 8)
    width, height = integer(rng, 2, 5), integer(rng, 2, 9)
    last = f"{_COLUMNS[left + width - 1]}{top + height - 1}"
    return {
        "plage": f"{_COLUMNS[left]}{top}:{last}",
        "colonnes": width,
        "lignes": height,
        "total": width * height,
        "faux": [str((width - 1) * (height - 1)), "2", str(width + height)]
        if width * height != width + height
        else ["2", "1"],
    }


def if_values(rng: np.random.Generator) -> dict[str, Any]:
    """The values for which a SI gives its first text, the threshold among them."""
    what, yes, no, limits = pick(rng, _DECISIONS)
    test, limit = pick(rng, tuple(_TESTS)), pick(rng, limits)
    yes, no = (yes, no) if test in (">=", ">") else (no, yes)
    steps = sorted(sample(rng, (-3, -2, -1, 1, 2, 3), 4))
    while not 1 <= sum(step < 0 for step in steps) <= 3:
        steps = sorted(sample(rng, (-3, -2, -1, 1, 2, 3), 4))
    values = sorted([limit, *(limit + step for step in steps)])
    holds = _TESTS[test][2]
    right = [place for place, value in enumerate(values, 1) if holds(value, limit)]
    if not 2 <= len(right) <= 4:
        return if_values(rng)
    return {
        "quoi": what, "formule": f'=SI(B2{test}{limit};"{yes}";"{no}")', "texte": yes,
        "seuil": limit, "test": test, "options": [str(value) for value in values], "key": right,
    }  # fmt: skip
