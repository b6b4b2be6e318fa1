"""Families of competence 3.2: still pictures."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal, rounded
from pixsim.families.draws.people import FIRST_NAMES

_PRINTS = ((9, 13), (10, 15), (13, 18), (15, 20), (18, 24), (20, 30), (30, 40))
_SCREENS = ((1280, 720), (1366, 768), (1600, 900), (1920, 1080), (2560, 1440), (3840, 2160))
_DPI = (100, 150, 200, 240, 300, 600)
_FEATURES = (
    "Un GIF peut contenir une petite animation",
    "Un PNG peut avoir un fond transparent",
    "Un WebP peut avoir un fond transparent",
    "Un WebP peut contenir une animation",
    "Un SVG sans fond laisse voir la page derrière lui",
    "Un PNG peut garder une ombre à demi transparente",
)
_NOT_FEATURES = (
    "Un JPEG peut avoir un fond transparent",
    "Un JPEG (.jpg) peut contenir une animation",
    "Un GIF garde les 16 millions de couleurs d'une photo",
    "Un GIF gère des transparences progressives",
    "Un JPEG garde les bords à demi transparents d'un logo",
)


def smallest_enough(rng: np.random.Generator) -> dict[str, Any]:
    """The smallest definition that is enough for a print or a screen."""
    if integer(rng, 0, 1):
        short, long = pick(rng, _PRINTS)
        use = f"faire tirer sur papier une photo de {short} × {long} cm, bien nette"
        rule = "Un tirage net demande 118 pixels par centimètre (300 pixels par pouce)."
        needed = (short * 118, long * 118)
    else:
        needed = pick(rng, _SCREENS)
        use = f"remplir un écran de {needed[0]} × {needed[1]} pixels sans agrandir la photo"
        rule = "L'image sera affichée en plein écran."
    lures = [(0.7, 0.95), (1.8, 2.4), pick(rng, ((0.3, 0.5), (2.6, 3.2)))]
    factors = [rng.uniform(*span) for span in ((1.02, 1.25), *lures)]
    sizes = [tuple(round(side * factor) for side in needed) for factor in factors]
    return {
        "who": pick(rng, FIRST_NAMES),
        "use": use,
        "rule": rule,
        "needed": f"{needed[0]} × {needed[1]}",
        "options": [f"{width} × {height} pixels" for width, height in sizes],
        "key": 1,
    }


def print_size(rng: np.random.Generator) -> dict[str, Any]:
    """Printed width of an image at a given resolution."""
    dpi = pick(rng, _DPI)
    pixels = 10 * integer(rng, 4 * dpi // 10, 16 * dpi // 10)
    inches = pixels / dpi
    key = rounded(inches * 2.54, 1)
    if key.endswith("0"):
        return print_size(rng)
    return {
        "pixels": pixels,
        "dpi": dpi,
        "inches": decimal(inches, 2),
        "key": key,
        "wrong": [decimal(inches, 2), decimal(inches / 2.54, 2)],
    }


def format_features(rng: np.random.Generator) -> dict[str, Any]:
    """Which statements about transparency and animation are right."""
    right = integer(rng, 2, 3)
    options = sample(rng, _FEATURES, right) + sample(rng, _NOT_FEATURES, 2)
    return {"options": options, "key": list(range(1, right + 1))}
