"""Competence 1.1, level 5: the one photo of an article that was taken when and where it says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.text.csv_text import spreadsheet_csv

_TOWNS = {
    "Rivelac": (45.91, 6.13), "Montclair": (44.12, 5.08), "Valsonne": (45.70, 4.31), "Orgeval": (48.93, 1.97),
    "Brumois": (48.69, 2.49), "Pontmer": (47.28, -2.21),
}  # fmt: skip
_EVENTS = ("L'inondation", "La grêle", "L'incendie", "La tempête")
_INKS = ("#3366CC", "#C0504D", "#4F9D4F", "#8064A2", "#D99236", "#2C7F8C")


def taken_there_and_then(rng: np.random.Generator) -> dict[str, Any]:
    """Five photos of an article and what cameras wrote in them: day, hour, place, program."""
    place, *others = sample(rng, list(_TOWNS), 4)
    day = date(2026, integer(rng, 3, 9), integer(rng, 2, 27))
    start = integer(rng, 9, 15)
    faults = shuffled(rng, ("", "day", "place", "hour", "edited"))
    names = [f"{stem}.jpg" for stem in sample(rng, [f"DSC_{n}" for n in range(1000, 1400)], 5)]
    members: dict[str, Any] = {}
    for name, fault in zip(names, faults, strict=True):
        when = datetime.combine(day, time(start, integer(rng, 5, 55))) + timedelta(
            minutes=integer(rng, 0, 60)
        )
        if fault == "day":
            when = when.replace(year=pick(rng, (2023, 2024, 2025)))
        if fault == "hour":
            when += timedelta(hours=pick(rng, (-5, 5)))
        north, east = _TOWNS[others[0] if fault == "place" else place]
        shapes = tuple(
            Shape("rectangle", ((x := integer(rng, 0, 60), integer(rng, 0, 30)), (x + 20, integer(rng, 35, 58))), ink)
            for ink in sample(rng, _INKS, 3)
        )  # fmt: skip
        members[name] = Picture(
            80, 60, shapes, mode="RGB",
            exif=Exif(
                maker="Optalis", model="A7", taken=when, latitude=north + integer(rng, -90, 90) / 10_000, longitude=east + integer(rng, -90, 90) / 10_000,
                software="Retouche 4 : objets effacés" if fault == "edited" else "Firmware 2.1",
            ),
        )  # fmt: skip
    places = [(name, f"{north:.2f}".replace(".", ","), f"{east:.2f}".replace(".", ",")) for name, (north, east) in sorted(_TOWNS.items())]  # fmt: skip
    members["lieux.csv"] = spreadsheet_csv(("Commune", "Latitude", "Longitude"), places)
    return {
        "what": pick(rng, _EVENTS), "place": place,
        "when": f"le {day:%d/%m/%Y}, entre {start} h et {start + 2} h",
        "names": names, "key": names[faults.index("")],
        "files": {"photos.zip": Archive(members)},
    }  # fmt: skip
