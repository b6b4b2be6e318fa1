"""Families of competence 3.4, programming: conditions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample


def logic_values(rng: np.random.Generator) -> dict[str, Any]:
    """Three conditions with ET, OU, NON, each true or false."""
    age, limit = integer(rng, 10, 70), pick(rng, (16, 18, 26, 60))
    member, student = bool(rng.integers(2)), bool(rng.integers(2))
    adult = age >= limit
    tests = [
        (f"age ≥ {limit} ET adherent", adult and member),
        (f"age ≥ {limit} OU adherent", adult or member),
        (f"age < {limit} ET NON adherent", not adult and not member),
        (f"age < {limit} OU etudiant", not adult or student),
        ("NON etudiant ET adherent", not student and member),
        ("NON (etudiant OU adherent)", not (student or member)),
        ("etudiant OU NON adherent", student or not member),
    ]
    said = {True: "vrai", False: "faux"}
    chosen = sample(rng, tests, 3)
    while len({truth for _, truth in chosen}) == 1:
        chosen = sample(rng, tests, 3)
    row: dict[str, Any] = {"age": age, "member": said[member], "student": said[student]}
    for number, (text, truth) in enumerate(chosen, 1):
        row |= {f"test{number}": text, f"truth{number}": said[truth]}
    return row
