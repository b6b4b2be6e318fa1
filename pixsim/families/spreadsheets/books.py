"""Families of competence 1.3 that hand a workbook whose cells depend on one another."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import euros, rounded
from pixsim.families.spreadsheets.tables import TOWNS
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Sheet, Workbook, sheet

_MONTHS = ("Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre", "Octobre", "Novembre", "Décembre")  # fmt: skip
_COSTS = (
    "Loyer", "Électricité", "Assurance", "Fournitures", "Téléphone", "Affranchissement", "Ménage",
    "Frais de repas", "Formation", "Publicité", "Entretien", "Abonnements", "Eau", "Cotisations",
)  # fmt: skip
_MONEY = CellStyle("euros")
_BOLD_MONEY = CellStyle("euros", bold=True)
_GOODS = ("Chaise", "Table", "Lampe", "Étagère", "Bureau", "Tapis", "Rideau", "Tabouret", "Armoire")


def across_sheets(rng: np.random.Generator) -> dict[str, Any]:
    """The total of one kind of spending over the sheets of a year, where it stands several times, or not at all, typed in several ways."""
    asked = "Frais de déplacement"
    sheets, amounts, firsts, exact, planned = [], [], [], [], []
    for place, month in enumerate(_MONTHS):
        times = (1, 0, 2, 1, 3, 2, 0, 1, 2, 1, 1, 2)[(place + integer(rng, 0, 1)) % 12]
        names = [pick(rng, _COSTS) for _line in range(integer(rng, 20, 28))]
        names += [pick(rng, (asked, asked, asked.upper(), f"{asked} ")) for _time in range(times)]
        names = shuffled(rng, [*names, f"{asked} (prévu)"])
        cents = [integer(rng, 900, 45_000) for _name in names]
        own = [
            n for name, n in zip(names, cents, strict=True) if name.strip().lower() == asked.lower()
        ]
        amounts += own
        firsts += own[:1]
        exact += [n for name, n in zip(names, cents, strict=True) if name == asked]
        planned += [n for name, n in zip(names, cents, strict=True) if "prévu" in name]
        rows = [(cost, Cell(n / 100, style=_MONEY)) for cost, n in zip(names, cents, strict=True)]
        total = Cell(sum(cents) / 100, f"=SUM(B2:B{len(rows) + 1})", _BOLD_MONEY)
        sheets.append(sheet(month, ("Poste", "Montant"), [*rows, ("Total", total)]))
    wrong = {euros(sum(held)) for held in (firsts, exact, [*amounts, *planned])} - {
        euros(sum(amounts))
    }
    if len(wrong) < 3:
        return across_sheets(rng)
    name = f"depenses-{integer(rng, 10, 99)}"
    return {
        "name": name,
        "asked": asked,
        "key": euros(sum(amounts)),
        "wrong": sorted(wrong),
        "files": in_two_formats(name, Workbook(tuple(sheets))),
    }


def circular_budget(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a long budget on three sheets that depends on itself, with amounts that are texts and a sum too short."""
    count = integer(rng, 60, 75)
    names = sample(rng, [f"{cost}, {place}" for cost in _COSTS for place in _PREMISES], count)
    hundreds = [integer(rng, 12, 900) for _name in names]
    fees, cover = sample(rng, (2, 3, 4, 5, 8), 2)
    last = count + 1
    texts = sorted(sample(rng, range(1, count - 3), 3))
    typed = dict(zip(texts, shuffled(rng, ("plain", "spaced", "thousands")), strict=True))
    short = last - integer(rng, 1, 2)
    rows: list[tuple[Any, ...]] = []
    for place, (name, hundred) in enumerate(zip(names, hundreds, strict=True)):
        amount = hundred * 100
        rows.append(
            (name, _said(amount, typed[place]) if place in typed else Cell(amount, style=_MONEY))
        )
    subtotal, fee, insurance, total = (
        f"Postes!B{last + 1}",
        "Charges!B2",
        "Charges!B3",
        "Synthèse!B4",
    )
    formulas = {
        subtotal: f"=SUM(B2:B{short})",
        fee: f"={subtotal}*Règles!B2",
        insurance: f"=({subtotal}+B2)*Règles!B3",
        total: "=B2+B3",
    }
    fault = pick(rng, (fee, insurance, subtotal))
    formulas[fault] = {
        fee: f"={total}*Règles!B2",
        insurance: f"={total}*Règles!B3",
        subtotal: f"=SUM(B2:B{short})+{insurance}",
    }[fault]
    counted = [
        hundred
        for place, hundred in enumerate(hundreds)
        if place not in typed and place + 2 <= short
    ]
    seen = 0 if fault == subtotal else sum(counted) * 100
    rows.append(("Sous-total", Cell(seen, formulas[subtotal], _BOLD_MONEY)))
    percent = CellStyle("percent")
    rules = (
        ("Frais de gestion, sur le sous-total", Cell(fees / 100, style=percent)),
        ("Assurance, sur le sous-total et les frais", Cell(cover / 100, style=percent)),
        ("Total général : sous-total, frais et assurance", None),
    )
    charges = (
        (
            "Frais de gestion",
            Cell(seen * fees / 100 if fault == insurance else 0, formulas[fee], _MONEY),
        ),
        ("Assurance", Cell(0, formulas[insurance], _MONEY)),
    )
    summary = (
        ("Sous-total des postes", Cell(seen, f"={subtotal}", _MONEY)),
        ("Frais et assurance", Cell(0, f"=SUM({fee}:B3)", _MONEY)),
        ("Total général", Cell(0, formulas[total], _BOLD_MONEY)),
    )
    hidden = sample(rng, [n + 1 for n in range(1, count - 3) if n not in typed], 2)
    name = f"budget-{integer(rng, 10, 99)}"
    where, cell = fault.split("!")

    def due(base: int) -> str:
        """The total in euros, from hundreds of euros."""
        return euros(base * (100 + fees) * (100 + cover))

    whole = sum(hundreds)
    book = Workbook(
        (
            sheet("Synthèse", ("Budget prévisionnel", "Montant"), summary),
            sheet("Postes", ("Poste", "Montant"), rows, hidden_rows=frozenset(hidden)),
            sheet("Charges", ("Charge", "Montant"), charges),
            sheet("Règles", ("Règle", "Taux"), rules),
        )
    )
    return {
        "name": name,
        "cell": [fault, f"{where} {cell}", cell, f"{cell} de {where}", f"{where}.{cell}"],
        "shown": fault,
        "others": [total, *(one for one in (fee, insurance, subtotal) if one != fault)],
        "text": f"B{texts[0] + 2}, B{texts[1] + 2} et B{texts[2] + 2}",
        "short": f"B2:B{short}",
        "range": f"B2:B{last}",
        "total": due(whole),
        "not_total": [
            due(sum(counted)),
            due(whole - sum(hundreds[place] for place in texts)),
            due(whole - sum(hundreds[row - 1] for row in hidden)),
            due(sum(h for n, h in enumerate(hundreds) if n + 2 <= short)),
        ],
        "files": in_two_formats(name, book),
    }


_PREMISES = ("siège", "annexe", "dépôt", "atelier", "kiosque", "scène")


def _said(amount: int, how: str) -> str:
    """An amount typed as a text, which a sum leaves out."""
    if how == "thousands":
        return f"{amount / 1000:.1f} k€".replace(".", ",")
    return f"{amount:,} €".replace(",", "\u00a0") if how == "spaced" else f"{amount} €"


_EXAMS = ("Écrit", "Oral", "Projet", "Contrôle", "Pratique")


def weighted_marks(rng: np.random.Generator) -> dict[str, Any]:
    """A mean weighted by coefficients that stand on another sheet; an absence does not count."""
    kinds = sample(rng, _EXAMS, 4)
    weights = dict(zip(kinds, shuffled(rng, (1, 2, 3, 5)), strict=True))
    count = integer(rng, 14, 22)
    rows: list[tuple[Any, ...]] = []
    kept = []
    for number in range(1, count + 1):
        kind, mark = pick(rng, kinds), integer(rng, 12, 38) / 2
        absent = number in (4, 9)
        rows.append((f"Épreuve {number}", kind, None if absent else mark))
        kept += [] if absent else [(weights[kind], mark)]
    mean = sum(weight * mark for weight, mark in kept) / sum(weight for weight, _mark in kept)
    plain = sum(mark for _weight, mark in kept) / len(kept)
    everyone = sum(weights[row[1]] for row in rows)
    as_zero = sum(weight * mark for weight, mark in kept) / everyone
    key = rounded(mean, 2)
    if key.endswith("0") or len({key, rounded(plain, 2), rounded(as_zero, 2)}) < 3:
        return weighted_marks(rng)
    name = f"notes-{integer(rng, 10, 99)}"
    book = Workbook(
        (
            sheet("Notes", ("Épreuve", "Type", "Note sur 20"), rows),
            sheet("Coefficients", ("Type", "Coefficient"), sorted(weights.items())),
        )
    )
    return {
        "name": name,
        "weights": sum(weight for weight, _mark in kept),
        "key": key,
        "wrong": [rounded(plain, 2), rounded(as_zero, 2)],
        "files": in_two_formats(name, book),
    }


def read_pivot(rng: np.random.Generator) -> dict[str, Any]:
    """One cell of a pivot table that stands on its own sheet, and the row of the largest total."""
    towns = sample(rng, TOWNS, 5)
    months = _MONTHS[: integer(rng, 4, 6)]
    table = {town: [integer(rng, 8, 95) for _month in months] for town in towns}
    totals = {town: sum(counts) for town, counts in table.items()}
    ranked = sorted(totals.values(), reverse=True)
    asked, month = pick(rng, towns), integer(rng, 0, len(months) - 1)
    best = max(towns, key=lambda town: totals[town])
    if ranked[0] == ranked[1] or asked == best:
        return read_pivot(rng)
    bold = CellStyle(bold=True, fill="#DDEBF7")
    head = (Cell("Somme de Visites", style=bold), *(Cell(name, style=bold) for name in months))
    rows: list[tuple[Any, ...]] = [(*head, Cell("Total", style=bold))]
    rows += [
        (town, *table[town], Cell(totals[town], style=CellStyle(bold=True)))
        for town in sorted(towns)
    ]
    by_month = [sum(table[town][place] for town in towns) for place in range(len(months))]
    rows.append((Cell("Total", style=bold), *by_month, sum(by_month)))
    raw = [
        (town, name, count)
        for town in towns
        for name, total in zip(months, table[town], strict=True)
        for count in _parts(rng, total)
    ]
    name = f"visites-{integer(rng, 10, 99)}"
    return {
        "name": name,
        "town": asked,
        "month": months[month].lower(),
        "value": table[asked][month],
        "not_value": totals[asked],
        "best": best,
        "towns": sorted(towns),
        "most": totals[best],
        "files": in_two_formats(
            name,
            Workbook(
                (
                    sheet("Données", ("Ville", "Mois", "Visites"), shuffled(rng, raw)),
                    Sheet("Croisé", tuple(rows), (18.0, *(11.0 for _month in months))),
                )
            ),
        ),
    }


def _parts(rng: np.random.Generator, total: int) -> list[int]:
    """A total in two or three numbers."""
    first = integer(rng, 1, total - 3)
    second = integer(rng, 1, total - first - 1)
    return [first, second, total - first - second]
