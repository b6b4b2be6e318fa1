"""Does what the solution of a family does in its world."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.worlds.goals import reached
from pixsim.worlds.reading import parse

Family = Callable[[np.random.Generator], dict[str, Any]]


def done(family: Family, seed: int) -> tuple[dict[str, Any], Any]:
    """Values of a family, and the world once its solution is done: the goal is reached, and was not."""
    values = family(np.random.default_rng(seed))
    start = world = values["world"]
    for act in values["solution"]:
        world = world.step(parse(world, act) if isinstance(act, str) else act)
    if "goal" in values:
        assert reached(values["goal"], start, world)
        assert not reached(values["goal"], start, start)
    return values, world


def edited_lines(world: Any) -> list[str]:
    """The lines of a document, as they stand."""
    return ["".join(run.text for run in block.runs) for block in world.doc.blocks]
