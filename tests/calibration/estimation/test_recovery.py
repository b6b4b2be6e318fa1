"""Simulated parameters are recovered, and intervals cover."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pixsim.calibration import ability, calibrate
from pixsim.calibration.calibrate import Model
from tests.calibration.simulate import simulate, with_holes


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("repeats", "bias", "cover"),
    [(2, 0.1, (0.8, 1.0)), pytest.param(12, 0.04, (0.90, 0.99), marks=pytest.mark.full)],
)
@pytest.mark.parametrize("kept", [1.0, 0.4])
@pytest.mark.parametrize("model", ["rasch", "1pl", "2pl"])
def test_estimates_are_unbiased_and_intervals_cover(
    model: Model, kept: float, repeats: int, bias: float, cover: tuple[float, float]
) -> None:
    rng = np.random.default_rng(1)
    errors, ratios = [], []
    spread = 0.3 if model == "2pl" else 0.0
    for _ in range(repeats):
        true = simulate(rng, 1200 if kept == 1 else 3000, 20, spread=spread)
        answers = with_holes(rng, true.answers, kept) if kept < 1 else true.answers
        found = calibrate(answers, model)
        assert found.converged
        error = found.items["b"].to_numpy() - true.b
        errors.append(error)
        ratios.append(error / found.items["se_b"].to_numpy())
    assert abs(np.mean(errors)) < bias
    assert np.sqrt(np.mean(np.square(errors))) < (0.16 if repeats > 2 else 0.2)
    coverage = np.mean(np.abs(ratios) < 1.96)
    assert cover[0] < coverage <= cover[1]


def test_3pl_is_recovered_with_its_prior() -> None:
    rng = np.random.default_rng(2)
    true = simulate(rng, 4000, 30, c=0.2)
    found = calibrate(true.answers, "3pl")
    assert found.converged
    assert np.sqrt(np.mean((found.items["b"] - true.b) ** 2)) < 0.3
    assert found.items["c"].mean() == pytest.approx(0.2, abs=0.04)
    ratio = (found.items["b"] - true.b) / found.items["se_b"]
    assert np.mean(np.abs(ratio) < 1.96) > 0.85


def test_a_long_test_gets_a_fine_grid_and_unbiased_slopes() -> None:
    rng = np.random.default_rng(3)
    true = simulate(rng, 600, 400)
    found = calibrate(true.answers, standard_errors=False)
    assert found.points > 61
    slope = np.log(found.items["a"].to_numpy()) - np.log(true.a * true.theta.std())
    assert abs(slope.mean()) < 0.015


def test_a_reversed_item_gets_a_negative_slope() -> None:
    true = simulate(np.random.default_rng(4), 1000, 15)
    answers = true.answers.copy()
    answers[:, 4] = 1 - answers[:, 4]
    assert calibrate(answers).items["a"][4] < 0


def test_eap_is_calibrated() -> None:
    rng = np.random.default_rng(5)
    true = simulate(rng, 4000, 20)
    items = pd.DataFrame({"item": [f"item_{j + 1}" for j in range(20)], "a": true.a, "b": true.b})
    found = ability(items, true.answers)
    covered = np.abs(found["theta"] - true.theta) < 1.96 * found["se"]
    assert covered.mean() == pytest.approx(0.95, abs=0.012)
