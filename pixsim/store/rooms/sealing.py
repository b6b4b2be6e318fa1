"""Seals of rooms as one process makes them: each signs only what this process has itself seen.

A room is checked whole once; from then on a seal found as it was left here is trusted as it is, so
that an event costs the same after two thousand others. A seal found otherwise is checked whole again,
and its past must be the one seen here: one that was rewritten does not get better by being signed
again, even with the right key.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from pixsim.report.result.integrity import Integrity
from pixsim.store.rooms.seal import (
    RoomSeal,
    people_digest,
    read_people,
    read_room_events,
    read_room_seal,
    room_start,
    write_room_seal,
)
from pixsim.store.seals.seal import EventRow, extend_chain
from pixsim.store.seals.signing import is_signed
from pixsim.store.sittings.journal import Journal


class RoomSealer:
    """Signs the seals of rooms; every method works within the transaction of its caller.

    Parameters
    ----------
    journal : Journal
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._seen: dict[int, RoomSeal] = {}  # committed, made or checked here
        self._written: dict[int, RoomSeal] = {}  # the last one made here, committed or not

    def write(self, connection: sqlite3.Connection, seal: RoomSeal) -> None:
        """Sign a seal and keep it in place of the one before."""
        signed = write_room_seal(connection, seal, self._journal.sealer.signer)
        self._written[seal.room] = signed
        self._journal.when_committed(lambda: self._remember(signed))

    def trusted(self, connection: sqlite3.Connection, number: int) -> RoomSeal | None:
        """What the next event goes on from; None where there is no such room.

        What is built on something that does not match stays altered for good.
        """
        found = read_room_seal(connection, number)
        if found is None or found in (self._seen.get(number), self._written.get(number)):
            return found
        said = self.check(connection, found)
        return replace(found, origin="made" if said == "intact" else said)

    def check(self, connection: sqlite3.Connection, seal: RoomSeal) -> Integrity:
        """What a seal says of its room, all of it read and hashed."""
        rows = read_room_events(connection, seal.room)
        people = people_digest(seal.room, read_people(connection, seal.room))
        whole = (
            len(rows) == seal.events
            and extend_chain(room_start(seal.room), rows) == seal.head
            and people == seal.people
            and is_signed(seal.key, seal.signature, seal.message)
            and self._goes_on(seal.room, rows)
        )
        if not whole or seal.origin == "altered":
            return "altered"
        own = self._journal.sealer.signer.public
        if seal.key != own or seal.origin != "made":
            return "foreign"
        self._journal.when_committed(lambda: self._remember(seal))
        return "intact"

    def _goes_on(self, number: int, rows: list[EventRow]) -> bool:
        """Whether events begin with those that were seen here."""
        seen = self._seen.get(number)
        return seen is None or extend_chain(room_start(number), rows[: seen.events]) == seen.head

    def _remember(self, seal: RoomSeal) -> None:
        self._seen[seal.room] = seal
