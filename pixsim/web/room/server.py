"""One room, served: who is let in, the passing of time, all addresses."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Mapping

from starlette.applications import Starlette

from pixsim.running.room.desk import Desk
from pixsim.web.room.attempts import Attempts
from pixsim.web.room.candidate_terminals import Links
from pixsim.web.room.candidates import Candidates
from pixsim.web.room.invigilators import Invigilators
from pixsim.web.room.seats import Seats
from pixsim.web.serving.app import make_application, seat_pace
from pixsim.web.serving.guard import Guard, Limits
from pixsim.web.serving.ticking import ticking_context
from pixsim.web.sitting.routes import sitting_routes


class RoomServer:
    """Serves a room that this process holds.

    Parameters
    ----------
    desk : Desk
        Entered.
    hosts : frozenset of str
        Names and addresses of this server, each with its port.
    address : str
        To be given to candidates.
    limits : Limits, optional
    remote : bool
        Invigilators may come from other machines.
    known, remember
        Of `Invigilators`.
    now : callable, optional
        Seconds, for paces.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        hosts: frozenset[str],
        address: str,
        limits: Limits | None = None,
        remote: bool = False,
        known: Mapping[str, str] | None = None,
        remember: Callable[[Mapping[str, str]], None] = lambda _names: None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.desk, self._hosts, self._now = desk, hosts, now
        self._limits = limits or Limits()
        self.attempts = Attempts(now)
        self.stopping = asyncio.Event()
        pace = seat_pace(self._limits, now)
        self.seats = Seats(desk, pace)
        self.links = Links(desk, pace, self.attempts)
        self.candidates = Candidates(desk, self.seats, self.attempts, self.stopping)
        self.invigilators = Invigilators(
            desk,
            self.attempts,
            self.stopping,
            remote=remote,
            address=address,
            links=self.links,
            known=known,
            remember=remember,
        )

    def app(self) -> Guard:
        """All that this server answers."""
        return make_application(
            [
                *self.candidates.routes(),
                *self.invigilators.routes(),
                *self.links.routes(),
                *sitting_routes(self.candidates),
            ],
            hosts=lambda: self._hosts,
            lifespan=self._lifespan,
            limits=self._limits,
            now=self._now,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        async with ticking_context(self.desk.tick):
            try:
                yield
            finally:
                self.stopping.set()
