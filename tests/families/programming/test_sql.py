"""Keys found another way. Querying a database: SELECT, WHERE, JOIN, aggregates."""

from __future__ import annotations

import csv
import io
import sqlite3

from tests.families.drawing import draw_named
from tests.families.reading import records_of
from tests.families.seeds import each_seed


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
def test_sql_joins_and_groups(seed: int) -> None:
    g = draw_named("programming.sql.joined_rows", seed)
    base = database(lecteur=g["files"]["lecteur.csv"], pret=g["files"]["pret.csv"])
    text = "SELECT lecteur.id FROM lecteur LEFT JOIN pret ON pret.id_lecteur = lecteur.id {} pret.jour >= '2026-01-01' GROUP BY lecteur.id"
    kept = {row[0] for row in base.execute(text.format("WHERE"))}
    everybody = {row[0] for row in base.execute(text.format("AND"))}
    assert str(len(kept)) == g["shown"] not in g["not_shown"]
    mine = {row[0] for row in base.execute(f"SELECT id FROM lecteur WHERE ville = '{g['town']}'")}
    assert str(len((everybody - kept) & mine)) == g["forgotten"] not in g["not_forgotten"]
    h = draw_named("programming.sql.grouped_rows", seed)
    base = database(pret=h["files"]["pret.csv"], livre=h["files"]["livre.csv"])
    base.execute("UPDATE pret SET jours = NULL WHERE jours = ''")
    rows = base.execute(
        "SELECT titre, SUM(jours) AS total FROM pret JOIN livre ON livre.id = pret.id_livre "
        f"WHERE rayon <> '{h['shelf']}' GROUP BY titre "
        f"HAVING COUNT(DISTINCT lecteur) >= {h['least']} ORDER BY total DESC"
    ).fetchall()  # fmt: skip
    assert (len(rows), rows[0]) == (int(h["groups"]), (h["book"], h["total"]))
    assert len({total for _, total in rows}) == len(rows)
