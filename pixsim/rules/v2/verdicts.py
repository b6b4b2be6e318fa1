"""The table of V2: what becomes of a competence, by its answers and the rate of the whole test.

See Scoring of V2 in rules/README.md.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v2.constants import V2

Kind = TypeVar("Kind", bound=np.signedinteger)


class Verdict(IntEnum):
    """What became of a competence."""

    NOT_TESTED = 0
    KEPT = 1
    LOWERED = 2  # one level and eight pix less
    LOST = 3


def _verdict_table() -> NDArray[np.int8]:
    """Verdict by weight of questions, right, neutralised (0-4 each) and band of the rate.

    Bands: 0 at least 80 %, 1 from 70, 2 from 50. Cells without a rule hold -1.
    """
    keep, lower, lose = Verdict.KEPT, Verdict.LOWERED, Verdict.LOST
    rules = {
        (3, 3, 0): (keep, keep, keep),
        (3, 2, 0): (keep, lower, lower),
        (3, 2, 1): (keep, keep, keep),
        (3, 1, 0): (lose, lose, lose),
        (3, 1, 1): (keep, lower, lose),
        (3, 1, 2): (keep, keep, lower),
        (2, 2, 0): (keep, keep, keep),
        (2, 1, 0): (keep, lower, lose),
        (2, 1, 1): (keep, keep, lower),
        (1, 1, 0): (keep, keep, lower),
    }
    rules |= {(n, 0, x): (lose, lose, lose) for n in (1, 2, 3) for x in range(n + 1)}
    table = np.full((5, 5, 5, 3), -1, dtype=np.int8)
    for place, verdicts in rules.items():
        table[place] = verdicts
    return table


VERDICTS = _verdict_table()
LOST_BAND = 3  # below 50 %


def _packed_verdicts() -> NDArray[np.uint8]:
    """The table by ``25 n + 5 right + neutralised``: two bits a band, 0 where there is no rule."""
    shifts = np.array([0, 2, 4], dtype=np.uint8)
    bands = np.maximum(VERDICTS, 0).reshape(125, 3).astype(np.uint8) << shifts
    packed: NDArray[np.uint8] = bands.sum(axis=1, dtype=np.uint8)
    return packed | np.uint8(Verdict.LOST << 2 * LOST_BAND)


_PACKED = _packed_verdicts()

# compared with an IntEnum, an int8 array is first widened to int64: ten times slower
_KEPT, _LOWERED = np.int8(Verdict.KEPT), np.int8(Verdict.LOWERED)


def rate_percent(right: NDArray[np.integer], counted: NDArray[np.integer]) -> NDArray[np.int16]:
    """Reproducibility rate, percent, rounded half up; 0 where nothing counts."""
    safe = np.maximum(counted, 1).astype(np.int32)
    percent: NDArray[np.int32] = (200 * right.astype(np.int32) + safe) // (2 * safe)
    return percent.astype(np.int16)


def rate_band(rules: V2, rate: NDArray[np.integer]) -> NDArray[np.uint8]:
    """Column of the table for a rate: 0 from 80 %, 1 from 70, 2 from 50, 3 below."""
    limits = (rules.rate_to_validate, rules.rate_to_downgrade, rules.rate_to_be_certified)
    band: NDArray[np.uint8] = (rate < limits[0]).astype(np.uint8)
    for limit in limits[1:]:
        band += rate < limit
    return band


def verdict_of(
    rules: V2,
    asked: NDArray[np.int8],
    right: NDArray[np.int8],
    neutralised: NDArray[np.int8],
    band: NDArray[np.uint8],
) -> NDArray[np.uint8]:
    """Verdict of each competence; 0 where there is no rule.

    No rule exists for more than three questions, so larger weights need not be told apart.

    Parameters
    ----------
    rules : V2
    asked, right, neutralised : int8 arrays, shape (candidate, competence)
        Weights.
    band : uint8 array, shape (candidate,)
        As `rate_band` gives it.
    """
    code = cap_levels(asked, 4) * np.int8(25)
    code += cap_levels(right, min(rules.questions_per_competence, 4)) * np.int8(5)
    code += cap_levels(neutralised, 4)
    verdict = _table_lookup(_PACKED, code)
    verdict >>= (band << np.uint8(1))[:, None]
    verdict &= np.uint8(3)
    return verdict


def certified_levels(
    rules: V2, level: NDArray[np.integer], pix: NDArray[np.integer], verdict: NDArray[np.int8]
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Level and pix after the verdicts, capped last; arrays of shape (candidate, competence)."""
    narrow = level.dtype == pix.dtype == np.int8 and 2 * rules.max_pix <= np.iinfo(np.int8).max
    kind = np.int8 if narrow else np.int16
    lowered = (verdict == _LOWERED).astype(kind)
    holds = (verdict == _KEPT).astype(kind)
    holds += lowered
    none = kind(rules.uncertified_level)
    new_level = cap_levels(level.astype(kind, order="F") - lowered, rules.max_level)
    new_level -= none
    new_level *= holds
    new_level += none
    lowered *= kind(rules.pix_per_level)
    new_pix = cap_levels(pix.astype(kind, order="F") - lowered, rules.max_pix)
    new_pix *= holds
    return new_level.astype(np.int16, copy=False), new_pix.astype(np.int16, copy=False)


def cap_levels(values: NDArray[Kind], limit: int) -> NDArray[Kind]:
    """``minimum(values, limit)``; small integers seldom pass it, and looking is ten times cheaper."""
    over = values > limit
    return np.where(over, values.dtype.type(limit), values) if over.any() else values


def _table_lookup(table: NDArray[np.uint8], code: NDArray[np.int8]) -> NDArray[np.uint8]:
    """``table[code]`` in the memory order of the code."""
    if code.flags.f_contiguous:
        return table.take(code.T, mode="wrap").T  # codes are in range: the fastest mode
    return table.take(code, mode="wrap")
