"""Competence 2.1, level 7: whom a mailing reaches, from the history of several lists and those who want none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.messaging.addresses import DOMAINS, local_part
from pixsim.text.csv_text import spreadsheet_csv

_LISTS = ("bureau", "benevoles", "parents", "animateurs", "voisins", "chorale")


def _written(rng: np.random.Generator, address: str, listed: str) -> str:
    """An address as it was entered: capitals, a space after it, a mark of the list it came by."""
    name, _at, host = address.partition("@")
    if rng.integers(5) == 0:
        name = f"{name}+{pick(rng, (listed, 'assoc', 'infos'))}"
    text = f"{name}@{host}"
    return pick(rng, (text, text, text, text.upper(), text.capitalize(), f"{text} "))


def reached_by_two_lists(rng: np.random.Generator) -> dict[str, Any]:
    """How many people two lists reach, and how many of them twice: last state of each, aliases, those opposed to all."""
    names = sample(rng, _LISTS, 3)
    people = list(dict.fromkeys(f"{local_part(rng)}{n}@{pick(rng, DOMAINS)}" for n in range(150)))
    start = date(2025, 1, 6)
    rows: list[tuple[str, str, date, str]] = []
    last: dict[tuple[str, str], str] = {}
    for name in names:
        for address in sample(rng, people, integer(rng, 68, 84)):
            day = start + timedelta(days=integer(rng, 0, 120))
            state = "inscrit"
            rows.append((name, _written(rng, address, name), day, state))
            for _change in range(pick(rng, (0, 0, 0, 1, 1, 2))):
                day += timedelta(days=integer(rng, 3, 80))
                state = "desinscrit" if state == "inscrit" else "inscrit"
                rows.append((name, _written(rng, address, name), day, state))
            last[name, address] = state
    opposed = sample(rng, people, 14)
    held = [{a for (n, a), state in last.items() if n == name and state == "inscrit"} for name in names[:2]]  # fmt: skip
    reached = (held[0] | held[1]) - set(opposed)
    twice = (held[0] & held[1]) - set(opposed)
    used = [row for row in rows if row[0] in names[:2]]
    ever = {text.strip().lower() for _n, text, _d, state in used if state == "inscrit"}
    with_opposed, with_alias = len(held[0] | held[1]), len({t.strip().lower() for n, t, _d, s in used if s == "inscrit" and last.get((n, _bare(t))) == "inscrit"})  # fmt: skip
    others = {len(ever), with_opposed, with_alias, len({_bare(text) for _n, text, _d, s in used if s == "inscrit"})}  # fmt: skip
    if len(reached) in others or len(twice) < 8 or len(rows) > 480:
        return reached_by_two_lists(rng)
    return {
        "first": names[0],
        "second": names[1],
        "answer": len(reached),
        "wrong": [str(number) for number in sorted(others)],
        "twice": len(twice),
        "not_twice": sorted({str(len(held[0] & held[1])), str(len(held[0]) + len(held[1]))} - {str(len(twice))}),
        "files": {
            "listes.csv": spreadsheet_csv(("liste", "adresse", "date", "état"), [(n, a, f"{d:%d/%m/%Y}", s) for n, a, d, s in shuffled(rng, rows)]),
            "oppositions.csv": spreadsheet_csv(("adresse",), [(address.upper() if rng.integers(3) == 0 else address,) for address in sorted(opposed)]),
        },
    }  # fmt: skip


def _bare(text: str) -> str:
    """The address that a written one reaches."""
    name, _at, host = text.strip().lower().partition("@")
    return f"{name.partition('+')[0]}@{host}"
