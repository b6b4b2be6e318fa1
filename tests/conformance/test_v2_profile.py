"""Levels and pix of a profile, and the questions drawn from it, are the real engine's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
import pytest

from pixsim.rules.v2 import (
    V2,
    Knowledge,
    Placement,
    SkillTable,
    current_knowledge,
    place_candidates,
    select,
)
from pixsim.rules.v2.placement import INVALIDATED, RESET, VALIDATED
from tests.conformance.vectors import cases, load, rows

STATUS = {"validated": VALIDATED, "invalidated": INVALIDATED, "reset": RESET}


def microseconds(date: str) -> int:
    return int(datetime.fromisoformat(date).timestamp() * 1_000_000)


def knowledge(
    elements: list[dict[str, Any]], skills: dict[str, int], competences: dict[str, int]
) -> Knowledge:
    return Knowledge(
        candidate=np.zeros(len(elements), int),
        competence=np.array([competences[e["competence"]] for e in elements], int),
        skill=np.array([skills.setdefault(e["skill"], len(skills)) for e in elements], int),
        status=np.array([STATUS[e["status"]] for e in elements], np.int8),
        direct=np.array([e["source"] == "direct" for e in elements], bool),
        earned=np.array([e["earned_pix"] for e in elements], float),
        date=np.array([microseconds(e["created_at"]) for e in elements], np.int64),
    )


def placed(
    case: dict[str, Any], elements: list[dict[str, Any]], skills: dict[str, int], codes: list[str]
) -> tuple[Knowledge, Placement]:
    rules = replace(V2(), max_level=case.get("max_reachable_level", 7))
    competences = {code: k for k, code in enumerate(codes)}
    elements = [e for e in elements if e["competence"] in competences]
    all_of_them = knowledge(elements, skills, competences)
    limit = case["limit_date"]
    now = all_of_them.take(current_knowledge(all_of_them, limit and microseconds(limit)))
    return now, place_candidates(rules, now, 1, len(codes))


@pytest.mark.parametrize("case", cases("v2", "ke_scoring"), ids=lambda case: case["id"])
def test_levels_and_pix(case: dict[str, Any]) -> None:
    elements = rows(
        load("v2", "ke_scoring"), "knowledge_element_fields", case["knowledge_elements"]
    )
    _, placement = placed(case, elements, {}, case["competences"])
    capped_pix, capped_level = placement.capped(
        replace(V2(), max_level=case["max_reachable_level"])
    )
    wanted = case["expected"]
    assert bool(placement.certifiable_profile[0]) == wanted["certifiable"]
    assert int(placement.certifiable.sum()) == wanted["certifiable_competences"]
    assert int(placement.pix.sum()) == wanted["total_pix_uncapped"]
    assert int(capped_pix.sum()) == wanted["total_pix_capped"]
    by_code = wanted["competences"]
    for k, code in enumerate(case["competences"]):
        row = next(r for r in by_code if code in (r.get("id"), r.get("competence"), r.get("index")))
        found = {
            "pix_uncapped": int(placement.pix[0, k]),
            "level_uncapped": int(placement.level[0, k]),
            "pix_capped": int(capped_pix[0, k]),
            "level_capped": int(capped_level[0, k]),
            "certifiable": bool(placement.certifiable[0, k]),
        }
        assert found == {name: row[name] for name in found}


@pytest.mark.parametrize("case", cases("v2", "v2_challenge_selection"), ids=lambda case: case["id"])
def test_questions(case: dict[str, Any]) -> None:
    document = load("v2", "v2_challenge_selection")
    skill_rows = rows(document, "skill_fields", case["skills"])
    codes = [c["id"] for c in sorted(case["competences"], key=lambda c: c["index"])]
    elements = rows(document, "knowledge_element_fields", case["knowledge_elements"])
    places = {row["id"]: s for s, row in enumerate(skill_rows)}
    known = dict(places)
    now, placement = placed(case, elements, known, codes)
    pools = operative(case, document, skill_rows)
    succeeded = np.zeros((1, len(skill_rows)), bool)
    rows_ok = (now.status == VALIDATED) & now.direct & (now.skill < len(skill_rows))
    succeeded[0, now.skill[rows_ok]] = True
    chosen = select(V2(), table(skill_rows, codes, pools), succeeded, placement.certifiable)
    solved = solved_challenges(case, elements, known, now)
    found = []
    for s in chosen.skill:
        pool = pools[skill_rows[s]["id"]]
        fresh = [challenge for challenge in pool if challenge not in solved]
        found.append(
            {
                "competence": skill_rows[s]["competence"],
                "skill": skill_rows[s]["id"],
                "skill_name": skill_rows[s]["name"],
                "any_of": sorted(fresh or pool),
            }
        )
    wanted = [{**q, "any_of": sorted(q["any_of"])} for q in case["expected"]["questions"]]
    assert found == wanted
    assert bool(placement.certifiable_profile[0]) == case["expected"]["certifiable_profile"]


def operative(
    case: dict[str, Any], document: dict[str, Any], skill_rows: list[dict[str, Any]]
) -> dict[str, list[str]]:
    """Challenges that may be asked, by skill."""
    pools: dict[str, list[str]] = {
        row["id"]: [] for row in skill_rows if row["status"] in ("actif", "archivé")
    }
    for row in rows(document, "challenge_fields", case["challenges"]):
        usable = row["status"] in ("validé", "archivé") and case["locale"] in row["locales"]
        if usable and row["skill"] in pools:
            pools[row["skill"]].append(row["id"])
    return pools


def table(
    skill_rows: list[dict[str, Any]], codes: list[str], pools: dict[str, list[str]]
) -> SkillTable:
    names = sorted({row["name"] for row in skill_rows})
    tubes = sorted({(row["competence"], row["name"][:-1]) for row in skill_rows})
    return SkillTable(
        competence=np.array([codes.index(row["competence"]) for row in skill_rows]),
        level=np.array([row["level"] for row in skill_rows]),
        tube=np.array([tubes.index((row["competence"], row["name"][:-1])) for row in skill_rows]),
        name=np.array([names.index(row["name"]) for row in skill_rows]),
        version=np.array([row["version"] for row in skill_rows]),
        available=np.array([bool(pools.get(row["id"])) for row in skill_rows]),
    )


def solved_challenges(
    case: dict[str, Any], elements: list[dict[str, Any]], places: dict[str, int], now: Knowledge
) -> set[str]:
    """Challenges behind the validated direct elements that count."""
    kept = {
        (int(s), int(d))
        for s, d, ok in zip(
            now.skill, now.date, (now.status == VALIDATED) & now.direct, strict=True
        )
        if ok
    }
    return {
        case["answers"][str(e["answer"])]
        for e in elements
        if e["answer"] and (places.get(e["skill"]), microseconds(e["created_at"])) in kept
    }
