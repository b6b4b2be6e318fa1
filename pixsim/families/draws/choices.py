"""Small draws that return plain Python values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")

FIRST_NAMES = (
    "Léa", "Karim", "Inès", "Hugo", "Sofia", "Malik", "Chloé", "Yanis", "Nadia", "Paul",
    "Aminata", "Luc", "Fatou", "Jules", "Maëlle", "Omar", "Élise", "Théo", "Zoé", "Bruno",
)  # fmt: skip
LAST_NAMES = (
    "Martin", "Diallo", "Nguyen", "Petit", "Benali", "Morel", "Garcia", "Lefèvre", "Traoré",
    "Roux", "Haddad", "Fontaine", "Lopez", "Mercier", "Da Silva", "Girard", "Kone", "Perrin",
)  # fmt: skip


def integer(rng: np.random.Generator, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    return int(rng.integers(low, high + 1))


def pick(rng: np.random.Generator, choices: Sequence[T]) -> T:
    """One element."""
    return choices[int(rng.integers(len(choices)))]


def sample(rng: np.random.Generator, choices: Sequence[T], count: int) -> list[T]:
    """`count` different places of a sequence, in random order."""
    return [choices[int(place)] for place in rng.permutation(len(choices))[:count]]


def shuffled(rng: np.random.Generator, values: Sequence[T]) -> list[T]:
    """All the values in random order."""
    return sample(rng, values, len(values))


def thousands(number: int) -> str:
    """A whole number as written in French: an unbreakable space every three digits."""
    return f"{number:_}".replace("_", "\u00a0")


def decimal(value: float, digits: int = 2) -> str:
    """A number as written in French: comma, no useless zeros."""
    text = f"{value:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
