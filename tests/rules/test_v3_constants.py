"""A changed constant of V3 changes what it should, everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v3 import (
    V3,
    Band,
    LevelBand,
    Status,
    certify,
    competence_levels,
    decide_status,
    estimate_from_scratch,
    score,
)
from tests.tools.v3_ranking import rank_next
from tests.tools.v3_reference import POOL, cohort, sequences


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("change", "attribute"),
    [
        ({"cap": 0.0}, "theta_after"),
        ({"start_theta": 0.0}, "items"),
        ({"pick_percent": 100.0}, "items"),
        ({"competence_gap": 0}, "items"),
        ({"one_per_tube": False}, "items"),
        ({"all_competences_first": False}, "items"),
        ({"list_length": 1}, "items"),
        ({"prior_variance": 3.0}, "theta"),
        ({"grid_step": 0.45}, "theta"),
        ({"grid_low": -12.0, "grid_high": 12.0}, "theta"),
        ({"error_correction": 0.0}, "error"),
    ],
    ids=lambda value: str(value),
)
def test_a_changed_constant_changes_the_test(change: dict[str, Any], attribute: str) -> None:
    official, changed = cohort(V3()), cohort(replace(V3(), **change))
    assert not np.array_equal(getattr(official, attribute), getattr(changed, attribute))


@pytest.mark.parametrize("length", [1, 24, 40])
def test_length_may_be_changed_everywhere(length: int) -> None:
    rules = replace(V3(), length=length, minimum_answers=min(20, length))
    found = cohort(rules)
    assert found.items.shape == (40, length)
    common = min(length, 24)
    np.testing.assert_array_equal(found.items[:, :common], cohort(V3()).items[:, :common])
    count = np.full(40, length)
    abort = np.full(40, AbortReason.CANDIDATE, np.int8)
    result = certify(rules, POOL, found.items, found.correct, count, abort=abort)
    assert not result.degraded.any()
    assert rank_next(rules, POOL, found.items, found.correct, count).ended.all()
    if length > 20:
        early = certify(rules, POOL, found.items, found.correct, count - 1, abort=abort)
        assert early.degraded.any()


def test_scoring_constants_may_be_changed() -> None:
    nine = replace(V3(), bands=(*V3().bands[:-1], Band(4.0, 5.5), Band(5.5, 8.0)))
    assert (V3().max_score, nine.max_score) == (895, 1023)
    assert score(nine, np.array([9.0]))[0][0] == 1023
    few = replace(V3(), minimum_answers=10)
    inputs: dict[str, Any] = {
        "count": np.array([12]), "score": np.array([64]), "global_level": np.array([1])
    }  # fmt: skip
    assert decide_status(few, **inputs).status[0] == Status.VALIDATED
    assert decide_status(V3(), **inputs).status[0] == Status.REJECTED
    own = tuple((LevelBand(k % 8, -9.0, 9.0),) for k in range(16))
    found = competence_levels(replace(V3(), levels=own), np.array([0.0]))
    assert found[0].tolist() == [k % 8 for k in range(16)]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"length": 0, "cap": -1}, "length is 0.*minimum_answers is 20.*cap is -1"),
        ({"length": 16}, "minimum_answers is 20, it must be from 0 to length 16"),
        ({"pick_percent": 101}, "pick_percent is 101"),
        ({"list_length": 0, "competence_gap": -1}, "competence_gap.*list_length"),
        ({"grid_low": 9.0}, "the grid needs"),
        ({"prior_variance": 0.0}, "prior_variance must be positive"),
        ({"start_theta": float("nan")}, "a number is not finite"),
        ({"bands": ()}, "0 bands"),
        ({"levels": ((), ())}, "2 level tables.*a level table is empty"),
    ],
)
def test_impossible_constants_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(V3(), **change)


def test_constants_given_as_whole_numbers_are_the_same() -> None:
    whole = replace(V3(), start_theta=-3, grid_low=-9, grid_high=9, default_error=5)
    a, b, correct = sequences(1)
    start = np.full(8, 0.719)
    for rules in (V3(), whole):
        assert (
            estimate_from_scratch(rules, a, b, correct, np.zeros(8, int), start).theta[0] == 0.719
        )
    np.testing.assert_array_equal(
        estimate_from_scratch(V3(), a, b, correct, start=start).theta,
        estimate_from_scratch(whole, a, b, correct, start=start).theta,
    )
