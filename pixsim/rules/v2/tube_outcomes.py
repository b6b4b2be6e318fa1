"""What a tube can come to in a positioning, tabulated by the kernels that position one person.

Answers settle a tube from both ends, so that few states of it can be reached: an interval of skills
remains unknown. What each answer makes of each state (`infer_knowledge`) and what each skill of it is worth at
each estimate (`expected_rewards`) is worked out once; a positioning of many then reads tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes, Floats, Indices
from pixsim.rules.v2.positioning import (
    LEVELS,
    UNKNOWN,
    CompetenceSkills,
    expected_rewards,
    infer_knowledge,
)

FIRST = LEVELS.size
"""Column of the first question, after those of the estimates."""
NEVER = -np.inf


@dataclass(frozen=True, slots=True)
class TubeStates:
    """The states of one tube, all of whose skills have a question.

    Attributes
    ----------
    status : int8 array, shape (state, skill)
        1 validated, -1 invalidated, 0 unknown; state 0 is all unknown.
    after : intp array, shape (state, skill, outcome)
        State after a wrong and after a right answer; the state itself where the skill is known.
    worth : float64 array, shape (state, column, skill)
        Reward at each of `LEVELS`, then the order of the first question (more is earlier);
        `NEVER` where the skill is known or too hard.
    """

    status: Bytes
    after: Indices
    worth: Floats


@lru_cache(maxsize=256)
def tube_states(levels: tuple[int, ...]) -> TubeStates:
    """States of a tube whose skills have these levels."""
    size = len(levels)
    skills = CompetenceSkills(np.array(levels), np.zeros(size, np.intp), np.ones(size, dtype=bool))
    status, after = _reachable_states(skills)
    states = len(status)
    row, skill = np.nonzero(np.repeat(status == UNKNOWN, FIRST, axis=0))
    estimate = np.tile(np.arange(FIRST), states)
    open_ = np.repeat(status == UNKNOWN, FIRST, axis=0)
    worth = np.full((states, FIRST + 1, size), NEVER)
    at_estimates = np.full((states * FIRST, size), NEVER)
    at_estimates[row, skill] = expected_rewards(skills, open_, row, skill, estimate)
    worth[:, :FIRST] = at_estimates.reshape(states, FIRST, size)
    worth[:, :FIRST][:, ~skills.near] = NEVER
    worth[:, FIRST] = np.where(status == UNKNOWN, -skills.first_order.astype(float), NEVER)
    return TubeStates(status, after, worth)


def _reachable_states(skills: CompetenceSkills) -> tuple[Bytes, Indices]:
    """All states that answers lead to, and where each answer leads."""
    size = skills.level.size
    status = np.zeros((1, size), dtype=np.int8)
    places = {status[0].tobytes(): 0}
    after: list[Indices] = []
    done = 0
    while done < len(status):
        new = status[done:]
        shape = (len(new), size, 2)
        row, skill, right = (x.ravel() for x in np.indices(shape))
        created = infer_knowledge(skills, new[row] != UNKNOWN, skill, right.astype(bool))
        led = np.where(created != UNKNOWN, created, new[row])
        led = np.where((new[row, skill] == UNKNOWN)[:, None], led, new[row])
        done = len(status)
        found = np.array([places.setdefault(x.tobytes(), len(places)) for x in led], dtype=np.intp)
        after.append(found.reshape(shape))
        fresh = np.unique(found[found >= done], return_index=True)[1]
        status = np.concatenate([status, led[np.flatnonzero(found >= done)[fresh]]])
    return status, np.concatenate(after)


@dataclass(frozen=True, slots=True)
class CompetenceTables:
    """The tubes of one competence; their states are numbered one tube after the other.

    A *page* says which filters apply: `EASY` tubes only, `UNTIMED` skills only, none or both.

    Attributes
    ----------
    first : intp array, shape (tube,)
        State of each tube before any answer.
    tube_of : intp array, shape (skill,)
    after : int32 array, shape (state × skill × 2,)
        State after a wrong and a right answer to a skill of the competence.
    left : int64 array, shape (state,)
        Unknown skills that each page lets through, `LANE` bits a page, the first lowest.
    offered : uint16 or uint32 array, shape (page × column × state,)
        The skills of the tube that are worth the most in it, a bit each by their place in the tube;
        from bit `IN_TUBE` on the rank of what they are worth. 0 where none may be asked.
    member : intp array, shape (tube × `IN_TUBE`,)
        Skill at each place of each tube.
    status : int8 array, shape (state, skill)
        Of the skills of the tube; 0 elsewhere.
    """

    first: Indices
    tube_of: Indices
    after: NDArray[np.int32]
    left: NDArray[np.int64]
    offered: NDArray[np.unsignedinteger]
    member: Indices
    status: Bytes


LANE = 16  # bits
IN_TUBE = 8  # skills, at most: the bits of a byte; one of each level, which end at 8
MOST_SKILLS = 255  # of a competence: they are counted in a byte
COLUMNS = FIRST + 1
EASY, UNTIMED = 1, 2
PAGES = 4


def competence_tables(skills: CompetenceSkills, timed: Bools) -> CompetenceTables:
    """Tables of a competence, made once for all that have the same skills.

    Parameters
    ----------
    skills : CompetenceSkills
        All with a question.
    timed : bool array, shape (skill,)
        Its first question has a timer.
    """
    if not skills.has_question.all():
        raise ValueError("a skill without a question is never asked: leave it out")
    if np.unique(skills.tube, return_counts=True)[1].max(initial=0) > IN_TUBE:
        raise ValueError(f"a tube has more than {IN_TUBE} skills")
    if skills.tube.size > MOST_SKILLS:
        raise ValueError(f"a competence has more than {MOST_SKILLS} skills")
    return _competence_tables(
        tuple(skills.level.tolist()), tuple(skills.tube.tolist()), tuple(timed.tolist())
    )


@lru_cache(maxsize=64)
def _competence_tables(
    level: tuple[int, ...], tube: tuple[int, ...], timed: tuple[bool, ...]
) -> CompetenceTables:
    skills = CompetenceSkills(np.array(level), np.array(tube), np.ones(len(level), dtype=bool))
    size = len(level)
    numbers, tube_of = np.unique(skills.tube, return_inverse=True)
    members = [np.flatnonzero(tube_of == number) for number in range(len(numbers))]
    tubes = [tube_states(tuple(skills.level[at].tolist())) for at in members]
    first = np.cumsum([0, *(len(tube.status) for tube in tubes)])
    states = int(first[-1])
    status = np.zeros((states, size), dtype=np.int8)
    after = np.zeros((states, size, 2), dtype=np.int32)
    left = np.zeros(states, dtype=np.int64)
    most = np.empty((PAGES, COLUMNS, states))
    best = np.zeros((PAGES, COLUMNS, states), dtype=np.int64)
    member = np.zeros((len(tubes), IN_TUBE), dtype=np.intp)
    allowed = _allowed_skills(skills, np.array(timed))
    for number, (start, at, found) in enumerate(zip(first, members, tubes, strict=False)):
        member[number, : at.size] = at
        rows = slice(start, start + len(found.status))
        status[rows, at], after[rows, at] = found.status, found.after + start
        counts = (found.status == UNKNOWN) @ allowed[:, at].T.astype(np.int64)
        left[rows] = (counts << LANE * np.arange(PAGES)).sum(axis=1)
        worth = np.where(allowed[:, None, None, at], found.worth.transpose(1, 0, 2), NEVER)
        most[..., rows] = worth.max(axis=-1)
        for place in range(at.size):
            is_best = (worth[..., place] == most[..., rows]) & (most[..., rows] > NEVER)
            best[..., rows] |= is_best.astype(np.int64) << place
    rank = np.unique(np.append(most.ravel(), NEVER), return_inverse=True)[1][:-1]
    return CompetenceTables(
        first=first[:-1],
        tube_of=tube_of.astype(np.intp),
        after=after.reshape(-1),
        left=left,
        offered=_narrow_type(rank << IN_TUBE | best.reshape(-1)),
        member=member.reshape(-1),
        status=status,
    )


def _narrow_type(values: NDArray[np.int64]) -> NDArray[np.unsignedinteger]:
    """In two bytes where they fit, else in four."""
    return values.astype(np.uint16 if values.max() < 1 << 16 else np.uint32)


def _allowed_skills(skills: CompetenceSkills, timed: Bools) -> Bools:
    """Skills that the filters of each page let through, shape (page, skill)."""
    allowed = np.ones((PAGES, timed.size), dtype=bool)
    for page in range(PAGES):
        if page & EASY:
            allowed[page] &= skills.in_easy_tube
        if page & UNTIMED:
            allowed[page] &= ~timed
    return allowed
