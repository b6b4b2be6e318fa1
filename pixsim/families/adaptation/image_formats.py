"""Competence 3.2, level 5: a format for each picture, by what it holds, where it goes, and what trials weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    choice,
    device,
    goal_of_steps,
    info,
    screen,
)

FORMATS = ("GIF", "JPEG", "PNG", "SVG", "WebP", "TIFF")
_MAILED = ("GIF", "JPEG", "PNG")
_ABLE: Mapping[str, frozenset[str]] = {
    "GIF": frozenset({"sharp", "moving"}),
    "JPEG": frozenset({"colours"}),
    "PNG": frozenset({"colours", "sharp", "clear"}),
    "SVG": frozenset({"sharp", "clear", "any size"}),
    "WebP": frozenset({"colours", "clear", "moving"}),
    "TIFF": frozenset({"colours", "sharp", "clear"}),
}
"""What each renders; « WebP » is the lossy one, which blurs what is sharp as JPEG does."""

_PICTURES: Mapping[str, tuple[str, tuple[str, ...], Mapping[str, tuple[int, int]]]] = {
    "marché": ("photo, 4 millions de couleurs", ("colours",), {"JPEG": (150, 400), "WebP": (60, 80), "PNG": (600, 900), "GIF": (200, 300)}),
    "équipe": ("photo, 2 millions de couleurs", ("colours",), {"JPEG": (60, 140), "WebP": (60, 85), "PNG": (500, 800), "GIF": (180, 280)}),
    "poire": ("photo sans son décor, contour fondu", ("colours", "clear"), {"JPEG": (50, 110), "WebP": (65, 90), "PNG": (400, 600), "GIF": (140, 240)}),
    "formulaire": ("capture d'écran : une carte et du texte, 3 000 couleurs", ("colours", "sharp"), {"JPEG": (90, 190), "WebP": (50, 75), "PNG": (115, 180), "GIF": (70, 105)}),
    "mascotte": ("dessin au trait, 40 couleurs, 12 images", ("sharp", "moving"), {"JPEG": (8, 18), "WebP": (320, 480), "PNG": (120, 200), "GIF": (700, 1100)}),
    "belvédère": ("film sans son, 90 000 couleurs, 24 images", ("colours", "moving"), {"JPEG": (60, 120), "WebP": (500, 700), "PNG": (500, 800), "GIF": (1500, 2600)}),
    "emblème": ("traits et aplats, 3 couleurs, fond plein", ("sharp",), {"JPEG": (12, 20), "WebP": (40, 60), "PNG": (62, 85), "GIF": (64, 120), "SVG": (105, 190)}),
    "plan": ("rues et noms dessinés en traits", ("sharp", "any size"), {"JPEG": (300, 500), "WebP": (18, 30), "PNG": (70, 95), "GIF": (55, 68), "SVG": (30, 40)}),
}  # fmt: skip
"""What it holds, what is to be rendered, and weights: of JPEG in kB, of the others in hundredths of it."""

SITE, LETTER = "site", "lettre"
_USES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "marché": {SITE: ("en grand, sur la page d'accueil",), LETTER: ("en tête de la lettre",)},
    "équipe": {SITE: ("en petit, à côté de vingt autres",), LETTER: ("au-dessus des signatures",)},
    "poire": {SITE: ("posée sur le fond rayé du menu",), LETTER: ("posée sur le fond rayé du titre",)},
    "formulaire": {SITE: ("on doit y lire les petites lettres",), LETTER: ("on doit y lire les petites lettres",)},
    "mascotte": {SITE: ("elle salue sans fin, ses traits bien nets",), LETTER: ("elle salue sans fin, ses traits bien nets",)},
    "belvédère": {SITE: ("le soleil s'y couche sans fin",)},
    "emblème": {LETTER: ("en haut, toujours de la même taille",)},
    "plan": {SITE: ("on le grossit d'un pincement, autant qu'on veut",)},
}  # fmt: skip


def suitable(held: Sequence[str], allowed: Sequence[str], weights: Mapping[str, int]) -> list[str]:
    """Formats that are allowed, were tried, and render all that counts, the lightest first."""
    able = [one for one in allowed if one in weights and _ABLE[one].issuperset(held)]
    return sorted(able, key=weights.__getitem__)


def _weight(kilobytes: int) -> str:
    if kilobytes < 1000:
        return f"{kilobytes} ko"
    return f"{kilobytes / 1000:.1f} Mo".replace(".", ",")


def lightest_that_suits(rng: np.random.Generator) -> dict[str, Any]:
    """Six pictures of a site and of a letter: the lightest format that renders each, of those that are shown there."""
    shown = pick(rng, (("GIF", "JPEG", "PNG", "SVG", "WebP"), ("GIF", "JPEG", "PNG", "SVG")))
    names = sample(rng, tuple(_PICTURES), 6)
    pages, steps, lightest = [], list[Step](), list[Step]()
    for name in names:
        content, held, parts = _PICTURES[name]
        where = pick(rng, tuple(_USES[name]))
        allowed = shown if where == SITE else _MAILED
        first = integer(rng, *parts["JPEG"])
        weights = {"JPEG": first}
        for one, (low, high) in parts.items():
            if one != "JPEG":
                weights[one] = max(2, first * integer(rng, low, high) // 100)
        weights["TIFF"] = max(weights.values()) * integer(rng, 2, 4)
        fit = suitable(held, allowed, weights)
        if not fit or len(set(weights.values())) < len(weights):
            return lightest_that_suits(rng)
        page = name.capitalize()
        steps.append((page, f"{name} : format", fit[0]))
        lightest.append((page, f"{name} : format", min(weights, key=weights.__getitem__)))
        pages.append(
            screen(
                page,
                info(f"{name} : contenu", content),
                info(f"{name} : place", "site" if where == SITE else "lettre d'information"),
                info(f"{name} : usage", pick(rng, _USES[name][where])),
                *(
                    info(
                        f"{name} : essai en {one}",
                        _weight(weights[one])
                        if one in weights
                        else "impossible, elle est faite de points",
                    )
                    for one in FORMATS
                ),
                choice(f"{name} : format", "TIFF", FORMATS),
            )
        )
    found = [value for _page, _name, value in steps]
    if len(set(found)) < 3 or len({places.value for page in pages for places in page.settings if places.name.endswith(": place")}) < 2:  # fmt: skip
        return lightest_that_suits(rng)
    rules = screen(
        "Règles",
        info("Site", f"{', '.join(shown)}"),
        info("Lettre d'information", f"{', '.join(_MAILED)} : les messageries ne montrent pas les autres"),
        info("WebP", "ici avec perte, comme JPEG, mais il garde la transparence et l'animation"),
        info("Poids", "le plus léger des formats qui rendent bien l'image là où elle va"),
    )  # fmt: skip
    swapped = {"JPEG": "PNG", "PNG": "JPEG", "SVG": "PNG", "GIF": "PNG", "WebP": "JPEG"}
    near = [[*steps[:n], (steps[n][0], steps[n][1], swapped[steps[n][2]]), *steps[n + 1 :]] for n in (0, 2, 4)]  # fmt: skip
    return {
        "place": pick(rng, ("Le théâtre", "La ludothèque", "Le refuge", "Le moulin", "La ferme", "Le gymnase", "La crèche")),
        "told": " ; ".join(f"{name} : {value}" for name, value in zip(names, found, strict=True)),
        "world": device("Exporter les images", screen("Images"), rules, *pages),
        "goal": goal_of_steps(*steps),
        "solution": acts_of_steps(steps),
        "near": [*map(acts_of_steps, near), acts_of_steps(lightest), acts_of_steps(steps[:-1])],
    }  # fmt: skip


__all__ = ["FORMATS", "lightest_that_suits", "suitable"]
