"""Families of competence 1.3 that hand a table: sort, filter, group and clean."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, full_names
from pixsim.text.csv_text import spreadsheet_csv

TOWNS = ("Brest", "Dijon", "Lille", "Metz", "Nantes", "Pau", "Tours")
WORKSHOPS = ("Bases", "Courriel", "Démarches", "Photo", "Smartphone", "Tableur")
SECTIONS = ("Jeux", "Livres", "Musique", "Papeterie", "Presse")


def sorted_first(rng: np.random.Generator) -> dict[str, Any]:
    """Who comes first once the table is sorted on a number."""
    names = sample(rng, FIRST_NAMES, integer(rng, 15, 20))
    column, low, high = pick(rng, (("Âge", 18, 92), ("Points", 100, 990), ("Kilomètres", 20, 480)))
    values = sample(rng, range(low, high), len(names))
    rising = bool(rng.integers(2))
    rows = list(zip(names, [pick(rng, TOWNS) for _ in names], values, strict=True))
    ranked = sorted(rows, key=lambda row: row[2], reverse=not rising)
    return {
        "files": {"participants.csv": spreadsheet_csv(("Prénom", "Commune", column), rows)},
        "colonne": column,
        "ordre": "du plus petit au plus grand" if rising else "du plus grand au plus petit",
        "nom": ranked[0][0],
        "faux": [ranked[-1][0], ranked[1][0]],
    }


def filtered_count(rng: np.random.Generator) -> dict[str, Any]:
    """How many rows one filter keeps."""
    rows = [
        (f"{first} {last}", integer(rng, 16, 84), pick(rng, TOWNS), pick(rng, WORKSHOPS))
        for first, last in full_names(rng, integer(rng, 40, 60))
    ]
    limit, town, workshop = integer(rng, 30, 65), pick(rng, TOWNS), pick(rng, WORKSHOPS)
    asked, kept = pick(
        rng,
        (
            (f"habitent {town}", [row for row in rows if row[2] == town]),
            (f"suivent l'atelier {workshop}", [row for row in rows if row[3] == workshop]),
            (f"ont {limit} ans ou plus", [row for row in rows if row[1] >= limit]),
        ),
    )
    return {
        "files": {"inscriptions.csv": spreadsheet_csv(("Nom", "Âge", "Commune", "Atelier"), rows)},
        "critere": asked,
        "nombre": len(kept),
        "faux": [str(len(rows)), str(len(kept) + 1)],
    }


def sorted_twice(rng: np.random.Generator) -> dict[str, Any]:
    """Who is on a given row once the table is sorted on two keys."""
    people = full_names(rng, integer(rng, 24, 40))
    towns = sample(rng, TOWNS, 4)
    scores = sample(rng, range(40, 100), len(people))
    rows = [(*who, pick(rng, towns), score) for who, score in zip(people, scores, strict=True)]
    ranked = sorted(rows, key=lambda row: (row[2], -row[3]))
    place = integer(rng, 6, len(rows) - 2)
    right = ranked[place - 1]
    others = (sorted(rows, key=lambda row: -row[3]), sorted(rows, key=lambda row: (row[2], row[3])))
    return {
        "files": {"concours.csv": spreadsheet_csv(("Prénom", "Nom", "Commune", "Score"), rows)},
        "place": place,
        "reponse": " ".join(right[:2]),
        "faux": sorted(
            {" ".join(order[place - 1][:2]) for order in others} - {" ".join(right[:2])}
        ),
    }


def group_total(rng: np.random.Generator) -> dict[str, Any]:
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
        return group_total(rng)
    return {
        "files": {"ventes.csv": spreadsheet_csv(("Date", "Rayon", "Montant", "État"), rows)},
        "rayon": section,
        "total": total,
        "faux": sorted(str(one) for one in near),
    }


def impossible_value(rng: np.random.Generator) -> dict[str, Any]:
    """A list with one impossible age and some empty cells."""
    people = full_names(rng, integer(rng, 22, 34))
    places = sample(rng, range(len(people)), integer(rng, 4, 8))
    odd, blanks = places[0], set(places[1:])
    absurd = pick(rng, (integer(rng, 130, 990), -integer(rng, 1, 60)))
    rows = [
        (
            *who,
            absurd if row == odd else integer(rng, 16, 88),
            pick(rng, TOWNS) if row not in blanks else "",
        )
        for row, who in enumerate(people)
    ]
    return {
        "files": {"usagers.csv": spreadsheet_csv(("Prénom", "Nom", "Âge", "Commune"), rows)},
        "personne": " ".join(people[odd]),
        "faux_personne": " ".join(people[min(blanks)]),
        "vides": len(blanks),
        "faux_vides": len(blanks) + 1,
    }
