"""Whole simulations: same figures however they are run, and what they must and must not say."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    SINCERITY,
    UNHURRIED,
    Abilities,
    Circumstances,
    Cohort,
    Group,
    QuestionTimes,
    SimulatedPositioning,
    SimulationResult,
    Sincerity,
    V2Summary,
    from_table,
    simulate,
)
from pixsim.simulation.blocks import BLOCK, block_count
from pixsim.simulation.prepared_simulation import prepare_simulation
from pixsim.simulation.workers import _cut_last, _split_blocks, even_chunks
from tests.tools.small_bank import write_bank
from tests.tools.tiers import tiered

N = 2 * BLOCK + 777


def personal(result: SimulationResult) -> V2Summary:
    found = result.summary()
    assert isinstance(found, V2Summary)
    return found


@pytest.fixture(scope="module")
def whole() -> Any:
    return simulate(candidates=N, seed=11)


@pytest.mark.parametrize("chunk", tiered([BLOCK + 1, 1, 10 * BLOCK], 1))
def test_the_chunk_changes_nothing(whole: Any, bank: Bank, chunk: int) -> None:
    other = simulate(candidates=N, seed=11, bank=bank, chunk=chunk)
    pd.testing.assert_frame_equal(other.table, whole.table)
    assert other.summary() == whole.summary()


@pytest.mark.parametrize(
    ("pool", "workers"), tiered([(ThreadPoolExecutor, 3), (ProcessPoolExecutor, 2)], 1)
)
@pytest.mark.full
def test_the_executor_changes_nothing(whole: Any, bank: Bank, pool: Any, workers: int) -> None:
    with pool(workers) as executor:
        other = simulate(candidates=N, seed=11, bank=bank, executor=executor, chunk=BLOCK)
    pd.testing.assert_frame_equal(other.table, whole.table)
    assert other.summary() == whole.summary()


@pytest.mark.parametrize(
    "rules", [V2(), pytest.param(V3(), marks=pytest.mark.full)], ids=["v2", "v3"]
)
@pytest.mark.parametrize("times", tiered([None, QuestionTimes()], 1), ids=["plain", "timed"])
@pytest.mark.full
def test_parts_of_a_positioned_block_are_the_block(bank: Bank, rules: Any, times: Any) -> None:
    cohort = Cohort(
        Abilities(groups=(Group("a", 1), Group("b", 2, mean=2.0))),
        sincerity=replace(SINCERITY["inflated"], competences=5, luck=0.2, missing=0.1),
        circumstances=replace(Circumstances(), times=times),
        positioning=SimulatedPositioning(),
    )
    n = BLOCK + 777
    whole = simulate(cohort, rules=rules, candidates=n, seed=11, bank=bank)
    assert list(_sizes(cohort, rules, n)) == [2048, 2048, 777]
    with ThreadPoolExecutor(2) as executor:
        parts = simulate(cohort, rules=rules, candidates=n, seed=11, bank=bank, executor=executor)
    pd.testing.assert_frame_equal(parts.table, whole.table)
    assert parts.summary() == whole.summary()


def _sizes(cohort: Cohort, rules: Any, candidates: int) -> Iterator[int]:
    """Candidates in each piece of work of two workers."""
    prepared = prepare_simulation(cohort, rules, load_bank(), candidates=candidates, seed=1)
    for chunk in _cut_last(prepared, _split_blocks(prepared, even_chunks(prepared, 2)), 2):
        yield sum(block.size for block in chunk)


class Backwards(Executor):
    """Gives results in the reverse order of submission, four at a time."""

    _max_workers = 2

    def __init__(self) -> None:
        self._calls: list[tuple[Future[Any], Any, Any]] = []
        self.most = 0

    def submit(self, fn: Any, /, *args: Any, **_kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._calls.append((future, fn, args))
        self.most = max(self.most, len(self._calls))
        if len(self._calls) == 3:
            while self._calls:
                done, call, with_ = self._calls.pop()
                done.set_result(call(*with_))
        return future


@pytest.mark.full
def test_results_may_come_in_any_order(whole: Any, bank: Bank) -> None:
    executor = Backwards()
    other = simulate(candidates=N, seed=11, bank=bank, executor=executor, chunk=1)
    pd.testing.assert_frame_equal(other.table, whole.table)


def test_a_failing_worker_fails_the_simulation(bank: Bank) -> None:
    class Failing(Backwards):
        def submit(self, fn: Any, /, *args: Any, **_kwargs: Any) -> Future[Any]:  # noqa: ARG002
            future: Future[Any] = Future()
            future.set_exception(OSError("worker lost"))
            return future

    with pytest.raises(OSError, match="worker lost"):
        simulate(candidates=N, seed=11, bank=bank, executor=Failing())


def test_a_smaller_cohort_is_the_beginning_of_a_larger(whole: Any, bank: Bank) -> None:
    first = simulate(candidates=BLOCK + 13, seed=11, bank=bank)
    pd.testing.assert_frame_equal(first.table, whole.table.iloc[: BLOCK + 13])


def test_another_seed_gives_another_cohort(whole: Any, bank: Bank) -> None:
    other = simulate(candidates=N, seed=12, bank=bank)
    assert not np.allclose(other.table["theta_1.1"], whole.table["theta_1.1"])


def test_arms_share_their_random_numbers(whole: Any, bank: Bank) -> None:
    inflated = simulate(Cohort(sincerity=SINCERITY["inflated"]), candidates=N, seed=11, bank=bank)
    assert (inflated.table["theta_3.2"] == whole.table["theta_3.2"]).all()
    assert (inflated.table["profile_pix"] >= whole.table["profile_pix"]).all()


def test_the_table_has_the_columns_it_documents(whole: Any) -> None:
    table = whole.table
    assert len(table) == N
    for name, meaning in whole.meaning.items():
        kind = meaning.split(":")[0]
        columns = [
            c for c in table if c == name or (name.endswith("*") and c.startswith(name[:-1]))
        ]
        assert len(columns) == (16 if name.endswith("*") else 1)
        assert {str(table[c].dtype) for c in columns} == {kind}
    assert len(table.columns) == sum(16 if name.endswith("*") else 1 for name in whole.meaning)


def test_the_summary_says_what_the_table_says(whole: Any) -> None:
    table, summary = whole.table, whole.summary()
    sat = table[table["result"] != "not_admitted"]
    assert summary.candidates == N
    assert summary.admitted == len(sat)
    assert summary.results == {k: int((table["result"] == k).sum()) for k in summary.results}
    assert summary.passed.value == (sat["result"] == "validated").mean()
    assert summary.mean_pix == pytest.approx(sat["pix"].mean())
    assert summary.sd_pix == pytest.approx(sat["pix"].std(ddof=0))
    assert summary.mean_rate == pytest.approx(sat["rate"].mean())
    assert summary.unfinished.count + summary.technical.count == int(
        (sat["answered"] < sat["questions"]).sum()
    )
    cancelled = sat[sat["result"] == "cancelled"]
    assert len(cancelled) > 0
    assert (cancelled["pix"] == 0).all()
    assert (cancelled["level_2.3"] == -1).all()
    tested = sat[(sat["verdict_2.3"] != "not_tested") & (sat["result"] != "cancelled")]
    fate = summary.competences["2.3"]
    assert fate.tested == len(tested)
    assert fate.lowered == pytest.approx((tested["verdict_2.3"] == "lowered").mean())
    assert sum(summary.levels["2.3"]) == fate.tested
    certified = tested["level_2.3"].clip(lower=0).to_numpy()
    true = tested["true_level_2.3"].to_numpy()
    found = summary.classification_by_competence["2.3"]
    assert found.exact == pytest.approx((certified == true).mean())
    assert found.adjacent == pytest.approx((abs(certified - true) <= 1).mean())
    assert found.bias == pytest.approx((certified.astype(float) - true).mean())
    above = tested["profile_level_2.3"].to_numpy() > true
    assert found.false_certification == pytest.approx((certified > true)[above].mean())
    hit = tested["verdict_2.3"].isin(["lowered", "lost"]).to_numpy()
    assert found.unjust_loss == pytest.approx(hit[~above].mean())
    assert found.above == pytest.approx((certified > true).mean())
    assert found.below == pytest.approx((certified < true).mean())
    assert summary.most_exposed == max(summary.exposure.values())
    assert summary.never_asked == np.mean([share == 0 for share in summary.exposure.values()])
    asked = sum(summary.exposure.values()) * summary.admitted
    assert asked == pytest.approx(sat["answered"].sum())
    area = summary.areas["2"]
    parts = [summary.competences[f"2.{k}"] for k in (1, 2, 3, 4)]
    assert area.tested == sum(part.tested for part in parts)
    assert area.mean_pix == pytest.approx(sum(part.mean_pix for part in parts))


def test_a_simulation_without_table_keeps_sums_only(whole: Any, bank: Bank) -> None:
    result = simulate(candidates=N, seed=11, bank=bank, table=False)
    assert result.columns is None
    assert result.summary() == whole.summary()
    with pytest.raises(ValueError, match="table=True"):
        result.table  # noqa: B018


def test_progress_ends_at_all_candidates(bank: Bank) -> None:
    seen: list[tuple[int, int]] = []
    simulate(candidates=N, seed=1, bank=bank, chunk=1, progress=lambda *at: seen.append(at))
    assert [done for done, _ in seen] == [BLOCK, 2 * BLOCK, N]
    assert {every for _, every in seen} == {N}


@pytest.mark.parametrize("candidates", [1, 5])
def test_a_cohort_of_few_has_a_summary(bank: Bank, candidates: int) -> None:
    result = simulate(candidates=candidates, seed=3, bank=bank)
    assert result.summary().candidates == candidates
    assert len(result.table) == candidates


def test_nobody_admitted_gives_no_rate_but_a_summary(bank: Bank) -> None:
    low = Cohort(abilities=Abilities(mean=-9.0, spread=0.1))
    result = simulate(low, candidates=100, seed=1, bank=bank)
    summary = result.summary()
    assert summary.admitted == 0
    assert summary.as_dict()["passed"]["value"] is None
    assert (result.table["result"] == "not_admitted").all()
    assert result.table["pix"].sum() == 0


def test_those_who_master_all_keep_all_and_unable_ones_lose(bank: Bank) -> None:
    """Far above every item, then an honest profile with abilities that fell since."""
    able = Cohort(Abilities(10.0, 0.0), Sincerity(help=-7.0, luck=0.0), UNHURRIED)
    kept = personal(simulate(able, candidates=2000, seed=1, bank=bank, table=False))
    assert kept.passed.value == 1
    assert kept.competences["1.1"].kept > 0.99
    unable = Cohort(Abilities(-6.0, 0.0), Sincerity(help=8.0, luck=0.0), UNHURRIED)
    lost = personal(simulate(unable, candidates=2000, seed=1, bank=bank, table=False))
    assert lost.passed.value == 0
    assert lost.classification.false_certification == 0


def test_inflated_profiles_pass_less_than_honest_ones(bank: Bank) -> None:
    rates = [
        simulate(
            Cohort(sincerity=SINCERITY[name]), candidates=BLOCK, seed=2, bank=bank, table=False
        )
        .summary()
        .passed.value
        for name in ("deflated", "honest", "mixed", "inflated")
    ]
    assert rates == sorted(rates, reverse=True)
    assert rates[0] > rates[-1] + 0.1


def test_slow_candidates_do_not_finish_and_extra_time_helps(bank: Bank) -> None:
    slow = Circumstances(seconds_per_question=150, extra_time_share=0.0)
    helped = Circumstances(seconds_per_question=150, extra_time_share=1.0, extra_time_percent=100.0)
    alone, extra = (
        simulate(Cohort(circumstances=c), candidates=BLOCK, seed=2, bank=bank, table=False)
        .summary()
        .unfinished.value
        for c in (slow, helped)
    )
    everybody = simulate(Cohort(circumstances=UNHURRIED), candidates=BLOCK, seed=2, bank=bank)
    assert alone > extra + 0.2
    assert everybody.summary().unfinished.count == 0


@pytest.mark.parametrize("rules", [V2(), V3()])
def test_a_technical_problem_after_the_time_is_up_never_happens(bank: Bank, rules: V2 | V3) -> None:
    """An hour a question: the time is up in the second, most problems were to come later."""
    slow = Circumstances(3600.0, 0.0, 0.0, extra_time_share=0.0, dropout=0.0, technical=1.0)
    found = simulate(Cohort(circumstances=slow), rules=rules, candidates=BLOCK, seed=2, bank=bank)
    sat = found.table[found.table["result"] != "not_admitted"]
    questions = sat["questions"].mean() if "questions" in sat else 32
    assert sat["technical"].mean() == pytest.approx(105 / 60 / questions, abs=0.015)
    assert found.summary().technical.count == sat["technical"].sum()
    assert set(sat["result"][~sat["technical"]]) == {"rejected"}
    assert set(sat["result"][sat["technical"]]) == {"cancelled"}


def test_technical_problems_cancel_and_departures_reject(bank: Bank) -> None:
    gone = Circumstances(1.0, 0.0, 0.0, dropout=1.0, technical=0.0)
    broken = Circumstances(1.0, 0.0, 0.0, dropout=0.0, technical=1.0)
    left, stopped = (
        simulate(Cohort(circumstances=c), candidates=BLOCK, seed=2, bank=bank).summary()
        for c in (gone, broken)
    )
    assert left.results["cancelled"] == 0
    assert left.results["rejected"] > 0.4 * left.admitted
    assert stopped.results["cancelled"] > 0.5 * stopped.admitted  # under 66 % of the questions
    assert stopped.technical.count > 0.95 * stopped.admitted


@pytest.mark.parametrize("rules", [V2(), V3()])
def test_results_show_themselves_in_short_and_say_what_they_rest_on(bank: Bank, rules: Any) -> None:
    result = simulate(rules=rules, candidates=60, seed=1, bank=bank)
    summary = result.summary()
    for shown in (result, summary):
        assert len(repr(shown)) < 400
        assert f"{summary.mean_pix:.1f}" in repr(shown)
        assert "<table>" in shown._repr_html_()
        assert len(shown._repr_html_()) < 2000
    assert result.table.attrs["provenance"] == result.provenance.as_dict()
    assert result.table.head(3).attrs["provenance"]["items"] == len(result.prepared.items.id)


def test_a_bank_of_few_skills_asks_fewer_questions_and_fails_where_the_rules_do(
    tmp_path: Path,
) -> None:
    small = load_bank(write_bank(tmp_path / "bank"))  # one competence alone
    codes = [competence.code for competence in small.framework.competences]
    known = {f"theta_{code}": [6.0] for code in codes} | {f"level_{code}": [4] for code in codes}
    given = from_table(pd.DataFrame(known), small.framework)
    cohort = Cohort(circumstances=UNHURRIED, given=given)
    mended = simulate(cohort, candidates=300, seed=1, bank=small)
    assert mended.table["questions"].max() == 3
    assert mended.summary().passed.value > 0.95
    strict = replace(V2(), on_engine_fault="fail")
    failed = simulate(cohort, rules=strict, candidates=300, seed=1, bank=small).summary()
    assert failed.results["error"] > 0.95 * failed.admitted > 0


@pytest.mark.parametrize(
    ("rules", "candidates", "workers", "wanted"),
    [
        (V2(), 100_000, 2, [13, 12]),  # 16 and 9 would leave one waiting
        (V2(), 100_000, 3, [9, 8, 8]),
        (V2(), 5000, 3, [1, 1]),
        (V2(), 1_000_000, 2, [16, 15, 15, 16, 15, 15, 16, 15, 15, 16, 15, 15, 16, 15, 15, 15]),
        (V3(), 10 * BLOCK, 2, [3, 2, 3, 2]),  # 3, 3, 3 and 1 would leave one waiting
        (V3(), 5 * BLOCK, 1, [3, 2]),
    ],
)
def test_workers_get_as_much_to_do(
    bank: Bank, rules: Any, candidates: int, workers: int, wanted: list[int]
) -> None:
    prepared = prepare_simulation(Cohort(), rules, bank, candidates=candidates, seed=1)
    assert even_chunks(prepared, workers) == wanted
    chunks = list(_split_blocks(prepared, wanted))
    assert [len(chunk) for chunk in chunks] == wanted
    numbers = [block.number for chunk in chunks for block in chunk]
    assert numbers == list(range(block_count(candidates)))


@pytest.mark.full
def test_rules_and_workers_may_be_named() -> None:
    named = simulate(rules="v3", candidates=5000, seed=1, table=False, executor=2)
    assert named.summary() == simulate(rules=V3(), candidates=5000, seed=1, table=False).summary()
    with pytest.raises(DataError) as refused:
        simulate(rules="v4", candidates=9, seed=1, executor=0)
    assert {problem.where for problem in refused.value.problems} == {"rules", "executor"}
    with pytest.raises(DataError, match="executor: must be an executor or a number"):
        simulate(candidates=9, seed=1, executor="two")  # type: ignore[arg-type]


def test_certified_pix_are_those_of_the_certified(whole: Any) -> None:
    certified = whole.table.query("result == 'validated'")["pix"]
    summary = whole.summary()
    assert summary.certified_mean_pix == pytest.approx(certified.mean())
    assert summary.certified_mean_pix > summary.mean_pix
    for percent, pix in summary.certified_pix_quantiles.items():
        assert (certified <= pix).mean() >= percent / 100 > (certified < pix).mean()


def test_a_summary_is_a_table_of_latex(whole: Any) -> None:
    table = whole.summary().to_latex()
    assert table.count(r"\\") == len(list(whole.summary().main_figures()))
    assert r"\%" in table
    assert "%" not in table.replace(r"\%", "")
    assert r"\caption{A \& B}" in whole.summary().to_latex("A & B")
