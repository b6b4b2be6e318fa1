"""Family of competence 1.2: a folder of photos, told apart by what cameras write in them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.pictures import Exif, Picture, Shape

_CAMERAS = (("Lumo", "L3"), ("Ariane", "Neo 7"), ("Optik", "Z-20"), ("Focale", "F1"))
_INKS = ("#C0392B", "#1F618D", "#1E8449", "#B7950B", "#6C3483")
_EXPOSURES = ((1, 15), (1, 30), (1, 60), (1, 125), (1, 250), (1, 500), (1, 1000))


def photos_of_an_evening(rng: np.random.Generator) -> dict[str, Any]:
    """Of twelve photos, how many a camera took on a day, the longest exposure of these, and the first of them.

    The names follow another order, files were changed on other days, and another camera has taken longer exposures.
    """
    cameras = sample(rng, _CAMERAS, 3)
    asked = cameras[0]
    day = datetime(2026, integer(rng, 5, 9), integer(rng, 5, 25))
    kinds = shuffled(rng, ["in"] * integer(rng, 4, 5) + ["other camera"] * 4 + ["other day"] * 3)
    names = [f"IMG_{n:04}.jpg" for n in sorted(sample(rng, range(100, 999), len(kinds)))]
    minutes = sample(rng, range(17 * 60, 23 * 60), len(kinds))
    exposures = sample(rng, _EXPOSURES[1:], 5)
    inside: list[tuple[datetime, tuple[int, int], str]] = []
    pictures: dict[str, Any] = {}
    for name, kind, minute in zip(names, kinds, minutes, strict=True):
        camera = asked if kind != "other camera" else pick(rng, cameras[1:])
        on = day + timedelta(days=pick(rng, (-1, 1)) if kind == "other day" else 0)
        taken = on + timedelta(minutes=minute, seconds=integer(rng, 0, 59))
        exposure = pick(rng, _EXPOSURES[:2])
        if kind == "in":
            exposure = exposures[len(inside)]
            inside.append((taken, exposure, name))
        elif kind == "other camera":
            exposure = _EXPOSURES[0]
        exif = Exif(maker=camera[0], model=camera[1], taken=taken, exposure=exposure,
                    sensitivity=pick(rng, (100, 200, 400, 800, 1600)), aperture=pick(rng, (1.8, 2.8, 4.0)))  # fmt: skip
        shape = Shape(
            "rectangle",
            ((20, 30), (integer(rng, 60, 150), integer(rng, 60, 110))),
            pick(rng, _INKS),
        )
        pictures[name] = Picture(180, 120, (shape,), "#2A2A38", quality=70, exif=exif)
    longest = max(inside, key=lambda photo: photo[1][0] / photo[1][1])
    first = min(inside)
    if longest[2] == first[2] or first[2] == min(name for _t, _e, name in inside):
        return photos_of_an_evening(rng)
    archive = f"photos-{integer(rng, 10, 99)}.zip"
    bare = [name.removesuffix(".jpg") for name in (first[2], longest[2])]
    return {
        "name": archive,
        "camera": f"{asked[0]} {asked[1]}",
        "day": f"{day:%d/%m/%Y}",
        "count": len(inside),
        "not_count": [str(len(inside) + 3), str(len(inside) + 4)],
        "first": [first[2], bare[0]],
        "not_first": [name for _t, _e, name in inside if name != first[2]],
        "longest": [longest[2], bare[1]],
        "not_longest": [name for _t, _e, name in inside if name != longest[2]],
        "exposure": f"{longest[1][0]}/{longest[1][1]} s",
        "files": {archive: Archive(pictures)},
    }
