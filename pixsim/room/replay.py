"""A room from its events: what its creation makes, and what each later event makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pixsim.room import closing_transitions as _registered  # noqa: F401 (adds to what `apply_room_event` knows)
from pixsim.room.events import RoomCreated, RoomEvent, RoomRefusedError, SeatEvent
from pixsim.room.state import Room
from pixsim.room.transitions import apply_room_event


def new_room(event: RoomCreated) -> Room:
    """The room its first event makes."""
    return Room(
        number=event.number,
        rules=event.rules,
        fields=event.fields,
        access_code=event.access_code,
        password=event.password,
        created=event.at,
        last_at=event.at,
        seeded=event.seeded,
        offline=event.offline,
    )


def apply_event(room: Room, event: RoomEvent) -> Room:
    """The room after an event.

    Raises
    ------
    RoomRefusedError
        It cannot happen now; nothing is changed.
    """
    if room.deleted:
        raise RoomRefusedError("session_not_found")
    if event.at < room.last_at:
        raise RoomRefusedError("before_the_last_event")
    after_it = apply_room_event(event, room)
    if isinstance(event, SeatEvent) and event.seat in after_it.seats:
        seat = after_it.seats[event.seat]
        after_it = after_it.with_seat(replace(seat, version=seat.version + 1))
    return replace(after_it, last_at=event.at, version=room.version + 1)


def replay_room(events: Iterable[RoomEvent]) -> Room:
    """The room that its events lead to.

    Raises
    ------
    RoomRefusedError
        They do not begin with its creation, or one could not happen.
    """
    rest = iter(events)
    first = next(rest, None)
    if not isinstance(first, RoomCreated):
        raise RoomRefusedError("no_creation")
    room = new_room(first)
    for event in rest:
        room = apply_event(room, event)
    return room
