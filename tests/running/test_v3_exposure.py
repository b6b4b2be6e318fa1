"""Whole V3 mocks by the live path ask from the whole bank, other items each time."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v3 import V3, Progress
from pixsim.session.events import Shown, Skipped, Started
from pixsim.session.rule_sets import read_plan
from pixsim.session.state import Session, replay_sitting
from pixsim.session.v3.asking import next_question
from pixsim.session.v3.plan import V3Plan
from pixsim.store.sittings.journal import Journal
from tests.campaign.exposure import overlap, sit_v3
from tests.conftest import NOW
from tests.tools.mocks import new_v3
from tests.tools.v3_reference import prior_pool
from tests.tools.v3_sitting import draws


@pytest.mark.full
def test_mocks_ask_from_the_whole_bank_and_not_its_first_letters(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    mocks = [sit_v3(sample, bank, journal, way, seed) for seed, way in ((1, 0.5), (2, 1.0))]
    met = journal.questions_met(sample.id)
    mocks.append(sit_v3(sample, bank, journal, 1.0, 2, met))
    asked = [name for mock in mocks for name in mock]
    assert len(asked) == 3 * 32
    assert sum(name[0] in "abc" for name in asked) < len(asked) / 2  # 93 % by the order of ids
    assert overlap(*mocks[:2]) < 0.25  # 39 to 66 % by the order of ids
    assert {"QCU", "QCM"} & {bank.items[name].type for name in asked}  # none was ever asked
    assert not set(mocks[2]) & {*mocks[0], *mocks[1]}  # those met come last among their equals


def first(plan: V3Plan, bank: Bank) -> Session:
    session = replay_sitting(plan, [Started(at=NOW)])
    return session.apply(next_question(session, bank))


def test_the_draw_belongs_to_the_seed_and_to_the_question(bank: Bank, sample: Profile) -> None:
    plans = [new_v3(sample, bank, seed=seed) for seed in range(8)]
    items = [first(plan, bank).asked[0].item for plan in plans]
    assert len(set(items)) >= 6  # candidates of one room
    again = [V3Plan.model_validate_json(plan.model_dump_json()) for plan in plans]
    kept = [first(plan, bank).asked[0].item for plan in again]
    assert kept == items  # resumed, replayed


def test_a_plan_of_before_keeps_the_order_of_ids(bank: Bank, sample: Profile) -> None:
    plan = new_v3(sample, bank, seed=3)
    body = json.loads(plan.model_dump_json())
    del body["draws_equals"]
    old = read_plan(json.dumps(body))
    assert isinstance(old, V3Plan)
    assert old.draws_equals is False
    session = first(old, bank)
    pool = old.pool.planned
    progress = Progress(V3(), pool.pool, 1, available=pool.available()[None])
    for number in range(3):
        wanted = progress.ask(draws(3, number)).items
        asked = session.asked[-1]
        assert asked.item == pool.items[wanted[0]]
        session = session.apply(Shown(at=NOW, number=number + 1))
        session = session.apply(Skipped(at=NOW, number=number + 1))
        progress.record(wanted, np.array([False]))
        session = session.apply(next_question(session, bank))


@pytest.mark.sampled(1)
@pytest.mark.parametrize("candidates", [20, 6000], ids=["scanned", "in order"])
def test_equals_are_drawn_alike_and_those_met_come_last(candidates: int) -> None:
    pool, rng = prior_pool(), np.random.default_rng(0)
    nothing, ties = np.zeros((candidates, 4)), rng.random(candidates)
    items = Progress(V3(), pool, candidates).ask_items(nothing, ties=ties)
    ordered = Progress(V3(), pool, candidates).ask_items(nothing)
    assert len(set(ordered.tolist())) == 1
    equals = np.flatnonzero(pool.kind == pool.kind[ordered[0]])
    assert (
        items == equals[(ties * equals.size).astype(int)]
    ).all()  # each as likely, in pool order
    late = rng.integers(0, 3, (candidates, len(pool)))
    late[0, equals] = 2  # all of them met: one is asked none the less
    drawn = Progress(V3(), pool, candidates, late=late).ask_items(nothing, ties=ties)
    rows = np.arange(candidates)
    assert (late[rows, drawn] == late[:, equals].min(axis=1)).all()
    assert np.isin(drawn, equals).all()
