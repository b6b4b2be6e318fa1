"""Keys found another way. Comparing algorithms: searching, sorting, cost, graphs."""

from __future__ import annotations

import re
from itertools import pairwise, permutations

import numpy as np

from pixsim.families.programming import algorithmes
from tests.families.drawing import draw_named
from tests.families.programs import wanted_outputs
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_searches(seed: int) -> None:
    g = draw_named("programming.algorithmes.bisection_steps", seed)
    n = int(re.findall(r"(?:à|parmi|de) (\d{2,})", g["scene"].replace("\u00a0", ""))[0])
    steps = 0
    while n:
        n, steps = n // 2, steps + 1
    assert steps == int(g["key"])


@each_seed
def test_the_time_that_grows_as_a_square(seed: int) -> None:
    f = draw_named("programming.algorithmes.measured_times", seed)
    big = int(f["big"].replace(" ", ""))
    guesses = {}
    for name in f["options"]:
        best: dict[int, float] = {}
        for r in records_of(f):
            if r["programme"] == name:
                size, time = int(r["lignes"]), float(r["secondes"].replace(",", "."))
                best[size] = min(time, best.get(size, time))
        x, y = np.array(sorted(best)), np.array([best[size] for size in sorted(best)])
        shapes = {"line": x, "square": x**2, "middling": x * np.log2(x)}
        fits = {shape: np.polyfit(v, y, 1, full=True) for shape, v in shapes.items()}
        shape = min(fits, key=lambda one: float(fits[one][1][0]))
        at = {"line": big, "square": big**2, "middling": big * np.log2(big)}[shape]
        guesses[name] = float(np.polyval(fits[shape][0], at))
    assert min(guesses, key=guesses.__getitem__) == f["which"]
    assert abs(guesses[f["which"]] - int(f["key_time"])) <= 20
    quickest = min(records_of(f), key=lambda r: float(r["secondes"].replace(",", ".")))
    assert quickest["programme"] == f["fast"] != f["which"]
    assert all(abs(int(w) - int(f["key_time"])) > 25 for w in f["wrong_time"])


def minutes(text: str) -> int:
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


@each_seed
def test_the_time_is_the_shortest_of_all_ways(seed: int) -> None:
    values, _world = done(algorithmes.shortest_times, seed)
    for names, output in wanted_outputs(values):
        minutes: dict[frozenset[str], int] = {}
        for a, b, duration in names["routes"]:
            minutes[frozenset((a, b))] = duration + values["wait"]
        start, end = names["depart"], names["arrivee"]
        between = {town for pair in minutes for town in pair} - {start, end}
        ways = (
            [start, *middle, end]
            for count in range(len(between) + 1)
            for middle in permutations(between, count)
        )
        legs = ([frozenset(leg) for leg in pairwise(way)] for way in ways)
        assert output == [
            str(
                min(
                    sum(minutes[leg] for leg in way)
                    for way in legs
                    if all(leg in minutes for leg in way)
                )
            )
        ]
