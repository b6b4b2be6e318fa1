"""V3 over whole cohorts: the exam's own kernels, the same people as V2, and what must come of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import guessing_chance
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import (
    V3,
    Status,
    certify,
    estimate_from_scratch,
    score,
    simulate_assessments,
)
from pixsim.simulation import (
    SINCERITY,
    UNHURRIED,
    Circumstances,
    Cohort,
    Sincerity,
    from_profiles,
    simulate,
)
from pixsim.simulation.blocks import BLOCK, v3_generator
from pixsim.simulation.early_end import endings
from pixsim.simulation.people.posterior import ability_posterior
from tests.tools.tiers import spread, tiered

CODES = [f"{a}.{c}" for a, n in enumerate((3, 4, 4, 3, 2), 1) for c in range(1, n + 1)]
N = BLOCK + 333
HURRIED = Circumstances(seconds_per_question=120.0, dropout=0.1, technical=0.1)


@pytest.fixture(scope="module")
def whole(bank: Bank) -> Any:
    return simulate(Cohort(circumstances=HURRIED), rules=V3(), candidates=N, seed=11, bank=bank)


def chances_to_guess(bank: Bank, names: Sequence[str]) -> NDArray[np.float64]:
    """One for each item; one in twelve is found here from its question."""
    found, rng = bank.traits.of(names), np.random.default_rng(0)
    for name in spread(names, len(names) // 12):
        assert found[name].guess == guessing_chance(bank.question(f"{name}#1", rng))
    return np.array([found[name].guess for name in names])


def test_the_longest_test_fits_in_its_counts(whole: Any) -> None:
    block = _blocks(10, 1)[0]
    drawn = whole.prepared.cohort.draw(block, whole.prepared.scale, 10_000)
    assert endings(drawn, np.full(10, 127, np.int8)).answered.max() == 127


def test_a_simulation_is_administer_and_certify(whole: Any, bank: Bank) -> None:
    """All candidates at once, with a pool and chances to guess made here from the bank."""
    table, prepared = whole.table, whole.prepared
    pool = planned_pool(bank)
    guess = chances_to_guess(bank, pool.items)
    theta = table[[f"theta_{code}" for code in CODES]].to_numpy(dtype=np.float64)
    found = simulate_assessments(V3(), pool.pool, theta, v3_generator(11), guessing=guess)
    sat = table["result"] != "not_admitted"
    answered = table["answered"].to_numpy()
    blocks = [prepared.cohort.draw(b, prepared.scale, 105) for b in _blocks(N, 11)]
    ends = [endings(b, np.full(len(b.pace), 32, np.int8)) for b in blocks]
    seen = np.concatenate([end.answered for end in ends])
    assert (answered == np.where(sat, seen, 0)).all()
    technical = np.concatenate([end.technical for end in ends])
    reason = np.where(technical, AbortReason.TECHNICAL, AbortReason.CANDIDATE)
    abort = np.where(seen < 32, reason, AbortReason.NONE).astype(np.int8)
    wanted = certify(V3(), pool.pool, found.items, found.correct, seen, abort=abort)
    status = np.array(["validated", "rejected", "cancelled", "error"])[wanted.status]
    assert (table["result"].astype(str)[sat] == status[sat]).all()
    valid = wanted.status == Status.VALIDATED
    assert (table["pix"] == np.where(sat & valid, wanted.score, 0)).all()
    assert (table["global_level"] == np.where(sat, wanted.global_level, -1)).all()
    assert (table["degraded"] == (sat & wanted.degraded)).all()
    levels = table[[f"level_{code}" for code in CODES]].to_numpy()
    assert (levels == np.where(sat.to_numpy()[:, None], wanted.level, -1)).all()
    scored = sat & wanted.scored
    assert table["scored_theta"][scored].to_numpy() == pytest.approx(
        wanted.theta[scored], abs=1e-12
    )
    assert table["scored_theta"][~scored].isna().all()
    items = np.where(np.arange(32) < seen[:, None], found.items, 0)
    again = estimate_from_scratch(V3(), pool.pool.a[items], pool.pool.b[items], found.correct, seen)
    assert table["theta"][sat].to_numpy() == pytest.approx(again.theta[sat], abs=1e-12)
    assert table["error"][sat].to_numpy() == pytest.approx(again.error[sat], abs=1e-12)
    uses = np.zeros(len(pool.items))
    for k in range(32):
        here = sat.to_numpy() & (k < seen)
        np.add.at(uses, found.items[here, k], 1)
    exposure = whole.summary().exposure
    assert [exposure[name] for name in pool.items] == pytest.approx(uses / sat.sum())
    for outcome in ("rejected", "cancelled"):  # both happen, else this test shows little
        assert (status[sat] == outcome).any()
    assert table["degraded"].any()


def _blocks(candidates: int, seed: int) -> list[Any]:
    from pixsim.simulation.blocks import block_count, block_of

    return [block_of(seed, k, candidates) for k in range(block_count(candidates))]


@pytest.mark.parametrize("chunk", tiered([1, 10 * BLOCK], 1))
def test_the_chunk_changes_nothing(whole: Any, bank: Bank, chunk: int) -> None:
    cohort = Cohort(circumstances=HURRIED)
    other = simulate(cohort, rules=V3(), candidates=N, seed=11, bank=bank, chunk=chunk)
    pd.testing.assert_frame_equal(other.table, whole.table)
    assert other.summary() == whole.summary()


@pytest.mark.parametrize(
    ("pool", "workers"), tiered([(ProcessPoolExecutor, 2), (ThreadPoolExecutor, 2)], 1)
)
def test_the_executor_changes_nothing(whole: Any, bank: Bank, pool: Any, workers: int) -> None:
    cohort = Cohort(circumstances=HURRIED)
    with pool(workers) as executor:
        other = simulate(cohort, rules=V3(), candidates=N, seed=11, bank=bank, executor=executor)
    pd.testing.assert_frame_equal(other.table, whole.table)
    assert other.summary() == whole.summary()


def test_a_smaller_cohort_is_the_beginning_of_a_larger(whole: Any, bank: Bank) -> None:
    cohort = Cohort(circumstances=HURRIED)
    first = simulate(cohort, rules=V3(), candidates=700, seed=11, bank=bank)
    pd.testing.assert_frame_equal(first.table, whole.table.iloc[:700])


@pytest.mark.parametrize("sincerity", ["honest", "mixed"])
def test_the_same_people_sit_both_tests(bank: Bank, sincerity: str) -> None:
    cohort = Cohort(sincerity=SINCERITY[sincerity])
    v2, v3 = (
        simulate(cohort, rules=rules, candidates=500, seed=4, bank=bank).table
        for rules in (V2(), V3())
    )
    same = [c for c in map(str, v2) if c.startswith(("theta_", "true_level_", "profile_"))]
    assert len(same) == 1 + 3 * 16
    pd.testing.assert_frame_equal(v2[same], v3[same])
    assert ((v2["result"] == "not_admitted") == (v3["result"] == "not_admitted")).all()


def test_the_profile_only_opens_the_door(bank: Bank) -> None:
    honest, inflated = (
        simulate(Cohort(sincerity=SINCERITY[name]), rules=V3(), candidates=600, seed=4, bank=bank)
        for name in ("honest", "inflated")
    )
    both = (honest.table["result"] != "not_admitted") & (inflated.table["result"] != "not_admitted")
    assert both.sum() > 400
    for column in ("pix", "theta", "answered", "level_3.1"):
        assert (honest.table[column][both] == inflated.table[column][both]).all()
    held = (honest.table[[f"profile_level_{code}" for code in CODES]] >= 1).sum(axis=1)
    assert ((honest.table["result"] != "not_admitted") == (held >= 5)).all()


def test_sums_alone_give_the_same_summary(whole: Any, bank: Bank) -> None:
    cohort = Cohort(circumstances=HURRIED)
    other = simulate(cohort, rules=V3(), candidates=N, seed=11, bank=bank, table=False)
    assert other.columns is None
    assert other.summary() == whole.summary()


def test_real_profiles_sit_v3_with_the_abilities_they_show(bank: Bank, sample: Profile) -> None:
    given = from_profiles([sample], bank.framework)
    cohort = Cohort(sincerity=Sincerity(luck=0.0), circumstances=UNHURRIED, given=given)
    table = simulate(cohort, rules=V3(), candidates=60, seed=1, bank=bank).table
    posterior = ability_posterior(sample.knowledge, bank)
    error = posterior.sd().mean() / math.sqrt(60)
    assert abs(table["theta_1.1"].mean() - posterior.mean()[0]) < 4 * error
    assert table["theta_1.1"].std() == pytest.approx(posterior.sd()[0], rel=0.4)
    assert table["profile_pix"].nunique() == 1
    assert (table["result"] == "validated").all()
    assert abs(table["theta"].mean() - table["mean_theta"].mean()) < 0.5


def test_given_parameters_are_the_ones_used(bank: Bank) -> None:
    harder = {name: (1.7, bank.curve(item)[1] + 0.3) for name, item in bank.items.items()}
    del harder[next(iter(harder))]  # keeps its own
    cohort = Cohort(circumstances=UNHURRIED)
    result = simulate(
        cohort, rules=V3(), candidates=200, seed=3, bank=bank, parameters=harder, table=True
    )
    own = planned_pool(bank)
    curves = [harder.get(name, bank.curve(bank.items[name])) for name in own.items]
    a, b = np.array(curves).T
    pool = replace(own.pool, a=a, b=b)
    guess = chances_to_guess(bank, own.items)
    theta = result.table[[f"theta_{code}" for code in CODES]].to_numpy(dtype=np.float64)
    found = simulate_assessments(V3(), pool, theta, v3_generator(3), guessing=guess)
    sat = result.table["result"] != "not_admitted"
    assert (result.table["theta"][sat] == found.theta[sat]).all()
    plain = simulate(cohort, rules=V3(), candidates=200, seed=3, bank=bank)
    assert not np.allclose(plain.table["theta"][sat], result.table["theta"][sat])
    assert result.provenance.calibrated_items == len(bank.items) - 1
    assert plain.provenance.calibrated_items == len(bank.parameters)


def test_archived_items_are_not_asked_but_serve_degradation(bank: Bank) -> None:
    out = set(list(bank.items)[::3])
    items = {
        name: item.model_copy(update={"status": "archived"}) if name in out else item
        for name, item in bank.items.items()
    }
    part = replace(bank, items=items)
    cohort = Cohort(circumstances=HURRIED)
    result = simulate(cohort, rules=V3(), candidates=300, seed=3, bank=part)
    exposure = result.summary().exposure
    assert set(exposure) == set(bank.items)
    assert not any(exposure[name] for name in out)
    test: Any = result.prepared.test
    assert len(test.pool) == len(bank.items)
    assert result.table["degraded"].any()


def test_a_bank_too_small_for_the_test_is_told(bank: Bank) -> None:
    first = {skill.competence: skill.tube for skill in reversed(bank.framework.skills)}
    few = {
        name: item
        for name, item in bank.items.items()
        if bank.framework.skill[item.skill].tube in first.values()
    }
    with pytest.raises(DataError, match="no eligible item is left") as caught:
        simulate(rules=V3(), candidates=5, seed=1, bank=replace(bank, items=few))
    assert [(p.kind, dict(p.context)) for p in caught.value.problems] == [
        ("pool_exhausted", {"length": 32})
    ]
    drafts = {
        name: item.model_copy(update={"status": "archived"}) for name, item in bank.items.items()
    }
    with pytest.raises(DataError, match="no validated item"):
        simulate(rules=V3(), candidates=5, seed=1, bank=replace(bank, items=drafts))


def test_impossible_rules_are_told(bank: Bank) -> None:
    wrong: Any = "v9"
    for rules, where in (
        (replace(V3(), competences=15), "rules.competences"),
        (replace(V3(), length=200), "rules.length"),
        (replace(V3(), duration_minutes=0), "rules.duration_minutes"),
        (wrong, "rules"),
    ):
        with pytest.raises(DataError) as caught:
            simulate(rules=rules, candidates=5, seed=1, bank=bank)
        assert [problem.where for problem in caught.value.problems] == [where]


def test_other_rules_of_v3_are_obeyed(bank: Bank) -> None:
    short = replace(V3(), length=24, minimum_answers=10)
    cohort = Cohort(circumstances=UNHURRIED)
    found = simulate(cohort, rules=short, candidates=200, seed=5, bank=bank)
    sat = found.table[found.table["result"] != "not_admitted"]
    assert (sat["answered"] == 24).all()
    pix, _ = score(V3(), sat["scored_theta"].to_numpy())
    assert (sat["pix"] == pix).all()
    low = simulate(
        cohort, rules=replace(short, bands=V3().bands[:7]), candidates=200, seed=5, bank=bank
    )
    assert low.table["pix"].max() <= 6 * 128 - 1
    assert low.provenance.score_cut_offs == "given"
    assert found.provenance.score_cut_offs == "public seed"
    assert simulate(cohort, candidates=1, seed=1, bank=bank).provenance.level_cut_offs == "none"
