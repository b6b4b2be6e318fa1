"""A supervised room entered in the journal, its codes drawn."""

from __future__ import annotations

from datetime import datetime
from random import SystemRandom

from pixsim.room.codes import Codes, draw_codes
from pixsim.room.events import RoomFields
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal


def create_room(
    journal: Journal, fields: RoomFields, rules: str, *, seeded: int = 0, offline: bool = False
) -> tuple[int, Codes]:
    """Enter a room: its number, and the codes, of which the password is known this once.

    Raises
    ------
    JournalError
    """
    codes = draw_codes(SystemRandom())
    number = Rooms(journal).create(
        at=datetime.now().astimezone(),
        by=fields.examiner,
        rules=rules,
        fields=fields,
        access_code=codes.access,
        password=codes.hidden,
        seeded=seeded,
        offline=offline,
    )
    return number, codes
