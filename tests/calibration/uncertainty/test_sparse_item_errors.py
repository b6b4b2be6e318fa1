"""Errors of many items that few persons met, against the whole matrix."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pixsim.calibration import calibrate
from pixsim.calibration.uncertainty import covariance, sparse_item_errors
from tests.calibration.simulate import answered, with_holes
from tests.tools.tiers import tiered

PERSONS, ITEMS = 2400, 250


def scattered_answers(rng: np.random.Generator, kind: str) -> NDArray[Any]:
    """Some 22 answers of each person, by chance, by ability or by the form given."""
    truth = np.exp(rng.normal(0, 0.3, ITEMS)), rng.normal(0, 1, ITEMS)
    theta = rng.normal(0, 1, PERSONS)
    answers = answered(rng, theta, truth)
    if kind == "random":
        return with_holes(rng, answers, 0.09)
    table = np.full(answers.shape, np.nan)
    if kind == "by ability":  # the nearest of what was drawn
        away = np.abs(theta[:, None] - truth[1]) + rng.exponential(4.0, answers.shape)
        near = np.argsort(away, axis=1)[:, :22]
        np.put_along_axis(table, near, np.take_along_axis(answers, near, axis=1), axis=1)
        return table
    for form in range(5):  # of 60 items, ten of them shared with the next
        rows, first = slice(form, None, 5), 50 * form
        mine = np.arange(first, first + 60) % ITEMS
        few = np.argsort(rng.random((len(table[rows]), 60)), axis=1)[:, :22]
        places = np.zeros(table[rows].shape, dtype=bool)
        np.put_along_axis(places, mine[few], True, axis=1)
        table[rows] = np.where(places, answers[rows], np.nan)
    return table


# by ability, more directions hold much than are worth taking one by one: then the matrix is made
@pytest.mark.parametrize(
    ("kind", "few"), tiered([("random", True), ("forms", True), ("by ability", False)], 1)
)
def test_errors_are_those_of_the_whole_matrix(
    kind: str, few: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = scattered_answers(np.random.default_rng(3), kind)
    fit = calibrate(answers)
    blocks = sparse_item_errors.leading_covariances
    asked: list[Any] = []
    monkeypatch.setattr(covariance, "leading_covariances", lambda *given: asked.append(given))
    whole = calibrate(answers)
    monkeypatch.undo()
    assert len(asked) == 1
    assert (blocks(*asked[0]) is not None) == few
    errors, exact = (np.stack([x.items["se_a"], x.items["se_b"]]) for x in (fit, whole))
    known = np.isfinite(exact)  # one met by the wrong persons may have no maximum
    assert (np.isfinite(errors) == known).all()
    assert known.mean() > 0.99
    ratio = (errors / exact)[known]
    assert abs(ratio.mean() - 1) < 0.002
    assert np.abs(ratio - 1).max() < 0.02
    together = [found.vcov().to_numpy() for found in (fit, whole)]  # made now, and made then
    np.testing.assert_allclose(together[0], together[1], rtol=1e-6, atol=1e-9)


@pytest.mark.full
def test_what_items_share_is_not_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = scattered_answers(np.random.default_rng(4), "forms")
    fit = calibrate(answers)
    monkeypatch.setattr(covariance, "leading_covariances", lambda *_: None)
    whole = calibrate(answers)
    monkeypatch.setattr(covariance, "MOST_PARAMETERS", 0)  # item by item
    alone = calibrate(answers)
    exact = whole.items["se_b"].to_numpy()
    left_out = np.abs(alone.items["se_b"] / exact - 1)
    assert left_out.max() > 0.05
    assert np.abs(fit.items["se_b"] / exact - 1).mean() < 0.1 * left_out.mean()


@pytest.mark.full
def test_an_item_without_a_maximum_leaves_the_errors_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = scattered_answers(np.random.default_rng(5), "random").astype(np.float64)
    answers[:, 0] = np.nan  # seen by a few, right where they did better than half of them
    best = np.nanmean(answers[:60], axis=1)
    answers[:60, 0] = best > np.median(best)
    fit = calibrate(answers)
    monkeypatch.setattr(covariance, "leading_covariances", lambda *_: None)
    whole = calibrate(answers)
    errors, exact = fit.items["se_a"].to_numpy(), whole.items["se_a"].to_numpy()
    assert np.isinf(errors[0])
    assert np.isinf(exact[0])
    np.testing.assert_allclose(errors[1:], exact[1:], rtol=0.02)
