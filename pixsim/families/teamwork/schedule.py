"""Families of competence 2.3: durations, critical path and delays of a project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date


def ends(durations: Mapping[str, int], needs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Earliest end of each task; tasks come after those they need."""
    found: dict[str, int] = {}
    for task, duration in durations.items():
        found[task] = duration + max((found[need] for need in needs[task]), default=0)
    return found


def critical_path(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of a project told in days and weeks, its length, its tasks that may not be late, and who has most of them."""
    names = [f"T{number:02}" for number in range(1, 22)]
    people = sample(rng, FIRST_NAMES, 4)
    while True:
        durations = {name: pick(rng, (1, 2, 3, 4, 5, 6, 8, 10)) for name in names}
        needs = {
            name: sorted(sample(rng, names[max(0, rank - 6) : rank], min(rank, integer(rng, 1, 2))))
            for rank, name in enumerate(names)
        }
        whose = {name: pick(rng, people) for name in names}
        total = max(ends(durations, needs).values())
        critical = [
            name
            for name in names
            if max(ends({**durations, name: durations[name] + 1}, needs).values()) > total
        ]
        counts = sorted(sum(whose[name] == who for name in critical) for who in people)
        load = sorted(sum(whose[name] == who for name in names) for who in people)
        first = max(people, key=lambda who: sum(whose[name] == who for name in critical))
        busiest = max(people, key=lambda who: sum(whose[name] == who for name in names))
        if (
            6 <= len(critical) <= 12
            and counts[-1] > counts[-2]
            and load[-1] > load[-2]
            and busiest != first
        ):
            break
    rows = []
    for name, days in durations.items():
        told = f"{days // 5} sem." if days % 5 == 0 and rng.integers(2) else f"{days} j"
        rows.append((name, whose[name], told, ", ".join(needs[name])))
    bare = {
        name: days // 5 if told.endswith("sem.") else days
        for (name, _who, told, _needs), days in zip(rows, durations.values(), strict=True)
    }
    careless = max(ends(bare, needs).values())
    return {
        "files": {"projet.csv": spreadsheet_csv(("tâche", "responsable", "durée", "après"), rows)},
        "total": str(total), "not_total": sorted({str(sum(durations.values())), str(careless), str(total + 1)} - {str(total)}),
        "count": str(len(critical)), "not_count": [str(len(critical) + 1), str(len(names))],
        "people": sorted(people), "who": first, "critical": ", ".join(critical),
    }  # fmt: skip


def _plan_file(durations: Mapping[str, int], needs: Mapping[str, Sequence[str]]) -> bytes:
    rows = [(task, days, ", ".join(needs[task])) for task, days in durations.items()]
    return spreadsheet_csv(("tache", "duree_en_jours", "apres"), rows)


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
