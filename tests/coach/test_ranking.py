"""Which skills come first: one person or many, by the same arrays."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pixsim.coach.evidence import NEVER, Evidence
from pixsim.coach.profile_improvement import profile_holds, rank_improvements
from pixsim.coach.ranking import rank_coming, rank_near
from pixsim.rules.v2 import V2


def evidence(days: list[float], misses: list[int]) -> Evidence:
    return Evidence(np.array([days]), np.array([misses]), np.array([misses]) == 0)


def test_wrong_comes_before_old_old_before_short() -> None:
    seen = evidence([NEVER, 3, 3, 0, 9], [0, 0, 0, 1, 0])
    coming = np.array([[True, True, True, True, False]])
    order = rank_coming(coming, seen, np.array([60.0, 90, 50, 60, 10]), np.zeros((1, 5)))
    assert order.tolist() == [[3, 0, 2, 1, 4]]


def test_at_ones_level_competences_take_turns() -> None:
    level, competence = np.array([1, 2, 5, 1, 2, 3]), np.array([0, 0, 0, 1, 1, 1])
    seen = evidence([NEVER, NEVER, NEVER, 2, NEVER, NEVER], [0] * 6)
    order = rank_near(
        np.array([[0, 2]]), level, competence, np.ones(6, bool), seen,
        np.array([50.0, 40, 10, 10, 60, 50]), np.zeros((1, 6)),
    )  # fmt: skip
    # competence 0 was never practised; skill 2 is four levels away, skill 3 was seen
    assert order.tolist() == [[1, 5, 0, 4, 2, 3]]


@given(seed=st.integers(0, 10**6), people=st.integers(1, 5))
def test_one_row_says_what_it_says_among_others(seed: int, people: int) -> None:
    rng, skills = np.random.default_rng(seed), 30
    days = np.where(rng.random((people, skills)) < 0.3, NEVER, rng.integers(0, 5, (people, skills)))
    misses = rng.integers(0, 2, (people, skills))
    many, tie = Evidence(days, misses, misses == 0), rng.random((people, skills))
    seconds, coming = rng.random(skills), rng.random((people, skills)) < 0.5
    competence, levels = np.sort(rng.integers(0, 4, skills)), rng.integers(1, 8, skills)
    own = rng.integers(0, 8, (people, 4))
    near = rank_near(own, levels, competence, coming, many, seconds, tie)
    together = rank_coming(coming, many, seconds, tie)
    for k in range(people):
        one = slice(k, k + 1)
        alone = Evidence(days[one], misses[one], misses[one] == 0)
        assert (rank_coming(coming[one], alone, seconds, tie[one]) == together[one]).all()
        found = rank_near(own[one], levels, competence, coming[one], alone, seconds, tie[one])
        assert (found == near[one]).all()
        assert sorted(near[k].tolist()) == list(range(skills))
        count = int(coming[k].sum())
        assert coming[k][near[k, :count]].all()


def test_the_nearest_level_is_improved_first_and_the_highest_never() -> None:
    pix, rules = np.array([[15, 8, 56, 23, 0]]), V2()
    order, count = rank_improvements(pix, np.array([[True, True, True, True, False]]), rules)
    assert count.tolist() == [3]
    assert order[0, :3].tolist() == [0, 3, 1]


def test_a_profile_holds_once_most_was_asked_and_most_was_right() -> None:
    coming = np.ones((3, 9), bool)
    asked = np.array([[True] * 5 + [False] * 4, [True] * 9, [True] * 9])
    right = np.array([[True] * 9, [True] * 6 + [False] * 3, [True] * 5 + [False] * 4])
    known, holds = profile_holds(right, asked, coming)
    assert known.tolist() == [False, True, True]
    assert holds.tolist() == [False, True, False]
