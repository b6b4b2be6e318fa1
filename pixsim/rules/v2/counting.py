"""Counts the answers of each competence: all that scoring needs to know of a test.

A competence has so few questions that its counts share one small integer while the places are
summed: four fields of two bits each (four bits where there are more than three places).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes
from pixsim.outcome import Outcome
from pixsim.rules.v2.constants import V2

Packed = NDArray[np.unsignedinteger]

MOST_PLACES = 15  # what a field of four bits can count

# compared with an IntEnum, an int8 array is first widened to int64: ten times slower
_NOT_ASKED, _UNANSWERED, _OK = map(np.int8, (Outcome.NOT_ASKED, Outcome.UNANSWERED, Outcome.OK))


@dataclass(frozen=True, slots=True)
class Counts:
    """Questions by competence, int8 arrays of shape (candidate, competence).

    Any memory order will do; (competence, candidate) transposed is the fastest to sum.

    Attributes
    ----------
    asked, counted, right, neutralised : int8 arrays
        Each question weighs 1; nothing where the competence is not tested. `counted` leaves out
        the neutralised ones.
    weighted_asked, weighted_right, weighted_neutralised : int8 arrays
        The same with doubled questions (`double_weights`); the plain arrays where nothing is doubled.
    missing : bool array, shape (candidate,)
        A question has no answer, and neither a neutralisation nor the end of the test excuses it.
    without_question : bool array, shape (candidate,)
        A competence is tested by no question.
    """

    asked: Bytes
    counted: Bytes
    right: Bytes
    neutralised: Bytes
    weighted_asked: Bytes
    weighted_right: Bytes
    weighted_neutralised: Bytes
    missing: Bools
    without_question: Bools


def double_weights(rules: V2, asked: Bools, dependent: Bools) -> Bools:
    """Which questions weigh 2: QROCM-dep where a competence has fewer than three questions.

    Two of them in a competence of two questions have no rule; with ``on_engine_fault="mend"``
    each weighs 1 (rules/README.md, Scoring).

    Parameters
    ----------
    rules : V2
    asked, dependent : bool arrays, shape (…, place)
    """
    double: Bools = dependent & asked
    if not double.any():
        return double
    questions = asked.sum(axis=-1, keepdims=True, dtype=np.int8)
    double &= questions < rules.questions_per_competence
    if rules.on_engine_fault == "mend":
        double &= ~((questions == 2) & (double.sum(axis=-1, keepdims=True, dtype=np.int8) == 2))
    return double


def count_answers(
    rules: V2,
    *,
    tested: Bools,
    outcome: Bytes,
    neutralised: Bools,
    auto_skipped: Bools,
    dependent: Bools,
) -> Counts:
    """Count a batch of tests.

    Parameters
    ----------
    rules : V2
    tested : bool array, shape (candidate, competence)
    outcome : int8 array, shape (candidate, competence, place)
        Values of `Outcome`; ``NOT_ASKED`` pads.
    neutralised, auto_skipped, dependent : bool arrays, same shape

    Raises
    ------
    ValueError
        More than 15 places.
    """
    places = outcome.shape[2]
    if places > MOST_PLACES:
        raise ValueError(
            f"{places} questions in a competence, at most {MOST_PLACES} can be counted"
        )
    asked = outcome != _NOT_ASKED
    answered = outcome > _UNANSWERED
    live = asked & ~neutralised
    right = live & (outcome == _OK)
    counts = live & (answered | auto_skipped)
    fields = (asked, counts, right, asked & neutralised)
    plain = _unpack_sums(_sum_tested(_pack_fields(fields), tested), places)
    double = double_weights(rules, asked, dependent)
    weighted = plain
    if double.any():
        more = _unpack_sums(
            _sum_tested(_pack_fields(tuple(field & double for field in fields)), tested), places
        )
        weighted = tuple(one + other for one, other in zip(plain, more, strict=True))
    return Counts(
        asked=plain[0],
        counted=plain[1],
        right=plain[2],
        neutralised=plain[3],
        weighted_asked=weighted[0],
        weighted_right=weighted[2],
        weighted_neutralised=weighted[3],
        missing=((plain[0] - plain[3]) != plain[1]).any(axis=1),
        without_question=(tested & (plain[0] == 0)).any(axis=1),
    )


def _pack_fields(fields: tuple[Bools, ...]) -> Packed:
    """Flags side by side in one integer a question, shape (candidate, competence, place)."""
    three = fields[0].shape[2] <= 3
    packed: Packed = fields[0].astype(np.uint8 if three else np.uint16)
    bits = 2 if three else 4
    for position, field in enumerate(fields[1:], 1):
        packed += field.view(np.uint8) * packed.dtype.type(1 << bits * position)
    return packed


def _sum_tested(packed: Packed, tested: Bools) -> Packed:
    """Sum over places where the competence is tested, laid out by competence: quick to sum over competences too.

    Slices are several times faster than a sum along so short an axis.
    """
    total = packed[:, :, 0].copy() if packed.shape[2] else packed.sum(axis=2, dtype=packed.dtype)
    for place in range(1, packed.shape[2]):
        total += packed[:, :, place]
    total *= tested
    return np.asfortranarray(total)


def _unpack_sums(total: Packed, places: int) -> tuple[Bytes, ...]:
    """The four sums that share an integer."""
    bits = 2 if places <= 3 else 4
    kind = total.dtype.type
    mask = kind((1 << bits) - 1)
    return tuple(((total >> kind(bits * k)) & mask).astype(np.int8) for k in range(4))
