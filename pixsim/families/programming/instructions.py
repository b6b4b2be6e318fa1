"""Families of competence 3.4, programming: instructions, variables and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.text import indented

_COLUMNS, _ROWS = 7, 5
_WAYS = {"DROITE": (1, 0), "GAUCHE": (-1, 0), "HAUT": (0, 1), "BAS": (0, -1)}
_TOWARDS = {"DROITE": "la droite", "GAUCHE": "la gauche", "HAUT": "le haut", "BAS": "le bas"}
_OPPOSITE = {"DROITE": "GAUCHE", "GAUCHE": "DROITE", "HAUT": "BAS", "BAS": "HAUT"}


def _cell(place: tuple[int, int]) -> str:
    return f"{ascii_uppercase[place[0] - 1]}{place[1]}"


def _moved(place: tuple[int, int], way: str, count: int = 1) -> tuple[int, int]:
    return place[0] + count * _WAYS[way][0], place[1] + count * _WAYS[way][1]


def _inside(place: tuple[int, int]) -> bool:
    return 1 <= place[0] <= _COLUMNS and 1 <= place[1] <= _ROWS


def _grid(marks: Mapping[tuple[int, int], str]) -> str:
    """A board as text, row 1 at the bottom."""
    rows = [
        f"    {row} | "
        + " ".join(marks.get((column, row), ".") for column in range(1, _COLUMNS + 1))
        for row in range(_ROWS, 0, -1)
    ]
    return "\n".join([*rows, "        " + " ".join(ascii_uppercase[:_COLUMNS])])


def robot_cell(rng: np.random.Generator) -> dict[str, Any]:
    """The square a robot reaches after three moves on a board."""
    start = place = (integer(rng, 2, _COLUMNS - 1), integer(rng, 2, _ROWS - 1))
    mirror, lines, banned = start, [], ""
    for _ in range(3):
        moves = [(w, n) for w in _WAYS for n in (1, 2, 3) if _inside(_moved(place, w, n))]
        way, count = pick(rng, [m for m in moves if m[0] not in (banned, _OPPOSITE.get(banned))])
        place, banned = _moved(place, way, count), way
        mirror = _moved(mirror, way if way in ("DROITE", "GAUCHE") else _OPPOSITE[way], count)
        lines.append(f"- avancer de {count} case{'s' if count > 1 else ''} vers {_TOWARDS[way]}")
    wrong = [_cell(start)] + ([_cell(mirror)] if _inside(mirror) and mirror != place else [])
    return {
        "grid": _grid({start: "R"}), "start": _cell(start), "moves": "\n".join(lines),
        "key": [_cell(place), _cell(place)[::-1]], "wrong": [w for w in wrong if w != _cell(place)],
    }  # fmt: skip


def missing_instruction(rng: np.random.Generator) -> dict[str, Any]:
    """The hidden instruction of a programme whose start and end are known."""
    start = place = (integer(rng, 3, 5), integer(rng, 2, 4))
    path: list[str] = []
    while len(path) < 5:
        way = pick(rng, [w for w in _WAYS if _inside(_moved(place, w))])
        if path and way == _OPPOSITE[path[-1]]:
            continue
        path.append(way)
        place = _moved(place, way)
    hidden = integer(rng, 1, 3)
    answer, path[hidden] = path[hidden], "?"
    return {
        "grid": _grid({start: "R", place: "X"}), "start": _cell(start), "end": _cell(place),
        "program": " ; ".join(path),
        "key": [answer, f"vers {_TOWARDS[answer]}", _TOWARDS[answer], f"à {answer}",
                f"en {answer}"],
        "wrong": [way for way in _WAYS if way != answer],
    }  # fmt: skip


def shortest_program(rng: np.random.Generator) -> dict[str, Any]:
    """The least number of instructions, turns included, to reach a square."""
    start = (integer(rng, 2, _COLUMNS - 1), integer(rng, 1, _ROWS - 1))
    cells = [(c, r) for c in range(1, _COLUMNS + 1) for r in range(1, _ROWS + 1)]
    end = pick(rng, [c for c in cells if c[0] != start[0] and abs(c[0] - start[0]) > 1])
    across, up = abs(end[0] - start[0]), end[1] - start[1]
    turns = 2 if up < 0 else 1
    return {
        "grid": _grid({start: "R", end: "X"}), "start": _cell(start), "end": _cell(end),
        "steps": across + abs(up), "turns": turns,
        "key": str(across + abs(up) + turns), "wrong": [str(across + abs(up))],
    }  # fmt: skip


_FIGURES: dict[str, tuple[int, tuple[int, ...]]] = {
    "triangle équilatéral": (3, (120,)),
    "carré": (4, (90,)),
    "pentagone régulier": (5, (72,)),
    "hexagone régulier": (6, (60,)),
    "octogone régulier": (8, (45,)),
    "rectangle": (2, (90, 90)),
    "losange": (2, (60, 120)),
}


def turtle_figure(rng: np.random.Generator) -> dict[str, Any]:
    """The figure a turtle draws, and the length of its line."""
    name = pick(rng, list(_FIGURES))
    times, turns = _FIGURES[name]
    side = 10 * integer(rng, 2, 9)
    sides = [side, side + 10 * integer(rng, 1, 6)] if name == "rectangle" else [side] * len(turns)
    lines = [f"    répéter {times} fois :"]
    for length, angle in zip(sides, turns, strict=True):
        lines += [f"        avancer de {length}", f"        tourner à droite de {angle} degrés"]
    return {
        "program": "\n".join(lines), "name": name, "names": list(_FIGURES),
        "total": str(times * sum(sides)), "once": str(sum(sides)), "strokes": times * len(turns),
    }  # fmt: skip


_STACKS = (
    "Une bénévole pose des livres l'un sur l'autre : ils forment une pile.",
    "Un logiciel range les actions à annuler dans une pile.",
    "Un navigateur range les pages à rouvrir dans une pile.",
)
_QUEUES = (
    "Une imprimante partagée range les documents à imprimer dans une file.",
    "L'accueil d'une mairie inscrit les usagers dans une file.",
    "Un serveur range les demandes à traiter dans une file.",
)


def stack_or_queue(rng: np.random.Generator) -> dict[str, Any]:
    """What is left of a stack or a queue after additions and removals."""
    is_stack = bool(rng.integers(2))
    letters = iter(sample(rng, ascii_uppercase[:12], 6))
    stack, queue, operations = [], [], []
    gaps = sorted(sample(rng, range(2, 6), 2))
    for number in range(1, 6):
        letter = next(letters)
        stack.append(letter)
        queue.append(letter)
        operations.append(f"    ajouter {letter}")
        for _ in range(gaps.count(number)):
            stack.pop()
            queue.pop(0)
            operations.append("    retirer")
    kept, other = (stack, queue) if is_stack else (queue, stack)
    return {
        "scene": pick(rng, _STACKS if is_stack else _QUEUES),
        "kind": "pile" if is_stack else "file", "operations": "\n".join(operations),
        "rule": "une pile rend d'abord le dernier arrivé" if is_stack
        else "une file rend d'abord le premier arrivé",
        "key": " ".join(kept), "wrong": [" ".join(other), " ".join(kept[::-1])],
    }  # fmt: skip


_COUNTERS = (
    ("stock", "vente"), ("points", "penalite"), ("solde", "achat"), ("total", "remise"),
    ("places", "groupe"), ("budget", "depense"),
)  # fmt: skip


def assignments(rng: np.random.Generator) -> dict[str, Any]:
    """The value of a variable after four assignments."""
    name, other = pick(rng, _COUNTERS)
    first, second, third = integer(rng, 15, 40), integer(rng, 2, 9), integer(rng, 2, 9)
    kind = integer(rng, 0, 2)
    last = (
        (f"{name} ← {name} + {third}", first - second + third),
        (f"{other} ← {third}", first - second),
        (f"{name} ← {name} - {other}", first - 2 * second),
    )[kind]
    lines = [f"{name} ← {first}", f"{other} ← {second}", f"{name} ← {name} - {other}", last[0]]
    wrong = {first, first - second - third} - {last[1]}
    return {
        "program": indented(lines), "name": name,
        "key": str(last[1]), "wrong": [str(value) for value in sorted(wrong)],
    }  # fmt: skip


_PAIRS = (
    ("gauche", "droite"), ("a", "b"), ("lundi", "mardi"), ("depart", "arrivee"), ("x", "y"),
    ("titulaire", "suppleant"),
)  # fmt: skip


def swap_blank(rng: np.random.Generator) -> dict[str, Any]:
    """The name missing from the exchange of two variables."""
    left, right = pick(rng, _PAIRS)
    spare = pick(rng, ("temp", "aux", "tampon", "copie"))
    pairs = [(spare, left), (left, right), (right, spare)]
    hidden = integer(rng, 0, 2)
    answer = pairs[hidden][1]
    lines = [f"    {to} ← {'?' if i == hidden else of}" for i, (to, of) in enumerate(pairs)]
    return {
        "left": left, "right": right, "spare": spare, "program": "\n".join(lines), "key": answer,
        "wrong": [name for name in (left, right, spare) if name != answer],
    }  # fmt: skip


def exchange_values(rng: np.random.Generator) -> dict[str, Any]:
    """Values of two variables after an attempt at exchanging them."""
    a, b = sample(rng, range(2, 60), 2)
    program, after = pick(rng, (
        (("a ← b", "b ← a"), (b, b)),
        (("b ← a", "a ← b"), (a, a)),
        (("c ← a", "a ← b", "b ← c"), (b, a)),
        (("c ← a", "b ← c", "a ← b"), (a, a)),
    ))  # fmt: skip
    lines = [f"a ← {a}", f"b ← {b}", *program]
    return {
        "program": indented(lines),
        "after_a": str(after[0]), "after_b": str(after[1]),
        "wrong_a": str(b if after[0] == a else a), "wrong_b": str(b if after[1] == a else a),
    }  # fmt: skip


_VALUES = {
    "texte": ('code_postal = "07200"', 'telephone = "0199001234"', 'prenom = "Inès"',
              'reponse = "True"', 'annee = "2024"', 'prix = "9.50"'),
    "entier": ("age = 42", "inscrits = 0", "annee = 2024", "solde = -15", "etage = 3"),
    "nombre à virgule": ("prix = 9.5", "moyenne = 12.0", "taux = 0.2", "poids = 71.4"),
    "booléen": ("abonne = True", "majeur = False", "panne = False", "present = True"),
    "liste": ('prenoms = ["Léa", "Omar"]', "notes = [12, 8, 15]", "codes = [7]", "dates = []"),
}  # fmt: skip


def value_types(rng: np.random.Generator) -> dict[str, Any]:
    """Types of four Python values, one of them a number between quotes."""
    kinds = ["texte", *sample(rng, [k for k in _VALUES if k != "texte"], 3)]
    row: dict[str, Any] = {"kinds": list(_VALUES)}
    for number, kind in enumerate(shuffled(rng, kinds), 1):
        row |= {f"value{number}": pick(rng, _VALUES[kind]), f"type{number}": kind}
    return row


def join_or_add(rng: np.random.Generator) -> dict[str, Any]:
    """What Python displays when texts made of digits meet the signs + and *."""
    a, b = integer(rng, 2, 9), integer(rng, 2, 9)
    line, shown, wrong = pick(rng, (
        ("print(a + b)", f"{a}{b}", a + b),
        ("print(int(a) + int(b))", a + b, f"{a}{b}"),
        ("print(a * 3)", f"{a}" * 3, 3 * a),
        ("print(int(a + b) + 1)", 10 * a + b + 1, a + b + 1),
        ("print(str(int(a) + int(b)) + a)", f"{a + b}{a}", 2 * a + b),
        ("print(a + str(int(b) + 1))", f"{a}{b + 1}", a + b + 1),
    ))  # fmt: skip
    program = f'    a = "{a}"\n    b = "{b}"\n    {line}'
    return {"program": program, "key": str(shown), "wrong": [str(wrong)]}


def list_index(rng: np.random.Generator) -> dict[str, Any]:
    """The element that an expression picks in a Python list."""
    values = shuffled(rng, range(6))
    k = integer(rng, 1, 4)
    inner = values[k]
    line, shown, wrong = pick(rng, (
        (f"t[t[{k}]]", values[inner], values[inner - 1]),
        (f"t[{k}] + t[-1]", values[k] + values[-1], values[k - 1] + values[-1]),
        (f"t[len(t) - {k}]", values[6 - k], values[5 - k]),
        (f"t[{k}] * 10 + t[{k} + 1]", 10 * values[k] + values[k + 1],
         10 * values[k - 1] + values[k]),
    ))  # fmt: skip
    program = f"    t = {values}\n    print({line})"
    return {"program": program, "key": str(shown), "wrong": [str(wrong)] if wrong != shown else []}


def reference_or_copy(rng: np.random.Generator) -> dict[str, Any]:
    """A Python list after changes made through another name or to a copy of it."""
    values = sample(rng, range(1, 10), 3)
    new, place = integer(rng, 1, 9), integer(rng, 0, 2)
    changed = pick(rng, [v for v in range(1, 10) if v != values[place]])
    copy = pick(rng, ("list(a)", "a[:]", "a.copy()"))
    first = bool(rng.integers(2))
    a = list(values)
    b, c = (a, list(a)) if first else (list(a), a)
    b.append(new)
    c[place] = changed
    lines = [
        f"a = {values}", f"b = {'a' if first else copy}", f"c = {copy if first else 'a'}",
        f"b.append({new})", f"c[{place}] = {changed}", "print(a)",
    ]  # fmt: skip
    naive = [*values, new]
    naive[place] = changed
    return {
        "program": indented(lines), "same": "b" if first else "c",
        "copied": "c" if first else "b", "key": str(a),
        "wrong": [str(w) for w in (values, naive) if w != a],
    }  # fmt: skip
