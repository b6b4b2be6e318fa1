"""People of the questions: their names, and names as addresses and sentences write them."""

from __future__ import annotations

import numpy as np

from pixsim.families.draws.values.choices import pick, sample
from pixsim.text.search import without_accents

FIRST_NAMES = (
    "Léa", "Karim", "Inès", "Hugo", "Sofia", "Malik", "Chloé", "Yanis", "Nadia", "Paul",
    "Aminata", "Luc", "Fatou", "Jules", "Maëlle", "Omar", "Élise", "Théo", "Zoé", "Bruno",
)  # fmt: skip

LAST_NAMES = (
    "Martin", "Diallo", "Nguyen", "Petit", "Benali", "Morel", "Garcia", "Lefèvre", "Traoré",
    "Roux", "Haddad", "Fontaine", "Lopez", "Mercier", "Da Silva", "Girard", "Kone", "Perrin",
)  # fmt: skip


def person(rng: np.random.Generator) -> str:
    """A first name and a last name."""
    return f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"


def full_names(rng: np.random.Generator, count: int) -> list[tuple[str, str]]:
    """Different people, as first name and last name."""
    return sample(rng, [(first, last) for first in FIRST_NAMES for last in LAST_NAMES], count)


def plain(name: str) -> str:
    """A name as it stands in an address: lower case, no accent, no space."""
    return without_accents(name).lower().replace(" ", "").replace("'", "")


def of(name: str) -> str:
    """« de Paul », « d'Inès »."""
    return f"d'{name}" if plain(name)[0] in "aeiou" else f"de {name}"


def account_names(rng: np.random.Generator, count: int) -> list[str]:
    """Different people, as « lea.martin »."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[f"{plain(pick(rng, FIRST_NAMES))}.{plain(pick(rng, LAST_NAMES))}"] = None
    return list(names)
