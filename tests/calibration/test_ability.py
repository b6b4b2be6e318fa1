"""Abilities equal those of an established program, and are what their definitions say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pixsim.calibration import ability, calibrate, test_information
from tests.calibration.reference import SETS, data, facts, needs_reference, table
from tests.calibration.simulate import long, simulate, with_holes

COLUMNS = {"EAP": "EAP", "MAP": "MAP", "MLE": "ML", "WLE": "WLE"}


@needs_reference
@pytest.mark.parametrize("method", COLUMNS)
@pytest.mark.parametrize("model", ["2pl", "rasch"])
@pytest.mark.parametrize("name", SETS)
def test_scores_reproduce_the_reference(name: str, model: str, method: str) -> None:
    items, theirs = table(f"{name}_{model}_mirt"), table(f"{name}_{model}_mirt_scores")
    variance = facts()[f"{name}|{model}|mirt"]["latent_variance"]
    if method == "EAP" and variance > 1.5:
        pytest.skip("the reference integrates over [-6, 6], too narrow for this variance")
    ours = ability(items, data(name), method=method, sd=variance**0.5)
    theta = ours["theta"].to_numpy()[theirs["row"] - 1]
    expected = theirs[COLUMNS[method]].to_numpy()
    finite = np.isfinite(expected)
    assert np.abs(theta[finite] - expected[finite]).max() < 5e-5
    assert (theta[~finite] == expected[~finite]).all()


@pytest.mark.sampled(4)
@pytest.mark.parametrize("method", COLUMNS)
@pytest.mark.parametrize("c", [0.0, 0.2])
def test_points_are_what_their_definitions_say(method: str, c: float) -> None:
    rng = np.random.default_rng(1)
    true = simulate(rng, 40, 25, c=c)
    answers = with_holes(rng, true.answers, 0.8)
    items = pd.DataFrame(
        {"item": [f"item_{j + 1}" for j in range(25)], "a": true.a, "b": true.b, "c": c}
    )
    found = ability(items, answers, method=method)
    theta = np.linspace(-8, 8, 32_001)
    p = c + (1 - c) / (1 + np.exp(-true.a[:, None] * (theta - true.b[:, None])))
    for row, (given, estimate) in enumerate(zip(answers, found["theta"], strict=True)):
        used = ~np.isnan(given)
        value = np.where(given[used, None] == 1, np.log(p[used]), np.log1p(-p[used])).sum(axis=0)
        if method in ("EAP", "MAP"):
            value = value - theta**2 / 2
        if method == "WLE" and c == 0:  # then Warm's weight is the root of the information
            value = value + 0.5 * np.log(
                (true.a[used, None] ** 2 * (p * (1 - p))[used]).sum(axis=0)
            )
        if method == "EAP":
            weight = np.exp(value - value.max())
            expected = float(weight @ theta / weight.sum())
            assert found["se"][row] == pytest.approx(
                np.sqrt(weight @ (theta - expected) ** 2 / weight.sum()), abs=1e-4
            )
        elif method == "WLE" and c > 0:
            continue
        else:
            expected = float(theta[np.argmax(value)])
        if abs(expected) < 7.9:
            assert estimate == pytest.approx(expected, abs=4e-4)


def test_standard_error_of_the_mle_is_the_root_of_the_information() -> None:
    true = simulate(np.random.default_rng(2), 50, 30)
    items = pd.DataFrame({"item": [f"item_{j + 1}" for j in range(30)], "a": true.a, "b": true.b})
    found = ability(items, true.answers, method="MLE")
    finite = np.isfinite(found["theta"].to_numpy())
    information = test_information(items, found["theta"][finite].to_numpy())
    assert found["se"][finite].to_numpy() == pytest.approx(information**-0.5, rel=1e-6)


def test_extremes_and_empty_rows_are_told_apart_and_never_nan() -> None:
    items = pd.DataFrame({"item": list("abc"), "a": [1.0, 2.0, 1.5], "b": [-1.0, 0.0, 1.0]})
    table = pd.DataFrame(
        [[1, 1, 1], [0, 0, None], [None, None, None], [1, 0, 1]],
        columns=list("abc"),
        index=list("wxyz"),
    )
    mle = ability(items, table, method="MLE").set_index("candidate")
    assert mle["theta"]["w"] == np.inf
    assert mle["theta"]["x"] == -np.inf
    assert mle["se"]["y"] == np.inf
    for method in COLUMNS:
        found = ability(items, table, method=method, mean=0.3, sd=1.2)
        assert not found[["theta", "se"]].isna().to_numpy().any()
        assert found["theta"][2] == pytest.approx(0.3, abs=1e-9)
    assert np.isfinite(ability(items, table, method="WLE")["theta"]).all()


def test_order_of_items_and_form_of_the_table_do_not_matter() -> None:
    rng = np.random.default_rng(3)
    true = simulate(rng, 200, 12)
    wide = with_holes(rng, true.answers, 0.7)
    items = pd.DataFrame({"item": [f"q{j}" for j in range(12)], "a": true.a, "b": true.b})
    first = ability(items, pd.DataFrame(wide, columns=items["item"]), method="WLE")
    second = ability(items.sample(frac=1, random_state=1), long(wide), method="WLE")
    ours = second.set_index("candidate")["theta"]
    for row in range(0, 200, 17):
        assert ours[f"p{row}"] == pytest.approx(first["theta"][row], abs=1e-6)


def test_scores_of_a_calibration_use_its_ability_distribution() -> None:
    true = simulate(np.random.default_rng(4), 800, 15, sd=1.7)
    found = calibrate(true.answers, "rasch")
    scores = found.scores()
    assert found.ability_sd > 1.2
    spread = np.sqrt(scores["theta"].var() + (scores["se"] ** 2).mean())
    assert spread == pytest.approx(found.ability_sd, rel=0.02)
    assert 0.7 < found.reliability() < 0.95


@pytest.mark.parametrize(
    ("change", "message"),
    [({"b": [np.inf, 0, 0]}, "not finite.*: a"), ({"item": list("xyz")}, "none of the items")],
)
def test_wrong_items_are_named(change: dict[str, list[object]], message: str) -> None:
    items = pd.DataFrame({"item": list("abc"), "a": 1.0, "b": 0.0}).assign(**change)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=message):
        ability(items, pd.DataFrame([[1, 0, 1]], columns=list("abc")))
    with pytest.raises(ValueError, match="'ML' is not one of"):
        ability(items, [[1, 0, 1]], method="ML")
