"""Estimates, log-likelihoods and standard errors equal those of established programs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.reading import read_responses
from pixsim.calibration import Priors, calibrate
from pixsim.calibration.calibrate import Model
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.expectation import Prior, expect
from pixsim.calibration.estimation.quadrature import normal_grid
from pixsim.calibration.model.item_priors import NO_PRIORS
from pixsim.irt.curves import Curves
from tests.calibration.reference import (
    NARROW,
    SETS,
    data,
    facts,
    lsat7,
    needs_reference,
    table,
    worst,
    worst_relative,
)  # fmt: skip
from tests.calibration.simulate import long, simulate, with_holes
from tests.tools.tiers import tiered


@needs_reference
@pytest.mark.parametrize("name", SETS)
def test_2pl_reproduces_the_reference(name: str) -> None:
    found = calibrate(data(name), "2pl")
    theirs = table(f"{name}_2pl_mirt")
    loose = 3e-4 if name == "Mobility" else 1e-5  # where the reference stopped early
    assert found.converged
    assert abs(found.loglik - facts()[f"{name}|2pl|mirt"]["logLik"]) < 1e-5
    assert worst(found.items["a"], theirs["a"]) < loose
    assert worst(found.intercepts["d"], theirs["d"]) < loose
    assert worst_relative(found.intercepts["se_d"], theirs["se_d"]) < 1e-4
    assert worst_relative(found.items["se_a"], theirs["se_a"]) < 1e-4
    assert worst_relative(found.items["se_b"], theirs["se_b"]) < 1e-4
    assert found.items["item"].tolist() == theirs["item"].tolist()


@needs_reference
@pytest.mark.parametrize("name", SETS)
def test_1pl_reproduces_the_reference(name: str) -> None:
    found = calibrate(data(name), "1pl")
    theirs = table(f"{name}_1pl_mirt")
    assert found.converged
    assert abs(found.loglik - facts()[f"{name}|1pl|mirt"]["logLik"]) < 1e-5
    assert worst(found.items["a"], theirs["a"]) < 1e-5
    assert worst(found.intercepts["d"], theirs["d"]) < 1e-5
    assert worst_relative(found.items["se_a"], theirs["se_a"]) < 1e-5
    assert worst_relative(found.intercepts["se_d"], theirs["se_d"]) < 1e-5


@needs_reference
@pytest.mark.parametrize("name", NARROW)
def test_rasch_with_free_variance_reproduces_the_reference(name: str) -> None:
    found = calibrate(data(name), "rasch")
    theirs, fact = table(f"{name}_rasch_mirt"), facts()[f"{name}|rasch|mirt"]
    assert abs(found.loglik - fact["logLik"]) < 1e-4
    assert abs(found.ability_sd**2 - fact["latent_variance"]) < 1e-4
    assert worst(found.items["b"], theirs["b"]) < 1e-4
    assert worst_relative(found.items["se_b"], theirs["se_b"]) < 1e-4
    assert (found.items["a"] == 1).all()
    assert (found.items["se_a"] == 0).all()


@needs_reference
@pytest.mark.parametrize("name", SETS)
def test_rasch_is_the_1pl_on_another_scale(name: str) -> None:
    rasch, common = calibrate(data(name), "rasch"), calibrate(data(name), "1pl")
    assert rasch.loglik == pytest.approx(common.loglik, abs=1e-6)
    assert rasch.ability_sd == pytest.approx(common.items["a"][0], rel=1e-6)
    assert worst(rasch.items["b"], -common.intercepts["d"]) < 1e-5


def test_lsat7_as_published() -> None:
    found = calibrate(lsat7(), "2pl")
    # Bock & Aitkin (1981) give slopes 0.988, 1.081, 1.707, 0.765, 0.736 in this metric
    assert found.loglik == pytest.approx(-2658.805, abs=0.001)
    assert found.items["a"].to_numpy() == pytest.approx(
        [0.988, 1.081, 1.707, 0.765, 0.736], abs=2e-3
    )
    assert found.intercepts["d"].to_numpy() == pytest.approx(
        [1.856, 0.808, 1.804, 0.486, 1.855], abs=2e-3
    )


def test_standard_errors_equal_a_numerical_hessian() -> None:
    rng = np.random.default_rng(3)
    answers = with_holes(rng, simulate(rng, 400, 5).answers, 0.8)
    found = calibrate(answers, "3pl", priors=Priors())
    prior = Priors().spread(5)
    design, grid, size = Design(read_responses(answers)), normal_grid(found.points), 5
    c = found.items["c"].to_numpy()
    centre = np.concatenate([found.items["a"], found.intercepts["d"], np.log(c / (1 - c))])

    def value(x: np.ndarray) -> float:
        items = Curves(x[:size], x[size : 2 * size], 1 / (1 + np.exp(-x[2 * size :])))
        return expect(design, items, Prior(grid), 0.0, 1.0).loglik + prior.log_density(items)

    step = 1e-3
    eye = np.eye(3 * size) * step
    hessian = np.array(
        [
            [
                value(centre + i + j)
                - value(centre + i - j)
                - value(centre - i + j)
                + value(centre - i - j)
                for j in eye
            ]
            for i in eye
        ]
    ) / (4 * step**2)
    gradient = [(value(centre + i) - value(centre - i)) / (2 * step) for i in eye]
    assert np.abs(gradient).max() < 1e-3
    se = np.sqrt(np.diag(np.linalg.inv(-hessian)))
    assert worst_relative(found.items["se_a"], se[:size]) < 1e-3
    assert worst_relative(found.intercepts["se_d"], se[size : 2 * size]) < 1e-3


@needs_reference
@pytest.mark.parametrize("name", tiered(["SAT12", "fims", "numeracy", "timss", "LSAT7"], 2))
def test_3pl_with_the_beta_prior_converges_to_more_than_the_2pl(name: str) -> None:
    found = calibrate(data(name), "3pl")
    assert found.converged
    assert found.items["c"].between(0.001, 0.5).all()
    assert np.isfinite(found.items[["se_a", "se_b"]].to_numpy()).all()
    if name in ("SAT12", "fims", "numeracy"):  # long enough for guessing to show
        assert found.loglik > facts()[f"{name}|2pl|mirt"]["logLik"]


@needs_reference
@pytest.mark.parametrize("name", ["LSAT7", pytest.param("SAT12", marks=pytest.mark.full)])
def test_3pl_without_priors_is_as_likely_as_the_reference(name: str) -> None:
    theirs, loglik = table(f"{name}_3pl_mirt"), facts()[f"{name}|3pl|mirt"]["logLik"]
    design, grid = Design(read_responses(data(name))), normal_grid(241)
    at = Curves(*(theirs[column].to_numpy(dtype=float) for column in ("a", "d", "c")))
    assert abs(expect(design, at, Prior(grid), 0.0, 1.0).loglik - loglik) < 1e-4
    # theirs had not converged, ours climbs on along a ridge: compared where the data decide
    found = calibrate(data(name), "3pl", priors=NO_PRIORS)
    assert found.loglik > loglik - 1e-3
    told = (theirs["c"].between(0.05, 0.3) & (theirs["se_b"] < 0.16)) if name == "SAT12" else [1]
    for column, far in (("b", 0.01), ("c", 0.002), ("se_b", 0.005)):
        assert worst(found.items[column][told], theirs[column][told]) < far


def test_long_rare_and_wide_forms_give_one_answer() -> None:
    rng = np.random.default_rng(4)
    wide = with_holes(rng, simulate(rng, 500, 30).answers, 0.4)
    first, second = calibrate(wide), calibrate(long(wide))
    ours = second.items.set_index("item").loc[[f"q{j}" for j in range(30)]]
    assert second.loglik == pytest.approx(first.loglik, abs=1e-6)
    assert worst(ours["b"], first.items["b"]) < 1e-5
    assert worst(ours["se_b"], first.items["se_b"]) < 1e-5


def test_index_lists_give_what_masks_give(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    table = long(with_holes(rng, simulate(rng, 500, 30).answers, 0.4))
    masks = calibrate(table)
    monkeypatch.setattr("pixsim.answers.response_matrix.SPARSE_BELOW", 1.1)
    lists = calibrate(table)
    assert lists.responses.dense is None
    assert lists.loglik == pytest.approx(masks.loglik, abs=1e-8)
    assert worst(lists.items["se_a"], masks.items["se_a"]) < 1e-6


def test_priors_hold_items_with_few_answers_and_let_the_others_move() -> None:
    rng = np.random.default_rng(6)
    true = simulate(rng, 1000, 20)
    answers = true.answers.astype(float)
    answers[5:, 0] = np.nan  # five answers only
    centre = true.b.copy()
    centre[:2] += 1.0
    found = calibrate(
        answers, priors=Priors(log_a=np.log(true.a), log_a_sd=0.3, b=centre, b_sd=0.4)
    )
    moved = (found.items["b"] - centre).abs()
    assert found.converged
    assert moved[0] < 0.35
    assert moved[1] > 0.75
    assert found.items["se_b"][0] == pytest.approx(0.4, rel=0.25)


def test_prior_centres_set_the_scale_and_ability_is_found_on_it() -> None:
    rng = np.random.default_rng(7)
    true = simulate(rng, 3000, 25, mean=-0.8, sd=1.3)
    found = calibrate(
        true.answers, priors=Priors(log_a=np.log(true.a), log_a_sd=0.2, b=true.b, b_sd=0.5)
    )
    assert found.converged
    assert found.ability_mean == pytest.approx(-0.8, abs=0.15)
    assert found.ability_sd == pytest.approx(1.3, abs=0.15)
    rasch = calibrate(true.answers, "rasch", priors=Priors(b=true.b, b_sd=0.5))
    assert rasch.converged


def test_new_items_land_on_the_scale_of_the_anchors() -> None:
    rng = np.random.default_rng(8)
    true = simulate(rng, 4000, 24, mean=0.7, sd=1.4)
    anchors = {f"item_{j + 1}": (true.a[j], true.b[j]) for j in range(12)}
    found = calibrate(true.answers, anchors=anchors)
    error = (found.items["b"][12:] - true.b[12:]) / found.items["se_b"][12:]
    assert found.converged
    assert (found.items["a"][:12] == true.a[:12]).all()
    assert (found.items["se_b"][:12] == 0).all()
    assert np.sqrt((error**2).mean()) < 1.6
    assert found.ability_mean == pytest.approx(0.7, abs=0.1)
    assert found.ability_sd == pytest.approx(1.4, abs=0.1)


def test_a_fit_cut_short_says_so() -> None:
    rng = np.random.default_rng(9)
    found = calibrate(simulate(rng, 200, 30).answers, max_iterations=3)
    assert not found.converged
    assert any("not converged after" in str(warning) for warning in found.warnings)


def test_constant_items_are_left_out_by_name_or_kept_by_a_prior() -> None:
    rng = np.random.default_rng(10)
    table = pd.DataFrame(simulate(rng, 300, 6).answers, columns=list("abcdef"))
    table["c"] = 1
    found = calibrate(table)
    assert found.items["item"].tolist() == list("abdef")
    assert any(
        "left out" in str(warning) and str(warning).endswith("c") for warning in found.warnings
    )
    kept = calibrate(table, priors=Priors())
    assert kept.items["item"].tolist() == list("abcdef")
    assert kept.items["b"][2] < -2
    assert np.isfinite(kept.items[["a", "b", "se_a", "se_b"]].to_numpy()).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"model": "4pl"}, "'4pl' is not one of"),
        ({"ability": "free"}, "needs anchors, or priors"),
        (
            {"anchors": {"item_9": (1, 0), "item_1": (0, 0)}},
            "item_9 is not among the items; item_1",
        ),
        (
            {"priors": Priors(b=np.zeros(3), b_sd=-1)},
            "b: 3 values for 4 items; b_sd: must be a positive",
        ),
        ({"priors": Priors(log_a_sd=np.inf)}, "a prior on b needs one on log a"),
    ],
)
def test_wrong_arguments_are_named(arguments: dict[str, object], message: str) -> None:
    answers = simulate(np.random.default_rng(11), 50, 4).answers
    with pytest.raises(ValueError, match=message):
        calibrate(answers, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("families", [None, {"item_1": "f", "item_2": "f", "item_3": "f"}])
def test_progress_goes_from_the_first_step_to_the_end(families: dict[str, str] | None) -> None:
    shares: list[float] = []
    answers = simulate(np.random.default_rng(8), 500, 12).answers
    found = calibrate(answers, families=families, progress=shares.append)
    assert found.converged
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.5 < shares[-2] < 1 == shares[-1]
    assert len(shares) - 1 <= found.iterations


@pytest.mark.parametrize("model", ["rasch", "2pl"])
def test_persons_all_alike_have_the_least_spread_and_a_warning(model: Model) -> None:
    b = np.linspace(-1, 1, 20)
    answers = np.tile([1, 0], (3, 10))  # three persons, one score
    found = calibrate(answers, model, priors=Priors(b=b, b_sd=1.0))
    assert found.converged
    assert found.ability_sd == pytest.approx(0.05)
    assert any(warning.kind == "ability_alike" for warning in found.warnings)
    assert np.isfinite(found.items["se_b"]).all()


def test_an_item_far_from_its_prior_converges_fast() -> None:
    rng = np.random.default_rng(9)
    answers = simulate(rng, 600, 30).answers
    answers[:, 4] = 1 - answers[:, 4]  # a wrong key: the prior keeps the slope just above 0
    found = calibrate(answers, priors=Priors(log_a=0.0, log_a_sd=0.3, b=np.zeros(30), b_sd=1.0))
    assert found.converged
    assert found.iterations < 160  # of some ten fits, for the scale
    assert 0 < found.items["a"][4] < 0.5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_anchors_and_priors_of_a_short_test_take_few_steps(seed: int) -> None:
    rng = np.random.default_rng(seed)
    true = simulate(rng, 400, 5, spread=0.0, sd=0.4)
    priors = Priors(log_a=0.0, log_a_sd=0.3, b=true.b, b_sd=0.5)
    assert calibrate(true.answers, "rasch", priors=priors).iterations < 120  # for the scale
    true = simulate(rng, 500, 8, spread=0.0, sd=0.5)
    anchored = calibrate(true.answers, "rasch", anchors={"item_1": (1.0, true.b[0])})
    assert anchored.converged
    assert anchored.iterations < 25


def test_a_tolerance_is_no_finer_than_rounding_leaves_steps() -> None:
    answers = simulate(np.random.default_rng(1), 400, 20).answers
    found = calibrate(answers, tolerance=1e-16, standard_errors=False)
    assert found.converged
    assert found.iterations < 60
    assert "1e-16 is finer than rounding leaves steps, 1e-12 was taken" in str(found.warnings[0])
    assert not calibrate(answers, tolerance=1e-9, standard_errors=False).warnings
    for wrong in (0.0, -1.0, float("nan"), 1.0):
        with pytest.raises(ValueError, match=r"tolerance: .* is not a number between 0 and 1"):
            calibrate(answers, tolerance=wrong)
