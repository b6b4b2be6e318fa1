"""Families of competence 3.1: typographic faults."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample
from pixsim.families.draws.files import windows_file

_PHRASES = (
    "Bonjour à tous !", "Qui veut participer ?", "Voici la liste : pain, lait, beurre.",
    "Le lundi, la salle est fermée.", "Venez nombreux ; le café est offert !",
    "Combien de places reste-t-il ?", "Apportez un stylo, un carnet, une gomme.",
    "Attention : la porte ferme tôt.", "Merci, et à bientôt !", "Les parents, les enfants, tous.",
    "Trois ateliers : lire, écrire, compter.", "Avez-vous un badge ? Montrez-le.",
    "Le plan est simple : tout droit, puis à gauche.", "Il pleut ; prenez un manteau.",
)  # fmt: skip


def spacing_faults(rng: np.random.Generator) -> dict[str, Any]:
    """Count the badly spaced signs of a text."""
    faults, lines = 0, []

    def spoil(match: re.Match[str]) -> str:
        nonlocal faults
        if rng.random() > 0.4:
            return match[0]
        faults += 1
        if match[1] == ",":
            return pick(rng, (" , ", ","))
        return f"{match[1]}{match[2]}"

    for _ in range(3):
        chosen = sample(rng, _PHRASES, 3)
        lines.append(" ".join(re.sub(r" ?([,;:!?])( |$)", spoil, text) for text in chosen))
    if not 4 <= faults <= 14:
        return spacing_faults(rng)
    return {
        "files": {"affiche.txt": windows_file(lines)},
        "key": [str(faults)],
        "wrong": [str(faults - 1), str(faults + 1)],
    }
