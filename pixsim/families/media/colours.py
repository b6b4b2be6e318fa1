"""Families of competence 3.2: codes of colours and contrast."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick

RGB = tuple[int, int, int]

_THINGS = ("du titre", "du fond", "du bandeau", "du cadre", "des liens", "du logo")


def code(colour: RGB) -> str:
    """``#RRVVBB``."""
    return "#" + "".join(f"{part:02X}" for part in colour)


def luminance(colour: RGB) -> float:
    """Relative luminance of WCAG."""
    shares = [part / 255 for part in colour]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: RGB, other: RGB) -> float:
    """Contrast of WCAG, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colour(rng: np.random.Generator, low: int = 0, high: int = 255) -> RGB:
    return integer(rng, low, high), integer(rng, low, high), integer(rng, low, high)


def complement(rng: np.random.Generator) -> dict[str, Any]:
    """The colour whose parts add up to 255 with those of a colour."""
    steps = [17 * integer(rng, 0, 15) for _ in range(3)]
    red, green, blue = steps if integer(rng, 0, 1) else _colour(rng)
    other = (255 - red, 255 - green, 255 - blue)
    right = code(other)
    wrong = [
        code((red, green, blue)),
        code((blue, green, red)),
        code((other[2], other[1], other[0])),
    ]
    return {
        "what": pick(rng, _THINGS),
        "code": code((red, green, blue)),
        "sums": ", ".join(
            f"{a:02X} + {b:02X}" for a, b in zip((red, green, blue), other, strict=True)
        ),
        "key": [right],
        "wrong": [text for text in wrong if text != right],
    }
