"""What a family gives of a simulator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.worlds.core import Act, World
from pixsim.worlds.goals import Goal


def to_do(
    world: World, goal: Goal, solution: Sequence[Act], *near: Sequence[Act]
) -> dict[str, Any]:
    """A world, its goal, acts that reach it, and acts that look as if they did."""
    return {
        "world": world,
        "goal": goal,
        "solution": list(solution),
        "near": [list(one) for one in near],
    }


def identifiers(rng: np.random.Generator, count: int) -> list[str]:
    """Different numbers, as text, that tell no order."""
    return [str(number) for number in rng.permutation(90)[:count] + 1]
