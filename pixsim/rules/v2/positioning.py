"""Positioning in one competence (rules/README.md, Positioning).

Arrays have the shape (candidate, skill), over the active skills of one competence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes
from pixsim.foundation.bitsets import Words, pack_bits
from pixsim.irt.logistic import probability

UNKNOWN, KNOWN, NOT_KNOWN = np.int8(0), np.int8(1), np.int8(-1)

FIRST_LEVEL = 2  # of the first question, and the level assumed before any answer
EASY_TUBE = 3  # hardest level of a tube that is asked first
MAX_JUMP = 2  # levels above the estimate that may be asked
LEVELS = np.arange(1, 16) / 2  # estimates considered: 0.5, 1, … 7.5
FIRST_ESTIMATE = int(np.searchsorted(LEVELS, FIRST_LEVEL))
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
    def proved(self) -> Bytes:
        """What a wrong (row ``2 s``) and a right answer (``2 s + 1``) to skill `s` proves.

        Shape (2 × skill, skill): 1 validated, -1 invalidated, 0 nothing.
        """
        itself = np.eye(self.level.size, dtype=bool)
        easier = self._same_tube & (self.level[None, :] < self.level[:, None]) | itself
        harder = self._same_tube & (self.level[None, :] > self.level[:, None]) | itself
        rows = np.stack([harder * NOT_KNOWN, easier * KNOWN], axis=1)
        return rows.reshape(-1, self.level.size).astype(np.int8)

    @cached_property
    def not_harder(self) -> Words:
        """Skills of the same tube at the same level or below, as bits, shape (skill, word)."""
        return pack_bits(self._same_tube & (self.level[None, :] <= self.level[:, None]))

    @cached_property
    def not_easier(self) -> Words:
        """Skills of the same tube at the same level or above, as bits, shape (skill, word)."""
        return pack_bits(self._same_tube & (self.level[None, :] >= self.level[:, None]))

    @property
    def _same_tube(self) -> Bools:
        same: Bools = self.tube[:, None] == self.tube[None, :]
        return same

    @cached_property
    def expected(self) -> NDArray[np.float64]:
        """Chance of a right answer at each of `LEVELS`, shape (estimate, skill)."""
        return success_chance(LEVELS[:, None], self.level[None, :].astype(np.float64))

    @cached_property
    def at_each_level(self) -> tuple[Words, NDArray[np.float64]]:
        """Skills of each level as bits, (level, word), and the chance there, (level, estimate)."""
        levels = np.unique(self.level)
        here = pack_bits(self.level[None, :] == levels[:, None])
        return here, success_chance(LEVELS[None, :], levels[:, None].astype(np.float64))

    @cached_property
    def near(self) -> Bools:
        """Skills that are not too hard to be asked at each of `LEVELS`, shape (estimate, skill)."""
        near: Bools = self.level - LEVELS[:, None] <= MAX_JUMP
        return near

    @cached_property
    def first_order(self) -> NDArray[np.integer]:
        """What is asked first, lowest first, shape (skill,): `FIRST_LEVEL`, else the lowest level."""
        return np.where(self.level == FIRST_LEVEL, -1, self.level)

    @cached_property
    def in_easy_tube(self) -> Bools:
        """Skills of tubes whose hardest skill with a question is easy, shape (skill,)."""
        hard = self.tube[self.has_question & (self.level > EASY_TUBE)]
        return ~np.isin(self.tube, hard)


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


def _count_common(sets: Words, others: Words) -> NDArray[np.integer]:
    """How many skills two sets share, row by row; they broadcast."""
    shared: NDArray[np.integer] = np.bitwise_count(sets & others)
    return shared[..., 0] if shared.shape[-1] == 1 else shared.sum(axis=-1, dtype=np.int16)


def success_chance(
    level: NDArray[np.float64], difficulty: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Chance to succeed at a difficulty, both in levels."""
    return probability(level, 1.0, difficulty)


def infer_knowledge(
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
    created = skills.proved.take(2 * answered + correct, axis=0)
    created[assessed] = UNKNOWN
    return created


def estimate_level(skills: CompetenceSkills, status: Bytes, direct: Bools) -> NDArray[np.intp]:
    """Place in `LEVELS` of the level estimated, shape (candidate,); arguments as `next_skills`.

    The one at which the right answers are nearest to those expected.
    """
    here, chance = skills.at_each_level
    asked = pack_bits(direct)
    right = _count_common(asked, pack_bits(status == KNOWN))
    gap = np.repeat(right[:, None].astype(np.float64), LEVELS.size, axis=1)
    part = np.empty_like(gap)
    for level, expected in zip(here, chance, strict=True):
        gap -= np.multiply(_count_common(asked, level)[:, None], expected, out=part)
    gap = with_fictitious(gap)
    np.abs(gap, out=gap)
    nearest: NDArray[np.intp] = gap.argmin(axis=1)
    return nearest


def with_fictitious(gap: NDArray[np.float64]) -> NDArray[np.float64]:
    """Right answers beyond those expected at each of `LEVELS`, with the two that all have; in place."""
    for difficulty, outcome in FICTITIOUS:
        gap += outcome - success_chance(LEVELS, np.array(difficulty))
    return gap


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
    place = np.where(first, FIRST_ESTIMATE, estimate_level(skills, status, direct))
    unknown = status == UNKNOWN
    found = playable & unknown
    found = _fall_back_to_all(found, found & skills.in_easy_tube)
    no_timer = first | after_timed
    if no_timer.any():
        untimed = _fall_back_to_all(found, found & ~timed)
        found = untimed if no_timer.all() else np.where(no_timer[:, None], untimed, found)
    possible = found
    if not first.all():
        near = found & skills.near.take(place, axis=0)
        possible = _most_rewarding(skills, near, unknown & skills.has_question, place)
    if first.any():
        possible = np.where(first[:, None], _first_question(skills, found), possible)
    return NextSkills(possible, LEVELS[place])


def _fall_back_to_all(before: Bools, after: Bools) -> Bools:
    """Apply a filter only to the candidates it leaves something to."""
    leaves_some: Bools = np.any(after, axis=1, keepdims=True)
    return np.where(leaves_some, after, before)


def _first_question(skills: CompetenceSkills, found: Bools) -> Bools:
    order = np.where(found, skills.first_order, np.iinfo(np.int64).max)
    earliest: Bools = order == order.min(axis=1, keepdims=True)
    return found & earliest


def expected_rewards(
    skills: CompetenceSkills,
    open_: Bools,
    row: NDArray[np.intp],
    skill: NDArray[np.intp],
    estimate: NDArray[np.intp],
) -> NDArray[np.float64]:
    """How much an answer to a skill is expected to settle in its tube.

    Parameters
    ----------
    skills : CompetenceSkills
    open_ : bool array, shape (candidate, skill)
        Skills with a question about which nothing is known.
    row, skill : intp arrays, shape (pair,)
        Candidates, and a skill for each.
    estimate : intp array, shape (candidate,)
        Place in `LEVELS` of the level estimated.

    Returns
    -------
    float64 array, shape (pair,)
    """
    unknown = pack_bits(open_).take(row, axis=0)
    easier = _count_common(unknown, skills.not_harder.take(skill, axis=0))
    harder = _count_common(unknown, skills.not_easier.take(skill, axis=0))
    p = skills.expected.ravel().take(estimate.take(row) * open_.shape[1] + skill)
    reward: NDArray[np.float64] = p * easier + (1 - p) * harder
    return reward


def _most_rewarding(
    skills: CompetenceSkills, found: Bools, open_: Bools, estimate: NDArray[np.intp]
) -> Bools:
    """Skills expected to settle the most; all ties."""
    cell = np.flatnonzero(found)
    row, skill = np.divmod(cell, found.shape[1])
    reward = expected_rewards(skills, open_, row, skill, estimate)
    start = np.flatnonzero(np.diff(row, prepend=-1))
    highest = np.maximum.reduceat(reward, start) if start.size else reward
    best = np.zeros(found.shape, dtype=bool)
    best.ravel()[cell] = reward == np.repeat(highest, np.diff(start, append=cell.size))
    return best
