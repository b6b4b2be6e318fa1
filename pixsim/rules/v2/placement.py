"""Profile: pix and level per competence from knowledge elements (rules/README.md)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import AnyInts, Bools
from pixsim.rules.v2.constants import V2

RESET, INVALIDATED, VALIDATED = np.int8(-1), np.int8(0), np.int8(1)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Knowledge elements of many candidates, one row each, in any order.

    Attributes
    ----------
    candidate, competence, skill : integer arrays, shape (element,)
        Positions along the candidate, competence and skill axes.
    status : int8 array, shape (element,)
        1 validated, 0 invalidated, -1 reset.
    direct : bool array, shape (element,)
        Direct (an answer) or inferred.
    earned : float64 array, shape (element,)
        Pix, frozen when the element was created.
    date : int64 array, shape (element,)
        Microseconds; unique within a candidate for a defined order.
    """

    candidate: AnyInts
    competence: AnyInts
    skill: AnyInts
    status: NDArray[np.int8]
    direct: Bools
    earned: NDArray[np.float64]
    date: NDArray[np.int64]

    def take(self, rows: AnyInts) -> Knowledge:
        """Chosen rows, in that order."""
        return Knowledge(
            self.candidate[rows],
            self.competence[rows],
            self.skill[rows],
            self.status[rows],
            self.direct[rows],
            self.earned[rows],
            self.date[rows],
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """Level and pix by competence, each array of shape (candidate, competence).

    Attributes
    ----------
    exact : float64
        Unfloored pix.
    pix, level : int64
        Uncapped: what certification uses.
    certifiable : bool
        Level high enough to be tested.
    certifiable_profile : bool, shape (candidate,)
        Enough certifiable competences.
    """

    exact: NDArray[np.float64]
    pix: NDArray[np.int64]
    level: NDArray[np.int64]
    certifiable: Bools
    certifiable_profile: Bools

    def capped(self, rules: V2) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pix and level as people see them, (candidate, competence) each."""
        return np.minimum(self.pix, rules.max_pix), np.minimum(self.level, rules.max_level)


def current_knowledge(knowledge: Knowledge, before: int | None = None) -> AnyInts:
    """Rows that count, newest first: the newest of each skill, resets dropped after that.

    Parameters
    ----------
    knowledge : Knowledge
    before : int, optional
        Only elements strictly older than this date count.

    Returns
    -------
    integer array
        Row numbers, grouped by candidate, newest first.
    """
    rows = np.lexsort((-knowledge.date, knowledge.candidate))
    if before is not None:
        rows = rows[knowledge.date[rows] < before]
    owner, skill = knowledge.candidate[rows], knowledge.skill[rows]
    by_skill = np.lexsort((np.arange(rows.size), skill, owner))
    first = np.ones(rows.size, dtype=bool)
    first[1:] = np.diff(owner[by_skill]).astype(bool) | np.diff(skill[by_skill]).astype(bool)
    newest = rows[np.sort(by_skill[first])]
    counting: AnyInts = newest[knowledge.status[newest] != RESET]
    return counting


def place_candidates(
    rules: V2, knowledge: Knowledge, candidates: int, competences: int
) -> Placement:
    """Levels and pix of every candidate, from current knowledge elements.

    Pix are added in the order of the rows, newest first, in double precision: the real engine
    does, and the last bit of the sum decides a level now and then.

    Parameters
    ----------
    rules : V2
    knowledge : Knowledge
        Current rows, in the order of `current_knowledge`.
    candidates, competences : int
        Lengths of the two axes.
    """
    cell = knowledge.candidate * competences + knowledge.competence
    total = np.bincount(cell, weights=knowledge.earned, minlength=candidates * competences)
    exact = total.astype(np.float64).reshape(candidates, competences)
    return placement_of(rules, exact)


def placement_of(rules: V2, exact: NDArray[np.float64]) -> Placement:
    """Placement from unfloored pix of shape (candidate, competence)."""
    level = np.floor(exact / rules.pix_per_level).astype(np.int64)
    certifiable = level >= rules.certifiable_level
    return Placement(
        exact=exact,
        pix=np.floor(exact).astype(np.int64),
        level=level,
        certifiable=certifiable,
        certifiable_profile=certifiable.sum(axis=1) >= rules.certifiable_competences,
    )
