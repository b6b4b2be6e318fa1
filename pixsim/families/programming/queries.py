"""Worlds of competence 3.4: queries to write on a table, right on other rows too."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.programs import gives, program, solved
from pixsim.worlds.goals import Goal
from pixsim.worlds.program.queries import Table, written

_TOWNS = ("Lens", "Dole", "Gap", "Vannes", "Tulle")
_KINDS = (
    ("adherents", "les adhérents", ("nom", "ville", "age", "carte"), "age", "ans", (18, 80), ("du plus âgé au plus jeune", "du plus jeune au plus âgé")),
    ("prets", "les prêts", ("lecteur", "ville", "jours", "cote"), "jours", "jours", (3, 60), ("du plus long au plus court", "du plus court au plus long")),
    ("dons", "les dons", ("donateur", "ville", "euros", "recu"), "euros", "euros", (5, 90), ("du plus élevé au plus faible", "du plus faible au plus élevé")),
    ("courses", "les courses", ("coureur", "ville", "minutes", "dossard"), "minutes", "minutes", (31, 95), ("de la plus longue à la plus courte", "de la plus courte à la plus longue")),
)  # fmt: skip


def _table(
    rng: np.random.Generator,
    name: str,
    columns: tuple[str, ...],
    span: tuple[int, int],
    edge: int,
    towns: list[str],
) -> Table:
    """Seven rows, one on the edge of the condition, numbers all different."""
    names = sample(rng, FIRST_NAMES, 7)
    numbers = [*sample(rng, [n for n in range(*span) if n != edge], 6), edge]
    others = sample(rng, range(100, 999), 7)
    rows = [
        (who, pick(rng, towns), number, other)
        for who, number, other in zip(names, numbers, others, strict=True)
    ]
    return Table(name=name, columns=columns, rows=tuple(sorted(rows)))


def choose_columns(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: columns and a condition for a query whose order is right."""
    name, what, columns, number, unit, span, orders = pick(rng, _KINDS)
    edge = integer(rng, span[0] + 10, span[1] - 15)
    down = integer(rng, 0, 1)
    wanted = sample(rng, [columns[0], columns[1], columns[3]], 2)
    shown = "|".join(
        ("*", ", ".join(wanted), ", ".join(wanted[::-1]), wanted[0], ", ".join((*wanted, number)))
    )
    tests = "|".join(
        f"{number} {test}"
        for test in ("> 0", f"> {edge}", f">= {edge}", f"<= {edge}", f"< {edge}", f"= {edge}")
    )
    order = f"{number}{' DESC' if down == 0 else ''}"
    text = f"SELECT [[{shown}]]\nFROM {name}\nWHERE [[{tests}]]\nORDER BY {order}"
    acts = [f"modifier 1 {wanted[0]}, {wanted[1]}", f"modifier 3 {number} >= {edge}"]
    tables = [_table(rng, name, columns, span, edge, list(_TOWNS)) for _ in range(3)]
    world = program(text, language="sql", tables=tables[:1], title="Requête")
    data = ["", *(written((table,)) for table in tables[1:])]
    want = gives(solved(world, acts), data)
    return {
        "what": what, "one": wanted[0], "two": wanted[1], "edge": edge, "unit": unit, "order": orders[down], "number": number, "written": order,
        "world": world,
        "goal": Goal(want=want),
        "solution": [*acts, "lancer"],
        "near": [
            [acts[0], f"modifier 3 {number} > {edge}"], [f"modifier 1 {wanted[1]}, {wanted[0]}", acts[1]],
            [f"modifier 1 {wanted[0]}", acts[1]], acts[1:],
        ],
    }  # fmt: skip


def choose_rows(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a condition with AND, OR and a difference, right on other rows."""
    name, what, columns, number, unit, span, _orders = pick(rng, _KINDS)
    edge = integer(rng, span[0] + 10, span[1] - 15)
    one, two, three = sample(rng, _TOWNS, 3)
    either = bool(rng.integers(2))
    good, loose = (
        (
            f"(ville = '{one}' OR ville = '{two}') AND {number} > {edge}",
            f"ville = '{one}' OR ville = '{two}' AND {number} > {edge}",
        )
        if either
        else (
            f"ville <> '{one}' AND ({number} > {edge} OR ville = '{two}')",
            f"ville <> '{one}' AND {number} > {edge} OR ville = '{three}'",
        )
    )
    words = (
        f"de {one} ou de {two}, à condition de dépasser {edge} {unit}" if either
        else f"qui ne viennent pas de {one} et dépassent {edge} {unit} (à {two}, même sans les dépasser)"
    )  # fmt: skip
    base = f"SELECT {columns[0]}\nFROM {name}\nWHERE [[ville = '{one}']]\nORDER BY [[{columns[0]} DESC]]"
    acts = [f"modifier 3 {good}", f"modifier 4 {columns[0]}"]
    edged = good.replace("> ", ">= ").replace("<>= ", "<> ")
    near = [[f"modifier 3 {loose}", acts[1]], [f"modifier 3 {edged}", acts[1]], acts[:1]]
    while True:
        tables = [_table(rng, name, columns, span, edge, [one, two, three]) for _ in range(4)]
        world = program(base, language="sql", tables=tables[:1], title="Requête")
        data = ["", *(written((table,)) for table in tables[1:])]
        want = gives(solved(world, acts), data)
        if all(gives(solved(world, lines), data) != want for lines in near):
            break
    return {
        "what": what, "words": words, "column": columns[0], "good": good,
        "world": world,
        "goal": Goal(want=want),
        "solution": [*acts, "lancer"],
        "near": near,
    }  # fmt: skip
