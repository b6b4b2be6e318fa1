"""Competence 3.4, level 7: the earliest arrival by a timetable, with changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample, shuffled
from pixsim.families.draws.dates import short_clock
from pixsim.text.csv_text import spreadsheet_csv

_STOPS = (
    "Gare",
    "Lac",
    "Mairie",
    "Stade",
    "Musée",
    "Marché",
    "Hôpital",
    "Collège",
    "Zone Nord",
    "Plage",
    "Moulin",
    "Pont Neuf",
)
CHANGE = 3  # minutes


@dataclass(frozen=True, slots=True)
class Hop:
    """One bus from one stop to the next, in minutes after midnight."""

    line: str
    run: str
    start: str
    end: str
    leaves: int
    arrives: int


def earliest_arrival(rng: np.random.Generator) -> dict[str, Any]:
    """When one arrives at the earliest, and by which line at last; the direct bus is later."""
    while True:
        stops = sample(rng, _STOPS, 10)
        begin, goal = stops[0], stops[-1]
        hops = _timetable(rng, stops)
        ready = 60 * integer(rng, 7, 9) + 5 * integer(rng, 0, 11)
        best = _arrivals(hops, begin, ready, CHANGE)
        if goal not in best:
            continue
        at, last, legs = best[goal]
        loose = _arrivals(hops, begin, ready, 0)[goal][0]
        direct = [end for end in _direct(hops, begin, goal, ready) if end]
        lines = {hop.line for hop in hops if hop.end == goal and hop.arrives == at}
        if (
            legs >= 3
            and direct
            and min(direct) > at + 4
            and loose < at
            and len(lines) == 1
            and at < 22 * 60
        ):
            break
    rows = _rows(hops)
    return {
        "begin": begin, "goal": goal,
        "ready": short_clock(ready).replace(":", " h "),
        "time": short_clock(at),
        "wrong_time": [short_clock(min(direct)), short_clock(loose)],
        "line": last, "lines": sorted({hop.line for hop in hops}),
        "legs": {3: "trois", 4: "quatre", 5: "cinq"}.get(legs, str(legs)),
        "direct": short_clock(min(direct)), "loose": short_clock(loose),
        "files": {"horaires.csv": spreadsheet_csv(("ligne", "course", "arret", "arrivee", "depart"), rows)},
    }  # fmt: skip


def _timetable(rng: np.random.Generator, stops: Sequence[str]) -> list[Hop]:
    """A slow line that goes all the way and five quick ones that share stops with others."""
    middle = list(stops[1:-1])
    ways = [[stops[0], *sample(rng, middle, 5), stops[-1]]]
    ways += [[stops[0], *sample(rng, middle, 3)], [*sample(rng, middle, 3), stops[-1]]]
    ways += [sample(rng, middle, integer(rng, 4, 5)) for _line in range(3)]
    hops = []
    names = shuffled(rng, [f"L{n}" for n in range(1, 7)])
    for number, (line, way) in enumerate(zip(names, ways, strict=True)):
        pace = (9, 16) if number == 0 else (3, 8)
        gaps = [integer(rng, *pace) for _stop in way[1:]]
        first, every = 360 + integer(rng, 0, 40), integer(rng, 22, 55)
        for run in range(9):
            clock = first + run * every
            for place, (start, end) in enumerate(pairwise(way)):
                leaves = clock + (1 if place else 0)
                clock = leaves + gaps[place]
                hops.append(Hop(line, f"{line}-{run + 1:02}", start, end, leaves, clock))
    return sorted(hops, key=lambda hop: (hop.leaves, hop.arrives))


def _arrivals(
    hops: Sequence[Hop], begin: str, ready: int, change: int
) -> dict[str, tuple[int, str, int]]:
    """For each stop: when one is there at the earliest, by which line, after how many buses."""
    best: dict[str, tuple[int, str, int]] = {begin: (ready - change, "", 0)}
    aboard: dict[str, int] = {}  # buses taken, by run
    for hop in hops:
        if hop.run not in aboard and hop.start in best and best[hop.start][0] + change <= hop.leaves:  # fmt: skip
            aboard[hop.run] = best[hop.start][2] + 1
        if hop.run in aboard and (hop.end not in best or hop.arrives < best[hop.end][0]):
            best[hop.end] = (hop.arrives, hop.line, aboard[hop.run])
    return best


def _direct(hops: Sequence[Hop], begin: str, goal: str, ready: int) -> Iterator[int]:
    """Arrivals of the runs that one takes where one is and leaves where one goes."""
    taken = {hop.run for hop in hops if hop.start == begin and hop.leaves >= ready}
    return (hop.arrives for hop in hops if hop.end == goal and hop.run in taken)


def _rows(hops: Sequence[Hop]) -> list[tuple[str, str, str, str, str]]:
    """A row a stop of a run; the first has no arrival, the last no departure."""
    runs: dict[str, list[Hop]] = {}
    for hop in hops:
        runs.setdefault(hop.run, []).append(hop)
    rows = []
    for run in sorted(runs):
        legs = sorted(runs[run], key=lambda hop: hop.leaves)
        arrivals = ["", *(short_clock(hop.arrives) for hop in legs)]
        departures = [*(short_clock(hop.leaves) for hop in legs), ""]
        names = [legs[0].start, *(hop.end for hop in legs)]
        rows += [
            (legs[0].line, run, *cells) for cells in zip(names, arrivals, departures, strict=True)
        ]
    return rows
