"""Draws shared by the families of area 4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pixsim.families.draws.choices import sample

LETTERS = "ABCDEF"
USERS = ("amina", "bruno", "claire", "denis", "elsa", "farid")
GROUPS = ("atelier", "compta", "accueil")


def matching(
    rng: np.random.Generator, pools: Mapping[str, Sequence[str]], count: int = 3
) -> dict[str, str]:
    """Statements ``e1``, ``e2``… from labelled pools and their labels ``k1``, ``k2``…

    Two different labels at least are drawn.
    """
    pairs = [(text, label) for label, texts in pools.items() for text in texts]
    drawn = sample(rng, pairs, count)
    while len({label for _, label in drawn}) < 2:
        drawn = sample(rng, pairs, count)
    texts = {f"e{n}": text for n, (text, _) in enumerate(drawn, 1)}
    return texts | {f"k{n}": label for n, (_, label) in enumerate(drawn, 1)}


def lettered(lines: Sequence[str]) -> str:
    """A preformatted block with a letter before each line."""
    return "\n".join(f"    {LETTERS[n]}. {line}" for n, line in enumerate(lines))
