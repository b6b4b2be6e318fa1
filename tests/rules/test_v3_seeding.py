"""Places and items of questions on trial: whatever the draws, and for whole cohorts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.rules.v3 import V3, choose_seeded, seeded_minutes, seeded_order, seeded_places
from pixsim.rules.v3.seeding import LISTED, NONE
from tests.tools.tiers import examples
from tests.tools.v3_reference import random_pool

FEW = settings(max_examples=examples(40), deadline=None)
TRIALS = random_pool(60, seed=4, tubes=20)


@FEW
@given(st.integers(1, 12), st.integers(0, 5), st.integers(0, 2**32))
def test_one_place_lies_in_each_equal_stretch(seeded: int, first: int, seed: int) -> None:
    rules = replace(V3(), seeded=seeded, seeded_between=(first, 27))
    places = seeded_places(rules, np.random.default_rng(seed).random((300, seeded)))
    assert (np.diff(places, axis=1) > 0).all()
    assert places.min() >= first
    assert places.max() <= 27
    edges = [first + (28 - first) * k // seeded for k in range(seeded + 1)]
    for column, (low, high) in zip(places.T, pairwise(edges), strict=True):
        assert low <= column.min() <= column.max() < high


def test_extreme_draws_stay_in_the_test() -> None:
    rules = replace(V3(), seeded=4)
    ends = np.array([[0.0] * 4, [np.nextafter(1.0, 0.0)] * 4])
    low, high = seeded_places(rules, ends).tolist()
    assert low[0] == rules.seeded_between[0]
    assert high[-1] == rules.seeded_between[1]


@pytest.mark.parametrize(
    ("seeded", "between"), [(-1, (4, 30)), (5, (10, 13)), (1, (4, 32)), (1, (9, 8)), (1, (-1, 8))]
)
def test_rules_without_room_for_them_are_refused(seeded: int, between: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="seeded is"):
        V3(seeded=seeded, seeded_between=between)


def test_every_item_is_as_likely_as_any_other() -> None:
    rules = replace(V3(), seeded=2)
    order = seeded_order(rules, np.random.default_rng(3).random((30_000, 60)))
    assert order.shape == (30_000, 2 * LISTED)
    counts = np.bincount(order[:, 0], minlength=60)
    assert abs(counts - 500).max() < 5 * np.sqrt(500)


@FEW
@given(st.integers(0, 2**32))
def test_the_choice_is_the_first_of_the_list_on_nothing_asked(seed: int) -> None:
    """Found candidate by candidate, by reading the rule."""
    rng = np.random.default_rng(seed)
    order = seeded_order(replace(V3(), seeded=1), rng.random((40, 60)))
    asked = rng.integers(0, 60, (40, 12))
    tubes, skills = TRIALS.tube[asked].copy(), TRIALS.skill[asked].copy()
    tubes[::2, 8:] = skills[::2, 8:] = NONE
    available = rng.random(60) < 0.8
    found = choose_seeded(TRIALS, order, tubes, skills, available)
    for row in range(40):
        free = [
            k for k in order[row] if available[k] and TRIALS.skill[k] not in skills[row].tolist()
        ]
        other = [k for k in free if TRIALS.tube[k] not in tubes[row].tolist()]
        assert found[row] == next(iter([*other, *free]), NONE)


def test_nothing_is_chosen_of_nothing() -> None:
    rules = replace(V3(), seeded=2)
    order = seeded_order(rules, np.zeros((3, 0)))
    none = np.full((3, 1), NONE)
    assert choose_seeded(TRIALS, order, none, none).tolist() == [NONE] * 3


def test_what_they_take_of_the_time_is_added() -> None:
    assert seeded_minutes(V3(), 0) == 0
    assert seeded_minutes(V3(), 4) == 14  # 105 minutes for 32 questions
