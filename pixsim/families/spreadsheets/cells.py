"""Families of competence 1.3: cells, ranges and formulas of a spreadsheet."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.text import indented

_COLUMNS = "ABCDEFGHIJKLMNOP"
_REFERENCE = re.compile(r"(\$?)([A-Z])(\$?)(\d+)")
_WORDS = (
    "pain", "lait", "riz", "thé", "sel", "miel", "pomme", "poire", "kiwi", "prune", "maïs",
    "navet", "radis", "œuf", "beurre", "sucre", "farine", "huile", "café", "figue", "melon",
    "orge", "ail", "coing", "datte", "noix", "persil", "menthe", "yaourt", "olive",
)  # fmt: skip
_SUMS = (
    ("les dépenses du mois", "leur total", "SOMME"),
    ("les dons reçus", "le montant total des dons", "SOMME"),
    ("les kilomètres de chaque trajet", "la distance totale", "SOMME"),
    ("les notes d'un stagiaire", "la note moyenne", "MOYENNE"),
    ("les températures relevées", "la température moyenne", "MOYENNE"),
    ("les durées des rendez-vous", "la durée moyenne", "MOYENNE"),
)
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


def range_forms(area: str) -> list[str]:
    """A range with every even place of the dollar signs."""
    return [":".join(pair) for pair in zip(*map(cell_forms, area.split(":")), strict=True)]


def _each_cell(first: str, last: str) -> list[str]:
    """The cells of a range of one column or one row, one by one."""
    left, right = _COLUMNS.index(first[0]), _COLUMNS.index(last[0])
    rows = range(int(first[1:]), int(last[1:]) + 1)
    return [f"{column}{row}" for column in _COLUMNS[left : right + 1] for row in rows]


def cell_address(rng: np.random.Generator) -> dict[str, Any]:
    """The address of the cell that holds a word of a drawn grid."""
    width, height = integer(rng, 3, 5), integer(rng, 3, 5)
    words = sample(rng, _WORDS, width * height)
    column, row = integer(rng, 0, width - 1), integer(rng, 0, height - 1)
    if column == row:
        row = (row + 1) % height
    lines = ["      " + "".join(f"{letter:<9}" for letter in _COLUMNS[:width])]
    for number in range(height):
        texts = words[number * width : (number + 1) * width]
        lines.append(f"  {number + 1}   " + "".join(f"{text:<9}" for text in texts))
    return {
        "grille": "\n".join("    " + line.rstrip() for line in lines),
        "mot": words[row * width + column],
        "adresse": f"{_COLUMNS[column]}{row + 1}",
        "faux": [f"{row + 1}{_COLUMNS[column]}", f"{_COLUMNS[row]}{column + 1}"],
    }


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


def copied_relative(rng: np.random.Generator) -> dict[str, Any]:
    """A relative formula copied down a column or along a row."""
    row, step = integer(rng, 2, 6), integer(rng, 1, 4)
    down = bool(rng.integers(2))
    if down:
        sign = pick(rng, "+-*")
        formula = pick(
            rng, (f"=A{row}{sign}B{row}", f"=B{row}{sign}A{row}", f"=SOMME(A{row}:B{row})")
        )
        start, end = f"C{row}", f"C{row + step}"
    else:
        formula = pick(rng, (f"=SOMME(B2:B{row + 2})", f"=B{row + 1}-B{row}", f"=B2+B{row + 2}"))
        start, end = f"B{row + 3}", f"{_COLUMNS[1 + step]}{row + 3}"
    right = shifted(formula, 0 if down else step, step if down else 0)
    wrong = {formula, shifted(formula, step if down else 0, 0 if down else step)}
    return {
        "formule": formula, "depart": start, "arrivee": end,
        "resultat": right, "faux": sorted(wrong - {right}),
    }  # fmt: skip


def copied_frozen(rng: np.random.Generator) -> dict[str, Any]:
    """A formula with dollar signs copied to another row and column."""
    row, columns, rows = integer(rng, 2, 5), integer(rng, 1, 3), integer(rng, 1, 3)
    sign = pick(rng, "*+-")
    formula = pick(
        rng,
        (f"=A$1{sign}$B{row}", f"=$A{row}{sign}B$1", f"=B{row}{sign}$A$1", f"=$A$1{sign}B$1",
         f"=$A{row}{sign}$B$1", f"=A$1{sign}B{row}"),
    )  # fmt: skip
    if rng.integers(3) == 0:
        columns = 0
    right = shifted(formula, columns, rows)
    wrong = {formula, shifted(formula, columns, rows, frozen=False), right.replace("$", "")}
    return {
        "formule": formula,
        "depart": f"C{row}",
        "arrivee": f"{_COLUMNS[2 + columns]}{row + rows}",
        "resultat": right,
        "faux": sorted(wrong - {right}),
    }


def sum_or_mean(rng: np.random.Generator) -> dict[str, Any]:
    """The formula of a total or a mean over a column or a row."""
    what, asked, function = pick(rng, _SUMS)
    if rng.integers(3):
        column, top = pick(rng, "BCDEF"), integer(rng, 2, 5)
        first, last = f"{column}{top}", f"{column}{top + integer(rng, 5, 30)}"
    else:
        row = integer(rng, 2, 12)
        first, last = f"B{row}", f"{pick(rng, 'FGHIJ')}{row}"
    areas = range_forms(f"{first}:{last}") + range_forms(f"{last}:{first}")
    other = "MOYENNE" if function == "SOMME" else "SOMME"
    return {
        "quoi": what,
        "demande": asked,
        "premiere": first,
        "derniere": last,
        "formules": [
            f"={function}({area})" for area in [*areas, ";".join(_each_cell(first, last))]
        ],
        "faux": [f"={function}({first};{last})", f"={other}({first}:{last})", f"={first}+{last}"],
    }


def counting_functions(rng: np.random.Generator) -> dict[str, Any]:
    """What NB, NBVAL and MAX or MIN give on a column with words and empty cells."""
    numbers = sample(rng, range(3, 60), integer(rng, 3, 5))
    words, empty = integer(rng, 1, 2), integer(rng, 1, 2)
    cells = [
        *map(str, numbers),
        *sample(rng, ("absent", "excusé", "reporté"), words),
        *["(vide)"] * empty,
    ]
    order = shuffled(rng, cells)
    column, function = pick(rng, "BCD"), pick(rng, ("MAX", "MIN"))
    area = f"{column}2:{column}{len(order) + 1}"
    return {
        "tableau": indented(f"{column}{row} : {text}" for row, text in enumerate(order, 2)),
        "nb": f"=NB({area})",
        "nbval": f"=NBVAL({area})",
        "extreme": f"={function}({area})",
        "compte": len(numbers),
        "remplies": len(numbers) + words,
        "bout": max(numbers) if function == "MAX" else min(numbers),
        "lignes": len(order),
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


def written_if(rng: np.random.Generator) -> dict[str, Any]:
    """The SI formula of a rule told in words, in all its equivalent writings."""
    what, yes, no, limits = pick(rng, _DECISIONS)
    test, limit, cell = pick(rng, tuple(_TESTS)), pick(rng, limits), f"{pick(rng, 'BCD')}2"
    yes, no = (yes, no) if test in (">=", ">") else (no, yes)
    words, mirrored, _ = _TESTS[test]
    opposite = _OPPOSITE[test]
    keys = []
    for form in cell_forms(cell):
        keys += [
            f'=SI({form}{test}{limit};"{yes}";"{no}")',
            f'=SI({limit}{mirrored}{form};"{yes}";"{no}")',
        ]
        turned = _TESTS[opposite][1]
        keys += [
            f'=SI({form}{opposite}{limit};"{no}";"{yes}")',
            f'=SI({limit}{turned}{form};"{no}";"{yes}")',
        ]
    return {
        "quoi": what, "cellule": cell, "oui": yes, "non": no,
        "regle": words.format(n=limit), "seuil": limit, "formules": keys,
        "faux": [keys[0].replace('"', ""), f'=SI({cell}{test}{limit};"{no}";"{yes}")',
                 keys[0].removeprefix("="), keys[0].replace(";", ",")],
    }  # fmt: skip
