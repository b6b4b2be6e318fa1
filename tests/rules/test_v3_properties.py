"""Properties of V3 that hold for any test."""

from __future__ import annotations

import math
import pickle
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.foundation.arrays import Floats
from pixsim.irt.grid import grid_points
from pixsim.irt.logistic import information, probability
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v3 import (
    GLOBAL_LEVELS,
    V3,
    Ability,
    Comment,
    ItemPool,
    PoolExhaustedError,
    Status,
    certify,
    competence_levels,
    decide_status,
    degrade,
    estimate_from_scratch,
    pick_place,
    score,
    simulate_assessments,
)
from pixsim.rules.v3.ability import cap_estimate, points_of
from pixsim.rules.v3.items import likelihood_table
from tests.tools.tiers import examples
from tests.tools.v3_ranking import rank_next, theta_of_score
from tests.tools.v3_reference import POOL, cohort, random_pool, sequences, tangled_pool

FEW = settings(max_examples=examples(25), deadline=None)
seeds = st.integers(0, 2**32)
thetas = st.lists(st.floats(-12, 12), min_size=2, max_size=40).map(np.array)


@FEW
@given(seeds, st.integers(0, 19))
def test_without_cap_a_right_answer_anywhere_never_lowers_ability(seed: int, place: int) -> None:
    a, b, correct = sequences(seed)
    better = correct.copy()
    better[:, place] = True
    rules = replace(V3(), cap=0)
    before, after = (estimate_from_scratch(rules, a, b, right).theta for right in (correct, better))
    assert (after >= before - 1e-12).all()


@FEW
@given(seeds)
def test_a_right_last_answer_is_never_worth_less_than_a_wrong_one(seed: int) -> None:
    a, b, correct = sequences(seed)
    last_right, last_wrong = correct.copy(), correct.copy()
    last_right[:, -1], last_wrong[:, -1] = True, False
    up, down = (
        estimate_from_scratch(V3(), a, b, right).theta for right in (last_right, last_wrong)
    )
    assert (up >= down).all()


def test_the_cap_is_narrower_just_above_its_own_value() -> None:
    # which is why, with the cap, an early right answer can leave a lower ability in the end
    theta = np.array([0.49, 0.5, -0.49, -0.5, -3.0, 2.0])
    assert cap_estimate(V3(), theta, np.full(6, 9.0)) == pytest.approx(
        [0.99, 0.75, 0.01, -0.25, -1.5, 3]
    )
    assert cap_estimate(V3(), theta, np.full(6, -9.0)) == pytest.approx(
        [-0.01, 0.25, -0.99, -0.75, -4.5, 1]
    )
    assert (cap_estimate(replace(V3(), cap=0), theta, np.full(6, 9.0)) == 9).all()


@FEW
@given(seeds)
def test_step_by_step_equals_from_scratch_bit_for_bit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    items, right = rng.integers(0, len(POOL), (6, 15)), rng.random((6, 15)) < 0.5
    rules = V3()
    whole = estimate_from_scratch(rules, POOL.a[items], POOL.b[items], right)
    table = likelihood_table(POOL, rules.grid_low, rules.grid_high, rules.grid_step)
    running = Ability(rules, 6)
    for k in range(15):
        running.update(table[2 * POOL.kind[items[:, k]] + right[:, k]])
        np.testing.assert_array_equal(running.theta, whole.theta_after[:, k])
        np.testing.assert_array_equal(running.error(), whole.error_after[:, k])
    np.testing.assert_array_equal(running.theta, whole.theta)


@FEW
@given(seeds, st.lists(st.integers(0, 20), min_size=8, max_size=8))
def test_a_batch_equals_its_rows_one_by_one(seed: int, counts: list[int]) -> None:
    a, b, correct = sequences(seed)
    count = np.array(counts)
    whole = estimate_from_scratch(V3(), a, b, correct, count)
    for row in range(8):
        one = estimate_from_scratch(V3(), a[[row]], b[[row]], correct[[row]], count[[row]])
        np.testing.assert_array_equal(one.theta, whole.theta[[row]])
        np.testing.assert_array_equal(one.error, whole.error[[row]])
        cut = slice(0, counts[row])
        short = estimate_from_scratch(V3(), a[[row], cut], b[[row], cut], correct[[row], cut])
        assert short.theta[0] == whole.theta[row]


@FEW
@given(seeds, st.sampled_from([POOL, tangled_pool()]))
def test_what_comes_next_in_a_batch_equals_its_rows_one_by_one(seed: int, pool: ItemPool) -> None:
    rng = np.random.default_rng(seed)
    count = rng.integers(0, 33, 12)
    items, right = rng.integers(0, len(pool), (12, 32)), rng.random((12, 32)) < 0.5
    whole = rank_next(V3(), pool, items, right, count)
    for row in range(12):
        one = rank_next(V3(), pool, items[[row]], right[[row]], count[[row]])
        np.testing.assert_array_equal(one.ranking.items[0], whole.ranking.items[row])
        assert one.ranking.count[0] == whole.ranking.count[row]
        assert one.ended[0] == (count[row] == 32)


@FEW
@given(seeds, st.sampled_from([POOL, tangled_pool()]))
def test_a_batch_is_degraded_as_its_rows_one_by_one(seed: int, pool: ItemPool) -> None:
    rng = np.random.default_rng(seed)
    count = rng.integers(0, 33, 40)
    found = simulate_assessments(V3(), pool, rng.normal(0, 2, 40), rng)
    items, right = found.items.copy(), found.correct.copy()
    after = np.concatenate([np.full((40, 1), V3().start_theta), found.theta_after], axis=1)
    theta = after[np.arange(40), count]
    whole = degrade(V3(), pool, items, right, count, theta)
    beyond = np.arange(32) >= count[:, None]
    items[beyond], right[beyond] = -1, True  # padding is not looked at
    for row in range(0, 40, 8):
        one = degrade(V3(), pool, items[[row]], right[[row]], count[[row]], theta[[row]])
        np.testing.assert_array_equal(one.items[0], whole.items[row])
        np.testing.assert_array_equal(one.items[0, : count[row]], items[row, : count[row]])
        np.testing.assert_array_equal(one.theta_after[0], whole.theta_after[row])
        assert one.theta[0] == whole.theta[row] == one.theta_after[0, -1]


@FEW
@given(seeds)
def test_no_tube_twice_and_sixteen_competences_first(seed: int) -> None:
    found = cohort(V3(), seed)
    tubes = np.sort(POOL.tube[found.items], axis=1)
    assert (np.diff(tubes, axis=1) > 0).all()
    first = np.sort(POOL.competence[found.items[:, :16]], axis=1)
    assert (first == np.arange(16)).all()
    competence = POOL.competence[found.items]
    assert (competence[:, 1:] != competence[:, :-1]).all()
    assert (competence[:, 2:] != competence[:, :-2]).all()


@FEW
@given(thetas)
def test_score_and_levels_rise_with_ability(theta: Floats) -> None:
    theta = np.sort(theta)
    pix, reached = score(V3(), theta)
    assert (np.diff(pix) >= 0).all()
    assert (np.diff(reached) >= 0).all()
    assert (np.diff(competence_levels(V3(), theta), axis=0) >= 0).all()
    assert ((pix >= 0) & (pix <= 895)).all()
    for p, g in zip(pix, reached, strict=True):
        assert g == -1 or GLOBAL_LEVELS[g].minimum <= p <= GLOBAL_LEVELS[g].maximum


@given(st.integers(0, 895))
def test_the_ability_of_a_score_gives_that_score(pix: int) -> None:
    theta, reached = theta_of_score(V3(), np.array([pix]))
    found, again = score(V3(), theta + 1e-9)
    assert found[0] == pix
    assert again[0] == reached[0]


@FEW
@given(st.integers(1, 5), st.lists(st.floats(0, 1, exclude_max=True), min_size=4, max_size=4))
def test_a_pick_reads_its_draws_from_the_left(possible: int, draws: list[float]) -> None:
    place, consumed = pick_place(V3(), np.array([possible]), np.array([draws]))
    taken = [u * 100 < 51 for u in draws[: possible - 1]]
    wanted = taken.index(True) if True in taken else possible - 1
    assert place[0] == wanted
    assert consumed[0] == (wanted + 1 if True in taken else possible - 1)


@FEW
@given(seeds, st.lists(st.integers(20, 31), min_size=6, max_size=6))
def test_degradation_skips_the_best_items_from_the_ability_before(
    seed: int, counts: list[int]
) -> None:
    found, count = cohort(V3(), seed, 6), np.array(counts)
    before = found.theta_after[np.arange(6), count - 1]
    filled = degrade(V3(), POOL, found.items, found.correct, count, before)
    answered = np.arange(32) < count[:, None]
    np.testing.assert_array_equal(filled.items[answered], found.items[answered])
    a, b, right = POOL.a[filled.items], POOL.b[filled.items], found.correct & answered
    again = estimate_from_scratch(V3(), a, b, right, start=before)
    np.testing.assert_array_equal(filled.theta, again.theta)
    np.testing.assert_array_equal(filled.theta_after, again.theta_after)
    for k in range(count.max(), 32):
        known = (filled.items[:, :k], right[:, :k], np.full(6, k))
        best = rank_next(V3(), POOL, *known, start=before).ranking.items[:, 0]
        np.testing.assert_array_equal(filled.items[:, k], best)


@FEW
@given(seeds)
@pytest.mark.full
def test_certificates_of_a_batch_equal_those_alone(seed: int) -> None:
    found, rng = cohort(V3(), seed, 10), np.random.default_rng(seed)
    inputs: dict[str, Any] = {
        "count": rng.integers(15, 33, 10),
        "abort": rng.integers(0, 3, 10).astype(np.int8),
        "fraud": rng.random(10) < 0.2,
        "cancelled_by_jury": rng.random(10) < 0.2,
    }
    whole = certify(V3(), POOL, found.items, found.correct, **inputs)
    for row in range(10):
        own = {name: array[[row]] for name, array in inputs.items()}
        one = certify(V3(), POOL, found.items[[row]], found.correct[[row]], **own)
        for name in ("status", "comment", "score", "theta", "global_level", "level", "degraded"):
            np.testing.assert_array_equal(getattr(one, name)[0], getattr(whole, name)[row])


def test_a_finished_test_is_scored_from_the_ability_it_ended_with() -> None:
    found = cohort(V3())
    count = np.full(40, 32)
    given_, computed = (
        certify(V3(), POOL, found.items, found.correct, count, theta=theta)
        for theta in (found.theta, None)
    )
    np.testing.assert_array_equal(given_.score, computed.score)
    np.testing.assert_array_equal(given_.theta, computed.theta)
    pix, _ = score(V3(), found.theta)
    np.testing.assert_array_equal(computed.score, pix)


@pytest.mark.parametrize(
    ("count", "abort", "pix", "status", "comment"),
    [
        (32, AbortReason.CANDIDATE, 64, Status.VALIDATED, Comment.NONE),
        (32, AbortReason.NONE, 0, Status.REJECTED, Comment.REJECTED_DUE_TO_ZERO_PIX_SCORE),
        (19, AbortReason.CANDIDATE, 64, Status.REJECTED, Comment.REJECTED_DUE_TO_LACK_OF_ANSWERS),
        (
            19,
            AbortReason.TECHNICAL,
            64,
            Status.CANCELLED,
            Comment.CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON,
        ),
        (20, AbortReason.TECHNICAL, 64, Status.VALIDATED, Comment.NONE),
    ],
)
def test_status(count: int, abort: AbortReason, pix: int, status: Status, comment: Comment) -> None:
    found = decide_status(
        V3(),
        count=np.array([count]),
        score=np.array([pix]),
        global_level=np.array([1]),
        abort=np.array([abort], np.int8),
    )
    assert (found.status[0], found.comment[0]) == (status, comment)


def test_absurd_items_underflow_to_nan_and_have_no_score() -> None:
    a, b = np.full((1, 12), 40.0), np.full((1, 12), 30.0)
    theta = estimate_from_scratch(V3(), a, b, np.ones((1, 12), bool)).theta
    assert np.isnan(theta).all()
    with pytest.raises(ValueError, match="1 abilities are NaN"):
        score(V3(), theta)


def test_too_many_answers_are_refused() -> None:
    items, right = np.zeros((1, 33), int), np.zeros((1, 33), bool)
    for act in (rank_next, certify):
        with pytest.raises(ValueError, match="33 answers, more than the test's 32"):
            act(V3(), POOL, items, right, np.array([33]))
    with pytest.raises(ValueError, match="uniforms has 3 columns, 4 are needed"):
        pick_place(V3(), np.array([5]), np.zeros((1, 3)))


def test_an_exhausted_pool_keeps_its_rows_across_processes() -> None:
    error = pickle.loads(pickle.dumps(PoolExhaustedError(np.array([4, 7]), 40)))
    assert error.rows.tolist() == [4, 7]
    assert "2 candidate(s), the first in row 4" in str(error)


def test_a_pool_is_its_content() -> None:
    copy = pickle.loads(pickle.dumps(POOL))
    assert copy == POOL
    assert hash(copy) == hash(POOL)
    assert copy != random_pool(seed=9)
    with pytest.raises(ValueError, match="read-only"):
        POOL.a[0] = 1


def test_logistic_model() -> None:
    theta = np.linspace(-9, 9, 50)
    p = probability(theta, 1.3, 0.4)
    np.testing.assert_allclose(np.log(p / (1 - p)), 1.3 * (theta - 0.4), atol=1e-9)
    slope = np.gradient(probability(np.array([-1e-6, 0, 1e-6]), 1.3, 0.4), 1e-6)[1]
    at_zero = probability(0.0, 1.3, 0.4)
    assert information(0.0, 1.3, 0.4) == pytest.approx(slope**2 / (at_zero * (1 - at_zero)))
    assert probability(-1e4, 1.0, 0.0) == 0
    assert grid_points(0, 1, 0.25).tolist() == [0, 0.25, 0.5, 0.75]


def test_published_example_of_one_answer() -> None:
    rules = replace(V3(), cap=0, start_theta=0)
    found = estimate_from_scratch(
        rules, np.array([[1.86350005965093]]), np.array([[0.194712138508747]]), np.array([[True]])
    )
    assert found.theta[0] == pytest.approx(0.859419960298745, abs=1e-12)
    assert found.error[0] == pytest.approx(0.9327454634914153, abs=1e-12)
    assert points_of(rules)[-1] == 8.999999999999988


def test_an_ability_in_a_hole_between_bands_is_scored_by_the_last_band() -> None:
    bands = list(V3().bands)
    bands[2] = bands[2]._replace(minimum=-0.4)
    pix, level = score(replace(V3(), bands=tuple(bands)), np.array([-0.52, -0.469, -0.4]))
    assert level.tolist() == [1, 7, 2]
    assert pix.tolist() == [127, math.floor(128 * (7 - (8 + 0.469) / 4)), 128]
