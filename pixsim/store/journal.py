"""The journal of sittings: one SQLite file, every event committed before the screen moves on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from pixsim.report.integrity import Integrity
from pixsim.store import erasing, seal, summary
from pixsim.store.database import FAULTS, open_database
from pixsim.store.erasing import Deleted
from pixsim.store.errors import (
    AlteredSittingError,
    JournalError,
    SittingInUseError,
    UnknownSittingError,
)
from pixsim.store.home import PRIVATE_FILE, home, private_folder
from pixsim.store.names import named, unnamed
from pixsim.store.seal import EventRow, ResultRow, Seal, SittingRow
from pixsim.store.signing import Signer, is_signed
from pixsim.store.summary import SittingSummary

if TYPE_CHECKING:
    from pixsim.session.events import Event
    from pixsim.session.plan import Plan
    from pixsim.session.state import Session
    from pixsim.session.training import Training, TrainingEvent, TrainingPlan

__all__ = [
    "AlteredSittingError",
    "Deleted",
    "Integrity",
    "Journal",
    "JournalError",
    "SittingInUseError",
    "SittingSummary",
    "UnknownSittingError",
]

FILE_NAME = re.compile(r"\w[\w.-]*")  # a damaged name must not lead out of the data folder


class Journal:
    """The sittings of one person's machine.

    Parameters
    ----------
    path : Path, optional
        The database; ``pixsim.db`` in the data folder by default. Created when missing.

    Raises
    ------
    JournalError
        Unreadable, not a database, another user's, or written by a newer pixsim.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path if path is not None else home() / "pixsim.db"
        self._signer = Signer(self.path.parent)
        self._connection = open_database(self.path, self._signer)
        self._own: dict[str, bytes] = {}  # signatures of seals made or checked here

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
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except FAULTS as error:
            raise JournalError("write", self.path, str(error)) from error

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
                self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if outermost and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
        except FAULTS as error:
            raise JournalError("unreadable", self.path, str(error)) from error

    def create(self, sitting: Plan | TrainingPlan) -> None:
        """Record a new sitting or training, before anything is shown."""
        row = SittingRow(
            id=sitting.id,
            profile_id=sitting.profile_id,
            candidate=sitting.candidate,
            kind=sitting.kind,
            rules=sitting.rules,
            created_at=sitting.created_at.isoformat(),
            autopilot=sitting.autopilot,
            body=unnamed(sitting.model_dump_json()),
        )
        first = Seal(row.id, row.kind, row.listed, 0, row.plan, "made", b"", b"")
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO sitting VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    row.id, row.profile_id, row.candidate, row.kind, row.rules, row.created_at,
                    row.autopilot, row.body,
                ),
            )  # fmt: skip
            self._write(connection, first)

    def append(self, sitting: str, events: Sequence[Event | TrainingEvent], after: int) -> None:
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
        with self._transaction() as connection:
            before = self._trusted(connection, sitting)
            if before.events != after:
                raise JournalError("write", self.path, f"{sitting} was written by another process")
            connection.executemany(
                "INSERT INTO event VALUES (?, ?, ?, ?, ?)", [(sitting, *row) for row in rows]
            )
            head = seal.chain(before.head, rows)
            self._write(connection, replace(before, events=after + len(rows), head=head))

    def _write(self, connection: sqlite3.Connection, new: Seal) -> None:
        signed = replace(new, key=self._signer.public, signature=self._signer.sign(new.message))
        seal.write_seal(connection, signed)
        self._own[new.sitting] = signed.signature

    def _trusted(self, connection: sqlite3.Connection, sitting: str) -> Seal:
        """The seal of a sitting, its origin lowered where it is not ours or does not match.

        What is built on it keeps that origin for good: nothing altered is made right by going on.
        """
        found = seal.read_seal(connection, sitting)
        if found is not None and self._own.get(sitting) == found.signature:
            return found
        row, events = seal.read_row(connection, sitting), seal.read_events(connection, sitting)
        if row is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        if found is None:
            head = seal.chain(row.plan, events)
            return Seal(sitting, row.kind, row.listed, len(events), head, "altered", b"", b"")
        if not found.matches(row, events) or not is_signed(
            found.key, found.signature, found.message
        ):
            return replace(found, origin="altered")
        return found if found.key == self._signer.public else replace(found, origin="foreign")

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
        from pixsim.session.state import replay

        row, events = self._read(sitting, even_altered)
        try:
            plan = read_plan(named(row.body, row.candidate))
            return replay(plan, [EVENT.validate_json(body) for *_rest, body in events]), len(events)
        except (ValueError, TypeError) as error:  # of pydantic, or an event that could not happen
            raise self._altered(sitting, error) from error

    def load_training(self, name: str) -> tuple[Training, int]:
        """A training as its events left it, and how many there are.

        Raises
        ------
        UnknownSittingError
        AlteredSittingError
            It is not what was written, or cannot be read.
        """
        from pixsim.session.training import TRAINING_EVENT, TrainingPlan, replay_training

        row, events = self._read(name, False)
        try:
            plan = TrainingPlan.model_validate_json(named(row.body, row.candidate))
            replayed = replay_training(
                plan, [TRAINING_EVENT.validate_json(body) for *_rest, body in events]
            )
        except (ValueError, TypeError) as error:
            raise self._altered(name, error) from error
        return replayed, len(events)

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
        with self._transaction() as connection:
            if seal.read_result_row(connection, sitting) is not None:
                return
            made_of, plain = self._trusted(connection, sitting), unnamed(body)
            message = seal.result_message(sitting, plain, made_of.head, made_of.origin)
            seal.write_result_row(
                connection,
                ResultRow(
                    sitting, plain, ResultRow.hash_of(sitting, plain), made_of.origin,
                    self._signer.public, self._signer.sign(message),
                ),
            )  # fmt: skip

    def result(self, sitting: str) -> str | None:
        """The stored result of a sitting, JSON; None when it has none.

        Raises
        ------
        JournalError
        """
        with self.snapshot() as connection:
            found = seal.read_result_row(connection, sitting)
            row = seal.read_row(connection, sitting)
        return None if found is None or row is None else named(found.body, row.candidate)

    def integrity(self, sitting: str) -> Integrity:
        """What the signatures of a sitting and of its result say.

        Raises
        ------
        UnknownSittingError
        JournalError
        """
        with self.snapshot() as connection:
            try:
                row = seal.read_row(connection, sitting)
                sealed = seal.read_seal(connection, sitting)
                events = seal.read_events(connection, sitting)
                result = seal.read_result_row(connection, sitting)
            except FAULTS:
                return "altered"
        if row is None and sealed is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        if row is None or sealed is None or not sealed.matches(row, events):
            return "altered"
        if not is_signed(sealed.key, sealed.signature, sealed.message):
            return "altered"
        keys, origins = {sealed.key}, {sealed.origin}
        if result is not None:
            if not result.is_whole or not is_signed(
                result.key, result.signature, result.message(sealed.head)
            ):
                return "altered"
            keys.add(result.key or b"")
            origins.add(result.origin or "altered")
        if "altered" in origins:
            return "altered"
        if keys != {self._signer.known_public} or "foreign" in origins:
            return "foreign"
        return "unsigned" if "before" in origins else "intact"

    def summaries(self, profile: str | None = None) -> list[SittingSummary]:
        """All exams, newest first; of one profile when given.

        A line that is not what was written, or cannot be read, says so in its kind.
        """
        with self.snapshot() as connection:
            return summary.summaries(connection, profile)

    def delete(self, sitting: str) -> None:
        """Remove a sitting or training for good: events, result, files, backups.

        Raises
        ------
        UnknownSittingError
        SittingInUseError
            Another process holds it; nothing was deleted.
        JournalError
        """
        with self.snapshot() as connection:
            known = seal.read_row(connection, sitting) or seal.read_seal(connection, sitting)
        if known is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        with self._held([sitting]):
            with self._transaction() as connection:
                erasing.delete_from_backups(self.path, [sitting])
                erasing.delete_rows(connection, [sitting])
            self._clear([sitting])

    def count_profile(self, profile_id: str) -> Deleted:
        """What `delete_profile` would delete."""
        with self.snapshot() as connection:
            return erasing.count(connection, erasing.sittings_of(connection, profile_id))

    def delete_profile(self, profile_id: str) -> Deleted:
        """Remove all sittings and trainings of a profile for good; its file is left alone.

        Raises
        ------
        SittingInUseError
            Another process holds one of them; nothing was deleted.
        JournalError
        """
        while True:
            with self.snapshot() as connection:
                names = erasing.sittings_of(connection, profile_id)
            with self._held(names):
                with self._transaction() as connection:
                    if set(erasing.sittings_of(connection, profile_id)) != set(names):
                        continue  # one was begun meanwhile: to be held too
                    deleted = erasing.count(connection, names)
                    erasing.delete_from_backups(self.path, names)
                    erasing.delete_rows(connection, names)
                self._clear(names)
                return deleted

    def rename(self, profile_id: str, name: str) -> None:
        """Give all sittings and trainings of a profile another name of the candidate.

        Plans, events and results do not change: the name is kept beside them. The name of before
        is nowhere any more, backups and log included.

        Raises
        ------
        JournalError
        """
        with self._transaction() as connection:
            erasing.rename_in_backups(self.path, profile_id, name)
            for sitting in erasing.sittings_of(connection, profile_id):
                before = self._trusted(connection, sitting)
                connection.execute("UPDATE sitting SET candidate = ? WHERE id = ?", (name, sitting))
                row = seal.read_row(connection, sitting)
                if row is not None:
                    self._write(connection, replace(before, listed=row.listed))
        erasing.rebuild(self._connection)
        erasing.empty_log(self._connection)

    def _clear(self, names: Sequence[str]) -> None:
        erasing.rebuild(self._connection)
        erasing.empty_log(self._connection)
        for name in names:
            self._own.pop(name, None)
            if FILE_NAME.fullmatch(name):
                erasing.delete_files(name)
                self._lock_file(name).unlink(missing_ok=True)

    def _lock_file(self, sitting: str) -> Path:
        return self.path.parent / "locks" / f"{sitting}.lock"

    @contextmanager
    def _held(self, names: Sequence[str]) -> Iterator[None]:
        with ExitStack() as stack:
            for name in names:
                if FILE_NAME.fullmatch(name):  # nobody can hold another
                    stack.enter_context(self.hold(name))
            yield

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
        private_folder(self.path.parent / "locks")
        lock = filelock.FileLock(self._lock_file(sitting), mode=PRIVATE_FILE)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise SittingInUseError(f"sitting {sitting} is open in another process") from error
        except OSError as error:
            raise JournalError("write", self.path, str(error)) from error
        try:
            yield
        finally:
            lock.release()
