"""Plots show what the figures say, in black and white too."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, cast

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.container import ErrorbarContainer
from matplotlib.text import Text
from numpy.typing import NDArray

from pixsim import plots
from pixsim.answers.response_matrix import from_matrix
from pixsim.bank.reading.load import Bank
from pixsim.calibration import Calibration, calibrate
from pixsim.plots.bands import curve_with_band
from pixsim.plots.groups import answers_to, observed_shares
from pixsim.plots.style import LOOKS
from pixsim.simulation.summary import wilson
from tests.calibration.simulate import simulate

ITEMS = [f"q{j + 1}" for j in range(20)]
PERSONS = 1500


@pytest.fixture(autouse=True)
def no_screen() -> Iterator[None]:
    """Figures are drawn in memory, and closed."""
    plt.switch_backend("agg")
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def focal() -> Any:
    return np.random.default_rng(5).random(PERSONS) < 0.5


@pytest.fixture(scope="module")
def fitted(focal: Any) -> Calibration:
    """Twenty items; q4 is harder by 1.2 for the focal group."""
    rng = np.random.default_rng(3)
    a, b = np.exp(rng.normal(0.2, 0.2, 20)), np.linspace(-1.9, 1.9, 20)
    theta = rng.normal(0, 1, PERSONS)
    odds = a * (theta[:, None] - b)
    odds[:, 3] -= 1.2 * a[3] * focal
    right = (rng.random(odds.shape) < 1 / (1 + np.exp(-odds))).astype(float)
    right[rng.random(right.shape) < 0.1] = np.nan
    return calibrate(pd.DataFrame(right, columns=ITEMS), "2pl")


def series(ax: Axes) -> list[str]:
    """Dashes and marker of all lines that have a name."""
    lines: list[Any] = [line for line in ax.get_lines() if str(line.get_label())[0] != "_"]
    return [f"{line.get_linestyle()} {line._dash_pattern} {line.get_marker()}" for line in lines]


def x_of(line: Any) -> NDArray[np.float64]:
    return np.asarray(line.get_xdata(), dtype=np.float64)


def y_of(line: Any) -> NDArray[np.float64]:
    return np.asarray(line.get_ydata(), dtype=np.float64)


def parameters(fit: Calibration, name: str) -> dict[str, float]:
    """All that is known of an item."""
    table = fit.items.merge(fit.intercepts, on="item")
    numbers = table[table["item"] == name].drop(columns="item").to_dict("records")[0]
    return {str(key): float(value) for key, value in numbers.items()}


def errorbar(ax: Axes) -> ErrorbarContainer:
    return next(c for c in ax.containers if isinstance(c, ErrorbarContainer))


def test_matplotlib_is_loaded_by_the_first_plot_only() -> None:
    code = "import sys, pixsim.plots; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_without_matplotlib_the_message_says_how_to_get_it(monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install .*\[notebooks\]"):
        plots.pass_rates({"one": wilson(1, 2)})


def test_settings_of_the_notebook_stay_as_they_were() -> None:
    before = dict(mpl.rcParams)
    plots.pass_rates({"one": wilson(1, 2)})
    assert dict(mpl.rcParams) == before


def test_the_first_looks_differ_in_lightness_line_marker_and_hatch() -> None:
    for one, other in combinations(LOOKS[:4], 2):
        assert one.line != other.line
        assert one.marker != other.marker
        assert one.hatch != other.hatch
    lightness = sorted(float(np.dot(to_rgb(o.colour), (0.2126, 0.7152, 0.0722))) for o in LOOKS[:4])
    assert min(high - low for low, high in pairwise(lightness)) > 0.03


def test_observed_points_count_everybody_once() -> None:
    theta = np.random.default_rng(1).normal(size=203).round(1)  # ties
    chosen = theta > 0.3
    points = observed_shares(theta, chosen, 8)
    assert points.n.sum() == 203
    assert (points.share * points.n).sum() == pytest.approx(chosen.sum())
    assert (np.diff(points.theta) > 0).all()
    assert (points.low <= points.share + 1e-12).all()
    assert (points.share <= points.high + 1e-12).all()


def test_few_persons_make_few_groups() -> None:
    theta = np.linspace(-1, 1, 25)
    assert len(observed_shares(theta, theta > 0, 10).n) == 2


def test_an_item_takes_no_part_in_the_ability_it_is_plotted_against(fitted: Calibration) -> None:
    values = fitted.responses.matrix().astype(float)
    values[values < 0] = np.nan
    values[:, 5] = 1 - values[:, 5]
    turned = replace(fitted, responses=calibrate(pd.DataFrame(values, columns=ITEMS)).responses)
    theta, answer = answers_to(fitted, "q6")
    again, other = answers_to(turned, "q6")
    np.testing.assert_allclose(theta, again)
    given = answer >= 0
    assert (answer[given] + other[given] == 1).all()


def test_the_band_has_the_standard_errors_of_intercept_and_difficulty(fitted: Calibration) -> None:
    for name in ITEMS:
        row = parameters(fitted, name)
        at = np.array([0.0, row["b"]])
        band = curve_with_band(fitted, name, at)
        half = (np.log(band.high / (1 - band.high)) - np.log(band.low / (1 - band.low))) / 2 / 1.96
        np.testing.assert_allclose(half, [row["se_d"], row["a"] * row["se_b"]], rtol=1e-3)
        assert band.p[0] == pytest.approx(1 / (1 + np.exp(-row["d"])))
        assert band.p[1] == pytest.approx(0.5)


@pytest.mark.full
def test_the_band_covers_the_true_curve_in_about_95_percent_of_fits() -> None:
    rng = np.random.default_rng(11)
    at, inside = np.linspace(-2, 2, 9), []
    for _ in range(40):
        drawn = simulate(rng, 300, 8)
        fit = calibrate(drawn.answers, "2pl", items=[f"q{j}" for j in range(8)])
        for j in range(8):
            band = curve_with_band(fit, f"q{j}", at)
            true = 1 / (1 + np.exp(-drawn.a[j] * (at - drawn.b[j])))
            inside.append((band.low <= true) & (true <= band.high))
    assert 0.92 < np.mean(inside) < 0.98


def test_an_open_parameter_has_no_band(fitted: Calibration) -> None:
    items = fitted.items.assign(se_a=np.inf, se_b=np.inf)
    band = curve_with_band(replace(fitted, items=items), "q1", np.array([0.0]))
    assert np.isnan([band.low[0], band.high[0]]).all()
    assert np.isfinite(band.p[0])


def test_item_curve_shows_curve_band_and_points(fitted: Calibration) -> None:
    ax = plots.item_curve(fitted, "q7", groups=8)
    row = parameters(fitted, "q7")
    curve = next(line for line in ax.get_lines() if line.get_label() == "2PL curve")
    x, y = x_of(curve), y_of(curve)
    np.testing.assert_allclose(y, 1 / (1 + np.exp(-row["a"] * (x - row["b"]))), atol=1e-9)
    data = errorbar(ax).lines[0]
    assert x_of(data).size == 8
    np.testing.assert_allclose(y_of(data), np.interp(x_of(data), x, y), atol=0.12)
    assert "ability" in ax.get_xlabel()
    assert "right" in ax.get_ylabel()
    assert f"b = {row['b']:.2f} ± {row['se_b']:.2f}".replace("-", "−") in ax.texts[0].get_text()
    assert f"n = {row['n']:.0f}" in ax.texts[0].get_text()


def test_a_guessed_item_has_a_curve_above_its_lower_asymptote() -> None:
    rng = np.random.default_rng(2)
    drawn = simulate(rng, 2000, 12, c=0.25)
    fit = calibrate(drawn.answers, "3pl", items=ITEMS[:12])
    ax = plots.item_curve(fit, "q1")
    c = float(fit.items["c"].iloc[0])
    curve = next(line for line in ax.get_lines() if line.get_label() == "3PL curve")
    assert y_of(curve).min() >= c
    assert f"c = {c:.2f}" in ax.texts[0].get_text()


def test_an_unknown_item_is_named(fitted: Calibration) -> None:
    with pytest.raises(ValueError, match="'nothing' was not calibrated"):
        plots.item_curve(fitted, "nothing")


def gap(ax: Axes) -> float:
    """Distance of the two curves at half success, logits."""
    curves = [line for line in ax.get_lines() if str(line.get_label()).endswith(": curve")]
    assert len(curves) == 2
    middle = [np.interp(0.5, y_of(c), x_of(c)) for c in curves]
    return float(middle[1] - middle[0])


def test_dif_curves_part_where_an_item_favours_a_group(fitted: Calibration, focal: Any) -> None:
    assert gap(plots.dif_curves(fitted, "q4", focal)) == pytest.approx(1.2, abs=0.45)
    assert gap(plots.dif_curves(fitted, "q12", focal)) == pytest.approx(0, abs=0.45)


def test_dif_curves_are_told_apart_without_colour(fitted: Calibration, focal: Any) -> None:
    ax = plots.dif_curves(fitted, "q4", focal, names=("mouse", "touch"))
    looks = series(ax)
    assert len(set(looks)) == len(looks)
    legend = ax.get_legend()
    assert legend is not None
    assert {text.get_text().split(":")[0] for text in legend.get_texts()} == {"mouse", "touch"}


def test_a_group_of_equal_answers_shows_points_only(fitted: Calibration) -> None:
    values = fitted.responses.matrix()
    member = np.zeros(PERSONS, dtype=bool)
    member[np.flatnonzero(values[:, 3] == 1)[:20]] = True
    ax = plots.dif_curves(fitted, "q4", member)
    labels = [str(line.get_label()) for line in ax.get_lines()]
    assert "reference: curve" in labels
    assert "focal: curve" not in labels


@pytest.mark.parametrize("wrong", [[True, False], np.full(PERSONS, 2)])
def test_groups_that_do_not_fit_are_refused(fitted: Calibration, wrong: Any) -> None:
    with pytest.raises(ValueError, match=f"expected {PERSONS} times true or false"):
        plots.dif_curves(fitted, "q4", wrong)


def test_distractor_curves_mark_the_key_and_add_up(fitted: Calibration) -> None:
    rng = np.random.default_rng(4)
    right = fitted.responses.matrix()[:, 9]
    chosen = [None if r < 0 else "b" if r else str(rng.choice(["a", "c"])) for r in right]
    ax = plots.distractor_curves(fitted, "q10", chosen, "b")
    lines = {str(line.get_label()): y_of(line) for line in ax.get_lines()}
    assert set(lines) == {"b (key)", "a", "c"}
    np.testing.assert_allclose(sum(lines.values()), 1)
    assert lines["b (key)"][-1] > lines["b (key)"][0]
    assert len(set(series(ax))) == 3


def test_an_option_a_person_is_needed(fitted: Calibration) -> None:
    with pytest.raises(ValueError, match=f"2 options for {PERSONS} persons"):
        plots.distractor_curves(fitted, "q10", ["a", "b"], "b")


@pytest.mark.full
def test_labels_of_a_wright_map_of_the_whole_bank_do_not_overlap(
    fitted: Calibration, bank: Bank
) -> None:
    table = pd.DataFrame(
        [(name, *bank.curve(item), 0.0) for name, item in bank.items.items()],
        columns=["item", "a", "b", "c"],
    )
    table["b"] += np.random.default_rng(1).normal(0, 0.4, len(table)).round(1)
    responses = calibrate(
        pd.DataFrame(fitted.responses.matrix()[:, :20] == 1, columns=table["item"][:20]) * 1
    ).responses
    figure = plots.wright_map(replace(fitted, items=table, responses=responses), bank)
    figure.draw_without_rendering()
    ax = figure.axes[1]
    boxes = [text.get_window_extent() for text in ax.texts]
    assert len(boxes) == len(table)
    frame = ax.get_window_extent()
    assert all(frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1) for box in boxes)
    edges = sorted((box.x0, box.x1, box.y0, box.y1) for box in boxes)
    for place, (_, right, low, high) in enumerate(edges):
        for other in edges[place + 1 :]:
            if other[0] >= right:
                break
            assert other[2] >= high - 1 or other[3] <= low + 1
    assert [tick.get_text() for tick in ax.get_xticklabels()] == list(bank.framework.competence)


def test_a_wright_map_without_a_bank_names_the_items(fitted: Calibration) -> None:
    figure = plots.wright_map(fitted)
    assert {text.get_text() for text in figure.axes[1].texts} == set(ITEMS)


def test_information_of_the_test_is_the_sum_and_its_error_the_inverse_root(
    fitted: Calibration,
) -> None:
    figure = plots.information(fitted, theta=np.linspace(-2, 2, 5), named=20)
    items, test, error = figure.axes
    total = np.sum([y_of(line) for line in items.get_lines()], axis=0)
    whole = plots.information(fitted.items, theta=np.linspace(-2, 2, 5), named=20).axes[1]
    np.testing.assert_allclose(y_of(whole.get_lines()[0]), total)
    answered = fitted.items["n"].sum() / fitted.n_persons  # of those that one person answers
    total *= answered / len(fitted.items)
    assert (
        test.get_title(loc="left") == f"Test of {answered:.0f} of the {len(fitted.items)} questions"
    )
    np.testing.assert_allclose(y_of(test.get_lines()[0]), total)
    np.testing.assert_allclose(y_of(error.get_lines()[0]), total**-0.5)


def test_before_after_names_what_moved_furthest(fitted: Calibration) -> None:
    before = fitted.items[["item", "a", "b"]].copy()
    before["b"] += 5.0 * (before["item"] == "q3")
    figure = plots.before_after(before, fitted.items, named=1, names=("prior", "calibrated"))
    key = [text.get_text() for text in figure.axes[0].texts]
    assert "A  q3" in key
    assert figure.axes[0].get_xlabel() == "prior"
    assert figure.axes[0].get_xlim() == figure.axes[0].get_ylim()


def test_tables_without_a_common_item_are_refused(fitted: Calibration) -> None:
    with pytest.raises(ValueError, match="no item in common"):
        plots.before_after(fitted.items.assign(item="other"), fitted.items)


def test_pass_rates_draw_values_intervals_and_hatches() -> None:
    rates = {"50": {"x": wilson(30, 40), "y": wilson(0, 5)}, "60": {"x": wilson(1, 4), "y": wilson(5, 5)}}  # fmt: skip
    ax = plots.pass_rates(rates)
    widths = [bar.get_width() for bar in cast("Any", ax.patches)]
    assert widths == pytest.approx([75, 25, 0, 100])
    assert len({bar.get_hatch() for bar in ax.patches}) == 2
    assert {text.get_text() for text in ax.texts} == {"75.0", "25.0", "0.0", "100.0"}


@pytest.mark.parametrize("wrong", [{}, {"a": {"x": wilson(1, 2)}, "b": {"y": wilson(1, 2)}}])
def test_groups_with_other_bars_are_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match="groups with the same bars"):
        plots.pass_rates(wrong)


def test_arms_of_an_experiment_add_up_over_replications() -> None:
    table = pd.DataFrame(
        {
            "rate": [50, 50, 60, 60], "who": ["x", "x", "x", "x"],
            "passed.count": [1, 2, 3, 4], "passed.out_of": [10, 10, 10, 10],
        }
    )  # fmt: skip
    found = plots.arm_rates(table, "rate", "who")
    assert found == {"50": {"x": wilson(3, 20)}, "60": {"x": wilson(7, 20)}}
    with pytest.raises(ValueError, match="no column nothing"):
        plots.arm_rates(table, "nothing")


def test_shares_leave_out_names_with_few_answers() -> None:
    table = pd.DataFrame({"tube": list("aaab"), "right": [True, False, True, True]})
    assert plots.shares(table, "tube", fewest=2) == {"a": wilson(2, 3)}


@pytest.mark.full
def test_shares_of_persons_who_answer_alike_are_less_sure() -> None:
    """Class after class whose true share is known: the interval holds it 95 times in 100."""
    rng = np.random.default_rng(4)
    held = {"clustered": 0, "answers": 0}
    for _ in range(600):
        chance = np.clip(0.65 + 0.25 * rng.normal(size=14), 0, 1)
        rows = [(k, bool(right)) for k, p in enumerate(chance) for right in rng.random(9) < p]
        table = pd.DataFrame(rows, columns=["who", "right"]).assign(area="1")
        true = 0.6412  # of the clipped chances, by integration
        for name, cluster in (("clustered", "who"), ("answers", None)):
            found = plots.shares(table, "area", cluster=cluster)["1"]
            held[name] += found.low <= true <= found.high
    assert 0.93 <= held["clustered"] / 600 <= 0.98
    assert held["answers"] / 600 < 0.85


def test_shares_of_clusters_at_the_edge() -> None:
    table = pd.DataFrame({"area": "1", "who": list("aabbcc"), "right": True})
    found = plots.shares(table, "area", cluster="who")["1"]
    assert (found.value, found.high) == (1.0, 1.0)
    assert found.low < wilson(3, 3).low  # three persons, not six answers
    alone = plots.shares(table.head(2), "area", cluster="who")["1"]
    assert (alone.low, alone.high) == (0.0, 1.0)
    with pytest.raises(ValueError, match="no column nobody"):
        plots.shares(table, "area", cluster="nobody")


def test_curves_of_pix_start_at_those_who_have_any() -> None:
    ax = plots.pix_distributions({"one": [0, 0, 10, 20], "other": [5, 5, 5, 5]})
    one, other = ax.get_lines()
    assert y_of(one)[0] == 50
    assert np.interp(10, x_of(one), y_of(one)) == 50
    assert np.interp(11, x_of(one), y_of(one)) == 25
    assert y_of(other)[-1] == 0
    assert len(set(series(ax))) == 2


def test_a_level_matrix_leaves_out_what_was_not_tested() -> None:
    table = pd.DataFrame(
        {
            "profile_level_1.1": [3, 3, 3, 2], "level_1.1": [3, 2, -1, -1],
            "verdict_1.1": ["kept", "lowered", "lost", "not_tested"],
        }
    )  # fmt: skip
    ax = plots.level_matrix(table)
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["lost", "2", "3"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["3  (n = 3)"]
    assert [text.get_text() for text in ax.texts] == ["33", "33", "33"]
    with pytest.raises(ValueError, match="no columns theta_"):
        plots.level_matrix(table, "theta_")


def test_a_share_matrix_leaves_blank_what_is_unknown() -> None:
    ax = plots.share_matrix(pd.DataFrame({"1.1": [0.0, np.nan], "1.2": [1.0, 0.5]}))
    assert [text.get_text() for text in ax.texts] == ["0", "100", "50"]


def test_exact_and_simulated_are_drawn_in_percent() -> None:
    ax = plots.exact_against_simulated([0.2, 0.8], [wilson(2, 10), wilson(9, 10)])
    data = errorbar(ax).lines[0]
    np.testing.assert_allclose(x_of(data), [20, 80])
    np.testing.assert_allclose(y_of(data), [20, 90])


def test_plots_can_share_a_figure(fitted: Calibration) -> None:
    figure, (left, right) = plt.subplots(1, 2)
    assert plots.item_curve(fitted, "q1", ax=left) is left
    assert plots.pass_rates({"one": wilson(1, 2)}, ax=right) is right
    assert plt.get_fignums() == [cast("Any", figure).number]


def test_gains_count_more_as_many_and_fewer_in_each_group() -> None:
    first, ability = np.array([100.0] * 8), np.arange(8.0)
    second = first + np.array([0, 8, -9, -9, 9, 9, 9, 0])
    ax = plots.gains(first, second, ability, groups=2, names=("old", "new"))
    widths = [bar.get_width() for bar in cast("Any", ax.patches)]
    assert widths == pytest.approx([50, 0, 50, 25, 0, 75])  # fewer, as many, more; group by group
    assert "−2" in {text.get_text() for text in ax.texts}
    assert ax.get_title(loc="left") == "Pix by new instead of old"
    with pytest.raises(ValueError, match="one number per candidate"):
        plots.gains(first, second, ability[:3])


def test_few_different_abilities_make_fewer_groups_of_gains() -> None:
    ax = plots.gains(np.zeros(6), np.full(6, -0.2), [1, 1, 1, 1, 1, 2], groups=5)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["1.0", "2.0"]
    assert [text.get_text() for text in ax.texts].count("+0") == 2  # no minus before a zero


def test_without_standard_errors_no_band_is_announced(fitted: Calibration) -> None:
    assert "band" in legend(plots.item_curve(fitted, "q1"))
    bare = calibrate(fitted.responses, "2pl", standard_errors=False)
    ax = plots.item_curve(bare, "q1")
    assert "nan" not in ax.texts[0].get_text()
    assert "band" not in legend(ax)


def legend(ax: Axes) -> str:
    return " ".join(text.get_text() for text in cast("Any", ax.get_legend()).get_texts())


def test_a_long_name_and_the_figures_of_an_item_do_not_overlap(fitted: Calibration) -> None:
    name = "some_rather_long_skill6-some_rather_long_item"
    ax = plots.item_curve(renamed(fitted, name), name)
    assert len(overlapping(cast("Any", ax.figure), [name, ax.texts[0].get_text()])) == 0


def test_titles_of_a_wright_map_of_many_persons_do_not_overlap(fitted: Calibration) -> None:
    many = fitted.responses.matrix()[np.arange(20_000) % PERSONS]
    figure = plots.wright_map(
        replace(fitted, responses=from_matrix(many, tuple(ITEMS), range(20_000)))
    )
    assert len(overlapping(figure, ["Persons", "Items at their difficulty"])) == 0
    assert figure.axes[0].get_xlabel() == "persons (n = 20000)"


def test_letters_of_items_that_moved_alike_do_not_overlap() -> None:
    before = pd.DataFrame({"item": list("pqrstu"), "a": 1.1, "b": [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]})
    after = before.assign(a=[0.74, 0.755, 0.77, 0.78, 1.1, 1.6])
    figure = plots.before_after(before, after)
    assert len(overlapping(figure, ["A", "B", "C", "D"])) == 0


def renamed(fit: Calibration, name: str) -> Calibration:
    """The same calibration, its first item called something else."""
    names = (name, *ITEMS[1:])
    responses = from_matrix(fit.responses.matrix(), names, fit.responses.persons)
    tables = (table.assign(item=names) for table in (fit.items, fit.intercepts))
    items, intercepts = tables
    return replace(fit, items=items, intercepts=intercepts, responses=responses)


def overlapping(figure: Any, texts: list[str]) -> list[tuple[str, str]]:
    """Pairs of these texts that lie on each other; each must be there."""
    figure.draw_without_rendering()
    found = {text.get_text(): text for text in figure.findobj(Text)}
    boxes = {text: found[text].get_window_extent() for text in texts}
    return [(a, b) for a, b in combinations(texts, 2) if boxes[a].overlaps(boxes[b])]


def test_a_tornado_has_the_widest_bar_on_top_and_both_ends() -> None:
    table = pd.DataFrame(
        {
            "prior": ["small", "large"], "low": [0.0, 0.1], "high": [1.0, 0.9],
            "passed": [0.9, 0.9], "passed_low": [0.88, 0.95], "passed_high": [0.91, 0.5],
            "passed_swing": [0.03, 0.45],
        }
    )  # fmt: skip
    ax = plots.tornado(table)
    assert next(text.get_text() for text in ax.get_yticklabels()) == "large (0.1 to 0.9)"
    widths = sorted(round(bar.get_width(), 6) for bar in ax.patches)  # type: ignore[attr-defined]
    assert widths == [-40, -2, 1, 5]
    assert "90.0" in ax.get_xlabel()
    for wrong, told in (("x", "figure"), ("pix", "no column")):
        with pytest.raises(ValueError, match=told):
            plots.tornado(table, wrong)
    with pytest.raises(ValueError, match="no prior"):
        plots.tornado(table.head(0))


def test_arms_have_means_and_are_written_alike(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "arm": ["a", "a", "b"], "mean_pix": [100.0, 200.0, 300.0], "sd_pix": [1.0, 1.0, 1.0],
            "pix_quantiles.5%": [50, 50, 200], "pix_quantiles.95%": [250, 250, 400],
        }
    )  # fmt: skip
    ax = plots.arm_means(table)
    assert list(x_of(ax.get_lines()[0])) == [150, 300]
    plots.save(ax, tmp_path / "one.svg")
    plots.save(plots.arm_means(table), tmp_path / "two.svg")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    with pytest.raises(ValueError, match="mean_pix"):
        plots.arm_means(table.drop(columns="mean_pix"))
