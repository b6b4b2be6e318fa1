"""Families of competence 3.2: still pictures."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import decimal, rounded

_DPI = (100, 150, 200, 240, 300, 600)


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
