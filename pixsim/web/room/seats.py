"""Whose browser sits where: a seat is known by the hash of a cookie and by an address."""

from __future__ import annotations

from starlette.requests import Request

from pixsim.room.seat import Seat
from pixsim.running.room.desk import Desk
from pixsim.web.serving.guard import Pace
from pixsim.web.sitting.sitting import Sitting
from pixsim.web.tokens import token_hash

LOOPBACK = ("127.0.0.1", "::1")


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""


def is_here(request: Request) -> bool:
    """Whether a request comes from this machine: by its loopback, or by one of its own addresses.

    Nobody else can have the address at which this server was reached.
    """
    server = request.scope.get("server")
    own = server[0] if server else ""
    address = address_of(request)
    return address in LOOPBACK or (bool(address) and address == own)


class Seats:
    """The browsers of a room.

    Parameters
    ----------
    desk : Desk
    pace : Pace
        Of each seat.
    """

    def __init__(self, desk: Desk, pace: Pace) -> None:
        self._desk, self._pace = desk, pace
        self._sittings: dict[int, Sitting] = {}
        self._addresses: dict[int, str] = {}

    def allows(self, token: str) -> bool:
        """Whether a browser keeps its pace."""
        return self._pace.allows(token_hash(token))

    def of(self, token: str) -> Seat | None:
        """The seat of a browser; None before it has joined, or once it was freed."""
        if not token:
            return None
        account = token_hash(token)
        seats = self._desk.room.seats.values()
        return next((seat for seat in seats if seat.account == account), None)

    def moving(self, token: str) -> Seat | None:
        """The seat to which a browser asks to move, from another machine."""
        account = token_hash(token) if token else None
        seats = self._desk.room.seats.values()
        return next((s for s in seats if account is not None and s.move_account == account), None)

    def inside(self, seat: Seat, address: str) -> Sitting | None:
        """The exam of a seat, for a browser that may go on without being asked.

        From another address than the one that was let in, the cookie alone opens nothing: the
        invigilator must permit the return.
        """
        if not self._desk.is_inside(seat.number):
            return None
        if self._addresses.setdefault(seat.number, address) != address:
            return None
        self._desk.sign(seat.number)
        return self.sitting(seat)

    def sitting(self, seat: Seat) -> Sitting:
        """The exam of a seat with what its pages remember."""
        exam = self._desk.exam(seat.number)
        found = self._sittings.get(seat.number)
        if found is None:
            found = self._sittings[seat.number] = Sitting(exam, in_room=True)
        found.exam = exam  # another object, where a write had to be undone
        return found

    def came_in(self, seat: int, address: str) -> None:
        """A browser was let in: from here on it is the one."""
        self._addresses[seat] = address
