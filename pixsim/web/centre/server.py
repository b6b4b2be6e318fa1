"""One centre, served: its people, its trainer, the passing of time."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator, Callable

from starlette.applications import Starlette

from pixsim.journeys.context import Context
from pixsim.web.centre.code_attempts import Guesses
from pixsim.web.centre.login_sessions import LoginSessions
from pixsim.web.centre.people import Begin, People
from pixsim.web.centre.rooms import Serve
from pixsim.web.centre.trainer import Trainer
from pixsim.web.serving.app import make_application, seat_pace
from pixsim.web.serving.guard import Guard, Limits
from pixsim.web.serving.ticking import ticking_context
from pixsim.web.sitting.routes import sitting_routes
from pixsim.web.steps.routes import step_routes


class CentreServer:
    """Serves the people of this machine, each by their code.

    Parameters
    ----------
    context : Context
        Of the thread that serves.
    hosts : frozenset of str
        Names and addresses of this server, each with its port.
    address : str
        To be given to people.
    limits : Limits, optional
    begin : callable, optional
        See `People`.
    serve : callable, optional
        See `Trainer`.
    now : callable, optional
        Seconds, for paces.
    """

    def __init__(
        self,
        context: Context,
        *,
        hosts: frozenset[str],
        address: str,
        limits: Limits | None = None,
        begin: Begin | None = None,
        serve: Serve | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._hosts, self._now, self._limits = hosts, now, limits or Limits()
        pace = seat_pace(self._limits, now)
        self.sessions, self.guesses = LoginSessions(), Guesses(now)
        self.people = People(context, self.sessions, self.guesses, pace, begin, now)
        self.trainer = Trainer(
            context, self.people, self.sessions, self.guesses, pace, address=address, serve=serve
        )

    def app(self) -> Guard:
        """All that this server answers."""
        return make_application(
            [
                *self.people.routes(),
                *self.trainer.routes(),
                *step_routes(self.people),
                *sitting_routes(self.people),
            ],
            hosts=lambda: self._hosts,
            lifespan=self._lifespan,
            limits=self._limits,
            now=self._now,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        async with ticking_context(self.people.tick):
            try:
                yield
            finally:
                self.people.close()
