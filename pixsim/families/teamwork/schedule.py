"""Families of competence 2.3: durations, critical path and delays of a project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.text.csv_text import spreadsheet_csv


def ends(durations: Mapping[str, int], needs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Earliest end of each task; tasks come after those they need."""
    found: dict[str, int] = {}
    for task, duration in durations.items():
        found[task] = duration + max((found[need] for need in needs[task]), default=0)
    return found


def _project(rng: np.random.Generator, size: int) -> tuple[dict[str, int], dict[str, list[str]]]:
    letters = "ABCDEFGHI"[:size]
    durations = {letter: integer(rng, 1, 7) for letter in letters}
    needs: dict[str, list[str]] = {}
    for rank, letter in enumerate(letters):
        count = 0 if rank == 0 else integer(rng, 0 if rank < 3 else 1, min(rank, 2))
        needs[letter] = sorted(sample(rng, letters[max(0, rank - 4) : rank], count))
    return durations, needs


def longest_paths(
    durations: Mapping[str, int], needs: Mapping[str, Sequence[str]]
) -> list[tuple[str, ...]]:
    """Every chain of tasks as long as the project."""
    found = ends(durations, needs)

    def chains(task: str) -> list[tuple[str, ...]]:
        start = found[task] - durations[task]
        if not needs[task]:
            return [(task,)]
        late = [need for need in needs[task] if found[need] == start]
        return [(*chain, task) for need in late for chain in chains(need)]

    total = max(found.values())
    return [chain for task in durations if found[task] == total for chain in chains(task)]


def _plan_file(durations: Mapping[str, int], needs: Mapping[str, Sequence[str]]) -> bytes:
    rows = [(task, days, ", ".join(needs[task])) for task, days in durations.items()]
    return spreadsheet_csv(("tache", "duree_en_jours", "apres"), rows)


def critical_path(rng: np.random.Generator) -> dict[str, Any]:
    """The only chain of tasks that sets the end of a project, and its length."""
    while True:
        durations, needs = _project(rng, 8)
        paths = longest_paths(durations, needs)
        if len(paths) == 1 and 4 <= len(paths[0]) <= 6:
            break
    total = max(ends(durations, needs).values())
    return {
        "files": {"projet.csv": _plan_file(durations, needs)},
        "path": "".join(paths[0]),
        "not_path": ["ABCDEFGH", "".join(paths[0][1:])],
        "total": str(total),
        "not_total": [str(sum(durations.values())), str(total - 1)],
    }


def delayed_end(rng: np.random.Generator) -> dict[str, Any]:
    """How much later a project ends when a task with some slack is late."""
    while True:
        durations, needs = _project(rng, 8)
        total = max(ends(durations, needs).values())
        late, delay = pick(rng, list(durations)), integer(rng, 2, 7)
        slower = {**durations, late: durations[late] + delay}
        pushed = max(ends(slower, needs).values()) - total
        if 0 < pushed < delay or (pushed == 0 and rng.random() < 0.05):
            break
    return {
        "files": {"projet.csv": _plan_file(durations, needs)},
        "task": late,
        "delay": delay,
        "before": total,
        "pushed": pushed,
        "key": [str(total + pushed)],
        "wrong": [str(total + delay), str(sum(slower.values()))],
    }
