"""Families of competence 3.4, programming: instructions, variables and conditions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled

_VALUES = {
    "texte": ('"code_postal": "07200"', '"telephone": "0199001234"', '"prenom": "Inès"',
              '"accord": "true"', '"promotion": "2024"', '"remise": "9.50"'),
    "entier": ('"age": 42', '"enfants": 0', '"annee": 2024', '"solde": -15', '"etage": 3'),
    "nombre à virgule": ('"cotisation": 9.5', '"moyenne": 12.0', '"taux": 0.2', '"poids": 71.4'),
    "booléen": ('"abonne": true', '"majeur": false', '"en_retard": false', '"present": true'),
    "liste": ('"prenoms": ["Léa", "Omar"]', '"notes": [12, 8, 15]', '"codes": [7]', '"dates": []'),
}  # fmt: skip


def value_types(rng: np.random.Generator) -> dict[str, Any]:
    """Types of four values that a service sends as JSON, one of them a number between quotes."""
    kinds = ["texte", *sample(rng, [k for k in _VALUES if k != "texte"], 3)]
    row: dict[str, Any] = {"kinds": list(_VALUES)}
    for number, kind in enumerate(shuffled(rng, kinds), 1):
        row |= {f"value{number}": pick(rng, _VALUES[kind]), f"type{number}": kind}
    return row
