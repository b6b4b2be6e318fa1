"""Family of competence 3.3, level 6: printers compared by all that a booklet costs, tax included."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.numbers import euros
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet

_NAMES = ("Imprimerie du Pont", "Copie Express", "Tirages Réunis", "Papyrus 3000", "L'Encrier", "Presses du Lac")  # fmt: skip
_MONEY = CellStyle("euros")
_TAX = 20


def print_quotes(rng: np.random.Generator) -> dict[str, Any]:
    """The cheapest of five: its own bands, pages by four, a cover, fixed costs, some without tax."""
    return first_telling(rng, _quotes)


def _quotes(rng: np.random.Generator) -> dict[str, Any] | None:
    names = sample(rng, _NAMES, 5)
    copies, pages = 25 * integer(rng, 6, 24), integer(rng, 13, 42)
    sides = copies * (-(-pages // 4) * 4)
    if pages % 4 == 0:
        return None
    prices: dict[str, list[tuple[int, int]]] = {}  # by band, thousandths of a euro a page
    for name in names:
        least = [1, *sorted(sample(rng, (500, 1000, 2000, 3000, 5000, 8000, 12000), 4))]
        first = integer(rng, 62, 90)
        prices[name] = [(bound, first - 6 * step - integer(rng, 0, 3)) for step, bound in enumerate(least)]  # fmt: skip
    fixed = {name: 100 * integer(rng, 10, 70) for name in names}
    delivery = {name: 100 * integer(rng, 0, 40) for name in names}
    cover = {name: 5 * integer(rng, 3, 12) for name in names}  # cents
    taxed = {name: pick(rng, ("TTC", "HT")) for name in names}

    def page(name: str, count: int) -> int:
        return [price for least, price in prices[name] if least <= count][-1]

    def total(name: str, count: int, *, tax: bool = True, covers: bool = True) -> float:
        held = page(name, count) * count / 10 + fixed[name] + delivery[name] + cover[name] * copies * covers  # fmt: skip
        return held * (100 + _TAX) / 100 if tax and taxed[name] == "HT" else held

    totals = {name: total(name, sides) for name in names}
    best, second = sorted(names, key=totals.__getitem__)[:2]
    lures = {
        min(names, key=lambda name: total(name, sides, tax=False)),
        min(names, key=lambda name: total(name, sides, covers=False)),
        min(names, key=lambda name: page(name, sides)),
    }
    exact = abs(totals[best] * 10 % 10) < 1e-6 or abs(totals[best] - round(totals[best])) < 1e-6
    if best in lures or len(set(taxed.values())) < 2 or totals[second] - totals[best] < 150 or not exact:  # fmt: skip
        return None
    cents = round(totals[best])
    wrong = {round(total(best, copies * pages)), round(total(best, sides, covers=False)), round(total(best, sides, tax=False))} - {cents}  # fmt: skip
    rates = [(name, least, Cell(price / 1000, style=CellStyle("general"))) for name in shuffled(rng, names) for least, price in prices[name]]  # fmt: skip
    costs = [
        (name, Cell(fixed[name] / 100, style=_MONEY), Cell(delivery[name] / 100, style=_MONEY), Cell(cover[name] / 100, style=_MONEY), taxed[name])
        for name in shuffled(rng, names)
    ]  # fmt: skip
    book = Workbook((
        sheet("Prix à la page", ("Imprimeur", "À partir de (pages du tirage)", "Prix d'une page"), rates),
        sheet("Frais", ("Imprimeur", "Mise en route", "Livraison", "Une couverture", "Prix"), costs),
    ))  # fmt: skip
    name = f"devis-{integer(rng, 10, 99)}"
    return {
        "name": name, "copies": copies, "pages": pages, "sides": sides, "whole": -(-pages // 4) * 4, "names": names, "best": best, "taxed": taxed[best],
        "cost": euros(cents), "not_cost": [euros(one) for one in sorted(wrong)], "files": in_two_formats(name, book),
    }  # fmt: skip
