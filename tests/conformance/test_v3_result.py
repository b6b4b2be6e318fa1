"""Degradation and final status are the real engine's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v3 import (
    V3,
    Certificates,
    Comment,
    Degradation,
    Status,
    certify,
    degrade,
    estimate_from_scratch,
    score,
)
from tests.conformance.v3_arrays import THETA, bands_of, batches, histories, pool, rules_of, scoring
from tests.conformance.vectors import cases, load

DEGRADED = cases("v3", "d-degradation")
STATUSES = cases("v3", "e-status")
ABORTS = {
    None: AbortReason.NONE,
    "candidate": AbortReason.CANDIDATE,
    "technical": AbortReason.TECHNICAL,
}
RULES = (
    "poolId",
    "configuration",
    "scoringConfigurationId",
    "scoringConfiguration",
    "minimumAnswers",
)


def rules_for_degradation(case: dict[str, Any]) -> V3:
    bands = scoring(load("v3", "d-degradation")["scoreConfigurationId"])
    return rules_of(case["configuration"], bands=bands)


def degrade_all(batch: list[dict[str, Any]]) -> tuple[Any, Degradation]:
    """Ability before, and the degradation, of cases of one pool and configuration."""
    rules = rules_for_degradation(batch[0])
    items, places = pool(batch[0]["poolId"])
    asked, correct, count = histories(batch, places)
    before = estimate_from_scratch(rules, items.a[asked], items.b[asked], correct, count).theta
    return before, degrade(rules, items, asked, correct, count, before)


def check_degradation(case: dict[str, Any], before: Any, filled: Degradation, row: int) -> None:
    wanted, rules = case["expected"], rules_for_degradation(case)
    ids = list(pool(case["poolId"])[1])
    count = len(case["answers"])
    assert before[row] == pytest.approx(wanted["capacityBefore"], abs=THETA)
    again = wanted["capacityOfSameAnswersRestartedFromCapacityBefore"]
    assert filled.theta_after[row, count - 1] == pytest.approx(again, abs=THETA)
    simulated = wanted["simulated"]
    assert [ids[i] for i in filled.items[row, count:]] == [name for name, _ in simulated]
    found = filled.theta_after[row, count:]
    assert found == pytest.approx([theta for _, theta in simulated], abs=THETA)
    assert filled.theta[row] == pytest.approx(wanted["degradedCapacity"], abs=THETA)
    pix, _ = score(rules, np.array([before[row], filled.theta[row]]))
    assert pix.tolist() == [wanted["scoreBefore"], wanted["scoreAfter"]]


@pytest.mark.parametrize("case", DEGRADED, ids=lambda case: case["id"])
def test_degradation_alone(case: dict[str, Any]) -> None:
    check_degradation(case, *degrade_all([case]), 0)


@pytest.mark.parametrize(
    "batch",
    [batch for _, batch in batches(DEGRADED, "poolId", "configuration")],
    ids=lambda batch: f"{batch[0]['poolId']}-{len(batch)}",
)
def test_degradation_in_one_batch(batch: list[dict[str, Any]]) -> None:
    before, filled = degrade_all(batch)
    for row, case in enumerate(batch):
        check_degradation(case, before, filled, row)


def certify_all(batch: list[dict[str, Any]]) -> Certificates:
    first = batch[0]
    name = first["scoringConfigurationId"]  # without a name the bounds stand in the case
    bands = scoring(name) if name else bands_of(first["scoringConfiguration"])
    rules = rules_of(first["configuration"], bands=bands, minimum_answers=first["minimumAnswers"])
    items, places = pool(first["poolId"])
    return certify(
        rules,
        items,
        *histories(batch, places),
        abort=np.array([ABORTS[case["abortReason"]] for case in batch], np.int8),
        fraud=np.array([case["isRejectedForFraud"] for case in batch]),
        cancelled_by_jury=np.array([case["cancelledByJury"] for case in batch]),
    )


def check_certificate(case: dict[str, Any], found: Certificates, row: int) -> None:
    wanted = dict(case["expected"])
    capacity, levels = wanted.pop("capacity"), wanted.pop("competenceLevels")
    scored = bool(found.scored[row])
    comment, reached = Comment(int(found.comment[row])), int(found.global_level[row])
    assert {
        "status": Status(int(found.status[row])).name.lower(),
        "pixScore": int(found.score[row]) if scored else None,
        "reachedMeshIndex": reached if reached >= 0 else None,
        "autoJuryCommentKey": comment.name if comment else None,
    } == wanted
    assert scored == (capacity is not None)
    if scored:
        assert found.theta[row] == pytest.approx(capacity, abs=THETA)
    if levels is None:
        assert (found.level[row] == -1).all()
    else:
        assert found.level[row].tolist() == list(levels.values())


@pytest.mark.parametrize("case", STATUSES, ids=lambda case: case["id"])
def test_status_alone(case: dict[str, Any]) -> None:
    check_certificate(case, certify_all([case]), 0)


@pytest.mark.parametrize(
    "batch", [batch for _, batch in batches(STATUSES, *RULES)], ids=lambda batch: len(batch)
)
def test_status_in_one_batch(batch: list[dict[str, Any]]) -> None:
    found = certify_all(batch)
    for row, case in enumerate(batch):
        check_certificate(case, found, row)
