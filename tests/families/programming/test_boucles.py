"""Keys found another way. Repeating with loops: for, while, nesting."""

from __future__ import annotations

import math
import re

import numpy as np

from pixsim.families.programming import boucles
from tests.families.drawing import draw_named, draw_values
from tests.families.programs import wanted_outputs
from tests.families.pseudocode import python_of, run_code
from tests.families.seeds import each_seed
from tests.families.solutions import done


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
def test_the_first_place_is_found(seed: int) -> None:
    values, _world = done(boucles.first_place_found, seed)
    for names, output in wanted_outputs(values):
        held = names[values["name"]]
        assert output == [
            f"{one} {held.index(one) if one in held else -1}" for one in names["cherches"]
        ]
