"""The journal of sittings: one SQLite file, every event committed before the screen moves on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import filelock

from pixsim.report.result.integrity import Integrity
from pixsim.store.errors import (
    FAULTS,
    AlteredSittingError,
    JournalError,
    JournalFault,
    MovedJournalError,
    SittingInUseError,
    UnknownSittingError,
)
from pixsim.store.home import PRIVATE_FILE, journal_file, move_home, private_folder
from pixsim.store.seals import seal
from pixsim.store.seals.seal import EventRow, Seal, SittingRow
from pixsim.store.seals.sealing import Sealer
from pixsim.store.seals.signing import Signer
from pixsim.store.sittings import summary
from pixsim.store.sittings.database import (
    PATIENCE,
    begin_transaction,
    copy_database,
    is_busy,
    open_database,
    rebuild_database,
    reopen_database,
)
from pixsim.store.sittings.held_rows import HeldRows, Rescuable, file_identity, same_rooms
from pixsim.store.sittings.names import with_name, without_name
from pixsim.store.sittings.summary import SittingSummary

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from pixsim.ccp1.events import RehearsalEvent
    from pixsim.ccp1.plan import RehearsalPlan
    from pixsim.ccp1.rehearsal_state import Rehearsal
    from pixsim.session.events import Event
    from pixsim.session.plan import Plan
    from pixsim.session.state import Session
    from pixsim.session.training.events import TrainingEvent
    from pixsim.session.training.plan import TrainingPlan
    from pixsim.session.training.state import Training

__all__ = [
    "AlteredSittingError",
    "Integrity",
    "Journal",
    "JournalError",
    "MovedJournalError",
    "SittingInUseError",
    "SittingSummary",
    "UnknownSittingError",
]

P = TypeVar("P")  # a plan, one of its events, the state they lead to
E = TypeVar("E")
S = TypeVar("S")
FILE_NAME = re.compile(r"\w[\w.-]*")  # a damaged name must not lead out of the data folder


class Journal:
    """The sittings of one person's machine.

    Parameters
    ----------
    path : Path, optional
        The database; ``pixsim.db`` in the data folder by default. Created when missing.

    Attributes
    ----------
    path : Path
    is_relocated : bool
        Whether it went on in another folder than it was opened in.
    patience : float
        Seconds to wait while other processes write.
    notice : callable
        Called once in each wait of more than two seconds, to say so.

    Raises
    ------
    JournalError
        Unreadable, not a database, another user's, or written by a newer pixsim.
    """

    def __init__(
        self, path: Path | None = None, notice: Callable[[], object] = lambda: None
    ) -> None:
        self.path = path if path is not None else journal_file()
        signer = Signer(self.path.parent)
        self.sealer = Sealer(signer)
        self._connection = open_database(self.path, signer, notice)
        self._file = file_identity(self.path)
        self._locks: dict[str, filelock.BaseFileLock] = {}  # of what is held
        self._held: dict[str, HeldRows] = {}  # sittings among them, should the file be lost
        self._held_rooms: dict[str, Rescuable] = {}
        self.is_relocated = False
        self.patience = PATIENCE
        self.notice = notice
        self._steps: list[Callable[[], None]] | None = None  # of the transaction under way

    def close(self) -> None:
        """Close the database; committed events are safe without it."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write everything in the block, or nothing of it; a nested transaction is part of the outer one.

        Raises
        ------
        MovedJournalError
            The file of the journal is no longer in its folder.
        JournalError
        """
        if self._connection.in_transaction:
            yield self._connection
            return
        self.check_place()
        steps: list[Callable[[], None]] = []
        self._steps = steps
        try:
            begin_transaction(self._connection, self.patience, self.notice, write=True)
            try:
                yield self._connection
                self._check_file()
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except FAULTS as error:
            kind: JournalFault = "busy" if is_busy(error) else "write"
            self._check_file()  # a folder that is gone is no full disk
            raise JournalError(kind, self.path, str(error)) from error
        finally:
            self._steps = None
        self._check_file()  # moved while it was written: it is not acknowledged
        for step in steps:
            step()

    def check_place(self) -> None:
        """Make sure that the file that is open is the one in its folder.

        One that came back in its place, with all that is held here, is opened again.

        Raises
        ------
        MovedJournalError
        """
        if file_identity(self.path) == self._file or self._connection.in_transaction:
            return
        found = reopen_database(self.path)
        if found is not None and all(self._is_in(found, name) for name in self._locks):
            self._use(found)
            return
        if found is not None:
            found.close()
        raise MovedJournalError(self)

    @property
    def is_moved(self) -> bool:
        """Whether nothing can be written before the folder is put back, or another chosen."""
        try:
            self.check_place()
        except MovedJournalError:
            return True
        return False

    def _check_file(self) -> None:
        if file_identity(self.path) != self._file:
            raise MovedJournalError(self)

    def _is_in(self, connection: sqlite3.Connection, name: str) -> bool:
        """Whether another file has all of what is held under a name."""
        held = self._held.get(name) or self._held_rooms.get(name)
        if held is not None:
            return held.are_in(connection)
        return same_rooms(self._connection, connection)

    def _use(self, connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()
        self._connection, self._file = connection, file_identity(self.path)

    def relocate(self, folder: Path) -> None:
        """Go on in another folder, with all that can still be read and what is held in memory.

        Where it was the data folder, that one is now, until the process ends.

        Parameters
        ----------
        folder : Path
            Made when missing. What a journal there holds already stays.

        Raises
        ------
        JournalError
            It cannot be written there; all is as before.
        """
        private_folder(folder)
        path, was_home = folder.absolute() / self.path.name, self.path == journal_file()
        if file_identity(path) == self._file:
            return
        if not path.exists():
            with suppress(*FAULTS, OSError):  # a disk that is gone: what is in memory remains
                copy_database(self._connection, path)
        self.sealer.signer.move(path.parent)
        found = open_database(path, self.sealer.signer)
        try:
            found.execute("BEGIN IMMEDIATE")
            for rows in (*self._held_rooms.values(), *self._held.values()):
                if not rows.are_in(found):
                    rows.write(found, self.sealer)
            found.execute("COMMIT")
        except FAULTS as error:
            found.close()
            raise JournalError("write", path, str(error)) from error
        self.path, self.is_relocated = path, True
        self._use(found)
        if was_home:
            move_home(path.parent)
        for name, lock in list(self._locks.items()):
            lock.release()
            self._locks[name] = self._lock(name)

    def keep_in_memory(self, name: str, room: Rescuable) -> None:
        """Have a room that is held ready, should the file be lost; until it is let go."""
        if name in self._locks:
            self._held_rooms[name] = room

    def when_committed(self, step: Callable[[], None]) -> None:
        """Do something once the transaction under way is committed, never if it is undone.

        At once where nothing is being written.
        """
        if self._steps is None:
            step()
        else:
            self._steps.append(step)

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """The journal as it is now, whatever others write meanwhile.

        Raises
        ------
        JournalError
        """
        try:
            outermost = not self._connection.in_transaction
            if outermost:
                begin_transaction(self._connection, self.patience, self.notice, write=False)
            try:
                yield self._connection
            finally:
                if outermost and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
        except FAULTS as error:
            kind: JournalFault = "busy" if is_busy(error) else "unreadable"
            raise JournalError(kind, self.path, str(error)) from error

    def create(self, sitting: Plan | TrainingPlan | RehearsalPlan) -> None:
        """Record a new sitting, training or rehearsal, before anything is shown."""
        row = SittingRow(
            id=sitting.id,
            profile_id=sitting.profile_id,
            candidate=sitting.candidate,
            kind=sitting.kind,
            rules=sitting.rules,
            created_at=sitting.created_at.isoformat(),
            autopilot=sitting.autopilot,
            body=without_name(sitting.model_dump_json()),
        )
        first = Seal(row.id, row.kind, row.listed, 0, row.plan, "made", b"", b"")
        with self.transaction() as connection:
            seal.write_row(connection, row)
            self.sealer.write(connection, first)

    def append(
        self, sitting: str, events: Sequence[Event | TrainingEvent | RehearsalEvent], after: int
    ) -> None:
        """Commit events; `after` is how many the writer knows of.

        Raises
        ------
        UnknownSittingError
            It was deleted meanwhile.
        JournalError
            Another writer was faster, or the disk refuses.
        """
        rows: list[EventRow] = [
            (after + place, event.at.isoformat(), event.kind, event.model_dump_json())
            for place, event in enumerate(events, 1)
        ]
        with self.transaction() as connection:
            before = self.sealer.trusted(connection, sitting)
            if before.events != after:
                raise JournalError("write", self.path, f"{sitting} was written by another process")
            connection.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?)", [(sitting, *row) for row in rows]
            )
            head = seal.extend_chain(before.head, rows)
            self.sealer.write(connection, replace(before, events=after + len(rows), head=head))
            if sitting in self._held:
                self.when_committed(lambda: self._held[sitting].events.extend(rows))

    def load(self, sitting: str, *, even_altered: bool = False) -> tuple[Session, int]:
        """A sitting as its events left it, and how many there are.

        Parameters
        ----------
        even_altered : bool
            Also one that is not what was written, to show what there is of it.

        Raises
        ------
        UnknownSittingError
        AlteredSittingError
            It is not what was written, or cannot be read.
        """
        from pixsim.session.events import EVENT
        from pixsim.session.rule_sets import read_plan
        from pixsim.session.state import replay_sitting

        return self._replayed(sitting, read_plan, EVENT, replay_sitting, even_altered=even_altered)

    def load_training(self, name: str) -> tuple[Training, int]:
        """A training as its events left it, and how many there are.

        Raises
        ------
        UnknownSittingError
        AlteredSittingError
            It is not what was written, or cannot be read.
        """
        from pixsim.session.training.events import TRAINING_EVENT
        from pixsim.session.training.plan import TrainingPlan
        from pixsim.session.training.state import replay_training

        return self._replayed(
            name, TrainingPlan.model_validate_json, TRAINING_EVENT, replay_training
        )

    def load_rehearsal(self, name: str) -> tuple[Rehearsal, int]:
        """A rehearsal of the other exam as its events left it, and how many there are.

        Raises
        ------
        UnknownSittingError
        AlteredSittingError
            It is not what was written, or cannot be read.
        """
        from pixsim.ccp1.events import REHEARSAL_EVENT
        from pixsim.ccp1.plan import RehearsalPlan
        from pixsim.ccp1.rehearsal_state import replay_rehearsal

        return self._replayed(
            name, RehearsalPlan.model_validate_json, REHEARSAL_EVENT, replay_rehearsal
        )

    def load_trainings(
        self, profile: str, kind: str, *, settled: bool | None = None
    ) -> tuple[dict[str, Training], int]:
        """Trainings of a profile by name, oldest first, and how many cannot be read."""
        found, unreadable = {}, 0
        for name in self.trainings(profile, kind, settled=settled):
            try:
                found[name], _count = self.load_training(name)
            except AlteredSittingError:
                unreadable += 1
        return found, unreadable

    def _replayed(
        self,
        name: str,
        read_plan: Callable[[str], P],
        event: TypeAdapter[E],
        replay: Callable[[P, list[E]], S],
        *,
        even_altered: bool = False,
    ) -> tuple[S, int]:
        """What the events of a plan lead to, and how many there are."""
        row, events = self._read(name, even_altered)
        try:
            plan = read_plan(with_name(row.body, row.candidate))
            return replay(plan, [event.validate_json(body) for *_rest, body in events]), len(events)
        except (ValueError, TypeError) as error:  # of pydantic, or an event that could not happen
            raise self._altered(name, error) from error

    def _altered(self, sitting: str, error: Exception) -> AlteredSittingError:
        return AlteredSittingError(sitting, self.path, " ".join(str(error).split()))

    def _read(self, sitting: str, even_altered: bool) -> tuple[SittingRow, list[EventRow]]:
        with self.snapshot() as connection:
            try:
                row = seal.read_row(connection, sitting)
                events = seal.read_events(connection, sitting)
                sealed = seal.read_seal(connection, sitting)
            except FAULTS as error:
                raise self._altered(sitting, error) from error
        if row is None and sealed is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        if row is None:
            raise AlteredSittingError(sitting, self.path, "its plan is missing")
        if not even_altered and (sealed is None or not sealed.matches(row, events)):
            raise AlteredSittingError(sitting, self.path, "it is not what was written")
        if sitting in self._locks:
            origin = "altered" if sealed is None else sealed.origin
            self._held[sitting] = HeldRows(row, list(events), origin)
        return row, events

    def trainings(self, profile: str, kind: str, *, settled: bool | None = None) -> list[str]:
        """Names of the trainings of a profile, oldest first.

        Parameters
        ----------
        settled : bool, optional
            Only those whose effect on the profile is (not) recorded.
        """
        query = """
            SELECT sitting.id, result.sitting IS NOT NULL
            FROM sitting NOT INDEXED LEFT JOIN result ON result.sitting = sitting.id
            WHERE profile_id = ? AND kind = ? ORDER BY created_at, sitting.id
            """
        with self.snapshot() as connection:
            rows = connection.execute(query, (profile, kind)).fetchall()
        return [name for name, done in rows if settled is None or bool(done) == settled]

    def questions_met(self, profile: str) -> frozenset[str]:
        """Ids of the questions of all exams planned for a profile, those fixed and those chosen."""
        query = """
            SELECT json_extract(planned.value, '$.question.id')
            FROM sitting NOT INDEXED, json_each(sitting.body, '$.questions') AS planned
            WHERE profile_id = :profile AND sitting.kind = 'exam' AND json_valid(sitting.body)
            UNION
            SELECT json_extract(event.body, '$.question.id')
            FROM sitting NOT INDEXED JOIN event ON event.sitting = sitting.id
            WHERE profile_id = :profile AND sitting.kind = 'exam' AND event.kind = 'asked'
                AND json_valid(event.body)
            """
        with self.snapshot() as connection:
            rows = connection.execute(query, {"profile": profile}).fetchall()
        return frozenset(name for (name,) in rows if isinstance(name, str))

    def has_unsettled(self, kind: str) -> bool:
        """Whether a training of this kind is not over, or its effect not recorded."""
        query = """
            SELECT EXISTS (SELECT 1 FROM sitting WHERE kind = ?
                           AND id NOT IN (SELECT sitting FROM result))
            """
        with self.snapshot() as connection:
            return bool(connection.execute(query, (kind,)).fetchone()[0])

    def save_result(self, sitting: str, body: str) -> None:
        """Keep and sign the result of a sitting that has none; a stored one is never rewritten.

        Raises
        ------
        UnknownSittingError
            It was deleted meanwhile.
        JournalError
        """
        with self.transaction() as connection:
            if seal.read_result_row(connection, sitting) is not None:
                return
            self.sealer.write_result(
                connection, without_name(body), self.sealer.trusted(connection, sitting)
            )

    def replace_result(self, sitting: str, body: str | None) -> None:
        """Keep and sign another result of a room's sitting, or none: its jury has decided again.

        Raises
        ------
        UnknownSittingError
        JournalError
        """
        with self.transaction() as connection:
            trusted = self.sealer.trusted(connection, sitting)
            connection.execute("DELETE FROM result WHERE sitting = ?", (sitting,))
            if body is not None:
                self.sealer.write_result(connection, without_name(body), trusted)

    def result(self, sitting: str) -> str | None:
        """The stored result of a sitting, JSON; None when it has none.

        Raises
        ------
        JournalError
        """
        with self.snapshot() as connection:
            found = seal.read_result_row(connection, sitting)
            row = seal.read_row(connection, sitting)
        return None if found is None or row is None else with_name(found.body, row.candidate)

    def integrity(self, sitting: str) -> Integrity:
        """What the signatures of a sitting and of its result say.

        Raises
        ------
        UnknownSittingError
        JournalError
        """
        with self.snapshot() as connection:
            return self.sealer.integrity(connection, sitting)

    def summaries(self, profile: str | None = None) -> list[SittingSummary]:
        """All exams, newest first; of one profile when given.

        A line that is not what was written, or cannot be read, says so in its kind.
        """
        with self.snapshot() as connection:
            return summary.sitting_summaries(connection, profile)

    def profile_ids(self) -> set[str]:
        """Ids of all who ever sat or trained, with or without a profile today."""
        query = "SELECT DISTINCT profile_id FROM sitting NOT INDEXED"
        with self.snapshot() as connection:
            return {profile for (profile,) in connection.execute(query)}

    def names_of(self, profile_id: str) -> set[tuple[str, str | None]]:
        """Who sat or trained under an id: names, and uids where the plans have them."""
        query = """
            SELECT DISTINCT candidate,
                   CASE WHEN json_valid(body) THEN json_extract(body, '$.profile_uid') END
            FROM sitting NOT INDEXED WHERE profile_id = ?
            """
        with self.snapshot() as connection:
            return {(name, uid) for name, uid in connection.execute(query, (profile_id,))}

    @contextmanager
    def hold(self, sitting: str) -> Iterator[None]:
        """Keep a sitting for this process; the system lets go when the process dies.

        Raises
        ------
        SittingInUseError
            Another process holds it.
        AlteredSittingError
            Its name cannot be that of a file.
        """
        if not FILE_NAME.fullmatch(sitting):
            raise AlteredSittingError(sitting, self.path, "this is no name of a sitting")
        self.check_place()
        lock = self._lock(sitting)
        self._locks[sitting] = lock
        try:
            yield
        finally:
            self._held.pop(sitting, None)
            self._held_rooms.pop(sitting, None)
            self._locks.pop(sitting).release()

    def _lock(self, sitting: str) -> filelock.BaseFileLock:
        private_folder(self.path.parent / "locks")
        lock = filelock.FileLock(self.lock_file(sitting), mode=PRIVATE_FILE)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise SittingInUseError(f"sitting {sitting} is open in another process") from error
        except OSError as error:
            raise JournalError("write", self.path, str(error)) from error
        return lock

    def lock_file(self, sitting: str) -> Path:
        """The lock of a sitting that is open."""
        return self.path.parent / "locks" / f"{sitting}.lock"

    def compact(self) -> None:
        """Write the database anew and cut its log: nothing deleted or replaced is left in them.

        While another process reads, the log cannot be cut: SQLite reuses it from its start later.
        """
        rebuild_database(self._connection)
        with suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
