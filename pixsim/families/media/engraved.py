"""Families of competence 3.2: a drawing that comes as code, seen once a browser draws it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick
from pixsim.families.draws.text import indented

_STROKES = {
    "0": "h20v40h-20z", "1": "m4 8l8-8v40", "2": "h20v20h-20v20h20", "3": "h20v40h-20m0-20h20", "4": "v20h20m0-20v40", "5": "m20 0h-20v20h20v20h-20",
    "6": "m20 0h-20v40h20v-20h-20", "7": "h20l-14 40", "8": "h20v40h-20zm0 20h20", "9": "m20 20h-20v-20h20v40h-20",
}  # fmt: skip
_MAKERS = (
    "Le graveur d'une plaque de maison",
    "Le graveur d'un numéro de vestiaire",
    "L'imprimeur de dossards",
    "Le fabricant de plaques de boîtes aux lettres",
    "Le brodeur de maillots d'un club",
)


def drawn_number(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the number that an SVG drawing shows, a figure of it being written apart and another one hidden."""
    return first_telling(rng, _drawn)


def _drawn(rng: np.random.Generator) -> dict[str, Any] | None:
    who = pick(rng, _MAKERS)
    figures = [str(integer(rng, 0, 9)) for _ in range(5)]
    hidden = integer(rng, 1, 3)
    shown = "".join(figure for place, figure in enumerate(figures) if place != hidden)
    if len(set(figures)) < 4 or shown[0] == "0":
        return None
    across = 10
    paths = []
    for place, figure in enumerate(figures):
        off = ' display="none"' if place == hidden else ""
        paths.append(f'<path{off} d="m{across} 10{_STROKES[figure]}"/>')
        across += 0 if place == hidden else 32
    order = [int(place) for place in rng.permutation(5)]
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 60">',
        '<g fill="none" stroke="black" stroke-width="3">',
        *(paths[place] for place in order),
        "</g></svg>",
    ]
    mixed = "".join(figures[place] for place in order)
    wrong = {"".join(figures), mixed, mixed.replace(figures[hidden], ""), shown[::-1]} - {shown}
    return {
        "who": who,
        "code": indented(lines),
        "key": [shown, " ".join(shown)],
        "wrong": sorted(wrong),
    }
