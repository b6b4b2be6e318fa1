"""Opens the database of the journal: private from its birth, migrated once, whoever else opens it.

Every step that changes the file as a whole (its creation, the switch to write-ahead logging, a
migration with its backup) happens under one lock file; a database that is up to date is opened
without it.
"""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import filelock

from pixsim.foundation.files import flush_to_disk
from pixsim.store.errors import FAULTS, JournalError
from pixsim.store.home import PRIVATE_FILE, private_folder, tighten_file
from pixsim.store.seals.signing import Signer
from pixsim.store.sittings.schema import MIGRATIONS

PATIENCE = 60.0  # seconds, for other processes that create, migrate or write the same database
BUSY_TIMEOUT = 2.0  # seconds without a word
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
HEADER, CHUNK = 100, 1 << 20  # bytes
COMPANIONS = ("-wal", "-shm", "-journal")


def open_database(
    path: Path, signer: Signer, notice: Callable[[], object] = lambda: None
) -> sqlite3.Connection:
    """A connection to a database of the newest version.

    Parameters
    ----------
    notice : callable
        Called once when others keep it longer than `BUSY_TIMEOUT`.

    Raises
    ------
    JournalError
        See its kinds.
    """
    private_folder(path.parent)
    begun, noticed = time.monotonic(), False
    deadline = begun + PATIENCE
    while True:
        try:
            return _open_ready(path) or _open_prepared(path, signer, notice)
        except filelock.Timeout as error:
            raise JournalError("busy", path, "another process keeps it locked") from error
        except (*FAULTS, OSError) as error:
            if not is_busy(error):
                raise JournalError("unreadable", path, str(error)) from error
            if time.monotonic() > deadline:
                raise JournalError("busy", path, "another process keeps it locked") from error
        if not noticed and time.monotonic() > begun + BUSY_TIMEOUT:
            notice()
            noticed = True
        time.sleep(random.uniform(0.005, 0.05))


@contextlib.contextmanager
def file_lock(path: Path, notice: Callable[[], object]) -> Iterator[None]:
    """A lock that other processes heed, waited for up to `PATIENCE`.

    Parameters
    ----------
    notice : callable
        Called once when others keep it longer than `BUSY_TIMEOUT`.

    Raises
    ------
    filelock.Timeout
    """
    lock = filelock.FileLock(path, mode=PRIVATE_FILE)
    try:
        lock.acquire(timeout=BUSY_TIMEOUT)
    except filelock.Timeout:
        notice()
        lock.acquire(timeout=PATIENCE - BUSY_TIMEOUT)
    try:
        yield
    finally:
        lock.release()


def is_busy(error: Exception) -> bool:
    """Whether SQLite only asks to try again."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in BUSY


def _open_ready(path: Path) -> sqlite3.Connection | None:
    """A connection, when nothing is to be made or migrated."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    _check_access(path)
    connection = _connect_database(path)
    try:
        if (
            _schema_version(connection, path) == len(MIGRATIONS)
            and _journal_mode(connection) == "wal"
        ):
            _configure_connection(connection)
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _open_prepared(path: Path, signer: Signer, notice: Callable[[], object]) -> sqlite3.Connection:
    """A connection, after making or migrating the database under the lock."""
    locks = private_folder(path.parent / "locks")
    with file_lock(locks / f"{path.name}.lock", notice):
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
        _check_access(path)
        connection = _connect_database(path)
        try:
            _migrate_schema(connection, path, signer)
            connection.execute("PRAGMA journal_mode = WAL")
            _configure_connection(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _check_access(path: Path) -> None:
    """Refuse what is another user's or cannot be written; close to others what is open to them."""
    found = path.stat()
    if sys.platform != "win32" and found.st_uid != os.geteuid():
        raise JournalError("owner", path, f"belongs to another user (uid {found.st_uid})")
    if not path.is_file():
        raise JournalError("unreadable", path, "is not a file")
    if not os.access(path, os.R_OK | os.W_OK):
        raise JournalError("denied", path, "no right to read and write this file")
    tighten_file(path)
    for end in COMPANIONS:  # SQLite makes them with the mode of the database
        with contextlib.suppress(FileNotFoundError):  # the last process to leave takes them away
            tighten_file(path.with_name(path.name + end))


def _connect_database(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT)
    # a byte that is no UTF-8 must fail a hash, not a query
    connection.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
    connection.execute("PRAGMA secure_delete = ON")  # migrations too take names out
    return connection


def _configure_connection(connection: sqlite3.Connection) -> None:
    # each commit goes on into the database at once: SQLite drops without a word what stands after
    # a damaged place of the write-ahead log, so nothing may stand there alone for long
    for pragma in (
        "synchronous = FULL",
        "fullfsync = ON",  # macOS: fsync alone leaves what is written in the disk's own memory
        "foreign_keys = ON",
        "wal_autocheckpoint = 1",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _journal_mode(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _schema_version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise JournalError("newer", path, "was written by a newer pixsim")
    return version


def _migrate_schema(connection: sqlite3.Connection, path: Path, signer: Signer) -> None:
    version = _schema_version(connection, path)
    if version == len(MIGRATIONS):
        return
    if version > 0:
        _back_up(connection, path, version)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number, migrate in enumerate(MIGRATIONS, 1):
            if number > _schema_version(connection, path):
                migrate(connection, signer)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def rebuild_database(connection: sqlite3.Connection) -> None:
    """Write a database anew: free pages of an earlier pixsim may hold what was replaced then.

    Where it cannot be (damage, or another process that writes), what is deleted now is overwritten
    all the same.
    """
    with contextlib.suppress(sqlite3.DatabaseError):
        connection.execute("VACUUM")


def database_backups(path: Path) -> list[Path]:
    """Copies of a database kept before its migrations."""
    return sorted(path.parent.glob(f"{path.stem}.v*.db"))


def begin_transaction(
    connection: sqlite3.Connection, patience: float, notice: Callable[[], object], *, write: bool
) -> None:
    """Begin a transaction, however long others write: SQLite's own queue is not a fair one.

    Parameters
    ----------
    patience : float
        Seconds, after which it is given up.
    notice : callable
        Called once when it takes longer than `BUSY_TIMEOUT`.
    write : bool
        Or only read.
    """
    deadline, noticed = time.monotonic() + patience, False
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            if not write:  # only what is read takes the snapshot
                connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
            return
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if not is_busy(error) or time.monotonic() > deadline:
                raise
        if not noticed:
            notice()
            noticed = True
        time.sleep(random.uniform(0.005, 0.05))


def reopen_database(path: Path) -> sqlite3.Connection | None:
    """A connection to a database of the newest version; None where there is none: none is made."""
    try:
        return _open_ready(path)
    except (*FAULTS, OSError, JournalError):
        return None


def copy_database(connection: sqlite3.Connection, path: Path) -> None:
    """Write all that a connection can still read into a new file, whole or not at all.

    Raises
    ------
    sqlite3.Error, OSError
    """
    partial = path.with_name(f".{path.stem}.partial")
    partial.unlink(missing_ok=True)
    try:
        _copy_database(connection, partial)
        partial.rename(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _copy_database(connection: sqlite3.Connection, path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")  # half a copy is thrown away
        connection.backup(copy)  # page by page: damage elsewhere does not stop it
        copy.execute("PRAGMA journal_mode = DELETE")
    _flush_file(path)


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Keep the database as it is, beside itself; an earlier copy is never replaced."""
    partial = path.with_name(f".{path.stem}.v{version}.partial")
    partial.unlink(missing_ok=True)  # of a process that was killed; we hold the lock
    try:
        _copy_database(connection, partial)
        if any(_hold_the_same(partial, kept) for kept in database_backups(path)):
            partial.unlink()  # a migration that was interrupted had kept the same
            return
        number, kept = 1, path.with_suffix(f".v{version}.db")
        while kept.exists():
            number += 1
            kept = path.with_suffix(f".v{version}-{number}.db")
        partial.rename(kept)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _hold_the_same(one: Path, other: Path) -> bool:
    """Whether two databases hold the same, whatever their counters of changes say."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        if _without_counters(left.read(HEADER)) != _without_counters(right.read(HEADER)):
            return False
        while chunk := left.read(CHUNK):
            if chunk != right.read(CHUNK):
                return False
    return True


def _without_counters(header: bytes) -> bytes:
    return header[:24] + header[28:92]  # as the format of SQLite's files places them


def _flush_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        flush_to_disk(handle)
    finally:
        os.close(handle)
