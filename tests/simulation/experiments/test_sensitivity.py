"""Which prior makes a figure: swings that are known in advance."""

from __future__ import annotations

from typing import Any

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import (
    Circumstances,
    Cohort,
    PriorRange,
    SimulatedPositioning,
    sensitivity,
    simulate,
)
from pixsim.simulation.experiments.sensitivity import _priors_of_cohort


@pytest.mark.full
def test_the_pass_rate_of_v3_is_made_by_departures(bank: Bank) -> None:
    found = sensitivity(rules=V3(), candidates=1024, seed=1, bank=bank)
    assert found["prior"].iloc[0] in ("dropout", "pace")
    rows: dict[Any, Any] = found.set_index("prior").to_dict("index")
    assert rows["dropout"]["passed_low"] > rows["dropout"]["passed_high"]
    for name in ("help", "luck"):  # V3 sees no profile: who may sit is all that it changes
        assert rows[name]["passed_swing"] < 0.001
    assert rows["ability"]["pix_high"] > rows["ability"]["pix_low"] + 50
    assert rows["pace"]["base"] == 60
    assert "retention" not in rows


def test_each_end_is_the_simulation_with_that_prior(bank: Bank) -> None:
    range_ = {"departures": PriorRange("cohort.circumstances.dropout", 0.0, 0.2)}
    found = sensitivity(Cohort(), V2(), candidates=512, seed=3, priors=range_, bank=bank)
    (row,) = found.to_dict("records")
    for column, dropout in (("passed", 0.01), ("passed_low", 0.0), ("passed_high", 0.2)):
        cohort = Cohort(circumstances=Circumstances(dropout=dropout))
        alone = simulate(cohort, candidates=512, seed=3, bank=bank, table=False).summary()
        assert row[column] == alone.passed.value
    values = [row["passed"], row["passed_low"], row["passed_high"]]
    assert row["passed_swing"] == pytest.approx(max(values) - min(values))


def test_a_positioned_cohort_has_retention_and_no_mastery(bank: Bank) -> None:
    positioned = set(dict(_priors_of_cohort(Cohort(positioning=SimulatedPositioning()))))
    assert {"retention", "help"} <= positioned
    assert not {"mastery", "luck"} & positioned
    with pytest.raises(DataError, match="none to move"):
        sensitivity(candidates=10, seed=1, priors={}, bank=bank)
    wrong = {"x": PriorRange("cohort.circumstances.dropout", 0.0, 2.0)}
    with pytest.raises(DataError, match="dropout"):
        sensitivity(candidates=10, seed=1, priors=wrong, bank=bank)


def test_where_a_prior_stands_counts_even_outside_its_range(bank: Bank) -> None:
    ranges = {"departures": PriorRange("cohort.circumstances.dropout", 0.3, 0.31)}
    found = sensitivity(Cohort(), V2(), candidates=256, seed=3, priors=ranges, bank=bank)
    (row,) = found.to_dict("records")
    assert row["base"] < row["low"]
    for figure in ("passed", "pix"):
        values = [row[figure], row[f"{figure}_low"], row[f"{figure}_high"]]
        assert row[f"{figure}_swing"] == max(values) - min(values)
        assert row[f"{figure}_swing"] > 5 * abs(values[1] - values[2])
