"""Families of competence 5.2: comparing equipment and subscriptions."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.csv_text import spreadsheet_csv


def _csv(header: str, rows: list[tuple[Any, ...]]) -> bytes:
    return spreadsheet_csv(header.split(";"), rows, newline="\n")


def filter_offers(rng: np.random.Generator) -> dict[str, Any]:
    """The cheapest laptop with enough memory, light enough; both bounds included."""
    memory, tenths = pick(rng, (16, 24)), integer(rng, 13, 17)
    references = [f"P{number}" for number in sample(rng, range(100, 1000), 14)]
    prices = sorted(sample(rng, range(420, 1400, 5), 14))
    rows: list[tuple[str, int, int, int]] = []
    for place, (reference, price) in enumerate(zip(references, prices, strict=True)):
        ram, weight = pick(rng, (16, 24, 32)), integer(rng, 10, 24)
        if place < 5:  # cheaper, but too heavy or too little memory
            ram, weight = ((8, integer(rng, 10, tenths)), (32, integer(rng, tenths + 1, 25)))[
                place % 2
            ]
        if place == 5:  # the right one stands on both bounds
            ram, weight = memory, tenths
        rows.append((reference, ram, weight, price))
    written = [(r, ram, decimal(weight / 10, 1), price) for r, ram, weight, price in rows]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "portables.csv",
        "ram": str(memory),
        "poids": decimal(tenths / 10, 1),
        "reference": references[5],
        "trop_peu": references[0],
        "trop_lourd": references[1],
        "files": {
            "portables.csv": _csv("reference;memoire_go;poids_kg;prix_eur", shuffled(rng, written))
        },
    }


_MODELS = ("Aster", "Boréal", "Cobalt", "Dune", "Étoile", "Fjord", "Galet", "Halo", "Iris", "Jade")
_CRITERIA = ("autonomie", "photo", "réparabilité", "écran")


def weighted_choice(rng: np.random.Generator) -> dict[str, Any]:
    """The best phone by weighted marks, which is not the best by plain sum."""
    while True:
        weights = sample(rng, (1, 1, 2, 3, 4, 5), 4)
        marks = {name: [integer(rng, 2, 10) for _ in range(4)] for name in sample(rng, _MODELS, 8)}
        plain = sorted(marks, key=lambda name: sum(marks[name]))
        points = {
            name: sum(mark * weight for mark, weight in zip(row, weights, strict=True))
            for name, row in marks.items()
        }
        best, second = sorted(points, key=lambda name: -points[name])[:2]
        if points[best] > points[second] and sum(marks[best]) < sum(marks[plain[-1]]):
            break
    scale = [f"{name} × {weight}" for name, weight in zip(_CRITERIA, weights, strict=True)]
    rows: list[tuple[Any, ...]] = [(name, *marks[name]) for name in marks]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "telephones.csv",
        "bareme": ", ".join(scale),
        "modele": best,
        "faux": plain[-1],
        "files": {"telephones.csv": _csv("modele;" + ";".join(_CRITERIA), rows)},
    }


def _subscription(offer: tuple[Any, ...], months: int) -> int:
    """Cost of an offer (name, setup, first year's price, next price, free months) kept so long."""
    _, setup, promotion, normal, free = offer
    first_year = max(0, min(12, months) - free)
    return int(setup + first_year * promotion + max(0, months - 12) * normal)


def internet_offer(rng: np.random.Generator) -> dict[str, Any]:
    """The cheapest offer over the time it is kept, which has not the lowest price shown."""
    names = sorted(sample(rng, "ABCDEFGH", 6))
    months = pick(rng, (18, 24, 24, 36))
    while True:
        offers: list[tuple[Any, ...]] = []
        for name in names:
            promotion = integer(rng, 15, 34)
            normal = promotion + pick(rng, (0, 0, 5, 9, 15))
            setup = pick(rng, (0, 0, 29, 39, 49))
            offers.append((name, setup, promotion, normal, pick(rng, (0, 0, 1, 2))))
        ranked = sorted(offers, key=lambda offer: _subscription(offer, months))
        shown = sorted(offers, key=lambda offer: offer[2])
        gap = _subscription(ranked[1], months) - _subscription(ranked[0], months)
        if gap >= 2 and ranked[0] is not shown[0] and shown[0][2] < shown[1][2]:
            break
    header = "offre;mise_en_service_eur;prix_promo_eur;prix_normal_eur;mois_offerts"
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "offres.csv",
        "duree": str(months),
        "offre": ranked[0][0],
        "moins_chere_mois": shown[0][0],
        "files": {"offres.csv": _csv(header, offers)},
    }


_ARTICLES = (
    "casque", "clavier", "disque", "enceinte", "imprimante", "lampe", "micro", "onduleur",
    "scanner", "souris", "tablette", "webcam",
)  # fmt: skip


def best_pair(rng: np.random.Generator) -> dict[str, Any]:
    """The two articles of the largest total mark within a budget; the best one is a trap."""
    while True:
        names = sorted(f"{name} {mark}" for name in _ARTICLES for mark in ("Alto", "Brio"))
        rows = [
            (name, integer(rng, 60, 400), integer(rng, 30, 180), integer(rng, 2, 45))
            for name in names
        ]
        budget, watts = 50 * integer(rng, 7, 11), 5 * integer(rng, 6, 10)
        pairs = [
            pair
            for pair in combinations(rows, 2)
            if pair[0][1] + pair[1][1] <= budget
            and pair[0][3] + pair[1][3] <= watts
            and pair[0][0].split()[0] != pair[1][0].split()[0]
        ]
        if len(pairs) < 20:
            continue
        ranked = sorted(pairs, key=lambda pair: -(pair[0][2] + pair[1][2]))
        sums = [pair[0][2] + pair[1][2] for pair in ranked[:2]]
        star = max(rows, key=lambda row: row[2])
        hasty = max(
            combinations(rows, 2),
            key=lambda two: (two[0][1] + two[1][1] <= budget) * (two[0][2] + two[1][2]),
        )
        if sums[0] > sums[1] and star not in ranked[0] and set(hasty) != set(ranked[0]):
            break
    first, second = ranked[0]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "articles.csv",
        "budget": str(budget),
        "watts": str(watts),
        "articles": names,
        "un": first[0],
        "deux": second[0],
        "somme": str(sums[0]),
        "files": {"articles.csv": _csv("article;prix_eur;note;watts", shuffled(rng, rows))},
    }
