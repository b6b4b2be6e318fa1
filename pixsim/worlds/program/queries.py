"""Queries on small tables, in a database of their own, in memory, that can only be read."""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Frozen
from pixsim.worlds.program.limits import Fault

Value = str | int | None
MOST_ROWS = 100
MOST_WORK = 200_000  # instructions of the database
LONGEST_VALUE = 2_000
_FUNCTIONS = frozenset(
    ("abs", "avg", "coalesce", "count", "length", "like", "lower", "max", "min", "round", "substr", "sum", "total", "trim", "upper")
)  # fmt: skip


class Table(Frozen):
    """A table: its name, those of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class Answer(Frozen):
    """What a query gives: names of columns and rows, as they are shown."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def written(tables: tuple[Table, ...]) -> str:
    """Tables as a text, for a fact."""
    return json.dumps([[t.name, t.columns, t.rows] for t in tables], ensure_ascii=False)


def read_tables(text: str) -> tuple[Table, ...]:
    """Tables from such a text."""
    return tuple(
        Table(name=name, columns=tuple(columns), rows=tuple(map(tuple, rows)))
        for name, columns, rows in json.loads(text)
    )


@lru_cache(maxsize=128)
def ask(tables: tuple[Table, ...], query: str) -> Answer | Fault:
    """What a query gives, or why it gives nothing."""
    if query.split(None, 1)[:1] and query.split(None, 1)[0].upper() not in ("SELECT", "WITH"):
        return Fault(_("on ne peut ici que lire les tables, par SELECT"))
    base = sqlite3.connect(":memory:")
    try:
        for table in tables:
            names = ", ".join(f'"{column}"' for column in table.columns)
            marks = ", ".join("?" * len(table.columns))
            base.execute(f'CREATE TABLE "{table.name}" ({names})')
            base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)
        base.commit()
        _shut(base, {table.name for table in tables})
        found = base.execute(query)
        rows = found.fetchmany(MOST_ROWS + 1)
        columns = tuple(part[0] for part in found.description or ())
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
        return Fault(_in_french(str(error)))
    finally:
        base.close()
    if len(rows) > MOST_ROWS:
        return Fault(_("la requête renvoie trop de lignes"))
    return Answer(columns=columns, rows=tuple(tuple(map(_shown, row)) for row in rows))


def _shut(base: sqlite3.Connection, names: set[str]) -> None:
    """Leave nothing possible but to read these tables, for a while."""
    base.execute("PRAGMA query_only = ON")
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    base.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 60)
    base.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 5)
    left = [MOST_WORK // 1_000]

    def tired() -> int:
        left[0] -= 1
        return int(left[0] < 0)

    def allowed(action: int, one: str | None, two: str | None, *_others: str | None) -> int:
        is_read = action == sqlite3.SQLITE_READ and one in names
        is_function = action == sqlite3.SQLITE_FUNCTION and two in _FUNCTIONS
        if action == sqlite3.SQLITE_SELECT or is_read or is_function:
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    base.set_progress_handler(tired, 1_000)
    base.set_authorizer(allowed)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.6g}".replace(".", ",")
    return "" if value is None else str(value)


def _in_french(said: str) -> str:
    """What the database says, for people."""
    name = said.rpartition(": ")[2]
    if said.startswith("no such column"):
        return _("la colonne {name} est inconnue").format(name=name)
    if said.startswith("no such table") or "prohibited" in said:
        return _("la table {name} est inconnue").format(name=name)
    if "not authorized" in said or "readonly" in said or "query_only" in said:
        return _("on ne peut ici que lire les tables")
    if "interrupted" in said or "too big" in said or "too many" in said or "too large" in said:
        return _("la requête demande trop de travail")
    if 'near "' in said:
        near = said.split('"')[1]
        return _("la requête est mal écrite près de « {near} »").format(near=near)
    return _("la requête est mal écrite")
