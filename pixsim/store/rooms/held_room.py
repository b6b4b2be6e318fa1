"""What a process knows of the room it holds, should the file of the journal be lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pixsim.room.person import Person
from pixsim.store.errors import FAULTS
from pixsim.store.rooms.seal import (
    RoomSeal,
    people_digest,
    read_people,
    read_room_events,
    room_start,
    write_people,
    write_room_seal,
)
from pixsim.store.seals.seal import EventRow, extend_chain
from pixsim.store.seals.sealing import Sealer


@dataclass(slots=True)
class HeldRoom:
    """A room as stored: its events, who is enrolled, what its seal goes back to."""

    number: int
    created_at: str
    events: list[EventRow]
    people: Mapping[int, Person]
    origin: str

    def are_in(self, connection: sqlite3.Connection) -> bool:
        """Whether a database has all of it, and nothing else of that room."""
        try:
            events = read_room_events(connection, self.number)
            people = read_people(connection, self.number)
        except FAULTS:
            return False
        return events == self.events and people == dict(self.people)

    def write(self, connection: sqlite3.Connection, sealer: Sealer) -> None:
        """Put it into a database, within a transaction.

        Raises
        ------
        sqlite3.IntegrityError
            Another room has its number there.
        """
        there = read_room_events(connection, self.number)
        if there != self.events[: len(there)]:
            raise sqlite3.IntegrityError(f"another room has the number {self.number}")
        connection.execute("DELETE FROM room WHERE number = ?", (self.number,))  # and its rows
        connection.execute(
            "INSERT INTO room (number, created_at) VALUES (?, ?)", (self.number, self.created_at)
        )
        connection.executemany(
            "INSERT INTO room_event VALUES (?, ?, ?, ?, ?)",
            [(self.number, *row) for row in self.events],
        )
        write_people(connection, self.number, self.people)
        head, people = (
            extend_chain(room_start(self.number), self.events),
            people_digest(self.number, self.people),
        )
        made = RoomSeal(self.number, len(self.events), head, people, self.origin)
        write_room_seal(connection, made, sealer.signer)

    def add(self, rows: Sequence[EventRow], people: Mapping[int, Person] | None) -> None:
        """What was committed since."""
        self.events.extend(rows)
        if people is not None:
            self.people = dict(people)
