"""Competence 2.3, level 4: what still fits in a shared space, its bin counted."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_KINDS = (("affiche", "pdf"), ("compte-rendu", "odt"), ("budget", "ods"), ("photo", "jpg"), ("film", "mp4"), ("enregistrement", "wav"), ("plan", "png"))  # fmt: skip
_UNITS = {"ko": 0.001, "Mo": 1, "Go": 1000}


def room_for_films(rng: np.random.Generator) -> dict[str, Any]:
    """Whole films that fit now, and once the bin is emptied; sizes are in three units."""
    people = sample(rng, FIRST_NAMES, 5)
    rows: list[tuple[str, str, int, str, str]] = []
    for number in sample(rng, range(100, 999), 70):
        stem, end = pick(rng, _KINDS)
        unit = pick(rng, ("ko", "ko", "Mo", "Mo", "Mo", "Go"))
        size = {"ko": integer(rng, 20, 980), "Mo": integer(rng, 2, 900), "Go": integer(rng, 1, 3)}[
            unit
        ]
        state = "corbeille" if rng.integers(5) == 0 else "en ligne"
        rows.append((f"{stem}-{number}.{end}", pick(rng, people), size, unit, state))
    used = round(sum(row[2] * _UNITS[row[3]] for row in rows), 3)
    binned = round(sum(row[2] * _UNITS[row[3]] for row in rows if row[4] == "corbeille"), 3)
    size = pick(rng, (350, 450, 600, 700, 900))
    quota = int(used // 1000) + integer(rng, 3, 7)
    free = quota * 1000 - used
    now, after = int(free // size), int((free + binned) // size)
    if now == after or now < 2 or min(free % size, (free + binned) % size) < 1:
        return room_for_films(rng)
    book = Workbook(
        (
            sheet(
                "Partage", ("Fichier", "Déposé par", "Taille", "Unité", "État"), shuffled(rng, rows)
            ),
        )
    )
    return {
        "quota": str(quota), "size": str(size),
        "now": str(now), "not_now": sorted({str(after), str(now + 1)}),
        "after": str(after), "not_after": sorted({str(now), str(after + 1)} - {str(after)}),
        "files": in_two_formats("partage", book),
    }  # fmt: skip
