"""What a process knows of the sittings it holds, should the file of the journal be lost."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pixsim.store.errors import FAULTS
from pixsim.store.seals import seal
from pixsim.store.seals.seal import EventRow, Seal, SittingRow
from pixsim.store.seals.sealing import Sealer

FileIdentity = tuple[int, int]
"""Device and number of a file: a file moved away keeps both, another in its place has others."""


def file_identity(path: Path) -> FileIdentity | None:
    """Which file has a name now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def same_rooms(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether two databases hold the same rooms; no, where one of them cannot be read any more."""
    query = "SELECT room, events, head FROM room_seal ORDER BY room"
    try:
        return one.execute(query).fetchall() == other.execute(query).fetchall()
    except FAULTS:
        return False


class Rescuable(Protocol):
    """What is in memory of something that this process holds."""

    def are_in(self, connection: sqlite3.Connection) -> bool:
        """Whether a database has all of it, and nothing else in its place."""

    def write(self, connection: sqlite3.Connection, sealer: Sealer) -> None:
        """Put it into a database, within a transaction."""


@dataclass(slots=True)
class HeldRows:
    """A sitting as stored: its plan, its events, what its seal goes back to."""

    row: SittingRow
    events: list[EventRow] = field(default_factory=list)
    origin: str = "made"

    def are_in(self, connection: sqlite3.Connection) -> bool:
        """Whether a database has all of them, and nothing else of that sitting."""
        try:
            found = seal.read_seal(connection, self.row.id)
            row = seal.read_row(connection, self.row.id)
            events = seal.read_events(connection, self.row.id)
        except FAULTS:
            return False
        return found is not None and row == self.row and events == self.events

    def write(self, connection: sqlite3.Connection, sealer: Sealer) -> None:
        """Put them into a database in place of what it has of that sitting, within a transaction."""
        name = self.row.id
        connection.execute("DELETE FROM sitting WHERE id = ?", (name,))  # and all that refers to it
        seal.write_row(connection, self.row)
        connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)", [(name, *event) for event in self.events]
        )
        head = seal.extend_chain(self.row.plan, self.events)
        made = Seal(
            name, self.row.kind, self.row.listed, len(self.events), head, self.origin, b"", b""
        )
        sealer.write(connection, made)
