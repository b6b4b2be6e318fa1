"""Families of competence 4.3 that compare scenarios: legibility, consumption, replacement."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_SCREENS = (
    (1920, 344),
    (1920, 476),
    (1920, 527),
    (1920, 598),
    (2560, 597),
    (2560, 697),
    (3840, 621),
)
_ZOOMS = (100, 110, 125, 150, 175, 200, 250, 300)


def legible_zoom(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of the desks of a workbook, the one that needs the largest zoom; screenshots hold what is set already."""
    while True:
        screens = {
            f"{pick(rng, 'KLMNPR')}{number}": one
            for number, one in zip(
                sample(rng, range(220, 340), 5), sample(rng, _SCREENS, 5), strict=True
            )
        }
        people = sample(rng, FIRST_NAMES, 12)
        rows: list[tuple[str, str, str, str, int, int, int]] = []
        exact: dict[str, float] = {}
        misled: dict[str, dict[str, float]] = {"zoom": {}, "native": {}, "scale": {}}
        for person in people:
            model = pick(rng, tuple(screens))
            native, width = screens[model]
            used = pick(rng, (native, native, *((native // 2,) if native > 2000 else ())))
            scale, zoom = pick(rng, (100, 125, 150)), pick(rng, (100, 100, 110, 125, 150))
            tall = integer(rng, 9, 14) * scale * zoom // 10_000
            distance = 5 * integer(rng, 10, 18)
            shown = pick(
                rng, (f"{distance} cm", f"{distance * 10} mm", f"{decimal(distance / 100, 2)} m")
            )
            rows.append((person, model, shown, f"{used} × {used * 9 // 16}", scale, zoom, tall))
            needed = zoom * (distance * 10 / 200) / (tall * width / used)
            exact[person] = needed
            misled["zoom"][person] = needed / zoom * 100
            misled["native"][person] = needed * native / used
            misled["scale"][person] = needed * 100 / scale
        first, second = sorted(exact, key=lambda one: -exact[one])[:2]
        need = exact[first]
        wrong = {max(counts, key=lambda one: counts[one]) for counts in misled.values()} - {first}
        close = min(abs(need - step) for step in _ZOOMS) < 3
        if 130 < need < 300 and need > 1.06 * exact[second] and not close and len(wrong) > 1:
            break
    key = next(step for step in _ZOOMS if step >= need)
    book = Workbook(
        (
            sheet(
                "Postes",
                (
                    "Personne",
                    "Écran",
                    "Distance des yeux",
                    "Définition réglée",
                    "Échelle du système (%)",
                    "Zoom de la page (%)",
                    "Majuscules sur la capture (pixels)",
                ),
                rows,
            ),
            sheet(
                "Écrans",
                ("Modèle", "Définition d'origine", "Largeur de l'image (mm)"),
                [
                    (model, f"{native} × {native * 9 // 16}", width)
                    for model, (native, width) in sorted(screens.items())
                ],
            ),
        )
    )
    return {
        "person": first,
        "not_person": sorted({*wrong, second}),
        "zoom": str(key),
        "need": decimal(need, 0),
        "not_zoom": [str(step) for step in _ZOOMS if step != key],
        "files": in_two_formats("postes", book),
    }


_REPLACED = (
    ("serveurs", "un seul serveur neuf", (2, 4), 1, (140, 260), (120, 220), (700, 1600), (24, 365)),
    ("disques réseau", "un seul disque réseau neuf", (2, 4), 1, (28, 45), (15, 26), (120, 260),
     (24, 365)),
    ("unités centrales", "six mini-ordinateurs neufs", (7, 9), 6, (70, 110), (12, 30), (90, 160),
     (8, 220)),
    ("écrans", "six écrans neufs", (7, 9), 6, (45, 70), (14, 22), (60, 120), (8, 250)),
)  # fmt: skip
