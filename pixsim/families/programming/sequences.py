"""Following a sequence of instructions: moves, order, states."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.simulators.programs import program, solved
from pixsim.families.draws.simulators.robots import (
    FIGURES,
    STEPS,
    TURNS,
    Square,
    board_text,
    drawing_loop,
)
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample
from pixsim.worlds.goals import Goal

_MOVES = ("aller en haut", "aller à droite", "aller en bas", "aller à gauche")


@redraw_misfits
def _walk(
    rng: np.random.Generator, width: int, height: int, length: int
) -> tuple[list[Square], list[int]] | None:
    """A path that never comes back to a square, and its ways."""
    squares = [(integer(rng, 0, width - 1), integer(rng, 0, height - 1))]
    ways: list[int] = []
    for _ in range(length):
        here = squares[-1]
        free = [
            way for way, (dx, dy) in enumerate(STEPS)
            if 0 <= here[0] + dx < width and 0 <= here[1] + dy < height
            and (here[0] + dx, here[1] + dy) not in squares
        ]  # fmt: skip
        if not free:
            break
        ways.append(pick(rng, free))
        squares.append((here[0] + STEPS[ways[-1]][0], here[1] + STEPS[ways[-1]][1]))
    return (squares, ways) if len(ways) == length and len(set(ways)) >= 3 else None


def _walled(
    rng: np.random.Generator, width: int, height: int, squares: list[Square], count: int
) -> dict[Square, str]:
    """Walls out of a path, a robot at its beginning, the end at its end."""
    empty = [(x, y) for x in range(width) for y in range(height) if (x, y) not in squares]
    marks = dict.fromkeys(sample(rng, empty, min(count, len(empty))), "#")
    return marks | {squares[0]: ">", squares[-1]: "X"}


def last_instructions(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the last two instructions of a way."""
    while True:
        squares, ways = _walk(rng, 5, 4, 5)
        before = squares[-3]
        other = (before[0] + STEPS[ways[-1]][0], before[1] + STEPS[ways[-1]][1])
        if ways[-1] != ways[-2] and other not in squares:
            break
    marks = _walled(rng, 5, 4, squares, 4)
    if 0 <= other[0] < 5 and 0 <= other[1] < 4:  # the two in the other order do not do
        marks[other] = "#"
    board = board_text(5, 4, marks)
    known = [_MOVES[way] for way in ways[:-2]]
    world = program("\n".join(known), palette=_MOVES, boards=board, title="Robot")
    last = [_MOVES[way] for way in ways[-2:]]
    return {
        "world": world,
        "goal": Goal(want=(("solves", board),)),
        "solution": [f"insérer 3 {last[0]}", f"insérer 4 {last[1]}", "lancer"],
        "near": [[f"insérer 3 {last[1]}", f"insérer 4 {last[0]}"], [f"insérer 3 {last[0]}"]],
    }


@redraw_misfits
def wrong_moves(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: a way with two wrong instructions."""
    while True:
        squares, ways = _walk(rng, 6, 4, 4)
        bad = sorted(sample(rng, range(4), 2))
        wrong = list(ways)
        for place in bad:
            wrong[place] = pick(rng, [w for w in range(4) if w != ways[place]])
        if wrong[bad[0]] != ways[bad[1]] or wrong[bad[1]] != ways[bad[0]]:
            break
    marks = _walled(rng, 6, 4, squares, 18)
    fruit = squares[integer(rng, 2, 3)]
    marks[fruit] = "o"
    board = board_text(6, 4, marks)
    choices = "|".join(move.removeprefix("aller ") for move in _MOVES)
    place = squares.index(fruit)
    lines, numbers = [], {}
    for number, way in enumerate(wrong):
        lines.append(f"aller [[{_MOVES[way].removeprefix('aller ')}|{choices}]]")
        numbers[number] = len(lines)
        if number + 1 == place:
            lines.append("ramasser")
    mends = [f"modifier {numbers[n]} {_MOVES[ways[n]].removeprefix('aller ')}" for n in bad]
    world = program("\n".join(lines), boards=board, title="Robot")
    if any(solved(world, some).holds(("solves", board)) for some in ([], mends[:1], mends[1:])):
        return None
    return {
        "world": world,
        "goal": Goal(want=(("solves", board),)),
        "solution": [*mends, "lancer"],
        "near": [[mends[0]], [mends[1]]],
    }


def short_route(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the shortest program, turns included, round a wall."""
    first, second = pick(rng, ((2, 2), (3, 1), (2, 3), (3, 2), (1, 3), (4, 1)))
    turn = integer(rng, 0, 1)
    width, height = 6, 5
    start = (
        integer(rng, 0, width - 1 - first),
        integer(rng, second, height - 1) if turn else integer(rng, 0, height - 1 - second),
    )
    corner = (start[0] + first, start[1])
    end = (corner[0], corner[1] - second if turn else corner[1] + second)
    path = [(start[0] + n, start[1]) for n in range(first + 1)]
    path += [(corner[0], corner[1] + (-n if turn else n)) for n in range(1, second + 1)]
    other = (start[0], start[1] - 1 if turn else start[1] + 1)  # bars the way that turns first
    marks = _walled(rng, width, height, [*path, other], 6) | {end: "X", start: ">", other: "#"}
    board = board_text(width, height, marks)
    moves = ["avancer"] * first + [TURNS[turn]] + ["avancer"] * second
    solution = [f"insérer {number} {move}" for number, move in enumerate(moves)]
    longer = [*moves[:-1], TURNS[0], TURNS[1], moves[-1]]
    return {
        "count": len(moves),
        "world": program("", palette=("avancer", *TURNS), boards=board, title="Robot"),
        "goal": Goal(want=(("solves", board), ("short", str(len(moves))))),
        "solution": [*solution, "lancer"],
        "near": [
            [f"insérer {number} {move}" for number, move in enumerate(longer)],
            [f"insérer {n} {m}" for n, m in enumerate([*moves[:first], TURNS[1 - turn], *moves[first + 1:]])],
            solution[:-1],
        ],
    }  # fmt: skip


def figure_of_a_motif(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a figure made of a motif that comes back, with turns."""
    return drawing_loop(rng, FIGURES, 2)


def _letters(rng: np.random.Generator, count: int) -> list[str]:
    return sample(rng, "ABCDEFGHJKLM", count)


def queue_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what is taken from a list, at which end and when, to get an order."""
    letters = _letters(rng, 4)
    ends = {"premier": 0, "dernier": -1}
    while True:
        held: list[str] = []
        plan: list[str] = []
        out: list[str] = []
        waiting = list(letters)
        while waiting or held:
            if waiting and (not held or rng.integers(2)):
                plan.append("ajouter")
                held.append(waiting.pop(0))
            else:
                plan.append(pick(rng, list(ends)))
                out.append(held.pop(ends[plan[-1]]))
        is_mixed = "ajouter" in plan[plan.index("ajouter", 1) + 1 :] and {*ends} <= {*plan}
        if is_mixed and out not in (letters, letters[::-1]) and plan[-1] != plan[-2]:
            break
    text = "f ← []\n" + "\n".join(f'ajouter "{letter}" à f' for letter in letters)
    palette = tuple(f"retirer le {end} de f et l'afficher" for end in ends)
    acts, number = [], 1
    for kind in plan:
        number += 1
        if kind in ends:
            acts.append(f"insérer {number - 1} retirer le {kind} de f et l'afficher")
    want = " / ".join(out)
    plain = [f"insérer {n + 5} retirer le premier de f et l'afficher" for n in range(4)]
    return {
        "order": ", ".join(out),
        "letters": ", ".join(letters),
        "world": program(text, palette=palette, title="Liste d'attente"),
        "goal": Goal(want=(("gives", "", want),)),
        "solution": [*acts, "lancer"],
        "near": [plain, [act.replace("premier", "dernier") for act in plain], acts[:-1]],
    }
