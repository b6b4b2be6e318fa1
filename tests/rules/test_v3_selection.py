"""Selections of whole cohorts are exactly those of a candidate-by-candidate scan of the bank."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import information
from pixsim.rules.v3 import (
    V3,
    ItemPool,
    PoolExhaustedError,
    Progress,
    Streams,
    Trail,
    administer,
    choose_item,
    eligible_items,
    modelled_answers,
    simulate_assessments,
)
from pixsim.rules.v3.candidate_streams import PICKS
from pixsim.rules.v3.information_order import CELLS, FEW_KINDS, orders_of
from pixsim.rules.v3.item_kinds import kinds_of
from pixsim.rules.v3.shortlist import make_shortlists
from tests.tools.tiers import steps
from tests.tools.v3_ranking import rank
from tests.tools.v3_reference import odd_pool, prior_pool, random_pool, scan, tangled_pool

POOLS = {
    "random": random_pool(),
    "priors": prior_pool(),
    "odd": odd_pool(),
    "tangled": tangled_pool(),
    "small": random_pool(150, seed=1, tubes=75),
}
RULES = {
    "official": V3(),
    "always the best": replace(V3(), pick_percent=100),
    "by skill": replace(V3(), one_per_tube=False),
    "any competence": replace(V3(), all_competences_first=False, competence_gap=4),
    "no cap, no gap": replace(V3(), cap=0, competence_gap=0, start_theta=0.3),
    "long list": replace(V3(), list_length=9, pick_percent=20, length=24),
}


@pytest.mark.sampled(10)
@pytest.mark.parametrize("step", steps(10))
@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
@pytest.mark.parametrize("pool", POOLS.values(), ids=POOLS)
def test_a_cohort_is_asked_what_a_scan_finds(rules: V3, pool: ItemPool, step: int) -> None:
    candidates = 40  # enough for short lists; 30 × 40 × 32 steps in all
    ability = np.random.default_rng(5).normal(0, 2, candidates)
    found = simulate_assessments(rules, pool, ability, np.random.default_rng(7))
    streams = Streams.of(np.random.default_rng(7))
    rows, width = slice(0, candidates), rules.list_length - 1
    draws = [streams.uniforms(rows, q, PICKS, width) for q in range(rules.length)]
    ties = np.stack([streams.ties(rows, q) for q in range(rules.length)], axis=1)
    for c in range(0, candidates, step):
        right = found.correct[c]
        own = np.stack([question[c] for question in draws])
        asked, estimates = scan(rules, pool, own, lambda q, _, right=right: right[q], ties[c])
        assert found.items[c].tolist() == asked
        np.testing.assert_allclose(found.theta_after[c], estimates, rtol=0, atol=1e-9)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("pool", POOLS.values(), ids=POOLS)
def test_short_lists_give_every_place_of_the_full_ranking(pool: ItemPool) -> None:
    rules, rng = V3(), np.random.default_rng(11)
    candidates = 600
    checked = 0
    for answered in (0, 5, 12, 15, 16, 20, 25):
        items = np.stack([rng.permutation(len(pool))[:answered] for _ in range(candidates)])
        count = np.full(candidates, answered)
        open_ = eligible_items(rules, pool, Trail.of(rules, pool, items.astype(np.intp), count))
        theta = rng.uniform(-10, 10, candidates)  # beyond the grid too
        theta[:9] = np.linspace(-9, 9, 9)
        theta[9] = np.nan
        ranking = rank(rules, pool, theta, open_)
        for place in range(rules.list_length):
            own = np.minimum(place, open_.count - 1).astype(np.intp)
            chosen = choose_item(rules, pool, theta, open_, own)
            np.testing.assert_array_equal(chosen, ranking.items[np.arange(candidates), own])
            checked += candidates
    assert checked == 21_000


def test_equal_rewards_of_unlike_items_keep_pool_order() -> None:
    # items as far above as below the estimate are equally informative
    distance = np.repeat(np.random.default_rng(0).permutation(np.linspace(0.1, 3, 30)), 4)
    side = np.random.default_rng(1).choice([-1, 1], distance.size)
    tube = np.arange(distance.size)
    pool = ItemPool(np.ones(tube.size), side * distance, tube % 16, tube, tube)
    theta = np.zeros(64)
    open_ = eligible_items(V3(), pool, Trail(V3(), pool, 64))
    ranking = rank(V3(), pool, theta, open_)
    assert (np.diff(ranking.rewards[0]) == 0).sum() >= 3
    assert np.unique(pool.b[ranking.items[0]]).size > 2
    for place in range(5):
        chosen = choose_item(V3(), pool, theta, open_, np.full(64, place))
        np.testing.assert_array_equal(chosen, ranking.items[:, place])


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
@pytest.mark.parametrize("pool", POOLS.values(), ids=POOLS)
def test_a_trail_kept_equals_one_made_from_history(rules: V3, pool: ItemPool) -> None:
    items = np.random.default_rng(0).integers(0, len(pool), (20, 30))  # with repeats
    kept = Trail(rules, pool, 20)
    for k in range(30):
        kept.record(items[:, k])
    made = Trail.of(rules, pool, items, np.full(20, 30))
    for name in ("unasked", "visited", "left"):
        np.testing.assert_array_equal(getattr(kept, name), getattr(made, name))
    one, other = eligible_items(rules, pool, kept), eligible_items(rules, pool, made)
    np.testing.assert_array_equal(one.competence, other.competence)
    np.testing.assert_array_equal(one.count, other.count)
    rows, columns = np.arange(20), np.arange(len(pool))[None, :]
    mask = one.mask(rules, pool, rows, columns)
    np.testing.assert_array_equal(mask, other.mask(rules, pool, rows, columns))
    np.testing.assert_array_equal(mask.sum(axis=1), one.count)


def test_latest_competences_are_asked_again_where_nothing_else_remains() -> None:
    pool = random_pool()
    item = int(np.flatnonzero(pool.competence == 3)[0])
    asked = np.array([[item]], dtype=np.intp)
    trail = Trail.of(V3(), pool, asked, np.ones(1, dtype=np.intp))
    own = (pool.competence == 3)[None, :]
    alone = eligible_items(V3(), pool, trail, own)
    assert alone.competence.tolist() == [1 << 3]
    assert alone.count[0] == (own[0] & (pool.tube != pool.tube[item])).sum() > 0
    rules = replace(V3(), all_competences_first=False)
    with_another = eligible_items(rules, pool, trail, own | (pool.competence == 5)[None, :])
    assert with_another.competence.tolist() == [1 << 5]


def test_short_lists_decide_nearly_always() -> None:
    pool = random_pool()
    lists = make_shortlists(pool, -9, 9)
    theta = np.random.default_rng(0).uniform(-4, 4, 2000)
    cell = lists.cell(theta)
    tier = lists.tiers[0]
    reward = information(theta[:, None], pool.a[tier.items[cell]], pool.b[tier.items[cell]])
    best = reward.argmax(axis=1)
    kind = lists.kind[tier.items[cell, best]]
    assert tier.decides(cell, kind, reward.max(axis=1)).mean() > 0.99


def test_the_bound_of_what_is_left_out_holds() -> None:
    pool = odd_pool()
    lists = make_shortlists(pool, -9, 9)
    theta = np.random.default_rng(1).uniform(-9, 9, 3000)
    cell = lists.cell(theta)
    everything = information(theta[:, None], pool.a, pool.b)
    for tier in lists.tiers:
        out = everything.copy()
        np.put_along_axis(out, tier.items[cell], -np.inf, axis=1)
        assert (out.max(axis=1) <= tier.cut[cell]).all()


@pytest.mark.sampled(2)
@pytest.mark.parametrize("step", steps(12))
@pytest.mark.parametrize("name", POOLS)
def test_runs_follow_each_other_all_over_a_cell(name: str, step: int) -> None:
    pool = POOLS[name]
    kinds, orders = kinds_of(pool, True), orders_of(pool, True, -9, 9)
    edges = np.linspace(orders.low, orders.high, CELLS + 1)[:-1]
    theta = np.concatenate([np.random.default_rng(2).uniform(-6, 6, 3000), edges[::8]])[::step]
    cell = orders.cell(theta)
    which = orders.which[:, cell].T.astype(np.intp)
    a, b = (kinds.a, kinds.b) if kinds.size.size <= FEW_KINDS else (pool.a, pool.b)
    one = which if kinds.size.size <= FEW_KINDS else kinds.item[which]
    reward = np.take_along_axis(information(theta[:, None], a, b), one, axis=1)
    everything = information(theta[:, None], a, b)
    np.put_along_axis(everything, one, -np.inf, axis=1)
    kind = np.repeat(np.arange(kinds.size.size), kinds.size)[which]
    if kinds.size.size > FEW_KINDS:  # the list may end within a kind
        of_item = np.empty(len(pool), dtype=np.intp)
        of_item[kinds.item] = np.repeat(np.arange(kinds.size.size), kinds.size)
        everything[kind[:, -1:] == of_item] = -np.inf
    unlisted = everything.max(axis=1)
    length = orders.length.reshape(-1, CELLS)[:, cell].T.astype(np.intp)
    before = orders.before.reshape(-1, CELLS)[:, cell].T.astype(np.intp)
    checked = 0
    for place in range(which.shape[1]):
        rows = np.flatnonzero(length[:, place] > 0)
        start = (place - before[rows, place])[:, None]
        end = start + length[rows, place][:, None]
        column, value = np.arange(which.shape[1]), reward[rows, place][:, None]
        own = reward[rows]
        if kinds.size.size > FEW_KINDS:  # those of its kind are as informative, in pool order
            twin = kind[rows] == kind[rows, place][:, None]
            own = np.where(twin, np.where(column < place, np.inf, -np.inf), own)
        assert ((own > value) | (column >= start)).all()
        assert ((own < value) | (column < end)).all()
        assert (unlisted[rows] < value[:, 0]).all()
        checked += rows.size
    assert checked > 0.9 * which.size or name == "odd"
    if name == "priors":
        assert (length == 1).mean() > 0.95


@pytest.mark.sampled(2)
@pytest.mark.parametrize("block", [1, 7, 33, 64])
def test_results_do_not_depend_on_blocks(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pool, rules = random_pool(), replace(V3(), length=20)
    ability = np.random.default_rng(2).normal(0, 2, (70, 16))
    whole = simulate_assessments(rules, pool, ability, np.random.default_rng(3))
    monkeypatch.setattr(sys.modules["pixsim.rules.v3.adaptive"], "BLOCK", block)
    again = simulate_assessments(rules, pool, ability, np.random.default_rng(3))
    for name in ("items", "correct", "theta", "error", "theta_after"):
        np.testing.assert_array_equal(getattr(again, name), getattr(whole, name))


def test_chunks_of_a_cohort_are_rows_of_the_whole() -> None:
    pool = random_pool()
    ability = np.random.default_rng(4).normal(0, 2, 90)
    whole = simulate_assessments(V3(), pool, ability, np.random.default_rng(6))
    for first, last in ((0, 1), (1, 40), (40, 90)):
        part = simulate_assessments(
            V3(), pool, ability[first:last], np.random.default_rng(6), first=first
        )
        np.testing.assert_array_equal(part.items, whole.items[first:last])
        np.testing.assert_array_equal(part.theta, whole.theta[first:last])
        np.testing.assert_array_equal(part.error, whole.error[first:last])


def test_streams_are_one_table_of_uniforms() -> None:
    streams = Streams(12345, first=3)
    whole = Streams(12345).uniforms(slice(0, 50), 4, PICKS, 7)
    np.testing.assert_array_equal(streams.uniforms(slice(2, 20), 4, PICKS, 7), whole[5:23])
    others = [streams.uniforms(slice(0, 50), *key, 7) for key in ((5, PICKS), (4, 1))]
    assert all((other != whole).all() for other in others)
    assert ((whole >= 0) & (whole < 1)).all()
    assert Streams.of(np.random.default_rng(1)) == Streams.of(np.random.default_rng(1))
    assert Streams.of(np.random.default_rng(1)) != Streams.of(np.random.default_rng(2))


def test_abilities_are_recovered() -> None:
    ability = np.random.default_rng(0).normal(0.5, 1.2, 2000)
    found = simulate_assessments(V3(), random_pool(), ability, np.random.default_rng(1))
    assert np.corrcoef(found.theta, ability)[0, 1] > 0.97
    assert abs((found.theta - ability).mean()) < 0.05
    mean_square = np.square(found.theta - ability).mean() / np.square(found.error).mean()
    assert 0.7 < mean_square < 1.4


def test_picks_follow_the_published_probabilities() -> None:
    pool = random_pool()
    candidates = 20_000
    progress = Progress(V3(), pool, candidates)
    choice = progress.ask(np.random.default_rng(8).random((candidates, 4)))
    open_ = eligible_items(V3(), pool, Trail(V3(), pool, 1))
    best = rank(V3(), pool, np.array([-3.0]), open_).items[0]
    share = np.array([(choice.items == item).mean() for item in best])
    assert share.sum() == pytest.approx(1)
    wanted = np.array([0.51, 0.2499, 0.122451, 0.06000099, 0.05764801])
    assert (np.abs(share - wanted) < 4 * np.sqrt(wanted * (1 - wanted) / candidates)).all()


def test_a_confirmed_problem_takes_its_items_away() -> None:
    pool = random_pool()
    free = Progress(V3(), pool, 1)
    nothing = np.zeros((1, 4))
    best = free.ask(nothing).items[0]
    available = (pool.skill != pool.skill[best])[None, :]
    kept = Progress(V3(), pool, 1, available=available).ask(nothing)
    assert pool.skill[kept.items[0]] != pool.skill[best]
    assert kept.reward[0] <= free.ask(nothing).reward[0]


def test_everything_available_is_as_if_nothing_were_said() -> None:
    pool, nothing = random_pool(), np.zeros((40, 4))
    plain = Progress(V3(), pool, 40)
    said = Progress(V3(), pool, 40, available=np.ones((40, len(pool)), dtype=bool))
    right = np.random.default_rng(0).random((32, 40)) < 0.5
    for question in range(32):
        one, other = plain.ask(nothing), said.ask(nothing)
        np.testing.assert_array_equal(one.items, other.items)
        np.testing.assert_array_equal(one.possible, other.possible)
        plain.record(one.items, right[question])
        said.record(other.items, right[question])
    np.testing.assert_array_equal(plain.theta, said.theta)


def test_a_pool_that_runs_out_says_so() -> None:
    pool = random_pool(40, tubes=20)
    with pytest.raises(PoolExhaustedError, match=r"no eligible item is left in the pool of 40"):
        simulate_assessments(V3(), pool, np.zeros(3), np.random.default_rng(0))


def test_no_answer_after_the_last_question() -> None:
    pool, rules = random_pool(), replace(V3(), length=20)
    progress = Progress(rules, pool, 2)
    for _ in range(rules.length):
        progress.record(progress.ask(np.zeros((2, 4))).items, np.array([True, False]))
    with pytest.raises(ValueError, match="the test is over"):
        progress.ask(np.zeros((2, 4)))
    with pytest.raises(ValueError, match="more than 20 answers"):
        progress.record(np.zeros(2, dtype=np.intp), np.array([True, False]))


@pytest.mark.parametrize(
    ("ability", "guessing", "message"),
    [
        (np.array([0, np.nan]), None, "1 abilities are not finite"),
        (np.zeros((3, 5)), None, "ability has shape"),
        (np.zeros(0), None, "candidates is 0"),
        (np.zeros(3), np.zeros(3), "guessing has shape"),
    ],
)
def test_impossible_cohorts_are_refused(ability: Floats, guessing: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        simulate_assessments(
            V3(), random_pool(), ability, np.random.default_rng(0), guessing=guessing
        )


def test_faults_of_a_pool_are_named_together() -> None:
    with pytest.raises(ValueError, match=r"not of one length; a is not finite; skill has a neg"):
        ItemPool(
            np.array([np.inf, 1]), np.zeros(2), np.zeros(2, int), np.zeros(3, int), -np.ones(2, int)
        )


def test_guessing_helps_those_who_know_nothing() -> None:
    pool, low = random_pool(), np.full(300, -8.0)
    plain = simulate_assessments(V3(), pool, low, np.random.default_rng(0))
    guess = np.full(len(pool), 0.25)
    lucky = simulate_assessments(V3(), pool, low, np.random.default_rng(0), guessing=guess)
    assert lucky.correct.mean() > 0.25 > 0.1 > plain.correct.mean()
    assert (lucky.correct[:, 0] >= plain.correct[:, 0]).all()  # same draws, first item alike


def test_answers_may_come_from_any_function() -> None:
    pool, streams = random_pool(), Streams(1)
    ability = np.linspace(-2, 2, 33)
    by_hand = administer(
        V3(),
        pool,
        33,
        modelled_answers(pool, ability, streams),
        lambda rows, question: streams.uniforms(rows, question, PICKS, 4),
    )
    assert by_hand.items.shape == (33, 32)
    all_right = administer(
        V3(),
        pool,
        33,
        lambda rows, question, items: np.ones(items.size, dtype=bool),  # noqa: ARG005
        lambda rows, question: streams.uniforms(rows, question, PICKS, 4),
    )
    assert (all_right.theta >= by_hand.theta).all()
