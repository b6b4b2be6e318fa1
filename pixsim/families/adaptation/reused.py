"""Family of competence 3.3: photos to be sold in a calendar, what their files and a catalogue say of their rights."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.archives import Archive
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.text.csv_text import spreadsheet_csv

YEAR = 2026
_FREE = ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0")
_NOT = ("CC BY-NC 4.0", "CC BY-ND 4.0", "CC BY-NC-SA 4.0", "tous droits réservés")
_INKS = ("#C0392B", "#1F618D", "#1E8449", "#B7950B", "#6C3483", "#117A65")
_SUBJECTS = (
    "lavoir",
    "halle",
    "pont",
    "moulin",
    "place",
    "gare",
    "quai",
    "verger",
    "clocher",
    "marche",
    "foire",
    "port",
)


def photos_for_a_calendar(rng: np.random.Generator) -> dict[str, Any]:
    """Which photos may be cropped and sold without asking anybody.

    What the file says wins over the catalogue; an old photo is free seventy years after its author's death, not after
    it was taken.
    """
    kinds = shuffled(
        rng,
        [
            "free",
            "free",
            "not",
            "not",
            "catalogue free",
            "catalogue not",
            "now not",
            "now free",
            "dead",
            "not dead",
            pick(rng, ("free", "not")),
        ],
    )
    names = [
        f"{subject}-{integer(rng, 10, 99)}.jpg" for subject in sample(rng, _SUBJECTS, len(kinds))
    ]
    people = [f"{first} {last}" for first, last in full_names(rng, len(kinds))]
    pictures: dict[str, Any] = {}
    rows, usable = [], []
    for name, person, kind in zip(names, people, kinds, strict=True):
        taken, died = integer(rng, 2012, 2025), ""
        own, listed = "", pick(rng, _FREE)
        if kind in ("free", "not"):
            own = listed = pick(rng, _FREE if kind == "free" else _NOT)
        elif kind in ("catalogue not", "now free"):
            listed = pick(rng, _NOT)
            own = pick(rng, _FREE) if kind == "now free" else ""
        elif kind == "now not":
            own = pick(rng, _NOT)
        elif kind.endswith("dead"):
            taken = integer(rng, 1905, 1938)
            death = (
                integer(rng, YEAR - 68, YEAR - 58)
                if kind == "not dead"
                else integer(rng, 1940, YEAR - 74)
            )
            died, listed = str(death), "tous droits réservés" if kind == "not dead" else ""
        if kind in ("free", "catalogue free", "now free", "dead"):
            usable.append(name)
        exif = Exif(artist=person, copyright=f"{person} - {own}" if own else "")
        shape = Shape(
            "rectangle",
            ((20, 30), (integer(rng, 60, 150), integer(rng, 60, 110))),
            pick(rng, _INKS),
        )
        pictures[name] = Picture(180, 130, (shape,), "#E8E2D0", quality=70, exif=exif)
        rows.append((name, person, died, taken, listed))
    bare = [name.partition(".")[0] for name in sorted(usable)]
    by_list = sorted(row[0].partition(".")[0] for row in rows if row[4] in _FREE)
    everything = sorted({*bare, *(row[0].partition(".")[0] for row in rows if row[3] < 1940)})
    header = ("photo", "auteur", "mort en", "prise en", "licence (relevé de 2023)")
    archive = f"calendrier-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "year": YEAR,
        "key": [", ".join(bare), ", ".join(sorted(usable))],
        "wrong": [", ".join(names) for names in (by_list, everything, bare[:-1]) if names != bare],
        "count": len(bare),
        "example": f"{pick(rng, _SUBJECTS)}-00",
        "files": {
            archive: Archive({"catalogue.csv": spreadsheet_csv(header, sorted(rows)), **pictures})
        },
    }
