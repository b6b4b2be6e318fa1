"""Small draws that return plain Python values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np

from pixsim.families.draws.values.whole_numbers import below

P = ParamSpec("P")
T = TypeVar("T")
MOST_TRIES = 3000


def integer(rng: np.random.Generator, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + below(rng, high + 1 - low)


def pick(rng: np.random.Generator, choices: Sequence[T]) -> T:
    """One element."""
    return choices[below(rng, len(choices))]


def sample(rng: np.random.Generator, choices: Sequence[T], count: int) -> list[T]:
    """`count` different places of a sequence, in random order."""
    return [choices[place] for place in rng.permutation(len(choices))[:count].tolist()]


def shuffled(rng: np.random.Generator, values: Sequence[T]) -> list[T]:
    """All the values in random order."""
    return sample(rng, values, len(values))


def redraw_misfits(draw: Callable[P, T | None]) -> Callable[P, T]:
    """Draw again what does not fit: `draw` gives None where it cannot ask its question.

    It cannot where values clash, or where a wrong method gives the right answer.

    Raises
    ------
    AssertionError
        Nothing fits in `MOST_TRIES` draws.
    """

    @wraps(draw)
    def first_fitting(*args: P.args, **kwargs: P.kwargs) -> T:
        for _try in range(MOST_TRIES):
            found = draw(*args, **kwargs)
            if found is not None:
                return found
        raise AssertionError(f"{draw.__qualname__}: no draw fits")

    return first_fitting


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
