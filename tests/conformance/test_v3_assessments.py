"""Whole tests, replayed with the recorded draws, are the real engine's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pixsim.rules.v3 import V3, Assessments, Progress, administer, competence_levels, score
from tests.conformance.v3_arrays import ERROR, THETA, batches, pool, rules_of, scoring
from tests.conformance.vectors import cases, load
from tests.tools.tiers import tiered

ALL = cases("v3", "f-full-assessments")
BATCHES = [batch for _, batch in batches(ALL, "poolId", "configuration")]


def rules_for(case: dict[str, Any]) -> V3:
    bands = scoring(load("v3", "f-full-assessments")["scoringConfigurationId"])
    return rules_of(case["configuration"], bands=bands)


def statuses(batch: list[dict[str, Any]]) -> NDArray[np.bool_]:
    return np.array([[step["status"] == "ok" for step in case["steps"]] for case in batch])


def replay(batch: list[dict[str, Any]]) -> NDArray[np.float64]:
    """Replay cases of one pool and configuration in lock step, checking each step.

    Returns the draws of each question, (candidate, question, draw): recorded draws follow each
    other, and how many a question uses is part of what is checked.
    """
    rules = rules_for(batch[0])
    items, places = pool(batch[0]["poolId"])
    ids, right, width = list(places), statuses(batch), rules.list_length - 1
    recorded = np.zeros((len(batch), width + max(len(case["draws"]) for case in batch)))
    for row, case in enumerate(batch):
        recorded[row, : len(case["draws"])] = case["draws"]
    used = np.zeros(len(batch), dtype=int)
    draws = np.empty((len(batch), rules.length, width))
    progress = Progress(rules, items, len(batch))
    for question in range(rules.length):
        window = used[:, None] + np.arange(width)
        draws[:, question] = np.take_along_axis(recorded, window, axis=1)
        choice = progress.ask(draws[:, question])
        used += choice.consumed
        progress.record(choice.items, right[:, question])
        error = progress.error()
        for row, case in enumerate(batch):
            wanted = case["steps"][question]["expected"]
            assert ids[choice.items[row]] == wanted["challengeId"]
            assert choice.possible[row] == wanted["possibleCount"]
            assert choice.reward[row] == pytest.approx(wanted["reward"], abs=THETA)
            assert progress.theta[row] == pytest.approx(wanted["capacity"], abs=THETA)
            assert error[row] == pytest.approx(wanted["errorRate"], abs=ERROR)
    for row, case in enumerate(batch):  # what is left: a call on an empty list, until one takes
        *refused, last = np.array(case["draws"])[used[row] :] * 100 < rules.pick_percent
        assert last
        assert not any(refused)
    return draws


def run(batch: list[dict[str, Any]], draws: NDArray[np.float64]) -> Assessments:
    right = statuses(batch)
    return administer(
        rules_for(batch[0]),
        pool(batch[0]["poolId"])[0],
        len(batch),
        lambda rows, question, _: right[rows, question],
        lambda rows, question: draws[rows, question],
    )


def check_result(case: dict[str, Any], found: Assessments, row: int) -> None:
    wanted, rules = case["expected"], rules_for(case)
    ids = list(pool(case["poolId"])[1])
    assert found.items.shape[1] == wanted["count"]
    steps = [step["expected"] for step in case["steps"]]
    assert [ids[item] for item in found.items[row]] == [step["challengeId"] for step in steps]
    capacities = [step["capacity"] for step in steps]
    assert found.theta_after[row] == pytest.approx(capacities, abs=THETA)
    assert found.theta[row] == pytest.approx(wanted["finalCapacity"], abs=THETA)
    pix, reached = score(rules, found.theta[row : row + 1])
    assert int(pix[0]) == wanted["score"]
    assert int(reached[0]) == wanted["reachedMeshIndex"]
    levels = competence_levels(rules, found.theta[row : row + 1])[0]
    assert levels.tolist() == list(wanted["levels"].values())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_alone(case: dict[str, Any]) -> None:
    check_result(case, run([case], replay([case])), 0)


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b[0]['poolId']}-{len(b)}")
def test_in_one_batch(batch: list[dict[str, Any]]) -> None:
    found = run(batch, replay(batch))
    for row, case in enumerate(batch):
        check_result(case, found, row)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("batch", tiered(BATCHES, 2, lambda b: f"{b[0]['poolId']}-{len(b)}"))
def test_in_a_batch_large_enough_for_short_lists(batch: list[dict[str, Any]]) -> None:
    many = batch * 40
    found = run(many, replay(many))
    for row in (*range(len(batch)), *range(len(many) - len(batch), len(many))):
        check_result(many[row], found, row)
