"""Comparing algorithms: searching, sorting, cost, graphs."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.programs import code_to_mend, gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import thousands
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
    shapes: list[fig.Part] = [
        fig.line(
            (at[one][0] + 1.5, at[one][1] + 1),
            (at[other][0] + 1.5, at[other][1] + 1),
            colour=fig.GREY,
            width=0.8,
        )
        for one, other in links
    ]
    for (one, other), length in lengths.items():
        x = (at[one][0] + at[other][0]) // 2 + 1
        y = (at[one][1] + at[other][1]) // 2
        y += y % 2
        shapes += fig.chip(x - 1, y, str(length), fig.WHITE, width=4)
    for name, (x, y) in at.items():
        shapes += fig.chip(x, y, name, fig.YELLOW, width=3, bold=True)
    return {
        "to_look_at": fig.figure("Un plan : six lieux, de A à F, et neuf routes avec leur longueur.", 11, shapes),
        "key": str(best), "wrong": sorted(map(str, plain_ways)),
        "way": ", ".join(way), "sum": " + ".join(str(length_of[step]) for step in pairwise(way)),
        "what": pick(rng, ("Une navette", "Un coursier à vélo", "Un camion de collecte", "Un bibliobus", "Une aide à domicile")),
    }  # fmt: skip


def _heights(box: fig.Box, values: tuple[int, ...]) -> list[fig.Part]:
    """Values as bars, side by side."""
    return [fig.rect((box.x + 2 * n, box.bottom - v, 1, v), fig.BLUE) for n, v in enumerate(values)]


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
        **fig.pointed_tile(rng, "Quatre suites de six barres de hauteurs différentes.", 5, options, _heights),
        "list": " ; ".join(map(str, values)), "after": " ; ".join(map(str, options[0])), "most": max(values),
    }  # fmt: skip


_GROWTHS = {
    "n": ("autant d'opérations que d'éléments (n)", (1, 2, 4), "le temps double"),
    "n²": ("autant d'opérations que le carré du nombre d'éléments (n²)", (1, 4, 16), "le temps quadruple"),
    "log n": ("autant d'opérations que le logarithme du nombre d'éléments (log n)", (8, 8.8, 9.6), "le temps n'augmente que d'un peu, toujours du même peu"),
    "1": ("le même nombre d'opérations quel que soit le nombre d'éléments", (7, 7, 7), "le temps ne change pas"),
}  # fmt: skip


def _times(box: fig.Box, growth: str) -> list[fig.Part]:
    """Times for a thousand, two thousand and four thousand elements."""
    values = _GROWTHS[growth][1]
    most = max(values) if growth != "n" else 4
    shapes: list[fig.Part] = [fig.rect((box.x, box.bottom - 2.4, 13, 0.4), fig.SLATE)]
    for place, value in enumerate(values):
        height = 10 * value / max(most, 10 if growth in ("log n", "1") else most)
        shapes.append(
            fig.rect((box.x + 1 + 4 * place, box.bottom - 2.4 - height, 3, height), fig.BLUE)
        )
    return [
        *shapes,
        *(
            fig.text(box.x + 1 + 4 * n, box.bottom - 2, word, fig.SLATE)
            for n, word in enumerate(("1k", "2k", "4k"))
        ),
    ]


def match_program_to_complexity(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: measured times of four programs: which is of a growth."""
    kind = pick(rng, tuple(_GROWTHS))
    others = [other for other in _GROWTHS if other != kind]
    said, _values, why = _GROWTHS[kind]
    return {
        **fig.pointed_tile(rng, "Les temps de quatre programmes, chacun mesuré trois fois.", 7, [kind, *others], _times),
        "said": said, "why": why, "who": pick(rng, FIRST_NAMES),
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


def sorted_by_insertion(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a sort by insertion that goes out of the list, loses values and does not count its steps, on the best and the worst cases."""
    name, counted = pick(
        rng, (("notes", "pas"), ("tailles", "decalages"), ("ages", "coups"), ("prix", "mouvements"))
    )

    def drawn(values: list[int]) -> str:
        return f"{name} = {values}"

    text = f"{counted} = 0\nfor i in range(1, [[len({name}) - 1]]):\n    x = {name}[i]\n    j = i\n    while [[{name}[j - 1] > x]]:\n        {name}[j] = {name}[j - 1]\n        j = j - 1\n        {counted} = [[1]]\n    [[{name}[i] = x]]\nprint({name})\nprint({counted})"
    right = {
        2: f"len({name})",
        5: f"j > 0 and {name}[j - 1] > x",
        8: f"{counted} + 1",
        9: f"{name}[j] = x",
    }
    drawn_lists = [sample(rng, range(10, 60), size) for size in (5, 6, 7, 4)]
    data = [drawn(drawn_lists[0]), drawn(sorted(drawn_lists[1]))]
    hidden = [
        drawn(sorted(drawn_lists[1], reverse=True)),
        drawn(drawn_lists[2]),
        drawn([drawn_lists[3][0]] * 3),
        drawn([7]),
    ]
    return {
        "name": name,
        "counted": counted,
        **code_to_mend(
            "Tri",
            text,
            data,
            right,
            hidden,
            {n: one for n, one in right.items() if n != 2},
            right | {5: f"j > 1 and {name}[j - 1] > x"},
            right | {5: f"j > 0 and {name}[j - 1] >= x"},
            {n: one for n, one in right.items() if n != 9},
        ),
    }
