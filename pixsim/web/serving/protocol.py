"""The server's side of a connection: a request must arrive within a few seconds, from a few at once.

uvicorn waits for ever, for a request as for an answer to be read; a browser that sends one byte a
minute, or reads none, would keep its place.
"""

from __future__ import annotations

import asyncio
from collections import Counter

from uvicorn.protocols.http.h11_impl import H11Protocol

RECEIPT = 10.0  # seconds from the first byte of a request to its last one
DELIVERY = 120.0  # seconds in which what waits to be sent has to move on
MOST_PER_ADDRESS = 20  # connections
MOST_OF_THIS_MACHINE = 100  # where several people may share it

_open: Counter[str] = Counter()


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with a deadline to receive a request, and few connections of one address."""

    _deadline: asyncio.TimerHandle | None = None
    _delivery: asyncio.TimerHandle | None = None
    _address: str | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Refuse one connection too many; expect a request soon."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        most = MOST_OF_THIS_MACHINE if address in ("127.0.0.1", "::1") else MOST_PER_ADDRESS
        if _open[address] >= most:
            transport.abort()
            return
        self._address = address
        _open[address] += 1
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        self._relax()
        self._delivered()
        if self._address is not None:
            _open[self._address] -= 1
            if not _open[self._address]:
                del _open[self._address]
            self._address = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Time starts with the first byte of a request, and stops once it is whole."""
        if self._deadline is None:
            self._expect()
        super().data_received(data)
        if self.cycle is not None and not self.cycle.more_body:
            self._relax()

    def on_response_complete(self) -> None:
        """Between two requests the keep-alive of the server counts; not while a form is still owed."""
        if self.cycle is None or not self.cycle.more_body:  # else: answered before it all came
            self._relax()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """More waits to be sent than is kept: it has to be read, if slowly."""
        self._delivered()
        self._delivery = self.loop.call_later(DELIVERY, self.transport.abort)
        super().pause_writing()

    def resume_writing(self) -> None:
        """Most of it was read."""
        self._delivered()
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Close what is silent; a rest that is never read does not keep it open."""
        if self._delivery is None:
            self._delivery = self.loop.call_later(DELIVERY, self.transport.abort)
        super().timeout_keep_alive_handler()

    def _delivered(self) -> None:
        if self._delivery is not None:
            self._delivery.cancel()
            self._delivery = None

    def _expect(self) -> None:
        self._deadline = self.loop.call_later(RECEIPT, self._give_up)

    def _relax(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.abort()
