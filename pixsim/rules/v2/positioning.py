"""Positioning in one competence (rules/README.md, Positioning).

Arrays have the shape (candidate, skill), over the active skills of one competence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.irt.logistic import probability

Bools = NDArray[np.bool_]
Bytes = NDArray[np.int8]

UNKNOWN, KNOWN, NOT_KNOWN = np.int8(0), np.int8(1), np.int8(-1)

FIRST_LEVEL = 2  # of the first question, and the level assumed before any answer
EASY_TUBE = 3  # hardest level of a tube that is asked first
MAX_JUMP = 2  # levels above the estimate that may be asked
LEVELS = np.arange(1, 16) / 2  # estimates considered: 0.5, 1, … 7.5
FICTITIOUS = ((0.0, 1.0), (7.0, 0.0))  # difficulty and outcome of two answers added to all


@dataclass(frozen=True)
class CompetenceSkills:
    """The active skills of one competence; arrays of shape (skill,).

    Attributes
    ----------
    level, tube : integer arrays
    has_question : bool array
        A question exists, in whatever language and answered or not; others form no tube.
    """

    level: NDArray[np.integer]
    tube: NDArray[np.integer]
    has_question: Bools

    @cached_property
    def easier_or_same(self) -> NDArray[np.float64]:
        """1 where row skill is in the tube of column skill and not harder, (skill, skill)."""
        return (self._same_tube & (self.level[:, None] <= self.level[None, :])).astype(np.float64)

    @cached_property
    def harder_or_same(self) -> NDArray[np.float64]:
        """1 where row skill is in the tube of column skill and not easier, (skill, skill)."""
        return (self._same_tube & (self.level[:, None] >= self.level[None, :])).astype(np.float64)

    @property
    def _same_tube(self) -> Bools:
        same: Bools = self.tube[:, None] == self.tube[None, :]
        return same


@dataclass(frozen=True, slots=True)
class NextSkills:
    """Skills that may be asked next.

    Attributes
    ----------
    possible : bool array, shape (candidate, skill)
        One is drawn; none left: the positioning is over.
    estimated : float64 array, shape (candidate,)
        Level estimated so far.
    """

    possible: Bools
    estimated: NDArray[np.float64]


def success(level: NDArray[np.float64], difficulty: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chance to succeed at a difficulty, both in levels."""
    return probability(level, 1.0, difficulty)


def infer(
    skills: CompetenceSkills, assessed: Bools, answered: NDArray[np.integer], correct: Bools
) -> Bytes:
    """Knowledge that one answer creates.

    A right answer validates the skill and the easier ones of its tube, a wrong one invalidates it
    and the harder ones; what this assessment has already settled does not change.

    Parameters
    ----------
    skills : CompetenceSkills
    assessed : bool array, shape (candidate, skill)
        Settled by this assessment.
    answered : integer array, shape (candidate,)
        Skill of the answer.
    correct : bool array, shape (candidate,)

    Returns
    -------
    int8 array, shape (candidate, skill)
        1 validated, -1 invalidated, 0 nothing new; direct at ``answered``, inferred elsewhere.
    """
    rows = np.arange(answered.size)
    easier = skills.easier_or_same[:, answered].T > 0
    harder = skills.harder_or_same[:, answered].T > 0
    created = np.where(correct[:, None], easier * KNOWN, harder * NOT_KNOWN)
    same_level = skills.level[None, :] == skills.level[answered][:, None]
    created[same_level & (created != 0)] = UNKNOWN  # only strictly easier or harder is inferred
    created[rows, answered] = np.where(correct, KNOWN, NOT_KNOWN)
    return np.where(assessed, UNKNOWN, created).astype(np.int8)


def estimate_level(skills: CompetenceSkills, status: Bytes, direct: Bools) -> NDArray[np.float64]:
    """Level whose expected score is nearest to the score, shape (candidate,); ties: the lowest."""
    table = success(LEVELS[None, :], skills.level[:, None].astype(np.float64))
    gap = np.where(direct, status == KNOWN, False).sum(axis=1)[:, None] - direct @ table
    for difficulty, outcome in FICTITIOUS:
        gap = gap + outcome - success(LEVELS, np.array(difficulty))
    nearest: NDArray[np.float64] = LEVELS[np.argmin(np.abs(gap), axis=1)]
    return nearest


def next_skills(
    skills: CompetenceSkills,
    status: Bytes,
    direct: Bools,
    *,
    playable: Bools,
    timed: Bools,
    first: Bools,
    after_timed: Bools,
) -> NextSkills:
    """Skills that may be asked next.

    Parameters
    ----------
    skills : CompetenceSkills
    status : int8 array, shape (candidate, skill)
        Knowledge so far: 1 validated, -1 invalidated, 0 unknown.
    direct : bool array, shape (candidate, skill)
        Known by an answer.
    playable : bool array, shape (candidate, skill)
        Has a question not yet answered in this assessment.
    timed : bool array, shape (candidate, skill)
        Its first remaining question has a timer.
    first : bool array, shape (candidate,)
        No answer yet.
    after_timed : bool array, shape (candidate,)
        The previous question had a timer.
    """
    estimated = np.where(first, float(FIRST_LEVEL), estimate_level(skills, status, direct))
    found = playable & (status == UNKNOWN)
    found = _or_all(found, found & _in_easy_tube(skills))
    untimed = _or_all(found, found & ~timed)
    found = np.where((first | after_timed)[:, None], untimed, found)
    starting = _first_question(skills, found)
    near = found & (skills.level[None, :] - estimated[:, None] <= MAX_JUMP)
    best = _most_rewarding(skills, near, (status == UNKNOWN) & skills.has_question, estimated)
    return NextSkills(np.where(first[:, None], starting, best), estimated)


def _or_all(before: Bools, after: Bools) -> Bools:
    """Apply a filter only to the candidates it leaves something to."""
    leaves_some: Bools = np.any(after, axis=1, keepdims=True)
    return np.where(leaves_some, after, before)


def _in_easy_tube(skills: CompetenceSkills) -> Bools:
    """Skills of tubes whose hardest skill with a question is easy, shape (1, skill)."""
    hard = skills.has_question & (skills.level > EASY_TUBE)
    hard_in_tube = hard.astype(np.float64) @ (skills.easier_or_same + skills.harder_or_same)
    easy: Bools = np.asarray(hard_in_tube == 0)
    return easy[None, :]


def _first_question(skills: CompetenceSkills, found: Bools) -> Bools:
    at_level = found & (skills.level == FIRST_LEVEL)[None, :]
    lowest = np.where(found, skills.level[None, :], np.iinfo(np.int64).max).min(axis=1)
    return _or_all(found & (skills.level[None, :] == lowest[:, None]), at_level)


def _most_rewarding(
    skills: CompetenceSkills, found: Bools, open_: Bools, estimated: NDArray[np.float64]
) -> Bools:
    """Skills expected to settle the most; all ties."""
    untested = open_.astype(np.float64)
    p = success(estimated[:, None], skills.level[None, :].astype(np.float64))
    reward = p * (untested @ skills.easier_or_same) + (1 - p) * (untested @ skills.harder_or_same)
    reward = np.where(found, reward, -np.inf)
    best: Bools = found & (reward == reward.max(axis=1, initial=-np.inf)[:, None])
    return best
