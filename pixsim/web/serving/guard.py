"""Stands before every route: who may ask, how much and how often; and what every answer carries.

Host and Origin are checked here rather than with Fetch Metadata, which browsers do
not send on plain HTTP to an address of the local network.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
        "connect-src 'self'", "frame-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    )
)  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer, Chromium sends one's own forms as « null »
    "cache-control": "no-store",
}
SAFE = ("GET", "HEAD")
METHODS = (*SAFE, "POST")
LINK_PATH = "/api/link/send"
UPLOAD_PATHS = ("/upload", "/trainer/import")
MOST_KNOWN = 4096  # addresses whose pace is remembered

Refuse = Callable[[int], Response]
"""From a status to the page that says so."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a browser may send.

    Attributes
    ----------
    body, upload, link, header : int
        Bytes of a form, of one with a class list, of what a candidate's terminal sends (whole
        questions of V3, with their files), and of what stands before each.
    per_second, burst : float
        Requests of one seat: the pace it may keep, and how many at once. An act is three of them (a
        form, the page it leads to, its news), and somebody at a simulator may do five a second.
    address_per_second, address_burst : float
        The same for one address of the network, which several people may share.
    """

    body: int = 64 * 1024
    upload: int = 2 * 1024 * 1024
    link: int = 8 * 1024 * 1024
    header: int = 16 * 1024
    per_second: float = 15
    burst: float = 60
    address_per_second: float = 60
    address_burst: float = 300


class Pace:
    """Requests allowed at a pace, after a first burst; one bucket for each key.

    Parameters
    ----------
    per_second, burst : float
    now : callable, optional
        Seconds; only differences count.
    """

    def __init__(
        self, per_second: float, burst: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate, self._burst, self._now = per_second, burst, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, key: str, cost: float = 1.0) -> bool:
        """Whether one more is allowed now; it is counted if so."""
        now = self._now()
        left, since = self._left.pop(key, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        allowed = left >= cost
        self._left[key] = (left - cost if allowed else left, now)
        while len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)
        return allowed

    def has(self, key: str) -> bool:
        """Whether one more would be allowed now; nothing is counted."""
        left, since = self._left.get(key, (self._burst, self._now()))
        return min(self._burst, left + (self._now() - since) * self._rate) >= 1


class Guard:
    """Checks Host, Origin, method, size and pace; adds the headers of `HEADERS` where missing.

    Parameters
    ----------
    app : ASGI application
    hosts : callable
        Gives the names and addresses this server goes by, each with its port.
    refuse : callable
        See `Refuse`.
    limits : Limits
    now : callable, optional
        See `Pace`.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Callable[[], frozenset[str]],
        refuse: Refuse,
        limits: Limits,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app, self._hosts, self._refuse, self._limits = app, hosts, refuse, limits
        self._addresses = Pace(limits.address_per_second, limits.address_burst, now)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sending = with_headers(send)
        status = self._fault(scope)
        if status is not None:
            await self._refuse(status)(scope, receive, sending)
            return
        await self._app(scope, _Capped(receive, self._most(scope)), sending)

    def _most(self, scope: Scope) -> int:
        """Bytes that a body may have."""
        if scope["path"] in UPLOAD_PATHS:
            return self._limits.upload
        return self._limits.link if scope["path"] == LINK_PATH else self._limits.body

    def _fault(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        if sum(len(name) + len(value) for name, value in headers.raw) > self._limits.header:
            return 431
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts():
            return 421
        client = scope.get("client")
        if not self._addresses.allows(client[0] if client else ""):
            return 429
        if scope["method"] not in METHODS:
            return 405
        if scope["method"] not in SAFE:
            origin = headers.getlist("origin")
            if origin != [f"{scope['scheme']}://{hosts[0]}"]:
                return 403
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 12 or int(length) > self._most(scope):
            return 413
        return None


class _Capped:
    """A body that stops, as if the browser had gone, once it is too long."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                return {"type": "http.disconnect"}
        return message


def with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Send with the headers that every answer carries."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
