"""Families of competence 3.4, programming: algorithms and databases."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import thousands
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, person
from pixsim.text.csv_text import spreadsheet_csv


def bisection_steps(rng: np.random.Generator) -> dict[str, Any]:
    """The greatest number of tries of a binary search."""
    n = pick(rng, (15, 20, 30, 31, 50, 60, 63, 100, 120, 127, 200, 250, 500, 600, 800, 1000, 2000,
                   4000, 5000, 8000, 10000, 50000, 100000, 1000000))  # fmt: skip
    steps = n.bit_length()
    scene = pick(rng, (
        "Un jeu fait deviner un nombre entier de 1 à {n}.",
        "On cherche une fiche parmi {n} fiches rangées par ordre alphabétique.",
        "On cherche un code postal dans une liste triée de {n} lignes.",
        "On cherche un mot dans un lexique trié de {n} mots.",
    ))  # fmt: skip
    return {
        "scene": scene.format(n=thousands(n)), "below": thousands(2 ** (steps - 1)),
        "above": thousands(2**steps), "steps": steps, "key": str(steps), "wrong": [str(n), str(n // 2)],
    }  # fmt: skip


_TABLES = (
    ("adherents", ("id", "nom", "prenom", "ville", "age"), "age > 60"),
    ("prets", ("id", "livre", "lecteur", "date_retour", "retard"), "retard > 7"),
    ("stocks", ("reference", "produit", "rayon", "prix", "quantite"), "quantite < 5"),
    ("rendez_vous", ("numero", "usager", "motif", "heure", "bureau"), "bureau = 3"),
    ("courriers", ("numero", "expediteur", "sujet", "recu_le", "priorite"), "priorite = 1"),
)


def selected_columns(rng: np.random.Generator) -> dict[str, Any]:
    """The columns a query returns."""
    table, columns, condition = pick(rng, _TABLES)
    first, second, sort = sample(rng, columns[:4], 3)
    return {
        "table": table, "columns": ", ".join(columns), "first": first, "second": second,
        "query": f"    SELECT {first}, {second}\n    FROM {table}\n"
        f"    WHERE {condition}\n    ORDER BY {sort};",
        "wrong": [sort, condition.split()[0]],
    }  # fmt: skip


_BOOKS = ("Atlas", "Roman", "BD", "Guide", "Conte", "Revue")


def where_rows(rng: np.random.Generator) -> dict[str, Any]:
    """The people a WHERE clause keeps in a small table (several right options)."""
    limit = 5 * integer(rng, 2, 5)
    left, right = sample(rng, _BOOKS[:4], 2)
    is_and = bool(rng.integers(2))
    while True:
        rows = [(pick(rng, (left, left, right)), limit + 3 * integer(rng, -3, 3)) for _ in range(5)]
        kept = [
            (book == left and days > limit) if is_and else (book == right or days > limit)
            for book, days in rows
        ]
        if 2 <= sum(kept) <= 3:
            break
    names = sample(rng, FIRST_NAMES, 5)
    lines = [
        f"    {name:<8} | {book:<6} | {days:>3}"
        for name, (book, days) in zip(names, rows, strict=True)
    ]
    condition = f"livre = '{left}' AND jours > {limit}"
    return {
        "table": "\n".join(["    lecteur  | livre  | jours", *lines]),
        "condition": condition if is_and else f"livre = '{right}' OR jours > {limit}",
        "options": names, "key": [place for place, keep in enumerate(kept, 1) if keep],
    }  # fmt: skip


def where_count(rng: np.random.Generator) -> dict[str, Any]:
    """How many lines of a file a WHERE clause returns."""
    towns = ("Lens", "Dole", "Gap", "Vannes")
    rows = [
        (n, person(rng), pick(rng, towns),
         integer(rng, 12, 85), pick(rng, ("oui", "non")))
        for n in range(1, integer(rng, 36, 60))
    ]  # fmt: skip
    town, age = pick(rng, towns), pick(rng, (18, 26, 40, 60))
    answers = [
        (f"ville = '{town}' AND age >= {age}", [r[2] == town and r[3] >= age for r in rows]),
        (f"ville = '{town}' AND adherent = 'oui'", [r[2] == town and r[4] == "oui" for r in rows]),
        (f"age < {age} AND adherent = 'non'", [r[3] < age and r[4] == "non" for r in rows]),
        (f"ville <> '{town}' AND age > {age}", [r[2] != town and r[3] > age for r in rows]),
        (f"ville = '{town}' OR age < {age}", [r[2] == town or r[3] < age for r in rows]),
    ]
    condition, kept = pick(rng, [answer for answer in answers if sum(answer[1]) > 1])
    count = sum(kept)
    return {
        "files": {"inscrits.csv": spreadsheet_csv(("id", "nom", "ville", "age", "adherent"), rows)},
        "condition": condition, "key": str(count), "wrong": [str(len(rows)), str(count + 1)],
    }  # fmt: skip


def joined_rows(rng: np.random.Generator) -> dict[str, Any]:
    """Whom a condition on the wrong side of a LEFT JOIN leaves out."""
    numbers = sample(rng, range(1000, 2000), integer(rng, 110, 140))
    towns = sample(rng, ("Lens", "Dole", "Gap", "Vannes", "Tulle"), 3)
    readers = [(n, pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES), pick(rng, towns)) for n in numbers]  # fmt: skip
    pool = [*numbers[: len(numbers) * 7 // 10], *sample(rng, range(2000, 2400), 9)]
    loans = []
    for k in range(1, integer(rng, 300, 380)):
        year = pick(rng, (2024, 2025, 2025, 2026))
        day = f"{year}-{integer(rng, 1, 12):02}-{integer(rng, 1, 28):02}"
        loans.append((k, pick(rng, pool), pick(rng, _BOOKS), day))
    recent = {loan[1] for loan in loans if loan[3] >= "2026"}
    ever = {loan[1] for loan in loans}
    shown = len(recent & set(numbers))
    town = towns[0]
    forgotten = sum(row[3] == town and row[0] not in recent for row in readers)
    never = sum(row[3] == town and row[0] not in ever for row in readers)
    lines = sum(loan[3] >= "2026" for loan in loans)
    if len({shown, len(recent), lines, len(readers), forgotten, never, len(readers) - shown}) < 7:
        return joined_rows(rng)
    return {
        "files": {"lecteur.csv": spreadsheet_csv(("id", "prenom", "nom", "ville"), shuffled(rng, readers)),
                  "pret.csv": spreadsheet_csv(("numero", "id_lecteur", "livre", "jour"), loans)},
        "town": town, "shown": str(shown), "not_shown": [str(v) for v in (len(recent), lines, len(readers))],
        "forgotten": str(forgotten), "not_forgotten": [str(never), str(len(readers) - shown)],
    }  # fmt: skip


_RAYONS = ("Jeunesse", "Adultes", "Musique")


def grouped_rows(rng: np.random.Generator) -> dict[str, Any]:
    """What a join, groups and a condition on them return: copies of a title together, loans not given back aside."""
    while True:
        names = [
            f"{stem} {end}"
            for stem in _BOOKS
            for end in ("des mers", "de poche", "du ciel", "illustré")
        ]
        titles = sample(rng, names, 18)
        books = [
            (k, title, pick(rng, _RAYONS)) for k, title in enumerate([*titles, *titles[:8]], 1)
        ]
        readers = [f"L{n:03}" for n in sample(rng, range(1, 400), 40)]
        loans = [
            (
                k,
                pick(rng, books)[0],
                pick(rng, readers),
                "" if rng.integers(6) == 0 else integer(rng, 2, 40),
            )
            for k in range(1, integer(rng, 290, 340))
        ]
        shelf, least = pick(rng, _RAYONS), integer(rng, 7, 12)
        groups: dict[str, list[tuple[str, int | str]]] = {}
        for _k, book, reader, days in loans:
            _id, title, place = books[book - 1]
            if place != shelf:
                groups.setdefault(title, []).append((reader, days))
        kept = {
            t: rows for t, rows in groups.items() if len({reader for reader, _d in rows}) >= least
        }
        totals = {t: sum(int(days or 0) for _r, days in rows) for t, rows in kept.items()}
        ranked = sorted(totals, key=lambda title: -totals[title])
        naive = sum(len(rows) >= least for rows in groups.values())
        if 3 <= len(ranked) < naive and len(set(totals.values())) == len(totals):
            break
    best = ranked[0]
    return {
        "files": {
            "livre.csv": spreadsheet_csv(("id", "titre", "rayon"), books),
            "pret.csv": spreadsheet_csv(("id", "id_livre", "lecteur", "jours"), loans),
        },
        "shelf": shelf, "least": least, "groups": str(len(ranked)), "book": best, "total": totals[best],
        "all_groups": [str(naive), str(len(groups))], "titles": sorted(titles),
    }  # fmt: skip
