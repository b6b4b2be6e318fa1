"""Expected standard errors are those that a calibration of such a class then has."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pixsim.calibration import Priors, calibrate, candidates_needed, expected_errors
from pixsim.calibration.calibrate import Model
from tests.calibration.simulate import simulate, with_holes


@pytest.mark.parametrize(
    ("model", "persons", "items", "kept", "prior"),
    [
        ("2pl", 1500, 40, 1.0, False),
        ("2pl", 3000, 60, 0.33, False),
        ("rasch", 500, 20, 1.0, False),
        ("2pl", 300, 120, 0.2, True),
    ],
)
def test_they_are_what_a_calibration_has(
    model: Model, persons: int, items: int, kept: float, prior: bool
) -> None:
    rng = np.random.default_rng(1)
    true = simulate(rng, persons, items, spread=0.0 if model == "rasch" else 0.3)
    answers = with_holes(rng, true.answers, kept) if kept < 1 else true.answers
    table = pd.DataFrame({"item": range(items), "a": true.a, "b": true.b}).astype({"item": str})
    priors = Priors(log_a=np.log(true.a), log_a_sd=0.3, b=true.b, b_sd=1.0) if prior else None
    found = calibrate(answers, model, priors=priors, ability="standard" if prior else None)
    sds = {"log_a_sd": 0.3, "b_sd": 1.0} if prior else {}
    told = expected_errors(table, persons * kept, items * kept, slopes=model != "rasch", **sds)
    ratio = told["se_b"] / found.items["se_b"]
    assert ratio.median() == pytest.approx(1.0, abs=0.1)
    assert ratio.quantile(0.9) < 1.35
    if model == "2pl":
        assert (told["se_a"] / found.items["se_a"]).median() == pytest.approx(1.0, abs=0.1)
    else:
        assert (told["se_a"] == 0).all()


@pytest.mark.parametrize(("sd", "near"), [(0.5, 0.002), (1.0, 0.012)])
def test_one_answer_each_says_what_its_marginal_chance_does(sd: float, near: float) -> None:
    """Nothing else tells the ability of a person: no part of the answer itself is counted for it."""
    n, b = 1000, 0.7
    table = pd.DataFrame({"item": ["x"], "a": 1.0, "b": b})
    found = expected_errors(table, n, 1, sd=sd, slopes=False)["se_b"][0]
    shared = (sd**2 + 0.5 * b**2) / n  # what the sample leaves open of mean and spread
    theta = sd * np.linspace(-6, 6, 2001)
    weight = np.exp(-0.5 * (theta / sd) ** 2)
    weight /= weight.sum()
    p = 1 / (1 + np.exp(b - theta))
    chance, change = weight @ p, weight @ (p * (1 - p))
    assert found**2 - shared == pytest.approx(chance * (1 - chance) / change**2 / n, rel=near)


def test_so_many_candidates_are_needed_and_no_fewer() -> None:
    table = pd.DataFrame({"item": list("abcdef"), "a": 1.0, "b": np.linspace(-1, 1, 6)})
    count = candidates_needed(table, 6, se_b=0.25)
    enough, fewer = (expected_errors(table, n, 6)["se_b"] for n in (count, count - 1))
    assert (enough <= 0.25).mean() >= 0.9
    assert (fewer <= 0.25).mean() < 0.9
    assert (
        candidates_needed(table, 3, se_b=0.25) > 2 * count
    )  # half the answers, ability less known
    assert candidates_needed(table, 6, se_b=2.0, b_sd=0.3, log_a_sd=0.3) == 1
    often = candidates_needed(table, 6, se_b=0.25, each=np.full(6, 1.0))
    assert often == count


def test_what_cannot_be_worked_out_is_named() -> None:
    table = pd.DataFrame({"item": ["a", "b"], "a": 1.0, "b": [0.0, 40.0]})
    with pytest.raises(ValueError, match="more than 10000000"):
        candidates_needed(table, 2, share=1.0)
    with pytest.raises(ValueError, match="share in"):
        candidates_needed(table, 2, share=0.0)
    with pytest.raises(ValueError, match="finite numbers"):
        expected_errors(table, np.nan, 2)
