"""Verdicts name the fault that was planted, in words, and leave sound items alone."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pixsim.answers.reading import read_responses
from pixsim.calibration import VERDICTS, Priors, Thresholds, calibrate, review_items
from pixsim.calibration.items.groups import read_groups
from pixsim.calibration.items.verdicts import Evidence, judge_item
from tests.calibration.faults import FAULTS, NAMES, WANTED, planted
from tests.calibration.reference import data, needs_reference, table
from tests.calibration.simulate import long, simulate, with_holes
from tests.tools.tiers import examples

KEYS = ["item", "n", "p", "point_biserial", "a", "b", "se_b", "infit", "outfit", "s_x2_p"]


def scored(options: pd.DataFrame, key: dict[str, str]) -> pd.DataFrame:
    right = options == pd.Series(key)[options.columns].to_numpy()
    return right.astype(float).where(options.notna())


@pytest.fixture(scope="module")
def review() -> pd.DataFrame:
    """A bank with every fault, 2,500 persons."""
    case = planted(np.random.default_rng(1), 2500)
    answers = scored(case.options, case.key)
    return review_items(
        answers, calibrate(answers), group=np.where(case.focal, "women", "men"),
        present=case.present, options=case.options, key=case.key,
    )  # fmt: skip


@pytest.mark.full
def test_every_planted_fault_gets_its_verdict(review: pd.DataFrame) -> None:
    found = review["verdict"][: len(FAULTS)].tolist()
    assert found == [WANTED[fault] for fault in FAULTS]
    assert (review["verdict"][len(FAULTS) :] == "keep").mean() > 0.9


def test_reasons_are_sentences_with_the_figures(review: pd.DataFrame) -> None:
    reason = dict(zip(FAULTS, review["reason"], strict=False))
    assert re.match(
        r"option A looks more like the key than C: point-.*, chosen", reason["wrong key"]
    )
    assert re.match(r"point-biserial −?0\.\d\d and slope −?0\.\d\d: those who", reason["flat"])
    assert re.match(r"9\d % right: nearly everybody", reason["too easy"])
    assert re.match(
        r"easier for women than for men at equal ability: delta \d.\d\d, class [BC]",
        reason["group 0.8"],
    )
    assert re.match(r"0\.\d\d logits easier than its present difficulty", reason["drift 0.6"])
    assert re.match(r"proportions right are 0\.\d\d off the curve", reason["able ones misled"])
    assert review["reason"][10].startswith(f"{100 * review['p'][10]:.0f} % right, point-biserial")


def test_figures_stand_side_by_side(review: pd.DataFrame) -> None:
    assert review.columns.tolist() == [
        *KEYS, "rest_p", "rmsd", "loading", "dif", "delta", "shift_b", "drifted", "rival", "verdict", "reason",
    ]  # fmt: skip
    assert review["item"].tolist() == NAMES
    assert review["rival"].tolist()[:3] == ["A", "A", ""]
    assert review["dif"][4] in "BC"
    assert review["shift_b"].isna().sum() == 6  # no present parameters
    assert review["drifted"].dtype == bool


@needs_reference
def test_the_known_wrong_key_of_a_published_set_is_found() -> None:
    found = review_items(
        data("SAT12"), calibrate(data("SAT12")), options=table("SAT12_options"),
        key=table("SAT12_key"),
    ).set_index("item")  # fmt: skip
    assert found.index[found["verdict"] == "review key"].tolist() == ["Item.32"]
    assert found["rival"]["Item.32"] == "3"
    assert found["verdict"]["Item.11"] == "too easy"
    assert found["verdict"]["Item.12"] == "does not discriminate"
    assert (found["verdict"] == "keep").sum() >= 25


@pytest.mark.full
def test_persons_who_saw_different_items_are_compared_by_ability() -> None:
    rng = np.random.default_rng(2)
    true = simulate(rng, 3000, 60)
    chance = 1 / (1 + np.exp(-2 * (true.theta[:, None] - true.b)))  # the able see hard items
    answers = np.where(rng.random((3000, 60)) < 0.5 * (1 - chance * (1 - chance)), np.nan, 1.0)
    answers = np.where(np.isnan(answers), np.nan, true.answers)
    answers[:, 0] = np.where(np.isnan(answers[:, 0]), np.nan, 1 - answers[:, 0])
    found = review_items(answers, calibrate(answers), group=true.theta > 0.0)
    assert found["s_x2_p"].isna().all()  # nobody answered everything
    assert found["rest_p"].notna().all()
    assert found["verdict"][0] == "review key"
    assert (found["verdict"][1:] == "keep").mean() > 0.9


@pytest.mark.full
def test_long_and_wide_tables_give_the_same_review() -> None:
    rng = np.random.default_rng(3)
    wide = with_holes(rng, simulate(rng, 400, 15).answers, 0.8)
    group = {f"p{i}": "ab"[i % 2] for i in range(400) if i % 7}
    tidy = long(wide).sample(frac=1, random_state=1)
    first = review_items(
        pd.DataFrame(wide, columns=[f"q{j}" for j in range(15)], index=[f"p{i}" for i in range(400)]),
        calibrate(wide, items=[f"q{j}" for j in range(15)]),
        group=group,
    )  # fmt: skip
    second = review_items(tidy, calibrate(tidy), group=group).set_index("item")
    second = second.loc[first["item"]].reset_index()
    assert second["verdict"].tolist() == first["verdict"].tolist()
    numbers = ["p", "point_biserial", "b", "infit", "rest_p", "rmsd", "delta"]
    assert second[numbers].to_numpy() == pytest.approx(first[numbers].to_numpy(), abs=1e-3)


def test_persons_without_a_group_do_not_count_in_the_comparison() -> None:
    rng = np.random.default_rng(4)
    answers = simulate(rng, 600, 12).answers
    group = rng.choice(["a", "b"], 600)
    found = calibrate(answers)
    part = np.arange(600) < 450
    with_gaps = review_items(answers, found, group=np.where(part, group, ""))
    alone = review_items(answers[part], found, group=group[part])
    assert with_gaps["delta"].tolist() == pytest.approx(alone["delta"].tolist())


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, ""])
def test_groups_are_the_same_whatever_holds_them(missing: Any) -> None:
    persons = list("abcde")
    focal = np.array([True, True, True, False, False])  # most are focal: not a matter of number
    gap = [True, True, True, False, missing]
    names = ["x", "x", "x", "y", missing]
    for flags, known in ((dict(zip(persons, focal, strict=True)), 5), (gap, 4)):
        found = read_groups(flags, persons)
        assert found.focal.tolist() == focal.tolist()
        assert found.known.tolist() == [True] * known + [False] * (5 - known)
    for labels in (names, pd.Series(names, dtype="string"), dict(zip(persons, names, strict=True))):
        assert read_groups(labels, persons).focal.tolist() == [False, False, False, True, False]


def test_the_rarer_label_is_focal_and_of_equally_rare_ones_the_later() -> None:
    for labels, focal in (("aab", "b"), ("abb", "a"), ("abba", "b"), ("baab", "b")):
        found = read_groups(list(labels), list("1234")[: len(labels)])
        assert (found.focal_name, found.reference_name) == (focal, *{"a", "b"} - {focal})
        assert found.focal.tolist() == [label == focal for label in labels]


@pytest.mark.parametrize(("delta", "way"), [(-1.7, "harder"), (1.7, "easier")])
@pytest.mark.parametrize("which", ["mantel_haenszel", "logistic_dif"])
def test_an_item_is_called_harder_for_those_whose_odds_are_lower(
    monkeypatch: pytest.MonkeyPatch, which: str, delta: float, way: str
) -> None:
    flat = {"item": "i", "delta": 0.0, "effect": "A", "flagged": False}
    flat |= {"p_uniform": 0.001, "p_nonuniform": 0.9, "r2": 0.04}
    for method in ("mantel_haenszel", "logistic_dif"):
        found = flat | ({"delta": delta, "effect": "C", "flagged": True} if method == which else {})
        monkeypatch.setattr(
            f"pixsim.calibration.items.groups.{method}",
            lambda *_given, _found=found, **_named: pd.DataFrame([_found]),
        )
    answers = read_responses(pd.DataFrame({"i": [0, 1, 0, 1]}))
    groups = read_groups(["men", "men", "men", "women"], answers.persons)
    (row,) = groups.effects(answers, np.zeros(4), Thresholds()).to_dict("records")
    assert row["dif_flagged"] == "C"
    assert f"{way} for women" in row["dif_text"]


@pytest.mark.full
def test_a_table_of_parameters_known_beforehand_serves_as_well() -> None:
    rng = np.random.default_rng(5)
    true = simulate(rng, 2000, 20, mean=-1.0, sd=0.8)
    known = pd.DataFrame(
        {"item": [f"item_{j + 1}" for j in range(19)], "a": true.a[:19], "b": true.b[:19]}
    )
    known["b"] += np.where(np.arange(19) == 3, 1.5, 0.0)  # the table is wrong here
    found = review_items(true.answers, known)
    assert found["verdict"][3] == "does not fit"
    assert (found["verdict"].drop([3, 19]) == "keep").mean() > 0.85
    assert found["b"][:19].tolist() == pytest.approx(known["b"].tolist())
    assert found["b"].isna()[19]  # not in the table
    assert found["verdict"][19] in VERDICTS


def test_weak_columns_get_a_verdict_and_no_false_figure() -> None:
    rng = np.random.default_rng(6)
    answers = pd.DataFrame(simulate(rng, 200, 12).answers.astype(float))
    answers.columns = pd.Index([f"q{j}" for j in range(12)])
    answers["all"], answers["none"], answers["few"] = 1.0, 0.0, np.nan
    answers["empty"] = np.nan
    answers.loc[:9, "few"] = [0, 1] * 5
    found = review_items(answers, calibrate(answers)).set_index("item")
    assert found["verdict"][["all", "none", "few", "empty"]].tolist() == [
        "too easy", "too hard", "too few answers", "too few answers",
    ]  # fmt: skip
    assert found["reason"]["few"] == "10 answers, at least 30 are needed"
    assert found.loc["all", ["point_biserial", "a", "b", "infit", "rest_p"]].isna().all()
    assert np.isnan(found["p"]["empty"])
    assert review_items(answers, calibrate(answers), minimum=5)["verdict"][14] != "too few answers"


def test_a_rasch_review_does_without_slopes() -> None:
    rng = np.random.default_rng(7)
    answers = simulate(rng, 1500, 20, spread=0.0).answers
    answers[:, 0] = rng.random(1500) < 0.5
    fit = calibrate(answers, "rasch")
    present = fit.items.assign(b=fit.items["b"] + 0.5)  # a scale half a logit higher
    found = review_items(answers, fit, present=present)
    assert found["verdict"][0] == "does not discriminate"
    assert "slope" not in found["reason"][0]
    assert found["shift_b"].abs().max() < 1e-9
    assert not found["drifted"].any()


SOUND = Evidence(400, 0.6, 0.4, 1.0, True, 0.5, 0.0)


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "keep"),
        ({"n": 29}, "too few answers"),
        ({"point_biserial": -0.2}, "review key"),
        ({"point_biserial": -0.2, "n": 30, "a": -0.2}, "does not discriminate"),  # by chance?
        ({"point_biserial": 0.1, "a": 0.3}, "does not discriminate"),
        ({"point_biserial": 0.1, "a": 0.9}, "keep"),  # easy or hard, but steep
        ({"point_biserial": 0.1, "a": 0.3, "n": 40}, "keep"),  # may as well be 0.3
        ({"p": 0.98, "point_biserial": 0.1, "a": 0.5}, "too easy"),
        ({"p": 0.97, "n": 33}, "keep"),  # may as well be 0.9
        ({"p": 0.02}, "too hard"),
        ({"p": 1.0, "point_biserial": np.nan, "a": np.nan, "fit_p": np.nan}, "too easy"),
        ({"fit_p": 0.01, "rmsd": 0.08}, "does not fit"),
        ({"fit_p": 0.01, "rmsd": 0.03}, "keep"),  # certain, but small
        ({"fit_p": 0.2, "rmsd": 0.08}, "keep"),
        ({"dif": "B", "dif_text": "x"}, "favours a group"),
        ({"drifted": True, "drift_text": "x", "dif": "C", "dif_text": "y"}, "drifted"),
        ({"rival": "C", "rival_text": "x", "drifted": True, "drift_text": "y"}, "review key"),
    ],
)
def test_verdicts_follow_the_conventions(changes: dict[str, Any], verdict: str) -> None:
    found, reason = judge_item(SOUND._replace(**changes), 30, Thresholds())
    assert found == verdict
    assert reason
    assert "nan" not in reason


def test_the_first_verdict_counts_and_the_reason_names_the_others() -> None:
    item = SOUND._replace(
        point_biserial=-0.3, fit_p=0.001, rmsd=0.2, dif="C", dif_text="x", drifted=True,
        drift_text="y",
    )  # fmt: skip
    found, reason = judge_item(item, 30, Thresholds())
    assert found == "review key"
    assert reason.startswith("point-biserial −0.30: those who know more answer it wrong more often")
    assert reason.endswith("; also: drifted, favours a group, does not fit")


def test_thresholds_move_the_verdicts_and_contradictions_are_refused() -> None:
    item = SOUND._replace(dif="B", dif_text="x")
    assert judge_item(item, 30, Thresholds(dif="C"))[0] == "keep"
    assert judge_item(SOUND, 30, Thresholds(easy=0.55, easy_sound=0.5))[0] == "too easy"
    with pytest.raises(ValueError, match=r"hard <= .*; expected negative.*; dif: .*; alpha: "):
        Thresholds(hard=0.5, weak=0.5, dif="A", alpha=0)  # type: ignore[arg-type]


ANSWERS = simulate(np.random.default_rng(8), 60, 5).answers
FIT = calibrate(ANSWERS, priors=Priors())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"group": ["a"] * 60}, "expected two groups, got 1: a"),
        ({"group": [*"abc"] * 20}, "expected two groups, got 3: a, b, c"),
        ({"group": [True, False]}, "group: 2 values for 60 persons"),
        ({"group": {"nobody": "a"}}, "none of the candidates"),
        ({"key": {"item_1": "A"}}, "give both or none"),
        ({"minimum": 0}, "minimum: expected at least 1"),
        ({"present": FIT.items.drop(columns="b")}, "present: no column b"),
    ],
)
def test_unusable_arguments_are_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        review_items(ANSWERS, FIT, **arguments)


def test_everything_wrong_is_named_at_once() -> None:
    with pytest.raises(ValueError, match="group") as caught:
        review_items(
            ANSWERS, FIT, group=["a"] * 60, present=FIT.items.drop(columns="b"),
            options=pd.DataFrame({"item_1": ["A"]}), key={"item_2": "A"}, minimum=0,
        )  # fmt: skip
    for part in ("two groups", "no column b", "no right option for: item_1", "minimum"):
        assert part in str(caught.value)


def test_items_without_any_parameters_are_refused() -> None:
    with pytest.raises(ValueError, match="none of the items has parameters"):
        review_items(ANSWERS, FIT.items.assign(item=list("vwxyz")))


CELL = st.sampled_from([0.0, 1.0, np.nan])


@settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), shape=st.tuples(st.integers(2, 25), st.integers(1, 6)))
def test_any_matrix_gives_verdicts_and_reasons(data: st.DataObject, shape: tuple[int, int]) -> None:
    answers = data.draw(arrays(float, shape, elements=CELL))
    fit = None
    with contextlib.suppress(ValueError):
        fit = calibrate(answers, priors=Priors(), max_iterations=60)
    if fit is None:
        return
    group = np.arange(shape[0]) % 2 == 0
    found = review_items(answers, fit, group=group, minimum=1)
    assert len(found) == shape[1]
    assert found["verdict"].isin(VERDICTS).all()
    assert not found["reason"].str.contains("nan").any()
    assert not found[["item", "n", "dif", "delta"]].isna().to_numpy().any()
    shares = found["p"][found["n"] > 0]
    assert shares.between(0, 1).all()
    assert found["point_biserial"].dropna().between(-1.000001, 1.000001).all()
