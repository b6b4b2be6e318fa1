"""Which skills to rehearse first: the rules of practice, over arrays with one row per person."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pixsim.coach.evidence import Evidence
from pixsim.foundation.arrays import AnyInts, Bools, Floats

Places = NDArray[np.intp]

NEAR: Final = 1  # levels from one's own


def rank_coming(coming: Bools, evidence: Evidence, seconds: Floats, tie: Floats) -> Places:
    """Skills of the coming personal test, the first to rehearse first.

    Those last answered wrong come before the others; then the longest unseen; at equal days the
    shortest.

    Parameters
    ----------
    coming : bool array, shape (person, skill)
    evidence : Evidence
    seconds : float64 array, shape (skill,)
    tie : float64 array, shape (person, skill)
        Draws that settle what is left equal.

    Returns
    -------
    intp array, shape (person, skill)
        Skills in order; those that are not asked come last.
    """
    keys = (tie, np.broadcast_to(seconds, tie.shape), -evidence.days, ~evidence.is_wrong, ~coming)
    return np.lexsort(keys, axis=1)


def rank_near(
    level: AnyInts,
    skill_level: AnyInts,
    competence: AnyInts,
    available: Bools,
    evidence: Evidence,
    seconds: Floats,
    tie: Floats,
    other_language: Bools | None = None,
) -> Places:
    """Skills at the person's own level, all competences in turn.

    In each competence those from one level below to one above come first, the nearest of the others
    after them; of these, those in the person's language, then the longest unseen, then the shortest. The competence practised longest ago
    begins.

    Parameters
    ----------
    level : integer array, shape (person, competence)
        Below 1 counts as 1.
    skill_level, competence : integer arrays, shape (skill,)
    available : bool array, shape (person, skill) or (skill,)
    evidence, seconds, tie
        As in `rank_coming`.
    other_language : bool array, shape (skill,), optional
        Skills without a question in the language of the person; none by default.

    Returns
    -------
    intp array, shape (person, skill)
        Skills in order; those not available come last.
    """
    missing = np.broadcast_to(~available, tie.shape)
    distance = np.abs(skill_level - np.maximum(level, 1)[:, competence])
    beyond = np.maximum(distance - NEAR, 0)
    other = np.zeros(tie.shape, bool) | (False if other_language is None else other_language)
    keys = (tie, np.broadcast_to(seconds, tie.shape), -evidence.days, other, beyond, missing)
    turn = _rank_within_competence(np.lexsort(keys, axis=1), competence)
    idle = np.full(level.shape, np.inf)
    for code in range(level.shape[1]):
        own = evidence.days[:, competence == code]
        idle[:, code] = own.min(axis=1, initial=np.inf)
    return np.lexsort((tie, -idle[:, competence], turn, missing), axis=1)


def _rank_within_competence(order: Places, competence: AnyInts) -> Places:
    """Place of each skill among those of its competence, shape (person, skill)."""
    by_competence = np.argsort(competence[order], axis=1, kind="stable")
    grouped = np.take_along_axis(order, by_competence, axis=1)
    codes = competence[grouped]
    start = np.zeros_like(grouped)
    start[:, 1:] = np.where(codes[:, 1:] != codes[:, :-1], np.arange(1, codes.shape[1]), 0)
    place = np.arange(codes.shape[1]) - np.maximum.accumulate(start, axis=1)
    turn = np.empty_like(grouped)
    np.put_along_axis(turn, grouped, place, axis=1)
    return turn
