"""One person of this machine in a browser: their home, and all that it leads to."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.context import Context
from pixsim.journeys.walk import Journey
from pixsim.web.pages import render_page
from pixsim.web.serving.app import give_cookie, make_application, read_cookie, seat_pace
from pixsim.web.serving.guard import Guard, Limits
from pixsim.web.serving.ticking import ticking_context
from pixsim.web.sitting.pages import Visit
from pixsim.web.sitting.routes import receive_form, redirect_home, sitting_routes
from pixsim.web.sitting.sitting import Sitting
from pixsim.web.steps.follow_journey import Follower
from pixsim.web.steps.routes import step_routes
from pixsim.web.tokens import is_same_token, new_token, token_hash

KIND = "exam"
NEWEST = _("L'adresse écrite dans le terminal ne sert qu'une fois : prenez la plus récente.")


class Alone:
    """Serves one person of this machine; see `app`.

    Parameters
    ----------
    context : Context
        Of the thread that serves.
    begin : callable
        Makes the journey that is followed; called again where a fault has ended it.
    address : str
        Where this server is.
    limits : Limits, optional
    tell : callable
        Receives each address by which a browser is let in, once.
    close : callable
        Ends the server.
    """

    def __init__(
        self,
        context: Context,
        begin: Callable[[], Journey[Any]],
        *,
        address: str,
        limits: Limits | None = None,
        tell: Callable[[str], object] = lambda _address: None,
        close: Callable[[], object] = lambda: None,
    ) -> None:
        self.following = Follower(context, begin)
        self._limits = limits or Limits()
        self._address, self._tell, self._close = address, tell, close
        self._pace = seat_pace(self._limits)
        self._entry = self._cookie = ""

    @property
    def sitting(self) -> Sitting | None:
        """The exam under way, or the last one."""
        return self.following.sitting

    # ---- the application

    def app(self) -> Guard:
        """All that this server answers."""
        host = self._address.partition("://")[2]
        port = host.rpartition(":")[2]
        hosts = frozenset({host, f"localhost:{port}"})
        return make_application(
            [
                Route("/enter/{token}", self._enter, methods=["GET"]),
                Route("/close", self._closing, methods=["POST"]),
                *step_routes(self),
                *sitting_routes(self),
            ],
            hosts=lambda: hosts,
            lifespan=self._lifespan,
            limits=self._limits,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        self._new_entry()
        async with ticking_context(self.following.tick):
            try:
                yield
            finally:
                self.close()

    def close(self) -> None:
        """Let go of what is under way; it can be taken up later."""
        self.following.leave()

    # ---- who is let in

    def _new_entry(self) -> None:
        token = new_token()
        self._entry = token_hash(token)
        self._tell(f"{self._address}/enter/{token}")

    def follower(self, request: Request) -> tuple[str, Follower]:
        """The person of this machine, by the cookie of their browser: its token, and their journey.

        Raises
        ------
        HTTPException
        """
        token = read_cookie(request, KIND)
        if not self._cookie or not is_same_token(token, self._cookie):
            raise HTTPException(403, NEWEST)
        if not self._pace.allows(self._cookie):
            raise HTTPException(429)
        return token, self.following

    def visit(self, request: Request) -> Visit:
        """The same, and what is under way for them.

        Raises
        ------
        HTTPException
        """
        token, following = self.follower(request)
        return replace(following.visit(token), can_close=True)

    async def _enter(self, request: Request) -> Response:
        """Exchange the address of the terminal for a cookie; it works once, and the next is told."""
        if not is_same_token(request.path_params["token"], self._entry):
            self.visit(request)
            return redirect_home()
        token = new_token()
        self._cookie = token_hash(token)
        response = render_page("enter.html.j2")
        give_cookie(response, request, KIND, token)
        self._new_entry()
        return response

    async def _closing(self, request: Request) -> Response:
        """End the server; an exam under way can be taken up later."""
        visit, _form = await receive_form(request, self)
        under_way = self.sitting is not None and not self.sitting.is_over
        self._close()
        return render_page(
            "closed.html.j2", under_way=under_way, in_training=visit.training is not None
        )
