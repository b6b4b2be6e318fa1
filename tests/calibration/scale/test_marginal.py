"""The scale of priors is where ability lies with the items integrated out, not at a joint mode."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.optimize import minimize  # type: ignore[import-untyped]

from pixsim.calibration import Priors, calibrate
from pixsim.calibration.calibrate import Model
from tests.calibration.simulate import answered, simulate_families, with_holes
from tests.tools.tiers import tiered


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("model", "items"), [("rasch", 4), ("2pl", 2)])
def test_it_is_the_maximum_of_the_density_integrated_over_items(model: Model, items: int) -> None:
    rng = np.random.default_rng(3)
    slope_sd = 0.3 if model == "2pl" else 0.0
    centre = np.linspace(-0.8, 0.8, items)
    truth = np.exp(rng.normal(0, slope_sd, items)), centre + rng.normal(0, 0.8, items)
    answers = answered(rng, rng.normal(0.4, 1.5, 150), truth)
    found = calibrate(answers, model, priors=Priors(log_a_sd=0.3, b=centre, b_sd=0.8))

    # adaptive Gauss-Hermite around what was found, priors in the weights
    node, weight = np.polynomial.hermite_e.hermegauss(7)
    size = 2 * items if model == "2pl" else items
    place = np.array(list(product(node, repeat=size)))
    log_weight = np.log(np.array(list(product(weight, repeat=size)))).sum(axis=1)
    log_weight += 0.5 * (place**2).sum(axis=1)
    at, se = found.items[["a", "b"]].to_numpy().T, found.items[["se_a", "se_b"]].to_numpy().T
    b = at[1] + se[1] * place[:, :items]
    log_weight -= 0.5 * (((b - centre) / 0.8) ** 2).sum(axis=1)
    a = np.ones_like(b)
    if model == "2pl":
        log_a = np.log(at[0]) + se[0] / at[0] * place[:, items:]
        log_weight -= 0.5 * ((log_a / 0.3) ** 2).sum(axis=1)
        a = np.exp(log_a)
    patterns, count = np.unique(answers, axis=0, return_counts=True)
    z = np.linspace(-5, 5, 31)
    normal = np.exp(-0.5 * z**2) / np.exp(-0.5 * z**2).sum()

    def minus_log_density(x: np.ndarray) -> float:
        theta = x[0] + np.exp(x[1]) * z
        p = 1 / (1 + np.exp(-a[:, :, None] * (theta - b[:, :, None])))
        total = log_weight.copy()
        for pattern, n in zip(patterns, count, strict=True):
            total += n * np.log(np.where(pattern[:, None] == 1, p, 1 - p).prod(axis=1) @ normal)
        peak = total.max()
        return -float(peak + np.log(np.exp(total - peak).sum()))

    best = minimize(minus_log_density, [0.4, 0.3], method="Nelder-Mead", options={"xatol": 2e-3})
    assert found.converged
    assert found.ability_mean == pytest.approx(best.x[0], abs=0.03)
    assert found.ability_sd == pytest.approx(np.exp(best.x[1]), rel=0.03)  # the joint mode: -4 %


@pytest.mark.parametrize(
    ("seeds", "error", "cover"),
    [(1, 0.08, (0.88, 1.0)), pytest.param(5, 0.05, (0.91, 0.98), marks=pytest.mark.full)],
)
@pytest.mark.parametrize(
    ("persons", "items", "kept"), tiered([(400, 150, 0.2), (1200, 60, 1.0)], 1)
)
def test_with_exact_priors_the_scale_is_right_and_intervals_cover(
    persons: int, items: int, kept: float, seeds: int, error: float, cover: tuple[float, float]
) -> None:
    sds, inside = [], []
    for seed in range(seeds):
        rng = np.random.default_rng([1, seed])
        centre = rng.normal(0, 1, items)
        truth = np.exp(rng.normal(0, 0.3, items)), centre + rng.normal(0, 1, items)
        answers = answered(rng, rng.normal(0.5, 1.2, persons), truth)
        table = with_holes(rng, answers, kept) if kept < 1 else answers
        found = calibrate(table, priors=Priors(log_a_sd=0.3, b=centre, b_sd=1.0))
        assert found.converged
        sds.append(found.ability_sd / 1.2)
        for name, true in zip("ab", truth, strict=True):
            inside.append(np.abs(found.items[name] - true) < 1.96 * found.items[f"se_{name}"])
    assert np.mean(sds) == pytest.approx(1.0, abs=error)  # 0.90 at the joint mode
    assert cover[0] < np.mean(inside) < cover[1]


@pytest.mark.parametrize(
    ("seeds", "persons", "count", "error"),
    [(1, 500, 20, 0.15), pytest.param(2, 800, 40, 0.06, marks=pytest.mark.full)],
)
@pytest.mark.full
def test_families_have_their_scale_and_spread_at_the_marginal_mode_too(
    seeds: int, persons: int, count: int, error: float
) -> None:
    sds, spreads = [], []
    for seed in range(seeds):
        rng = np.random.default_rng([2, seed])
        true = simulate_families(rng, persons, count, 3, spread=0.4, mean=0.3, sd=1.2)
        centre = (true.b + rng.normal(0, 0.7, count))[true.family] / 1.49  # b given it: sd 0.573
        names = {f"item_{j + 1}": f"family_{k}" for j, k in enumerate(true.family)}
        prior = Priors(log_a_sd=0.3, b=centre, b_sd=0.573, family_spread=0.4)
        found = calibrate(true.answers, families=names, priors=prior, standard_errors=False)
        assert found.converged
        assert found.spread is not None
        sds.append(found.ability_sd / 1.2)
        spreads.append(found.spread)
    assert np.mean(sds) == pytest.approx(1.0, abs=error)
    assert np.mean(spreads) == pytest.approx(0.4, abs=error)


def test_asymptotes_near_nothing_do_not_keep_the_scale_from_settling() -> None:
    rng = np.random.default_rng(4)
    items, persons = 40, 80
    a = np.exp(rng.normal(0.1, 0.3, items))
    centre = rng.normal(0, 1.3, items)
    b = centre + rng.normal(0, 1, items)
    theta = rng.normal(0.3, 1.2, persons)
    chance = 1 / (1 + np.exp(-a * (theta[:, None] - b)))
    answers = (rng.random(chance.shape) < chance).astype(float)
    answers[rng.random(answers.shape) > 0.5] = np.nan
    priors = Priors(log_a=0.1, log_a_sd=0.3, b=centre, b_sd=1.0, c_alpha=1.0, c_beta=21.0)
    found = calibrate(answers, "3pl", priors=priors, standard_errors=False)
    assert found.converged
    assert found.iterations < 250  # nine fits; 975 while the scale followed asymptotes of 0.001
