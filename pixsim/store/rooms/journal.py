"""Rooms of the journal: events that are never changed, sealed; people beside them, deletable."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pixsim.report.result.integrity import Integrity
from pixsim.report.room.wording import person_words
from pixsim.room.events import ROOM_EVENT, RoomCreated, RoomEvent, RoomFields, RoomRefusedError
from pixsim.room.person import Person
from pixsim.room.replay import replay_room
from pixsim.room.state import Room
from pixsim.store.errors import FAULTS, AlteredSittingError, JournalError
from pixsim.store.rooms.held_room import HeldRoom
from pixsim.store.rooms.seal import (
    RoomSeal,
    people_digest,
    read_people,
    read_room_events,
    read_room_seal,
    room_start,
    write_people,
)
from pixsim.store.rooms.sealing import RoomSealer
from pixsim.store.seals.seal import EventRow, extend_chain
from pixsim.store.sittings.erasure import UNSTORABLE
from pixsim.store.sittings.journal import Journal


class UnknownRoomError(LookupError):
    """The journal has no such room.

    Attributes
    ----------
    number : int
    """

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"the journal has no room {number}")


@dataclass(frozen=True, slots=True)
class KeptRoom:
    """A room as its events left it.

    Attributes
    ----------
    room : Room
    people : mapping of int to Person
        By seat; empty once they were erased.
    """

    room: Room
    people: Mapping[int, Person]

    @property
    def ordered(self) -> tuple[int, ...]:
        """Seats by surname, then first name; by number once names were erased."""
        nobody = Person("", "")
        return tuple(sorted(self.room.seats, key=lambda n: (*self.people.get(n, nobody).order, n)))

    def name(self, seat: int) -> str:
        """Who sits there; the number of the seat once names were erased."""
        person = self.people.get(seat)
        return f"n\N{DEGREE SIGN} {seat}" if person is None else person.name

    def label(self, seat: int) -> str:
        """The same with the place and the birth date: no two people of a room share it."""
        person = self.people.get(seat)
        born = None if person is None else person.birth_date
        return person_words({"seat": seat, "name": self.name(seat), "birth_date": born})


class Rooms:
    """The rooms of a journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._sealer = RoomSealer(journal)
        self._held: dict[int, HeldRoom] = {}

    def create(
        self,
        *,
        at: datetime,
        by: str,
        rules: str,
        fields: RoomFields,
        access_code: str,
        password: str,
        seeded: int = 0,
        offline: bool = False,
    ) -> int:
        """Enter a new room; its number, never given before.

        Parameters
        ----------
        password : str
            Hidden: see `pixsim.room.codes.hide_password`.
        seeded : int
            Questions on trial of each test (V3 alone).
        offline : bool
            No test asks what must be looked up on the web.

        Raises
        ------
        JournalError
        """
        with self._journal.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO room (created_at) VALUES (?)", (at.isoformat(),)
            )
            number = int(cursor.lastrowid or 0)
            event = RoomCreated(
                at=at,
                by=by,
                number=number,
                rules=rules,
                fields=fields,
                access_code=access_code,
                password=password,
                seeded=seeded,
                offline=offline,
            )
            empty = RoomSeal(number, 0, room_start(number), people_digest(number, {}), "made")
            self._write(connection, empty, [event])
        return number

    def append(
        self,
        number: int,
        events: Sequence[RoomEvent],
        after: int,
        *,
        people: Mapping[int, Person] | None = None,
    ) -> None:
        """Commit events, and whom they enrol; `after` is how many the writer knows of.

        Parameters
        ----------
        people : mapping of int to Person, optional
            All people of the room from now on; as before when left out.

        Raises
        ------
        UnknownRoomError
        JournalError
            Another writer was faster, or the disk refuses.
        """
        with self._journal.transaction() as connection:
            before = self._trusted(connection, number)
            if before.events != after:
                raise JournalError(
                    "write", self._journal.path, f"room {number} was written meanwhile"
                )
            if people is not None:
                write_people(connection, number, people)
                before = replace(before, people=people_digest(number, people))
            rows = self._write(connection, before, events)
            if number in self._held:
                self._journal.when_committed(lambda: self._held[number].add(rows, people))

    def keep_in_memory(self, number: int, name: str) -> None:
        """Have a room that is held, as `name`, ready should the file of the journal be lost.

        Raises
        ------
        UnknownRoomError, JournalError
        """
        with self._journal.snapshot() as connection:
            sealed = read_room_seal(connection, number)
            query = "SELECT created_at FROM room WHERE number = ?"
            row = connection.execute(query, (number,)).fetchone()
            if sealed is None or row is None:
                raise UnknownRoomError(number)
            events, people = read_room_events(connection, number), read_people(connection, number)
        self._held[number] = HeldRoom(number, row[0], events, people, sealed.origin)
        self._journal.keep_in_memory(name, self._held[number])

    def _write(
        self, connection: sqlite3.Connection, before: RoomSeal, events: Sequence[RoomEvent]
    ) -> list[EventRow]:
        rows: list[EventRow] = [
            (before.events + place, event.at.isoformat(), event.kind, event.model_dump_json())
            for place, event in enumerate(events, 1)
        ]
        connection.executemany(
            "INSERT INTO room_event VALUES (?, ?, ?, ?, ?)", [(before.room, *row) for row in rows]
        )
        after = replace(
            before, events=before.events + len(rows), head=extend_chain(before.head, rows)
        )
        self._sealer.write(connection, after)
        return rows

    def _trusted(self, connection: sqlite3.Connection, number: int) -> RoomSeal:
        """What the next event of a room goes on from."""
        found = self._sealer.trusted(connection, number)
        if found is None:
            raise UnknownRoomError(number)
        return found

    def load(self, number: int) -> KeptRoom:
        """A room as its events left it.

        Raises
        ------
        UnknownRoomError
        AlteredSittingError
            It is not what was written.
        JournalError
        """
        events = self.history(number)
        with self._journal.snapshot() as connection:
            people = read_people(connection, number)
        try:
            return KeptRoom(replay_room(events), people)
        except RoomRefusedError as error:
            raise self._altered(number, error) from error

    def history(self, number: int) -> list[RoomEvent]:
        """All events of a room, in order.

        Raises
        ------
        UnknownRoomError
        AlteredSittingError
        JournalError
        """
        with self._journal.snapshot() as connection:
            try:
                sealed = read_room_seal(connection, number)
                if sealed is None:
                    raise UnknownRoomError(number)
                rows = read_room_events(connection, number)
                said = self._sealer.check(connection, sealed)
            except FAULTS as error:
                raise self._altered(number, error) from error
        if said == "altered":
            raise self._altered(number, ValueError("it is not what was written"))
        try:
            return [ROOM_EVENT.validate_json(body) for *_rest, body in rows]
        except ValueError as error:
            raise self._altered(number, error) from error

    def integrity(self, number: int) -> Integrity:
        """What the signature of a room says.

        Raises
        ------
        UnknownRoomError
        JournalError
        """
        with self._journal.snapshot() as connection:
            sealed = read_room_seal(connection, number)
            if sealed is None:
                raise UnknownRoomError(number)
            return self._sealer.check(connection, sealed)

    def numbers(self) -> list[int]:
        """All rooms, newest first.

        Raises
        ------
        JournalError
        """
        with self._journal.snapshot() as connection:
            rows = connection.execute("SELECT number FROM room ORDER BY number DESC")
            return [int(number) for (number,) in rows]

    def rooms_of(self, profile_id: str) -> list[int]:
        """Rooms in which somebody has a place.

        Raises
        ------
        JournalError
        """
        if UNSTORABLE.search(profile_id):  # bytes that are no text: no room has it
            return []
        with self._journal.snapshot() as connection:
            query = "SELECT DISTINCT room FROM room_person WHERE profile_id = ? ORDER BY room"
            return [int(number) for (number,) in connection.execute(query, (profile_id,))]

    def forget_profile(self, profile_id: str) -> None:
        """Take somebody's name out of all rooms: their profile is deleted.

        Raises
        ------
        JournalError
        """
        if UNSTORABLE.search(profile_id):  # bytes that are no text: no room has it
            return
        with self._journal.transaction() as connection:
            query = "SELECT DISTINCT room FROM room_person WHERE profile_id = ?"
            for (number,) in connection.execute(query, (profile_id,)).fetchall():
                before = self._trusted(connection, number)
                people = read_people(connection, number)
                kept = {n: one for n, one in people.items() if one.profile_id != profile_id}
                write_people(connection, number, kept)
                after = replace(before, people=people_digest(number, kept))
                self._sealer.write(connection, after)

    def _altered(self, number: int, error: Exception) -> AlteredSittingError:
        reason = " ".join(str(error).split())
        return AlteredSittingError(f"room {number}", self._journal.path, reason)
