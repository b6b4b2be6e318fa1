"""Families of competence 2.3: durations, critical path and delays of a project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date


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
    """Level 7: the day on which a project of many tasks ends once some are late, closed days left out."""
    names = [f"T{number:02}" for number in range(1, 25)]
    while True:
        durations = {name: integer(rng, 1, 6) for name in names}
        needs = {
            name: sorted(sample(rng, names[max(0, rank - 6) : rank], min(rank, integer(rng, 1, 3))))
            for rank, name in enumerate(names)
        }
        late = {name: integer(rng, 2, 6) for name in sorted(sample(rng, names, 5))}
        before = max(ends(durations, needs).values())
        slower = {name: days + late.get(name, 0) for name, days in durations.items()}
        after = max(ends(slower, needs).values())
        if before < after < before + sum(late.values()) and after < 70:
            break
    start = date(2026, 3, 2) + timedelta(days=7 * integer(rng, 0, 25))
    closed = sorted({start + timedelta(days=integer(rng, 1, 75)) for _day in range(8)})
    right = _worked(start, after, closed)
    wrong = {
        _worked(start, before + sum(late.values()), closed),
        _worked(start, before, closed),
        _worked(start, after, ()),
        start + timedelta(days=after - 1),
    } - {right}
    if _worked(start, after, ()) == right:
        return delayed_end(rng)
    return {
        "files": {
            "projet.csv": _plan_file(durations, needs),
            "retards.csv": spreadsheet_csv(("tache", "jours_en_plus"), list(late.items())),
            "fermetures.csv": spreadsheet_csv(("jour",), [(f"{day:%d/%m/%Y}",) for day in closed]),
        },
        "start": long_date(start),
        "before": before,
        "after": after,
        "all_late": before + sum(late.values()),
        "key": [f"{right:%d/%m/%Y}"],
        "wrong": sorted(f"{day:%d/%m/%Y}" for day in wrong),
    }


def _worked(start: date, days: int, closed: Sequence[date]) -> date:
    """The last of so many days of work."""
    day = start - timedelta(days=1)
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in closed
    return day
