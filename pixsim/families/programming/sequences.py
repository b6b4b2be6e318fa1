"""Following a sequence of instructions: moves, order, states."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
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


_WAITING = (
    ("L'écran d'une salle d'attente appelle les gens dans l'ordre d'arrivée, ou d'abord la dernière personne venue si c'est une urgence", "salle", FIRST_NAMES),
    ("L'imprimante d'un accueil sort les feuilles dans l'ordre des demandes, ou d'abord la dernière demandée si elle presse", "bac", ("affiche", "badge", "devis", "facture", "plan", "reçu")),
    ("Un atelier de réparation prend les objets dans l'ordre des dépôts, ou d'abord le dernier déposé si c'est une urgence", "comptoir", ("vélo", "lampe", "radio", "poussette", "grille-pain", "montre")),
)  # fmt: skip
"""Who waits and why the last one may go first, the list, what is put in it."""


def queue_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what is taken from a list, at which end and when, to get an order."""
    scene, name, all_names = pick(rng, _WAITING)
    letters = sample(rng, all_names, 4)
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
    text = f"{name} ← []\n" + "\n".join(f'ajouter "{one}" à {name}' for one in letters)
    palette = tuple(f"retirer le {end} de {name} et l'afficher" for end in ends)
    acts, number = [], 1
    for kind in plan:
        number += 1
        if kind in ends:
            acts.append(f"insérer {number - 1} retirer le {kind} de {name} et l'afficher")
    want = " / ".join(out)
    plain = [f"insérer {n + 5} retirer le premier de {name} et l'afficher" for n in range(4)]
    return {
        "scene": scene,
        "name": name,
        "order": ", ".join(out),
        "world": program(text, palette=palette, title=name.capitalize()),
        "goal": Goal(want=(("gives", "", want),)),
        "solution": [*acts, "lancer"],
        "near": [plain, [act.replace("premier", "dernier") for act in plain], acts[:-1]],
    }


_AHEAD = {"haut": (0, -1), "droite": (1, 0), "bas": (0, 1), "gauche": (-1, 0)}
_CLOCKWISE = ("haut", "droite", "bas", "gauche")


@redraw_misfits
def square_where_a_robot_stops(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 1: the square of a drawn grid where a robot stops."""
    columns, rows = 6, 5
    x, y, facing = integer(rng, 0, columns - 1), integer(rng, 0, rows - 1), pick(rng, _CLOCKWISE)
    start = (x, y)
    orders, seen = [], [start]
    towards = facing
    for _n in range(3):
        steps = integer(rng, 1, 3)
        x, y = x + _AHEAD[towards][0] * steps, y + _AHEAD[towards][1] * steps
        if not (0 <= x < columns and 0 <= y < rows):
            return None
        seen.append((x, y))
        orders.append(f"avancer de {steps}" if steps > 1 else "avancer de 1")
        turn = pick(rng, (1, -1))
        towards = _CLOCKWISE[(_CLOCKWISE.index(towards) + turn) % 4]
        orders.append("à droite" if turn == 1 else "à gauche")
    orders.pop()
    if len(set(seen)) < 4:
        return None
    width = 5
    shapes: list[fig.Part] = [
        fig.centred(4 + width * c + 1, 0, "ABCDEF"[c]) for c in range(columns)
    ]
    for r in range(rows):
        shapes.append(fig.text(0, 2 + 4 * r, str(r + 1)))
        shapes += [
            fig.rect((3 + width * c, 2 + 4 * r, width - 1, 3), fig.WHITE) for c in range(columns)
        ]
    left, top = 3 + width * start[0], 2 + 4 * start[1]
    shapes += [
        fig.rect((left, top, width - 1, 3), fig.ORANGE),
        fig.text(
            left + 1,
            top,
            {"haut": "▲", "bas": "▼", "gauche": "◄", "droite": "►"}[facing],
            bold=True,
        ),
    ]
    shapes += [fig.text(38, 2 * n + 2, f"{n + 1}. {order}") for n, order in enumerate(orders)]
    letter = "ABCDEF"
    key = f"{letter[x]}{y + 1}"
    return {
        "to_look_at": fig.figure("Une grille avec un robot en orange, dont la pointe dit où il regarde, et cinq ordres.", 11, shapes),
        "key": key, "wrong": sorted({f"{letter[a]}{b + 1}" for a, b in seen} - {key}),
        "way": ", puis ".join(f"{letter[a]}{b + 1}" for a, b in seen[1:]),
        "who": pick(rng, ("Léa", "Karim", "Inès", "Hugo", "Sofia", "Malik", "Chloé", "Yanis")),
    }  # fmt: skip


def _trace(orders: Sequence[tuple[int, int]], times: int) -> list[tuple[int, int]]:
    """Corners of the way of a turtle: each order is a length and a turn, 1 to the right, -1 to the left."""
    x = y = towards = 0
    corners = [(0, 0)]
    for length, turn in list(orders) * times:
        dx, dy = _AHEAD[_CLOCKWISE[towards]]
        x, y = x + dx * length, y + dy * length
        corners.append((x, y))
        towards = (towards + turn) % 4
    return corners


def _trail(box: fig.Box, corners: Sequence[tuple[int, int]]) -> list[fig.Part]:
    """A way fitted in a box, its start as a disc."""
    left, top = min(x for x, _y in corners), min(y for _x, y in corners)
    wide, high = max(x for x, _y in corners) - left, max(y for _x, y in corners) - top
    scale = max(1, min((box.w - 3) // max(wide, 1), (box.h - 3) // max(high, 1)))
    x0, y0 = box.x + (box.w - wide * scale) // 2, box.y + (box.h - high * scale) // 2
    points = [(x0 + (x - left) * scale, y0 + (y - top) * scale) for x, y in corners]
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        fig.wire(*points, colour=fig.BLUE),
        fig.rect((points[0][0], points[0][1], 1, 1), fig.RED),
    ]


@redraw_misfits
def figure_of_a_turtle(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: of four drawings, the one that a small program of a turtle gives."""
    orders = [(integer(rng, 1, 3), pick(rng, (1, -1))) for _n in range(2)]
    times = integer(rng, 2, 4)
    (a, turn_a), (b, turn_b) = orders
    ways = [
        _trace(orders, times), _trace([(a, -turn_a), (b, turn_b)], times), _trace([(a, turn_a), (b, -turn_b)], times),
        _trace([(a, -turn_a), (b, -turn_b)], times),
    ]  # fmt: skip
    if len({frozenset(pairwise(way)) for way in ways}) < 4 or any(
        max(max(map(abs, at)) for at in way) > 8 for way in ways
    ):
        return None
    drawn = fig.pointed_tile(
        rng, "Quatre tracés, chacun avec son point de départ en rouge.", 8, ways, _trail
    )
    words = {1: "à droite", -1: "à gauche"}
    return {
        **drawn,
        "program": f"    répéter {times} fois\n        avancer de {a}\n        tourner {words[turn_a]}\n        avancer de {b}\n        tourner {words[turn_b]}",
        "first": f"avance de {a} vers le haut, tourne {words[turn_a]}, avance de {b}",
    }  # fmt: skip
