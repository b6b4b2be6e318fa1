"""When a better profile is worth a day: which competences, and whether the present one holds."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import AnyInts, Bools
from pixsim.rules.v2 import V2

Places = NDArray[np.intp]

MOST: Final = 6
"""Competences improved on the way (COACH: more leaves too little time to rehearse what they bring)."""
FIRST, LAST = 0.25, 0.75
"""Part of the way between which competences are improved: what they bring must be rehearsed."""
LAST_DAYS: Final = 7  # before the exam, without any
HOLDS: Final = 0.6
"""Prior: share of right answers, each skill of the test asked once, from which a profile is taken as
the person's own. Under it the test would lose most of the levels, and more levels only lose more."""
ENOUGH: Final = 2 / 3  # of the skills of the test, asked before anything is concluded


def rank_improvements(
    pix: AnyInts, positioned: Bools, rules: V2
) -> tuple[Places, NDArray[np.int64]]:
    """Competences in which one level more is nearest, the nearest first.

    Parameters
    ----------
    pix : integer array, shape (person, competence)
        Of the profile.
    positioned : bool array, same shape
        Something is known there.
    rules : V2

    Returns
    -------
    order : intp array, shape (person, competence)
    count : int64 array, shape (person,)
        Of those that can be improved; they come first in `order`.
    """
    possible = positioned & (pix < rules.max_pix)
    missing = rules.pix_per_level - pix % rules.pix_per_level
    place = np.broadcast_to(np.arange(pix.shape[1]), pix.shape)
    order = np.lexsort((place, missing, ~possible), axis=1)
    return order, possible.sum(axis=1)


def profile_holds(first_right: Bools, asked: Bools, coming: Bools) -> tuple[Bools, Bools]:
    """Whether the answers to the skills of the test bear the profile out.

    Parameters
    ----------
    first_right : bool array, shape (person, skill)
        The first answer since the goal was set was right.
    asked : bool array, same shape
        There is one.
    coming : bool array, same shape
        The test will ask the skill.

    Returns
    -------
    known : bool array, shape (person,)
        Enough was asked to tell.
    holds : bool array, shape (person,)
    """
    seen = (asked & coming).sum(axis=1)
    right = (first_right & asked & coming).sum(axis=1)
    known = seen >= ENOUGH * np.maximum(coming.sum(axis=1), 1)
    return known, known & (right >= HOLDS * seen)
