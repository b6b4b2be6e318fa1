"""Competence 2.2, level 6: visits told from a raw journal of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.text.csv_text import spreadsheet_csv

_Line = tuple[datetime, str, str, str]
_PAGES = ("accueil", "agenda", "horaires", "inscription", "plan", "contact", "galerie", "tarifs")
_READERS = ("Firefox 139 Windows", "Chrome 137 Android", "Safari 18 iPhone", "Edge 137 Windows", "Firefox 139 Linux")  # fmt: skip
_ROBOTS = ("Exabot/3.0", "MonteurBot 2", "web-crawler (+https://indexe.example/robot)", "SurveilleSpider")  # fmt: skip
BREAK = timedelta(minutes=30)


def visits_of_readers(rng: np.random.Generator) -> dict[str, Any]:
    """Rate of bounce and pages a visit: robots out, one address with two devices, a pause that ends a visit."""
    while True:
        lines = _journal(rng)
        kept = [line for line in lines if line[2] in _READERS]
        found = _visits(kept, lambda line: (line[1], line[2]), BREAK)
        ways = (
            (lines, lambda line: (line[1], line[2]), BREAK),
            (kept, lambda line: line[1], BREAK),
            (kept, lambda line: (line[1], line[2]), timedelta(days=9)),
        )
        wrong = [_visits(*way) for way in ways]
        right = _measures(found)
        if all(
            abs(one - other) > 0.05
            for each in wrong
            for one, other in zip(_measures(each), right, strict=True)
        ):
            break
    rows = [(f"{at:%d/%m/%Y %H:%M:%S}", *rest) for at, *rest in lines]
    return {
        "files": {"journal.csv": spreadsheet_csv(("heure", "adresse", "navigateur", "page"), rows)},
        "total": len(found), "single": found.count(1), "seen": len(kept),
        "bounce": decimal(right[0], 2), "bounce_wrong": [decimal(_measures(one)[0], 2) for one in wrong],
        "pages": decimal(right[1], 2), "pages_wrong": [decimal(_measures(one)[1], 2) for one in wrong],
    }  # fmt: skip


def _measures(visits: Sequence[int]) -> tuple[float, float]:
    return 100 * visits.count(1) / len(visits), sum(visits) / len(visits)


def _journal(rng: np.random.Generator) -> list[_Line]:
    """Two days of pages, in the order of the clock."""
    start = datetime(2026, integer(rng, 2, 6), integer(rng, 1, 20), 7)
    hosts = [f"203.0.113.{n}" for n in sample(rng, range(2, 250), 60)]
    people = [(host, pick(rng, _READERS)) for host in hosts[:52]]
    people += [(host, pick(rng, [one for one in _READERS if one != agent])) for host, agent in people[:14]]  # fmt: skip
    lines: list[_Line] = []
    for host, agent in people:
        at = start + timedelta(seconds=integer(rng, 0, 110_000))
        for _visit in range(integer(rng, 1, 3)):
            for _page in range(pick(rng, (1, 1, 2, 3, 4, 6))):
                lines.append((at, host, agent, pick(rng, _PAGES)))
                at += timedelta(seconds=integer(rng, 8, 1500))
            at += timedelta(seconds=integer(rng, 1900, 9000))
    for host in hosts[52:]:
        at = start + timedelta(seconds=integer(rng, 0, 100_000))
        agent = pick(rng, _ROBOTS)
        for page in shuffled(rng, _PAGES)[: integer(rng, 4, 8)]:
            lines.append((at, host, agent, page))
            at += timedelta(seconds=integer(rng, 1, 3))
    return sorted(lines)


def _visits(lines: Sequence[_Line], who: Callable[[_Line], Any], pause: timedelta) -> list[int]:
    """Pages of each visit."""
    last: dict[Any, tuple[datetime, int]] = {}
    counts: list[int] = []
    for line in lines:
        name = who(line)
        if name in last and line[0] - last[name][0] <= pause:
            place = last[name][1]
            counts[place] += 1
        else:
            place = len(counts)
            counts.append(1)
        last[name] = (line[0], place)
    return counts
