"""A robot that turns, moves and paints on a board of squares."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.simulators.programs import program
from pixsim.families.draws.values.choices import integer, pick
from pixsim.worlds.goals import Goal

STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))
TURNS = ("tourner à droite", "tourner à gauche")
Square = tuple[int, int]


def board_text(width: int, height: int, marks: dict[Square, str]) -> str:
    """A board as text: a letter per square, rows parted by slashes."""
    return "/".join(
        "".join(marks.get((x, y), ".") for x in range(width)) for y in range(height)
    )  # fmt: skip


def paint_board(body: list[str], times: int, start: Square, size: Square) -> str | None:
    """The board of what a loop paints from a square, heading right; None when it leaves the board."""
    x, y = start
    way, painted = 1, set()
    for move in body * times:
        if move == "avancer":
            x, y = x + STEPS[way][0], y + STEPS[way][1]
            if not (0 <= x < size[0] and 0 <= y < size[1]):
                return None
        elif move == "peindre":
            painted.add((x, y))
        else:
            way = (way + (1 if move == TURNS[0] else 3)) % 4
    if start in painted:  # one would not see it under the robot
        return None
    marks = dict.fromkeys(painted, "w") | {start: ">"}
    return board_text(*size, marks)


RIGHT, LEFT = TURNS

FIGURES = (
    ["avancer", "peindre", "avancer", "peindre", RIGHT],
    ["avancer", "peindre", "avancer", "peindre", LEFT],
    ["avancer", "peindre", "avancer", "peindre", "avancer", "peindre", RIGHT],
    ["avancer", "peindre", LEFT, "avancer", "peindre", RIGHT],
    ["avancer", "peindre", RIGHT, "avancer", "peindre", LEFT],
    ["avancer", "peindre", LEFT, "avancer", "peindre", "avancer", "peindre", RIGHT],
    ["avancer", "peindre", "avancer", "peindre", RIGHT, "avancer", "peindre", LEFT],
)


def drawing_loop(
    rng: np.random.Generator, bodies: tuple[list[str], ...], given: int
) -> dict[str, Any]:
    """A loop to fill so that it paints the squares asked for, in few lines."""
    size = (9, 5)
    while True:
        body = pick(rng, bodies)
        times = 3 if body in FIGURES[:3] else integer(rng, 3, 4)  # a closed figure hides its start
        start = (integer(rng, 0, size[0] - 1), integer(rng, 0, size[1] - 1))
        board = paint_board(body, times, start, size)
        if board is not None and board.count("w") + board.count("W") >= 3:
            break
    shown = "".join(f"\n    + {move}" for move in body[:given])
    world = program(
        f"répéter [[2]] fois{shown}",
        palette=("avancer", "peindre", *TURNS),
        boards=board,
        title="Robot peintre",
    )
    acts = [f"modifier 1 {times}"]
    acts += [f"insérer {number + 1} {move}" for number, move in enumerate(body) if number >= given]
    swapped = {LEFT: RIGHT, RIGHT: LEFT}
    mirrored = [
        " ".join([*act.split(" ")[:2], swapped.get(act.split(" ", 2)[2], act.split(" ", 2)[2])])
        if act.startswith("insérer")
        else act
        for act in acts
    ]
    near = [[f"modifier 1 {times - 1}", *acts[1:]], acts[1:], acts[:-1]]
    if mirrored != acts:
        near.append(mirrored)
    return {
        "count": len(body) + 1,
        "times": times,
        "body": " ; ".join(body),
        "world": world,
        "goal": Goal(want=(("solves", board), ("short", str(len(body) + 1)))),
        "solution": [*acts, "lancer"],
        "near": near,
    }
