"""Positioning asks and infers what the real engine does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.rules.v2.positioning import (
    KNOWN,
    NOT_KNOWN,
    UNKNOWN,
    CompetenceSkills,
    infer_knowledge,
    next_skills,
)
from tests.conformance.vectors import cases

ALL = cases("v2", "placement_smart_random")
NEXT = [case for case in ALL if case["kind"] == "next-skill"]
INFERENCE = [case for case in ALL if case["kind"] == "inference"]
STATUS = {"validated": KNOWN, "invalidated": NOT_KNOWN}


def skills_of(case: dict[str, Any]) -> CompetenceSkills:
    asked = {challenge["skill"] for challenge in case.get("challenges", ())}
    tubes = sorted({skill["tube"] for skill in case["skills"]})
    return CompetenceSkills(
        level=np.array([skill["difficulty"] for skill in case["skills"]]),
        tube=np.array([tubes.index(skill["tube"]) for skill in case["skills"]]),
        has_question=np.array([skill["id"] in asked for skill in case["skills"]]),
    )


def knowledge_of(case: dict[str, Any], names: list[str]) -> tuple[Any, Any]:
    status = np.full((1, len(names)), UNKNOWN)
    direct = np.zeros((1, len(names)), bool)
    for element in case["knowledge_elements"]:
        if element["skill"] in names:
            place = names.index(element["skill"])
            status[0, place] = STATUS[element["status"]]
            direct[0, place] = element["source"] == "direct"
    return status, direct


@pytest.mark.parametrize("case", NEXT, ids=lambda case: case["id"])
def test_next_skill(case: dict[str, Any]) -> None:
    names = [skill["id"] for skill in case["skills"]]
    status, direct = knowledge_of(case, names)
    done = {answer["challenge"] for answer in case["answers"]}
    left: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for challenge in case["challenges"]:
        usable = case["locale"] in challenge["locales"] and challenge["id"] not in done
        if usable and challenge["skill"] in left:
            left[challenge["skill"]].append(challenge)
    found = next_skills(
        skills_of(case),
        status,
        direct,
        playable=np.array([[bool(left[name]) for name in names]]),
        timed=np.array([[bool(left[name]) and left[name][0]["timed"] for name in names]]),
        first=np.array([not case["answers"]]),
        after_timed=np.array(
            [bool(case["answers"]) and case["answers"][-1]["timeout"] is not None]
        ),
    )
    wanted = case["expected"]
    possible = [name for name, ok in zip(names, found.possible[0], strict=True) if ok]
    assert sorted(possible) == sorted(wanted["possible_skills"])
    assert (not possible) == wanted["ended"]
    if possible:
        assert found.estimated[0] == wanted["predicted_level"]


@pytest.mark.parametrize("case", INFERENCE, ids=lambda case: case["id"])
def test_inference(case: dict[str, Any]) -> None:
    names = [skill["id"] for skill in case["skills"]]
    status, _ = knowledge_of(case, names)
    created = {}
    if case["answered_skill"] in names:
        answered = names.index(case["answered_skill"])
        if not status[0, answered]:
            row = infer_knowledge(
                skills_of(case), status != 0, np.array([answered]), np.array([case["correct"]])
            )[0]
            created = {name: value for name, value in zip(names, row, strict=True) if value}
    wanted = {
        element["skill"]: STATUS[element["status"]] for element in case["expected"]["created"]
    }
    assert created == wanted
