"""Pools of forms that blocks share: drawn once, and allowed for in intervals."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.simulation import SINCERITY, Cohort
from pixsim.simulation.blocks import BLOCK, POOLS, Block
from pixsim.simulation.people.known_candidates import from_profiles
from pixsim.simulation.prepared_simulation import PreparedSimulation, prepare_simulation, run_blocks
from pixsim.simulation.summary import wilson
from pixsim.simulation.tally import Result
from pixsim.simulation.v2.question_papers import (
    LevelForms,
    PooledForms,
    PoolRequest,
    ProfileForms,
    drawn_pool,
)
from pixsim.simulation.v2.simulator import V2Test
from pixsim.simulation.v2.summary import V2Summary, summary_of_sums
from pixsim.simulation.v2.tally import V2Tally

INFLATED = Cohort(sincerity=SINCERITY["inflated"])
SOME = 64  # candidates of each block: as many as show what is counted, and no more


def v2_test_of(bank: Bank, cohort: Cohort, forms: int = 64) -> V2Test:
    """The simulated test of a cohort."""
    test = prepare_simulation(cohort, V2(), bank, candidates=30 * BLOCK, seed=1, forms=forms).test
    assert isinstance(test, V2Test)
    return test


def sat(prepared: PreparedSimulation, blocks: int) -> V2Tally:
    """Sums of some candidates of the first blocks."""
    tally, _ = run_blocks(prepared, [Block(1, k, SOME) for k in range(blocks)], table=False)
    assert isinstance(tally, V2Tally)
    return tally


def test_block_k_takes_the_pool_of_block_k_modulo_20_drawn_once(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = LevelForms.draw_pool

    def noted(forms: LevelForms, block: Block) -> PooledForms:
        drawn.append(block.number)
        return draw(forms, block)

    monkeypatch.setattr(LevelForms, "draw_pool", noted)
    drawn_pool.cache_clear()
    prepared = prepare_simulation(INFLATED, V2(), bank, candidates=30 * BLOCK, seed=1, forms=4)
    run_blocks(prepared, [Block(1, k, 1) for k in (0, 1, 20, 21, 40)], table=False)
    assert drawn == [0, 1]
    again = prepare_simulation(
        Cohort(), V2(), bank, candidates=BLOCK, seed=1, forms=4
    )  # another arm, same forms
    run_blocks(again, [Block(1, 1, 1)], table=False)
    assert drawn == [0, 1]
    run_blocks(prepared, [Block(1, 0, 1, answers_seed=2)], table=False)  # another day, other forms
    assert drawn == [0, 1, 0]
    drawn_pool.cache_clear()


def test_a_pool_is_that_of_its_rules_items_and_number_of_forms(bank: Bank) -> None:
    def request(forms: int, rules: V2 | None = None) -> PoolRequest:
        prepared = prepare_simulation(
            Cohort(), rules or V2(), bank, candidates=1, seed=1, forms=forms
        )
        assert isinstance(prepared.test, V2Test)
        level_forms = prepared.test.forms
        assert isinstance(level_forms, LevelForms)
        return PoolRequest(level_forms, level_forms._digest, Block(1, 0))

    assert request(4) == request(4)
    assert request(4) != request(8)
    assert request(4) != request(4, V2(questions_per_competence=2))


def test_profiles_that_fit_in_a_block_share_pools_too(bank: Bank, sample: Profile) -> None:
    cohort = Cohort(given=from_profiles([sample, sample], bank.framework))
    forms = v2_test_of(bank, cohort).forms
    assert isinstance(forms, ProfileForms)
    assert forms.shared
    prepared = prepare_simulation(cohort, V2(), bank, candidates=30 * BLOCK, seed=1)
    alone, _ = run_blocks(prepared, [Block(1, 23, SOME)], table=False)
    drawn_pool.cache_clear()
    again, _ = run_blocks(prepared, [Block(1, 23, SOME)], table=False)
    np.testing.assert_array_equal(alone.uses, again.uses)


def test_sums_by_pool_are_those_of_the_whole(bank: Bank) -> None:
    prepared = prepare_simulation(INFLATED, V2(), bank, candidates=30 * BLOCK, seed=1, forms=4)
    tally = sat(prepared, 23)
    np.testing.assert_array_equal(tally.by_pool.sum(axis=0), tally.result)
    assert tally.pix_by_pool.sum() == (tally.total * np.arange(tally.total.size)).sum()
    sizes = tally.by_pool.sum(axis=1)
    assert (sizes == np.where(np.arange(POOLS) < 3, 2 * SOME, SOME)).all()


def summary(bank: Bank, shares: list[float], size: int, *, shared: bool = True) -> V2Summary:
    """Figures of a cohort whose pools certified these shares."""
    prepared = prepare_simulation(Cohort(), V2(), bank, candidates=30 * BLOCK, seed=1, forms=1)
    plain = sat(prepared, 1)
    results = np.zeros((POOLS, len(Result)), dtype=np.int64)
    results[:, Result.VALIDATED] = [round(share * size) for share in shares]
    results[:, Result.REJECTED] = size - results[:, Result.VALIDATED]
    tally = V2Tally(
        result=results.sum(axis=0),
        total=np.bincount([0, 100], weights=results.sum(axis=0)[[1, 0]], minlength=897).astype(int),
        unfinished=plain.unfinished, uses=plain.uses, rate=plain.rate, joint=plain.joint,
        pix=plain.pix, failure=plain.failure, by_pool=results,
        pix_by_pool=100 * results[:, Result.VALIDATED],
    )  # fmt: skip
    return summary_of_sums(tally, V2(), bank.framework, bank_items(prepared), shared_forms=shared)


def bank_items(prepared: PreparedSimulation) -> tuple[str, ...]:
    """Ids along the item axis."""
    return prepared.items.id


def test_an_interval_of_a_large_cohort_holds_what_candidates_of_a_pool_share(bank: Bank) -> None:
    apart = [0.7, 0.8] * (POOLS // 2)
    wide, narrow = summary(bank, apart, 2 * BLOCK), summary(bank, apart, 2 * BLOCK, shared=False)
    plain = wilson(narrow.passed.count, narrow.passed.out_of)
    assert (narrow.passed.low, narrow.passed.high) == (plain.low, plain.high)
    # by hand: the standard deviation of twenty pools is 0.0513, Student's quantile 2.093
    half = 2.093 * 0.0513 / 20**0.5
    assert wide.passed.high - wide.passed.low == pytest.approx(2 * half, rel=0.01)
    assert wide.mean_pix_margin == pytest.approx(100 * half, rel=0.01)
    assert narrow.mean_pix_margin < 0.2 * wide.mean_pix_margin


def test_an_interval_of_a_cohort_whose_blocks_share_nothing_is_wilsons(bank: Bank) -> None:
    small = summary(bank, [0.7, 0.8] * (POOLS // 2), BLOCK)
    plain = wilson(small.passed.count, small.passed.out_of)
    assert (small.passed.low, small.passed.high) == (plain.low, plain.high)
