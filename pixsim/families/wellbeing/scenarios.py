"""Families of competence 4.3 that compare scenarios: legibility, consumption, replacement."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.csv_text import spreadsheet_csv

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


_DESKTOPS = (("unité centrale", (55, 90), (2, 6)), ("écran", (18, 30), (1, 2)))
_LAPTOPS = (("ordinateur portable", (25, 45), (1, 3)), ("écran", (18, 30), (1, 2)))
_SHARED = (
    ("imprimante", (200, 400), (4, 12)), ("vidéoprojecteur", (180, 300), (1, 4)),
    ("télévision", (80, 140), (1, 3)), ("borne d'accueil", (40, 90), (4, 10)),
)  # fmt: skip


def compared_rooms(rng: np.random.Generator) -> dict[str, Any]:
    """Two rooms over a year, standby included, one of them cut off on closed days."""
    while True:
        rows: list[tuple[str, str, int, int, int, int]] = []
        kinds = sample(rng, (_DESKTOPS, _LAPTOPS), 2)
        for room, kind in zip("AB", kinds, strict=True):
            seats, hours = integer(rng, 6, 12), integer(rng, 4, 8)
            rows += [
                (room, n, seats, integer(rng, *on), integer(rng, *off), hours)
                for n, on, off in kind
            ]
            rows += [
                (
                    room,
                    n,
                    integer(rng, 1, 2),
                    integer(rng, *on),
                    integer(rng, *off),
                    integer(rng, 1, 4),
                )
                for n, on, off in sample(rng, _SHARED, 2)
            ]
        days = 10 * integer(rng, 14, 25)
        used, idle, shut = (dict.fromkeys("AB", 0) for _ in range(3))  # Wh a year
        for room, _, count, on, off, hours in rows:
            used[room] += count * on * hours * days
            idle[room] += count * off * (24 - hours) * days
            shut[room] += count * off * 24 * (365 - days)
        cut = pick(rng, "AB")
        left = "B" if cut == "A" else "A"
        year = {cut: used[cut] + idle[cut], left: used[left] + idle[left] + shut[left]}
        guesses = [
            used["A"] - used["B"],
            used["A"] + idle["A"] - used["B"] - idle["B"],
            year["A"] - year["B"] + (shut[cut] if cut == "A" else -shut[cut]),
        ]
        gap = abs(year["A"] - year["B"])
        whole = {room: round(energy / 1000) for room, energy in year.items()}
        shown = abs(whole["A"] - whole["B"]) == round(gap / 1000)
        if (
            shown
            and gap % 1000 != 500  # no half to round
            and 30_000 < gap < max(year.values()) / 3
            and all(abs(abs(guess) - gap) > 5000 for guess in guesses)
        ):
            break
    header = ("installation", "appareil", "nombre", "marche_W", "veille_W", "marche_h_par_jour")
    best = min(year, key=year.__getitem__)
    return {
        "files": {"salles.csv": spreadsheet_csv(header, rows)}, "days": days, "closed": 365 - days,
        "cut": cut, "left": left, "best": best, "gap": decimal(gap / 1000, 0),
        "wrong": [decimal(abs(guess) / 1000, 0) for guess in guesses],
        "year_a": f"{whole['A']:,}".replace(",", " "), "year_b": f"{whole['B']:,}".replace(",", " "),
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
