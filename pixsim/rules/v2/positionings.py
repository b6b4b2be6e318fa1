"""The positionings of many candidates in one competence, all at the same question, by tables.

The same as `next_skills` and `infer` on each candidate's knowledge, whose tables it reads: what is
kept of a candidate is the state of each tube and how far the right answers are from those expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes, Floats, Indices
from pixsim.foundation.bitsets import NTH_IN_BYTE
from pixsim.rules.v2.positioning import (
    KNOWN,
    LEVELS,
    NOT_KNOWN,
    CompetenceSkills,
    estimate_level,
    with_fictitious,
)
from pixsim.rules.v2.tube_outcomes import (
    COLUMNS,
    EASY,
    FIRST,
    IN_TUBE,
    LANE,
    UNTIMED,
    competence_tables,
)

NEAR_TIE = 1e-9
"""Sums taken answer by answer differ by less from those of `estimate_level`, which then decides."""


@dataclass(frozen=True, slots=True)
class Possible:
    """Skills that may be asked next, in the order of their tubes.

    Attributes
    ----------
    sets : uint8 array, shape (tube, candidate)
        Skills of each tube, a bit each by their place in it.
    upto : uint8 array, shape (tube, candidate)
        How many there are in this tube and those before.
    member : intp array, shape (tube × `IN_TUBE`,)
        Skill at each place of each tube.
    """

    sets: NDArray[np.uint8]
    upto: NDArray[np.uint8]
    member: Indices

    @property
    def number(self) -> NDArray[np.uint8]:
        """How many there are, at least 1; shape (candidate,)."""
        total: NDArray[np.uint8] = self.upto[-1]
        return total

    def at(self, place: NDArray[np.integer]) -> Indices:
        """The skill at a place from 0, less than `number`; shape (candidate,)."""
        wanted = place.astype(np.uint8)
        tube = (self.upto <= wanted).sum(axis=0, dtype=np.intp)
        cell = tube * wanted.size + np.arange(wanted.size)
        here = self.sets.take(cell)
        after = self.upto.take(cell) - wanted  # in this tube, it and those that follow
        in_tube = NTH_IN_BYTE.take(
            here.astype(np.intp) * IN_TUBE + (np.bitwise_count(here) - after)
        )
        skill: Indices = self.member.take(tube * IN_TUBE + in_tube)
        return skill


class Positionings:
    """A batch under way.

    Parameters
    ----------
    skills : CompetenceSkills
        All with a question: without, they are never asked.
    timed : bool array, shape (skill,)
        The first question of a skill has a timer.
    candidates : int

    Attributes
    ----------
    rows : intp array, shape (candidate who goes on,)
        Numbers of the candidates, from 0; all arrays of the batch go by them.
    answers : int16 array, shape (question, candidate)
        Skill asked, times two, plus one if right; -1 once the positioning is over.
    """

    def __init__(self, skills: CompetenceSkills, timed: Bools, candidates: int) -> None:
        self._skills, self._tables = skills, competence_tables(skills, timed)
        self._timed = bool(timed.any())
        self._states = len(self._tables.left)
        self.rows: Indices = np.arange(candidates)
        self.answers = np.full((skills.level.size, candidates), -1, dtype=np.int16)
        self._question = 0
        self._state = np.repeat(self._tables.first[:, None], candidates, axis=1)
        self._last = self._state.copy()
        self._left = np.full(candidates, self._tables.left[self._tables.first].sum())
        self._surplus, self._step = _level_surpluses(skills)
        self._surplus = np.repeat(self._surplus[:, None], candidates, axis=1)
        self._after_timed = np.ones(candidates, dtype=bool)  # no timed question first either

    def ask(self) -> Possible:
        """What may be asked of the candidates who go on; those who do not are left out."""
        tables = self._tables
        base = (self._page() * COLUMNS + self._column()) * self._states
        offered = tables.offered.take(self._state + base)
        offered *= offered >= (offered.max(axis=0) >> IN_TUBE << IN_TUBE)  # worth the most of all
        sets = offered.astype(np.uint8)  # without the rank
        upto = np.bitwise_count(sets)
        for before, here in pairwise(upto):
            here += before
        goes_on = upto[-1] > 0
        if goes_on.all():
            return Possible(sets, upto, tables.member)
        keep = np.flatnonzero(goes_on)
        self._last[:, self.rows] = self._state
        self.rows = self.rows[keep]
        self._state = self._state.take(keep, axis=1)  # contiguous: written through a flat view
        self._surplus = self._surplus.take(keep, axis=1)
        self._left, self._after_timed = self._left[keep], self._after_timed[keep]
        return Possible(sets.take(keep, axis=1), upto.take(keep, axis=1), tables.member)

    def record(self, skill: Indices, right: Bools, timed: Bools) -> None:
        """Take the answers of those who go on, and whether the questions had a timer."""
        tables, size = self._tables, self._skills.level.size
        answer = 2 * skill + right
        cell = tables.tube_of.take(skill) * self.rows.size + np.arange(self.rows.size)
        states = self._state.reshape(-1)
        old = states.take(cell)
        new = tables.after.take(old * (2 * size) + answer)
        states[cell] = new
        self._left += tables.left.take(new) - tables.left.take(old)
        self._surplus += self._step.take(answer, axis=1)
        self._after_timed = timed
        self.answers[self._question, self.rows] = answer
        self._question += 1

    def status(self) -> Bytes:
        """What is known of each skill: 1 validated, -1 invalidated, 0 unknown; (candidate, skill)."""
        self._last[:, self.rows] = self._state
        status: Bytes = self._tables.status.take(self._last[0], axis=0)
        for state in self._last[1:]:
            status += self._tables.status.take(state, axis=0)
        return status

    def _page(self) -> Indices:
        """The filters that leave something, for each candidate."""
        lane = np.int64((1 << LANE) - 1)
        easy = (self._left >> LANE * EASY) & lane > 0
        page = np.where(easy, EASY, 0)
        if self._timed:
            untimed = np.where(
                easy, self._left >> LANE * (EASY | UNTIMED), self._left >> LANE * UNTIMED
            )
            page += np.where((untimed & lane > 0) & self._after_timed, UNTIMED, 0)
        return page

    def _column(self) -> Indices | int:
        """Place of the estimate, or `FIRST`."""
        if not self._question:
            return FIRST
        place: Indices = (self._surplus > 0).view(np.int8).sum(axis=0, dtype=np.intp)
        distance = np.abs(self._surplus)
        if distance.min(initial=1) < NEAR_TIE:
            doubtful = np.flatnonzero((distance < NEAR_TIE).any(axis=0))
            place[doubtful] = estimate_level(self._skills, *self._knowledge(self.rows[doubtful]))
        return place

    def _knowledge(self, rows: Indices) -> tuple[Bytes, Bools]:
        """What answers alone say of each skill, and which were asked."""
        answers = self.answers[: self._question, rows]
        shape = (rows.size, self._skills.level.size)
        status, direct = np.zeros(shape, dtype=np.int8), np.zeros(shape, dtype=bool)
        row = np.broadcast_to(np.arange(rows.size), answers.shape)
        status[row, answers >> 1] = np.where(answers & 1, KNOWN, NOT_KNOWN)
        direct[row, answers >> 1] = True
        return status, direct


def _level_surpluses(skills: CompetenceSkills) -> tuple[Floats, Floats]:
    """Surplus of right answers over those expected, summed at neighbours of `LEVELS`.

    It falls from one pair to the next; where it is above 0, the second of the two is nearer.

    Returns
    -------
    start : float64 array, shape (pair,)
    step : float64 array, shape (pair, skill × 2)
        What a wrong and a right answer add.
    """
    start = with_fictitious(np.zeros(LEVELS.size))
    step = np.repeat(-skills.expected, 2, axis=1)
    step[:, 1::2] += 1
    return start[:-1] + start[1:], np.ascontiguousarray(step[:-1] + step[1:])
