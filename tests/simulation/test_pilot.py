"""A pilot class with known truth: the answers it gives are those its parameters say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.table import COLUMNS
from pixsim.bank.reading.load import Bank
from pixsim.calibration import read_responses
from pixsim.simulation.pilot import PlantedFault, simulate_responses, true_parameters

ITEMS = pd.DataFrame(
    {
        "item": ["easy", "middle", "hard", "guessed"],
        "a": [1.0, 1.5, 1.0, 1.2],
        "b": [-1.0, 0.0, 1.5, 3.0],
        "c": [0.0, 0.0, 0.0, 0.25],
        "variants": [3, 1, 2, 1],
    }
)


def rate(table: pd.DataFrame, item: str) -> float:
    return float((table.loc[table["item"] == item, "outcome"] == "ok").mean())


def test_the_same_generator_gives_the_same_table_and_another_gives_another() -> None:
    first, again, other = (
        simulate_responses(ITEMS, [0.0] * 30, np.random.default_rng(s), length=2) for s in (1, 1, 2)
    )
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)


def test_it_is_the_tidy_table_each_candidate_answering_a_form_of_its_own() -> None:
    table = simulate_responses(ITEMS, np.zeros(200), np.random.default_rng(1), length=2)
    assert list(table) == list(COLUMNS)
    assert set(table.groupby("candidate").size()) == {2}
    assert not table.duplicated(["candidate", "item"]).any()
    assert not table.duplicated(["sitting", "number"]).any()
    assert table.groupby("candidate")["date"].is_monotonic_increasing.all()
    assert set(table.loc[table["item"] == "easy", "variant"]) == {"easy#1", "easy#2", "easy#3"}
    assert table["simulated"].all()
    assert read_responses(table).total == 400


@pytest.mark.full
def test_answers_are_right_as_often_as_the_curves_say() -> None:
    theta, size = 0.7, 40_000
    table = simulate_responses(ITEMS, np.full(size, theta), np.random.default_rng(3))
    for name, a, b, c in ITEMS[["item", "a", "b", "c"]].itertuples(index=False):
        expected = c + (1 - c) / (1 + np.exp(-a * (theta - b)))
        assert rate(table, name) == pytest.approx(expected, abs=4 * 0.5 / size**0.5)


def test_planted_faults_do_what_they_say() -> None:
    theta = np.repeat([-2.0, 2.0], 4000)
    groups = ["x", "y"] * 4000
    faults = [
        PlantedFault("easy", "wrong_key"),
        PlantedFault("middle", "no_link"),
        PlantedFault("hard", "shifted", 2.0),
        PlantedFault("guessed", "favours", 3.0, "y"),
    ]
    table = simulate_responses(ITEMS, theta, np.random.default_rng(4), faults=faults, groups=groups)
    candidates = table["candidate"].unique()
    able = set(candidates[4000:])
    high, low = (table[table["candidate"].isin(able) == side] for side in (True, False))
    assert rate(high, "easy") < 0.05 < rate(low, "easy")
    assert rate(high, "middle") == pytest.approx(0.5, abs=0.04)
    assert rate(low, "middle") == pytest.approx(0.5, abs=0.04)
    assert rate(high, "hard") == pytest.approx(1 / (1 + np.exp(1.5)), abs=0.04)
    gap = rate(high[high["group"] == "y"], "guessed") - rate(high[high["group"] == "x"], "guessed")
    assert gap > 0.4


def test_true_parameters_lie_around_those_of_the_bank(bank: Bank) -> None:
    truth = true_parameters(bank, np.random.default_rng(5), a_spread=0.2, b_spread=0.5)
    before = np.array([bank.curve(bank.items[name]) for name in truth["item"]])
    shift = truth["b"].to_numpy() - before[:, 1]
    assert abs(shift.mean()) < 0.1
    assert shift.std() == pytest.approx(0.5, rel=0.1)
    assert np.log(truth["a"] / before[:, 0]).std() == pytest.approx(0.2, rel=0.1)
    table = simulate_responses(bank, [0.0, 1.0], np.random.default_rng(6), length=20)
    assert set(table["item"]) <= set(bank.items)
    assert table["competence"].notna().all()
    for variant in table["variant"]:
        bank.question(variant, np.random.default_rng(0))


def test_two_classes_can_be_told_apart() -> None:
    tables = [
        simulate_responses(ITEMS, [0.0], np.random.default_rng(1), name=name) for name in "ab"
    ]
    both = pd.concat(tables)
    assert not both.duplicated(["sitting", "number"]).any()
    assert both["candidate"].nunique() == 2


def test_everything_wrong_is_named_at_once() -> None:
    with pytest.raises(ValueError, match="no column a; items: no column b; abilities"):
        simulate_responses(ITEMS[["item"]], [np.nan], np.random.default_rng(1))
    with pytest.raises(ValueError, match=r"no item q9; length: 7 of 4 items; groups: 1 for 2"):
        simulate_responses(
            ITEMS, [0.0, 1.0], np.random.default_rng(1), length=7, groups=["x"],
            faults=[PlantedFault("q9", "no_link")],
        )  # fmt: skip
    with pytest.raises(ValueError, match="easy favours 'z', which is not in groups"):
        simulate_responses(
            ITEMS,
            [0.0],
            np.random.default_rng(1),
            faults=[PlantedFault("easy", "favours", 1.0, "z")],
        )
