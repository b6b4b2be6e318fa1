"""Deletes sittings for good: from the journal, its log, its backups and the files around it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pixsim.store.database import backups
from pixsim.store.errors import JournalError, UnknownSittingError
from pixsim.store.home import files_folder
from pixsim.store.journal import FILE_NAME, Journal
from pixsim.store.seal import read_row, read_seal

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


def delete_sitting(journal: Journal, sitting: str) -> None:
    """Remove a sitting or training for good: events, result, files, backups.

    Raises
    ------
    UnknownSittingError
    SittingInUseError
        Another process holds it; nothing was deleted.
    JournalError
    """
    with journal.snapshot() as connection:
        known = read_row(connection, sitting) or read_seal(connection, sitting)
    if known is None:
        raise UnknownSittingError(f"the journal has no sitting {sitting}")
    with _held(journal, [sitting]):
        with journal.transaction() as connection:
            _delete_from_backups(journal.path, [sitting])
            _delete_rows(connection, [sitting])
        _clear(journal, [sitting])


def count_sittings(journal: Journal, profile_id: str) -> Deleted:
    """What `delete_sittings` would delete."""
    with journal.snapshot() as connection:
        return _count(connection, journal.sittings_of(profile_id))


def delete_sittings(journal: Journal, profile_id: str) -> Deleted:
    """Remove all sittings and trainings of a profile for good; its file is left alone.

    Raises
    ------
    SittingInUseError
        Another process holds one of them; nothing was deleted.
    JournalError
    """
    while True:
        names = journal.sittings_of(profile_id)
        with _held(journal, names):
            with journal.transaction() as connection:
                if set(journal.sittings_of(profile_id)) != set(names):
                    continue  # one was begun meanwhile: to be held too
                deleted = _count(connection, names)
                _delete_from_backups(journal.path, names)
                _delete_rows(connection, names)
            _clear(journal, names)
            return deleted


@contextmanager
def _held(journal: Journal, names: Sequence[str]) -> Iterator[None]:
    with ExitStack() as stack:
        for name in filter(FILE_NAME.fullmatch, names):  # nobody can hold another
            stack.enter_context(journal.hold(name))
        yield


def _clear(journal: Journal, names: Sequence[str]) -> None:
    """What is left of sittings outside the tables: the log, what was handed out, their locks."""
    journal.empty_log()
    for name in names:
        journal.sealer.forget(name)
        if FILE_NAME.fullmatch(name):
            shutil.rmtree(files_folder(name), ignore_errors=True)
            journal.lock_file(name).unlink(missing_ok=True)


def _count(connection: sqlite3.Connection, names: Iterable[str]) -> Deleted:
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


def _delete_rows(connection: sqlite3.Connection, names: Sequence[str]) -> None:
    """Take sittings out of every table there is."""
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for table, column in TABLES.items():
        if table in known:  # a backup has the tables of its day
            connection.executemany(
                f"DELETE FROM {table} WHERE {column} = ?", [(name,) for name in names]
            )


def _delete_from_backups(path: Path, names: Sequence[str]) -> None:
    """Take sittings out of the copies kept before migrations.

    Raises
    ------
    JournalError
        A copy cannot be read or written: what it holds of them would stay.
    """
    for copy in backups(path):
        try:
            with closing(sqlite3.connect(copy, isolation_level=None, timeout=5)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("BEGIN IMMEDIATE")
                _delete_rows(connection, names)
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise JournalError("write", copy, str(error)) from error
