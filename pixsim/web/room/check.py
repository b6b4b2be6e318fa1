"""Whether other devices reach this machine: one page, and who has seen it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pixsim.web.pages import render_page
from pixsim.web.serving.app import make_application
from pixsim.web.serving.guard import Guard, Limits
from pixsim.web.sitting.routes import static_route

LOOPBACK = ("127.0.0.1", "::1")


class Check:
    """Waits for another device.

    Parameters
    ----------
    hosts : frozenset of str
    patience : float
        Seconds.
    close : callable
        Ends the server.

    Attributes
    ----------
    seen : list of str
        Addresses that came, this machine's own aside.
    """

    def __init__(self, hosts: frozenset[str], patience: float, close: Callable[[], object]) -> None:
        self._hosts, self._patience, self._close = hosts, patience, close
        self.seen: list[str] = []

    def app(self) -> Guard:
        """One page, told to whoever comes."""
        return make_application(
            [Route("/", self._page, methods=["GET"]), static_route()],
            hosts=lambda: self._hosts,
            lifespan=self._lifespan,
            limits=Limits(),
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        waiting = asyncio.get_running_loop().call_later(self._patience, self._close)
        try:
            yield
        finally:
            waiting.cancel()

    async def _page(self, request: Request) -> Response:
        address = request.client.host if request.client else ""
        own = address in LOOPBACK or any(h.startswith(f"{address}:") for h in self._hosts)
        if not own and address not in self.seen:
            self.seen.append(address)
            asyncio.get_running_loop().call_later(1.0, self._close)  # the page goes out first
        return render_page("check.html.j2", own=own)
