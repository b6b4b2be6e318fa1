"""What the invigilator's screen talks to: the desk of this process, or later a room elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pixsim.running.room.desk import Desk


class RoomClient(Protocol):
    """A room as an invigilator reaches it; both ways of reaching it give the same JSON.

    Attributes
    ----------
    desk : Desk or None
        Where the room is held by this very process: candidates may then sit here too.
    holds : bool
        The room closes with the screen that shows it.
    """

    desk: Desk | None
    holds: bool

    def view(self) -> dict[str, Any]:
        """The room now, schema ``pixsim/room/1``."""

    def look(self, seat: int) -> dict[str, Any]:
        """What a candidate has in front of them."""

    def do(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """Give an order; the view after it.

        Raises
        ------
        OrderRefusedError, JournalError
        """


class DeskClient:
    """The desk of this process: the room closes with it.

    Parameters
    ----------
    desk : Desk
        Entered.
    by : str, optional
        Who gives the orders; the invigilator of the room by default.
    """

    holds = True

    def __init__(self, desk: Desk, by: str = "") -> None:
        self.desk: Desk | None = desk
        self._desk = desk
        self._by = (by or desk.room.fields.examiner)[:80]

    def view(self) -> dict[str, Any]:
        """The room now, what time brings counted in."""
        self._desk.tick()
        return self._desk.view()

    def look(self, seat: int) -> dict[str, Any]:
        """What a candidate has in front of them."""
        return self._desk.look(seat)

    def do(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """Give an order; the view after it."""
        return self._desk.do(order, self._by)
