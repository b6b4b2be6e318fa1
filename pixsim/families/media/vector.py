"""Families of competence 3.2: attributes and transformations of SVG, histograms."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.text import indented

_PAINTS = ("red", "navy", "green", "orange", "purple", "black")
_DIAGNOSES = ("sous-exposée", "surexposée", "peu contrastée", "bien répartie")
_SHAPES = {
    "sous-exposée": (40, 28, 14, 8, 4, 3, 2, 1),
    "surexposée": (1, 2, 3, 4, 8, 14, 28, 40),
    "peu contrastée": (0, 1, 8, 41, 40, 8, 2, 0),
    "bien répartie": (8, 11, 14, 17, 17, 14, 11, 8),
}


def svg_attribute(rng: np.random.Generator) -> dict[str, Any]:
    """The attribute to change to move or resize a shape."""
    cx, cy, radius, step = (5 * integer(rng, 20, 40) for _ in range(4))
    radius, step = radius // 5, step // 10 * 5
    tag = f'<circle cx="{cx}" cy="{cy}" r="{radius}" fill="{pick(rng, _PAINTS)}"/>'
    wide, tall = 10 * integer(rng, 3, 9), 10 * integer(rng, 3, 9) + 5
    box = f'<rect x="{cx}" y="{cy}" width="{wide}" height="{tall}" fill="{pick(rng, _PAINTS)}"/>'
    extra = 2 * integer(rng, 5, 20)
    across = "Le disque se place par son centre : cx est compté de gauche à droite"
    down = "En SVG, l'origine est en haut et les ordonnées grandissent vers le bas"
    ray = "L'attribut r est le rayon, moitié du diamètre"
    line, wish, name, value, lure, why = pick(
        rng,
        (
            (
                tag,
                f"déplacer le disque de {step} pixels vers la droite",
                "cx",
                cx + step,
                cx - step,
                f"{across}, aller à droite l'augmente : {cx} + {step}.",
            ),
            (
                tag,
                f"déplacer le disque de {step} pixels vers la gauche",
                "cx",
                cx - step,
                cx + step,
                f"{across}, aller à gauche le diminue : {cx} − {step}.",
            ),
            (
                tag,
                f"remonter le disque de {step} pixels",
                "cy",
                cy - step,
                cy + step,
                f"{down} : remonter diminue cy, l'ordonnée du centre, soit {cy} − {step}.",
            ),
            (
                tag,
                f"descendre le disque de {step} pixels",
                "cy",
                cy + step,
                cy - step,
                f"{down} : descendre augmente cy, l'ordonnée du centre, soit {cy} + {step}.",
            ),
            (
                tag,
                f"donner au disque un diamètre de {4 * radius} pixels",
                "r",
                2 * radius,
                4 * radius,
                f"{ray} : {4 * radius} ÷ 2 = {2 * radius}. Le centre ne change pas.",
            ),
            (
                tag,
                f"agrandir le diamètre du disque de {extra} pixels",
                "r",
                radius + extra // 2,
                radius + extra,
                f"{ray} : il ne grandit que de {extra} ÷ 2, soit {radius} + {extra // 2}.",
            ),
            (
                box,
                f"élargir le rectangle de {step} pixels vers la droite",
                "width",
                wide + step,
                wide + 2 * step,
                "Le rectangle part de son coin en haut à gauche, qui reste en place : seule sa "
                f"largeur change, {wide} + {step}.",
            ),
            (
                box,
                "doubler la hauteur du rectangle",
                "height",
                2 * tall,
                tall,
                "La hauteur d'un rectangle est son attribut height, compté à partir du coin en haut "
                f"à gauche, qui reste en place : 2 × {tall}.",
            ),
            (
                box,
                f"remonter le rectangle de {step} pixels",
                "y",
                cy - step,
                cy + step,
                f"{down} : remonter diminue y, l'ordonnée du coin, soit {cy} − {step}.",
            ),
        ),
    )
    return {
        "line": line,
        "wish": wish,
        "attribute": f'{name}="{value}"',
        "why": why,
        "key": [
            f"{name}{equals}{quote}{value}{unit}{quote}"
            for quote in "\"'"
            for equals in ("=", " = ")
            for unit in ("", "px")
        ],
        "wrong": [f'{name}="{lure}"', str(value)],
    }


def svg_transform(rng: np.random.Generator) -> dict[str, Any]:
    """Where a circle lands, and its radius, once moved and scaled."""
    dx, dy = 10 * integer(rng, 2, 15), 10 * integer(rng, 2, 15)
    factor, x, y, radius = (
        integer(rng, low, high) for low, high in ((2, 4), (5, 40), (5, 40), (3, 9))
    )
    move, grow = f"translate({dx}, {dy})", f"scale({factor})"
    circle = f'<circle cx="{x}" cy="{y}" r="{radius}"/>'
    move_last = bool(integer(rng, 0, 1))
    first, second = (move, grow) if move_last else (grow, move)
    if integer(rng, 0, 1):
        lines = [f'<g transform="{first} {second}">', f"  {circle}", "</g>"]
    else:
        lines = [f'<g transform="{first}">', f'  <g transform="{second}">', f"    {circle}"]
        lines += ["  </g>", "</g>"]
    ends = (
        [dx + factor * x, dy + factor * y] if move_last else [factor * (dx + x), factor * (dy + y)]
    )
    other = (
        [factor * (dx + x), factor * (dy + y)] if move_last else [dx + factor * x, dy + factor * y]
    )
    steps = "on multiplie puis on ajoute" if move_last else "on ajoute puis on multiplie"
    return {
        "lines": indented(lines),
        "x": str(ends[0]),
        "y": str(ends[1]),
        "r": str(factor * radius),
        "wrong_x": str(other[0]),
        "wrong_y": str(other[1]),
        "wrong_r": str(radius),
        "steps": steps,
    }


def histogram(rng: np.random.Generator) -> dict[str, Any]:
    """What a histogram says of an exposure, and the share of dark pixels."""
    kind = pick(rng, _DIAGNOSES)
    shares = list(_SHAPES[kind])
    for _ in range(6):
        place = int(np.argmax(shares))
        other = integer(rng, 0, 7)
        moved = integer(rng, 0, 1 if kind == "peu contrastée" else 2)
        if kind != "peu contrastée" or 2 <= other <= 5:
            shares[place] -= moved
            shares[other] += moved
    rows = [f"{32 * n:>3} à {32 * n + 31:>3} : {share:>2} %" for n, share in enumerate(shares)]
    dark = sum(shares[:4])
    return {
        "what": pick(rng, ("une salle de spectacle", "un jardin", "une façade", "un atelier")),
        "rows": indented(rows),
        "kind": kind,
        "diagnoses": list(_DIAGNOSES),
        "dark": str(dark),
        "wrong_dark": [str(value) for value in {100 - dark, sum(shares[:2])} - {dark}],
    }
