"""Positionings of many, by tables, against the kernels that position one person."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.rules.v2 import positionings
from pixsim.rules.v2.positioning import (
    CompetenceSkills,
    estimate_level,
    infer_knowledge,
    next_skills,
)
from pixsim.rules.v2.positionings import Positionings, Possible
from pixsim.rules.v2.tube_outcomes import competence_tables

CANDIDATES = 40


def skills_of(rng: np.random.Generator, tubes: int, hardest: int) -> CompetenceSkills:
    """Tubes of some of the levels each, in any order along the skill axis."""
    level, tube = np.nonzero(rng.random((hardest, tubes)) < 0.7)
    level, tube = np.append(level, 0), np.append(tube, tubes)  # at least one skill
    order = rng.permutation(level.size)
    return CompetenceSkills(level[order] + 1, tube[order], np.ones(level.size, dtype=bool))


def offered(possible: Possible, skills: int) -> np.ndarray:
    """Flags of the skills that are offered, each at one place."""
    number = possible.number.astype(int)
    flags = np.zeros((number.size, skills), dtype=int)
    for place in range(int(number.max(initial=0))):
        rows = np.flatnonzero(place < number)
        flags[rows, possible.at(np.minimum(place, number - 1))[rows]] += 1
    return flags


def follow(skills: CompetenceSkills, timed: np.ndarray, rng: np.random.Generator) -> int:
    """Position a batch to its end, each step against the plain kernels; questions asked."""
    batch = Positionings(skills, timed, CANDIDATES)
    shape = (CANDIDATES, skills.level.size)
    status, direct = np.zeros(shape, dtype=np.int8), np.zeros(shape, dtype=bool)
    after_timed, rows = np.zeros(CANDIDATES, dtype=bool), np.arange(CANDIDATES)
    able = rng.random(CANDIDATES)
    for question in range(skills.level.size + 1):
        wanted = next_skills(
            skills, status[rows], direct[rows],
            playable=np.ones((rows.size, skills.level.size), dtype=bool),
            timed=np.broadcast_to(timed, (rows.size, timed.size)),
            first=np.full(rows.size, question == 0), after_timed=after_timed[rows],
        ).possible  # fmt: skip
        possible = batch.ask()
        goes_on = wanted.any(axis=1)
        rows = rows[goes_on]
        assert batch.rows.tolist() == rows.tolist()
        assert (offered(possible, skills.level.size) == wanted[goes_on]).all()
        if not rows.size:
            break
        skill = possible.at(rng.integers(0, possible.number))
        assert wanted[goes_on][np.arange(rows.size), skill].all()
        right = rng.random(rows.size) < able[rows]
        created = infer_knowledge(skills, status[rows] != 0, skill, right)
        status[rows] = np.where(created != 0, created, status[rows])
        direct[rows, skill] = True
        after_timed[rows] = timed[skill]
        batch.record(skill, right, timed[skill])
    assert not rows.size
    assert (batch.status() == status).all()
    return int(direct.sum())


@settings(deadline=None, max_examples=40)  # the machine may be busy
@given(st.integers(0, 2**32), st.integers(1, 12), st.integers(1, 8), st.floats(0, 1))
def test_tables_ask_what_the_kernels_ask(seed: int, tubes: int, hardest: int, share: float) -> None:
    """One word and two, with and without easy tubes and timers."""
    rng = np.random.default_rng(seed)
    skills = skills_of(rng, tubes, hardest)
    timed = rng.random(skills.level.size) < share
    assert follow(skills, timed, rng) >= CANDIDATES


def test_sums_too_near_to_tell_are_left_to_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """With all of them called too near, every estimate is the kernel's."""
    asked = []

    def counted(*arguments: np.ndarray) -> np.ndarray:
        asked.append(arguments)
        return estimate_level(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(positionings, "NEAR_TIE", 100.0)
    monkeypatch.setattr(positionings, "estimate_level", counted)
    rng = np.random.default_rng(5)
    skills = skills_of(rng, 9, 7)
    assert follow(skills, rng.random(skills.level.size) < 0.2, rng) > 5 * CANDIDATES
    assert len(asked) > 5


def test_skills_of_one_level_in_a_tube_are_told_apart() -> None:
    level, tube = np.array([1, 2, 2, 3, 3, 2]), np.array([0, 0, 0, 0, 0, 1])
    skills = CompetenceSkills(level, tube, np.ones(6, dtype=bool))
    follow(skills, np.zeros(6, dtype=bool), np.random.default_rng(1))


def test_more_skills_than_bytes_hold_are_refused() -> None:
    skills = CompetenceSkills(
        np.arange(1, 10) % 8 + 1, np.zeros(9, np.intp), np.ones(9, dtype=bool)
    )
    with pytest.raises(ValueError, match="more than 8 skills"):
        competence_tables(skills, np.zeros(9, dtype=bool))
    many = CompetenceSkills(np.ones(256, np.intp), np.arange(256), np.ones(256, dtype=bool))
    with pytest.raises(ValueError, match="more than 255 skills"):
        competence_tables(many, np.zeros(256, dtype=bool))


def test_a_skill_without_a_question_is_refused() -> None:
    skills = CompetenceSkills(np.array([1, 2]), np.array([0, 0]), np.array([True, False]))
    with pytest.raises(ValueError, match="without a question"):
        competence_tables(skills, np.zeros(2, dtype=bool))
