"""Structuring data in a database: tables, keys, relations, labels."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, full_names
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


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


def labelled_photos(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a label for the photos of two days, wherever they are."""
    tree = Tree(rng)
    event, *labels = sample(rng, ("Fête du quartier", "Sortie", "Vide-grenier", "Concert"), 3)
    month, day = integer(rng, 3, 10), integer(rng, 5, 24)
    months = MONTHS[:10]
    folders = sample(rng, ("Photos/2025", "Photos/Appareil", "Photos/Reçues", "Photos/Tri"), 3)

    def shot(folder: str, date: str, end: str = "jpg") -> str:
        number = integer(rng, 1000, 9999)
        return tree.file(f"{folder}/IMG_{number}{tree.following % 10}.{end}", date=f"{date} 15:20")

    days = [f"2025-{month:02}-{day + n:02}" for n in (0, 1)]
    first = [shot(folders[0], days[0]), shot(folders[1], days[0], "png")]
    second = [shot(folders[1], days[1]), shot(folders[2], days[1])]
    after = f"2025-{month:02}-{day + 2:02}"
    near = shot(folders[0], after)
    year = shot(folders[2], days[0].replace("2025", "2024"))
    paper = shot(folders[2], days[0], "pdf")
    for folder in folders:
        shot(folder, f"2025-{month + 1:02}-{day:02}")

    def tag(things: list[str]) -> list[Act]:
        return [acts.Tag(thing=thing, label=event) for thing in things]

    one = [acts.Find(text=f"type:image date:{days[0]}"), *tag(first)]
    two = [acts.Find(text=f"type:image date:{days[1]}"), *tag(second)]
    return {
        "event": event,
        "days": f"{day} et {day + 1} {months[month - 1]} 2025",
        "world": tree.disk("Photos", tags=(event, *labels)),
        "goal": Goal(
            want=tuple(("tag", name, event) for name in (*first, *second)),
            refuse=tuple(("tag", "*", label) for label in labels),
            keep=("tag", "in", "name", "binned"),
        ),
        "solution": [*one, *two],
        "near": [
            one,
            [acts.Find(text=f"date:{days[0]}"), *tag([*first, paper]), *two],
            [*one, *two, acts.Find(text=f"date:{after}"), *tag([near])],
            [*one, *two, acts.Find(text="date:2024"), *tag([year])],
        ],
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


def joined_tables(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: what the customers of a town ordered, and how many ordered nothing; codes written in several ways."""
    towns = ("Lille", "Brest", "Metz", "Pau", "Nantes", "Tours")
    codes = sample(rng, range(1000, 9999), 96)
    clients = [f"C{number}" for number in codes[:88]]
    town = {client: towns[n % 6] for n, client in enumerate(clients)}
    buying = {client for client in clients if rng.random() < 0.72}
    asked = pick(rng, towns)
    there = [client for client in clients if town[client] == asked]
    buying = (buying - set(there[:3])) | set(there[-6:])
    only_cancelled = there[0]
    gone = [f"C{number}" for number in codes[88:]]
    known = sorted(buying)

    def written(code: str) -> str:
        """The code as somebody typed it."""
        return pick(
            rng, (code, code, code, code.lower(), f" {code}", f"{code} ", f"{code[0]} {code[1:]}")
        )

    orders: list[tuple[str, str, int]] = [
        (pick(rng, known), "livrée" if rng.random() < 0.85 else "annulée", integer(rng, 8, 90))
        for _order in range(240)
    ]
    orders += [(client, "livrée", integer(rng, 8, 90)) for client in known]
    orders += [(client, "livrée", integer(rng, 8, 90)) for client in gone for _twice in range(2)]
    orders += [(only_cancelled, "annulée", integer(rng, 8, 90)) for _twice in range(2)]
    first = integer(rng, 1000, 1900)
    rows = [
        (first + n, written(client), state, amount)
        for n, (client, state, amount) in enumerate(shuffled(rng, orders))
    ]
    people = [(c, pick(rng, LAST_NAMES), pick(rng, FIRST_NAMES), town[c]) for c in clients]
    delivered = [(c, amount) for c, state, amount in orders if state == "livrée"]
    total = sum(amount for c, amount in delivered if town.get(c) == asked)
    exact = {code for _n, code, state, _a in rows if state == "livrée"}
    bought = {c for c, _amount in delivered}
    return {
        "asked": asked,
        "total": total,
        "with_cancelled": sum(amount for c, _state, amount in orders if town.get(c) == asked),
        "as_written": sum(
            a for _n, code, state, a in rows if state == "livrée" and town.get(code) == asked
        ),
        "idle": sum(c not in bought for c in there),
        "idle_as_written": sum(c not in exact for c in there) + 1,
        "files": {
            "clients.csv": spreadsheet_csv(
                ["code_client", "nom", "prenom", "ville"], shuffled(rng, people), newline="\n"
            ),
            "commandes.csv": spreadsheet_csv(
                ["numero", "code_client", "etat", "montant"], rows, newline="\n"
            ),
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
