"""Families of competence 3.1: pages, styles, numbering, typographic faults."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled
from pixsim.families.draws.files import windows_file

_PHRASES = (
    "Bonjour à tous !", "Qui veut participer ?", "Voici la liste : pain, lait, beurre.",
    "Le lundi, la salle est fermée.", "Venez nombreux ; le café est offert !",
    "Combien de places reste-t-il ?", "Apportez un stylo, un carnet, une gomme.",
    "Attention : la porte ferme tôt.", "Merci, et à bientôt !", "Les parents, les enfants, tous.",
    "Trois ateliers : lire, écrire, compter.", "Avez-vous un badge ? Montrez-le.",
    "Le plan est simple : tout droit, puis à gauche.", "Il pleut ; prenez un manteau.",
)  # fmt: skip


def style_change(rng: np.random.Generator) -> dict[str, Any]:
    """Which lines change when a style changes, direct formatting kept."""
    asked, other = sample(rng, ("Titre 1", "Titre 2", "Citation", "Corps de texte"), 2)
    colour, old = sample(rng, ("bleu", "vert", "rouge", "violet"), 2)
    rows = [(asked, ""), (asked, pick(rng, ("mise en italique à la main", "soulignée à la main")))]
    rows += [(asked, f"mise en {old} à la main"), (other, ""), (other, "mise en gras à la main")]
    if pick(rng, (True, False)):
        rows[4] = (asked, "")
    rows = shuffled(rng, rows)
    return {
        "style": asked,
        "colour": colour,
        "rows": "\n".join(
            f"    ligne {rank}   {style:<15} {extra}".rstrip()
            for rank, (style, extra) in enumerate(rows, 1)
        ),
        "options": [f"La ligne {rank}" for rank in range(1, 6)],
        "key": [
            rank
            for rank, (style, extra) in enumerate(rows, 1)
            if style == asked and old not in extra
        ],
    }


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
