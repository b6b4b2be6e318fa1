"""Families of competence 5.2: addresses, networks and access to the internet."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import decimal, thousands
from pixsim.families.draws.people import FIRST_NAMES

_DOWNLOADS = ("un film", "un jeu", "une mise à jour", "une sauvegarde", "une image disque")


def download_time(rng: np.random.Generator) -> dict[str, Any]:
    """Whole minutes to download some gigabytes at some megabits a second."""
    while True:
        size, rate = integer(rng, 2, 60), pick(rng, (8, 16, 20, 40, 50, 80, 100, 200, 400, 500))
        seconds, rest = divmod(size * 8000, rate)
        if not rest and not seconds % 60 and 2 <= seconds // 60 <= 240:
            break
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "quoi": pick(rng, _DOWNLOADS),
        "taille": str(size),
        "debit": str(rate),
        "mbits": thousands(size * 8000),
        "secondes": str(seconds),
        "attente": thousands(seconds),
        "minutes": str(seconds // 60),
        "sans_huit": decimal(seconds / 480, 3),
    }
