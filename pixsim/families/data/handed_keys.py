"""Files of @structurer: the columns that decide, and rows that contradict one another."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, full_names
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet


def key_column(rng: np.random.Generator) -> dict[str, Any]:
    """The one column of a table that has a value in each row and never the same twice."""
    titles = sample(rng, ("Badge", "Dossier", "Fiche", "Licence", "Poste", "Vestiaire"), 4)
    people = full_names(rng, 18)
    people.insert(integer(rng, 9, 18), people[integer(rng, 0, 8)])  # two bear one name
    columns: list[list[str]] = []
    for place, title in enumerate(titles):
        codes = [f"{title[0]}{code}" for code in sample(rng, range(1000, 9999), len(people))]
        one, two = sample(rng, range(len(people)), 2)
        if place in (1, 2):
            codes[one] = codes[two]
        elif place == 3:
            codes[one] = ""
        columns.append(codes)
    order = shuffled(rng, range(4))
    rows = [
        (f"{first} {last}", *(columns[n][line] for n in order))
        for line, (first, last) in enumerate(people)
    ]
    book = Workbook((sheet("Adhérents", ("Nom", *(titles[n] for n in order)), rows),))
    return {
        "key": [titles[0], f"colonne {'BCDE'[order.index(0)]}", "BCDE"[order.index(0)]],
        "wrong": [*titles[1:], "Nom"],
        "files": in_two_formats("adherents", book),
    }


def orphan_payment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the payment that names a member who is in no row of the other table, numbers being typed in many ways."""
    numbers = sample(rng, range(1000, 9999), 81)
    ghost, members = numbers[0], sorted(numbers[1:])
    people = [f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}" for _number in members]
    states = [pick(rng, ("à jour", "à jour", "radié", "parti")) for _number in members]
    paying = [pick(rng, members[5:]) for _payment in range(229)]
    bad = integer(rng, 20, 220)
    paying.insert(bad, ghost)

    def typed(number: int) -> str:
        return pick(rng, ("A-{}", "A-{}", "a-{}", "A {}", "A{}", " A-{}", "A-{} ")).format(number)

    payments = [
        (f"P{place:04}", typed(member), integer(rng, 2, 18) * 5)
        for place, member in enumerate(paying, integer(rng, 100, 700))
    ]
    listed = [
        (f"A-{member}", name, state)
        for member, name, state in zip(members, people, states, strict=True)
    ]
    return {
        "key": payments[bad][0],
        "wrong": [payments[bad - 1][0], payments[bad - 2][0]],
        "files": {
            "adherents.csv": DataTable(("numéro", "nom", "état"), tuple(listed)),
            "paiements.csv": DataTable(("paiement", "adhérent", "montant"), tuple(payments)),
        },
    }


_PHONES = ("{0} {1} {2} {3} {4}", "{0}.{1}.{2}.{3}.{4}", "{0}{1}{2}{3}{4}", "+33 {0:.1} {1} {2} {3} {4}", "{0}\u00a0{1}\u00a0{2}\u00a0{3}\u00a0{4}")  # fmt: skip


def _dialled(rng: np.random.Generator, phone: str) -> str:
    """A number as somebody types it."""
    way, pairs = pick(rng, _PHONES), phone.split()
    return way.format(pairs[0][1] if way[0] == "+" else pairs[0], *pairs[1:])


_HELD_BY = {
    "Agence": ("Commune", "une agence", "La commune suit presque toujours l'agence, mais pas toujours."),
    "Commune": ("Agence", "une commune", "L'agence suit presque toujours la commune, mais pas toujours."),
    "Agent": ("Agence", "un agent", "Un agent est presque toujours de la même agence, mais pas toujours."),
}  # fmt: skip
"""What a number is held by, with the column that nearly goes along, and how one says it."""


def contradicting_rows(rng: np.random.Generator) -> dict[str, Any]:
    """The two columns that together decide a number typed in many ways, and the rows that contradict it.

    A third column nearly always goes along with one of the two: with it, one is nearly right.
    """
    shifts = ("jour", "nuit", "week-end")
    columns = {
        "Agent": sample(rng, FIRST_NAMES, 6),
        "Agence": sample(rng, ("Centre", "Gare", "Port", "Lac", "Plateau", "Vallée"), 5),
        "Commune": sample(rng, ("Rivelac", "Montclair", "Valsonne", "Orgeval", "Brumois"), 5),
    }
    holder = pick(rng, list(columns))
    twin, each, nearly = _HELD_BY[holder]
    (third,) = (name for name in columns if name not in (holder, twin))
    held, twins = columns[holder], columns[twin]
    pairs = [(one, shift) for one in held for shift in shifts]
    ends = sample(rng, range(1000, 9999), len(pairs))
    phones = {pair: f"01 99 00 {n // 100:02} {n % 100:02}" for pair, n in zip(pairs, ends, strict=True)}  # fmt: skip
    numbers = [1000 + n for n in sorted(sample(rng, range(2900), 380))]
    bad = sorted(sample(rng, range(30, 370), integer(rng, 3, 6)))
    wrong_pairs = sample(rng, pairs, len(bad))  # one wrong row for each
    rows: list[dict[str, str | int]] = []
    apart = 0
    for place, number in enumerate(numbers):
        pair = told = wrong_pairs[bad.index(place)] if place in bad else pick(rng, pairs)
        own = twins[held.index(pair[0]) % len(twins)]
        beside = own if integer(rng, 1, 9) > 1 else pick(rng, twins)
        apart += beside != own
        if place in bad:
            told = pick(rng, [one for one in pairs if one[0] == pair[0] and one != pair])
        rows.append({"Intervention": number, holder: pair[0], twin: beside, third: pick(rng, columns[third]), "Créneau": pair[1],
                     "Téléphone": _dialled(rng, phones[told])})  # fmt: skip
    header = ("Intervention", *sample(rng, (*columns, "Créneau"), 4), "Téléphone")
    shown = [tuple(row[name] for name in header) for row in rows]
    return {
        "ruling": f"{holder} et Créneau", "each": each, "nearly": nearly,
        "count": str(len(bad)),
        "wrong_count": [str(n) for n in sorted({len(bad) + 1, len(bad) - 1, apart, apart + len(bad)} - {len(bad)})],
        "number": str(numbers[bad[0]]),
        "wrong": [str(numbers[bad[0] - 1]), str(numbers[bad[-1]]), str(bad[0] + 2)],
        "files": in_two_formats("interventions", Workbook((sheet("Interventions", header, shown),))),
    }  # fmt: skip
