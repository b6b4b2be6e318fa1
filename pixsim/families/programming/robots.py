"""Worlds of competence 3.4: a robot on squares, guided by sequences, loops and functions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.programs import program, solved
from pixsim.worlds.goals import Goal

_MOVES = ("aller en haut", "aller à droite", "aller en bas", "aller à gauche")
_STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))
_TURNS = ("tourner à droite", "tourner à gauche")
Square = tuple[int, int]


def _board(width: int, height: int, marks: dict[Square, str]) -> str:
    return "/".join(
        "".join(marks.get((x, y), ".") for x in range(width)) for y in range(height)
    )  # fmt: skip


def _walk(
    rng: np.random.Generator, width: int, height: int, length: int
) -> tuple[list[Square], list[int]]:
    """A path that never comes back to a square, and its ways."""
    while True:
        squares = [(integer(rng, 0, width - 1), integer(rng, 0, height - 1))]
        ways: list[int] = []
        for _ in range(length):
            here = squares[-1]
            free = [
                way for way, (dx, dy) in enumerate(_STEPS)
                if 0 <= here[0] + dx < width and 0 <= here[1] + dy < height
                and (here[0] + dx, here[1] + dy) not in squares
            ]  # fmt: skip
            if not free:
                break
            ways.append(pick(rng, free))
            squares.append((here[0] + _STEPS[ways[-1]][0], here[1] + _STEPS[ways[-1]][1]))
        if len(ways) == length and len(set(ways)) >= 3:
            return squares, ways


def _walled(
    rng: np.random.Generator, width: int, height: int, squares: list[Square], count: int
) -> dict[Square, str]:
    """Walls out of a path, a robot at its beginning, the end at its end."""
    empty = [(x, y) for x in range(width) for y in range(height) if (x, y) not in squares]
    marks = dict.fromkeys(sample(rng, empty, min(count, len(empty))), "#")
    return marks | {squares[0]: ">", squares[-1]: "X"}


def guide(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the last two instructions of a way."""
    while True:
        squares, ways = _walk(rng, 5, 4, 5)
        before = squares[-3]
        other = (before[0] + _STEPS[ways[-1]][0], before[1] + _STEPS[ways[-1]][1])
        if ways[-1] != ways[-2] and other not in squares:
            break
    marks = _walled(rng, 5, 4, squares, 4)
    if 0 <= other[0] < 5 and 0 <= other[1] < 4:  # the two in the other order do not do
        marks[other] = "#"
    board = _board(5, 4, marks)
    known = [_MOVES[way] for way in ways[:-2]]
    world = program("\n".join(known), palette=_MOVES, boards=board, title="Robot")
    last = [_MOVES[way] for way in ways[-2:]]
    return {
        "world": world,
        "goal": Goal(want=(("solves", board),)),
        "solution": [f"insérer 3 {last[0]}", f"insérer 4 {last[1]}", "lancer"],
        "near": [[f"insérer 3 {last[1]}", f"insérer 4 {last[0]}"], [f"insérer 3 {last[0]}"]],
    }


def wrong_moves(rng: np.random.Generator) -> dict[str, Any]:
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
    board = _board(6, 4, marks)
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
        return wrong_moves(rng)
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
    board = _board(width, height, marks)
    moves = ["avancer"] * first + [_TURNS[turn]] + ["avancer"] * second
    solution = [f"insérer {number} {move}" for number, move in enumerate(moves)]
    longer = [*moves[:-1], _TURNS[0], _TURNS[1], moves[-1]]
    return {
        "count": len(moves),
        "world": program("", palette=("avancer", *_TURNS), boards=board, title="Robot"),
        "goal": Goal(want=(("solves", board), ("short", str(len(moves))))),
        "solution": [*solution, "lancer"],
        "near": [
            [f"insérer {number} {move}" for number, move in enumerate(longer)],
            [f"insérer {n} {m}" for n, m in enumerate([*moves[:first], _TURNS[1 - turn], *moves[first + 1:]])],
            solution[:-1],
        ],
    }  # fmt: skip


def _painted(body: list[str], times: int, start: Square, size: Square) -> str | None:
    """The board of what a loop paints from a square, heading right; None when it leaves the board."""
    x, y = start
    way, painted = 1, set()
    for move in body * times:
        if move == "avancer":
            x, y = x + _STEPS[way][0], y + _STEPS[way][1]
            if not (0 <= x < size[0] and 0 <= y < size[1]):
                return None
        elif move == "peindre":
            painted.add((x, y))
        else:
            way = (way + (1 if move == _TURNS[0] else 3)) % 4
    if start in painted:  # one would not see it under the robot
        return None
    marks = dict.fromkeys(painted, "w") | {start: ">"}
    return _board(*size, marks)


_RIGHT, _LEFT = _TURNS
_STAIRS = (
    ["avancer", "peindre", _RIGHT, "avancer", _LEFT],
    ["avancer", "peindre", _LEFT, "avancer", _RIGHT],
    ["avancer", "avancer", "peindre", _RIGHT, "avancer", _LEFT],
    ["avancer", _LEFT, "avancer", "peindre", _RIGHT],
    ["avancer", "peindre", "avancer"],
    ["avancer", "avancer", "peindre"],
    ["avancer", "peindre", "avancer", "peindre", "avancer"],
)
_FIGURES = (
    ["avancer", "peindre", "avancer", "peindre", _RIGHT],
    ["avancer", "peindre", "avancer", "peindre", _LEFT],
    ["avancer", "peindre", "avancer", "peindre", "avancer", "peindre", _RIGHT],
    ["avancer", "peindre", _LEFT, "avancer", "peindre", _RIGHT],
    ["avancer", "peindre", _RIGHT, "avancer", "peindre", _LEFT],
    ["avancer", "peindre", _LEFT, "avancer", "peindre", "avancer", "peindre", _RIGHT],
    ["avancer", "peindre", "avancer", "peindre", _RIGHT, "avancer", "peindre", _LEFT],
)


def _drawing(rng: np.random.Generator, bodies: tuple[list[str], ...], given: int) -> dict[str, Any]:
    """A loop to fill so that it paints the squares asked for, in few lines."""
    size = (9, 5)
    while True:
        body = pick(rng, bodies)
        times = 3 if body in _FIGURES[:3] else integer(rng, 3, 4)  # a closed figure hides its start
        start = (integer(rng, 0, size[0] - 1), integer(rng, 0, size[1] - 1))
        board = _painted(body, times, start, size)
        if board is not None and board.count("w") + board.count("W") >= 3:
            break
    shown = "".join(f"\n    + {move}" for move in body[:given])
    world = program(
        f"répéter [[2]] fois{shown}",
        palette=("avancer", "peindre", *_TURNS),
        boards=board,
        title="Robot peintre",
    )
    acts = [f"modifier 1 {times}"]
    acts += [f"insérer {number + 1} {move}" for number, move in enumerate(body) if number >= given]
    swapped = {_LEFT: _RIGHT, _RIGHT: _LEFT}
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


def repeated_drawing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a loop with a count, to paint squares at equal distances."""
    return _drawing(rng, _STAIRS, 1)


def figure(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a figure made of a motif that comes back, with turns."""
    return _drawing(rng, _FIGURES, 2)


def repeat_walk(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one count of a loop that goes straight on."""
    steps, back = integer(rng, 3, 7), bool(rng.integers(2))
    width, height = 9, 5
    row, first = integer(rng, 0, height - 1), integer(rng, 0, width - 1 - steps)
    ends = [(first, row), (first + steps, row)]
    start, end = ends[::-1] if back else ends
    board = _board(width, height, {start: "<" if back else ">", end: "X"})

    def run(count: int) -> list[str]:
        return [f"modifier 1 {count}", "lancer"]

    return {
        "steps": steps,
        "world": program("répéter [[1]] fois\n    avancer", boards=board, title="Robot"),
        "goal": Goal(want=(("solves", board),)),
        "solution": run(steps),
        "near": [run(steps - 1), ["lancer"]],
    }


def until_wall(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a loop whose end depends on the board, tried on boards that are not shown too."""
    leftwards = bool(rng.integers(2))

    def corridor(length: int, fruits: list[int]) -> str:
        row = ">" + "".join("o" if place in fruits else "." for place in range(1, length))
        row += "#" * (9 - length)
        return f"{'#' * 9}/{row[::-1].replace('>', '<') if leftwards else row}/{'#' * 9}"

    lengths = sample(rng, range(5, 10), 4)
    boards = []
    for length in lengths:
        fruits = sample(rng, range(1, length - 1), 2)
        boards.append(corridor(length, [*fruits, length - 1]))
    shown = {"1": boards[0], "2": boards[1]}
    loop = "tant que chemin devant"
    palette = (
        loop, "tant que mur devant", "répéter [[4]] fois", "si fruit ici", "si mur devant", "avancer", "ramasser", *_TURNS,
    )  # fmt: skip
    acts = [
        f"insérer 0 {loop}",
        "insérer 1 avancer",
        "insérer 2 si fruit ici",
        "insérer 3 ramasser",
    ]
    counted = ["insérer 0 répéter 4 fois", f"modifier 1 {lengths[0] - 1}", *acts[1:]]
    early = [
        acts[0],
        "insérer 1 si fruit ici",
        "insérer 2 ramasser",
        "insérer 3 avancer",
        "décaler 4 à gauche",
    ]
    return {
        "world": program("", palette=palette, boards=shown, title="Robot"),
        "goal": Goal(want=tuple(("solves", board) for board in boards)),
        "solution": [*acts, "lancer"],
        "near": [counted, acts[:2], early],
    }  # fmt: skip


def jumps(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a function that is there to be called three times, with the right values."""
    first, second, third = pick(rng, [three for three in permutations(range(1, 6), 3) if sum(three) < 10])  # fmt: skip
    size = (10, 4)
    x, y = integer(rng, 0, 9 - first - second - third), integer(rng, 0, 3)
    ends = [first, first + second, first + second + third]
    board = _board(*size, dict.fromkeys([(x + end, y) for end in ends], "w") | {(x, y): ">"})
    calls = [f"saut([[{n}]])" for n in range(1, 7)]

    def lines(values: Sequence[int]) -> list[str]:
        begun = [f"modifier 4 {values[0]}"] if values[0] != 1 else []
        return [*begun, *(f"insérer {at} saut({n})" for at, n in enumerate(values[1:], 4))]

    text = "fonction saut(n)\n    avancer de n\n    peindre\nsaut([[1]])"
    world = program(text, palette=(*calls, *_TURNS), boards=board, title="Robot peintre")
    return {
        "world": world,
        "goal": Goal(want=(("solves", board), ("calls", "saut"))),
        "solution": [*lines((first, second, third)), "lancer"],
        "near": [lines((first, second)), lines((first, ends[1], min(ends[2], 6)) if ends[1] < 7 else (first, third, second))],
    }  # fmt: skip


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
