"""Figures of V3 over whole cohorts: known directions, and a summary that says what the table says."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.rules.v3 import (
    GLOBAL_LEVELS,
    V3,
)
from pixsim.simulation import (
    UNHURRIED,
    Abilities,
    Circumstances,
    Cohort,
    Sincerity,
    V3Summary,
    simulate,
)
from pixsim.simulation.blocks import BLOCK
from pixsim.simulation.v3.summary import _capacity_of_sums
from pixsim.simulation.v3.tally import UNIT

CODES = [f"{a}.{c}" for a, n in enumerate((3, 4, 4, 3, 2), 1) for c in range(1, n + 1)]
N = BLOCK + 333
HURRIED = Circumstances(seconds_per_question=120.0, dropout=0.1, technical=0.1)


def summary_of(result: Any) -> V3Summary:
    found = result.summary()
    assert isinstance(found, V3Summary)
    return found


@pytest.fixture(scope="module")
def whole(bank: Bank) -> Any:
    return simulate(Cohort(circumstances=HURRIED), rules=V3(), candidates=N, seed=11, bank=bank)


def test_who_masters_all_gets_nearly_895_and_who_knows_nothing_is_rejected(bank: Bank) -> None:
    able = Cohort(Abilities(10.0, 0.0), circumstances=UNHURRIED)
    best = simulate(able, rules=V3(), candidates=300, seed=1, bank=bank).table
    assert best["pix"].between(880, 895).mean() > 0.8  # the hardest items lie below the top
    assert best["pix"].min() > 800
    assert (best["level_1.1"] == 7).all()
    unable = Cohort(Abilities(-10.0, 0.0), Sincerity(help=10.0, luck=0.0), UNHURRIED)
    lucky = summary_of(simulate(unable, rules=V3(), candidates=300, seed=1, bank=bank))
    assert lucky.admitted == 300
    assert lucky.mean_pix < 50  # what guessing brings
    assert set(lucky.levels["1.1"][3:]) == {0}
    typed = {name: item for name, item in bank.items.items() if item.type == "QROC"}
    sure = replace(bank, items=typed)  # nothing to guess
    worst = summary_of(simulate(unable, rules=V3(), candidates=300, seed=1, bank=sure))
    assert worst.passed.value < 0.02  # items are not impossible, even to them
    assert worst.reasons["rejected_due_to_zero_pix_score"] == worst.results["rejected"] > 290
    assert -10 + worst.capacity.bias < V3().bands[0].minimum
    assert math.isnan(worst.capacity.correlation)  # abilities do not vary


def test_a_test_cut_short_is_rejected_degraded_or_cancelled(bank: Bank) -> None:
    gone = Circumstances(1.0, 0.0, 0.0, dropout=1.0, technical=0.0)
    broken = Circumstances(1.0, 0.0, 0.0, dropout=0.0, technical=1.0)
    tables = (
        simulate(Cohort(circumstances=c), rules=V3(), candidates=800, seed=2, bank=bank).table
        for c in (gone, broken)
    )
    left, stopped = (table[table["result"] != "not_admitted"] for table in tables)
    for table in (left, stopped):
        assert (table["answered"] < 32).all()
    few = left["answered"] < 20
    assert (left["result"][few] == "rejected").all()
    assert (left["pix"][few] == 0).all()
    assert (left["degraded"] == ~few).all()
    assert (left["scored_theta"][~few] <= left["theta"][~few]).all()
    assert not left["technical"].any()
    few = stopped["answered"] < 20
    assert (stopped["result"][few] == "cancelled").all()
    assert not stopped["degraded"].any()
    assert (stopped["scored_theta"][~few] == stopped["theta"][~few]).all()
    assert stopped["technical"].all()


def test_the_table_has_the_columns_it_documents(whole: Any) -> None:
    table = whole.table
    assert len(table) == N
    for name, meaning in whole.meaning.items():
        start = name[:-1] if name.endswith("*") else None
        columns = [c for c in map(str, table) if c == name or (start and c.startswith(start))]
        assert len(columns) == (16 if start else 1)
        assert {str(table[c].dtype) for c in columns} == {meaning.split(":")[0]}
    assert len(table.columns) == sum(16 if n.endswith("*") else 1 for n in whole.meaning)


def test_the_summary_says_what_the_table_says(whole: Any) -> None:
    table, summary = whole.table, summary_of(whole)
    sat = table[table["result"] != "not_admitted"]
    assert (summary.candidates, summary.admitted) == (N, len(sat))
    assert summary.results == {k: int((table["result"] == k).sum()) for k in summary.results}
    assert summary.passed.value == (sat["result"] == "validated").mean()
    assert summary.cancelled.value == (sat["result"] == "cancelled").mean()
    assert summary.mean_pix == pytest.approx(sat["pix"].mean())
    assert summary.sd_pix == pytest.approx(sat["pix"].std(ddof=0))
    assert summary.mean_answered == pytest.approx(sat["answered"].mean())
    assert summary.degraded.count == sat["degraded"].sum()
    assert summary.technical.count == sat["technical"].sum()
    assert summary.unfinished.count == (~sat["technical"] & (sat["answered"] < 32)).sum()
    few = (sat["result"] == "rejected") & (sat["answered"] < 20)
    assert summary.reasons["rejected_due_to_lack_of_answers"] == few.sum()
    certified = sat[sat["result"] == "validated"]
    for place, level in enumerate(GLOBAL_LEVELS[:8]):
        assert summary.global_levels[level.key] == (certified["global_level"] == place).sum()
    scored = sat.dropna(subset="scored_theta")
    gap = scored["scored_theta"] - scored["mean_theta"]
    assert summary.capacity.scored == len(scored)
    assert summary.capacity.bias == pytest.approx(gap.mean(), abs=1e-4)
    assert summary.capacity.rmse == pytest.approx(math.sqrt((gap**2).mean()), abs=1e-4)
    r = np.corrcoef(scored["scored_theta"], scored["mean_theta"])[0, 1]
    assert summary.capacity.correlation == pytest.approx(r, abs=1e-5)
    compared = sat[sat["result"] != "cancelled"]
    shown = compared["level_2.3"].to_numpy(dtype=int)
    level, true = np.maximum(shown, 0), compared["true_level_2.3"].to_numpy(dtype=int)
    means, found = summary.competences["2.3"], summary.classification_by_competence["2.3"]
    assert means.certified == pytest.approx(level.mean())
    assert means.true == pytest.approx(true.mean())
    assert means.exact == found.exact == (level == true).mean()
    assert means.above == found.above == (level > true).mean()
    assert means.below == found.below == (level < true).mean()
    assert found.adjacent == (abs(level - true) <= 1).mean()
    assert found.bias == pytest.approx((level - true).mean())
    assert summary.levels["2.3"] == tuple((shown == k).sum() for k in range(-1, 8))
    every = [summary.competences[f"2.{k}"] for k in (1, 2, 3, 4)]
    assert summary.areas["2"].certified == pytest.approx(np.mean([e.certified for e in every]))
    assert sum(summary.exposure.values()) * summary.admitted == pytest.approx(sat["answered"].sum())
    assert summary.most_exposed == max(summary.exposure.values())
    assert summary.never_asked == np.mean([share == 0 for share in summary.exposure.values()])


def test_nobody_admitted_gives_a_summary_without_rates(bank: Bank) -> None:
    low = Cohort(abilities=Abilities(mean=-9.0, spread=0.1))
    result = simulate(low, rules=V3(), candidates=60, seed=1, bank=bank)
    document = result.summary().as_dict()
    assert document["admitted"] == 0
    assert document["passed"]["value"] is None
    assert document["capacity"]["rmse"] is None
    assert result.table["theta"].isna().all()
    assert (result.table["global_level"] == -1).all()


def test_capacity_is_computed_from_whole_sums() -> None:
    """Three candidates: true 0, 1, 2; measured 0.5, 1, 3."""
    x, y = np.array([0, 1, 2]) / UNIT, np.array([0.5, 1, 3]) / UNIT
    sums = np.array([3, x.sum(), y.sum(), x @ x, y @ y, x @ y])
    found = _capacity_of_sums([int(value) for value in sums])
    assert found.bias == pytest.approx(0.5)
    assert found.rmse == pytest.approx(math.sqrt((0.25 + 0 + 1) / 3))
    assert found.correlation == pytest.approx(np.corrcoef([0, 1, 2], [0.5, 1, 3])[0, 1])
