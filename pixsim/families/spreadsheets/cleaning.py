"""Competence 1.3, level 6: names of places typed by many hands, and errors that come from another sheet."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import euros
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Sheet, Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.search import without_accents

_COMMUNES = (
    "Saint-Élan", "Sainte-Élane", "Saint-Malon", "Saint-Malo-le-Bois", "Sainte-Foy", "Saint-Foy-le-Haut", "Besse", "Pont-Haut", "Pont-Bas",
    "Val-d'Ombre", "Val-d'Ombrée", "La Roche", "Les Roches", "Montclair", "Mont-Clairet", "Rivelac", "Riveloup", "Cambrelle", "Valsonne", "Grandville",
    "Grandvillé-sur-Lac", "Étréchay", "Crêtes", "Bourg-Neuf", "Bourg-Vieux", "Aubrac-le-Port", "Évrecy-Sud", "Sainte-Mère", "Saint-Père",
)  # fmt: skip
_MONEY = CellStyle("euros")
_RIGHT = CellStyle("decimal", align="right")


def _typed(rng: np.random.Generator, town: str) -> str:
    """A name as a hurried hand types it."""
    text = town
    if rng.integers(3) == 0:
        text = text.replace("Sainte-", "Ste ").replace("Saint-", "St-" if rng.integers(2) else "St ")  # fmt: skip
    if rng.integers(3) == 0:
        text = text.replace("-", " ")
    if rng.integers(3) == 0:
        text = without_accents(text)
    text = pick(rng, (text, text, text, text.upper(), text.lower()))
    if rng.integers(4) == 0:
        text = text.replace(" ", pick(rng, ("  ", "\u00a0")))
    return pick(rng, (text, text, text, f"{text} ", f" {text}"))


def _other_spellings(town: str) -> set[str]:
    """The same town with or without accents and hyphens, its saint in full or not."""
    short = town.replace("Sainte-", "Ste-").replace("Saint-", "St-")
    joined = {town, short, short.replace("Ste-", "Ste ").replace("St-", "St ")}
    spaced = {text.replace("-", " ") for text in joined}
    return {form(text) for text in joined | spaced for form in (str, without_accents)} - {town}


def towns_of_many_hands(rng: np.random.Generator) -> dict[str, Any]:
    """How many towns a long column holds, and the one with most lines, once names are put in one form."""
    names = sample(rng, _COMMUNES, integer(rng, 21, 26))
    weights = {town: integer(rng, 8, 22) for town in names}
    lines = shuffled(rng, [town for town, weight in weights.items() for _line in range(weight)])
    typed = [_typed(rng, town) for town in lines]
    counts = Counter(lines).most_common(2)
    plain = Counter(text.strip().upper() for text in typed)
    first = plain.most_common(1)[0][0]
    if counts[0][1] == counts[1][1] or first == counts[0][0].upper() or len(lines) > 480:
        return towns_of_many_hands(rng)
    key = str(len(names))
    others = {len(set(typed)), len(plain), len({text.replace("\u00a0", " ") for text in plain})}
    rows = [(f"F-{number}", text, pick(rng, ("guichet", "courriel", "téléphone"))) for number, text in enumerate(typed, 201)]  # fmt: skip
    return {
        "nombre": len(names),
        "faux": sorted({str(other) for other in others} - {key}),
        "premiere": counts[0][0],
        "aussi": sorted(_other_spellings(counts[0][0])),
        "seconde": counts[1][0],
        "fiches": counts[0][1],
        "pas_fiches": sorted({str(plain[counts[0][0].upper()]), str(counts[1][1])} - {str(counts[0][1])}),
        "files": {"fiches.csv": spreadsheet_csv(("Fiche", "Commune", "Reçue par"), rows)},
    }  # fmt: skip


_GOODS = ("Ramette", "Classeur", "Stylo", "Agrafeuse", "Lampe", "Chaise", "Câble", "Clavier", "Souris", "Étiquettes", "Chemise", "Tampon")  # fmt: skip


def errors_from_prices(rng: np.random.Generator) -> dict[str, Any]:
    """Two cells typed in by hand on a sheet of prices, which spoil orders and a summary on two others."""
    refs = [f"R-{number}" for number in sample(rng, range(101, 999), 40)]
    prices = {ref: 5 * integer(rng, 90, 2400) for ref in refs}
    letter, lost = sample(rng, range(4, 36), 2)
    typed = f"{euros(prices[refs[letter]])[:-1]}O"
    if not euros(prices[refs[letter]]).endswith("0"):
        return errors_from_prices(rng)
    odd = refs[lost].replace("-", pick(rng, ("\u2011", "- ", " -")))
    listed: list[tuple[Any, ...]] = []
    for place, ref in enumerate(refs):
        price = Cell(typed, style=_RIGHT) if place == letter else Cell(prices[ref] / 100, style=_RIGHT)  # fmt: skip
        listed.append((odd if place == lost else ref, f"{pick(rng, _GOODS)} {place + 1}", price))
    count = integer(rng, 240, 300)
    rows: list[tuple[Any, ...]] = []
    exact = 0
    for row in range(2, count + 2):
        place = integer(rng, 0, 39) if row > 12 else pick(rng, [n for n in range(40) if n not in (letter, lost)])  # fmt: skip
        place = {12: letter, 17: lost}.get(row, place)
        quantity = integer(rng, 1, 30)
        exact += quantity * prices[refs[place]]
        found = f"=VLOOKUP(A{row},Tarifs!A$2:C$41,3,FALSE)"
        if place == letter:
            price, total = Cell(typed, found, _RIGHT), Cell("#VALUE!", f"=B{row}*C{row}", _MONEY, error=True)  # fmt: skip
        elif place == lost:
            price, total = Cell("#N/A", found, _RIGHT, error=True), Cell("#N/A", f"=B{row}*C{row}", _MONEY, error=True)  # fmt: skip
        else:
            price = Cell(prices[refs[place]] / 100, found, _RIGHT)
            total = Cell(quantity * prices[refs[place]] / 100, f"=B{row}*C{row}", _MONEY)
        rows.append((refs[place], quantity, price, total))
    if exact % 5:
        return errors_from_prices(rng)
    formulas = {"Total hors taxes": f"=SUM(Commandes!D2:D{count + 1})", "TVA (20 %)": "=B1*20%", "Total à payer": "=B1+B2"}  # fmt: skip
    summary = Sheet("Bilan", tuple((said, Cell("#VALUE!", how, _MONEY, error=True)) for said, how in formulas.items()), widths=(22.0, 16.0))  # fmt: skip
    name = f"commandes-{integer(rng, 10, 99)}"
    return {
        "name": name,
        "price_cell": f"C{letter + 2}", "not_price": [f"C{lost + 2}", f"A{letter + 2}"], "typed": typed,
        "name_cell": f"A{lost + 2}", "not_name": [f"A{letter + 2}", f"C{lost + 2}"],
        "total": euros(exact * 6 // 5), "not_total": [euros(exact)],
        "files": in_two_formats(name, Workbook((
            summary, sheet("Commandes", ("Référence", "Quantité", "Prix", "Total"), rows), sheet("Tarifs", ("Référence", "Article", "Prix"), listed),
        ))),
    }  # fmt: skip
