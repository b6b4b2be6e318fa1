"""Comparing algorithms: searching, sorting, cost, graphs."""

from __future__ import annotations

from itertools import pairwise
from string import ascii_uppercase
from typing import Any

import numpy as np

from pixsim.families.draws.figures import GREY, WHITE, YELLOW, Part, chip, figure
from pixsim.families.draws.figures import line as road
from pixsim.families.draws.simulators.programs import code_to_mend, gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import thousands
from pixsim.text.csv_text import spreadsheet_csv
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


def shortest_times(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a program for the shortest way that goes but once round, one way, and counts no change."""
    towns = sample(rng, ("Aubin", "Brisec", "Corlay", "Dorval", "Elven", "Fouras", "Gordes"), 6)
    wait = integer(rng, 2, 6)

    def drawn() -> str:
        ways = [(a, b, integer(rng, 5, 20)) for a, b in pairwise(towns)]
        ways += [
            (towns[0], towns[3], integer(rng, 55, 70)),
            (towns[4], towns[1], integer(rng, 15, 40)),
            (towns[5], towns[2], integer(rng, 20, 45)),
        ]
        ends = sample(rng, towns, 2)
        return f"routes = {shuffled(rng, ways)[::-1]}; depart = '{ends[0]}'; arrivee = '{ends[1]}'"

    text = (
        f"villes = {towns}\ntemps = {{}}\nfor v in villes:\n    temps[v] = [[0]]\ntemps[depart] = 0\nfor tour in range([[1]]):\n    for a, b, duree in routes:\n"
        f"        pas = duree + {wait}\n        if temps[a] + pas < temps[b]:\n            temps[b] = [[duree + {wait}]]\n        if temps[b] + pas < temps[a]:\n            temps[a] = [[temps[a]]]\n"
        "print(temps[arrivee][[]])"
    ).replace("print(temps[arrivee][[]])", "print([[temps[depart]]])")
    right = {
        4: "9999",
        6: "len(villes)",
        10: "temps[a] + pas",
        12: "temps[b] + pas",
        13: "temps[arrivee]",
    }
    data = [drawn() for _n in range(5)]
    data += [
        one.partition("; depart")[0] + f"; depart = '{towns[-1]}'; arrivee = '{towns[0]}'"
        for one in data
    ]
    data += [
        one.partition("; depart")[0] + f"; depart = '{towns[0]}'; arrivee = '{towns[-1]}'"
        for one in data[:5]
    ]
    return {
        "wait": wait,
        **code_to_mend("Itinéraire", text, data[:2], right, data[2:], {n: one for n, one in right.items() if n != 6}, {n: one for n, one in right.items() if n != 12}, right | {10: "temps[a] + duree"}, right | {4: "20"}),
    }  # fmt: skip
