"""Competence 5.2, level 6: what to buy with a budget, among all the baskets that it allows."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, shuffled
from pixsim.families.draws.text import indented

_WISHES = (
    ("Une ludothèque", (("console", 210, 340), ("manettes", 45, 90), ("casque de réalité virtuelle", 260, 390), ("robot à programmer", 90, 180), ("tablette", 130, 260), ("lot de piles", 25, 55), ("petit projecteur", 110, 230), ("table tactile", 290, 420), ("enceinte", 40, 120))),
    ("Un club de radio", (("table de mixage", 180, 320), ("micro de studio", 70, 160), ("enregistreur", 90, 220), ("casques", 60, 130), ("carte son", 80, 170), ("bras de micro", 25, 70), ("ordinateur d'occasion", 210, 360), ("antenne", 45, 150), ("mousses acoustiques", 35, 110))),
    ("Un centre social", (("imprimante", 110, 240), ("scanneur", 60, 150), ("portable d'occasion", 190, 330), ("disque de secours", 55, 120), ("écran", 90, 210), ("borne Wi-Fi", 45, 140), ("vidéoprojecteur", 230, 390), ("claviers adaptés", 35, 95), ("webcam", 25, 80))),
    ("Un atelier de réparation", (("station de soudage", 80, 190), ("microscope", 120, 280), ("alimentation de laboratoire", 70, 170), ("imprimante 3D", 210, 380), ("multimètres", 45, 120), ("jeu d'embouts", 20, 60), ("aspirateur de fumées", 60, 160), ("caméra thermique", 190, 340), ("testeur de batteries", 35, 110))),
)  # fmt: skip


def best_basket(rng: np.random.Generator) -> dict[str, Any]:
    """What to buy of nine things so that the votes are the most, within a budget; no greedy way finds it."""
    return first_telling(rng, _basket)


def _taken(prices: list[int], order: list[int], budget: int) -> tuple[int, ...]:
    """What is bought by who takes things in an order, each that can still be paid."""
    held: list[int] = []
    for n in order:
        if sum(prices[one] for one in held) + prices[n] <= budget:
            held.append(n)
    return tuple(sorted(held))


def _basket(rng: np.random.Generator) -> dict[str, Any] | None:
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
        "who": who, "budget": budget, "lines": indented(lines), "worth": worth[best], "spent": sum(prices[n] for n in best), "second": worth[ranked[1]],
        "key": ", ".join(letters[n] for n in best), "wrong": [", ".join(letters[n] for n in held) for held in sorted(near)],
    }  # fmt: skip
