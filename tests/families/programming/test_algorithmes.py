"""Keys found another way. Comparing algorithms: searching, sorting, cost, graphs."""

from __future__ import annotations

import math
import re
import statistics
from itertools import combinations, pairwise, permutations

from pixsim.families.programming import algorithmes
from tests.families.attachments import drawn
from tests.families.drawing import draw_named
from tests.families.programs import wanted_outputs
from tests.families.reading import number, records_of
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
def test_one_program_alone_ends_in_time(seed: int) -> None:
    values = drawn(algorithmes.program_that_ends_in_time, seed)
    size = int(re.sub(r"\D", "", values["size"]))
    taken: dict[str, dict[int, list[float]]] = {}
    for row in records_of(values):
        if row["Machine"] == "serveur":
            held = taken.setdefault(row["Programme"], {}).setdefault(int(row["Lignes"]), [])
            held.append(number(row["Secondes"]))

    def at_the_size(means: dict[int, float]) -> float:
        """As much for each line as between the last two sizes, or as the last doubling multiplies it if it more than doubles."""
        last, before = means[32_000], means[16_000]
        if last > 2.2 * before:
            return last * float((size / 32_000) ** math.log2(last / before))
        return last + (last - before) / 16_000 * (size - 32_000)

    ends = {
        name: at_the_size({lines: statistics.fmean(held) for lines, held in trials.items()})
        for name, trials in taken.items()
    }
    assert min(ends, key=lambda name: ends[name]) == values["key"]
    assert len(ends) == 4
    assert values["fastest"] != values["key"]
    assert all(ends[name] > 3600 * values["hours"] for name in values["wrong"])


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
