"""The vectors of V3 as the kernels take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.rules.v3 import V3, Band, ItemPool
from tests.conformance.vectors import load

THETA, ERROR = 1e-9, 1e-7  # tolerances of the vectors' README


@cache
def pool(name: str) -> tuple[ItemPool, dict[str, int]]:
    """One pool of the vectors, and the place of each challenge in it."""
    rows = load("v3", "pools")["pools"][name]
    number: dict[str, dict[str, int]] = defaultdict(dict)

    def numbered(field: str) -> NDArray[np.intp]:
        names = sorted({row[field] for row in rows})
        number[field] = {name: place for place, name in enumerate(names)}
        return np.array([number[field][row[field]] for row in rows])

    items = ItemPool(
        a=np.array([row["discriminant"] for row in rows]),
        b=np.array([row["difficulty"] for row in rows]),
        competence=numbered("competenceId"),
        tube=numbered("tubeId"),
        skill=numbered("skillId"),
    )
    return items, {row["id"]: place for place, row in enumerate(rows)}


def rules_of(configuration: dict[str, Any], **more: Any) -> V3:
    """The rules of a configuration; null and 0 both mean that there is none."""
    return V3(
        length=configuration["maximumAssessmentLength"],
        competence_gap=configuration["challengesBetweenSameCompetence"] or 0,
        one_per_tube=configuration["limitToOneQuestionPerTube"],
        all_competences_first=configuration["enablePassageByAllCompetences"],
        cap=configuration["variationPercent"] or 0,
        start_theta=configuration["defaultCandidateCapacity"],
        pick_percent=configuration["defaultProbabilityToPickChallenge"],
        **more,
    )


def bands_of(configuration: list[dict[str, Any]]) -> tuple[Band, ...]:
    """Global levels of a scoring configuration."""
    return tuple(Band(mesh["bounds"]["min"], mesh["bounds"]["max"]) for mesh in configuration)


def scoring(name: str) -> tuple[Band, ...]:
    """Global levels of a named scoring configuration."""
    return bands_of(load("v3", "c-score")["configurations"][name])


def histories(
    batch: Iterable[dict[str, Any]], places: dict[str, int]
) -> tuple[NDArray[np.intp], NDArray[np.bool_], NDArray[np.intp]]:
    """Items, right answers and counts of the answers of many cases, padded."""
    answers = [case["answers"] for case in batch]
    count = np.array([len(row) for row in answers], dtype=np.intp)
    shape = (count.size, max(1, int(count.max())))
    items, correct = np.full(shape, -1, dtype=np.intp), np.zeros(shape, dtype=bool)
    for c, row in enumerate(answers):
        for k, answer in enumerate(row):
            items[c, k] = places[answer["challengeId"]]
            correct[c, k] = answer["status"] == "ok"
    return items, correct, count


def batches(
    cases: Iterable[dict[str, Any]], *keys: str
) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Cases of equal keys together, with the first of each batch."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for case in cases:
        found[repr([case.get(key) for key in keys])].append(case)
    return [(batch[0], batch) for batch in found.values()]


def number(value: Any) -> float:
    """A figure of the vectors; non-finite ones are written as text."""
    return float(value)
