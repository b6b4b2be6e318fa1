"""Families of competence 1.3, level 7: tables whose plain total is wrong, to be put right before counting."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import full_names
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


_WORKSHOPS = ("Chorale", "Couture", "Échecs", "Poterie", "Théâtre", "Vannerie", "Informatique", "Jardin")  # fmt: skip


def json_joined(rng: np.random.Generator) -> dict[str, Any]:
    """Rows and hours of two JSON files: lists or one object alone, cancelled ones, hours as text, codes of another file."""
    codes = {
        f"A{n}": name for n, name in zip(sample(rng, range(10, 99), 8), _WORKSHOPS, strict=True)
    }
    wanted = pick(rng, tuple(codes))
    rows = everything = lists = 0
    hours = plain = gone = 0.0
    members: list[dict[str, Any]] = []
    for number, (first, last) in enumerate(full_names(rng, integer(rng, 150, 190))):
        entries: list[dict[str, Any]] = []
        for code in sample(rng, tuple(codes), pick(rng, (0, 1, 1, 2, 3))):
            length = integer(rng, 2, 24) / 2
            texted = integer(rng, 1, 6) == 1
            cancelled = integer(rng, 1, 7) == 1
            entries.append(
                {
                    "atelier": code,
                    "heures": decimal(length, 1) if texted else length,
                    "etat": "annulée" if cancelled else pick(rng, ("confirmée", "payée")),
                }
            )
            everything += 1
            rows += not cancelled
            if code == wanted:
                hours += 0 if cancelled else length
                plain += 0 if cancelled or texted else length
                gone += length
        held: Any = entries
        if len(entries) == 1 and integer(rng, 1, 2) == 1:
            held = entries[0]  # one object alone, no list
        else:
            lists += sum(entry["etat"] != "annulée" for entry in entries)
        members.append({"id": 2000 + 7 * number, "nom": f"{first} {last}", "inscriptions": held})
    if len({hours, plain, gone}) < 3 or len({rows, everything, lists, len(members)}) < 4:
        return json_joined(rng)
    text = json.dumps({"adherents": members}, ensure_ascii=False, indent=1)
    names = json.dumps({"ateliers": [{"code": c, "nom": n} for c, n in codes.items()]}, ensure_ascii=False, indent=1)  # fmt: skip
    return {
        "atelier": codes[wanted],
        "lignes": rows,
        "faux_lignes": [str(everything), str(lists), str(len(members))],
        "heures": decimal(hours, 1),
        "faux_heures": [decimal(plain, 1), decimal(gone, 1)],
        "files": {"adherents.json": text.encode(), "ateliers.json": names.encode()},
    }
