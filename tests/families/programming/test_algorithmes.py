"""Keys found another way. Comparing algorithms: searching, sorting, cost, graphs."""

from __future__ import annotations

import re
from itertools import combinations, pairwise, permutations

from pixsim.families.programming import algorithmes
from tests.families.drawing import draw_named
from tests.families.programs import wanted_outputs
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


def minutes(text: str) -> int:
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


@each_seed
def test_the_time_is_the_shortest_of_all_ways(seed: int) -> None:
    values, _world = done(algorithmes.shortest_times, seed)
    for names, output in wanted_outputs(values):
        minutes: dict[frozenset[str], int] = {}
        for a, b, duration in names["lignes"]:
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


@each_seed
def test_the_sort_counts_the_pairs_out_of_order(seed: int) -> None:
    values, _world = done(algorithmes.sorted_by_insertion, seed)
    for names, output in wanted_outputs(values):
        held = names[values["name"]]
        assert output == [str(sorted(held)), str(sum(a > b for a, b in combinations(held, 2)))]
