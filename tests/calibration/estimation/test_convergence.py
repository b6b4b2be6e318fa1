"""Fits converge soon, and to where nothing pulls: anchors, priors of families, short tests, 3PL."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from pixsim.calibration import Priors, calibrate
from pixsim.calibration.calibrate import Model
from pixsim.calibration.estimation.expectation import Expected
from pixsim.calibration.estimation.maximisation import Shape, maximise
from pixsim.calibration.estimation.quadrature import normal_grid
from pixsim.calibration.model.families import single_item_families
from pixsim.calibration.model.parameters import Parameters
from pixsim.calibration.scale import marginal
from pixsim.calibration.uncertainty.covariance import inverse_root
from pixsim.irt.curves import from_difficulty
from tests.calibration.simulate import simulate, simulate_families, with_holes
from tests.tools.tiers import tiered

MODELS = ("rasch", "1pl", "2pl")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("model", MODELS)
def test_two_anchors_among_many_items_are_no_ridge_to_creep_along(model: Model) -> None:
    rng = np.random.default_rng(1)
    true = simulate(rng, 800, 20, spread=0.3 if model == "2pl" else 0.0, mean=0.5, sd=1.2)
    answers = with_holes(rng, true.answers, 0.6)
    anchors = {f"item_{j + 1}": (true.a[j], true.b[j]) for j in (3, 11)}
    found = calibrate(answers, model, anchors=anchors)
    assert found.converged
    assert found.iterations < 60
    assert found.ability_mean == pytest.approx(0.5, abs=0.3)
    exact = calibrate(answers, model, anchors=anchors, tolerance=1e-10)
    assert np.abs(found.items["b"] - exact.items["b"]).max() < 1e-4
    assert found.loglik == pytest.approx(exact.loglik, abs=1e-6)


@pytest.mark.full
@pytest.mark.parametrize(("held", "model"), tiered(product(("anchors", "priors"), MODELS), 1))
def test_abilities_of_which_little_is_known_converge(held: str, model: Model) -> None:
    rng = np.random.default_rng(2)
    true = simulate(rng, 1400, 25, spread=0.3 if model == "2pl" else 0.0, sd=0.3)
    answers = with_holes(rng, true.answers, 0.15)  # four each, and persons are much alike
    anchors = {f"item_{j + 1}": (true.a[j], true.b[j]) for j in (4, 16)}
    found = calibrate(
        answers, model, priors=Priors(log_a_sd=0.3, b=true.b, b_sd=1.0),
        anchors=anchors if held == "anchors" else None,
    )  # fmt: skip
    assert found.converged
    assert found.iterations < 300  # the fits that the scale is found from are counted


@pytest.mark.parametrize("model", tiered(["2pl", "1pl"], 1))
@pytest.mark.parametrize(
    ("seeds", "persons", "count", "error"),
    [(1, 350, 16, 0.3), pytest.param(3, 700, 30, 0.15, marks=pytest.mark.full)],
)
@pytest.mark.full
def test_the_priors_of_families_set_the_scale(
    model: Model, seeds: int, persons: int, count: int, error: float
) -> None:
    sds = []
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        true = simulate_families(rng, persons, count, 3, slopes=0.3 if model == "2pl" else 0.0)
        families = {f"item_{j + 1}": f"family_{k}" for j, k in enumerate(true.family)}
        centre = 0.5 * (true.b + rng.normal(0, 1, count))[true.family]  # as far off as it says
        found = calibrate(
            true.answers, model, families=families,
            priors=Priors(log_a_sd=0.3, b=centre, b_sd=0.5**0.5), standard_errors=False,
        )  # fmt: skip
        assert found.converged
        sds.append(found.ability_sd)
    assert abs(np.log(sds).mean()) < error


def test_a_difficulty_hidden_by_guessing_is_found_without_overshooting() -> None:
    # 91 answers, right a little less often from the able: the expected log-likelihood has no
    # maximum, but with the priors
    grid = normal_grid(61)
    count = 91 * np.exp(grid.log_weight)
    rates = np.array([0.3 - 0.05 * grid.z, 0.35 - 0.1 * grid.z]).clip(0.02, 0.98)
    expected = Expected(0.0, count[None], rates * count, 91.0, 0.0, 1.0)
    shape = Shape("own", True, np.ones(2, bool), np.ones(2, bool), np.zeros(0, bool))
    curves = from_difficulty(np.ones(2), np.full(2, 2.0), np.full(2, 0.2))
    now = Parameters(curves, np.zeros(0), 0.0, 1.0)
    change = np.inf
    for _ in range(100):
        then = maximise(expected, now, grid.z, shape, Priors().spread(2), single_item_families(2))
        change, now = float(np.abs(then.pack() - now.pack()).max()), then
    assert change < 1e-9


@pytest.mark.parametrize(("persons", "items"), [(50, 3), (400, 12)])
def test_columns_and_their_contraries_are_told_apart(persons: int, items: int) -> None:
    """Everybody has the same score: slopes of 0, where no item tells anything, are a saddle."""
    rng = np.random.default_rng(0)
    true = simulate(rng, persons, items, spread=0.2)
    alone_ = calibrate(true.answers, standard_errors=False)
    both = calibrate(np.hstack([true.answers, 1 - true.answers]))
    a, b = (both.items[name].to_numpy() for name in "ab")
    np.testing.assert_allclose(a[:items], -a[items:], atol=1e-4)
    np.testing.assert_allclose(b[:items], b[items:], atol=1e-3)
    assert both.loglik > 2 * alone_.loglik  # what one half tells is known of the other
    assert both.converged or "has no maximum" in str(both.warnings)
    assert not np.isnan(both.items[["se_a", "se_b"]].to_numpy()).any()


def test_an_information_of_nothing_but_rounding_leaves_all_open() -> None:
    noise = np.full((3, 3), 3e-15)
    noise[2, 2], noise[0, 0] = 12.0, 0.0
    root, lost = inverse_root(noise)
    assert lost.tolist() == [True, True, False]
    assert np.isfinite(root).all()


def test_items_whose_slope_has_no_end_are_found_early_and_named() -> None:
    """Without priors a few answers may be told apart by ability without exception."""
    rng = np.random.default_rng(3)
    true = simulate(rng, 900, 25)
    answers = with_holes(rng, true.answers, 0.5)
    answers[:, :3] = np.nan  # three items, some answers each, right where the score is above zero
    score = np.nansum(answers - 0.5, axis=1)
    for item in range(3):
        who = rng.choice(np.flatnonzero(np.abs(score) > 2.5), 12, replace=False)
        answers[who, item] = score[who] > 0
    found = calibrate(answers, standard_errors=False)
    assert found.iterations < 250
    assert np.isfinite(found.items[["a", "b"]].to_numpy()).all()
    (named,) = [warning for warning in found.warnings if warning.kind == "no_maximum"]
    assert set(named.names) == {"item_1", "item_2", "item_3"}
    assert not any(warning.kind == "not_converged" for warning in found.warnings)
    sound = calibrate(answers[:, 3:], standard_errors=False)
    assert np.abs(found.items["b"][3:].to_numpy() - sound.items["b"].to_numpy()).max() < 0.05


def test_open_questions_do_not_keep_a_3pl_from_converging() -> None:
    rng = np.random.default_rng(3)
    chance = np.where(np.arange(20) % 4 == 0, 0.2, 0.0)  # the others cannot be guessed
    c = chance * rng.uniform(0.5, 1.5, 20)
    true = simulate(rng, 150, 20, c=c)
    prior = Priors(log_a_sd=0.3, b_sd=1.5, c_alpha=1 + 20 * chance, c_beta=1 + 20 * (1 - chance))
    found = calibrate(true.answers, "3pl", priors=prior)
    assert found.converged
    assert found.iterations < 40
    open_ones = found.items["c"].to_numpy()[chance == 0]
    assert (open_ones < 0.05).all()
    alone = calibrate(true.answers, "3pl", priors=prior, tolerance=1e-10, max_iterations=3000)
    np.testing.assert_allclose(found.items["b"], alone.items["b"], atol=1e-4)


@pytest.mark.parametrize(
    ("model", "steps"), [("rasch", (28, 45)), ("1pl", (10, 24)), ("2pl", (10, 24))]
)
def test_items_with_priors_follow_the_persons_of_a_scale_that_is_held(
    model: Model, steps: tuple[int, int]
) -> None:
    """Else they creep: the steps grow short long before the place is reached."""
    true = simulate(np.random.default_rng(6), 1500, 40, mean=0.3, sd=1.2)
    priors = Priors(log_a_sd=0.3, b=true.b, b_sd=0.5)
    found, exact = (
        calibrate(
            true.answers, model, priors=priors, ability="standard", tolerance=tolerance,
            standard_errors=False,
        )
        for tolerance in (1e-5, 1e-11)
    )  # fmt: skip
    assert (found.iterations <= steps[0], exact.iterations <= steps[1]) == (True, True)
    told, true_place = (fit.items[["a", "b"]].to_numpy() for fit in (found, exact))
    assert np.abs(told - true_place).max() < 2e-5


def test_a_scale_that_has_not_settled_is_not_told_as_a_step_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marginal, "MOST_STEPS", 1)
    true = simulate(np.random.default_rng(6), 150, 8)
    found = calibrate(true.answers, priors=Priors(log_a_sd=0.3, b=true.b, b_sd=0.5))
    assert not found.converged
    kinds = [warning.kind for warning in found.warnings]
    assert "scale_moves" in kinds
    assert "not_converged" not in kinds
