"""Banks of other sizes, exposure and overlap: figures known in advance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from pixsim.assembly.item_table import item_table
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import Calibrated
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    UNHURRIED,
    Cohort,
    Randomesque,
    SympsonHetter,
    exposure_controls,
    mock_overlap,
    simulate,
    synthetic_bank,
)
from pixsim.simulation.exposure import between_candidates, exposure, in_common


def test_a_subset_keeps_its_share_of_each_level_and_grows(bank: Bank) -> None:
    half, more = bank.subset(0.5, seed=3), bank.subset(0.7, seed=3)
    assert set(half.items) < set(more.items) < set(bank.items)
    assert list(half.items) == [name for name in bank.items if name in half.items]
    for competence in range(16):
        every, kept = (
            np.bincount(t.level[t.competence == competence], minlength=8)
            for t in (item_table(bank), item_table(half))
        )
        assert abs(kept - every / 2).max() <= 1.5  # items of other statuses are counted too
    three = list(bank.items)[:3]
    assert list(bank.subset(items=three).items) == three
    for arguments in ({}, {"share": 2.0}, {"items": ["none"]}, {"share": 0.5, "items": three}):
        with pytest.raises(ValueError, match="subset"):
            bank.subset(**arguments)


@pytest.mark.full
def test_a_synthetic_bank_is_larger_and_says_so(bank: Bank) -> None:
    large = synthetic_bank(bank, 3, spread=0.5, seed=1)
    assert len(large.items) == 3 * len(bank.items)
    before, after = item_table(bank), item_table(large)
    assert after.calibrated.all()
    assert {found.method for found in large.parameters.values()} == {"synthetic"}
    assert after.b.mean() == pytest.approx(before.b.mean(), abs=0.05)
    moved = [large.parameters[f"{i.id}~2"].b - bank.curve(i)[1] for i in bank.items.values()]
    assert (np.mean(moved), np.std(moved)) == pytest.approx((0, 0.5), abs=0.05)
    found = simulate(rules=V3(), candidates=200, seed=1, bank=large, table=False).summary()
    same = synthetic_bank(bank, 1, spread=0, slope_spread=0)
    usual = simulate(rules=V3(), candidates=200, seed=1, bank=same, table=False).summary()
    assert found.mean_pix == pytest.approx(usual.mean_pix, abs=25)
    with pytest.raises(DataError) as caught:
        synthetic_bank(bank, 0, spread=-1)
    assert len(caught.value.problems) == 2


def test_exposure_and_overlap_of_tests_drawn_by_hand() -> None:
    one = np.array([[0, 1, 2], [0, 3, -1]])
    assert exposure(one, 5).tolist() == [1, 0.5, 0.5, 0.5, 0]
    assert in_common(one, np.array([[2, 9, 0], [1, 2, 9]])).tolist() == pytest.approx([2 / 3, 0])
    rng = np.random.default_rng(1)
    tests = np.array([rng.choice(50, 10, replace=False) for _ in range(400)])
    shares = exposure(tests, 50)
    pairs = in_common(tests[:200], tests[200:])
    assert between_candidates(shares, 10) == pytest.approx(pairs.mean(), abs=0.02)


@pytest.mark.parametrize("rules", [V2(), V3()])
def test_exposure_is_that_of_the_summary(bank: Bank, rules: Any) -> None:
    cohort = Cohort(circumstances=UNHURRIED)
    (found,) = mock_overlap(cohort, rules, seed=4, candidates=300, bank=bank).to_dict("records")
    once = simulate(cohort, rules=rules, candidates=300, seed=4, bank=bank, table=False).summary()
    assert found["most_exposed"] == pytest.approx(once.most_exposed, abs=0.1)
    assert 0 < found["between_candidates"] < found["between_mocks"] < found["seen_in_last"] < 1
    with pytest.raises(DataError, match="mocks"):
        mock_overlap(seed=1, mocks=1, bank=bank)


def calibrated_apart(bank: Bank) -> Bank:
    """The same with no two items alike: of equals one is drawn, whatever the control."""
    known = {
        name: Calibrated(
            item=name, a=1.1, b=bank.curve(item)[1] + place / 10_000, se_a=0.1, se_b=0.1, n=500,
            method="2pl MAP", date=date(2026, 11, 25),
        )
        for place, (name, item) in enumerate(bank.items.items())
    }  # fmt: skip
    return replace(bank, parameters=known)


def test_controls_do_what_they_are_for(bank: Bank) -> None:
    def figures(of: Bank, **controls: Any) -> dict[Any, Any]:
        table = exposure_controls(
            Cohort(circumstances=UNHURRIED),
            replace(V3(), length=12, minimum_answers=8),
            seed=1,
            candidates=600,
            controls=controls,
            bank=of,
        )
        return table.set_index("control").to_dict("index")

    found = figures(calibrated_apart(bank), own=None, one=Randomesque(1), ten=Randomesque(10))
    assert found["one"]["most_exposed"] == 1  # the best first item is everybody's
    assert found["ten"]["most_exposed"] < found["own"]["most_exposed"]
    assert found["ten"]["between_candidates"] < found["one"]["between_candidates"]
    found |= figures(bank, sh=SympsonHetter(0.2))
    assert found["sh"]["most_exposed"] < 0.27
    assert all(0.5 < row["correlation"] < 1 for row in found.values())
    with pytest.raises(DataError) as caught:
        exposure_controls(seed=1, controls={"x": SympsonHetter(2), "y": Randomesque(0)}, bank=bank)
    assert len(caught.value.problems) == 2
