"""Small draws that return plain Python values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")
MOST_TRIES = 3000


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


def first_telling(rng: np.random.Generator, draw: Callable[[np.random.Generator], T | None]) -> T:
    """The first draw whose right answer no near method gives: `draw` gives None where one does."""
    for _try in range(MOST_TRIES):
        found = draw(rng)
        if found is not None:
            return found
    raise AssertionError(f"{draw.__qualname__}: no draw tells the methods apart")


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


def labelled(
    rng: np.random.Generator, pools: Mapping[str, Sequence[str]], count: int
) -> dict[str, str]:
    """Cases to sort: ``cas1`` … with their labels ``rep1`` …, two labels at least."""
    labels = [*sample(rng, tuple(pools), 2), *(pick(rng, tuple(pools)) for _ in range(count - 2))]
    places = {label: iter(shuffled(rng, pools[label])) for label in pools}
    drawn = [(label, next(places[label])) for label in shuffled(rng, labels)]
    return {
        name: text
        for place, (label, case) in enumerate(drawn, 1)
        for name, text in ((f"cas{place}", case), (f"rep{place}", label))
    }
