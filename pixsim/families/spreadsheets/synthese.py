"""Summarising by group: subtotals, pivot tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.simulators.sheets import CLUB_TOWNS, MONTH_NAMES
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Sheet, Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS


def _parts(rng: np.random.Generator, total: int) -> list[int]:
    """A total in two or three numbers."""
    first = integer(rng, 1, total - 3)
    second = integer(rng, 1, total - first - 1)
    return [first, second, total - first - second]


@redraw_misfits
def read_pivot(rng: np.random.Generator) -> dict[str, Any] | None:
    """One cell of a pivot table that stands on its own sheet, and the row of the largest total."""
    towns = sample(rng, CLUB_TOWNS, 5)
    months = MONTH_NAMES[: integer(rng, 4, 6)]
    table = {town: [integer(rng, 8, 95) for _month in months] for town in towns}
    totals = {town: sum(counts) for town, counts in table.items()}
    ranked = sorted(totals.values(), reverse=True)
    asked, month = pick(rng, towns), integer(rng, 0, len(months) - 1)
    best = max(towns, key=lambda town: totals[town])
    if ranked[0] == ranked[1] or asked == best:
        return None
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


SECTIONS = ("Jeux", "Livres", "Musique", "Papeterie", "Presse")


@redraw_misfits
def group_total(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the total of one category of a list of sales, some called off, some with a space too many."""
    rows = [
        (
            f"{integer(rng, 1, 28):02d}/0{integer(rng, 1, 6)}/2026",
            pick(rng, SECTIONS) + pick(rng, ("", "", "", " ", "  ")),
            integer(rng, 4, 90),
            pick(rng, ("payée", "payée", "payée", "annulée")),
        )
        for _ in range(integer(rng, 150, 190))
    ]
    section = pick(rng, SECTIONS)
    mine = [row for row in rows if row[1].strip() == section]
    total = sum(row[2] for row in mine if row[3] == "payée")
    near = {
        sum(row[2] for row in mine),
        sum(row[2] for row in mine if row[3] == "payée" and row[1] == section),
        sum(row[3] == "payée" for row in mine),
        sum(row[2] for row in rows if row[3] == "payée"),
    } - {total}
    if len(near) < 4:
        return None
    return {
        "files": {"ventes.csv": spreadsheet_csv(("Date", "Rayon", "Montant", "État"), rows)},
        "rayon": section,
        "total": total,
        "faux": sorted(str(one) for one in near),
    }


@redraw_misfits
def busiest_cell(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the pair of category and month with the largest total, sections and amounts typed in several ways, refunds taken off."""
    rows: list[tuple[str, str, str]] = []
    totals: Counter[tuple[str, int]] = Counter()
    exact: Counter[tuple[str, int]] = Counter()
    numbers: Counter[tuple[str, int]] = Counter()
    gross: Counter[tuple[str, int]] = Counter()
    for _sale in range(integer(rng, 300, 360)):
        month, section, amount = integer(rng, 1, 6), pick(rng, SECTIONS), integer(rng, 4, 90)
        amount = -amount if rng.integers(7) == 0 else amount
        typed = pick(
            rng, (section, section, section, section.upper(), f"{section} ", f" {section}")
        )
        shown = pick(rng, (f"{amount}", f"{amount}", f"{amount}", f"{amount} €"))
        rows.append((f"{integer(rng, 1, 28):02d}/{month:02d}/2026", typed, shown))
        totals[section, month] += amount
        gross[section, month] += max(amount, 0)
        exact[section, month] += amount if typed.upper() == section.upper() else 0
        numbers[section, month] += 0 if "€" in shown else amount
    (best, top), (_, second) = totals.most_common(2)
    traps = {found.most_common(1)[0][0] for found in (gross, exact, numbers)}
    if top == second or best in traps or len(traps) < 2:
        return None
    return {
        "files": {"ventes.csv": spreadsheet_csv(("Date", "Rayon", "Montant"), rows)},
        "rayon": best[0],
        "mois": MONTHS[best[1] - 1],
        "total": top,
    }


_CHANNELS = ("Accueil", "Courriel", "Téléphone")


@redraw_misfits
def row_share(rng: np.random.Generator) -> dict[str, Any] | None:
    """The share of a channel within one town, whose name was typed in several ways, and the town where it is greatest."""
    towns = CLUB_TOWNS[:5]
    rows = []
    for number in range(1, integer(rng, 260, 320)):
        town, channel = pick(rng, towns), pick(rng, _CHANNELS)
        typed = pick(rng, (town, town, town, town.upper(), f"{town} ", town.lower()))
        rows.append(
            (f"Q{number:03d}", typed, channel, pick(rng, ("traitée", "traitée", "annulée")))
        )
    town, channel = pick(rng, towns), pick(rng, _CHANNELS)

    def share(one: str, *, clean: bool = True) -> float:
        held = [
            row
            for row in rows
            if row[3] == "traitée"
            and (row[1].strip().lower() == one.lower() if clean else row[1] == one)
        ]
        return 100 * sum(row[2] == channel for row in held) / len(held)

    shares = {one: share(one) for one in towns}
    first, second = sorted(towns, key=lambda one: -shares[one])[:2]
    others = {
        round(share(town, clean=False)),
        round(100 * sum(row[2] == channel for row in rows) / len(rows)),
    }
    if (
        shares[first] - shares[second] < 0.5
        or first == town
        or any(abs(value % 1 - 0.5) < 0.02 for value in shares.values())
        or round(shares[town]) in others
    ):
        return None
    return {
        "files": {"demandes.csv": spreadsheet_csv(("N°", "Commune", "Canal", "État"), rows)},
        "commune": town,
        "canal": channel,
        "part": round(shares[town]),
        "premiere": first,
        "autres": [second, town] if second != town else [second],
        "faux": sorted(str(other) for other in others),
    }


def _growth(
    before: Sequence[tuple[str, date, str, int]], after: Sequence[tuple[str, date, str, int]]
) -> dict[int, int]:
    """What each quarter gained, in cents."""
    gained = dict.fromkeys((1, 2, 3, 4), 0)
    for sign, rows in ((-1, before), (1, after)):
        for _ticket, day, _section, cents in rows:
            gained[(day.month + 2) // 3] += sign * cents
    return gained


@redraw_misfits
def quarter_growth(rng: np.random.Generator) -> dict[str, Any] | None:
    """The quarter that grew most between two exports not written alike, one with tickets in double."""
    rows = []
    for number in range(integer(rng, 110, 150)):
        day = date(2024, 1, 1) + timedelta(days=integer(rng, 0, 730))
        cents = 10 * integer(rng, 50, 950)
        refund = not rng.integers(8)
        rows.append((f"T{1000 + number}", day, pick(rng, SECTIONS), -cents if refund else cents))
    first = [row for row in rows if row[1].year == 2024]
    second = [row for row in rows if row[1].year == 2025]
    again = sample(rng, second, 6)
    growth = _growth(first, second)
    careless = _growth(first, [*second, *again])
    best = max(growth, key=lambda quarter: growth[quarter])
    ranked = sorted(growth.values(), reverse=True)
    if ranked[0] <= 0 or ranked[0] - ranked[1] < 100 or careless[best] == growth[best]:
        return None
    sold = _growth([row for row in first if row[3] > 0], [row for row in second if row[3] > 0])
    near = {careless[best], max(careless.values()), sold[best]} - {growth[best]}
    return {
        "files": {
            "recettes-2024.csv": spreadsheet_csv(
                ("Date", "Rayon", "Montant", "Ticket"),
                [
                    (f"{day:%d/%m/%Y}", section, f"{decimal(cents / 100)} €", ticket)
                    for ticket, day, section, cents in shuffled(rng, first)
                ],
            ),
            "recettes-2025.csv": spreadsheet_csv(
                ("ticket", "jour", "rayon", "montant_centimes"),
                [
                    (ticket, day.isoformat(), section, cents)
                    for ticket, day, section, cents in shuffled(rng, [*second, *again])
                ],
            ),
        },
        "trimestre": f"T{best}",
        "hausse": decimal(growth[best] / 100),
        "faux": [decimal(cents / 100) for cents in sorted(near)],
        "doubles": len(again),
    }
