"""A room removed for good: names, events, and the sittings that were sat in it."""

from __future__ import annotations

from pixsim.running.room.open_room import RoomUnderWay
from pixsim.store.errors import UnknownSittingError
from pixsim.store.sittings.erasure import delete_room_rows, delete_sitting


def delete_room(desk: RoomUnderWay, *, keep_published: bool) -> None:
    """Remove the room that a desk holds; the desk is of no use afterwards.

    Sittings go first: after an interruption the room is still there to be removed.

    Parameters
    ----------
    keep_published : bool
        Candidates keep the results they can see.

    Raises
    ------
    SittingInUseError, JournalError
    """
    desk.sittings.close_all()
    for seat in desk.room.tests:
        if seat.sitting is None:
            continue
        if keep_published and desk.journal.result(seat.sitting) is not None:
            continue
        try:
            delete_sitting(desk.journal, seat.sitting)
        except UnknownSittingError:
            continue  # gone with its candidate, or in an attempt before
    delete_room_rows(desk.journal, desk.number)
