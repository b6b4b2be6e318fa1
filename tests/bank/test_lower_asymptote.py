"""Lower asymptotes: in ``parameters.csv``, in the curve that the rules take, in scores."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize  # type: ignore[import-untyped]

from pixsim.assembly.item_table import item_table
from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import Calibrated, read_parameters, write_parameters
from pixsim.calibration import ability
from pixsim.calibration.bank import bank_scores, recalibrate
from pixsim.foundation.problems import DataError
from pixsim.irt.closest_2pl import POINTS, REACH, SPREAD, closest_2pl
from pixsim.irt.logistic import logistic
from pixsim.simulation.pilot import simulate_responses, true_parameters
from tests.tools.tiers import examples

DAY = datetime.date(2026, 11, 25)


def one(item: str, c: float = 0.0) -> Calibrated:
    return Calibrated(
        item=item, a=1.2, b=0.4, c=c, se_a=0.1, se_b=0.2, n=50, method="3pl MAP", date=DAY
    )


def test_a_file_without_asymptotes_stays_as_it_was_and_one_with_them_is_read(
    tmp_path: Path,
) -> None:
    file = tmp_path / "parameters.csv"
    write_parameters(file, [one("x"), one("y")])
    assert file.read_text().splitlines()[0] == "item,a,b,se_a,se_b,n,method,date"
    assert read_parameters(file, {"x", "y"})["x"].c == 0.0
    write_parameters(file, [one("x"), one("y", 0.21)])
    assert file.read_text().splitlines()[1:] == [
        "x,1.2,0.4,0,0.1,0.2,50,3pl MAP,2026-11-25",
        "y,1.2,0.4,0.21,0.1,0.2,50,3pl MAP,2026-11-25",
    ]
    assert read_parameters(file, {"x", "y"})["y"].c == 0.21


def test_an_asymptote_that_cannot_be_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "parameters.csv"
    file.write_text(
        "item,a,b,c,se_a,se_b,n,method,date\nx,1,0,1.2,0,0,9,m,2026-11-25\ny,1,0,,0,0,9,m,2026-11-25\n"
    )
    with pytest.raises(DataError) as caught:
        read_parameters(file, {"x", "y"})
    assert [(p.where, p.field) for p in caught.value.problems] == [
        ("line 2, x", "c"),
        ("line 3, y", "c"),
    ]


@settings(max_examples=examples(20), deadline=None)
@given(st.floats(0.3, 2.5), st.floats(-3, 4), st.floats(0.05, 0.4))
def test_the_closest_curve_loses_least(a: float, b: float, c: float) -> None:
    """Found by another optimiser, on the same abilities."""
    z = np.linspace(-REACH, REACH, POINTS) * SPREAD
    weight = np.exp(-0.5 * (z / SPREAD) ** 2)
    p = c + (1 - c) * logistic(a * z)

    def loss(at: np.ndarray) -> float:
        eta = at[0] * z + at[1]
        return float((weight * (np.logaddexp(0, eta) - p * eta)).sum())

    best = minimize(loss, [a, 0.0], method="BFGS", options={"gtol": 1e-9}).x
    found = closest_2pl(a, b, c)
    assert found == pytest.approx((best[0], b - best[1] / best[0]), rel=1e-4, abs=1e-4)
    assert found[0] < a
    assert found[1] < b


def test_without_an_asymptote_nothing_is_changed() -> None:
    assert closest_2pl(1.3, -0.2, 0.0) == (1.3, -0.2)


def test_v3_asks_by_the_closest_curve_and_a_calibrated_item_is_not_guessed_twice(
    bank: Bank,
) -> None:
    name = next(item.id for item in bank.items.values() if item.type == "QCU")
    bank = bank.subset(items=[name, *list(bank.items)[:30]])  # each is drawn for its table
    own = replace(bank, parameters={name: one(name, 0.25)})
    pool = planned_pool(own)
    at = pool.place[name]
    assert (pool.pool.a[at], pool.pool.b[at]) == closest_2pl(1.2, 0.4, 0.25)
    assert item_table(bank).c[item_table(bank).id.index(name)] > 0
    assert item_table(own).c[item_table(own).id.index(name)] == 0


@pytest.fixture(scope="module")
def guessed(bank: Bank) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(3)
    names = [item.id for item in bank.items.values() if item.type == "QCU"][:25]
    truth = true_parameters(bank, rng).set_index("item").loc[names].reset_index()
    truth["c"] = 0.25
    truth["b"] = np.linspace(-1.5, 2.5, len(truth))
    return truth, simulate_responses(truth, rng.normal(0, 1.2, 1500), rng)


@pytest.mark.full
def test_the_bank_is_calibrated_with_asymptotes_and_scores_with_them(
    bank: Bank, guessed: tuple[pd.DataFrame, pd.DataFrame], tmp_path: Path
) -> None:
    truth, table = guessed
    found = recalibrate(table, bank, date=DAY, model="3pl")
    assert found.converged
    values = found.parameters
    c = np.array([values[name].c for name in truth["item"]])
    assert abs(c.mean() - 0.25) < 0.04
    file = tmp_path / "parameters.csv"
    found.write(file, accept={"simulated"})
    own = replace(bank, parameters=read_parameters(file, bank.items))
    scores, findings = bank_scores(table, own, method="EAP", sd=1.2)
    direct = ability(
        pd.DataFrame([(v.item, v.a, v.b, v.c) for v in own.parameters.values()],
                     columns=["item", "a", "b", "c"]),
        table, method="EAP", sd=1.2,
    )  # fmt: skip
    pd.testing.assert_frame_equal(scores, direct)
    assert {finding.kind for finding in findings} <= {"person_all_right", "person_all_wrong"}
    again = recalibrate(table, own, date=DAY, model="3pl", anchors="calibrated")
    assert set(again.changes["status"]) == {"anchor"}


def test_scores_say_what_they_do_not_use(
    bank: Bank, guessed: tuple[pd.DataFrame, pd.DataFrame]
) -> None:
    truth, table = guessed
    own = replace(bank, parameters={name: one(name) for name in truth["item"][:10]})
    scores, findings = bank_scores(table, own)
    assert "uncalibrated_items" in {finding.kind for finding in findings}
    assert (scores["n"] == 10).all()
    scores, findings = bank_scores(table, own, priors=True)
    assert "prior_items" in {finding.kind for finding in findings}
    assert (scores["n"] == 25).all()
    with pytest.raises(DataError, match="none of these items is calibrated"):
        bank_scores(table, bank)
    with pytest.raises(DataError, match="the bank has no item zz"):
        bank_scores(table.assign(item="zz"), bank, repeats="first")
