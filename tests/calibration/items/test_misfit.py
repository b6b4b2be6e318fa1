"""What a sound calibration must not pass over in silence: more abilities, odd persons, haste."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.response_matrix import from_triplets
from pixsim.calibration import (
    calibrate,
    dimensionality,
    effort,
    m2,
    person_fit,
    q3,
    rapid_answers,
    review_items,
    soundness,
)
from pixsim.calibration.items import dimensionality as room
from tests.calibration.reference import SETS, data, facts, needs_reference
from tests.calibration.simulate import answered, with_holes


def answers_of(rng: np.random.Generator, persons: int, correlation: float) -> np.ndarray:
    """20 items of one ability and 20 of another."""
    first = rng.normal(0, 1, persons)
    other = correlation * first + np.sqrt(1 - correlation**2) * rng.normal(0, 1, persons)
    a, b = np.exp(rng.normal(0, 0.3, 40)), rng.normal(0, 1, 40)
    halves = ((first, slice(0, 20)), (other, slice(20, 40)))
    return np.hstack([answered(rng, theta, (a[part], b[part])) for theta, part in halves])


@pytest.mark.parametrize("kept", [1.0, 0.5])
def test_two_abilities_are_found_and_their_items_told_apart(kept: float) -> None:
    rng = np.random.default_rng(1)
    answers = answers_of(rng, 800, 0.5)
    table = with_holes(rng, answers, kept) if kept < 1 else answers
    found = dimensionality(calibrate(table, standard_errors=False), rng, draws=19)
    assert found.extra >= 1
    assert f"{found.extra} more besides ability" in repr(found)
    loading = found.loadings.set_index("item")["loading"]
    sides = [
        np.sign(loading[[f"item_{j + 1}" for j in part]]) for part in (range(20), range(20, 40))
    ]
    assert abs(np.mean(sides[0]) - np.mean(sides[1])) > 1.5


def test_one_ability_is_seldom_taken_for_two() -> None:
    false = 0
    for seed in range(12):
        rng = np.random.default_rng([2, seed])
        fit = calibrate(answers_of(rng, 500, 1.0), standard_errors=False)
        false += dimensionality(fit, rng, draws=19).extra > 0
    assert false <= 3


@pytest.mark.full
def test_m2_is_chi_square_where_the_model_holds_and_large_where_it_does_not() -> None:
    found = []
    for seed in range(25):
        rng = np.random.default_rng([3, seed])
        b = np.linspace(-1.5, 1.5, 10)
        fit = calibrate(answered(rng, rng.normal(0, 1, 600), (np.ones(10), b)), "rasch")
        found.append(m2(fit))
    table = pd.DataFrame(found)
    assert (table["df"] == 55 - 11).all()
    assert table["m2"].mean() == pytest.approx(44, rel=0.12)
    assert table["m2"].var() == pytest.approx(88, rel=0.8)
    assert (table["p"] < 0.05).sum() <= 5
    assert (table["low"] <= table["rmsea"]).all()
    assert (table["rmsea"] <= table["high"]).all()
    two = m2(calibrate(answers_of(np.random.default_rng(4), 1000, 0.4)))
    assert two["df"] == 820 - 80
    assert two["p"] < 1e-6
    assert two["rmsea"] > table["rmsea"].mean()


def test_what_m2_is_not_for_is_named() -> None:
    rng = np.random.default_rng(5)
    answers = with_holes(rng, answered(rng, rng.normal(0, 1, 200), (np.ones(3), np.zeros(3))), 0.9)
    with pytest.raises(ValueError, match="not everybody answered everything; too few items"):
        m2(calibrate(answers))


@pytest.mark.parametrize("kept", [1.0, 0.6])
def test_aberrant_persons_are_named_at_the_promised_rate_of_mistakes(kept: float) -> None:
    rng = np.random.default_rng(6)
    a, b = np.exp(rng.normal(0, 0.3, 60)), rng.normal(0, 1.2, 60)
    honest = answered(rng, rng.normal(0, 1, 1500), (a, b)).astype(float)
    odd = answered(rng, rng.normal(0, 1, 100), (a, b)).astype(float)
    hard, easy = np.argsort(-b)[:20], np.argsort(b)[:20]
    odd[:, hard] = np.maximum(odd[:, hard], rng.random((100, 20)) < 0.6)
    odd[:, easy] *= rng.random((100, 20)) < 0.6
    table = np.vstack([honest, odd])
    table = with_holes(rng, table, kept) if kept < 1 else table
    sound = person_fit(calibrate(table[:1500], standard_errors=False))
    assert sound["named"].mean() == pytest.approx(0.05, abs=0.02)
    assert sound["lz"].mean() == pytest.approx(0, abs=0.1)
    assert sound["lz"].std() == pytest.approx(1, abs=0.1)
    both = person_fit(calibrate(table, standard_errors=False))
    assert both["named"][1500:].mean() > 0.8
    assert both["named"][:1500].mean() < 0.07
    reasons = both["reason"][1500:][both["named"][1500:]]
    assert reasons.str.contains("more on hard ones").mean() > 0.8


def test_few_answers_name_nobody() -> None:
    rng = np.random.default_rng(7)
    found = person_fit(calibrate(answered(rng, rng.normal(0, 1, 300), (np.ones(6), np.zeros(6)))))
    assert found["p"].isna().all()
    assert not found["named"].any()
    with pytest.raises(ValueError, match="not between 0 and 1"):
        person_fit(
            calibrate(answered(rng, rng.normal(0, 1, 50), (np.ones(6), np.zeros(6)))), alpha=1
        )


def test_rapid_answers_are_told_from_the_usual_time_of_each_item() -> None:
    rng = np.random.default_rng(8)
    seconds = np.exp(rng.normal(np.log(50), 0.5, (40, 20)))
    seconds[0, :10] = rng.uniform(0.5, 2.5, 10)  # somebody clicks through half of it
    table = pd.DataFrame(
        {
            "candidate": np.repeat([f"p{k}" for k in range(40)], 20),
            "item": np.tile([f"q{k}" for k in range(20)], 40),
            "seconds": seconds.ravel(),
            "outcome": np.where(rng.random(800) < 0.5, "ok", "ko"),
        }
    )
    rapid = rapid_answers(table)
    assert set(np.flatnonzero(rapid)) == set(range(10))
    found = effort(table)
    assert found["candidate"][0] == "p0"
    assert found["effort"][0] == pytest.approx(0.5)
    assert found["named"].tolist() == [True] + [False] * 39
    untimed = effort(table.assign(seconds=np.nan))
    assert untimed["effort"].isna().all()
    assert not untimed["named"].any()
    with pytest.raises(ValueError, match="no column seconds"):
        rapid_answers(table.drop(columns="seconds"))


def _rapid(seconds: list[float]) -> list[int]:
    """Places of the rapid answers to one item."""
    return rapid_answers(pd.DataFrame({"item": "q", "seconds": seconds})).to_numpy().nonzero()[0].tolist()  # fmt: skip


def test_a_limit_is_ten_seconds_at_most_and_needs_ten_times() -> None:
    usual = [50.0] * 9
    assert _rapid([2.0, *usual]) == [0]
    assert _rapid([2.0, *usual[1:]]) == []  # nine: no limit of its own
    assert _rapid([*[300.0] * 9, 15.0, 9.0]) == [10]  # a tenth of the mean would be 24 s


@pytest.mark.full
def test_rare_answers_give_the_residuals_of_a_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(9)
    table = with_holes(rng, answers_of(rng, 600, 0.2), 0.3)
    person, item = np.nonzero(~np.isnan(table))
    outcome = table[person, item].astype(np.int8)
    names = tuple(f"item_{j + 1}" for j in range(40))
    whole = from_triplets(person, item, outcome, names, range(600))
    monkeypatch.setattr("pixsim.answers.response_matrix.SPARSE_BELOW", 1.0)
    lists = from_triplets(person, item, outcome, names, range(600))
    assert whole.dense is not None
    assert lists.dense is None
    fit = calibrate(whole, standard_errors=False)
    assert q3(fit.items, lists).to_numpy() == pytest.approx(q3(fit).to_numpy(), abs=1e-9)
    of_lists = dimensionality(calibrate(lists, standard_errors=False), rng, draws=19)
    of_matrix = dimensionality(fit, rng, draws=19)
    assert of_lists.extra >= 1
    assert of_matrix.eigenvalues["eigenvalue"].to_numpy() == pytest.approx(
        of_lists.eigenvalues["eigenvalue"].to_numpy(), abs=1e-3
    )
    # of very many persons a sample is enough
    monkeypatch.setattr(room, "MOST_PERSONS", 400)
    assert dimensionality(fit, rng, draws=19).extra >= 1
    fewer = dimensionality(calibrate(lists, standard_errors=False), rng, draws=19).eigenvalues
    assert fewer["chance"][0] > of_lists.eigenvalues["chance"][0]


@pytest.mark.full
def test_two_abilities_get_no_row_of_keeps() -> None:
    rng = np.random.default_rng(10)
    answers = answers_of(rng, 800, 0.4)
    found = review_items(answers, calibrate(answers))
    assert (found["verdict"] == "asks for something else").mean() > 0.5
    told = found[found["verdict"] == "asks for something else"].iloc[0]
    assert "hang together with others beyond what ability explains" in told["reason"]
    assert "with item_" in told["reason"]
    close = answers_of(rng, 800, 0.9)  # a dimension that hardly matters is no item's fault
    near = review_items(close, calibrate(close))
    assert (near["verdict"] == "asks for something else").sum() == 0
    one = answers_of(rng, 800, 1.0)
    sound = review_items(one, calibrate(one))
    assert sound["loading"].isna().all()
    assert (sound["verdict"] == "keep").mean() > 0.9


def test_what_a_fit_passes_over_is_told_together() -> None:
    rng = np.random.default_rng(11)
    theta = rng.normal(0, 1, 400)
    a, b = np.ones(30), rng.normal(0, 1.2, 30)
    right = answered(rng, theta, (a, b)).astype(float)
    right[:20] = 1.0 - right[:20]  # who knows answers wrong
    seconds = np.exp(rng.normal(np.log(50), 0.5, right.shape))
    seconds[20:25, :15] = 0.5
    person, item = np.indices(right.shape)
    table = pd.DataFrame(
        {
            "candidate": [f"p{k}" for k in person.ravel()],
            "item": [f"q{k}" for k in item.ravel()],
            "outcome": right.ravel().astype(int),
            "seconds": seconds.ravel(),
        }
    )
    fit = calibrate(table, standard_errors=False)
    group = {f"p{k}": "low" if theta[k] < 0 else "high" for k in range(400)}
    found = soundness(fit, np.random.default_rng(0), responses=table, groups=group)
    told = {finding.kind: finding for finding in found.findings}
    assert {"unlikely_persons", "rapid_answers"} <= told.keys()
    assert told["rapid_answers"].context["rapid"] == 75
    assert set(told["rapid_answers"].names) == {f"p{k}" for k in range(20, 25)}
    turned = {f"p{k}" for k in range(20)}
    assert len(turned & set(told["unlikely_persons"].names)) > 10
    assert told["unlikely_persons"].context["chance"] == 4
    assert found.by_group is not None
    assert set(found.by_group["group"]) == {"low", "high"}
    assert found.by_group["reliability"].max() < found.reliability
    assert "unlikely_persons" in repr(found)
    alone = soundness(fit, np.random.default_rng(0))
    assert alone.effort is None
    assert alone.by_group is None
    review = review_items(table, fit).set_index("item")["rapid"]
    assert review["q0"] == pytest.approx(5 / 400)
    assert review["q29"] == 0


@needs_reference
@pytest.mark.parametrize("name", [name for name in SETS if name != "SAT12_holes"])
def test_m2_reproduces_the_reference(name: str) -> None:
    theirs = facts()[f"{name}|2pl|mirt"]["M2"]
    ours = m2(calibrate(data(name), "2pl"))
    assert ours["m2"] == pytest.approx(theirs["M2"], rel=1e-5)
    assert ours["df"] == theirs["df"]
    assert ours["low"] == pytest.approx(theirs["RMSEA_5"], abs=1e-4)
    assert ours["high"] == pytest.approx(theirs["RMSEA_95"], abs=1e-4)
