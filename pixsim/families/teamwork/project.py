"""Families of competence 2.3: tasks, schedules, decisions, copies."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import WEEKDAYS

_TASKS = (
    "affiche", "buffet", "devis", "invitations", "salle", "sono", "budget", "photos", "badges",
    "programme", "transport", "tracts", "assurance", "presse",
)  # fmt: skip


def task_board(rng: np.random.Generator) -> dict[str, Any]:
    """Count the tasks of a board that are not finished."""
    sizes = integer(rng, 1, 4), integer(rng, 1, 3), integer(rng, 2, 5)
    tasks = sample(rng, _TASKS, sum(sizes))
    columns = [tasks[: sizes[0]], tasks[sizes[0] : -sizes[2]], tasks[-sizes[2] :]]
    total = sizes[0] + sizes[1]
    return {
        "board": indented(
            f"{title:<9}: {', '.join(column)}"
            for title, column in zip(("À faire", "En cours", "Fait"), columns, strict=True)
        ),
        "key": [str(total)],
        "wrong": [str(n) for n in {*sizes, sum(sizes)} if n != total],
    }


def gantt_reading(rng: np.random.Generator) -> dict[str, Any]:
    """Read the length of one bar and the last week of another."""
    tasks, weeks = sample(rng, _TASKS, 4), 10
    while True:
        bars = [(start, start + integer(rng, 2, 4)) for start in sorted(rng.integers(1, 8, 4))]
        lengths = [end - start + 1 for start, end in bars]
        if max(end for _, end in bars) <= weeks and len(set(bars)) == 4:
            break
    first, second = sample(rng, range(4), 2)
    head = "".join(f"{week:>4}" for week in range(1, weeks + 1))
    rows = [
        f"    {task:<12}"
        + "".join("   #" if s <= week <= e else "   ." for week in range(1, weeks + 1))
        for task, (s, e) in zip(tasks, bars, strict=True)
    ]
    return {
        "chart": "\n".join([f"    {'semaine':<12}{head}", *rows]),
        "first": tasks[first],
        "second": tasks[second],
        "length": str(lengths[first]),
        "not_length": str(lengths[first] - 1),
        "end": str(bars[second][1]),
        "not_end": str(bars[second][0]),
    }


def date_poll(rng: np.random.Generator) -> dict[str, Any]:
    """The date that suits most people in a poll."""
    people = sample(rng, FIRST_NAMES, 5)
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 250))
    days = [start + timedelta(days=gap) for gap in sorted(sample(rng, range(12), 4))]
    while True:
        votes = rng.random((4, 5)) < 0.55
        totals = votes.sum(axis=1).tolist()
        if sorted(totals)[-1] > sorted(totals)[-2] and totals[0] < max(totals):
            break
    best = totals.index(max(totals))
    rows = [
        f"    {letter}  {WEEKDAYS[day.weekday()][:3]}. {day:%d/%m}  "
        + "".join(f"{'oui' if vote else 'non':<9}" for vote in row).rstrip()
        for letter, day, row in zip("ABCD", days, votes.tolist(), strict=True)
    ]
    return {
        "poll": "\n".join([" " * 19 + "".join(f"{name:<9}" for name in people).rstrip(), *rows]),
        "key": "ABCD"[best],
        "wrong": [letter for letter in "ABCD" if letter != "ABCD"[best]],
    }


def ballot(rng: np.random.Generator) -> dict[str, Any]:
    """Count a simple vote: who leads, with how many votes, is it an absolute majority."""
    absolute = pick(rng, (True, False))
    while True:
        votes = {option: integer(rng, 6, 30) for option in "ABC"}
        blank = integer(rng, 3, 6)
        cast, top = sum(votes.values()), max(votes.values())
        leads = list(votes.values()).count(top) == 1
        if leads and (2 * top > cast) == absolute and (not absolute or 2 * top <= cast + 2 * blank):
            break
    bulletins = [option for option, count in votes.items() for _ in range(count)]
    bulletins = shuffled(rng, [*bulletins, *["blanc"] * blank])
    counted = Counter(bulletins)
    best = max("ABC", key=lambda option: counted[option])
    return {
        "files": {"bulletins.csv": spreadsheet_csv(("bulletin", "choix"), enumerate(bulletins, 1))},
        "subject": pick(rng, ("le logo", "le nom du lieu", "la date de la fête", "le slogan")),
        "best": best,
        "not_best": [option for option in "ABC" if option != best],
        "votes": str(counted[best]),
        "not_votes": str(counted[best] + 1),
        "absolute": "oui" if absolute else "non",
        "cast": cast,
    }
