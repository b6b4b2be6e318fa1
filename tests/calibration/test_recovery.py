"""Simulated parameters are recovered, intervals cover, and odd matrices never give NaN."""

from __future__ import annotations

import contextlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pixsim.calibration import Priors, ability, calibrate, item_fit, item_statistics
from pixsim.calibration.calibrate import Model

from .simulate import simulate, with_holes

REPEATS = 12


@pytest.mark.parametrize("kept", [1.0, 0.4])
@pytest.mark.parametrize("model", ["rasch", "1pl", "2pl"])
def test_estimates_are_unbiased_and_intervals_cover(model: Model, kept: float) -> None:
    rng = np.random.default_rng(1)
    errors, ratios = [], []
    spread = 0.3 if model == "2pl" else 0.0
    for _ in range(REPEATS):
        true = simulate(rng, 1200 if kept == 1 else 3000, 20, spread=spread)
        answers = with_holes(rng, true.answers, kept) if kept < 1 else true.answers
        found = calibrate(answers, model)
        assert found.converged
        error = found.items["b"].to_numpy() - true.b
        errors.append(error)
        ratios.append(error / found.items["se_b"].to_numpy())
    assert abs(np.mean(errors)) < 0.04
    assert np.sqrt(np.mean(np.square(errors))) < 0.16
    coverage = np.mean(np.abs(ratios) < 1.96)
    assert 0.90 < coverage < 0.99


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


CELL = st.sampled_from([0.0, 1.0, np.nan])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.data(),
    shape=st.tuples(st.integers(1, 25), st.integers(1, 6)),
    model=st.sampled_from(["rasch", "1pl", "2pl", "3pl"]),
    prior=st.booleans(),
)
def test_any_matrix_gives_a_result_or_a_clear_error_never_nan(
    data: st.DataObject, shape: tuple[int, int], model: Model, prior: bool
) -> None:
    matrix = data.draw(arrays(float, shape, elements=CELL))
    found = None
    with contextlib.suppress(ValueError):
        found = calibrate(matrix, model, priors=Priors() if prior else None, max_iterations=60)
    if found is None:
        with pytest.raises(ValueError, match=r"^responses: .*(no answer at all|needs|nobody)"):
            calibrate(matrix, model, priors=Priors() if prior else None, max_iterations=60)
        return
    numbers = found.items.drop(columns="item").to_numpy(dtype=float)
    assert not np.isnan(numbers).any()
    assert np.isfinite(found.items[["a", "b", "c"]].to_numpy()).all()
    assert np.isfinite(found.loglik)
    assert found.converged or any("not converged" in warning for warning in found.warnings)
    for method in ("EAP", "MAP", "MLE", "WLE"):
        scores = found.scores(method)
        assert len(scores) == shape[0]
        assert not scores[["theta", "se"]].isna().to_numpy().any()
    fit = item_fit(found.items, found.responses, found.scores()["theta"].to_numpy())
    assert not fit.isna().to_numpy().any()
    assert not item_statistics(matrix).isna().to_numpy().any()


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**31), items=st.integers(3, 30), kept=st.floats(0.3, 1.0))
def test_the_order_of_persons_and_items_does_not_matter(seed: int, items: int, kept: float) -> None:
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(with_holes(rng, simulate(rng, 150, items).answers, kept))
    mixed = table.iloc[rng.permutation(150), rng.permutation(items)]
    first = calibrate(table, "rasch").items.set_index("item")
    second = calibrate(mixed, "rasch").items.set_index("item").loc[first.index]
    assert second["b"].to_numpy() == pytest.approx(first["b"].to_numpy(), abs=1e-4)


def test_eap_is_calibrated() -> None:
    rng = np.random.default_rng(5)
    true = simulate(rng, 4000, 20)
    items = pd.DataFrame({"item": [f"item_{j + 1}" for j in range(20)], "a": true.a, "b": true.b})
    found = ability(items, true.answers)
    covered = np.abs(found["theta"] - true.theta) < 1.96 * found["se"]
    assert covered.mean() == pytest.approx(0.95, abs=0.012)
