"""Takes sittings and names out for good: of the journal, its log, its backups, the files around it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pixsim.store.errors import FAULTS, JournalError, UnknownSittingError
from pixsim.store.home import files_folder
from pixsim.store.seals.seal import read_row, read_seal
from pixsim.store.sittings.database import database_backups, rebuild_database
from pixsim.store.sittings.journal import FILE_NAME, Journal
from pixsim.store.sittings.names import with_name

UNSTORABLE = re.compile("[\ud800-\udfff]")
TABLES = {
    "review_mark": "sitting", "result": "sitting", "seal": "sitting", "event": "sitting",
    "sitting": "id",
}  # fmt: skip

ROOM_TABLES = {"room_person": "room", "room_event": "room", "room_seal": "room", "room": "number"}


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted, or would be.

    Attributes
    ----------
    exams, positionings, practices, rehearsals : int
        Sittings and trainings, simulated ones included; pilots count as practices;
        rehearsals are of the other exam.
    answers : int
        Questions answered or passed in them.
    """

    exams: int
    positionings: int
    practices: int
    answers: int
    rehearsals: int = 0


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
    with _hold_sittings(journal, [sitting]):
        with journal.transaction() as connection:
            _delete_from_backups(journal.path, [sitting])
            _delete_rows(connection, [sitting])
        _clear_traces(journal, [sitting])


def count_sittings(journal: Journal, profile_id: str) -> Deleted:
    """What `delete_sittings` would delete."""
    with journal.snapshot() as connection:
        return _count_held(connection, _sittings_of(connection, profile_id))


def delete_sittings(journal: Journal, profile_id: str) -> Deleted:
    """Remove all sittings and trainings of a profile for good; its file is left alone.

    Raises
    ------
    SittingInUseError
        Another process holds one of them; nothing was deleted.
    JournalError
    """
    while True:
        with journal.snapshot() as connection:
            names = _sittings_of(connection, profile_id)
        with _hold_sittings(journal, names):
            with journal.transaction() as connection:
                if set(_sittings_of(connection, profile_id)) != set(names):
                    continue  # one was begun meanwhile: to be held too
                deleted = _count_held(connection, names)
                _delete_from_backups(journal.path, names)
                _delete_rows(connection, names)
            _clear_traces(journal, names)
            return deleted


def delete_room_rows(journal: Journal, room: int) -> None:
    """Remove a room for good: people, events, seal, also in backups; its sittings are left alone.

    Raises
    ------
    JournalError
    """
    with journal.transaction() as connection:
        for copy in _open_backups(journal.path):
            copy.execute("BEGIN IMMEDIATE")
            _delete_room(copy, room)
            copy.execute("COMMIT")
            rebuild_database(copy)
        _delete_room(connection, room)
    journal.compact()


def _delete_room(connection: sqlite3.Connection, room: int) -> None:
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    for table, column in ROOM_TABLES.items():
        if table in known:  # a backup has the tables of its day
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (room,))


def rename_sittings(journal: Journal, profile_id: str, name: str) -> None:
    """Give all sittings and trainings of a profile another name of the candidate.

    Plans, events and results do not change: the name is kept beside them. The name of before is
    nowhere any more, backups and log included.

    Raises
    ------
    JournalError
    """
    with journal.transaction() as connection:
        names = dict.fromkeys(_sittings_of(connection, profile_id), name)
        _rename_in_backups(
            journal.path, lambda copy: dict.fromkeys(_sittings_of(copy, profile_id), name)
        )
        _rename_sittings(journal, connection, names)
    journal.compact()


def rename_each(journal: Journal, names: Mapping[str, str]) -> None:
    """Give some sittings other names of their candidates; as of `rename_sittings` otherwise.

    Raises
    ------
    JournalError
    """
    with journal.transaction() as connection:
        _rename_in_backups(journal.path, lambda _copy: names)
        _rename_sittings(journal, connection, names)
    journal.compact()


def _rename_sittings(
    journal: Journal, connection: sqlite3.Connection, names: Mapping[str, str]
) -> None:
    for sitting, name in names.items():
        if read_row(connection, sitting) is None:
            continue
        before = journal.sealer.trusted(connection, sitting)
        connection.execute("UPDATE sitting SET candidate = ? WHERE id = ?", (name, sitting))
        row = read_row(connection, sitting)
        if row is not None:
            journal.sealer.write(connection, replace(before, listed=row.listed))


@contextmanager
def _hold_sittings(journal: Journal, names: Sequence[str]) -> Iterator[None]:
    with ExitStack() as stack:
        for name in filter(FILE_NAME.fullmatch, names):  # nobody can hold another
            stack.enter_context(journal.hold(name))
        yield


def _clear_traces(journal: Journal, names: Sequence[str]) -> None:
    """What is left of sittings outside the tables: the log, what was handed out, their locks."""
    journal.compact()
    for name in names:
        journal.sealer.forget(name)
        if FILE_NAME.fullmatch(name):
            shutil.rmtree(files_folder(name), ignore_errors=True)
            journal.lock_file(name).unlink(missing_ok=True)


def _sittings_of(connection: sqlite3.Connection, profile_id: str) -> list[str]:
    """Names of all sittings and trainings of a profile."""
    if UNSTORABLE.search(profile_id):  # bytes that are no text, as a file may be named: none has it
        return []
    query = "SELECT id FROM sitting NOT INDEXED WHERE profile_id = ?"
    return [name for (name,) in connection.execute(query, (profile_id,))]


def _count_held(connection: sqlite3.Connection, names: Iterable[str]) -> Deleted:
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
        practices=kinds.count("practice") + kinds.count("pilot"),
        rehearsals=kinds.count("ccp1"),
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
    for connection in _open_backups(path):
        connection.execute("BEGIN IMMEDIATE")
        _delete_rows(connection, names)
        connection.execute("COMMIT")
        rebuild_database(connection)


def _rename_in_backups(
    path: Path, names_in: Callable[[sqlite3.Connection], Mapping[str, str]]
) -> None:
    """Change candidates' names in the copies kept before migrations, plans and results included.

    Raises
    ------
    JournalError
        A copy cannot be read or written: the name of before would stay.
    """
    for connection in _open_backups(path):
        connection.execute("BEGIN IMMEDIATE")
        for sitting, name in names_in(connection).items():
            connection.execute("UPDATE sitting SET candidate = ? WHERE id = ?", (name, sitting))
            for table, column in (("sitting", "id"), ("result", "sitting")):
                query = f"SELECT body FROM {table} WHERE {column} = ?"
                for (body,) in connection.execute(query, (sitting,)).fetchall():
                    connection.execute(
                        f"UPDATE {table} SET body = ? WHERE {column} = ?",
                        (with_name(body, name), sitting),
                    )
        connection.execute("COMMIT")
        rebuild_database(connection)


def _open_backups(path: Path) -> Iterator[sqlite3.Connection]:
    for copy in database_backups(path):
        try:
            with closing(sqlite3.connect(copy, isolation_level=None, timeout=5)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                yield connection
        except FAULTS as error:
            raise JournalError("write", copy, str(error)) from error
