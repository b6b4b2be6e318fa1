"""The partial credit models: recovered, like another implementation's, and like 2PL where marks are two."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from pixsim.answers.part_marks import categories_of, is_graded
from pixsim.calibration import calibrate
from pixsim.calibration.graded.fit import GradedPriors, _objective, calibrate_graded
from pixsim.calibration.graded.likelihood import Marginal
from pixsim.foundation.arrays import Floats


def drawn(persons: int, items: int, levels: int, seed: int, spread: float = 1.0, slopes: float = 0.3) -> tuple[Floats, Floats, Floats]:  # fmt: skip
    """Marks, slopes, steps (item, step)."""
    rng = np.random.default_rng(seed)
    theta = spread * rng.normal(size=persons)
    a = np.exp(slopes * rng.normal(size=items))
    b = np.linspace(-1.5, 1.5, items)[:, None] + np.linspace(-0.7, 0.7, levels - 1)
    step = a[:, None] * (theta[:, None, None] - b)
    weight = np.concatenate([np.zeros((persons, items, 1)), step.cumsum(axis=2)], axis=2)
    chance = np.exp(weight - weight.max(axis=2, keepdims=True))
    chance /= chance.sum(axis=2, keepdims=True)
    level = (chance.cumsum(axis=2) < rng.random((persons, items, 1))).sum(axis=2)
    return level / (levels - 1), a, b


@pytest.mark.parametrize("model", ["gpcm", "pcm"])
def test_parameters_come_back(model: Any) -> None:
    wrong: list[Any] = []
    for seed in range(4):
        marks, a, b = drawn(400, 12, 4, seed, 1.3 if model == "pcm" else 1.0, 0.0 if model == "pcm" else 0.3)  # fmt: skip
        fit = calibrate_graded(marks, model)
        assert fit.converged
        wrong += ((fit.steps["b"] - b.ravel()) / fit.steps["se"]).tolist()
        if model == "gpcm":
            wrong += ((fit.items["a"] - a) / fit.items["se_a"]).tolist()
        else:
            assert abs(fit.ability_sd - 1.3) < 3 * fit.se_ability_sd < 0.25
    covered = np.mean(np.abs(wrong) < 1.96)
    assert 0.90 < covered < 0.99
    assert abs(np.mean(wrong)) < 0.3


def plain_fit(level: NDArray[np.int64]) -> tuple[Floats, Floats, float]:
    """Another implementation: Gauss–Hermite, step difficulties, slopes by differences, loops."""
    node, weight = np.polynomial.hermite_e.hermegauss(41)
    weight = weight / weight.sum()
    items, top = level.shape[1], int(level.max())

    def loss(x: Floats) -> float:
        a, b = x[:items], x[items:].reshape(items, top)
        product = np.ones((len(level), node.size))
        for item in range(items):
            numerator = np.array([np.exp(sum(a[item] * (node - b[item, k]) for k in range(m))) * np.ones_like(node) for m in range(top + 1)])  # fmt: skip
            product *= (numerator / numerator.sum(axis=0))[level[:, item]]
        return -float(np.log(product @ weight).sum())

    start = np.concatenate([np.ones(items), np.zeros(items * top)])
    best = minimize(loss, start, method="BFGS", options={"gtol": 1e-3})
    return best.x[:items], best.x[items:], -float(best.fun)


def test_another_implementation_finds_the_same() -> None:
    marks, _a, _b = drawn(250, 4, 3, 7)
    fit = calibrate_graded(marks)
    a, b, loglik = plain_fit((2 * marks).astype(np.int64))
    assert fit.items["a"].to_numpy() == pytest.approx(a, abs=2e-4)
    assert fit.steps["b"].to_numpy() == pytest.approx(b, abs=2e-3)
    assert fit.loglik == pytest.approx(loglik, abs=1e-5)


def test_two_categories_are_a_2pl() -> None:
    marks, _a, _b = drawn(500, 10, 2, 1)
    fit, two = calibrate_graded(marks), calibrate(marks.astype(np.int8), "2pl")
    for column in ("a", "b", "se_a", "se_b"):
        assert fit.items[column].to_numpy() == pytest.approx(two.items[column].to_numpy(), abs=1e-4)
    assert fit.loglik == pytest.approx(two.loglik, abs=1e-5)
    scores = two.scores()
    assert fit.persons["theta"].to_numpy() == pytest.approx(scores["theta"].to_numpy(), abs=1e-4)
    assert fit.reliability() == pytest.approx(two.reliability(), abs=1e-3)


@pytest.mark.parametrize("slopes", [True, False])
@pytest.mark.parametrize("priors", [None, GradedPriors()])
def test_slopes_are_those_of_the_likelihood(slopes: bool, priors: GradedPriors | None) -> None:
    marks, _a, _b = drawn(60, 4, 4, 2)
    marginal = Marginal.of(categories_of(marks, 1).values, slopes=slopes)
    at = marginal.start + 0.1 * np.random.default_rng(0).normal(size=marginal.size)
    step = 1e-6 * np.eye(marginal.size)
    found = [
        (_objective(marginal, at + d, priors)[0] - _objective(marginal, at - d, priors)[0]) / 2e-6
        for d in step
    ]
    assert _objective(marginal, at, priors)[1] == pytest.approx(found, abs=1e-4)


def test_missing_answers_are_no_marks() -> None:
    marks, _a, _b = drawn(300, 8, 3, 4)
    holes = np.random.default_rng(1).random(marks.shape) < 0.3
    fit = calibrate_graded(np.where(holes, np.nan, marks))
    whole = calibrate_graded(marks)
    assert fit.items["n"].tolist() == (~holes).sum(axis=0).tolist()
    assert np.abs(fit.items["b"] - whole.items["b"]).max() < 3 * fit.items["se_b"].max()
    assert fit.persons["se"].mean() > whole.persons["se"].mean()


def test_rare_marks_join_their_neighbours_and_many_marks_share_the_range() -> None:
    rare = np.array([0] * 20 + [0.25] + [0.5] * 8 + [1] * 20)[:, None]
    found = categories_of(rare)
    assert found.values.ravel().tolist() == [0] * 20 + [1] * 9 + [2] * 20
    assert found.shares[0][1] == pytest.approx((0.25 + 8 * 0.5) / 9)
    many = np.linspace(0, 1, 101)[:, None]
    assert categories_of(many).values.max() == 5
    assert is_graded(np.hstack([rare, np.round(rare)])).tolist() == [True, False]


def test_what_cannot_be_fitted_is_refused() -> None:
    with pytest.raises(ValueError, match="neither"):
        calibrate_graded(np.eye(4), "grm")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="from 0 to 1"):
        calibrate_graded(2 * np.eye(4))
    with pytest.raises(ValueError, match="fewer than two"):
        calibrate_graded(np.ones((9, 3)))
