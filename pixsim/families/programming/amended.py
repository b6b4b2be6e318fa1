"""Family of competence 3.4: a program that runs, says what it should do, and does not quite do it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.text.csv_text import spreadsheet_csv


@dataclass(frozen=True, slots=True)
class Part:
    """A function of the program: what it says it gives, how it does, and how it fails to."""

    says: str
    right: str
    wrong: str
    why: str


PARTS = {
    "salles": Part(
        "le nombre de salles différentes ; majuscules et espaces autour du nom ne comptent pas",
        """
    vues = set()
    for ligne in lignes:
        vues.add(ligne["salle"].strip().lower())
    return len(vues)""",
        """
    vues = set()
    for ligne in lignes:
        vues.add(ligne["salle"].lower())
    return len(vues)""",
        "elle laisse les espaces : « salle bleue » avec une espace à la fin est un autre nom",
    ),
    "plus_cher": Part(
        "le montant le plus élevé, en euros (une case vide ne compte pas)",
        """
    montants = [nombre(ligne["montant"]) for ligne in lignes if ligne["montant"]]
    return round(max(montants))""",
        """
    montants = [ligne["montant"] for ligne in lignes if ligne["montant"]]
    return round(nombre(max(montants)))""",
        "elle compare des textes, où « 9,00 » dépasse « 120,00 »",
    ),
    "jour_charge": Part(
        "le plus grand nombre de réservations d'un même jour (les lignes sont dans l'ordre des jours)",
        """
    record, suite, jour = 0, 0, ""
    for ligne in lignes:
        if ligne["jour"] != jour:
            jour, suite = ligne["jour"], 0
        suite = suite + 1
        record = max(record, suite)
    return record""",
        """
    record, suite, jour = 0, 0, ""
    for ligne in lignes:
        if ligne["jour"] != jour:
            record = max(record, suite)
            jour, suite = ligne["jour"], 0
        suite = suite + 1
    return record""",
        "elle n'enregistre un jour qu'au début du suivant : le dernier n'est jamais compté",
    ),
    "meilleur_mois": Part(
        "le total, en euros, du mois qui a le plus rapporté",
        """
    totaux = {}
    for ligne in lignes:
        mois = ligne["jour"][3:10]
        totaux[mois] = totaux.get(mois, 0) + nombre(ligne["montant"])
    return round(max(totaux.values()))""",
        """
    totaux = {}
    for ligne in lignes:
        mois = ligne["jour"][3:5]
        totaux[mois] = totaux.get(mois, 0) + nombre(ligne["montant"])
    return round(max(totaux.values()))""",
        "elle réunit le même mois de deux années",
    ),
    "remises": Part(
        "la somme des remises : 10 % de chaque montant d'au moins 100 euros",
        """
    somme = 0
    for ligne in lignes:
        montant = nombre(ligne["montant"])
        if montant >= 100:
            somme = somme + montant * 0.1
    return round(somme)""",
        """
    somme = 0
    for ligne in lignes:
        if nombre(ligne["montant"]) >= 100:
            remise = nombre(ligne["montant"]) * 0.1
            ligne["montant"] = str(nombre(ligne["montant"]) - remise)
            somme = somme + remise
    return round(somme)""",
        "son résultat est juste, mais elle change les montants que lisent les fonctions suivantes",
    ),
    "facturees": Part(
        "le nombre de réservations qui ont un montant",
        """
    gardees = [ligne for ligne in lignes if ligne["montant"]]
    return len(gardees)""",
        """
    gardees = list(lignes)
    for ligne in gardees:
        if not ligne["montant"]:
            gardees.remove(ligne)
    return len(gardees)""",
        "elle ôte des éléments de la liste qu'elle parcourt, et saute celui qui suit",
    ),
    "heures": Part(
        "le total des heures réservées ; une case vide vaut une heure",
        """
    total = 0
    for ligne in lignes:
        total = total + (nombre(ligne["heures"]) if ligne["heures"] else 1)
    return round(total)""",
        """
    total = 0
    for ligne in lignes:
        total = total + (int(nombre(ligne["heures"])) if ligne["heures"] else 1)
    return round(total)""",
        "elle coupe les demi-heures",
    ),
}

_ROOMS = ("Salle bleue", "Salle verte", "Salle des fêtes", "Gymnase", "Atelier", "Foyer", "Préau")
_HEAD = """import csv

with open("reservations.csv", encoding="utf-8-sig", newline="") as fichier:
    lignes = list(csv.DictReader(fichier, delimiter=";"))


def nombre(texte):
    # donne le nombre écrit dans un texte, 0 s'il est vide
    return float(texte.replace(",", ".")) if texte else 0.0
"""


def two_functions_mended(rng: np.random.Generator) -> dict[str, Any]:
    """The two functions of five that do not do what they say, and what the program then displays.

    None stops the program; one may give its own number right and spoil those of others.
    """
    rows = _bookings(rng)
    results = _results(rows)
    spoils = rng.random() < 0.5
    if spoils:
        others = ["plus_cher", "meilleur_mois"] if rng.random() < 0.5 else ["meilleur_mois"]
        rest = [name for name in PARTS if name not in (*others, "remises")]
        names = ["remises", *shuffled(rng, [*others, *sample(rng, rest, 4 - len(others))])]
        faulty = ["remises", pick(rng, names[1:])]
    else:
        names = sample(rng, list(PARTS), 5)
        faulty = sample(rng, [name for name in names if name != "remises"], 2)
    faulty.sort(key=names.index)
    if _one_year_too_many(rows) == results["meilleur_mois"]:
        return two_functions_mended(rng)
    shown = [str(results[name]) for name in names]
    return {
        "files": {
            "bilan.py": text_file([written(names, faulty)]),
            "reservations.csv": spreadsheet_csv(("jour", "salle", "heures", "montant"), rows),
        },
        "names": names, "besides": ", et l'une fausse aussi le résultat d'une autre" if spoils else "", "first": faulty[0], "second": faulty[1],
        "shown": ", ".join(shown), "numbers": shown,
        "printed": ", ".join(f"{name} : {n}" for name, n in zip(names, shown, strict=True)),
        "why": f"{faulty[0]} : {PARTS[faulty[0]].why} ; {faulty[1]} : {PARTS[faulty[1]].why}",
    }  # fmt: skip


def written(names: list[str], faulty: list[str]) -> str:
    """The program, with these functions in this order, some of them at fault."""
    parts = [
        f"\n\ndef {name}(lignes):\n    # donne {PARTS[name].says}"
        f"{PARTS[name].wrong if name in faulty else PARTS[name].right}\n"
        for name in names
    ]
    calls = "\n".join(f'print("{name} :", {name}(lignes))' for name in names)
    return f"{_HEAD}{''.join(parts)}\n\n{calls}"


def _bookings(rng: np.random.Generator) -> list[tuple[str, str, str, str]]:
    """Bookings of fifteen months, sorted by day, the last day the fullest; two empty amounts in a row."""
    start = date(2025, 9, 1)
    days = sorted(sample(rng, range(440), 130))
    rows = []
    for place, day in enumerate(days):
        last = place == len(days) - 1
        for _booking in range(7 if last else integer(rng, 1, 4)):
            room = pick(rng, _ROOMS)
            room = pick(rng, (room, room, room, room.upper(), f"{room} ", room.lower()))
            amount = "" if rng.random() < 0.12 else f"{10 * integer(rng, 2, 26)},00"
            hours = pick(rng, ("", "1", "1,5", "2", "2,5", "3", "4"))
            rows.append((f"{start + timedelta(days=day):%d/%m/%Y}", room, hours, amount))
    for place, kept in ((40, ""), (41, ""), (60, "90,00"), (61, "240,00")):
        rows[place] = (*rows[place][:3], kept)
    for place, kept in ((10, "Gymnase"), (11, "Gymnase "), (12, "Gymnase")):
        rows[place] = (rows[place][0], kept, *rows[place][2:])
    if sum(row[2].endswith(",5") for row in rows) % 2:
        rows[20] = (*rows[20][:2], "2" if rows[20][2].endswith(",5") else "2,5", rows[20][3])
    return rows


def _results(rows: list[tuple[str, str, str, str]]) -> dict[str, int]:
    """What each function gives when it does what it says; halves of hours are counted in pairs."""
    amounts = [int(row[3][:-3]) for row in rows if row[3]]
    halves = [int(2 * float(row[2].replace(",", "."))) if row[2] else 2 for row in rows]
    months: Counter[str] = Counter()
    for row in rows:
        months[row[0][3:]] += int(row[3][:-3]) if row[3] else 0
    return {
        "salles": len({row[1].strip().lower() for row in rows}),
        "plus_cher": max(amounts),
        "jour_charge": max(Counter(row[0] for row in rows).values()),
        "meilleur_mois": max(months.values()),
        "remises": sum(amount // 10 for amount in amounts if amount >= 100),
        "facturees": len(amounts),
        "heures": sum(halves) // 2,
    }


def _one_year_too_many(rows: list[tuple[str, str, str, str]]) -> int:
    months: Counter[str] = Counter()
    for row in rows:
        months[row[0][3:5]] += int(row[3][:-3]) if row[3] else 0
    return max(months.values())
