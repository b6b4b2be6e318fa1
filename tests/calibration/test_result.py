"""A fit says what it is, compares itself with others, and hands out its covariances."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.calibration import calibrate, compare, item_fit, q3, rest_fit
from tests.calibration.reference import lsat7
from tests.calibration.simulate import answered, simulate
from tests.tools.tiers import times


def test_a_summary_and_a_short_name() -> None:
    fit = calibrate(lsat7(), "2PL")  # type: ignore[arg-type]  # any case is taken
    facts = fit.summary()
    assert facts["loglik"] == pytest.approx(-2658.805, abs=0.001)
    assert (facts["persons"], facts["items"], facts["parameters"]) == (1000, 5, 10)
    assert facts["aic"] == pytest.approx(5317.61 + 20, abs=0.01)
    assert facts["bic"] == pytest.approx(5317.61 + 10 * np.log(1000), abs=0.01)
    assert 0 < facts["reliability"] < 1
    assert repr(fit) == (
        "<Calibration 2pl: 5 items, 1000 persons, log-likelihood -2658.81, 10 parameters>"
    )
    assert fit.scores("eap").equals(fit.scores("EAP"))


def test_nested_models_are_compared_by_likelihood_ratio() -> None:
    answers = lsat7()
    rasch, two = calibrate(answers, "rasch"), calibrate(answers, "2pl")
    table = compare(two, rasch)
    assert table["model"].tolist() == ["rasch", "2pl"]
    assert table["df"].tolist() == [0, 4]
    assert table["chi2"][1] == pytest.approx(2 * (two.loglik - rasch.loglik))
    assert table["p"][1] == pytest.approx(0.016, abs=0.001)
    guessed = compare(two, calibrate(answers, "3pl"))  # which has a prior on c
    assert np.isnan(guessed["p"][1])
    with pytest.raises(ValueError, match="not of the same answers"):
        compare(two, calibrate(answers[:900], "2pl"))
    with pytest.raises(ValueError, match="two fits"):
        compare(two)


@pytest.mark.parametrize("fits_of_each", times(12, 40))
def test_the_p_of_a_true_model_is_uniform(fits_of_each: int) -> None:
    rng = np.random.default_rng(1)
    p = []
    for _ in range(fits_of_each):
        answers = simulate(rng, 400, 6, spread=0.0).answers
        fits = (calibrate(answers, model, standard_errors=False) for model in ("1pl", "2pl"))
        p.append(compare(*fits)["p"][1])
    assert abs(np.mean(p) - 0.5) < 4 * np.sqrt(1 / 12 / fits_of_each)
    assert np.mean(np.array(p) < 0.05) < (0.2 if fits_of_each > 12 else 0.35)


def test_covariances_have_the_standard_errors_on_their_diagonal() -> None:
    fit = calibrate(lsat7(), "2pl")
    matrix = fit.vcov()
    np.testing.assert_allclose(
        np.sqrt(np.diag(matrix)), np.concatenate([fit.items["se_a"], fit.intercepts["se_d"]])
    )
    assert matrix.columns[0] == "a[item_1]"
    rasch = calibrate(lsat7(), "rasch").vcov()
    assert rasch.columns[0] == "ability_sd"
    assert rasch.shape == (6, 6)
    with pytest.raises(ValueError, match="standard_errors=True"):
        calibrate(lsat7(), standard_errors=False).vcov()


def test_fit_of_items_and_q3_of_a_fit_take_all_from_it() -> None:
    fit = calibrate(lsat7(), "rasch")
    theta = fit.scores()["theta"]
    said = item_fit(fit)
    given = item_fit(fit.items, fit.responses, theta, sd=fit.ability_sd, free_parameters=1)
    assert said.equals(given)
    assert item_fit(fit.items, fit.responses, theta, sd=fit.ability_sd).equals(given)  # slopes of 1
    two = item_fit(fit.items, fit.responses, theta, sd=fit.ability_sd, free_parameters=2)
    assert (said["df"] == two["df"] + 1).all()
    assert q3(fit).equals(q3(fit.items, fit.responses, theta))
    assert rest_fit(fit)["df"].max() > 0
    with pytest.raises(ValueError, match="needs the answers"):
        item_fit(fit.items)


def test_reliability_by_group() -> None:
    rng = np.random.default_rng(2)
    group = np.repeat(["alike", "unlike"], 500)
    theta = np.where(group == "alike", 0.3, 1.5) * rng.normal(0, 1, 1000)
    fit = calibrate(answered(rng, theta, (np.ones(30), np.linspace(-2, 2, 30))), groups=group)
    table = fit.reliability(by=group).set_index("group")
    assert table["reliability"]["unlike"] > table["reliability"]["alike"] + 0.3
    assert table["sd"]["unlike"] == pytest.approx(5 * table["sd"]["alike"], rel=0.15)
    assert table["n"].tolist() == [500, 500]
