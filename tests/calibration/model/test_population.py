"""Groups with their own mean and spread, and ability regressed on what is known of persons."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.reading import read_responses
from pixsim.calibration import Calibration, Priors, calibrate
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.expectation import Expected, Prior, expect
from pixsim.calibration.estimation.fit import reach
from pixsim.calibration.estimation.population_step import (
    Overall,
    held_step,
    overall,
    rescale_to_population,
)
from pixsim.calibration.estimation.quadrature import normal_grid
from pixsim.calibration.model.parameters import Parameters
from pixsim.calibration.model.population import Latent, read_population
from pixsim.irt.curves import Curves
from tests.calibration.simulate import answered, with_holes


@pytest.mark.full
def test_two_groups_that_share_a_third_of_the_items_are_told_apart() -> None:
    """At a distance of two sds the likelihood of one normal population is wrong."""
    inside, means, sds = [], [], []
    for seed in range(4):
        rng = np.random.default_rng([5, seed])
        a, b = np.exp(rng.normal(0, 0.3, 30)), rng.normal(0, 1, 30)
        group = np.repeat(["weak", "able"], [1500, 1000])
        theta = np.where(group == "able", rng.normal(2.0, 0.7, 2500), rng.normal(0.0, 1.0, 2500))
        answers = answered(rng, theta, (a, b)).astype(float)
        answers[:1500, 20:] = answers[1500:, :10] = np.nan
        found = calibrate(answers, groups=group)
        assert found.converged
        assert found.groups is not None
        inside.append((found.items["b"] - b).abs() < 1.96 * found.items["se_b"])
        means.append(found.groups["mean"][1])
        sds.append(found.groups["sd"][1])
        assert found.groups["group"].tolist() == ["weak", "able"]
    assert np.mean(inside) > 0.9
    assert np.mean(means) == pytest.approx(2.0, abs=0.12)
    assert np.mean(sds) == pytest.approx(0.7, abs=0.06)


def chosen_by_profile(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Answers of persons given the 15 items nearest to what their profile says of them."""
    rng = np.random.default_rng([6, seed])
    theta, b = rng.normal(0.2, 1.2, 1500), rng.normal(0, 1.3, 60)
    profile = theta + rng.normal(0, 0.5, 1500)
    near = np.argsort(np.abs(profile[:, None] - b), axis=1)[:, :15]
    answers = np.full((1500, 60), np.nan)
    every = answered(rng, theta, (np.ones(60), b))
    np.put_along_axis(answers, near, np.take_along_axis(every, near, axis=1), axis=1)
    return answers, profile, b, theta


@pytest.mark.full
def test_items_chosen_by_a_profile_need_the_profile() -> None:
    answers, profile, b, theta = chosen_by_profile(1)
    centre = b + np.random.default_rng(7).normal(0, 0.5, 60)
    prior = Priors(log_a_sd=0.1, b=centre, b_sd=0.5)
    blind = calibrate(answers, priors=prior)
    told = calibrate(answers, priors=prior, covariates={"profile": profile})
    slopes = [np.polyfit(b, fit.items["b"], 1)[0] for fit in (blind, told)]
    assert slopes[0] < 0.9  # the difficulties shrink towards each other
    assert slopes[1] == pytest.approx(1.0, abs=0.05)
    assert told.groups is not None
    assert told.groups["sd"][0] == pytest.approx(theta.std(), rel=0.06)
    assert told.regression is not None
    assert told.regression["slope"][0] == pytest.approx(np.polyfit(profile, theta, 1)[0], abs=0.06)
    error = [np.sqrt(np.mean((fit.scores()["theta"] - theta) ** 2)) for fit in (blind, told)]
    assert error[1] < error[0]
    assert np.mean((told.items["b"] - b).abs() < 1.96 * told.items["se_b"]) > 0.88


def test_standard_errors_equal_a_numerical_hessian() -> None:
    rng = np.random.default_rng(8)
    x, group = rng.normal(0, 1, 400), np.repeat(["p", "q"], [250, 150])
    theta = 0.5 * x + (group == "q") * 0.4 + rng.normal(0, 1, 400)
    b = np.array([-1.0, -0.3, 0.4, 1.0])
    answers = with_holes(rng, answered(rng, theta, (np.ones(4), b)), 0.9)
    found = calibrate(answers, groups=group, covariates={"x": x}, tolerance=1e-10)
    assert found.regression is not None
    assert found.groups is not None
    population = read_population(group, {"x": x}, range(1, 401))
    assert population is not None
    design = Design(found.responses, merged=False)
    grid = normal_grid(161, 8.0)

    def value(at: np.ndarray) -> float:
        latent = Latent(at[8:10], np.array([0.0, at[10]]))
        items = Curves(at[:4], at[4:8], np.zeros(4))
        return expect(design, items, Prior(grid, population, latent), 0.0, 1.0).loglik

    covariance = found.vcov()
    slope = found.regression["slope"][0] * x.std()
    shift = found.groups["mean"][1] - slope * (x[group == "q"].mean() - x.mean()) / x.std()
    width = np.log(found.groups["residual_sd"][1])
    best = np.concatenate([found.items["a"], found.intercepts["d"], [shift, slope, width]])
    step = 2e-3
    eye = np.eye(11) * step
    hessian = [
        [value(best + i + j) - value(best + i - j) - value(best - i + j) + value(best - i - j) for j in eye]
        for i in eye
    ]  # fmt: skip
    exact = np.linalg.inv(-np.array(hessian) / (4 * step**2))
    gradient = [(value(best + i) - value(best - i)) / (2 * step) for i in eye]
    assert np.abs(gradient).max() < 0.01
    assert list(covariance.columns[-3:]) == ["z[q]", "z[x]", "log width[q]"]
    np.testing.assert_allclose(np.sqrt(np.diag(covariance)), np.sqrt(np.diag(exact)), rtol=5e-3)


def test_wrong_groups_and_covariates_are_named_together() -> None:
    answers = answered(np.random.default_rng(9), np.zeros(4), (np.ones(3), np.zeros(3)))
    with pytest.raises(
        ValueError, match=r"groups: 1 persons without.*covariates: x: 1 persons.*y: 2 values for 4"
    ):
        calibrate(
            answers, groups=["a", None, "b", "b"], covariates={"x": [1, 2, np.nan, 3], "y": [1, 2]}
        )


def test_one_group_and_a_constant_covariate_are_the_plain_model() -> None:
    rng = np.random.default_rng(10)
    answers = answered(rng, rng.normal(0, 1, 300), (np.ones(8), np.linspace(-1, 1, 8)))
    plain: Calibration = calibrate(answers)
    same = calibrate(answers, groups=["all"] * 300, covariates={"x": np.ones(300)})
    pd.testing.assert_frame_equal(plain.items, same.items, rtol=1e-4)
    assert same.loglik == pytest.approx(plain.loglik, abs=1e-4)


def test_persons_far_apart_are_all_on_the_grid() -> None:
    """A covariate may tell all but a little of ability: thirty residual sds from end to end."""
    rng = np.random.default_rng(11)
    theta, b = rng.normal(0.3, 1.2, 400), rng.normal(0, 1.3, 40)
    answers = answered(rng, theta, (np.ones(40), b))
    profile = theta + rng.normal(0, 0.08, 400)
    population = read_population(None, {"profile": profile}, range(400))
    assert population is not None
    latent = Latent(np.array([theta.std() / 0.08]), np.zeros(1))
    design = Design(read_responses(answers), merged=False)
    items = Curves(np.ones(40), -b, np.zeros(40))
    at = Parameters(items, np.zeros(0), float(theta.mean()), 0.08, latent)
    far = float(np.abs(population.centres(latent)).max())
    found = reach(population, at)
    assert far > 25
    assert found > far + 4
    grids = [normal_grid(int(4 * size) + 1, size) for size in (2 * found, 3 * found)]
    told = [
        expect(design, items, Prior(grid, population, latent), at.mean, at.sd) for grid in grids
    ]
    assert told[0].loglik == pytest.approx(told[1].loglik, abs=1e-6)
    assert told[0].by_person is not None
    error = at.mean + at.sd * told[0].by_person[:, 0] - theta
    assert np.abs(error).max() < 0.4


def test_a_held_step_is_the_best_that_leaves_mean_and_sd_of_all_as_they_are() -> None:
    rng = np.random.default_rng(12)
    group, x = np.repeat(["p", "q"], [300, 200]), rng.normal(0, 1, 500)
    population = read_population(group, {"x": x}, range(500))
    assert population is not None
    z = 0.8 * x + 0.5 * (group == "q") + rng.normal(0, np.where(group == "q", 1.5, 1.0))
    first = z + rng.normal(0, 0.3, 500)
    moments = np.column_stack([first, first**2 + 0.2])
    expected = Expected(0.0, np.zeros((1, 1)), np.zeros((1, 2)), 500.0, 0.0, 1.0, moments)
    at = Parameters(
        Curves(np.ones(1), np.zeros(1), np.zeros(1)), np.zeros(0), 0.4, 0.9,
        Latent(np.array([0.1, 0.3]), np.array([0.0, 0.1])),
    )  # fmt: skip
    held = Overall(0.6, 1.3)
    best = held_step(population, at, expected, held)
    now = overall(population, best)
    assert (now.mean, now.sd) == pytest.approx((0.6, 1.3), abs=1e-9)

    def density(u: np.ndarray) -> float:
        latent = Latent(u[:2], np.array([0.0, u[2]]))
        to = rescale_to_population(
            population, Parameters(at.items, at.centres, 0.0, 1.0, latent), held
        )
        centre = (to.mean + to.sd * population.centres(latent) - at.mean) / at.sd
        width = to.sd * population.widths(latent) / at.sd
        about = moments[:, 1] - 2 * centre * moments[:, 0] + centre**2
        return -float((np.log(width) + about / (2 * width**2)).sum())

    found = np.append(best.latent.slopes, best.latent.log_widths[1])
    for aside in 1e-4 * np.eye(3):
        slope = (density(found + aside) - density(found - aside)) / 2e-4
        assert slope == pytest.approx(0.0, abs=1e-3)
        assert density(found + 100 * aside) < density(found) > density(found - 100 * aside)
