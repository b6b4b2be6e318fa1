"""Families of competence 3.4, programming: loops and functions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.text import indented

_COUNTED = (
    "imprimer l'étiquette numéro i", "allumer la lampe numéro i", "envoyer la convocation numéro i",
    "réserver la place numéro i", "ouvrir le casier numéro i", "afficher la page numéro i",
)  # fmt: skip


def loop_turns(rng: np.random.Generator) -> dict[str, Any]:
    """How many times a counted loop runs, both bounds included."""
    first = integer(rng, 2, 12)
    last = first + integer(rng, 4, 30)
    count = last - first + 1
    lines = [f"pour i allant de {first} à {last} :", f"    {pick(rng, _COUNTED)}"]
    return {
        "program": indented(lines), "first": first, "last": last,
        "key": str(count), "wrong": [str(count - 1), str(last)],
    }  # fmt: skip
