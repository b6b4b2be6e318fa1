"""Families of competence 3.2: attributes and transformations of SVG, histograms."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick

_PAINTS = ("red", "navy", "green", "orange", "purple", "black")


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
