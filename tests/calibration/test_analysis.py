"""Item fit, differential functioning, dependence and linking find what is there and no more."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from pixsim.calibration import (
    alpha,
    benjamini_hochberg,
    calibrate,
    item_fit,
    item_information,
    item_statistics,
    logistic_dif,
    mantel_haenszel,
    mean_sigma,
    q3,
    stocking_lord,
)
from pixsim.calibration.sx2 import score_distribution

from .reference import NARROW, SETS, data, needs_reference, table
from .simulate import simulate, with_holes

FITTED = tuple(name for name in SETS if name not in ("Abortion", "Mobility", "SAT12_holes"))


@needs_reference
@pytest.mark.parametrize("name", FITTED)
def test_item_fit_reproduces_the_reference(name: str) -> None:
    found = calibrate(data(name), "2pl", standard_errors=False)
    theirs = table(f"{name}_2pl_mirt_itemfit")
    ours = item_fit(found.items, found.responses, found.scores()["theta"].to_numpy())
    for column in ("infit", "outfit"):
        assert np.abs(ours[column] - theirs[column]).max() < 1e-5
        assert np.abs(ours[f"z_{column}"] - theirs[f"z.{column}"]).max() < 5e-3
    if name == "raschdat1":  # 100 persons: nearly all groups are joined, and ties differ
        return
    assert (ours["df"] == theirs["df.S_X2"]).all()
    assert np.abs(ours["s_x2"] - theirs["S_X2"]).max() < 1e-4
    tested = ours["df"] > 0
    assert np.abs(ours["p"] - theirs["p.S_X2"])[tested].max() < 1e-4


@needs_reference
@pytest.mark.parametrize("name", [name for name in NARROW if name != "SAT12_holes"])
def test_rasch_mean_squares_reproduce_the_reference(name: str) -> None:
    found = calibrate(data(name), "rasch", standard_errors=False)
    theirs = table(f"{name}_rasch_mirt_itemfit")
    theta = found.scores()["theta"].to_numpy()
    ours = item_fit(found.items, found.responses, theta, sd=found.ability_sd)
    for column in ("infit", "outfit"):
        assert np.abs(ours[column] - theirs[column]).max() < 1e-4


def test_score_distribution_equals_enumeration() -> None:
    p = np.array([[0.2, 0.7], [0.5, 0.9], [0.8, 0.1]])
    expected = np.zeros((4, 2))
    for pattern in product((0, 1), repeat=3):
        chance = np.prod([p[j] if x else 1 - p[j] for j, x in enumerate(pattern)], axis=0)
        expected[sum(pattern)] += chance
    assert score_distribution(p) == pytest.approx(expected)


def test_s_x2_has_its_size_and_finds_a_planted_misfit() -> None:
    rng = np.random.default_rng(5)
    alarms: list[bool] = []
    found_bad: list[bool] = []
    for _ in range(8):
        true = simulate(rng, 1500, 20)
        answers = true.answers.copy()
        fold = np.abs(true.theta) < 0.8  # item 1 is easy in the middle, hard at both ends
        answers[:, 0] = rng.random(1500) < np.where(fold, 0.85, 0.35)
        fit = calibrate(answers, standard_errors=False)
        table = item_fit(fit.items, fit.responses, fit.scores()["theta"].to_numpy())
        found_bad.append(table["p"][0] < 0.01)
        alarms.extend(table["p"][1:] < 0.05)
    assert all(found_bad)
    assert np.mean(alarms) < 0.12


def test_classical_statistics_by_hand() -> None:
    answers = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0], [1, 1, 1], [0, 1, 0]])
    table = item_statistics(answers)
    assert table["p"].tolist() == pytest.approx([4 / 6, 4 / 6, 2 / 6])
    rest = answers[:, 1:].mean(axis=1)
    assert table["point_biserial"][0] == pytest.approx(np.corrcoef(answers[:, 0], rest)[0, 1])
    variance = answers.var(axis=0, ddof=1).sum()
    assert alpha(answers) == pytest.approx(1.5 * (1 - variance / answers.sum(axis=1).var(ddof=1)))


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


@pytest.mark.parametrize("focal", [[True] * 5, [0, 1], ["a", "b", "a", "b", "a"]])
def test_wrong_groups_are_refused(focal: list[object]) -> None:
    with pytest.raises(ValueError, match="focal"):
        mantel_haenszel(np.eye(5, 3, dtype=int), focal)  # type: ignore[arg-type]


def test_q3_finds_a_dependent_pair() -> None:
    rng = np.random.default_rng(9)
    answers = simulate(rng, 2000, 15).answers
    copied = rng.random(2000) < 0.5
    answers[copied, 1] = answers[copied, 0]
    fit = calibrate(answers, standard_errors=False)
    table = q3(fit.items, fit.responses, fit.scores()["theta"].to_numpy()).to_numpy()
    others = table[np.triu_indices(15, 1)][1:]
    assert table[0, 1] > 0.2
    assert others.max() < 0.12
    assert table == pytest.approx(table.T)


def test_information_is_the_expected_curvature() -> None:
    items = pd.DataFrame({"item": list("ab"), "a": [1.3, 0.8], "b": [0.2, -1.0], "c": [0.0, 0.25]})
    step = 1e-5

    def p(theta: float) -> np.ndarray:
        x = 1 / (1 + np.exp(-items["a"] * (theta - items["b"])))
        return np.asarray(items["c"] + (1 - items["c"]) * x)

    slope = (p(0.4 + step) - p(0.4 - step)) / (2 * step)
    expected = slope**2 / (p(0.4) * (1 - p(0.4)))
    assert item_information(items, 0.4)[:, 0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("link", [mean_sigma, stocking_lord])
def test_linking_undoes_a_change_of_scale(link: object) -> None:
    true = simulate(np.random.default_rng(10), 2, 12)
    names = [f"q{j}" for j in range(12)]
    target = pd.DataFrame({"item": names, "a": true.a, "b": true.b, "c": 0.1})
    moved = target.assign(a=true.a * 1.4, b=(true.b - 0.6) / 1.4).iloc[::-1]
    found = link(moved, target)  # type: ignore[operator]
    assert (found.slope, found.shift) == pytest.approx((1.4, 0.6), abs=1e-6)
    back = found.items(moved).set_index("item").loc[names]
    assert back["b"].to_numpy() == pytest.approx(true.b)
    assert back["a"].to_numpy() == pytest.approx(true.a)


def test_two_calibrations_are_linked_within_their_errors() -> None:
    rng = np.random.default_rng(11)
    first = simulate(rng, 4000, 25)
    second = simulate(rng, 4000, 25, mean=0.8, sd=1.3, parameters=(first.a, first.b))
    link = stocking_lord(calibrate(second.answers).items, calibrate(first.answers).items)
    assert link.slope == pytest.approx(1.3, abs=0.08)
    assert link.shift == pytest.approx(0.8, abs=0.08)


def test_linking_without_common_items_is_refused() -> None:
    one = pd.DataFrame({"item": ["a", "b"], "a": 1.0, "b": [0.0, 1.0]})
    with pytest.raises(ValueError, match="1 common items"):
        mean_sigma(one, one.assign(item=["a", "x"]))
    with pytest.raises(ValueError, match="same difficulty"):
        mean_sigma(one.assign(b=0.5), one)
