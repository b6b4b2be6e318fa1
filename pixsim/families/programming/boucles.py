"""Repeating with loops: for, while, nesting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import of
from pixsim.families.draws.simulators.programs import code_to_mend, gives, program, solved
from pixsim.families.draws.simulators.robots import LEFT, RIGHT, TURNS, board_text, drawing_loop
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample
from pixsim.families.draws.values.text import indented
from pixsim.figures.figure import INK
from pixsim.worlds.goals import Goal


def repeat_walk(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one count of a loop that goes straight on."""
    steps, back = integer(rng, 3, 7), bool(rng.integers(2))
    width, height = 9, 5
    row, first = integer(rng, 0, height - 1), integer(rng, 0, width - 1 - steps)
    ends = [(first, row), (first + steps, row)]
    start, end = ends[::-1] if back else ends
    board = board_text(width, height, {start: "<" if back else ">", end: "X"})

    def run(count: int) -> list[str]:
        return [f"modifier 1 {count}", "lancer"]

    return {
        "steps": steps,
        "world": program("répéter [[1]] fois\n    avancer", boards=board, title="Robot"),
        "goal": Goal(want=(("solves", board),)),
        "solution": run(steps),
        "near": [run(steps - 1), ["lancer"]],
    }


_COUNTED = (
    ("imprimer l'étiquette numéro i", "d'étiquettes sortiront de l'imprimante"), ("allumer la lampe numéro i", "de lampes seront allumées"),
    ("envoyer la convocation numéro i", "de convocations partiront"), ("réserver la place numéro i", "de places seront réservées"),
    ("ouvrir le casier numéro i", "de casiers seront ouverts"), ("imprimer le badge numéro i", "de badges faut-il acheter"),
)  # fmt: skip


def loop_turns(rng: np.random.Generator) -> dict[str, Any]:
    """How many times a counted loop runs, both bounds included."""
    first = integer(rng, 2, 12)
    last = first + integer(rng, 4, 30)
    count = last - first + 1
    act, asked = pick(rng, _COUNTED)
    lines = [f"pour i allant de {first} à {last} :", f"    {act}"]
    return {
        "asked": asked,
        "program": indented(lines), "first": first, "last": last,
        "key": str(count), "wrong": [str(count - 1), str(last)],
    }  # fmt: skip


_STAIRS = (
    ["avancer", "peindre", RIGHT, "avancer", LEFT],
    ["avancer", "peindre", LEFT, "avancer", RIGHT],
    ["avancer", "avancer", "peindre", RIGHT, "avancer", LEFT],
    ["avancer", LEFT, "avancer", "peindre", RIGHT],
    ["avancer", "peindre", "avancer"],
    ["avancer", "avancer", "peindre"],
    ["avancer", "peindre", "avancer", "peindre", "avancer"],
)


def repeated_drawing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a loop with a count, to paint squares at equal distances."""
    return drawing_loop(rng, _STAIRS, 1)


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
        loop, "tant que mur devant", "répéter [[4]] fois", "si fruit ici", "si mur devant", "avancer", "ramasser", *TURNS,
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


_COUNTS = (
    ("Une lettre d'information compte {start} abonnés.", "s'en vont", "arrivent", "abonnés", "L'hébergeur change de tarif"),
    ("Une bibliothèque de prêt possède {start} jeux.", "sont perdus ou usés", "sont achetés", "jeux", "La ville donne une seconde salle"),
    ("Une coopérative réunit {start} membres.", "ne renouvellent pas", "adhèrent", "membres", "Un comptable devient obligatoire"),
    ("Un parc de location tient {start} vélos.", "sont retirés", "sont livrés", "vélos", "Il faut louer un second dépôt"),
    ("Une épicerie solidaire inscrit {start} foyers.", "n'en ont plus besoin", "s'inscrivent", "foyers", "Il lui faudra un second local"),
)  # fmt: skip
"""What grows month by month: how it starts, goes and comes, its name, and what a threshold brings."""


def _until(start: int, limit: int, step: Callable[[float], float]) -> list[float]:
    """What a count is worth month by month, up to the first beyond a limit, or for forty months."""
    counts: list[float] = [start]
    while counts[-1] <= limit and len(counts) < 40:
        counts.append(step(counts[-1]))
    return counts


@redraw_misfits
def first_above(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: what a count is worth at the end of the first month in which it passes a threshold."""
    intro, leave, come, unit, then = pick(rng, _COUNTS)
    start, rate, more = integer(rng, 240, 620), integer(rng, 3, 9), integer(rng, 41, 96)
    limit = 50 * integer(rng, 8, 30)
    if start > limit:
        return None
    counts = _until(start, limit, lambda n: n - n * rate // 100 + more)
    unrounded = _until(start, limit, lambda n: n * (1 - rate / 100) + more)
    come_first = _until(start, limit, lambda n: (n + more) * (100 - rate) // 100)
    months, key = len(counts) - 1, round(counts[-1])
    wrong = {round(counts[-2]), round(unrounded[-1]), round(come_first[-1]), months}
    if key <= limit or not 9 <= months <= 30 or len(wrong - {key}) < 4:
        return None
    return {
        "intro": intro.format(start=start), "leave": leave, "come": come, "of_unit": of(unit), "then": then, "rate": rate, "more": more, "limit": limit,
        "months": months, "before": round(counts[-2]), "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
    }  # fmt: skip


def nested_pattern(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a pattern made by two loops, for any size."""
    sign = pick(rng, ("x", "o", "#", "+", "@"))
    kind = integer(rng, 0, 4)
    bound, part = (
        ("range(1, i + 1)", f'"{sign}"'), ("range(n - i + 1)", f'"{sign}"'), ("range(1, i + 1)", "str(j)"),
        ("range(2 * i - 1)", f'"{sign}"'), ("range(n - i + 1)", "str(i)"),
    )[kind]  # fmt: skip
    text = f'+ ligne = ""\nfor i in range(1, n + 1):\n    [[for j in range(n):]]\n        [[ligne = ligne + "{sign * 2}"]]\n    print(ligne)'
    sizes = sample(rng, range(3, 7), 4)
    data = [f"n = {size}" for size in sizes]
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Motif")
    acts = ["déplacer 1 2", f"modifier 3 for j in {bound}:", f"modifier 4 ligne = ligne + {part}"]
    right = solved(world, acts)
    pattern = right.whole(data[0]).output.rstrip("\n").split("\n")
    body = bound.removeprefix("range")
    literal = f"range{body.replace('n', str(sizes[0]))}"  # right on the first trial alone
    return {
        "size": sizes[0], "pattern": "\n".join(f"    {line}" for line in pattern), "bound": bound,
        "world": world,
        "goal": Goal(want=gives(right, data)),
        "solution": [*acts, "lancer"],
        "near": [
            acts[1:], [acts[0], acts[2]], acts[:2],
            *([[acts[0], f"modifier 3 for j in {literal}:", acts[2]]] if "n" in body else []),
        ],
    }  # fmt: skip


_MEASURES = ("releves", "visites", "ventes", "niveaux", "mesures")


def loop_bounds(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: bounds and first values that are wrong in a few cases only."""
    name = pick(rng, _MEASURES)
    up = bool(rng.integers(2))
    sign, word = (">", "hausse") if up else ("<", "baisse")
    text = (
        f"{word}s = 0\nserie = 0\n[[record = 1]]\n[[for i in range(1, len({name}) - 1):]]\n    [[if {name}[i] {sign}= {name}[i - 1]:]]\n"
        f"        {word}s = {word}s + 1\n        serie = serie + 1\n    else:\n        serie = 0\n    [[if serie >= record + 1:]]\n"
        f"        record = serie\nprint({word}s)\nprint(record)"
    )
    lists = [[integer(rng, 10, 30) for _ in range(size)] for size in (6, 7, 5)]
    low, high = sorted(sample(rng, range(10, 40), 2))
    first, last = (low, high) if up else (high, low)
    lists += [
        [last, first, first, last],
        [first, last],
        [last, last, first],
        [first],
        [last, first, last],
    ]
    data = [f"{name} = {values}" for values in lists]
    world = program(
        text, language="python", given={"1": data[0], "2": data[3], "3": data[5]}, title="Relevés"
    )
    acts = [
        "modifier 3 record = 0", f"modifier 4 for i in range(1, len({name})):", f"modifier 5 if {name}[i] {sign} {name}[i - 1]:",
    ]  # fmt: skip
    return {
        "name": name, "word": word, "words": f"{word}s", "sense": "plus grande" if up else "plus petite",
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:2], acts[1:], [acts[0], f"modifier 4 for i in range(len({name})):", acts[2]], [acts[0], acts[2]]],
    }  # fmt: skip


def first_place_found(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a search by halves that turns for ever on some lists, and must find the first place among equals."""
    name, sought = pick(
        rng,
        (
            ("notes", "note"),
            ("tailles", "taille"),
            ("annees", "annee"),
            ("codes", "code"),
            ("rangs", "rang"),
        ),
    )
    low, high, middle = pick(
        rng, (("bas", "haut", "milieu"), ("debut", "fin", "centre"), ("gauche", "droite", "moitie"))
    )

    def drawn(size: int) -> str:
        values = sorted(integer(rng, 10, 40) for _n in range(size))
        values = sorted([*values, values[size // 2], values[0]])
        absent = next(n for n in range(11, 60) if n not in values)
        asked = [values[0], values[len(values) // 2], values[-1], absent, 99, 1]
        return f"{name} = {values}; cherches = {asked}"

    text = (
        f"for {sought} in cherches:\n    {low} = [[1]]\n    {high} = len({name})\n    place = -1\n    while {low} < {high}:\n        {middle} = ({low} + {high}) // 2\n"
        f"        if {name}[{middle}] == {sought}:\n            place = {middle}\n            [[{low} = {middle}]]\n        elif {name}[{middle}] < {sought}:\n"
        f"            {low} = [[{middle}]]\n        else:\n            {high} = {middle}\n    print({sought}, [[{middle}]])"
    )
    right = {2: "0", 9: f"{high} = {middle}", 11: f"{middle} + 1", 14: "place"}
    data = [drawn(size) for size in (5, 9, 4, 12, 1)]
    return {
        "name": name, "sought": sought, "low": low, "high": high, "middle": middle,
        **code_to_mend("Recherche", text, data[:2], right, data[2:], right | {9: "break"}, right | {9: f"{low} = {middle} + 1"}, {n: one for n, one in right.items() if n != 2}, right | {11: f"{low} + 1", 9: "break"}, {n: one for n, one in right.items() if n != 14}),
    }  # fmt: skip


def _stars(box: fig.Box, rows: tuple[int, ...]) -> list[fig.Part]:
    """Lines of squares."""
    return [
        fig.rect((box.x + 2 * n, box.y + 2 * row, 1, 1), INK)
        for row, count in enumerate(rows)
        for n in range(count)
    ]


def pattern_of_two_loops(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of four patterns, the one that two loops draw."""
    size = integer(rng, 4, 5)
    patterns = {
        "de 1 à i": tuple(range(1, size + 1)), f"de i à {size}": tuple(range(size, 0, -1)),
        f"de 1 à {size}": (size,) * size, f"de 2 à {size}": (size - 1,) * size, "de 0 à i": tuple(range(2, size + 2)),
    }  # fmt: skip
    inner = pick(rng, tuple(patterns))
    others = sample(rng, [rows for name, rows in patterns.items() if name != inner], 3)
    code = f"pour i de 1 à {size} :\n        pour j {inner} :\n            dessiner un carré\n        aller à la ligne"
    return {
        **fig.pointed_tile(rng, "Quatre motifs faits de petits carrés.", 5, [patterns[inner], *others], _stars),
        "code": code, "rows": ", ".join(map(str, patterns[inner])), "inner": inner,
    }  # fmt: skip
