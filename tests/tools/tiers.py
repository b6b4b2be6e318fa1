"""What of a matrix or of the bank the default tier looks at; the rest bears the mark `full`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet


def tiered(
    values: Iterable[Any], quick: int, name: Callable[[Any], str] | None = None
) -> list[ParameterSet]:
    """Parameters of a test, `quick` of them, evenly spread, in the default tier.

    Parameters
    ----------
    values : iterable
        One parameter each; a tuple is one for each name.
    quick : int
        How many are left without the mark, the first among them.
    name : callable, optional
        The id of a value; ``str`` of what is text, and pytest's own otherwise.
    """
    every = list(values)
    kept = {place * len(every) // quick for place in range(quick)}
    found = []
    for place, value in enumerate(every):
        marks = () if place in kept else (pytest.mark.full,)
        given = value if isinstance(value, tuple) else (value,)
        known = name(value) if name else value if isinstance(value, str) else None
        found.append(pytest.param(*given, marks=marks, id=known))
    return found


def one_of(values: Sequence[Any], place: int) -> list[ParameterSet]:
    """One parameter each: that at a place in the default tier, the others in full."""
    kept = place % len(values)
    return [
        pytest.param(value, marks=() if n == kept else (pytest.mark.full,))
        for n, value in enumerate(values)
    ]


def steps(quick: int) -> list[ParameterSet]:
    """Every how many items a test looks at one: `quick` in the default tier, 1 in full."""
    return [
        pytest.param(quick, id="some"),
        pytest.param(1, id="all", marks=pytest.mark.full),
    ]


def times(quick: int, long: int) -> list[ParameterSet]:
    """How often a test tries something: few times in the default tier, many in full."""
    return [
        pytest.param(quick, id=str(quick)),
        pytest.param(long, id=str(long), marks=pytest.mark.full),
    ]


def mark_beyond_sample(items: Iterable[pytest.Item]) -> None:
    """Of each test marked `sampled`, so many cases stay in the default tier, evenly spread; the others bear `full`."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("sampled") and not item.get_closest_marker("full"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for group in cases.values():
        mark = group[0].get_closest_marker("sampled")
        assert mark is not None
        kept = spread(range(len(group)), *mark.args)
        for place in set(range(len(group))).difference(kept):
            group[place].add_marker(pytest.mark.full)


def spread(values: Sequence[Any], size: int) -> list[Any]:
    """So many of them, evenly spread, the first among them; all where there are fewer."""
    size = min(size, len(values))
    return [values[place * len(values) // size] for place in range(size)]


def examples(long: int) -> int:
    """On how many examples a property is tried: `long` in full, one in five in the default tier."""
    return max(4, long * settings().max_examples // 100)
