"""Worlds of competence 4.3: energy, cost and footprint worked out in a worksheet."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.sheets import table
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts

_POWERED = (
    ("Box internet", 8, 15), ("Unité centrale", 60, 150), ("Écran", 15, 40), ("Vidéoprojecteur", 150, 300),
    ("Portable", 20, 60), ("Serveur", 80, 200), ("Imprimante", 20, 90), ("Téléviseur", 60, 140), ("Enceinte", 4, 12),
)  # fmt: skip
_MADE = (
    ("Portable", 160, 300), ("Téléphone", 50, 90), ("Tablette", 70, 130), ("Téléviseur", 250, 420), ("Écran", 150, 320),
    ("Imprimante", 70, 140), ("Unité centrale", 150, 260), ("Vidéoprojecteur", 80, 150),
)  # fmt: skip
_PLACES = ("de la médiathèque", "de la mairie", "de l'association", "du centre social", "de l'école", "de l'atelier")  # fmt: skip


def _filled(formula: str, last: int, *more: Act) -> list[Act]:
    return [acts.Put(cell="E2", text=formula), acts.Copy(cell="E2", to=f"E3:E{last}"), *more]


def energy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the energy of each device of a list, in kWh."""
    chosen = sample(rng, _POWERED, integer(rng, 5, 8))
    rows = [(name, integer(rng, low, high), integer(rng, 2, 24), pick(rng, (10, 20, 30, 100, 200))) for name, low, high in chosen]  # fmt: skip
    last = len(rows) + 1
    right = "=B2*C2*D2/1000"
    return {
        "where": pick(rng, _PLACES),
        "last": last,
        "world": table([("Appareil", "Puissance (W)", "Heures par jour", "Jours", "Énergie (kWh)"), *rows]),
        "goal": Goal(
            want=(("behaves", f"E2:E{last}", right),),
            keep=("text",),
            free=tuple(f"E{n}" for n in range(2, last + 1)),
        ),
        "solution": _filled(right, last),
        "near": [_filled("=B2*C2*D2", last), _filled("=B2*C2/1000", last), [acts.Put(cell="E2", text=right)]],
    }  # fmt: skip


def cost(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the yearly cost of each device, the price of a kWh standing in one cell, and the total."""
    chosen = sample(rng, _POWERED, integer(rng, 5, 8))
    rows = [(name, integer(rng, low, high), integer(rng, 2, 24), pick(rng, (100, 200, 250, 300))) for name, low, high in chosen]  # fmt: skip
    last, price = len(rows) + 1, f"0,{integer(rng, 18, 29)}"
    right = "=B2*C2*D2/1000*$H$1"
    total = acts.Put(cell=f"E{last + 1}", text=f"=SOMME(E2:E{last})")
    return {
        "where": pick(rng, _PLACES),
        "last": last,
        "below": last + 1,
        "world": table(
            [("Appareil", "Puissance (W)", "Heures par jour", "Jours par an", "Coût (€)"), *rows],
            cells={"G1": "Prix du kWh (€)", "H1": price},
            columns=8,
        ),
        "goal": Goal(
            want=(
                ("behaves", f"E2:E{last}", right),
                ("behaves", f"E{last + 1}", f"=SOMME(E2:E{last})"),
            ),
            keep=("text",),
            free=tuple(f"E{n}" for n in range(2, last + 2)),
        ),
        "solution": _filled(right, last, total),
        "near": [
            _filled("=B2*C2*D2/1000*H1", last, total),
            _filled("=B2*C2*D2*$H$1", last, total),
            _filled(right, last),
            _filled(f"=B2*C2*D2/1000*{price}", last, total),
        ],
    }


def footprint(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the yearly footprint of each device, making spread over its life, and the largest."""
    chosen = sample(rng, _MADE, integer(rng, 5, 8))
    rows = [(name, integer(rng, low, high), integer(rng, 3, 8), integer(rng, 2, 20)) for name, low, high in chosen]  # fmt: skip
    last = len(rows) + 1
    right = "=B2/C2+D2"
    most = acts.Put(cell=f"E{last + 1}", text=f"=MAX(E2:E{last})")
    return {
        "where": pick(rng, _PLACES),
        "last": last,
        "below": last + 1,
        "world": table([("Appareil", "Fabrication (kg)", "Durée de vie (ans)", "Usage par an (kg)", "Par an (kg)"), *rows]),
        "goal": Goal(
            want=(("behaves", f"E2:E{last}", right), ("behaves", f"E{last + 1}", f"=MAX(E2:E{last})")),
            keep=("text",),
            free=tuple(f"E{n}" for n in range(2, last + 2)),
        ),
        "solution": _filled(right, last, most),
        "near": [_filled("=(B2+D2)/C2", last, most), _filled("=B2+D2", last, most), _filled(right, last)],
    }  # fmt: skip
