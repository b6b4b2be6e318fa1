"""From simulated answers to the counts that scoring takes. Arrays are laid out by competence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes
from pixsim.rules.v2.counting import Counts
from pixsim.simulation.v2.forms import FormPool


def count_test(
    pool: FormPool,
    row: NDArray[np.intp],
    right: Bools,
    asked: Bytes,
    answered: Bytes,
    technical: Bools,
    tested: Bools,
) -> Counts:
    """Counts of a block of tests, some of which end early.

    Questions not seen count as wrong when the candidate left or lacked time, and are neutralised
    when a technical problem ended the test.

    Parameters
    ----------
    pool : FormPool
    row : intp array, shape (competence, candidate)
        Forms.
    right : bool array, shape (place, competence, candidate)
        Questions not seen are set to wrong.
    asked : int8 array, shape (candidate, competence)
    answered : int8 array, shape (candidate,)
        Questions seen, in the order of the test.
    technical : bool array, shape (candidate,)
        A technical problem ended the test before its last question.
    tested : bool array, shape (candidate, competence)
    """
    here = asked.T
    neutral = np.zeros(here.shape, dtype=np.int8)
    left = _left_to_ask(here, answered)
    early = bool((answered < asked.sum(axis=1, dtype=np.int8)).any())
    if early:
        for place, flags in enumerate(right):
            flags &= left > place
        broken = np.flatnonzero(technical)
        unseen = here[:, broken] - np.clip(left[:, broken], 0, here[:, broken])
        neutral[:, broken] = unseen
    plain = (asked, _sum_places(right).T, neutral.T)
    weighted = plain
    if pool.has_doubles:
        double = pool.double.take(row, axis=1, mode="wrap")
        places = np.arange(len(right), dtype=np.int8)[:, None, None]
        unseen_double = double & (places >= left) & technical
        more = (_sum_places(flags).T for flags in (double, right & double, unseen_double))
        asked_too, right_too, neutral_too = more
        weighted = (plain[0] + asked_too, plain[1] + right_too, plain[2] + neutral_too)
    return Counts(
        asked=asked,
        counted=asked - plain[2],
        right=plain[1],
        neutralised=plain[2],
        weighted_asked=weighted[0],
        weighted_right=weighted[1],
        weighted_neutralised=weighted[2],
        missing=np.zeros(len(asked), dtype=bool),
        without_question=(tested & (asked == 0)).any(axis=1),
    )


def _left_to_ask(asked: Bytes, answered: Bytes) -> Bytes:
    """Questions seen from each competence on, may be negative; a cumulated sum is far slower."""
    left = np.empty(asked.shape, dtype=np.int8)
    rest = answered.copy()
    for here, row in zip(asked, left, strict=True):
        row[:] = rest
        rest -= here
    return left


def _sum_places(flags: Bools) -> Bytes:
    """Number of places that are set."""
    total: Bytes = flags[0].astype(np.int8)
    for more in flags[1:]:
        total += more.view(np.int8)
    return total
