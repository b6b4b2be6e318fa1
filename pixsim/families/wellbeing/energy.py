"""Families of competence 4.3: impact, consumption and sobriety of digital uses."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import WEEKDAYS

_METERED = {
    "ordinateur": (60, 140), "écran": (20, 40), "box": (9, 14), "imprimante": (200, 500),
    "console": (90, 180), "téléviseur": (70, 150),
}  # fmt: skip


def greediest_device(rng: np.random.Generator) -> dict[str, Any]:
    """The device that used most energy in a week, from powers and durations."""
    while True:
        rows, used = [], dict.fromkeys(_METERED, 0)
        for day in WEEKDAYS:
            for device, (low, high) in _METERED.items():
                watts = integer(rng, low, high)
                minutes = 1440 if device == "box" else 10 * integer(rng, 0, 3 if low > 180 else 36)
                rows.append((day, device, watts, minutes))
                used[device] += watts * minutes
        longest, strongest = "box", "imprimante"
        ranked = sorted(used, key=used.__getitem__, reverse=True)
        if ranked[0] not in (longest, strongest) and used[ranked[0]] > 1.08 * used[ranked[1]]:
            break
    header = ("jour", "appareil", "puissance_W", "duree_min")
    return {
        "files": {"mesures.csv": spreadsheet_csv(header, rows)},
        "key": ranked[0],
        "wrong": [longest, strongest, ranked[1]],
        "kwh": decimal(used[ranked[0]] / 60000, 1), "next_kwh": decimal(used[ranked[1]] / 60000, 1),
        "best": ranked[0], "next": ranked[1],
    }  # fmt: skip


_RESOURCES = {
    "image": ("accueil.png", "equipe.jpg", "plan.png", "logo.png"),
    "video": ("fond.mp4", "visite.mp4"),
    "script": ("carrousel.js", "menu.js", "statistiques.js", "carte.js"),
    "police": ("titre.woff2", "texte.woff2", "icones.woff2"),
    "style": ("site.css", "impression.css"),
}
_WEIGHTS = {
    "image": (100, 1200), "video": (600, 1300), "script": (150, 1100), "police": (20, 300),
    "style": (10, 150),
}  # fmt: skip


def page_weight(rng: np.random.Generator) -> dict[str, Any]:
    """The kind of resource that weighs most in a page, and the weight once it is removed."""
    while True:
        rows = [
            (name, kind, integer(rng, *_WEIGHTS[kind]))
            for kind, names in _RESOURCES.items()
            for name in names
        ]
        sums = {kind: sum(r[2] for r in rows if r[1] == kind) for kind in _RESOURCES}
        ranked = sorted(sums, key=sums.__getitem__, reverse=True)
        heaviest = max(rows, key=lambda row: row[2])
        if sums[ranked[0]] > 1.05 * sums[ranked[1]] and heaviest[1] != ranked[0]:
            break
    header = ("fichier", "type", "poids_Ko")
    return {
        "files": {"page.csv": spreadsheet_csv(header, shuffled(rng, rows))}, "kinds": list(_RESOURCES),
        "kind": ranked[0], "sum": sums[ranked[0]],
        "left": str(sum(sums.values()) - sums[ranked[0]]),
        "total": str(sum(sums.values())),
    }  # fmt: skip
