"""What a set of responses cannot tell: constant items, empty persons, unconnected blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.reading import some

if TYPE_CHECKING:
    from pixsim.calibration.responses import Responses

FIRST_LOOK = 2048  # persons enough to connect most designs


def design_warnings(responses: Responses) -> tuple[str, ...]:
    """Warnings about a design, each naming its items, persons or blocks.

    Parameters
    ----------
    responses : Responses

    Returns
    -------
    tuple of str
    """
    n, right = responses.n, responses.right
    answered = responses.answered
    facts = [
        ("items without an answer", _items(responses, n == 0)),
        ("items with a single answer", _items(responses, n == 1)),
        ("items everybody answered right", _items(responses, (n > 1) & (right == n))),
        ("items nobody answered right", _items(responses, (n > 1) & (right == 0))),
        ("persons without an answer", _persons(responses, answered == 0)),
    ]
    warnings = [f"{what}: {names}" for what, names in facts if names]
    blocks = unconnected_blocks(responses)
    if len(blocks) > 1:
        listed = "; ".join(f"[{some(block)}]" for block in blocks)
        warnings.append(
            f"unconnected design: {len(blocks)} blocks of items share no person, their scales are "
            f"linked only by the assumption of equal abilities: {listed}"
        )
    return tuple(warnings)


def unconnected_blocks(responses: Responses) -> list[list[str]]:
    """Blocks of items that no chain of persons connects; one block is a connected design.

    Items without an answer belong to no block.
    """
    if responses.complete or _reach(responses, _first(responses), FIRST_LOOK).all():
        return [list(responses.items)]
    left = responses.n > 0
    blocks = []
    while left.any():
        seed = np.zeros(left.size, dtype=bool)
        seed[np.argmax(left)] = True
        block = _reach(responses, seed, len(responses.persons))
        blocks.append([responses.items[j] for j in np.flatnonzero(block)])
        left &= ~block
    return blocks


def _first(responses: Responses) -> NDArray[np.bool_]:
    seed = np.zeros(len(responses.items), dtype=bool)
    seed[np.argmax(responses.n > 0)] = True
    return seed


def _reach(responses: Responses, items: NDArray[np.bool_], persons: int) -> NDArray[np.bool_]:
    """Items reached from some items through the first persons."""
    persons = min(persons, len(responses.persons))
    while True:
        before = items
        for start in range(0, persons, FIRST_LOOK):
            given = responses.rows(start, min(start + FIRST_LOOK, persons)) >= 0
            met = given[:, items].any(axis=1)
            items = items | given[met].any(axis=0)
        if (items == before).all():
            return items


def _items(responses: Responses, which: NDArray[np.bool_]) -> str:
    return some(responses.items[j] for j in np.flatnonzero(which))


def _persons(responses: Responses, which: NDArray[np.bool_]) -> str:
    return some(responses.persons[int(i)] for i in np.flatnonzero(which))
