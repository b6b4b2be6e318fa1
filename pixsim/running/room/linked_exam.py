"""A sitting of a room that is held elsewhere, on the candidate's own machine: here is its copy.

Its events arrive in order, some of them late; nothing is added here while it goes on. What the
invigilator orders follows from the room's events and from the copy: an order is due until the copy
shows that it was carried out, so that none is lost or carried out twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pixsim.running.act_trials import try_act
from pixsim.running.exam import Exam
from pixsim.session.events import Acted, EndReason, Event, EventRefusedError
from pixsim.worlds.core import Act, Refused, World

if TYPE_CHECKING:
    from pixsim.room.seat import Seat
    from pixsim.room.state import Room
    from pixsim.session.state import Session

LINK = "link:"
"""What the account of a candidate begins with who sits at their own terminal."""


class LinkedExam(Exam):
    """The copy of a sitting held elsewhere: as `Exam`, but what would change it is left to its holder.

    Once the room is finalised it is ended and settled here, and nothing more is taken.
    """

    @property
    def known(self) -> int:
        """How many events have arrived."""
        return self._events

    def take(self, first: int, events: Sequence[Event]) -> int:
        """Commit what happened elsewhere: what is known is skipped, after a gap nothing is taken.

        Parameters
        ----------
        first : int
            Number of the first of them, from 1.
        events : sequence of Event
            In order.

        Returns
        -------
        int
            How many have arrived now.

        Raises
        ------
        EventRefusedError
            One of them cannot have happened; those before it are kept.
        JournalError
        """
        if first > self._events + 1:
            return self._events
        for event in events[self._events + 1 - first :]:
            if self.session.settled is not None or self.session.end_reason == "finalised":
                raise EventRefusedError("the session is finalised")
            self._try(event)
            self._commit(event)
        return self._events

    def attempt(self, number: int, event: Event) -> tuple[World, Act] | None:
        """The act to be tried aside before an event is taken, in the world it would be done in.

        None where the event does not come next, or is no act that can be read: `take` says so.
        """
        world = self.session.world
        if number != self._events + 1 or not isinstance(event, Acted) or world is None:
            return None
        with suppress(Refused, ValueError):
            return world, world.read_act(event.act)
        return None

    def _try(self, event: Event) -> None:
        """What a candidate's terminal sends may be made by hand: it is tried aside here too."""
        world = self.session.world
        if isinstance(event, Acted) and world is not None:
            try:
                try_act(world, world.read_act(event.act))
            except Refused as refusal:
                raise EventRefusedError(f"this act is not possible: {refusal}") from refusal

    def start(self) -> None:
        """Its holder starts it."""

    def resume(self) -> None:
        """Its holder takes it up."""

    def add_time(self, minutes: int, by: str = "") -> None:
        """Its holder adds it."""

    def decide_report(self, *, confirmed: bool, by: str = "") -> None:
        """Its holder is told."""

    def end(self, reason: EndReason, by: str = "") -> None:
        """Its holder ends it when an invigilator says so; the end of the session is also its own."""
        if reason != "invigilator":
            super().end(reason, by)

    def tick(self) -> bool:
        """Time passes where it is held."""
        return False

    def ask(self) -> None:
        """Its holder chooses questions."""

    def _note_jump(self, now: datetime, *, while_closed: bool = False) -> None:
        """The clock that counts is elsewhere."""


def orders_due(room: Room, seat: Seat, session: Session) -> list[dict[str, Any]]:
    """What the invigilator has ordered and the copy does not show yet."""
    if session.end_reason == "finalised" or (room.finalised is not None and not session.is_over):
        return [{"do": "end", "reason": "finalised"}]
    if session.is_over:
        return []
    if seat.state == "endedByInvigilator":
        return [{"do": "end", "reason": "invigilator"}]
    found: list[dict[str, Any]] = []
    missing = seat.minutes_added - session.minutes_added
    if missing > 0:
        found.append({"do": "give_time", "minutes": missing})
    place = len(session.reports) - 1
    decided = next((d for d in seat.decisions if d.place == place), None)
    if session.report_pending and decided is not None:
        found.append({"do": "decide", "place": place, "confirmed": decided.confirmed})
    return found
