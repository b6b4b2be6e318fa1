"""Which of several equally informative items is asked (rules/README.md, Choice).

The rules rank items by their information and leave open which of equals comes first. Items of equal
parameters, a *kind*, are equals at any ability: the one asked is drawn among those of its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats, Indices
from pixsim.foundation.bitsets import Words, pack_bits
from pixsim.rules.v3.item_kinds import Kinds


@dataclass(frozen=True, slots=True)
class Ties:
    """How those of equal parameters are told apart.

    Attributes
    ----------
    uniforms : float64 array, shape (candidate,)
        Draws in [0, 1): each of the equals is as likely.
    preferred : tuple of uint64 arrays, shape (candidate, word)
        See `preferred_sets`; none: all equals alike.
    """

    uniforms: Floats
    preferred: Sequence[Words] = ()


def preferred_sets(kinds: Kinds, late: NDArray[np.integer]) -> list[Words]:
    """Sets of items to prefer among equals, the widest first.

    Parameters
    ----------
    kinds : Kinds
    late : integer array, shape (candidate, item)
        How late each item comes among its equals: those of the lowest number are asked first.

    Returns
    -------
    list of uint64 arrays, shape (candidate, word)
        For each number but the highest, the items that have it or a lower one.
    """
    by_bit = late[:, kinds.item]
    return [pack_bits(by_bit <= most) for most in np.unique(late)[-2::-1]]


def draw_among_equals(
    kinds: Kinds, kind: Indices, sets: Words, rows: Indices, ties: Ties
) -> Indices:
    """An item of a kind for some candidates, drawn among the eligible ones.

    Parameters
    ----------
    kinds : Kinds
    kind : intp array, shape (row,)
        Has an eligible item.
    sets : uint64 array, shape (candidate, word)
        Eligible items.
    rows : intp array, shape (row,)
    ties : Ties
        Of all candidates.

    Returns
    -------
    intp array, shape (row,)
    """
    equals = kinds.equals(sets, rows, kind)
    for some in ties.preferred:
        equals = equals.preferring(some, rows)
    return kinds.item.take(equals.drawn(ties.uniforms.take(rows)))
