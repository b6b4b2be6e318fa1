"""Ability and error after each answer are the real engine's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.rules.v3 import V3, Ability, Estimates, estimate_from_scratch
from pixsim.rules.v3.ability import points_of
from tests.conformance.v3_arrays import ERROR, THETA, batches, number
from tests.conformance.vectors import cases, load

ALL = cases("v3", "a-capacity")


def solve(batch: list[dict[str, Any]]) -> Estimates:
    """Estimates of cases of one cap, in one call."""
    # answers without items leave the start as it is: nothing to estimate from
    answers = [case["answers"] if case["items"] else [] for case in batch]
    count = np.array([len(row) for row in answers])
    shape = (count.size, int(count.max()))
    a, b, correct = np.ones(shape), np.zeros(shape), np.zeros(shape, dtype=bool)
    for c, (case, row) in enumerate(zip(batch, answers, strict=True)):
        items = {item["id"]: item for item in reversed(case["items"])}  # of one id the first
        for k, answer in enumerate(row):
            item = items[answer["itemId"]]
            a[c, k], b[c, k] = item["discriminant"], item["difficulty"]
            correct[c, k] = answer["status"] == "ok"
    start = np.array([case["initialCapacity"] or 0 for case in batch], dtype=float)
    return estimate_from_scratch(
        V3(cap=batch[0]["variationPercent"] or 0), a, b, correct, count, start
    )


def check(case: dict[str, Any], found: Estimates, row: int) -> None:
    wanted = case["expected"]
    assert found.theta[row] == pytest.approx(number(wanted["capacity"]), abs=THETA, nan_ok=True)
    assert found.error[row] == pytest.approx(number(wanted["errorRate"]), abs=ERROR, nan_ok=True)
    history = np.array([[number(x) for x in pair] for pair in wanted["history"]]).reshape(-1, 2)
    after = slice(0, len(history))
    np.testing.assert_allclose(found.theta_after[row, after], history[:, 0], rtol=0, atol=THETA)
    np.testing.assert_allclose(found.error_after[row, after], history[:, 1], rtol=0, atol=ERROR)
    assert np.isnan(found.theta_after[row, len(history) :]).all()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_alone(case: dict[str, Any]) -> None:
    check(case, solve([case]), 0)


@pytest.mark.parametrize(
    "batch", [batch for _, batch in batches(ALL, "variationPercent")], ids=lambda batch: len(batch)
)
def test_in_one_batch(batch: list[dict[str, Any]]) -> None:
    found = solve(batch)
    for row, case in enumerate(batch):
        check(case, found, row)


def test_grid() -> None:
    wanted, points = load("v3", "a-capacity")["grid"], points_of(V3())
    assert points.size == wanted["count"]
    assert points[:2].tolist() == wanted["firstValues"]
    assert points[-1] == wanted["lastValue"]


def test_no_answer() -> None:
    before = Ability(V3(), 2)
    assert before.theta.tolist() == [-3, -3]
    assert before.error().tolist() == [5, 5]
