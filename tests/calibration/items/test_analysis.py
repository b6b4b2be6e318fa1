"""Item fit, differential functioning, dependence and linking find what is there and no more."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.reading import read_responses
from pixsim.calibration import (
    Priors,
    alpha,
    calibrate,
    dependent_pairs,
    item_fit,
    item_information,
    item_statistics,
    mean_sigma,
    pair_counts,
    q3,
    rest_fit,
    stocking_lord,
)
from pixsim.calibration.ability import item_curves
from pixsim.calibration.items.item_fit import mean_squares
from pixsim.calibration.items.rest_fit import predict_rest_scores
from pixsim.calibration.items.sx2 import rest_distributions, score_distribution
from tests.calibration.reference import NARROW, SETS, data, needs_reference, table
from tests.calibration.simulate import simulate, with_holes

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


def test_an_item_nobody_answered_fits_as_the_model_says() -> None:
    items = pd.DataFrame({"item": ["x", "y"], "a": 1.0, "b": 0.0})
    answers = pd.DataFrame({"x": [0.0, 1.0, 1.0], "y": np.nan})
    squares = mean_squares(item_curves(items)[1], read_responses(answers), np.array([-1.0, 0, 1]))
    assert [squares[name][1] for name in ("infit", "outfit")] == [1, 1]
    assert [squares[name][1] for name in ("z_infit", "z_outfit")] == [0, 0]


def test_score_distribution_equals_enumeration() -> None:
    p = np.array([[0.2, 0.7], [0.5, 0.9], [0.8, 0.1]])
    expected = np.zeros((4, 2))
    for pattern in product((0, 1), repeat=3):
        chance = np.prod([p[j] if x else 1 - p[j] for j, x in enumerate(pattern)], axis=0)
        expected[sum(pattern)] += chance
    assert score_distribution(p) == pytest.approx(expected)


@pytest.mark.parametrize("items", [1, 2, 5, 13])
def test_scores_on_the_other_items_equal_those_of_a_shorter_test(items: int) -> None:
    p = np.random.default_rng(20).random((items, 4))
    rests = list(rest_distributions(p))
    assert len(rests) == items
    for item, rest in enumerate(rests):
        assert rest == pytest.approx(score_distribution(np.delete(p, item, axis=0)))


def test_s_x2_says_so_where_nobody_answered_everything() -> None:
    rng = np.random.default_rng(21)
    answers = simulate(rng, 300, 10).answers.astype(float)
    answers[np.arange(300), np.arange(300) % 10] = np.nan
    found = calibrate(answers, standard_errors=False)
    table = item_fit(found.items, answers, found.scores()["theta"])
    assert (table["df"] == 0).all()
    assert (table["p"] == 1).all()
    assert (rest_fit(found.items, answers)["df"] > 0).all()


def test_fixed_items_lose_no_degree_of_freedom() -> None:
    true = simulate(np.random.default_rng(22), 800, 12)
    found = calibrate(true.answers, standard_errors=False)
    theta, free = found.scores()["theta"], np.r_[np.zeros(4, int), np.full(8, 2)]
    s_x2 = [item_fit(found.items, true.answers, theta, free_parameters=k) for k in (free, 2)]
    rest = [rest_fit(found.items, true.answers, free_parameters=k) for k in (free, 2)]
    for fixed, estimated in (s_x2, rest):
        assert (fixed["df"] - estimated["df"] == 2 - free).all()


@pytest.mark.parametrize(
    ("theta", "message"), [([0.0, 1.0], "2 values for 5"), ([np.inf] * 5, "finite")]
)
def test_abilities_that_do_not_fit_are_refused(theta: list[float], message: str) -> None:
    items = pd.DataFrame({"item": ["item_1", "item_2", "item_3"], "a": 1.0, "b": 0.0})
    for use in (item_fit, q3):
        with pytest.raises(ValueError, match=message):
            use(items, np.eye(5, 3, dtype=int), theta)


@pytest.mark.parametrize("c", [0.0, 0.2])
def test_chances_by_the_other_answers_equal_leaving_the_answer_out(c: float) -> None:
    rng = np.random.default_rng(23)
    true = simulate(rng, 30, 9, c=c)
    answers = with_holes(rng, true.answers, 0.8)
    items = pd.DataFrame(
        {"item": [f"item_{j + 1}" for j in range(9)], "a": true.a, "b": true.b, "c": c}
    )
    _, curves = item_curves(items)
    found = predict_rest_scores(curves, read_responses(answers), 0.3, 1.2)
    theta = np.linspace(-8, 8, 4001)
    prior = np.exp(-0.5 * ((theta - 0.3) / 1.2) ** 2)
    p = c + (1 - c) / (1 + np.exp(-true.a[:, None] * (theta - true.b[:, None])))
    for person, item in product(range(30), range(9)):
        if np.isnan(answers[person, item]):
            assert np.isnan(found.chance[person, item])
            continue
        others = [j for j in range(9) if j != item and not np.isnan(answers[person, j])]
        weight = prior * np.prod([p[j] if answers[person, j] else 1 - p[j] for j in others], axis=0)
        weight /= weight.sum()
        assert found.chance[person, item] == pytest.approx(weight @ p[item], abs=1e-5)
        assert found.theta[person, item] == pytest.approx(weight @ theta, abs=1e-4)


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


def test_the_p_of_a_pair_rests_on_its_persons_less_three() -> None:
    names = ["a", "b", "c"]
    value = np.array([[1.0, 0.6, -0.2], [0.6, 1.0, -0.1], [-0.2, -0.1, 1.0]])
    counts = pd.DataFrame(np.full((3, 3), 28), index=names, columns=names)
    pairs = dependent_pairs(pd.DataFrame(value, index=names, columns=names), counts)
    z = np.arctanh(0.5) * 5  # 0.6 less the mean 0.1; root of 28 − 3
    assert pairs["p_adjusted"].tolist() == pytest.approx([3 * math.erfc(z / math.sqrt(2)) / 2])


def test_dependent_pairs_are_listed_and_no_others() -> None:
    rng = np.random.default_rng(28)
    answers = simulate(rng, 1500, 15).answers
    copied = rng.random(1500) < 0.6
    answers[copied, 1] = answers[copied, 0]
    fit = calibrate(answers, standard_errors=False)
    table = q3(fit.items, answers, fit.scores()["theta"])
    pairs = dependent_pairs(table)
    assert pairs[["first", "second"]].to_numpy().tolist() == [["item_1", "item_2"]]
    mean = table.to_numpy()[np.triu_indices(15, 1)].mean()
    assert pairs["q3"][0] - pairs["above"][0] == pytest.approx(mean)
    assert dependent_pairs(table, above=0.9).empty
    with pytest.raises(ValueError, match="same items"):
        dependent_pairs(table.iloc[:3])
    with pytest.raises(ValueError, match="counts"):
        dependent_pairs(table, pair_counts(answers[:, :4]))


def test_pairs_of_few_persons_are_not_taken_for_dependent() -> None:
    rng = np.random.default_rng(29)
    answers = with_holes(rng, simulate(rng, 600, 40).answers, 0.4)  # 96 persons a pair
    answers[:, 1] = np.where(rng.random(600) < 0.6, answers[:, 0], answers[:, 1])
    fit = calibrate(answers, priors=Priors(log_a_sd=0.3), standard_errors=False)
    table = q3(fit.items, answers, fit.scores()["theta"])
    counts = pair_counts(answers)
    assert counts.to_numpy()[2, 3] == (~np.isnan(answers[:, 2:4])).all(axis=1).sum()
    assert len(dependent_pairs(table)) > 10  # noise
    pairs = dependent_pairs(table, counts)
    assert {"item_1", "item_2"} == {*pairs["first"], *pairs["second"]}


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


def test_items_that_cannot_carry_a_link_are_named() -> None:
    one = pd.DataFrame({"item": ["x", "y", "z"], "a": [1.0, 0.0, -1.0], "b": [0.0, 1.0, 2.0]})
    for link in (mean_sigma, stocking_lord):
        with pytest.raises(ValueError, match="slopes not positive: y, z"):
            link(one, one.assign(a=1.0))
        with pytest.raises(ValueError, match="items named twice: x; slopes not positive: y, z"):
            link(one.assign(a=1.0), pd.concat([one, one.head(1)]))


def test_alpha_does_not_fall_with_the_holes_of_a_design() -> None:
    answers = simulate(np.random.default_rng(6), 3000, 40).answers
    forms = np.full(answers.shape, np.nan)
    for form in range(8):  # ten neighbouring items each: most pairs are never met
        columns = (np.arange(10) + 5 * form) % 40
        forms[form::8, columns] = answers[form::8, columns]
    assert alpha(forms) == pytest.approx(alpha(answers), abs=0.02)
    empty = np.column_stack([answers, np.full(len(answers), np.nan)])
    assert alpha(empty) == pytest.approx(alpha(answers))


@pytest.mark.parametrize(
    "answers", [[[1, 0]], [[1], [0]], [[1, np.nan], [0, np.nan], [np.nan, 1], [np.nan, 0]]]
)
def test_alpha_without_two_items_of_the_same_persons_is_refused(answers: object) -> None:
    with pytest.raises(ValueError, match="needs two items"):
        alpha(answers)


@pytest.mark.parametrize("kept", [1.0, 0.5])
def test_fit_under_the_model_is_as_spread_as_it_says(kept: float) -> None:
    """Parameters and abilities known: z of infit and of outfit have mean 0 and sd 1."""
    rng = np.random.default_rng(6)
    items = 1500
    true = simulate(rng, 200, items, spread=0.2)
    answers = with_holes(rng, true.answers, kept) if kept < 1 else true.answers
    table = pd.DataFrame(
        {"item": [f"item_{j + 1}" for j in range(items)], "a": true.a, "b": true.b}
    )
    read = read_responses(answers)
    _names, curves = item_curves(table)
    middle = np.abs(true.b) < 1.2  # further out a z of few wrong answers is not normal
    found = mean_squares(curves, read, true.theta)
    for name in ("z_infit", "z_outfit"):
        z = found[name][middle]
        assert abs(z.mean()) < 5 / np.sqrt(z.size)
        assert z.std() == pytest.approx(1.0, abs=4 / np.sqrt(2 * z.size))
