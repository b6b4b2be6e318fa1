"""The desk of a room: shows it, and applies what invigilators order.

Browsers, the terminal's invigilator screen and the shared machine all go through one `Desk`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pixsim.running.room.open_room import RoomUnderWay
from pixsim.running.room.orders import carry_out
from pixsim.running.room.view import look_at_question, room_view


class Desk(RoomUnderWay):
    """A room under way, as the fronts use it: its view, what a candidate sees, orders.

    Parameters and errors are those of `RoomUnderWay`.
    """

    def view(self) -> dict[str, Any]:
        """The whole room as JSON, schema ``pixsim/room/1``; see `pixsim.running.room.view`."""
        self.notice()
        return room_view(self)

    def look(self, seat: int) -> dict[str, Any]:
        """What a candidate has in front of them, without disturbing; no key, no answer.

        Raises
        ------
        RoomRefusedError
            No such seat, or no test.
        """
        return look_at_question(self, seat)

    def do(self, order: Mapping[str, Any], by: str) -> dict[str, Any]:
        """Carry out an order of an invigilator, and give the view after it.

        Parameters
        ----------
        order : mapping
            ``do``, ``seat`` where it concerns one, ``version`` as the view had it, and what the
            order needs: see `pixsim.running.room.orders`.
        by : str
            The invigilator as they call themselves.

        Raises
        ------
        StaleOrderError
            Something happened since that view: another invigilator was faster.
        OrderRefusedError
            It cannot be done now.
        JournalError
        """
        self.notice()
        carry_out(self, order, by)
        return self.view()
