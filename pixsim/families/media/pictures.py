"""Families of competence 3.2: still pictures."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal, rounded
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented

_PRINTS = ((9, 13), (10, 15), (13, 18), (15, 20), (18, 24), (20, 30), (30, 40))
_SCREENS = ((1280, 720), (1366, 768), (1600, 900), (1920, 1080), (2560, 1440), (3840, 2160))
_DPI = (100, 150, 200, 240, 300, 600)
PICTURE_NAMES = (
    "plage.jpg", "logo-club.png", "equipe.jpeg", "icone.gif", "facade.webp", "plan.svg",
    "carte-postale.tif", "chien.bmp", "iphone-0412.heic", "badge.png", "fete.jpg",
)  # fmt: skip
OTHER_NAMES = (
    "budget.xlsx", "chorale.mp3", "lettre.docx", "notice.txt", "reunion.mp4", "contacts.csv",
    "archives.zip", "lettre-type.odt", "interview.wav", "cours.pptx", "clip.avi", "compte.ods",
)  # fmt: skip
_COLOURS = ("rouge", "vert", "bleu", "jaune", "noir", "blanc", "orange", "gris", "violet", "rose")
_FEMININE = {
    "vert": "verte", "bleu": "bleue", "noir": "noire", "blanc": "blanche", "gris": "grise",
    "violet": "violette",
}  # fmt: skip
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


def image_files(rng: np.random.Generator) -> dict[str, Any]:
    """Which files of a folder are pictures."""
    right = integer(rng, 2, 3)
    names = sample(rng, PICTURE_NAMES, right) + sample(rng, OTHER_NAMES, 5 - right)
    return {"who": pick(rng, FIRST_NAMES), "options": names, "key": list(range(1, right + 1))}


def format_features(rng: np.random.Generator) -> dict[str, Any]:
    """Which statements about transparency and animation are right."""
    right = integer(rng, 2, 3)
    options = sample(rng, _FEATURES, right) + sample(rng, _NOT_FEATURES, 2)
    return {"options": options, "key": list(range(1, right + 1))}


def top_layer(rng: np.random.Generator) -> dict[str, Any]:
    """The colour seen at the centre of a stack of opaque layers."""
    colours = sample(rng, _COLOURS, 5)
    seen = integer(rng, 2, 5)
    rows, seen_shape = [], ""
    for place in range(1, 6):
        shape = pick(rng, ("disque", "carré"))
        where, state = "au centre", "visible"
        if place < seen and integer(rng, 0, 1):
            state = "masqué"
        elif place < seen:
            where = pick(rng, ("en haut à gauche", "en bas à droite", "en haut à droite"))
        if place == 5:
            shape, where = "fond", "sur toute l'image"
        if place == seen:
            seen_shape = shape
        rows.append(f"calque {6 - place} : {shape} {colours[place - 1]}, {where}, {state}")
    colour = colours[seen - 1]
    feminine = _FEMININE.get(colour, colour)
    forms = ("{0}", "en {0}", "{1} {0}")
    return {
        "rows": indented(rows),
        "key": list(dict.fromkeys([*(f.format(colour, seen_shape) for f in forms), feminine])),
        "wrong": [c for c in colours if c != colour],
    }


def crop_height(rng: np.random.Generator) -> dict[str, Any]:
    """Height of an image cropped to a ratio."""
    across, down = pick(rng, ((16, 9), (4, 3), (3, 2), (5, 4), (21, 9), (3, 1)))
    unit = integer(rng, 600 // across, 2400 // across)
    width, height = across * unit, down * unit
    return {
        "width": width,
        "original": height + integer(rng, 5, 60) * 10,
        "ratio": f"{across}/{down}",
        "across": across,
        "down": down,
        "key": [str(height)],
        "wrong": [decimal(width * across / down, 1)],
    }


def lightest_allowed(rng: np.random.Generator) -> dict[str, Any]:
    """The best export that keeps under a weight, with transparency when it is needed."""
    quality = {90: 0.45, 75: 0.22, 60: 0.14, 40: 0.09}
    raw = integer(rng, 900, 4000)
    jpeg = {q: round(raw * share * rng.uniform(0.95, 1.05)) for q, share in quality.items()}
    webp = {q: round(raw * share * 0.7 * rng.uniform(0.95, 1.05)) for q, share in quality.items()}
    transparent = bool(integer(rng, 0, 1))
    best = pick(rng, (75, 60))
    weights = webp if transparent else jpeg
    limit = (weights[best] // 10 + 1) * 10
    worse = {75: 60, 60: 40}[best]
    better = {75: 90, 60: 75}[best]
    fits = f"JPEG, qualité {better}, {limit - integer(rng, 3, 9)} ko"
    other = fits if transparent else f"PNG, sans perte, {raw} ko"
    kind = "WebP" if transparent else "JPEG"
    return {
        "need": "le logo détouré, à fond transparent," if transparent else "la photo du gymnase,",
        "limit": limit,
        "options": [
            f"{kind}, qualité {best}, {weights[best]} ko",
            f"{kind}, qualité {better}, {weights[better]} ko",
            f"{kind}, qualité {worse}, {weights[worse]} ko",
            other,
        ],
        "key": 1,
    }
