"""A supervised room opened from the trainer's page: entered here, served by a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pixsim.journeys.context import Context
from pixsim.profile import Profile
from pixsim.room.events import RoomFields, RoomRefusedError
from pixsim.running.room.candidate_list import enrol_people, of_profile
from pixsim.running.room.creation import create_room
from pixsim.running.room.desk import Desk
from pixsim.running.room.removal import delete_room
from pixsim.store.people.profiles import stored_profile


@dataclass(frozen=True, slots=True)
class OpenedRoom:
    """A room that is served.

    Attributes
    ----------
    number : int
    addresses : tuple of str
        Of the candidates' door, the one to give first.
    access_code : str
    password : str
        Of the invigilator, known this once.
    entry : str
        Of the invigilator on this machine.
    """

    number: int
    addresses: tuple[str, ...]
    access_code: str
    password: str
    entry: str


Served = tuple[tuple[str, ...], str]
"""Addresses of the candidates' door, and the invigilator's entry."""
Serve = Callable[[int], Served]
"""Serves a room by its number in another process; any thread may call it.

Raises `RuntimeError`, with what the process said, where it could not begin.
"""


def enter_room(
    context: Context, fields: RoomFields, rules: str, profiles: Sequence[Profile]
) -> tuple[int, str, str]:
    """Make a room and enrol these people: its number, access code and password.

    Raises
    ------
    RoomRefusedError
        The door could not tell two of them apart; no room is left.
    JournalError
    """
    journal = context.journal
    number, codes = create_room(journal, fields, rules, offline=not context.online())

    def profile_of(profile_id: str) -> Profile | None:
        found = stored_profile(profile_id, context.framework)
        return None if found is None else found[1]

    with Desk(journal, number, profile_of=profile_of, clock=context.clock) as desk:
        try:
            enrol_people(desk, [of_profile(profile) for profile in profiles], fields.examiner)
        except RoomRefusedError:
            delete_room(desk, keep_published=False)
            raise
    return number, codes.access, codes.password
