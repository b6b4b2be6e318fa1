"""Scoring gives what the real engine gave, case by case and all in one batch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from pixsim.outcome import Outcome
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v2 import V2, Scores, Status, score
from pixsim.rules.v2.scoring import Comment
from tests.conformance.vectors import cases, load, rows

OUTCOMES = {
    None: Outcome.UNANSWERED,
    "ok": Outcome.OK,
    "ko": Outcome.KO,
    "partially": Outcome.KO,  # deleted in May 2024: wrong
    "aband": Outcome.SKIPPED,
    "timedout": Outcome.TIMED_OUT,
    "focusedOut": Outcome.FOCUSED_OUT,
}
ABORTS = {
    None: AbortReason.NONE,
    "candidate": AbortReason.CANDIDATE,
    "technical": AbortReason.TECHNICAL,
}
ALL = cases("v2", "v2_scoring")
WIDTH = 16


def arrays(batch: list[dict[str, Any]]) -> dict[str, Any]:
    """The cases as the kernel takes them, competences in the order of each case."""
    shape = (len(batch), WIDTH, 3)
    inputs: dict[str, Any] = {
        "level": np.zeros(shape[:2], int),
        "pix": np.zeros(shape[:2], int),
        "tested": np.zeros(shape[:2], bool),
        "outcome": np.full(shape, Outcome.NOT_ASKED, np.int8),
        "neutralised": np.zeros(shape, bool),
        "auto_skipped": np.zeros(shape, bool),
        "dependent": np.zeros(shape, bool),
        "abort": np.array([ABORTS[case["abort_reason"]] for case in batch], np.int8),
        "fraud": np.array([case["rejected_for_fraud"] for case in batch], bool),
    }
    for c, case in enumerate(batch):
        places = {competence["id"]: k for k, competence in enumerate(case["competences"])}
        for k, competence in enumerate(case["competences"]):
            inputs["level"][c, k] = competence["estimated_level"]
            inputs["pix"][c, k] = competence["pix_score"]
            inputs["tested"][c, k] = True
        filled: dict[int, int] = defaultdict(int)
        for row in rows(load("v2", "v2_scoring"), "challenge_fields", case["challenges"]):
            if row["competence"] not in places:
                continue
            k = places[row["competence"]]
            at = (c, k, filled[k])
            filled[k] += 1
            inputs["outcome"][at] = OUTCOMES[row["answer"]]
            inputs["neutralised"][at] = row["neutralized"]
            inputs["auto_skipped"][at] = row["skipped_automatically"]
            inputs["dependent"][at] = row["type"] == "QROCM-dep"
    return inputs


@cache
def batches() -> dict[str, tuple[Scores, int]]:
    """Scores of all cases, one batch a highest level."""
    found: dict[str, tuple[Scores, int]] = {}
    for top in sorted({case["max_reachable_level"] for case in ALL}):
        batch = [case for case in ALL if case["max_reachable_level"] == top]
        rules = replace(V2(), max_level=top, on_engine_fault="fail")
        scores = score(rules, **arrays(batch))
        found |= {case["id"]: (scores, place) for place, case in enumerate(batch)}
    return found


def summary(scores: Scores, place: int, case: dict[str, Any]) -> dict[str, Any]:
    status = Status(int(scores.status[place])).name.lower()
    if status == "error":
        return {"status": "error"}
    comment = Comment(int(scores.comment[place]))
    return {
        "status": status,
        "auto_jury_comment": comment.name if comment else None,
        "total_pix": int(scores.total[place]),
        "reproducibility_rate": int(scores.rate[place]),
        "enough_non_neutralized": bool(scores.trusted[place]),
        "competences": [
            [competence["index"], int(scores.level[place, k]), int(scores.pix[place, k])]
            for k, competence in enumerate(case["competences"])
        ],
    }


def expected(case: dict[str, Any]) -> dict[str, Any]:
    wanted = {k: v for k, v in case["expected"].items() if k != "error"}
    return {"status": "error"} if wanted["status"] == "error" else wanted


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_in_one_batch(case: dict[str, Any]) -> None:
    assert summary(*batches()[case["id"]], case) == expected(case)


@pytest.mark.parametrize("case", ALL[::7], ids=lambda case: case["id"])
def test_alone(case: dict[str, Any]) -> None:
    rules = replace(V2(), max_level=case["max_reachable_level"], on_engine_fault="fail")
    assert summary(score(rules, **arrays([case])), 0, case) == expected(case)
