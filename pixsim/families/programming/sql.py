"""Querying a database: SELECT, WHERE, JOIN, aggregates."""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, person
from pixsim.families.draws.simulators.programs import code_to_mend, gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS
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


_LENDING = (
    ("lecteur", "pret"),
    ("adherent", "visite"),
    ("usager", "rendez_vous"),
    ("membre", "inscription"),
)


def all_counted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a query that counts what each person did in a year, nothing included, namesakes apart."""
    who, what = pick(rng, _LENDING)
    year, names = integer(rng, 2021, 2026), sample(rng, FIRST_NAMES, 5)

    def drawn() -> tuple[Table, Table]:
        people = [
            (n, name)
            for n, name in zip(sample(rng, range(10, 99), 6), [*names, names[0]], strict=True)
        ]
        rows: list[tuple[int, int, int]] = []
        numbers = iter(sample(rng, range(100, 999), 30))
        for place, (one, _name) in enumerate(people):
            counts = {1: (0, 2), 2: (0, 0)}.get(place, (integer(rng, 1, 3), integer(rng, 0, 2)))
            rows += [(next(numbers), one, year) for _n in range(counts[0])] + [
                (next(numbers), one, year - 1) for _n in range(counts[1])
            ]
        return Table(name=who, columns=("id", "nom"), rows=tuple(people)), Table(
            name=what, columns=("numero", f"id_{who}", "annee"), rows=tuple(sorted(rows))
        )

    text = (
        f"SELECT {who}.id, nom, [[COUNT(*)]]\nFROM {who}\n[[JOIN {what}]]\nON [[{what}.numero]] = {who}.id\n[[WHERE annee = {year}]]\n"
        f"GROUP BY [[nom]]\nORDER BY 3, {who}.id"
    )
    right = {
        1: f"COUNT({what}.numero)",
        3: f"LEFT JOIN {what}",
        4: f"{what}.id_{who}",
        5: f"AND annee = {year}",
        6: f"{who}.id",
    }
    tables = [drawn() for _n in range(3)]
    data = [written(both) for both in tables[1:]]
    return {
        "who": who, "what": what, "year": year,
        **code_to_mend("Requête", text, (), right, ["", *data], {n: one for n, one in right.items() if n != 5}, {n: one for n, one in right.items() if n != 1}, {n: one for n, one in right.items() if n != 6}, {n: one for n, one in right.items() if n != 3}, language="sql", tables=tables[0]),
    }  # fmt: skip


_LENDERS = {
    "livre": ("de la bibliothèque", "titre", ("Le quai", "Vents contraires", "La haie", "Trois hivers", "Le puits", "Ombres")),
    "jeu": ("de la ludothèque", "titre", ("Bâtisseurs", "Grand large", "Petits marchés", "La mine", "Cap au sud", "Fougères")),
    "disque": ("de la médiathèque", "titre", ("Nuit claire", "Rue des Lilas", "Contretemps", "Marées", "Sans bruit", "Octobre")),
    "outil": ("de l'outilthèque", "modele", ("Ponceuse", "Perceuse", "Décolleuse", "Scie sauteuse", "Taille-haie", "Raboteuse")),
}  # fmt: skip


@redraw_misfits
def groups_kept(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: a query by titles over copies: the mean of loans that are over, for titles lent often enough since a day."""
    least, month = integer(rng, 2, 3), integer(rng, 3, 6)
    day = f"2026-{month:02}-01"
    kind = pick(rng, tuple(_LENDERS))
    place, title, all_titles = _LENDERS[kind]
    titles = sample(rng, all_titles, 5)

    def drawn() -> tuple[Table, Table]:
        ids = sample(rng, range(10, 99), 7)
        copies = list(zip(ids, [*titles, titles[0], titles[1]], strict=True))
        loans: list[tuple[str | int | None, ...]] = []
        numbers = iter(sample(rng, range(100, 999), 60))
        counts = {
            ids[0]: 1,
            ids[5]: least,
            ids[1]: 1,
            ids[6]: least - 1,
            ids[2]: least - 1,
            ids[3]: least + 2,
            ids[4]: least,
        }
        for nth, one in enumerate(ids):
            loans += [
                (next(numbers), one, f"2026-{integer(rng, 7, 9):02}-{integer(rng, 1, 28):02}", integer(rng, 4, 30))
                for _n in range(counts[one])
            ]  # fmt: skip
            loans.append(
                (next(numbers), one, f"2026-01-{integer(rng, 1, 28):02}", integer(rng, 40, 60))
            )
            if nth % 2 == 0:
                loans.append((next(numbers), one, "2026-10-02", None))
        return Table(name=kind, columns=("id", title), rows=tuple(sorted(copies))), Table(
            name="pret",
            columns=("numero", f"id_{kind}", "jour", "jours"),
            rows=tuple(sorted(loans, key=lambda row: row[0])),
        )

    text = (
        f"SELECT {title}, [[SUM(jours)]] AS duree\nFROM {kind}\nJOIN pret ON id_{kind} = {kind}.id\n[[WHERE jours <> NULL]]\nGROUP BY [[{kind}.id]]\n"
        f"HAVING [[COUNT(*) > {least}]]\nORDER BY [[{title}]]"
    )
    right = {
        1: "AVG(jours)",
        4: f"WHERE jours IS NOT NULL AND jour >= '{day}'",
        5: title,
        6: f"COUNT(*) >= {least}",
        7: "duree DESC",
    }
    tables = [drawn() for _n in range(3)]
    data = [written(both) for both in tables[1:]]
    task = code_to_mend("Requête", text, (), right, ["", *data], right | {4: f"WHERE jour >= '{day}'"}, right | {4: "WHERE jours IS NOT NULL"}, {n: one for n, one in right.items() if n != 5}, right | {6: f"COUNT(*) > {least}"}, right | {7: "duree"}, language="sql", tables=tables[0])  # fmt: skip
    shown = [
        [row.rpartition(" | ")[2] for row in fact[2].split(" / ")] for fact in task["goal"].want
    ]
    if any(len({*means}) < len(means) for means in shown):
        return None  # in which order is not told
    return {
        "who": pick(rng, FIRST_NAMES),
        "place": place,
        "kind": kind,
        "title": {"modele": "modèle"}.get(title, title),
        "titles": {"modele": "modèles"}.get(title, f"{title}s"),
        "least": least,
        "day": day,
        "since": f"1er {MONTHS[month - 1]} 2026",
        **task,
    }
