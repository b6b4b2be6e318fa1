"""An immutable room: a session of the certification at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pixsim.room.durations import may_start
from pixsim.room.events import RoomFields, RoomRefusedError
from pixsim.room.finalisation import finalisation_refusal, is_to_publish
from pixsim.room.lifecycle import Abort, SessionStatus, session_status
from pixsim.room.seat import Seat


@dataclass(frozen=True, slots=True)
class PastOutage:
    """A time during which the room was not there; see `events.Outage`.

    Attributes
    ----------
    since, until : datetime
    owed : mapping of int to int
        Minutes that each test lost, by seat.
    given : frozenset of int
        Seats that had them back.
    """

    since: datetime
    until: datetime
    owed: Mapping[int, int]
    given: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Room:
    """A session of the certification at one moment.

    Attributes
    ----------
    number : int
    rules : str
        Rule set of its tests.
    fields : RoomFields
        Where and when.
    access_code : str
    password : str
        As it is kept, see `pixsim.room.codes.hide_password`.
    created, last_at : datetime
    seats : mapping of int to Seat
        Candidates on the list, by number.
    highest_seat : int
        Numbers are never given twice.
    finalised, published : datetime or None
    officer : str
        Who of the jury has the session; empty when nobody.
    comment : str
        On the session as a whole.
    erased, deleted : bool
        Names were deleted; the session is gone.
    version : int
        How many events led here.
    seeded : int
        Questions on trial of each test (V3).
    offline : bool
        No test asks what must be looked up on the web.
    outages : tuple of PastOutage
        Oldest first.
    """

    number: int
    rules: str
    fields: RoomFields
    access_code: str
    password: str
    created: datetime
    last_at: datetime
    seats: Mapping[int, Seat] = field(default_factory=dict)
    highest_seat: int = 0
    finalised: datetime | None = None
    published: datetime | None = None
    officer: str = ""
    comment: str = ""
    erased: bool = False
    deleted: bool = False
    version: int = 1
    seeded: int = 0
    offline: bool = False
    outages: tuple[PastOutage, ...] = ()

    def owed(self, seat: int) -> dict[int, int]:
        """Minutes that a test under way lost and has not had back, by place of the outage."""
        if seat not in self.seats or not self.seats[seat].is_under_way:
            return {}
        return {
            place: outage.owed[seat]
            for place, outage in enumerate(self.outages)
            if seat in outage.owed and seat not in outage.given
        }

    @property
    def status(self) -> SessionStatus:
        """Status of the session."""
        if self.deleted:
            return "deleted"
        return session_status(
            finalised=self.finalised is not None,
            officer=bool(self.officer),
            published=self.published is not None,
        )

    @property
    def tests(self) -> tuple[Seat, ...]:
        """Candidates who began a test, by number."""
        return tuple(seat for seat in self.seats.values() if seat.has_test)

    @property
    def first_start(self) -> datetime | None:
        """When the first test began."""
        return min((s.started for s in self.tests if s.started is not None), default=None)

    def may_start(self, now: datetime) -> bool:
        """Whether a test may still be begun, or somebody enrolled."""
        return may_start(self.first_start, now, finalised=self.finalised is not None)

    @property
    def is_to_publish(self) -> bool:
        """Whether it may be published as it is; otherwise the jury handles it first."""
        if self.finalised is None or self.officer:
            return False
        return is_to_publish(
            [seat.finished_test for seat in self.tests], comment=bool(self.comment)
        )

    def finalisation_refusal(self, aborts: Mapping[int, Abort]) -> str | None:
        """Why it cannot be finalised with these reasons; None when it can."""
        lines = [seat.report_line(aborts.get(seat.number)) for seat in self.tests]
        return finalisation_refusal(lines, finalised=self.finalised is not None)

    def seat(self, number: int) -> Seat:
        """A candidate of the list.

        Raises
        ------
        RoomRefusedError
            Nobody has this number.
        """
        if number not in self.seats:
            raise RoomRefusedError("no_such_seat")
        return self.seats[number]

    def seat_of_sitting(self, sitting: str) -> Seat | None:
        """The candidate whose test it is."""
        return next((seat for seat in self.seats.values() if seat.sitting == sitting), None)

    def with_seat(self, seat: Seat) -> Room:
        """The room with one candidate changed or added."""
        return replace(self, seats={**self.seats, seat.number: seat})
