"""Choosing equipment: comparing, needs, budget."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import csv_file, text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.families.draws.values.text import indented
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_NEEDS = (("lire des livres le soir, sans fatiguer ses yeux", "liseuse"), ("prendre en photo et téléphoner", "téléphone"),
          ("écrire de longs textes en déplacement", "portable"), ("numériser des papiers de famille", "scanner"))  # fmt: skip

_GOODS = {
    "liseuse": "Liseuse à encre électronique", "téléphone": "Téléphone à double appareil photo", "portable": "Ordinateur portable léger",
    "scanner": "Scanner à plat", "enceinte": "Enceinte sans fil", "console": "Console de jeux",
}  # fmt: skip


def into_the_basket(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: in a shop, the device that answers a need."""
    need, right = pick(rng, _NEEDS)
    goods = shuffled(rng, list(_GOODS))
    shop = pick(rng, ("boutique-octet", "comptoir-numerique", "magasin-vega"))
    root = f"https://{shop}.example"
    plain = {name: name.replace("é", "e") for name in goods}
    pages = [
        page(
            f"{root}/{plain[name]}",
            _GOODS[name],
            f"# {_GOODS[name]}",
            f"Prix : {integer(rng, 9, 40) * 10} €",
            {"button": "Mettre au panier", "says": "Ajouté au panier."},
            f"[Retour à la boutique]({root}/)",
        )
        for name in goods
    ]
    home = page(
        f"{root}/",
        "Boutique",
        "# Boutique",
        *(f"[{_GOODS[name]}]({root}/{plain[name]})" for name in goods),
    )
    wrong = next(name for name in goods if name != right)

    def buy(name: str) -> list[Act]:
        return [acts.Follow(link=str(goods.index(name) + 1)), acts.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "need": need,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{plain[right]}", "Mettre au panier"),), keep=("pressed",)),
        "solution": buy(right),
        "near": [buy(wrong)],
    }  # fmt: skip


def laptop_to_carry(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four laptops, the one that a need of three limits leaves; others are cheaper or stronger."""
    price, hours, weight = 50 * integer(rng, 9, 14), integer(rng, 9, 11), pick(rng, (1.2, 1.3, 1.4))
    fit = (price - 10 * integer(rng, 1, 5), hours + integer(rng, 0, 3), round(weight - 0.1, 1))
    dear = (price + 40 + 10 * integer(rng, 1, 9), hours + 4, round(weight - 0.2, 1))
    short = (price - 100, hours - integer(rng, 2, 4), round(weight - 0.1, 1))
    heavy = (price - 120, hours + 2, round(weight + pick(rng, (0.4, 0.7)), 1))
    names = sample(rng, ("Aster", "Bise", "Cumulus", "Dune", "Embrun", "Foehn"), 4)
    order = shuffled(rng, list(zip(names, (fit, dear, short, heavy), strict=True)))
    root = "https://portables.example"
    pages = [page(f"{root}/{n}", name, f"# {name}", f"Prix : {cost} €", f"Autonomie mesurée : {life} h", f"Poids : {str(mass).replace('.', ',')} kg",
                  f"Mémoire : {pick(rng, (8, 16))} Go", {"button": "Mettre au panier", "says": "Ajouté au panier."}, f"[Retour]({root}/)")
             for n, (name, (cost, life, mass)) in enumerate(order, 1)]  # fmt: skip
    home = page(
        f"{root}/",
        "Ordinateurs portables",
        "# Ordinateurs portables",
        *(f"[{name}]({root}/{n})" for n, (name, _s) in enumerate(order, 1)),
    )
    place = [name for name, _s in order].index(names[0])

    def buy(n: int) -> list[Act]:
        return [acts.Follow(link=str(n + 1)), acts.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES), "price": price, "hours": hours, "weight": str(weight).replace(".", ","), "name": names[0],
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{place + 1}", "Mettre au panier"),), refuse=tuple(("pressed", f"{root}/{n}", "*") for n in range(1, 5) if n != place + 1)),
        "solution": buy(place),
        "near": [buy((place + 1) % 4), buy((place + 2) % 4)],
    }  # fmt: skip


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
            "portables.csv": csv_file(
                "reference;memoire_go;poids_kg;prix_eur", shuffled(rng, written)
            )
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
        "files": {"telephones.csv": csv_file("modele;" + ";".join(_CRITERIA), rows)},
    }


@redraw_misfits
def total_cost(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: of twelve printers, the one that costs least over some years, its whole cartridges found on another sheet."""
    years, pages = pick(rng, (3, 4, 5)), pick(rng, (80, 120, 150, 200, 250))
    names = sample(rng, ("Alto", "Brise", "Cèdre", "Dune", "Écho", "Fjord", "Galet", "Houle", "Isle", "Jonc", "Kilim", "Lune", "Mica"), 12)  # fmt: skip
    cartridges = {
        f"C{n}": (integer(rng, 16, 75), pick(rng, (150, 200, 250, 400, 900, 1500)))
        for n in sample(rng, range(11, 99), 7)
    }
    whole = pages * 12 * years
    rows, costs = [], {}
    ways: dict[str, dict[str, float]] = {"torn": {}, "unaided": {}, "uncared": {}, "bought": {}}
    for name in names:
        price, given, care = (
            integer(rng, 45, 260),
            pick(rng, (50, 75, 100, 300, 500)),
            pick(rng, (0, 0, 12, 18, 25)),
        )
        ref = pick(rng, tuple(cartridges))
        each, held = cartridges[ref]
        rows.append((name, price, given, ref, care))
        costs[name] = price + each * -(-(whole - given) // held) + care * years
        ways["torn"][name] = price + each * (whole - given) / held + care * years
        ways["unaided"][name] = price + each * -(-whole // held) + care * years
        ways["uncared"][name] = costs[name] - care * years
        ways["bought"][name] = price
    first, second = sorted(costs, key=costs.__getitem__)[:2]
    mistaken = {min(found, key=found.__getitem__) for found in ways.values()} - {first}
    if costs[second] - costs[first] < 3 or len(mistaken) < 2:
        return None
    tables = (
        sheet("Offres", ("Imprimante", "Prix (€)", "Pages de la cartouche fournie", "Cartouche", "Entretien par an (€)"), tuple(rows)),
        sheet("Cartouches", ("Cartouche", "Prix (€)", "Pages"), tuple(shuffled(rng, [(ref, *one) for ref, one in cartridges.items()]))),
    )  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "years": str(years),
        "pages": str(pages),
        "key": first,
        "wrong": sorted(mistaken),
        "cost": str(costs[first]),
        "files": in_two_formats("imprimantes", Workbook(tables)),
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
        "files": {"articles.csv": csv_file("article;prix_eur;note;watts", shuffled(rng, rows))},
    }


_WISHES = (
    ("Une ludothèque", (("console", 210, 340), ("manettes", 45, 90), ("casque de réalité virtuelle", 260, 390), ("robot à programmer", 90, 180), ("tablette", 130, 260), ("lot de piles", 25, 55), ("petit projecteur", 110, 230), ("table tactile", 290, 420), ("enceinte", 40, 120))),
    ("Un club de radio", (("table de mixage", 180, 320), ("micro de studio", 70, 160), ("enregistreur", 90, 220), ("casques", 60, 130), ("carte son", 80, 170), ("bras de micro", 25, 70), ("ordinateur d'occasion", 210, 360), ("antenne", 45, 150), ("mousses acoustiques", 35, 110))),
    ("Un centre social", (("imprimante", 110, 240), ("scanneur", 60, 150), ("portable d'occasion", 190, 330), ("disque de secours", 55, 120), ("écran", 90, 210), ("borne Wi-Fi", 45, 140), ("vidéoprojecteur", 230, 390), ("claviers adaptés", 35, 95), ("webcam", 25, 80))),
    ("Un atelier de réparation", (("station de soudage", 80, 190), ("microscope", 120, 280), ("alimentation de laboratoire", 70, 170), ("imprimante 3D", 210, 380), ("multimètres", 45, 120), ("jeu d'embouts", 20, 60), ("aspirateur de fumées", 60, 160), ("caméra thermique", 190, 340), ("testeur de batteries", 35, 110))),
)  # fmt: skip


def _taken(prices: list[int], order: list[int], budget: int) -> tuple[int, ...]:
    """What is bought by who takes things in an order, each that can still be paid."""
    held: list[int] = []
    for n in order:
        if sum(prices[one] for one in held) + prices[n] <= budget:
            held.append(n)
    return tuple(sorted(held))


@redraw_misfits
def best_basket(rng: np.random.Generator) -> dict[str, Any] | None:
    """What to buy of nine things so that the votes are the most, within a budget; no greedy way finds it."""
    who, wishes = pick(rng, _WISHES)
    things = shuffled(rng, wishes)
    prices = [5 * integer(rng, low // 5, high // 5) for _name, low, high in things]
    votes = [max(5, round(price * integer(rng, 13, 30) / 100)) for price in prices]
    budget = 10 * (sum(prices) * integer(rng, 42, 55) // 1000)
    among = range(len(things))
    baskets = [
        held for count in among for held in combinations(among, count)
        if sum(prices[n] for n in held) <= budget
    ]  # fmt: skip
    worth = {held: sum(votes[n] for n in held) for held in baskets}
    ranked = sorted(baskets, key=lambda held: -worth[held])
    best = ranked[0]
    near = {
        _taken(prices, sorted(among, key=lambda n: -votes[n]), budget),
        _taken(prices, sorted(among, key=lambda n: -votes[n] / prices[n]), budget),
        _taken(prices, sorted(among, key=lambda n: prices[n]), budget),
        ranked[1],
    }
    if worth[ranked[1]] == worth[best] or best in near or len(set(votes)) < len(votes):
        return None
    letters = "ABCDEFGHI"
    wide = max(len(name) for name, _low, _high in things)
    lines = [
        f"{letters[n]}  {things[n][0]:{wide}}  {prices[n]:3} €  {votes[n]:2} voix" for n in among
    ]
    return {
        "who": who, "budget": budget, "lines": indented(lines), "files": {"votes.txt": text_file(lines)}, "worth": worth[best], "spent": sum(prices[n] for n in best), "second": worth[ranked[1]],
        "key": ", ".join(letters[n] for n in best), "wrong": [", ".join(letters[n] for n in held) for held in sorted(near)],
    }  # fmt: skip
