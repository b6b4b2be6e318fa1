"""Comparing algorithms: searching, sorting, cost, graphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from string import ascii_uppercase
from typing import Any

import numpy as np

from pixsim.families.draws.figures import (
    BLUE,
    GREY,
    SLATE,
    WHITE,
    YELLOW,
    Box,
    Part,
    chip,
    figure,
    pointed_tile,
    rect,
)
from pixsim.families.draws.figures import line as road
from pixsim.families.draws.figures import text as drawn_text
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.programs import gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import short_clock
from pixsim.families.draws.values.numbers import thousands
from pixsim.making.archives import Archive
from pixsim.making.texts import PlainText
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date
from pixsim.worlds.goals import Goal
from pixsim.worlds.program.world import Program

_EXTREMES = (
    ("prix", "le moins cher", "<"), ("scores", "le meilleur score", ">"), ("temperatures", "la température la plus basse", "<"),
    ("temperatures", "la température la plus haute", ">"), ("ecarts", "le plus petit écart", "<"), ("altitudes", "le point le plus haut", ">"),
)  # fmt: skip


def extreme_of_a_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the extreme of any list, negative numbers too."""
    name, what, sign = pick(rng, _EXTREMES)
    other = {"<": ">", ">": "<"}[sign]
    record = "0" if sign == ">" else "100"
    text = f"garde ← [[{record}]]\npour chaque v de {name}\n    si [[v {other} garde]]\n        [[garde ← garde]]\nafficher garde"
    text = text.replace("[[garde ← garde]]", "garde ← v")
    first = sample(rng, range(3, 40), 5)
    best = min(first) if sign == "<" else max(first)
    if first[0] == best:
        first = [*first[1:], best]
    values = [
        first,
        [-v for v in sample(rng, range(3, 40), 4)],
        [v + 150 for v in sample(rng, range(3, 40), 5)],
    ]
    data = [f"{name} ← {one}" for one in values]
    world = program(text, given={"1": data[0], "2": data[1], "3": data[2]}, title="Recherche")
    acts = [f"modifier 1 {name}[0]", f"modifier 3 v {sign} garde"]
    return {
        "name": name,
        "what": what,
        "record": record,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[1:], acts[:1]],
    }


def bisection_steps(rng: np.random.Generator) -> dict[str, Any]:
    """The greatest number of tries of a binary search."""
    n = pick(rng, (15, 20, 30, 31, 50, 60, 63, 100, 120, 127, 200, 250, 500, 600, 800, 1000, 2000,
                   4000, 5000, 8000, 10000, 50000, 100000, 1000000))  # fmt: skip
    steps = n.bit_length()
    scene = pick(rng, (
        "Un jeu fait deviner un nombre entier de 1 à {n}.",
        "On cherche une fiche parmi {n} fiches rangées par ordre alphabétique.",
        "On cherche un code postal dans une liste triée de {n} lignes.",
        "On cherche un mot dans un lexique trié de {n} mots.",
    ))  # fmt: skip
    return {
        "scene": scene.format(n=thousands(n)), "below": thousands(2 ** (steps - 1)),
        "above": thousands(2**steps), "steps": steps, "key": str(steps), "wrong": [str(n), str(n // 2)],
    }  # fmt: skip


def _stops(world: Program, line: int, count: int) -> list[int]:
    """Steps at which a line comes next, the first times."""
    stops: list[int] = []
    while len(stops) < count:
        found = world.changed(done=stops[-1] if stops else 0).ahead(line)
        if not found.line:
            break
        stops.append(found.ticks)
    return stops


def sorting_state(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what a list holds right after the so-many-th exchange of a sort, found by running it by steps."""
    down = bool(rng.integers(2))
    sign = ">" if down else "<"
    passes = pick(rng, ("en_avant", "en_arriere"))
    if passes == "en_avant":
        text = (
            f"for i in range(len(t) - 1):\n    for j in range(len(t) - 1 - i):\n        if t[j + 1] {sign} t[j]:\n"
            "            t[j], t[j + 1] = t[j + 1], t[j]\nprint(t)"
        )
    else:
        text = (
            f"for i in range(len(t) - 1):\n    for j in range(len(t) - 1, i, -1):\n        if t[j] {sign} t[j - 1]:\n"
            "            t[j - 1], t[j] = t[j], t[j - 1]\nprint(t)"
        )
    line = 4
    while True:
        values = sample(rng, range(10, 99), 9)
        world = program(text, language="python", given=f"t = {values}", title="Tri")
        turn = integer(rng, 5, 8)
        stops = _stops(world, line, turn + 1)
        if len(stops) == turn + 1:
            states = [dict(world.changed(done=step).now().variables)["t"] for step in stops]
            break
    return {
        "turn": turn,
        "world": world, "solution": [*[f"jusqu'à {line}"] * turn, "pas"],
        "key": states[turn].strip("[]"), "wrong": [states[turn - 1].strip("[]"), states[turn - 2].strip("[]"), ", ".join(map(str, sorted(values, reverse=down)))],
    }  # fmt: skip


def measured_times(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of three programs timed on small files, the one that is first on a large one, and how long it takes."""
    names = sample(rng, ascii_uppercase[:6], 3)
    offset, each = integer(rng, 18, 26), integer(rng, 160, 220) / 1e6
    square, middling = integer(rng, 28, 40) / 1e10, integer(rng, 19, 22) / 1e6
    big = integer(rng, 9, 12) * 100_000
    sizes = [1000 * size for size in sorted(sample(rng, range(3, 41), 12))]

    def exact(size: int) -> tuple[float, float, float]:
        return (offset + each * size, square * size * size, middling * size * float(np.log2(size)))

    rows = []
    for size in sizes:
        for name, value in zip(names, exact(size), strict=True):
            late = (1.0, 1 + integer(rng, 1, 6) / 1000, pick(rng, (1.005, 1.4, 1.8, 2.5)))
            rows += [(name, size, f"{value * more:.2f}".replace(".", ",")) for more in late]
    time = exact(big)
    return {
        "files": {"mesures.csv": spreadsheet_csv(("programme", "lignes", "secondes"), shuffled(rng, rows))},
        "names": ", ".join(sorted(names)), "which": names[0], "big": f"{big:,}".replace(",", " "), "key_time": str(round(time[0])),
        "wrong_time": [str(round(time[1])), str(round(time[2])), str(round(exact(sizes[-1])[0] * big / sizes[-1]))], "options": sorted(names),
        "fast": names[1],
    }  # fmt: skip


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

_RUNNING = ("tous", "semaine", "fete")

_BY_WEEK = ("tous", "semaine", "ecole")
"""What runs by the days of the week alone."""

_SERVICES = ("tous", "semaine", "ecole", "week_end", "chantier", "fete")
"""Of which run, on the day asked about: the first two, and the last, by exception; « ecole » is on holiday."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One bus from one stop to the next, in minutes after midnight."""

    line: str
    run: str
    service: str
    start: str
    end: str
    leaves: int
    arrives: int


def _timetable(rng: np.random.Generator, stops: Sequence[str]) -> list[Hop]:
    """A slow line that goes all the way and six quick ones that share stops with others."""
    middle = list(stops[1:-1])
    ways = [[stops[0], *sample(rng, middle, 6), stops[-1]]]
    ways += [[stops[0], *sample(rng, middle, 3)], [*sample(rng, middle, 3), stops[-1]]]
    ways += [sample(rng, middle, integer(rng, 4, 6)) for _line in range(4)]
    hops = []
    names = shuffled(rng, [f"L{n}" for n in range(1, 8)])
    for number, (line, way) in enumerate(zip(names, ways, strict=True)):
        pace = (9, 16) if number == 0 else (3, 8)
        gaps = [integer(rng, *pace) for _stop in way[1:]]
        first, every = 360 + integer(rng, 0, 40), integer(rng, 22, 40)
        for run in range(16):
            clock = first + run * every
            service = _SERVICES[run % 6] if run < 6 else pick(rng, _SERVICES)
            for place, (start, end) in enumerate(pairwise(way)):
                leaves = clock + (1 if place else 0)
                clock = leaves + gaps[place]
                hops.append(Hop(line, f"{line}-{run + 1:02}", service, start, end, leaves, clock))
    return sorted(hops, key=lambda hop: (hop.leaves, hop.arrives))


CHANGE = 3  # minutes
Walks = dict[str, tuple[str, int]]


def _arrivals(
    hops: Sequence[Hop], walks: Walks, begin: str, ready: int
) -> dict[str, tuple[int, str, int]]:
    """For each stop: when one is there by bus at the earliest, by which line, after how many buses."""
    best: dict[str, tuple[int, str, int]] = {}
    since = {begin: (ready, 0)}  # when one can take a bus at a stop, after how many
    if begin in walks:
        other, minutes = walks[begin]
        since[other] = (ready + minutes, 0)
    aboard: dict[str, int] = {}  # buses taken, by run
    for hop in hops:
        if hop.run not in aboard and hop.start in since and since[hop.start][0] <= hop.leaves:
            aboard[hop.run] = since[hop.start][1] + 1
        if hop.run not in aboard or (hop.end in best and best[hop.end][0] <= hop.arrives):
            continue
        taken = aboard[hop.run]
        best[hop.end] = (hop.arrives, hop.line, taken)
        reached = [(hop.end, CHANGE), *([walks[hop.end]] if hop.end in walks else [])]
        for stop, minutes in reached:
            if stop not in since or hop.arrives + minutes < since[stop][0]:
                since[stop] = (hop.arrives + minutes, taken)
    return best


_PARTS = (
    "LISEZ-MOI",
    "stops.txt : les arrêts. routes.txt : les lignes. trips.txt : les courses ; une course est un bus qui fait sa ligne, dans ce seul sens.",
    "stop_times.txt : les passages des courses.",
    "calendar.txt : les jours de la semaine (1 : oui) et la période où roulent les courses d'un service.",
    "calendar_dates.txt : ce qui change un jour donné (1 : le service roule en plus ce jour-là, 2 : il ne roule pas).",
    "transfers.txt : les arrêts que l'on peut joindre à pied, avec la durée en secondes, tout compris.",
    f"Changer de bus à un même arrêt demande {CHANGE} minutes au moins.",
)  # fmt: skip


def _members(
    rng: np.random.Generator, hops: Sequence[Hop], walks: Walks, day: date
) -> dict[str, PlainText]:
    """The files of the archive, as transport offices publish them."""
    runs: dict[str, list[Hop]] = {}
    for hop in hops:
        runs.setdefault(hop.run, []).append(hop)
    codes = sample(rng, range(100, 1000), len(_STOPS))
    stop_of = {name: f"S{code}" for name, code in zip(_STOPS, codes, strict=True)}
    lines = sorted({hop.line for hop in hops})
    line_of = dict(zip(lines, (f"R{n}" for n in sample(rng, range(10, 100), len(lines))), strict=True))  # fmt: skip
    trip_of = dict(zip(runs, sample(rng, range(1000, 10000), len(runs)), strict=True))
    passes = []
    for run in shuffled(rng, list(runs)):
        legs = sorted(runs[run], key=lambda hop: hop.leaves)
        arrives = [legs[0].leaves, *(hop.arrives for hop in legs)]
        leaves = [*(hop.leaves for hop in legs), legs[-1].arrives]
        names = [legs[0].start, *(hop.end for hop in legs)]
        passes += [
            f"{trip_of[run]},{short_clock(come)}:00,{short_clock(go)}:00,{stop_of[name]},{place}"
            for place, (come, go, name) in enumerate(zip(arrives, leaves, names, strict=True), 1)
        ]
    week = {
        "tous": "1,1,1,1,1,1,1,20260101,20261231", "semaine": "1,1,1,1,1,0,0,20260101,20261231", "ecole": "1,1,0,1,1,0,0,20250901,20260703",
        "week_end": "0,0,0,0,0,1,1,20260101,20261231", "chantier": "1,1,1,1,1,0,0,20260105,20260327",
    }  # fmt: skip
    code_of = dict(zip(_SERVICES, (f"C{n}" for n in sample(rng, range(10, 100), 6)), strict=True))
    days = [day + timedelta(days=n) for n in (-7, -3, 2, 5)]
    changes = [("ecole", day, 2), ("fete", day, 1), ("semaine", days[0], 2), ("week_end", days[0], 1), ("fete", days[1], 1), ("ecole", days[2], 2), ("chantier", days[3], 1)]  # fmt: skip
    tables = {
        "stops": ("stop_id,stop_name", [f"{code},{name}" for name, code in stop_of.items()]),
        "routes": ("route_id,route_short_name", [f"{code},{name}" for name, code in line_of.items()]),
        "trips": ("route_id,service_id,trip_id", [f"{line_of[held[0].line]},{code_of[held[0].service]},{trip_of[run]}" for run, held in runs.items()]),
        "stop_times": ("trip_id,arrival_time,departure_time,stop_id,stop_sequence", passes),
        "calendar": ("service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date", [f"{code_of[name]},{row}" for name, row in week.items()]),
        "calendar_dates": ("service_id,date,exception_type", shuffled(rng, [f"{code_of[name]},{when:%Y%m%d},{kind}" for name, when, kind in changes])),
        "transfers": ("from_stop_id,to_stop_id,transfer_type,min_transfer_time", [f"{stop_of[a]},{stop_of[b]},2,{60 * minutes}" for a, (b, minutes) in walks.items()]),
    }  # fmt: skip
    held = {f"{name}.txt": PlainText("\n".join([head, *rows, ""])) for name, (head, rows) in tables.items()}  # fmt: skip
    return {"lisez-moi.txt": PlainText("\n".join([*_PARTS, ""])), **held}


def earliest_arrival(rng: np.random.Generator) -> dict[str, Any]:
    """When one arrives at the earliest on a day of exceptions, with changes and a walk, and by which line at last."""
    tried = 0
    while True:
        if tried % 60 == 0:  # a timetable costs more than a way through it
            stops = sample(rng, _STOPS, 12)
            hops = _timetable(rng, stops)
            running = [hop for hop in hops if hop.service in _RUNNING]
            by_week = [hop for hop in hops if hop.service in _BY_WEEK]
        tried += 1
        begin, goal = stops[0], stops[-1]
        one, two, three, four = sample(rng, stops[1:-1], 4)
        walks = {one: (two, 4), two: (one, 4), three: (four, 6), four: (three, 6)}
        ready = 60 * integer(rng, 7, 9) + 5 * integer(rng, 0, 11)
        at, last, legs = _arrivals(running, walks, begin, ready).get(goal, (0, "", 0))
        if legs < 3 or at > 20 * 60:
            continue
        lures = {
            name: _arrivals(held, ways, begin, ready).get(goal, (0,))[0]
            for name, held, ways in (("bus", running, {}), ("week", by_week, walks), ("all", hops, walks))
        }  # fmt: skip
        lines = {hop.line for hop in running if hop.end == goal and hop.arrives == at}
        if at not in lures.values() and len(lines) == 1:
            break
    day = date(2026, 4, 13) + timedelta(days=pick(rng, (0, 1, 3, 4, 7, 8, 10, 11)))
    return {
        "begin": begin, "goal": goal, "day": long_date(day),
        "ready": short_clock(ready).replace(":", " h "),
        "time": short_clock(at),
        "wrong_time": sorted({short_clock(lure) for lure in lures.values() if lure}),
        "line": last, "lines": sorted({hop.line for hop in hops}),
        "legs": {3: "trois", 4: "quatre", 5: "cinq"}.get(legs, str(legs)),
        **{name: short_clock(lure) if lure else "plus tard" for name, lure in lures.items()},
        "files": {"horaires.zip": Archive(_members(rng, hops, walks, day))},
    }  # fmt: skip


@redraw_misfits
def shortest_way_on_a_map(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: the length of the shortest way between two places of a drawn graph."""
    at = {"A": (0, 10), "B": (18, 2), "C": (18, 20), "D": (38, 2), "E": (38, 20), "F": (55, 10)}
    links = (
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
        ("B", "D"),
        ("C", "E"),
        ("D", "E"),
        ("D", "F"),
        ("E", "F"),
        ("B", "E"),
    )
    lengths = {link: integer(rng, 2, 15) for link in links}
    far = {"A": (0, "A")}
    waiting = {"A"}
    while waiting:
        here = min(waiting, key=lambda place: far[place][0])
        waiting.remove(here)
        for (one, other), length in lengths.items():
            if here in (one, other):
                there = other if here == one else one
                total = far[here][0] + length
                if there not in far or total < far[there][0]:
                    far[there] = (total, far[here][1] + there)
                    waiting.add(there)
    best, way = far["F"]
    length_of = {pair: length for (a, b), length in lengths.items() for pair in ((a, b), (b, a))}
    plain_ways = {sum(length_of[step] for step in pairwise(one)) for one in ("ABDF", "ACEF")}
    if len(way) < 5 or best in plain_ways:
        return None
    shapes: list[Part] = [
        road(
            (at[one][0] + 1.5, at[one][1] + 1),
            (at[other][0] + 1.5, at[other][1] + 1),
            colour=GREY,
            width=0.8,
        )
        for one, other in links
    ]
    for (one, other), length in lengths.items():
        x = (at[one][0] + at[other][0]) // 2 + 1
        y = (at[one][1] + at[other][1]) // 2
        y += y % 2
        shapes += chip(x - 1, y, str(length), WHITE, width=4)
    for name, (x, y) in at.items():
        shapes += chip(x, y, name, YELLOW, width=3, bold=True)
    return {
        "to_look_at": figure("Un plan : six lieux, de A à F, et neuf routes avec leur longueur.", 11, shapes),
        "key": str(best), "wrong": sorted(map(str, plain_ways)),
        "way": ", ".join(way), "sum": " + ".join(str(length_of[step]) for step in pairwise(way)),
        "what": pick(rng, ("Une navette", "Un coursier à vélo", "Un camion de collecte", "Un bibliobus", "Une aide à domicile")),
    }  # fmt: skip


def _heights(box: Box, values: tuple[int, ...]) -> list[Part]:
    """Values as bars, side by side."""
    return [rect((box.x + 2 * n, box.bottom - v, 1, v), BLUE) for n, v in enumerate(values)]


@redraw_misfits
def list_after_a_pass(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: bars after one pass that swaps neighbours."""
    values = sample(rng, range(1, 11), 6)

    def passed(row: list[int], times: int = 1) -> list[int]:
        row = list(row)
        for _time in range(times):
            for n in range(len(row) - 1):
                if row[n] > row[n + 1]:
                    row[n], row[n + 1] = row[n + 1], row[n]
        return row

    chosen = list(values)
    at = chosen.index(min(chosen))
    chosen[0], chosen[at] = chosen[at], chosen[0]
    options = [tuple(one) for one in (passed(values), passed(values, 2), chosen, sorted(values))]
    if len({*options, tuple(values)}) < 5:
        return None
    return {
        **pointed_tile(rng, "Quatre suites de six barres de hauteurs différentes.", 5, options, _heights),
        "list": " ; ".join(map(str, values)), "after": " ; ".join(map(str, options[0])), "most": max(values),
    }  # fmt: skip


_GROWTHS = {
    "n": ("autant d'opérations que d'éléments (n)", (1, 2, 4), "le temps double"),
    "n²": ("autant d'opérations que le carré du nombre d'éléments (n²)", (1, 4, 16), "le temps quadruple"),
    "log n": ("autant d'opérations que le logarithme du nombre d'éléments (log n)", (8, 8.8, 9.6), "le temps n'augmente que d'un peu, toujours du même peu"),
    "1": ("le même nombre d'opérations quel que soit le nombre d'éléments", (7, 7, 7), "le temps ne change pas"),
}  # fmt: skip


def _times(box: Box, growth: str) -> list[Part]:
    """Times for a thousand, two thousand and four thousand elements."""
    values = _GROWTHS[growth][1]
    most = max(values) if growth != "n" else 4
    shapes: list[Part] = [rect((box.x, box.bottom - 2.4, 13, 0.4), SLATE)]
    for place, value in enumerate(values):
        height = 10 * value / max(most, 10 if growth in ("log n", "1") else most)
        shapes.append(rect((box.x + 1 + 4 * place, box.bottom - 2.4 - height, 3, height), BLUE))
    return [
        *shapes,
        *(
            drawn_text(box.x + 1 + 4 * n, box.bottom - 2, word, SLATE)
            for n, word in enumerate(("1k", "2k", "4k"))
        ),
    ]


def program_of_a_growth(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: measured times of four programs: which is of a growth."""
    kind = pick(rng, tuple(_GROWTHS))
    others = [other for other in _GROWTHS if other != kind]
    said, _values, why = _GROWTHS[kind]
    return {
        **pointed_tile(rng, "Les temps de quatre programmes, chacun mesuré trois fois.", 7, [kind, *others], _times),
        "said": said, "why": why, "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip
