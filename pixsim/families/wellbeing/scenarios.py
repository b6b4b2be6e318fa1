"""Families of competence 4.3 that compare scenarios: legibility, consumption, replacement."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES

_SCREENS = (
    (1920, 344),
    (1920, 476),
    (1920, 527),
    (1920, 598),
    (2560, 597),
    (2560, 697),
    (3840, 621),
)
_ZOOMS = (100, 110, 125, 150, 175, 200, 250, 300)


def legible_zoom(rng: np.random.Generator) -> dict[str, Any]:
    """The smallest zoom that makes capitals high enough for a viewing distance."""
    while True:
        (pixels, width), height = pick(rng, _SCREENS), integer(rng, 8, 12)
        distance = 5 * integer(rng, 10, 18)
        needed = distance * 10 / 200 * pixels / width
        zoom = 100 * needed / height
        steps = [step for step in _ZOOMS if step >= zoom]
        close = min(abs(zoom - step) for step in _ZOOMS) < 2
        if 110 < zoom < 300 and not close:
            break
    return {
        "name": pick(rng, FIRST_NAMES), "distance": distance, "width": width, "pixels": pixels,
        "height": height, "capital": decimal(distance / 20), "needed": decimal(needed, 1),
        "pitch": decimal(width / pixels, 3), "zoom": decimal(zoom, 0), "key": str(steps[0]),
        "wrong": [str(step) for step in _ZOOMS if step != steps[0]],
    }  # fmt: skip


_REPLACED = (
    ("serveurs", "un seul serveur neuf", (2, 4), 1, (140, 260), (120, 220), (700, 1600), (24, 365)),
    ("disques réseau", "un seul disque réseau neuf", (2, 4), 1, (28, 45), (15, 26), (120, 260),
     (24, 365)),
    ("unités centrales", "six mini-ordinateurs neufs", (7, 9), 6, (70, 110), (12, 30), (90, 160),
     (8, 220)),
    ("écrans", "six écrans neufs", (7, 9), 6, (45, 70), (14, 22), (60, 120), (8, 250)),
)  # fmt: skip


def replacement_payback(rng: np.random.Generator) -> dict[str, Any]:
    """Years of use before more sober devices make up for their making."""
    while True:
        old, new, counts, number, before, after, making, (hours, days) = pick(rng, _REPLACED)
        count, watts, new_watts = integer(rng, *counts), integer(rng, *before), integer(rng, *after)
        made, factor, life = (
            10 * integer(rng, making[0] // 10, making[1] // 10),
            5 * integer(rng, 8, 16),
            integer(rng, 5, 9),
        )
        gain = count * watts - number * new_watts
        saved = gain * hours * days / 1000 * factor / 1000 if gain > 0 else 0.0  # kg a year
        years = number * made / saved if saved else 0.0
        if 2 < years < 30 and 0.1 < years % 1 < 0.9:
            break
    key = ceil(years)
    one_new = made / saved
    whole = number * made / (count * watts * hours * days / 1000 * factor / 1000)
    guesses = {key - 1, ceil(one_new), ceil(whole)} - {key}
    return {
        "old": old, "new": new, "count": count, "watts": watts, "new_watts": new_watts,
        "hours": hours, "days": days, "making": f"{made:,}".replace(",", " "), "factor": factor, "life": life,
        "each_old": "chacune" if old.startswith("unités") else "chacun", "each": " chacun" if number > 1 else "", "gain": gain,
        "saved": decimal(saved, 1), "total": f"{number * made:,}".replace(",", " "), "years": decimal(years, 1),
        "key": str(key), "pays": "oui" if key <= life else "non",
        "wrong": [str(guess) for guess in sorted(guesses)],
    }  # fmt: skip
