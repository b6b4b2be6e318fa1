"""Families of competence 1.3, level 7: tables whose plain total is wrong, to be put right before counting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Value, Workbook, sheet

_SUPPLIERS = (
    "Papeterie Blanche", "Garage du Puits", "Menuiserie Aubin", "Imprimerie Sève", "Électricité Morel", "Jardins Rameau", "Copie Service",
    "Atelier Lanterne", "Transports Vidal", "Bureau Clair", "Peinture Ollier", "Serrurerie Noble", "Sonorisation Brun", "Traiteur Hanna",
)  # fmt: skip
_KINDS = ("Fournitures", "Travaux", "Transport", "Événements")
_QUARTERS = (
    ("au premier trimestre", 1),
    ("au deuxième trimestre", 4),
    ("au troisième trimestre", 7),
    ("au quatrième trimestre", 10),
)
Bill = tuple[str, date, str, int, str]
"""Number, day, supplier, cents, state."""


def _cents(bills: list[Bill]) -> int:
    return sum(bill[3] for bill in bills)


def paid_by_kind(rng: np.random.Generator) -> dict[str, Any]:
    """What was paid to the suppliers of a kind in a quarter: dates and amounts as text, bills entered twice, cancelled ones."""
    kinds = {name: _KINDS[n % 4] for n, name in enumerate(shuffled(rng, _SUPPLIERS))}
    kind, (quarter, month) = pick(rng, _KINDS), pick(rng, _QUARTERS)
    bills: list[Bill] = []
    for n in sample(rng, range(1000, 9999), integer(rng, 300, 340)):
        day = date(2025, 1, 1) + timedelta(days=integer(rng, 0, 364))
        state = "annulée" if integer(rng, 1, 12) == 1 else "payée"
        bills.append((f"F-{n}", day, pick(rng, _SUPPLIERS), integer(rng, 1200, 89_000), state))
    wanted = [
        bill for bill in bills if kinds[bill[2]] == kind and month <= bill[1].month < month + 3
    ]
    paid = [bill for bill in wanted if bill[4] == "payée"]
    if len(paid) < 12 or len(paid) == len(wanted):
        return paid_by_kind(rng)
    twice = [*sample(rng, paid, 2), *sample(rng, bills, 7)]
    as_text = {id(bill) for bill in (*sample(rng, paid, 3), *sample(rng, bills, 25))}
    typed = {id(bill) for bill in (*sample(rng, paid, 2), *sample(rng, bills, 14))}

    def row(bill: Bill) -> tuple[Value, ...]:
        number, day, supplier, cents, state = bill
        told: Value = f"{day:%d/%m/%Y}" if id(bill) in as_text else day
        amount: Value = f"{decimal(cents / 100, 2)} €" if id(bill) in typed else cents / 100
        return number, told, supplier, amount, state

    rows = shuffled(rng, [row(bill) for bill in (*bills, *twice)])
    key = _cents(paid)
    wrong = {
        _cents(wanted),
        _cents([*paid, *(bill for bill in twice if bill in paid)]),
        _cents([bill for bill in paid if id(bill) not in as_text]),
        _cents([bill for bill in paid if id(bill) not in typed]),
        _cents([bill for bill in paid if id(bill) not in as_text | typed]),
    } - {key}
    book = Workbook(
        (
            sheet("Factures", ("Numéro", "Date", "Fournisseur", "Montant", "État"), rows),
            sheet("Fournisseurs", ("Fournisseur", "Catégorie"), sorted(kinds.items())),
        )
    )
    return {
        "kind": kind,
        "quarter": quarter,
        "key": decimal(key / 100, 2),
        "wrong": [decimal(one / 100, 2) for one in sorted(wrong)],
        "files": in_two_formats("factures", book),
    }
