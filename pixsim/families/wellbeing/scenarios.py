"""Families of competence 4.3 that compare scenarios: legibility, consumption, replacement."""

from __future__ import annotations

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
