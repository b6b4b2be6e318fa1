"""Keys found another way. Repeating with loops: for, while, nesting."""

from __future__ import annotations

import math
import re

import numpy as np

from pixsim.families.programming import boucles
from tests.families.drawing import draw_named, draw_values
from tests.families.pseudocode import python_of, run_code
from tests.families.reading import only_file
from tests.families.seeds import each_seed


@each_seed
def test_the_robot_goes_straight_on(seed: int) -> None:
    values = boucles.repeat_walk(np.random.default_rng(seed))
    board = values["world"].trials[0].board.split("/")
    (row,) = (line for line in board if "X" in line)
    start = next(place for place, sign in enumerate(row) if sign in "<>")
    assert abs(row.index("X") - start) == values["steps"]
    assert (row[start] == ">") == (row.index("X") > start)


@each_seed
def test_loop_turns(seed: int) -> None:
    f = draw_named("programming.boucles.loop_turns", seed)
    loop = python_of(f["program"]).splitlines()[0]
    assert run_code(f"n = 0\n{loop}\n    n += 1")[0]["n"] == int(f["key"])


@each_seed
def test_counts(seed: int) -> None:
    values = draw_values(boucles.first_above, seed)
    (start,) = map(int, re.findall(r"\d+", values["intro"]))
    months = 0
    while start <= values["limit"]:
        start += values["more"] - math.floor(start * values["rate"] / 100 + 1e-9)
        months += 1
    assert values["key"] == str(start)
    assert values["months"] == months
    assert values["key"] not in values["wrong"]


@each_seed
def test_the_machines_that_never_arrive(seed: int) -> None:
    f = draw_named("programming.boucles.endless_machine", seed)
    program = only_file(f).decode()
    table = re.findall(r'\("(\w+)", (\d+), (\d+), (\d+), (\d+)\)', program)
    never = [
        name
        for name, start, step, goal, whole in table
        if (int(goal) - int(start)) % math.gcd(int(step), int(whole))
    ]
    assert str(len(never)) == f["key"] not in f["wrong"]
    said: list[str] = []  # the program with the limit that the explanation gives
    limited = program.replace("position != visee:", "position != visee and essais < tour:")
    exec(limited, {"print": lambda *words: said.append(" ".join(map(str, words)))})
    turns = dict(line.split() for line in said if line != "terminé")
    assert {name for name, *_rest, whole in table if turns[name] == whole} == set(never)
    arrived = [int(count) for name, count in turns.items() if name not in never]
    assert max(arrived) == f["slowest"] > f["patience"]
