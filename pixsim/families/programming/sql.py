"""Querying a database: SELECT, WHERE, JOIN, aggregates."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, person
from pixsim.families.draws.simulators.programs import gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
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


def where_count(rng: np.random.Generator) -> dict[str, Any]:
    """How many lines of a file a WHERE clause returns."""
    towns = ("Lens", "Dole", "Gap", "Vannes")
    rows = [
        (n, person(rng), pick(rng, towns),
         integer(rng, 12, 85), pick(rng, ("oui", "non")))
        for n in range(1, integer(rng, 36, 60))
    ]  # fmt: skip
    town, age = pick(rng, towns), pick(rng, (18, 26, 40, 60))
    answers = [
        (f"ville = '{town}' AND age >= {age}", [r[2] == town and r[3] >= age for r in rows]),
        (f"ville = '{town}' AND adherent = 'oui'", [r[2] == town and r[4] == "oui" for r in rows]),
        (f"age < {age} AND adherent = 'non'", [r[3] < age and r[4] == "non" for r in rows]),
        (f"ville <> '{town}' AND age > {age}", [r[2] != town and r[3] > age for r in rows]),
        (f"ville = '{town}' OR age < {age}", [r[2] == town or r[3] < age for r in rows]),
    ]
    condition, kept = pick(rng, [answer for answer in answers if sum(answer[1]) > 1])
    count = sum(kept)
    return {
        "files": {"inscrits.csv": spreadsheet_csv(("id", "nom", "ville", "age", "adherent"), rows)},
        "condition": condition, "key": str(count), "wrong": [str(len(rows)), str(count + 1)],
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


_BOOKS = ("Atlas", "Roman", "BD", "Guide", "Conte", "Revue")


def ordered_row(rng: np.random.Generator) -> dict[str, Any]:
    """The line that ORDER BY and LIMIT keep of a table of a hundred and fifty."""
    town = pick(rng, ("Lens", "Dole", "Gap", "Vannes"))
    down = bool(rng.integers(2))
    limit = integer(rng, 3, 5)
    while True:
        rows = [
            (
                n,
                f"{pick(rng, FIRST_NAMES)} {pick(rng, ascii_uppercase)}.",
                pick(rng, ("Lens", "Dole", "Gap", "Vannes")),
                pick(rng, _BOOKS),
                integer(rng, 2, 60),
            )
            for n in range(1001, 1151)
        ]
        kept = sorted(
            (r for r in rows if r[2] == town), key=lambda r: ((-r[4] if down else r[4]), -r[0])
        )
        if (len(kept) > 12 and kept[limit - 1][4] == kept[limit][4]) or (
            len(kept) > 12 and kept[limit - 1][4] == kept[limit - 2][4]
        ):
            break
    key = kept[limit - 1]
    other = sorted(kept, key=lambda r: ((-r[4] if down else r[4]), r[0]))[limit - 1]
    whole = sorted(rows, key=lambda r: ((-r[4] if down else r[4]), -r[0]))[limit - 1]
    order = f"jours {'DESC' if down else 'ASC'}, numero DESC"
    return {
        "files": {"pret.csv": spreadsheet_csv(("numero", "lecteur", "ville", "livre", "jours"), shuffled(rng, rows))},
        "query": f"    SELECT numero FROM pret\n    WHERE ville = '{town}'\n    ORDER BY {order} LIMIT {limit};",
        "limit": limit, "key": str(key[0]), "wrong": [str(r[0]) for r in (other, whole) if r[0] != key[0]],
        "way": "du plus grand au plus petit" if down else "du plus petit au plus grand",
    }  # fmt: skip


@redraw_misfits
def joined_rows(rng: np.random.Generator) -> dict[str, Any] | None:
    """Whom a condition on the wrong side of a LEFT JOIN leaves out."""
    numbers = sample(rng, range(1000, 2000), integer(rng, 110, 140))
    towns = sample(rng, ("Lens", "Dole", "Gap", "Vannes", "Tulle"), 3)
    readers = [(n, pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES), pick(rng, towns)) for n in numbers]  # fmt: skip
    pool = [*numbers[: len(numbers) * 7 // 10], *sample(rng, range(2000, 2400), 9)]
    loans = []
    for k in range(1, integer(rng, 300, 380)):
        year = pick(rng, (2024, 2025, 2025, 2026))
        day = f"{year}-{integer(rng, 1, 12):02}-{integer(rng, 1, 28):02}"
        loans.append((k, pick(rng, pool), pick(rng, _BOOKS), day))
    recent = {loan[1] for loan in loans if loan[3] >= "2026"}
    ever = {loan[1] for loan in loans}
    shown = len(recent & set(numbers))
    town = towns[0]
    forgotten = sum(row[3] == town and row[0] not in recent for row in readers)
    never = sum(row[3] == town and row[0] not in ever for row in readers)
    lines = sum(loan[3] >= "2026" for loan in loans)
    if len({shown, len(recent), lines, len(readers), forgotten, never, len(readers) - shown}) < 7:
        return None
    return {
        "files": {"lecteur.csv": spreadsheet_csv(("id", "prenom", "nom", "ville"), shuffled(rng, readers)),
                  "pret.csv": spreadsheet_csv(("numero", "id_lecteur", "livre", "jour"), loans)},
        "town": town, "shown": str(shown), "not_shown": [str(v) for v in (len(recent), lines, len(readers))],
        "forgotten": str(forgotten), "not_forgotten": [str(never), str(len(readers) - shown)],
    }  # fmt: skip


_RAYONS = ("Jeunesse", "Adultes", "Musique")


def grouped_rows(rng: np.random.Generator) -> dict[str, Any]:
    """What a join, groups and a condition on them return: copies of a title together, loans not given back aside."""
    while True:
        names = [
            f"{stem} {end}"
            for stem in _BOOKS
            for end in ("des mers", "de poche", "du ciel", "illustré")
        ]
        titles = sample(rng, names, 18)
        books = [
            (k, title, pick(rng, _RAYONS)) for k, title in enumerate([*titles, *titles[:8]], 1)
        ]
        readers = [f"L{n:03}" for n in sample(rng, range(1, 400), 40)]
        loans = [
            (
                k,
                pick(rng, books)[0],
                pick(rng, readers),
                "" if rng.integers(6) == 0 else integer(rng, 2, 40),
            )
            for k in range(1, integer(rng, 290, 340))
        ]
        shelf, least = pick(rng, _RAYONS), integer(rng, 7, 12)
        groups: dict[str, list[tuple[str, int | str]]] = {}
        for _k, book, reader, days in loans:
            _id, title, place = books[book - 1]
            if place != shelf:
                groups.setdefault(title, []).append((reader, days))
        kept = {
            t: rows for t, rows in groups.items() if len({reader for reader, _d in rows}) >= least
        }
        totals = {t: sum(int(days or 0) for _r, days in rows) for t, rows in kept.items()}
        ranked = sorted(totals, key=lambda title: -totals[title])
        naive = sum(len(rows) >= least for rows in groups.values())
        if 3 <= len(ranked) < naive and len(set(totals.values())) == len(totals):
            break
    best = ranked[0]
    return {
        "files": {
            "livre.csv": spreadsheet_csv(("id", "titre", "rayon"), books),
            "pret.csv": spreadsheet_csv(("id", "id_livre", "lecteur", "jours"), loans),
        },
        "shelf": shelf, "least": least, "groups": str(len(ranked)), "book": best, "total": totals[best],
        "all_groups": [str(naive), str(len(groups))], "titles": sorted(titles),
    }  # fmt: skip
