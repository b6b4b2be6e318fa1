"""Posterior means of items: found by another integration, and right on average over a bank."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.calibration import Priors, calibrate
from pixsim.calibration.bank import recalibrate
from pixsim.calibration.bank.fit import B_SD, LOG_A_SD
from pixsim.calibration.posterior_means import POINTS, _Density
from pixsim.irt.logistic import logistic
from pixsim.simulation.pilot import simulate_responses, true_parameters
from tests.calibration.simulate import answered, with_holes


@pytest.mark.parametrize(("a", "b", "n"), [(1.0, -2.5, 60), (1.6, 0.3, 200), (0.7, 2.0, 40)])
def test_the_mean_is_that_of_a_fine_grid(a: float, b: float, n: int) -> None:
    """Abilities known exactly: a logistic regression with priors, integrated over a wide fine grid."""
    rng = np.random.default_rng(n)
    theta = rng.normal(0, 1.3, n)
    right = rng.random(n) < logistic(a * (theta - b))
    log_a, difficulty = np.meshgrid(np.linspace(-2, 1.6, 300), np.linspace(b - 6, b + 6, 400))
    log = -0.5 * ((log_a / 0.3) ** 2 + (difficulty - b) ** 2)
    for t, y in zip(theta, right, strict=True):
        log += np.log(logistic((1 if y else -1) * np.exp(log_a) * (t - difficulty)))
    best = np.unravel_index(log.argmax(), log.shape)
    weight = np.exp(log - log.max())
    weight /= weight.sum()
    mean = [(log_a * weight).sum(), (difficulty * weight).sum()]
    spread = np.sqrt(
        [((log_a - mean[0]) ** 2 * weight).sum(), ((difficulty - mean[1]) ** 2 * weight).sum()]
    )
    mode = np.array([np.exp(log_a[best]), difficulty[best]])
    known = np.repeat(theta[:, None], POINTS, axis=1)
    density = _Density(mode, known, right, (0.0, b, 0.3, 1.0))
    found = density.moved(np.array([*mode, 1.0, 1.0]))
    assert np.log(found[0]) == pytest.approx(mean[0], abs=0.02)
    assert found[1] == pytest.approx(mean[1], abs=0.06 * spread[1])


@pytest.mark.full
def test_over_a_bank_the_means_are_right_where_the_modes_are_not(bank: Bank) -> None:
    """Truth spread like the priors: slopes of the fit are too high, those of the bank are not."""
    rng = np.random.default_rng(2)
    truth = true_parameters(bank, rng, a_spread=LOG_A_SD, b_spread=B_SD).iloc[::4]
    table = simulate_responses(truth, rng.normal(0.8, 1.6, 600), rng, length=60)
    found = recalibrate(table, bank, date=datetime.date(2026, 11, 26))
    fit = found.calibration.items[["item", "a", "b"]]
    held = pd.DataFrame(
        [(p.item, p.a, p.b) for p in found.parameters.values()], columns=["item", "a", "b"]
    )
    slope, far = {}, {}
    for name, items in (("mode", fit), ("mean", held)):
        both = items.merge(truth, on="item", suffixes=("", "_true"))
        slope[name] = np.log(both["a"] / both["a_true"]).mean()
        far[name] = abs(np.polyfit(both["b_true"], both["b"], 1)[0] - 1)
    assert slope["mode"] > 0.015
    assert abs(slope["mean"]) < slope["mode"]
    assert far["mean"] < far["mode"]


def test_means_of_a_fit_with_priors_and_only_of_one() -> None:
    rng = np.random.default_rng(5)
    centre = rng.normal(0, 1, 60)
    truth = np.exp(rng.normal(0, 0.3, 60)), centre + rng.normal(0, 1, 60)
    table = with_holes(rng, answered(rng, rng.normal(0.5, 1.2, 600), truth), 0.3)
    fit = calibrate(table, priors=Priors(log_a_sd=0.3, b=centre, b_sd=1.0))
    means = fit.means()
    assert means.columns.tolist() == fit.items.columns.tolist()
    assert means["n"].equals(fit.items["n"])
    for name, true in (("a", truth[0]), ("b", truth[1])):
        far = np.sqrt(np.mean((means[name] - true) ** 2))
        assert far < np.sqrt(np.mean((fit.items[name] - true) ** 2))
    with pytest.raises(ValueError, match="needs a 2pl without families, and priors"):
        calibrate(table).means()
