"""What a set of responses cannot tell: constant items, empty persons, unconnected blocks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.findings import Finding
from pixsim.answers.response_matrix import Responses

FIRST_LOOK = 2048  # persons enough to connect most designs


def design_warnings(responses: Responses) -> tuple[Finding, ...]:
    """Warnings about a design, each naming its items, persons or blocks.

    Parameters
    ----------
    responses : Responses

    Returns
    -------
    tuple of Finding
    """
    n, right = responses.n, responses.right
    answered, succeeded = responses.answered, right_by_person(responses)
    several = answered > 1
    facts = [
        ("item_unanswered", _item_names(responses, n == 0)),
        ("item_single", _item_names(responses, n == 1)),
        ("item_all_right", _item_names(responses, (n > 1) & (right == n))),
        ("item_all_wrong", _item_names(responses, (n > 1) & (right == 0))),
        ("person_unanswered", _person_names(responses, answered == 0)),
        ("person_all_right", _person_names(responses, several & (succeeded == answered))),
        ("person_all_wrong", _person_names(responses, several & (succeeded == 0))),
    ]
    warnings = [Finding.of(kind, names) for kind, names in facts if names]
    blocks = unconnected_blocks(responses)
    if len(blocks) > 1:
        warnings.append(Finding.of("unconnected", map(tuple, blocks)))
    return tuple(warnings)


def right_by_person(responses: Responses) -> NDArray[np.int64]:
    """Right answers of each person, shape (person,)."""
    if responses.dense is None:
        assert responses.indptr is not None
        assert responses.outcomes is not None
        total = np.concatenate([[0], np.cumsum(responses.outcomes > 0)])
        of_each: NDArray[np.int64] = np.diff(total[responses.indptr])
        return of_each
    right = np.empty(len(responses.persons), dtype=np.int64)
    for rows, block in responses.blocks():
        answers = block if responses.complete else np.maximum(block, 0)
        right[rows] = answers.sum(axis=1, dtype=np.int16)
    return right


def unconnected_blocks(responses: Responses) -> list[list[str]]:
    """Blocks of items that no chain of persons connects; one block is a connected design.

    Items without an answer belong to no block.
    """
    if (
        responses.complete
        or _reach_items(responses, _most_answered_item(responses), FIRST_LOOK).all()
    ):
        return [list(responses.items)]
    left = responses.n > 0
    blocks = []
    while left.any():
        seed = np.zeros(left.size, dtype=bool)
        seed[np.argmax(left)] = True
        block = _reach_items(responses, seed, len(responses.persons))
        blocks.append([responses.items[j] for j in np.flatnonzero(block)])
        left &= ~block
    return blocks


def _most_answered_item(responses: Responses) -> NDArray[np.bool_]:
    seed = np.zeros(len(responses.items), dtype=bool)
    seed[np.argmax(responses.n > 0)] = True
    return seed


def _reach_items(responses: Responses, items: NDArray[np.bool_], persons: int) -> NDArray[np.bool_]:
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


def _item_names(responses: Responses, which: NDArray[np.bool_]) -> list[str]:
    return [responses.items[j] for j in np.flatnonzero(which)]


def _person_names(responses: Responses, which: NDArray[np.bool_]) -> list[str]:
    return [str(responses.persons[int(i)]) for i in np.flatnonzero(which)]
