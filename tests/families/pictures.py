"""Pictures as their pixels."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image

from pixsim.worlds.picture.data import CELLS
from pixsim.worlds.picture.visible_parts import at
from pixsim.worlds.picture.world import Picture

POINTS = [(n + 0.5) / CELLS for n in range(CELLS)]


def places_seen(world: Picture) -> dict[str, set[tuple[float, float]]]:
    """Where each thing is seen, across and down."""
    found: dict[str, set[tuple[float, float]]] = {}
    for across in POINTS:
        for down in POINTS:
            thing = at(world.image, across, down)
            found.setdefault("" if thing is None else thing.name, set()).add((across, down))
    return found


def rgb_of(code: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def pixels(held: bytes) -> Any:
    return np.asarray(Image.open(io.BytesIO(held)).convert("RGB"))
