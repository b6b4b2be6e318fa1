"""The journal of sittings: one SQLite file, every event committed before the screen moves on."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from pixsim.store.home import files_folder, home
from pixsim.store.schema import MIGRATIONS

if TYPE_CHECKING:
    from pixsim.session.adaptive import AdaptiveSitting
    from pixsim.session.events import Event
    from pixsim.session.sitting import Sitting
    from pixsim.session.state import Session
    from pixsim.session.training import Training, TrainingEvent, TrainingPlan


class JournalError(RuntimeError):
    """The journal cannot be opened or written.

    Attributes
    ----------
    kind : str
        ``unreadable``, ``newer`` or ``write``.
    path : Path
    """

    def __init__(self, kind: str, path: Path, reason: str) -> None:
        self.kind, self.path, self.reason = kind, path, reason
        super().__init__(f"{path}: {reason}")


class SittingInUseError(RuntimeError):
    """Another process has this sitting open."""


class UnknownSittingError(LookupError):
    """The journal has no such sitting."""


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """One line of the list of sittings.

    Attributes
    ----------
    result : str or None
        The stored result, JSON; None while the sitting is not over.
    answered, length : int
        Questions answered so far, and planned.
    """

    id: str
    profile_id: str
    candidate: str
    rules: str
    created_at: datetime
    autopilot: str | None
    started: bool
    answered: int
    length: int
    result: str | None


class Journal:
    """The sittings of one person's machine.

    Parameters
    ----------
    path : Path, optional
        The database; ``pixsim.db`` in the data folder by default. Created when missing.

    Raises
    ------
    JournalError
        Unreadable, not a database, or written by a newer pixsim.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path if path is not None else home() / "pixsim.db"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = sqlite3.connect(self.path, isolation_level=None)
            self._configure()
            self._migrate()
        except (sqlite3.Error, OSError) as error:
            raise JournalError("unreadable", self.path, f"cannot be opened: {error}") from error
        if sys.platform != "win32":
            self.path.chmod(0o600)

    def _configure(self) -> None:
        for pragma in (
            "busy_timeout = 5000",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            self._connection.execute(f"PRAGMA {pragma}")

    def _migrate(self) -> None:
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise JournalError("newer", self.path, "was written by a newer pixsim")
        if 0 < version < len(MIGRATIONS):
            backup = self.path.with_suffix(f".v{version}.db")
            backup.unlink(missing_ok=True)
            self._connection.execute("VACUUM INTO ?", (str(backup),))
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            self._connection.executescript(
                f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;"
            )

    def close(self) -> None:
        """Close the database; committed events are safe without it."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise JournalError("write", self.path, f"cannot be written: {error}") from error

    def create(self, sitting: Sitting | AdaptiveSitting | TrainingPlan) -> None:
        """Record a new sitting or training, before anything is shown."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO sitting VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    sitting.id,
                    sitting.profile_id,
                    sitting.candidate,
                    getattr(sitting, "kind", "exam"),
                    getattr(sitting, "rules", "v2"),
                    sitting.created_at.isoformat(),
                    sitting.autopilot,
                    sitting.model_dump_json(),
                ),
            )

    def append(self, sitting: str, events: Sequence[Event | TrainingEvent], after: int) -> None:
        """Commit events; `after` is how many the writer knows of.

        Raises
        ------
        JournalError
            Another writer was faster, or the disk refuses.
        """
        rows = [
            (sitting, after + place, event.at.isoformat(), event.kind, event.model_dump_json())
            for place, event in enumerate(events, 1)
        ]
        with self._transaction() as connection:
            connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)", rows)

    def load(self, sitting: str) -> tuple[Session, int]:
        """A sitting as its events left it, and how many there are.

        Raises
        ------
        UnknownSittingError
        """
        from pixsim.session.adaptive import SITTING
        from pixsim.session.events import EVENT
        from pixsim.session.state import replay

        body, events = self._read(sitting)
        session = replay(
            SITTING.validate_json(body), [EVENT.validate_json(event) for event in events]
        )
        return session, len(events)

    def load_training(self, name: str) -> tuple[Training, int]:
        """A training as its events left it, and how many there are.

        Raises
        ------
        UnknownSittingError
        """
        from pixsim.session.training import TRAINING_EVENT, TrainingPlan, replay_training

        body, events = self._read(name)
        training = replay_training(
            TrainingPlan.model_validate_json(body),
            [TRAINING_EVENT.validate_json(event) for event in events],
        )
        return training, len(events)

    def _read(self, sitting: str) -> tuple[str, list[str]]:
        row = self._connection.execute(
            "SELECT body FROM sitting WHERE id = ?", (sitting,)
        ).fetchone()
        if row is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        rows = self._connection.execute(
            "SELECT body FROM event WHERE sitting = ? ORDER BY seq", (sitting,)
        ).fetchall()
        return row[0], [body for (body,) in rows]

    def trainings(self, profile: str, kind: str, *, settled: bool | None = None) -> list[str]:
        """Names of the trainings of a profile, oldest first.

        Parameters
        ----------
        settled : bool, optional
            Only those whose effect on the profile is (not) recorded.
        """
        rows = self._connection.execute(
            """
            SELECT sitting.id, result.body IS NOT NULL
            FROM sitting LEFT JOIN result ON result.sitting = sitting.id
            WHERE profile_id = ? AND kind = ? ORDER BY created_at, sitting.id
            """,
            (profile, kind),
        ).fetchall()
        return [name for name, done in rows if settled is None or bool(done) == settled]

    def has_unsettled(self, kind: str) -> bool:
        """Whether a training of this kind is not over, or its effect not recorded."""
        query = """
            SELECT EXISTS (SELECT 1 FROM sitting WHERE kind = ?
                           AND id NOT IN (SELECT sitting FROM result))
            """
        return bool(self._connection.execute(query, (kind,)).fetchone()[0])

    def save_result(self, sitting: str, body: str) -> None:
        """Keep a result; it is derived and can be written again."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO result VALUES (?, ?)", (sitting, body))

    def summaries(self, profile: str | None = None) -> list[SittingSummary]:
        """All exams, newest first; of one profile when given."""
        rows = self._connection.execute(
            """
            SELECT sitting.id, profile_id, candidate, rules, created_at, autopilot,
                   EXISTS (SELECT 1 FROM event WHERE sitting = sitting.id AND kind = 'started'),
                   (SELECT count(*) FROM event WHERE sitting = sitting.id AND kind IN ('answered', 'skipped')),
                   coalesce(json_extract(sitting.body, '$.length'),  -- V3
                            json_array_length(sitting.body, '$.questions')),
                   result.body
            FROM sitting LEFT JOIN result ON result.sitting = sitting.id
            WHERE kind = 'exam' AND (? IS NULL OR profile_id = ?)
            ORDER BY created_at DESC, sitting.id DESC
            """,
            (profile, profile),
        ).fetchall()
        return [
            SittingSummary(
                id=row[0], profile_id=row[1], candidate=row[2], rules=row[3],
                created_at=datetime.fromisoformat(row[4]), autopilot=row[5], started=bool(row[6]),
                answered=row[7], length=row[8], result=row[9],
            )
            for row in rows
        ]  # fmt: skip

    def delete(self, sitting: str) -> None:
        """Remove a sitting, its events, result and files."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM sitting WHERE id = ?", (sitting,))
        shutil.rmtree(files_folder(sitting), ignore_errors=True)

    def profile_ids(self) -> set[str]:
        """Ids of all who ever sat or trained, with or without a profile today."""
        rows = self._connection.execute("SELECT DISTINCT profile_id FROM sitting").fetchall()
        return {profile for (profile,) in rows}

    def names_of(self, profile: str) -> set[tuple[str, str | None]]:
        """Who sat or trained under an id: names, and uids where the sittings have them."""
        rows = self._connection.execute(
            """
            SELECT DISTINCT candidate,
                   CASE WHEN json_valid(body) THEN json_extract(body, '$.profile_uid') END
            FROM sitting WHERE profile_id = ?
            """,
            (profile,),
        ).fetchall()
        return {(name, uid) for name, uid in rows}

    @contextmanager
    def hold(self, sitting: str) -> Iterator[None]:
        """Keep a sitting for this process; the system lets go when the process dies.

        Raises
        ------
        SittingInUseError
            Another process holds it.
        """
        lock = filelock.FileLock(self.path.parent / "locks" / f"{sitting}.lock")
        Path(lock.lock_file).parent.mkdir(exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise SittingInUseError(f"sitting {sitting} is open in another process") from error
        try:
            yield
        finally:
            lock.release()
