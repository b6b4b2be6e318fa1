"""Families of competence 1.3 that hand a longer table: filter, group and reconcile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal, half_up
from pixsim.families.draws.people import full_names
from pixsim.families.spreadsheets.tables import SECTIONS, TOWNS, WORKSHOPS
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS

_COMMUNES = (
    "Arles", "Auch", "Blois", "Brest", "Caen", "Colmar", "Dax", "Dijon", "Gap", "Laval", "Lens",
    "Lille", "Lorient", "Metz", "Nantes", "Niort", "Pau", "Rodez", "Tours", "Vannes",
)  # fmt: skip
_CHANNELS = ("Accueil", "Courriel", "Téléphone")


def filtered_mean(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the mean of a column over the rows that two filters keep, whatever the way of typing; no answer is no mark."""
    people = full_names(rng, integer(rng, 150, 190))
    rows = []
    for first, last in people:
        town = pick(rng, TOWNS[:4])
        typed = pick(rng, (town, town, town, town.upper(), f"{town} ", f" {town}"))
        mark = pick(rng, ("", "NR", *(str(n) for n in range(1, 21))))
        rows.append((f"{first} {last}", typed, pick(rng, WORKSHOPS[:3]), pick(rng, (mark, mark, mark, f"{mark}/20")) if mark.isdigit() else mark))  # fmt: skip
    town, workshop = pick(rng, TOWNS[:4]), pick(rng, WORKSHOPS[:3])

    def mean_of(kept: list[str], *, zeros: bool = False) -> float:
        marks = [int(mark.partition("/")[0]) for mark in kept if mark.partition("/")[0].isdigit()]
        return sum(marks) / (len(kept) if zeros else len(marks)) if marks else 0.0

    both = [row[3] for row in rows if row[1].strip().lower() == town.lower() and row[2] == workshop]
    exact = [row[3] for row in rows if (row[1], row[2]) == (town, workshop)]
    plain_marks = [mark for mark in both if "/" not in mark]
    mean = mean_of(both)
    others = {
        half_up(one, 1) for one in (mean_of(exact), mean_of(plain_marks), mean_of(both, zeros=True))
    }
    mean = half_up(mean, 1)
    if (
        len(both) < 10 or mean in others or len(others) < 3 or mean % 1 == 0
    ):  # no final zero to forget
        return filtered_mean(rng)
    return {
        "files": {"satisfaction.csv": spreadsheet_csv(("Nom", "Commune", "Atelier", "Note"), rows)},
        "commune": town,
        "atelier": workshop,
        "nombre": sum(mark.partition("/")[0].isdigit() for mark in both),
        "moyenne": decimal(mean, 1),
        "faux": sorted(decimal(other, 1) for other in others),
    }


def busiest_cell(rng: np.random.Generator) -> dict[str, Any]:
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
        return busiest_cell(rng)
    return {
        "files": {"ventes.csv": spreadsheet_csv(("Date", "Rayon", "Montant"), rows)},
        "rayon": best[0],
        "mois": MONTHS[best[1] - 1],
        "total": top,
    }


def row_share(rng: np.random.Generator) -> dict[str, Any]:
    """The share of a channel within one town, whose name was typed in several ways, and the town where it is greatest."""
    towns = TOWNS[:5]
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
        return row_share(rng)
    return {
        "files": {"demandes.csv": spreadsheet_csv(("N°", "Commune", "Canal", "État"), rows)},
        "commune": town,
        "canal": channel,
        "part": round(shares[town]),
        "premiere": first,
        "autres": [second, town] if second != town else [second],
        "faux": sorted(str(other) for other in others),
    }


def quarter_growth(rng: np.random.Generator) -> dict[str, Any]:
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
        return quarter_growth(rng)
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


def _growth(
    before: Sequence[tuple[str, date, str, int]], after: Sequence[tuple[str, date, str, int]]
) -> dict[int, int]:
    """What each quarter gained, in cents."""
    gained = dict.fromkeys((1, 2, 3, 4), 0)
    for sign, rows in ((-1, before), (1, after)):
        for _ticket, day, _section, cents in rows:
            gained[(day.month + 2) // 3] += sign * cents
    return gained
