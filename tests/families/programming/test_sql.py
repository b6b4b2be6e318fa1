"""Keys found another way. Querying a database: SELECT, WHERE, JOIN, aggregates."""

from __future__ import annotations

import csv
import io
import sqlite3

from pixsim.families.programming import sql
from tests.families.drawing import draw_named
from tests.families.programs import wanted_answers
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def database(**files: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    for name, content in files.items():
        head, *rows = table(content)
        numbers = {i for i in range(len(head)) if all(row[i].isdigit() for row in rows)}
        columns = ", ".join(f"{c} {'INT' if i in numbers else 'TEXT'}" for i, c in enumerate(head))
        base.execute(f"CREATE TABLE {name} ({columns})")
        base.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(head))})", rows)
    return base


@each_seed
def test_sql_on_one_table(seed: int) -> None:
    f = draw_named("programming.sql.where_count", seed)
    base = database(inscrits=f["files"]["inscrits.csv"])
    found = base.execute(f"SELECT COUNT(*) FROM inscrits WHERE {f['condition']}").fetchone()
    assert found == (int(f["key"]),)


@each_seed
def test_the_line_of_a_query(seed: int) -> None:
    f = draw_named("programming.sql.ordered_row", seed)
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE pret (numero INT, lecteur TEXT, ville TEXT, livre TEXT, jours INT)")
    base.executemany(
        "INSERT INTO pret VALUES (?, ?, ?, ?, ?)", [tuple(r.values()) for r in records_of(f)]
    )
    found = base.execute(f["query"]).fetchall()
    assert (str(found[-1][0]), len(found)) == (f["key"], f["limit"])


@each_seed
def test_each_person_is_counted(seed: int) -> None:
    values, _world = done(sql.all_counted, seed)
    who, what = values["who"], values["what"]
    query = f"SELECT id, nom, (SELECT COUNT(*) FROM {what} WHERE id_{who} = {who}.id AND annee = {values['year']}) AS n FROM {who} ORDER BY n, id"
    for found, wanted in wanted_answers(values, query):
        assert found == wanted
        assert found[0].endswith("| 0")


@each_seed
def test_titles_are_those_lent_often_enough(seed: int) -> None:
    values, _world = done(sql.groups_kept, seed)
    kind, title = values["kind"], values["title"].replace("è", "e")
    query = (
        f"WITH finis AS (SELECT {title}, jours FROM pret, {kind} WHERE id_{kind} = id AND jours > 0 AND typeof(jours) = 'integer' AND jour >= '{values['day']}') "
        f"SELECT {title}, SUM(jours) * 1.0 / COUNT(*) AS d FROM finis GROUP BY {title} HAVING COUNT(*) >= {values['least']} ORDER BY d DESC"
    )
    for found, wanted in wanted_answers(values, query):
        assert [(row.split(" | ")[0], round(float(row.split(" | ")[1]), 3)) for row in found] == [
            (row.split(" | ")[0], round(float(row.split(" | ")[1].replace(",", ".")), 3))
            for row in wanted
        ]
        assert len({row.split(" | ")[1] for row in wanted}) == len(wanted)
