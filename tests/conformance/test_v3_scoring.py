"""Scores, global levels and competence levels are the real engine's, and back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.rules.v3 import GLOBAL_LEVELS, V3, LevelBand, competence_levels, score
from tests.conformance.v3_arrays import THETA, batches, scoring
from tests.conformance.vectors import cases, load
from tests.tools.v3_ranking import theta_of_score

SCORES = cases("v3", "c-score")
LEVELS = cases("v3", "c-competence-levels")
INVERSE = cases("v3", "c-capacity-from-score")
CODES = [f"{area}.{n}" for area, last in ((1, 3), (2, 4), (3, 4), (4, 3), (5, 2)) for n in range(1, last + 1)]  # fmt: skip


def key(global_level: int) -> str | None:
    return None if global_level < 0 else GLOBAL_LEVELS[global_level].key


def levels_of(row: Any) -> dict[str, int | None]:
    return {code: None if level < 0 else int(level) for code, level in zip(CODES, row, strict=True)}


def table(rows: list[dict[str, Any]]) -> tuple[LevelBand, ...]:
    return tuple(
        LevelBand(row["competenceLevel"], row["bounds"]["min"], row["bounds"]["max"])
        for row in rows
    )


def rules_of_set(name: str) -> V3:
    levels = load("v3", "c-competence-levels")["sets"][name]
    if isinstance(levels, list):
        return V3(levels=(table(levels),))
    return V3(levels=tuple(table(levels[code]) for code in CODES))


def score_all(batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rules = V3(bands=scoring(batch[0]["configurationId"]))
    pix, reached = score(rules, np.array([case["capacity"] for case in batch], dtype=float))
    return [
        {
            "score": int(p),
            "reachedMeshIndex": None if g < 0 else int(g),
            "meshKey": key(int(g)),
        }
        for p, g in zip(pix, reached, strict=True)
    ]


@pytest.mark.parametrize("case", SCORES, ids=lambda case: case["id"])
def test_score_alone(case: dict[str, Any]) -> None:
    assert score_all([case]) == [case["expected"]]


@pytest.mark.parametrize(
    ("name", "batch"),
    [(first["configurationId"], batch) for first, batch in batches(SCORES, "configurationId")],
)
def test_score_in_one_batch(name: str, batch: list[dict[str, Any]]) -> None:
    found = {case["id"]: row for case, row in zip(batch, score_all(batch), strict=True)}
    assert found == {case["id"]: case["expected"] for case in batch}, name


def test_the_rules_hold_the_seed_of_the_vectors() -> None:
    assert V3().bands == scoring("seed-min-4.67")
    assert V3().levels == rules_of_set("seed-uniform").levels


@pytest.mark.parametrize("case", LEVELS, ids=lambda case: case["id"])
def test_competence_levels_alone(case: dict[str, Any]) -> None:
    found = competence_levels(rules_of_set(case["setId"]), np.array([case["capacity"]]))
    assert levels_of(found[0]) == case["expected"]["levels"]


@pytest.mark.parametrize(
    ("name", "batch"), [(first["setId"], batch) for first, batch in batches(LEVELS, "setId")]
)
def test_competence_levels_in_one_batch(name: str, batch: list[dict[str, Any]]) -> None:
    theta = np.array([case["capacity"] for case in batch], dtype=float)
    found = competence_levels(rules_of_set(name), theta)
    for row, case in zip(found, batch, strict=True):
        assert levels_of(row) == case["expected"]["levels"], case["id"]


@pytest.mark.parametrize(
    ("name", "batch"),
    [(first["configurationId"], batch) for first, batch in batches(INVERSE, "configurationId")],
)
def test_ability_from_score_in_one_batch(name: str, batch: list[dict[str, Any]]) -> None:
    rules = V3(bands=scoring(name))
    theta, reached = theta_of_score(rules, np.array([case["score"] for case in batch]))
    levels = competence_levels(rules, theta)
    for row, case in enumerate(batch):
        wanted = case["expected"]
        assert theta[row] == pytest.approx(wanted["capacity"], abs=THETA), case["id"]
        assert reached[row] == wanted["meshIndex"]
        assert key(int(reached[row])) == wanted["meshKey"]
        assert levels_of(levels[row]) == wanted["levels"]


@pytest.mark.parametrize("case", INVERSE[::3], ids=lambda case: case["id"])
def test_ability_from_score_alone(case: dict[str, Any]) -> None:
    rules = V3(bands=scoring(case["configurationId"]))
    theta, reached = theta_of_score(rules, np.array([case["score"]]))
    assert theta[0] == pytest.approx(case["expected"]["capacity"], abs=THETA)
    assert reached[0] == case["expected"]["meshIndex"]
