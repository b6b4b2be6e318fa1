"""Values that a family draws, before any file is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from pixsim.families import family_fields

Family = Callable[[np.random.Generator], dict[str, Any]]
Fields = Mapping[str, Any]


def draw_values(family: Family, seed: int) -> dict[str, Any]:
    """Values of a family."""
    return family(np.random.default_rng(seed))


def draw_sound_values(family: Family, seed: int) -> dict[str, Any]:
    """Values of a family, none of whose wrong answers is right."""
    values = draw_values(family, seed)
    key = values.get("key", ())
    right = [key] if isinstance(key, str) else map(str, key)
    assert not set(values.get("wrong", ())) & set(right)
    return values


def draw_named(family: str, seed: int) -> dict[str, Any]:
    """Values of a family, by the name that the bank gives it."""
    return dict(family_fields(family, np.random.default_rng(seed)))
