"""Rows of a room in the journal, and the signature over its events and its people."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace

from pixsim.room.person import Person
from pixsim.store.seals.seal import EventRow, digest_parts
from pixsim.store.seals.signing import Signer

PEOPLE = "seat, first_name, last_name, birth_date, external_id, profile_id"


@dataclass(frozen=True, slots=True)
class RoomSeal:
    """What a room must hash to.

    Attributes
    ----------
    room : int
    events : int
        How many there are.
    head : bytes
        The chain after all of them.
    people : bytes
        Hash of who is enrolled: taken out of the chain, so that names can be deleted.
    origin : str
        ``made``; or ``foreign``, ``altered``: what it was built on.
    key, signature : bytes
    """

    room: int
    events: int
    head: bytes
    people: bytes
    origin: str
    key: bytes = b""
    signature: bytes = b""

    @property
    def message(self) -> bytes:
        """What is signed."""
        return digest_parts(
            "pixsim/room-seal/1",
            str(self.room),
            str(self.events),
            self.head,
            self.people,
            self.origin,
        )


def room_start(number: int) -> bytes:
    """Where the chain of a room's events begins."""
    return digest_parts("pixsim/room/1", str(number))


def people_digest(number: int, people: Mapping[int, Person]) -> bytes:
    """Hash of who is enrolled."""
    parts = [
        part
        for seat, person in sorted(people.items())
        for part in (str(seat), *(b"" if value is None else value for value in astuple(person)))
    ]
    return digest_parts("pixsim/room-people/1", str(number), *parts)


def write_room_seal(connection: sqlite3.Connection, seal: RoomSeal, signer: Signer) -> RoomSeal:
    """Sign a seal and keep it in place of the one before; as it is kept."""
    keyed = replace(seal, key=signer.public)
    signed = replace(keyed, signature=signer.sign(keyed.message))
    connection.execute(
        "INSERT OR REPLACE INTO room_seal VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(signed)
    )
    return signed


def read_room_seal(connection: sqlite3.Connection, number: int) -> RoomSeal | None:
    """The seal of a room."""
    found = connection.execute(
        "SELECT room, events, head, people, origin, key, signature FROM room_seal WHERE room = ?",
        (number,),
    ).fetchone()
    return None if found is None else RoomSeal(*found)


def read_room_events(connection: sqlite3.Connection, number: int) -> list[EventRow]:
    """Events of a room as stored, in order."""
    return connection.execute(
        "SELECT seq, at, kind, body FROM room_event WHERE room = ? ORDER BY seq", (number,)
    ).fetchall()


def read_people(connection: sqlite3.Connection, number: int) -> dict[int, Person]:
    """Who is enrolled, by seat."""
    rows = connection.execute(f"SELECT {PEOPLE} FROM room_person WHERE room = ?", (number,))
    return {int(seat): Person(*rest) for seat, *rest in rows}


def write_people(connection: sqlite3.Connection, number: int, people: Mapping[int, Person]) -> None:
    """Keep who is enrolled, and nobody else."""
    connection.execute("DELETE FROM room_person WHERE room = ?", (number,))
    connection.executemany(
        "INSERT INTO room_person VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, seat, *astuple(person)) for seat, person in people.items()],
    )
