"""Competence 5.2, level 7: what a table of tasks plans, against what a log says was launched."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.texts import PlainText

_COMMANDS = (
    "sauvegarde", "sauvegarde-bases", "menage", "releve", "courriel", "index", "synchro", "rapport", "rapport-hebdo", "statistiques", "certificats", "miroir",
)  # fmt: skip
_MONDAY = datetime(2026, 3, 9)

Task = tuple[str, str, str, str, str]
"""Minute, hour, day of the month, month, day of the week (0 is Sunday)."""


def _values(text: str, low: int, high: int) -> set[int]:
    found: set[int] = set()
    for part in text.split(","):
        span, _slash, step = part.partition("/")
        first, _dash, last = span.partition("-")
        start, end = (low, high) if span == "*" else (int(first), int(last or first))
        found |= set(range(start, end + 1, int(step or 1)))
    return found


def moments(task: Task) -> list[datetime]:
    """When a task is launched in the week; days of the month and of the week are either one or the other when both are told."""
    minute, hour, day, month, weekday = task
    minutes, hours = sorted(_values(minute, 0, 59)), sorted(_values(hour, 0, 23))
    days, months, weekdays = _values(day, 1, 31), _values(month, 1, 12), _values(weekday, 0, 6)
    found = []
    for n in range(7):
        one = _MONDAY + timedelta(days=n)
        of_month, of_week = one.day in days, one.isoweekday() % 7 in weekdays
        fits = of_month or of_week if "*" not in (day, weekday) else of_month and of_week
        if fits and one.month in months:
            found += [one + timedelta(hours=h, minutes=m) for h in hours for m in minutes]
    return found


def launches_missed(rng: np.random.Generator) -> dict[str, Any]:
    """The one task that was not launched as often as it is planned, and how many times it was not."""
    first, last, day = integer(rng, 7, 9), integer(rng, 16, 19), integer(rng, 9, 13)
    friday = pick(rng, [n for n in range(1, 6) if n != day - 8])
    tasks: list[Task] = [
        (str(integer(rng, 1, 59)), f"*/{pick(rng, (2, 3, 4, 6))}", "*", "*", "*"),
        (f"*/{pick(rng, (10, 15, 20))}", f"{first}-{last}", "*", "*", pick(rng, ("6", "0", "2"))),
        ("30", ",".join(map(str, sorted(sample(rng, range(8, 20), 3)))), "*", "*", "1-5"),
        (f"{integer(rng, 1, 29)}-59/30", "*", "*", "3", "1,3"),
        (str(integer(rng, 1, 59)), f"{integer(rng, 1, 4)},{integer(rng, 12, 15)}", str(day), "*", str(friday)),
        (f"*/{pick(rng, (20, 30))}", "0-5", "*", "*", "1-5"),
        ("20", "6", "*", "4", "*"),
        (str(integer(rng, 1, 59)), str(integer(rng, 2, 5)), "*", "*", "0,3"),
    ]  # fmt: skip
    names = sample(rng, _COMMANDS, len(tasks) + 1)
    planned = [(name, moments(task)) for name, task in zip(names, tasks, strict=False)]
    guilty, count = pick(rng, (0, 1, 2, 3, 5)), integer(rng, 2, 4)
    lost = set(sample(rng, planned[guilty][1], count))
    lines = []
    for place, (name, when) in enumerate(planned):
        for moment in when:
            if place == guilty and moment in lost:
                continue
            began = moment + timedelta(seconds=integer(rng, 1, 3))
            lines.append((began, f"CRON[{integer(rng, 1000, 9999)}]: lance {name}"))
    for moment in sorted(lost)[: count - 1]:  # somebody made good some of them, by hand
        began = moment + timedelta(minutes=integer(rng, 61, 90), seconds=integer(rng, 4, 50))
        lines.append((began, f"sudo[{integer(rng, 1000, 9999)}]: lance {planned[guilty][0]} (a la main)"))  # fmt: skip
    for _ in range(6):
        moment = _MONDAY + timedelta(minutes=integer(rng, 1, 10_000))
        lines.append((moment, f"sudo[{integer(rng, 1000, 9999)}]: lance {names[-1]} (a la main)"))
    log = [f"{moment:%Y-%m-%d %H:%M:%S} {text}" for moment, text in sorted(lines)]
    table = [f"{' '.join(task)} /usr/local/bin/{name}" for name, task in zip(names, tasks, strict=False)]  # fmt: skip
    table.insert(integer(rng, 2, 6), f"#*/5 * * * * /usr/local/bin/{names[-1]}")
    head = [
        "# minute heure jour-du-mois mois jour-de-la-semaine (0 = dimanche) commande",
        "# jour-du-mois et jour-de-la-semaine tous deux precises : il suffit de l'un des deux",
    ]
    both = planned[4][0]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": planned[guilty][0], "said": planned[guilty][0].replace("menage", "ménage").replace("releve", "relevé"),
        "wrong": [both, names[-1], planned[6][0]],
        "planned": len(planned[guilty][1]),
        "count": str(count),
        "not_count": ["1"],
        "files": {
            "crontab.txt": PlainText("\n".join([*head, *table]) + "\n"),
            "taches.log": PlainText("\n".join(log) + "\n"),
        },
    }  # fmt: skip
