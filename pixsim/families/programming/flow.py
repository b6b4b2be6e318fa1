"""Families of competence 3.4, programming: loops and functions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.text import indented

_COUNTED = (
    ("imprimer l'étiquette numéro i", "d'étiquettes sortiront de l'imprimante"), ("allumer la lampe numéro i", "de lampes seront allumées"),
    ("envoyer la convocation numéro i", "de convocations partiront"), ("réserver la place numéro i", "de places seront réservées"),
    ("ouvrir le casier numéro i", "de casiers seront ouverts"), ("imprimer le badge numéro i", "de badges faut-il acheter"),
)  # fmt: skip


def loop_turns(rng: np.random.Generator) -> dict[str, Any]:
    """How many times a counted loop runs, both bounds included."""
    first = integer(rng, 2, 12)
    last = first + integer(rng, 4, 30)
    count = last - first + 1
    act, asked = pick(rng, _COUNTED)
    lines = [f"pour i allant de {first} à {last} :", f"    {act}"]
    return {
        "asked": asked,
        "program": indented(lines), "first": first, "last": last,
        "key": str(count), "wrong": [str(count - 1), str(last)],
    }  # fmt: skip
