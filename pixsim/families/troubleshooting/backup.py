"""Families of competence 5.1: backups."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample
from pixsim.families.draws.people import FIRST_NAMES

# what is written, the medium it is on, whether it is away from home
_PLACES = (
    ("sur le disque de l'ordinateur, dans un second dossier", "ordinateur", False),
    ("sur un disque externe posé à côté de l'ordinateur", "disque externe", False),
    ("sur une clé USB rangée dans un tiroir de la maison", "clé", False),
    ("sur un disque gardé chez sa sœur", "disque éloigné", True),
    ("dans un service de stockage en ligne", "nuage", True),
    ("sur une clé USB laissée au local de l'association", "clé éloignée", True),
)
_WORKS = ("ses photos", "les comptes du club", "son mémoire", "le journal du lycée", "ses factures")


def rule_321(rng: np.random.Generator) -> dict[str, Any]:
    """Which of the three conditions of the 3-2-1 rule a set of copies meets."""
    copies = sample(rng, _PLACES, pick(rng, (1, 1, 2, 2, 3)))
    media = {"ordinateur"} | {medium for _, medium, _ in copies}
    away = sum(is_away for _, _, is_away in copies)
    lines = ["- l'original, sur le disque de l'ordinateur, à la maison"]
    lines += [f"- une copie {text}" for text, _, _ in copies]

    def answer(holds: bool) -> str:
        return "oui" if holds else "non"

    return {
        "prenom": pick(rng, FIRST_NAMES),
        "quoi": pick(rng, _WORKS),
        "copies": "\n".join(lines),
        "nombre": str(len(copies) + 1),
        "supports": f"{len(media)} support{'s' if len(media) > 1 else ''}",
        "dehors": str(away or "aucun"),
        "trois": answer(len(copies) + 1 >= 3),
        "deux": answer(len(media) >= 2),
        "un": answer(away >= 1),
    }
