"""Competence 1.1: one line of a page too long to be read, among others that look like it."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.webs import browser, page
from pixsim.text.french_dates import WEEKDAYS

_STREETS = (
    "des Lilas", "du Port", "Haute", "Basse", "du Moulin", "des Tanneurs", "Neuve", "de la Gare", "des Écoles", "du Verger", "Pasteur", "des Acacias",
    "du Marché", "Victor-Hugo", "des Peupliers", "de la Source", "du Lavoir", "des Vignes", "du Puits", "de l'Église", "des Jardins", "du Stade",
    "des Cordiers", "du Four", "de la Poste", "du Château", "des Halles", "de Metz", "d'Arras", "des Champs", "de l'Étang", "du Pont", "des Remparts",
    "du Cerisier", "du Tilleul", "des Bleuets",
)  # fmt: skip
_TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne", "Grandville", "Pont-Haut", "Aubrac")
_KINDS = ("encombrants", "déchets verts")


def find_in_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the day of a collection in a street of a town, where other towns have the street and the street another collection."""
    towns = sample(rng, _TOWNS, 5)
    worked = [day for day in (date(2026, 3, number) for number in range(1, 32)) if day.weekday() < 5]  # fmt: skip
    said = [f"{WEEKDAYS[day.weekday()]} {day.day} mars" for day in worked]
    street = pick(rng, _STREETS)
    town, kind = towns[integer(rng, 1, 4)], pick(rng, _KINDS)
    lines: list[str] = []
    found: dict[tuple[str, str, str], str] = {}
    for where in towns:
        own = sample(rng, _STREETS, 22)
        if where in (towns[0], town, towns[-1]) and street not in own:
            own[integer(rng, 5, 20)] = street
        for name in own:
            days = dict(zip(_KINDS, sample(rng, said, 2), strict=True))
            if rng.integers(2) and (where, name) != (town, street):
                days.pop(pick(rng, _KINDS))
            told = ", ".join(f"{what} le {when}" for what, when in days.items())
            lines.append(f"Rue {name} ({where}) : {told}")
            found |= {(where, name, what): when for what, when in days.items()}
    answer = found[town, street, kind]
    wrong = {when for (_where, name, _what), when in found.items() if name == street} - {answer}
    elsewhere = {
        when for (where, name, _what), when in found.items() if name == street and where != town
    }
    if not wrong or answer in elsewhere:
        return find_in_page(rng)
    url = "https://www.collecte.example/mars"
    return {
        "town": town,
        "kind": kind,
        "street": f"rue {street}",
        "answer": answer,
        "wrong": sorted(wrong),
        "world": browser([page(url, "Collectes de mars 2026", *lines)], at=url),
        "solution": [],
    }
