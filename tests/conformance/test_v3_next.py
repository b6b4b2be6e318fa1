"""Eligible items, their ranking and the guards are the real engine's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.rules.v3 import PoolExhaustedError
from tests.conformance.v3_arrays import THETA, batches, histories, pool, rules_of
from tests.conformance.vectors import cases
from tests.tools.v3_ranking import Next, rank_next

ALL = cases("v3", "b-next-challenges")
ERRORS = {"RangeError": ValueError, "AssessmentLackOfChallengesError": PoolExhaustedError}
RANKED = [case for case in ALL if "error" not in case["expected"]]


def solve(batch: list[dict[str, Any]]) -> Next:
    """What comes next in cases of one pool and configuration, in one call."""
    rules = rules_of(batch[0]["configuration"])
    items, places = pool(batch[0]["poolId"])
    start = np.array(
        [
            rules.start_theta if case["initialCapacity"] is None else case["initialCapacity"]
            for case in batch
        ]
    )
    return rank_next(rules, items, *histories(batch, places), start=start, places=len(items))


def check(case: dict[str, Any], found: Next, row: int) -> None:
    wanted = case["expected"]
    ids = list(pool(case["poolId"])[1])
    ranking = found.ranking
    count = int(ranking.count[row])
    assert found.theta[row] == pytest.approx(wanted["capacity"], abs=THETA)
    assert bool(found.ended[row]) == wanted["ended"]
    assert count == wanted["eligibleCount"]
    order = [ids[item] for item in ranking.items[row, :count]]
    best = rules_of(case["configuration"]).list_length
    assert order[:best] == wanted["possible"]
    assert ranking.rewards[row, : min(best, count)] == pytest.approx(wanted["rewards"], abs=THETA)
    assert (ranking.items[row, count:] == -1).all()
    for place, (name, reward) in enumerate(wanted.get("ranking", [])):
        assert order[place] == name
        assert ranking.rewards[row, place] == pytest.approx(reward, abs=THETA)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_alone(case: dict[str, Any]) -> None:
    if "error" not in case["expected"]:
        check(case, solve([case]), 0)
        return
    kind = ERRORS[case["expected"]["error"]]
    with pytest.raises(kind) as caught:
        solve([case])
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    "batch",
    [batch for _, batch in batches(RANKED, "poolId", "configuration")],
    ids=lambda batch: f"{batch[0]['poolId']}-{len(batch)}",
)
def test_in_one_batch(batch: list[dict[str, Any]]) -> None:
    found = solve(batch)
    for row, case in enumerate(batch):
        check(case, found, row)
