"""Photos and posters in an editor: scenes, what spoils them, sheets that lie on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pixsim.families.draws.values.choices import integer, pick
from pixsim.worlds.picture.data import BEST, BOTTOM, GOOD, LEFT, RIGHT, TOP, Image, Layer, Thing
from pixsim.worlds.picture.world import Picture


@dataclass(frozen=True, slots=True)
class Scene:
    """A place, with somebody or something in it.

    Attributes
    ----------
    name : str
        How its file is called.
    ground : tuple
        Bands from the top to the bottom: name, where it ends, sign, tone.
    subject : tuple
        Name, sign, tone, left, top, right, bottom.
    """

    name: str
    ground: tuple[tuple[str, int, str, int], ...]
    subject: tuple[str, str, int, int, int, int, int]


SCENES = (
    Scene("plage", (("le ciel", 40, " ", 80), ("la mer", 60, "~", 45), ("le sable", 100, ":", 70)), ("un parasol", "T", 35, 40, 30, 55, 75)),
    Scene("jardin", (("le ciel", 25, " ", 85), ("une haie", 55, "%", 30), ("la pelouse", 100, "'", 50)), ("une table mise", "π", 75, 35, 45, 65, 75)),
    Scene("lac", (("le ciel", 30, " ", 75), ("la montagne", 55, "^", 35), ("le lac", 100, "~", 55)), ("une barque", "U", 25, 40, 55, 60, 75)),
    Scene("rue", (("le ciel", 20, " ", 80), ("des façades", 70, "I", 60), ("la chaussée", 100, "=", 30)), ("un bus", "B", 45, 35, 50, 65, 80)),
    Scene("salon", (("le mur", 65, " ", 70), ("le parquet", 100, "=", 40)), ("un fauteuil", "H", 25, 40, 40, 60, 80)),
    Scene("fete", (("des guirlandes", 20, "v", 65), ("le mur", 70, " ", 60), ("la nappe", 100, "_", 85)), ("un gâteau", "A", 50, 40, 45, 60, 80)),
    Scene("champ", (("le ciel", 45, " ", 80), ("les blés", 100, "\"", 65)), ("un tracteur", "K", 30, 35, 40, 60, 70)),
    Scene("port", (("le ciel", 35, " ", 70), ("les quais", 55, "I", 45), ("l'eau", 100, "~", 40)), ("un voilier", "Y", 85, 40, 25, 55, 70)),
)  # fmt: skip

INTRUDERS = (("un doigt", "@", 55), ("une poubelle", "#", 20), ("un poteau", "|", 40), ("une valise", "W", 30), ("un panneau", "X", 65))  # fmt: skip
SIZES = ((4000, 3000), (4800, 3200), (3600, 2700), (4500, 3000))


def file_name(rng: np.random.Generator, name: str, ending: str = "jpg") -> str:
    """« plage-46.jpg »."""
    return f"{name}-{integer(rng, 10, 99)}.{ending}"


def ground_of(scene: Scene) -> tuple[Thing, ...]:
    """What is behind."""
    tops = (0, *(end for _name, end, _sign, _tone in scene.ground))
    return tuple(
        Thing(name=name, top=top, bottom=end, fill=sign, tone=tone)
        for top, (name, end, sign, tone) in zip(tops, scene.ground, strict=False)
    )


def subject_of(scene: Scene) -> Thing:
    """What the photo is of."""
    name, sign, tone, left, top, right, bottom = scene.subject
    return Thing(name=name, fill=sign, tone=tone, left=left, top=top, right=right, bottom=bottom)


def along(edge: str, deep: int, name: str, fill: str, tone: int, begins: int = 55) -> Thing:
    """Something at an edge, so many hundredths deep."""
    wide = {"left": begins, "right": min(100, begins + 30)}
    high = {"top": begins, "bottom": min(100, begins + 30)}
    places = {
        TOP: {"top": 0, "bottom": deep, **wide},
        BOTTOM: {"top": 100 - deep, "bottom": 100, **wide},
        LEFT: {"left": 0, "right": deep, **high},
        RIGHT: {"left": 100 - deep, "right": 100, **high},
    }
    return Thing(name=name, fill=fill, tone=tone, **places[edge])


def photo(
    name: str, things: Sequence[Thing], size: tuple[int, int], turn: int = 0, **fields: Any
) -> Picture:
    """A photo of one layer; its size is that of the photo once upright."""
    width, height = size if turn % 2 == 0 else size[::-1]
    layer = Layer(id="1", name="Photo", things=tuple(things))
    return Picture(
        name=name, image=Image(layers=(layer,), width=width, height=height, turn=turn), **fields
    )


def upright_photo(rng: np.random.Generator, **fields: Any) -> tuple[Scene, Picture]:
    """A scene, and its photo."""
    scene = pick(rng, SCENES)
    things = (*ground_of(scene), subject_of(scene))
    return scene, photo(file_name(rng, scene.name), things, pick(rng, SIZES), **fields)


UPRIGHT = (("facing", "0"), ("mirrored", "non"), ("pulled", "non"))
"""Upright, and as it was taken."""

GOOD_OR_BETTER = f"{GOOD}||{BEST}"


def landscape(rng: np.random.Generator, width: int, height: int) -> bytes:
    """Hills under a sky, with the grain of a photo."""
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    hills = height * (0.55 + 0.15 * np.sin(across / integer(rng, 25, 60) + integer(rng, 0, 6)))
    sky = np.stack([120 + down / 3, 160 + down / 4, 220 - down / 8], axis=2)
    ground = np.stack([70 + down / 5, 120 + down / 6, 50 + down / 9], axis=2)
    seen = np.where((down < hills)[:, :, None], sky, ground) + rng.normal(0, 9, (height, width, 3))
    return np.clip(seen, 0, 255).astype(np.uint8).tobytes()
