"""Two tests of the same people: who stays, what is drawn anew, and figures known in advance."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pearsonr  # type: ignore[import-untyped]

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    UNHURRIED,
    Abilities,
    Circumstances,
    Cohort,
    SimulatedPositioning,
    reliability,
    simulate,
)
from pixsim.simulation.reliability import _compare_tests, _correlation_interval
from tests.tools.tiers import tiered


@pytest.mark.parametrize(
    ("rules", "positioning"),
    tiered([(V2(), None), (V3(), None), (V2(), SimulatedPositioning())], 1),
)
def test_the_people_stay_and_the_day_changes(bank: Bank, rules: Any, positioning: Any) -> None:
    cohort = Cohort(positioning=positioning, circumstances=Circumstances(dropout=0.5))
    tables = [
        simulate(cohort, rules=rules, candidates=300, seed=3, answers_seed=day, bank=bank).table
        for day in ((None, 4) if positioning else (None, 4, 3))
    ]
    names = map(str, tables[0].columns)
    who = [n for n in names if n.startswith(("theta_", "true_level", "profile_"))]
    pd.testing.assert_frame_equal(tables[0][who], tables[1][who])
    assert (tables[0]["pix"] != tables[1]["pix"]).mean() > 0.5
    assert (tables[0]["answered"] != tables[1]["answered"]).mean() > 0.3
    for same in tables[2:]:  # the seed is the day, unless said
        pd.testing.assert_frame_equal(tables[0], same)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("length", "wanted"), [(20, 0.79), (32, 0.87), (48, 0.92)])
def test_longer_adaptive_tests_are_more_reliable(bank: Bank, length: int, wanted: float) -> None:
    """Figures of an independent implementation, where everybody finishes."""
    rules = replace(V3(), length=length)
    found = reliability(
        Cohort(circumstances=UNHURRIED), rules=rules, candidates=3000, seed=1, bank=bank
    )
    assert found.retest == pytest.approx(wanted, abs=0.02)
    assert found.retest_low < found.retest < found.retest_high
    assert found.same_certified == 1
    assert math.isnan(found.kappa_certified)  # all are certified
    error = sum(at.candidates * at.sem**2 for at in found.conditional) / found.candidates
    assert math.sqrt(error) == pytest.approx(found.sem)


def test_figures_are_those_of_two_parallel_measures() -> None:
    """Scores made of a true part and of errors: reliability is the share of the true variance."""
    rng, n = np.random.default_rng(1), 200_000
    true = rng.normal(400, 80, n)
    tables = []
    for _ in range(2):
        pix = np.rint(true + rng.normal(0, 40, n)).astype(int)
        passed = np.where(pix > 300, "validated", "rejected")
        tables.append(
            pd.DataFrame({"pix": pix, "result": passed, "level_1.1": np.maximum(pix, 0) // 100})
        )
    found = _compare_tests(*tables)
    assert found.retest == pytest.approx(80**2 / (80**2 + 40**2), abs=0.005)
    assert found.sem == pytest.approx(40, rel=0.01)
    assert all(
        at.sem == pytest.approx(40, rel=0.1) for at in found.conditional if at.candidates > 5000
    )
    levels = [table["level_1.1"] for table in tables]
    assert found.same_level == pytest.approx((levels[0] == levels[1]).mean())
    assert found.adjacent_level == pytest.approx((abs(levels[0] - levels[1]) <= 1).mean())
    certified = [table["result"] == "validated" for table in tables]
    assert found.same_certified == pytest.approx((certified[0] == certified[1]).mean())
    p = [float(part.mean()) for part in certified]
    by_chance = p[0] * p[1] + (1 - p[0]) * (1 - p[1])
    kappa = (found.same_certified - by_chance) / (1 - by_chance)
    assert found.kappa_certified == pytest.approx(kappa)


def test_people_who_are_all_alike_have_no_reliability(bank: Bank) -> None:
    nobody = reliability(Cohort(Abilities(-8.0, 0.0)), candidates=50, seed=1, bank=bank)
    assert nobody.candidates == 0
    assert math.isnan(nobody.retest)
    assert math.isnan(nobody.sem)
    assert nobody.conditional == ()


def test_impossible_arguments_are_told(bank: Bank) -> None:
    wrong: Any = {"candidates": 1, "seed": "x"}
    with pytest.raises(DataError) as refused:
        reliability(bank=bank, **wrong)
    assert [problem.where for problem in refused.value.problems] == ["candidates", "seed"]
    with pytest.raises(DataError, match="answers_seed"):
        simulate(candidates=5, seed=1, answers_seed=-1, bank=bank)


def test_the_interval_of_ten_people_is_that_of_fisher() -> None:
    rng = np.random.default_rng(2)
    first = rng.integers(0, 600, 10)
    pix = np.stack([first, first + rng.integers(-200, 200, 10)])
    theirs = pearsonr(*pix).confidence_interval(0.95)
    found, low, high = _correlation_interval(pix)
    assert found == pytest.approx(np.corrcoef(pix)[0, 1])
    assert (low, high) == pytest.approx((theirs.low, theirs.high), abs=1e-5)
