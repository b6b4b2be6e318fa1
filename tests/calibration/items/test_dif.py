"""Group effects are found with the right size and sign, and nothing else is."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize  # type: ignore[import-untyped]

from pixsim.calibration import benjamini_hochberg, calibrate, logistic_dif, mantel_haenszel
from tests.calibration.simulate import simulate, with_holes
from tests.tools.tiers import examples


def _with_dif(rng: np.random.Generator, shift: float) -> tuple[np.ndarray, np.ndarray]:
    true = simulate(rng, 2000, 20)
    focal = rng.random(2000) < 0.5
    theta = true.theta - 0.5 * focal  # groups differ in ability as well
    b = np.tile(true.b, (2000, 1))
    b[focal, 0] += shift
    chance = 1 / (1 + np.exp(-true.a * (theta[:, None] - b)))
    return (rng.random(chance.shape) < chance).astype(np.int8), focal


@pytest.mark.parametrize("holes", [False, True])
def test_planted_dif_is_found_and_nothing_else(holes: bool) -> None:
    rng = np.random.default_rng(6)
    answers, focal = _with_dif(rng, 1.2)
    table = with_holes(rng, answers, 0.9) if holes else answers
    mh = mantel_haenszel(table, focal)
    assert mh["flagged"][0]
    assert mh["effect"][0] == "C"
    assert mh["delta"][0] < -1.5
    assert mh["flagged"][1:].sum() <= 1
    logistic = logistic_dif(table, focal)
    assert logistic["p_uniform"].idxmin() == 0
    assert logistic["p_adjusted"][0] < 1e-6
    assert (logistic["effect"][1:] == "A").all()


def test_dif_false_alarms_keep_their_rate() -> None:
    rng = np.random.default_rng(7)
    p_mh: list[float] = []
    p_logistic: list[float] = []
    for _ in range(6):
        answers, focal = _with_dif(rng, 0.0)
        p_mh.extend(mantel_haenszel(answers, focal)["p"])
        p_logistic.extend(logistic_dif(answers, focal)["p_uniform"])
    assert 0.01 < np.mean(np.array(p_mh) < 0.05) < 0.12
    assert np.mean(np.array(p_logistic) < 0.05) < 0.15


def test_non_uniform_dif_shows_in_the_product() -> None:
    rng = np.random.default_rng(8)
    true = simulate(rng, 3000, 20)
    focal = np.arange(3000) % 2 == 0
    answers = true.answers.copy()
    slope = np.where(focal, 0.2, 2.2)
    answers[:, 0] = rng.random(3000) < 1 / (1 + np.exp(-slope * true.theta))
    table = logistic_dif(answers, focal)
    assert table["p_nonuniform"][0] < 1e-6
    assert table["p_nonuniform"].idxmin() == 0


def test_logistic_figures_equal_a_general_optimiser() -> None:
    rng = np.random.default_rng(24)
    answers, focal = _with_dif(rng, 0.8)
    matching = rng.normal(0, 2, 2000) + answers.mean(axis=1)
    table = logistic_dif(answers[:, :2], focal, matching)
    x = (matching - matching.mean()) / matching.std()
    columns = np.column_stack([np.ones(2000), x, focal, x * focal])
    for item in range(2):
        y = answers[:, item]

        def loss(beta: np.ndarray, used: np.ndarray, y: np.ndarray = y) -> float:
            eta = used @ beta
            return float(np.logaddexp(0, eta).sum() - y @ eta)

        fits = [minimize(loss, np.zeros(k), args=(columns[:, :k],)) for k in (1, 2, 3, 4)]
        empty, base, uniform, full = (-fit.fun for fit in fits)
        assert table["chi2"][item] == pytest.approx(2 * (full - base), abs=1e-3)
        assert table["chi2_uniform"][item] == pytest.approx(2 * (uniform - base), abs=1e-3)
        assert table["chi2_nonuniform"][item] == pytest.approx(2 * (full - uniform), abs=1e-3)
        assert table["delta"][item] == pytest.approx(2.35 * fits[2].x[2], abs=1e-3)
        p = 1 / (1 + np.exp(-columns[:, :3] @ fits[2].x))
        covariance = np.linalg.inv((columns[:, :3].T * (p * (1 - p))) @ columns[:, :3])
        assert table["se_delta"][item] == pytest.approx(2.35 * covariance[2, 2] ** 0.5, rel=1e-3)
        r2 = [
            (1 - np.exp(2 * (empty - x) / 2000)) / (1 - np.exp(2 * empty / 2000))
            for x in (base, full)
        ]
        assert table["r2"][item] == pytest.approx(r2[1] - r2[0], abs=1e-6)


def test_both_methods_agree_on_who_is_favoured() -> None:
    rng = np.random.default_rng(25)
    for shift in (-1.0, 1.0):
        answers, focal = _with_dif(rng, shift)
        for found in (mantel_haenszel(answers, focal), logistic_dif(answers, focal)):
            assert np.sign(found["delta"][0]) == -np.sign(shift)  # negative: harder for the focal
            assert found["flagged"][0]


def test_logistic_regression_finds_the_shifts_that_mantel_haenszel_finds() -> None:
    rng = np.random.default_rng(31)
    true = simulate(rng, 2000, 20)
    focal = np.arange(2000) % 2 == 0
    shift = np.zeros(20)
    shift[[0, 5, 10, 15]] = 0.8, 0.8, -0.8, -0.8
    chance = 1 / (1 + np.exp(-true.a * (true.theta[:, None] - true.b - shift * focal[:, None])))
    answers = (rng.random(chance.shape) < chance).astype(np.int8)
    found = [method(answers, focal)["flagged"] for method in (mantel_haenszel, logistic_dif)]
    assert (found[0] == (shift != 0)).all()
    assert (found[1] == found[0]).all()


def test_matching_on_ability_serves_persons_who_saw_different_items() -> None:
    rng = np.random.default_rng(26)
    answers, focal = _with_dif(rng, 1.2)
    easy = np.argsort(answers.mean(axis=0))[10:]
    table = answers.astype(float)
    table[np.ix_(~focal, np.setdiff1d(easy, [0])[:5])] = np.nan  # the reference group sees others
    table[np.ix_(focal, np.setdiff1d(easy, [0])[5:9])] = np.nan
    theta = calibrate(table, standard_errors=False).scores()["theta"]
    for found in (mantel_haenszel(table, focal, theta), logistic_dif(table, focal, theta)):
        assert found["flagged"][0]
        assert found["p_adjusted"].idxmin() == 0
        assert found["flagged"][1:].sum() <= 1
    with pytest.raises(ValueError, match="matching"):
        mantel_haenszel(table, focal, theta[:5])


@pytest.mark.full
def test_purification_spares_the_sound_items() -> None:
    rng = np.random.default_rng(27)
    alarms: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(6):
        true = simulate(rng, 2000, 20)
        focal = np.arange(2000) % 2 == 0
        b = true.b + np.where(np.arange(20) < 5, 1.0, 0.0) * focal[:, None]  # a quarter is unfair
        answers = rng.random((2000, 20)) < 1 / (1 + np.exp(-true.a * (true.theta[:, None] - b)))
        for purify in (True, False):
            for method in (mantel_haenszel, logistic_dif):
                alarms[purify].extend(method(answers, focal, purify=purify)["p"][5:] < 0.05)
    assert np.mean(alarms[True]) < 0.5 * np.mean(alarms[False])


def test_pairs_that_all_go_one_way_give_a_finite_size() -> None:
    # within each total score the reference group is right on q and the focal group on r
    table = pd.DataFrame({"q": [1] * 20 + [0] * 20, "r": [0] * 20 + [1] * 20})
    found = mantel_haenszel(table, np.arange(40) >= 20, purify=False)
    assert found["chi2"][0] > 30
    assert np.isfinite(found[["delta", "se_delta"]].to_numpy()).all()
    assert found["delta"][0] < -1.5
    assert found["effect"].tolist() == ["C", "C"]


CELL = st.sampled_from([0.0, 1.0, np.nan])


@settings(max_examples=examples(80), deadline=None)
@given(data=st.data(), shape=st.tuples(st.integers(2, 30), st.integers(1, 6)))
def test_group_effects_are_never_nan(data: st.DataObject, shape: tuple[int, int]) -> None:
    answers = data.draw(arrays(float, shape, elements=CELL))
    answers[0, 0] = 1.0
    focal = data.draw(arrays(bool, shape[0]).filter(lambda x: x.any() and not x.all()))
    for matching in (None, np.arange(shape[0])):
        for method in (mantel_haenszel, logistic_dif):
            found = method(answers, focal, matching)
            assert not found.isna().to_numpy().any()
            assert found["effect"].isin(["A", "B", "C"]).all()
            assert (found["p_adjusted"] >= found["p"]).all()


def test_mantel_haenszel_by_hand() -> None:
    # one matched stratum: 30 of 50 reference and 20 of 50 focal persons right on q, all alike on r
    q = np.r_[np.ones(30), np.zeros(20), np.ones(20), np.zeros(30)]
    # r makes totals equal: right where q is wrong
    table = pd.DataFrame({"q": q, "r": 1 - q})
    focal = np.r_[np.zeros(50), np.ones(50)].astype(bool)
    found = mantel_haenszel(table, focal, purify=False)
    odds = (30 * 30) / (20 * 20)
    assert found["delta"][0] == pytest.approx(-2.35 * np.log(odds))
    variance = 50 * 50 * 50 * 50 / (100**2 * 99)
    assert found["chi2"][0] == pytest.approx((abs(30 - 25) - 0.5) ** 2 / variance)
    assert found["se_delta"][0] == pytest.approx(2.35 * np.sqrt(1 / 30 + 1 / 20 + 1 / 20 + 1 / 30))


def test_adjusted_p_values_by_hand() -> None:
    p = np.array([0.01, 0.04, 0.03, 0.5])
    assert benjamini_hochberg(p) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])


@given(p=arrays(float, st.integers(0, 30), elements=st.floats(0, 1) | st.just(np.nan)))
def test_adjusted_p_values_keep_their_order_and_skip_what_was_not_tested(p: np.ndarray) -> None:
    adjusted = benjamini_hochberg(p)
    tested = ~np.isnan(p)
    assert (np.isnan(adjusted) == ~tested).all()
    assert (adjusted[tested] >= p[tested]).all()
    assert (adjusted[tested] <= 1).all()
    order = np.argsort(p[tested], kind="stable")
    assert (np.diff(adjusted[tested][order]) >= 0).all()
    assert adjusted[tested] == pytest.approx(benjamini_hochberg(p[tested]))


@pytest.mark.parametrize("focal", [[True] * 5, [0, 1], ["a", "b", "a", "b", "a"]])
def test_wrong_groups_are_refused(focal: list[object]) -> None:
    with pytest.raises(ValueError, match="focal"):
        mantel_haenszel(np.eye(5, 3, dtype=int), focal)  # type: ignore[arg-type]
