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


_STREETS = ("Port", "Moulin", "Lavoir", "Marché", "Stade", "Tilleuls")
_WAYS = ("fibre", "ADSL", "4G fixe")


def _subscription(offer: dict[str, Any], months: int) -> int:
    """Cents that an offer costs, kept so long: free months first, then the promotion, then the normal price."""
    paid = [
        offer["promo"] if month <= offer["during"] else offer["normal"]
        for month in range(offer["free"] + 1, months + 1)
    ]
    return int(offer["setup"] + sum(paid) + months * offer["box"] + (offer["leave"] if months < offer["bound"] else 0))  # fmt: skip


def internet_offer(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the cheapest offer over the time it is kept, of those that an address can have and that upload enough."""
    months = pick(rng, (15, 18, 24, 30))

    def cheapest(found: list[dict[str, Any]]) -> dict[str, Any]:
        return min(found, key=lambda offer: _subscription(offer, months))

    for _try in range(300):
        upload = pick(rng, (5, 10, 20))
        offers: list[dict[str, Any]] = []
        for number in sample(rng, range(100, 999), integer(rng, 44, 56)):
            promo = 100 * integer(rng, 13, 32) + 99
            offers.append({
                "name": f"OF-{number}", "way": pick(rng, _WAYS), "up": pick(rng, (1, 5, 10, 20, 50)), "setup": 100 * pick(rng, (0, 0, 29, 39, 49)), "promo": promo,
                "during": pick(rng, (6, 12, 12)), "normal": promo + 100 * pick(rng, (0, 4, 8, 12)), "free": pick(rng, (0, 0, 0, 1, 2)), "box": 100 * pick(rng, (0, 0, 3, 5)),
                "bound": pick(rng, (0, 0, 12, 24)), "leave": 100 * pick(rng, (39, 59)),
            })  # fmt: skip
        numbers = sample(rng, range(2, 60), 5)
        street = pick(rng, _STREETS)
        possible = {number: sample(rng, _WAYS, integer(rng, 1, 2)) for number in numbers}
        ways = possible[numbers[0]]

        able = [one for one in offers if one["way"] in ways and one["up"] >= upload]
        if len(able) < 5:
            continue
        best = cheapest(able)
        second = cheapest([one for one in able if one is not best])
        shown = min(able, key=lambda offer: offer["promo"])
        elsewhere, slow = cheapest(offers), cheapest([one for one in offers if one["way"] in ways])
        names = {one["name"] for one in (best, shown, elsewhere, slow)}
        if len(names) == 4 and _subscription(second, months) - _subscription(best, months) >= 200:
            break
    else:
        raise AssertionError("no list of offers tells the methods apart")

    def euros(cents: int) -> str:
        return decimal(cents / 100, 2)

    rows = [
        (one["name"], one["way"], one["up"], euros(one["setup"]), euros(one["promo"]), one["during"], euros(one["normal"]), one["free"], euros(one["box"]), one["bound"], euros(one["leave"]))
        for one in offers
    ]  # fmt: skip
    header = "offre;technique;envoi_Mbit_s;mise_en_service_eur;prix_promo_eur;mois_en_promo;prix_normal_eur;mois_offerts;box_eur_par_mois;engagement_mois;depart_avant_la_fin_eur"
    places = [(f"{number} rue du {street}", " + ".join(ways)) for number, ways in sorted(possible.items())]  # fmt: skip
    total = _subscription(best, months)
    return {
        "prenom": pick(rng, FIRST_NAMES), "duree": str(months), "envoi": upload, "adresse": f"{numbers[0]} rue du {street}",
        "offre": best["name"], "faux": sorted(names - {best["name"]}), "total": euros(total), "pas_total": [euros(total - months * best["box"])] if best["box"] else [euros(_subscription(second, months))],
        "files": {"offres.csv": _csv(header, rows), "adresses.csv": _csv("adresse;techniques", places)},
    }  # fmt: skip


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
