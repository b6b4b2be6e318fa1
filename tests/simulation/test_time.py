"""Time: what each question takes, what ends a test, and why a test of V2 failed."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    UNHURRIED,
    Circumstances,
    Cohort,
    QuestionTimes,
    V2Summary,
    cost_of_time,
    simulate,
)
from pixsim.simulation.blocks import Block
from pixsim.simulation.clock import Clock
from pixsim.simulation.people.cohort import Candidates

NO_EFFECT = QuestionTimes(0, 0, 0, 0, 0, act=0, rapid=0, hurry=0)
CALM = Circumstances(dropout=0, technical=0)


def sat(bank: Bank, rules: Any, circumstances: Circumstances, candidates: int = 1500) -> Any:
    cohort = Cohort(circumstances=circumstances)
    return simulate(cohort, rules=rules, candidates=candidates, seed=5, bank=bank)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", [V2(), V3()])
def test_question_by_question_is_the_sum_where_nothing_is_linked(bank: Bank, rules: Any) -> None:
    """The sum over the test was drawn before; its median is that of the questions drawn one by one."""
    endless = replace(rules, duration_minutes=10_000)
    summed, timed = (
        seconds[seconds > 0]  # those not admitted take none
        for seconds in (
            sat(bank, endless, replace(CALM, times=times)).table["seconds"]
            for times in (None, NO_EFFECT)
        )
    )
    assert timed.median() == pytest.approx(summed.median(), rel=0.04)
    assert np.log(timed).std() == pytest.approx(np.log(summed).std(), rel=0.1)
    same = [sat(bank, endless, replace(CALM, times=t)).table["pix"] for t in (None, NO_EFFECT)]
    assert (same[0] == same[1]).all()


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", [V2(), V3()])
def test_each_link_does_what_it_says(bank: Bank, rules: Any) -> None:
    endless = replace(rules, duration_minutes=10_000)
    base = sat(bank, endless, replace(CALM, times=NO_EFFECT)).table
    slow = sat(bank, endless, replace(CALM, times=replace(NO_EFFECT, ability=-0.5))).table
    thetas = [name for name in base.columns if name.startswith("theta_")]
    expected = np.exp(-0.5 * base[thetas].mean(axis=1))
    took = base["seconds"] > 0
    found = (slow["seconds"] / base["seconds"])[took].to_numpy()
    assert found == pytest.approx(expected[took], rel=1e-4)
    for name, value in {"wrong": 0.5, "simulator": 0.5, "fatigue": 0.5}.items():
        times = replace(NO_EFFECT, **{name: value})
        longer = sat(bank, endless, replace(CALM, times=times)).table["seconds"]
        ratio = (longer / base["seconds"])[base["answered"] > 0]
        assert 1 < ratio.mean() < np.exp(0.5), name
    once, twice = (
        sat(bank, endless, replace(CALM, times=replace(NO_EFFECT, act=act))).table["seconds"]
        for act in (0.1, 0.2)
    )
    acted = (once - base["seconds"])[took].to_numpy()
    assert acted.mean() > 0.1 * base["seconds"].mean()  # a few acts in many of the questions
    assert (twice - base["seconds"])[took].to_numpy() == pytest.approx(2 * acted, abs=0.02)
    rapid = sat(bank, endless, replace(CALM, times=replace(NO_EFFECT, rapid=0.5))).table
    assert rapid["seconds"].mean() < 0.7 * base["seconds"].mean()
    assert rapid["pix"].mean() < 0.7 * base["pix"].mean()


def test_fatigue_grows_from_nothing_at_the_first_question_to_all_at_the_last() -> None:
    one, nothing = np.ones(1, dtype=np.float32), np.zeros((1, 16), dtype=np.float32)
    level = np.zeros((1, 16), dtype=np.int8)
    candidates = Candidates(
        theta=nothing, pix=level, level=level, true_level=level, situation=None, positions=None,
        help=nothing, shown=None, seconds=9_999 * one, pace=60 * one, noise=0 * one,
        question_spread=0, stays=one, technical=one < 0, times=replace(NO_EFFECT, fatigue=0.5),
    )  # fmt: skip
    items: Any = SimpleNamespace(b=np.zeros(1), c=np.zeros(1), acts=np.zeros(1, dtype=np.int64))
    clock = Clock(candidates, Block(1, 0, 1), items, np.array([32]), 32)
    seconds = []
    for place in range(32):
        clock.answer(slice(0, 1), place, np.zeros(1, dtype=np.intp), one > 0, one > 0)
        seconds.append(float(clock.endings().seconds[0]))
    assert np.diff(seconds, prepend=0) == pytest.approx(60 * np.exp(np.linspace(0, 0.5, 32)), 1e-3)


@pytest.mark.parametrize("rules", [V2(), V3()])
def test_nobody_takes_more_than_is_allowed(bank: Bank, rules: Any) -> None:
    slow = Circumstances(seconds_per_question=150, extra_time_share=0, times=NO_EFFECT)
    table = sat(bank, rules, slow).table
    assert table["seconds"].max() <= 60 * rules.duration_minutes
    late = table["answered"] < table["answered"].max()
    assert 0.2 < late.mean() < 1
    hurried = replace(slow, times=replace(NO_EFFECT, hurry=30))
    assert sat(bank, rules, hurried).table["answered"].mean() > table["answered"].mean()


def test_why_a_test_failed(bank: Bank) -> None:
    calm = sat(bank, V2(), UNHURRIED).summary()
    assert isinstance(calm, V2Summary)
    assert calm.failures["time"] == calm.failures["dropout"] == calm.failures["technical"] == 0
    for name, circumstances in {
        "dropout": replace(UNHURRIED, dropout=0.5),
        "technical": replace(UNHURRIED, technical=0.5),
        "time": replace(UNHURRIED, seconds_per_question=100, pace_spread=0.5),
    }.items():
        result = sat(bank, V2(), circumstances)
        summary = result.summary()
        assert isinstance(summary, V2Summary)
        failures = dict(summary.failures)
        assert sum(failures.values()) == summary.admitted - summary.passed.count
        others = sum(failures.values()) - failures[name]
        assert failures[name] > 50 > others >= failures["rate"] == others
        assert failures["rate"] == calm.failures["rate"]  # they would have failed anyway
        assert f"{name} " in repr(summary)
        table = result.table
        assert (table["failure"] == name).sum() == failures[name]
        assert (
            (table["failure"] == "none") == (table["result"].isin(["validated", "not_admitted"]))
        ).all()


@pytest.mark.parametrize("rules", [V2(), V3()])
def test_what_time_costs_is_nothing_where_there_is_enough(bank: Bank, rules: Any) -> None:
    free = cost_of_time(Cohort(circumstances=UNHURRIED), rules, seed=1, candidates=800, bank=bank)
    assert (free[["late", "cost", "not_certified"]] == 0).all(axis=None)
    slow = Cohort(circumstances=Circumstances(seconds_per_question=110))
    dear = cost_of_time(slow, rules, seed=1, candidates=800, bank=bank)
    assert dear["candidates"].sum() == free["candidates"].sum()
    assert (dear["cost"] * dear["candidates"]).sum() > 800
    assert dear["minutes"].mean() > 30


def test_impossible_times_are_told(bank: Bank) -> None:
    times = QuestionTimes(ability=9, rapid=2)
    with pytest.raises(DataError) as caught:
        sat(bank, V2(), Circumstances(times=times), 1)
    where = {problem.where for problem in caught.value.problems}
    assert where == {"circumstances.times.ability", "circumstances.times.rapid"}
