"""Deletes sittings for good: from the journal, its log, its backups and the files around it."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pixsim.store.database import FAULTS, backups
from pixsim.store.errors import JournalError
from pixsim.store.home import files_folder
from pixsim.store.names import named

TABLES = {"result": "sitting", "seal": "sitting", "event": "sitting", "sitting": "id"}


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted, or would be.

    Attributes
    ----------
    exams, positionings, practices : int
        Sittings and trainings, simulated ones included.
    answers : int
        Questions answered or passed in them.
    """

    exams: int
    positionings: int
    practices: int
    answers: int


def sittings_of(connection: sqlite3.Connection, profile: str) -> list[str]:
    """Names of all sittings and trainings of a profile."""
    query = "SELECT id FROM sitting NOT INDEXED WHERE profile_id = ?"
    return [name for (name,) in connection.execute(query, (profile,))]


def count(connection: sqlite3.Connection, names: Iterable[str]) -> Deleted:
    """What these sittings hold."""
    kinds, answers = [], 0
    for name in names:
        kind = connection.execute("SELECT kind FROM sitting WHERE id = ?", (name,)).fetchone()
        kinds.append(kind[0] if kind else "")
        answers += connection.execute(
            "SELECT count(*) FROM event WHERE sitting = ? AND kind IN ('answered', 'skipped', 'replied')",
            (name,),
        ).fetchone()[0]
    return Deleted(
        exams=kinds.count("exam"),
        positionings=kinds.count("positioning"),
        practices=kinds.count("practice"),
        answers=answers,
    )


def delete_rows(connection: sqlite3.Connection, names: Sequence[str]) -> None:
    """Take sittings out of every table there is."""
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for table, column in TABLES.items():
        if table in known:  # a backup has the tables of its day
            connection.executemany(
                f"DELETE FROM {table} WHERE {column} = ?", [(name,) for name in names]
            )


def delete_from_backups(path: Path, names: Sequence[str]) -> None:
    """Take sittings out of the copies kept before migrations.

    Raises
    ------
    JournalError
        A copy cannot be read or written: what it holds of them would stay.
    """
    for connection in _backups(path):
        connection.execute("BEGIN IMMEDIATE")
        delete_rows(connection, names)
        connection.execute("COMMIT")
        rebuild(connection)


def rename_in_backups(path: Path, profile_id: str, name: str) -> None:
    """Change a candidate's name in the copies kept before migrations, plans and results included.

    Raises
    ------
    JournalError
        A copy cannot be read or written: the name of before would stay.
    """
    for connection in _backups(path):
        connection.execute("BEGIN IMMEDIATE")
        for sitting in sittings_of(connection, profile_id):
            connection.execute("UPDATE sitting SET candidate = ? WHERE id = ?", (name, sitting))
            for table, column in (("sitting", "id"), ("result", "sitting")):
                query = f"SELECT body FROM {table} WHERE {column} = ?"
                for (body,) in connection.execute(query, (sitting,)).fetchall():
                    connection.execute(
                        f"UPDATE {table} SET body = ? WHERE {column} = ?",
                        (named(body, name), sitting),
                    )
        connection.execute("COMMIT")
        rebuild(connection)


def _backups(path: Path) -> Iterator[sqlite3.Connection]:
    for copy in backups(path):
        try:
            with closing(sqlite3.connect(copy, isolation_level=None, timeout=5)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                yield connection
        except FAULTS as error:
            raise JournalError("write", copy, str(error)) from error


def rebuild(connection: sqlite3.Connection) -> None:
    """Write a database anew: free pages of an earlier pixsim may hold what was replaced then.

    Where it cannot be (damage, or another process that writes), what is deleted now is overwritten
    all the same.
    """
    with contextlib.suppress(sqlite3.DatabaseError):
        connection.execute("VACUUM")


def empty_log(connection: sqlite3.Connection) -> None:
    """Write the log back and cut it, so that nothing deleted is left in it.

    While another process reads, the log cannot be cut: SQLite reuses it from its start later on.
    """
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def delete_files(sitting: str) -> None:
    """Remove what was handed out during a sitting."""
    shutil.rmtree(files_folder(sitting), ignore_errors=True)
