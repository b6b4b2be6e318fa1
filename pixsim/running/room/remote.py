"""A room that another process serves, as an invigilator reaches it: the same JSON as its pages."""

from __future__ import annotations

import http.client
import json
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

from pixsim.running.room.desk import Desk
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.orders import StaleOrderError

PATIENCE = 3.0  # seconds for an answer
LONGEST = 8 * 1024 * 1024  # bytes of one
ELSEWHERE = (400, 404, 405, 421)
"""HTTP statuses of what is no room, of a proxy that was asked without TLS, of a room by another name."""
_ENTRY = re.compile(r"(https?://[^/#\s]+)/invigilator#(\S+)")


class UnreachableError(OrderRefusedError):
    """The room does not answer."""

    def __init__(self, error: str = "unreachable") -> None:
        super().__init__(error)


class NotTheRoomError(UnreachableError):
    """Something else answers at this address, or the room does not go by this name."""

    def __init__(self) -> None:
        super().__init__("not_the_room")


class UntrustedError(OrderRefusedError):
    """The room answers over TLS with a certificate that this machine does not know."""

    def __init__(self) -> None:
        super().__init__("untrusted")


def read_entry(typed: str) -> tuple[str, str] | None:
    """Address and token of an invigilator's entry, as the server wrote it; None where it is none."""
    found = _ENTRY.fullmatch(typed.strip())
    return None if found is None else (found[1], found[2])


class FarRoom:
    """Asks a served room, and gives it orders.

    Parameters
    ----------
    address : str
        ``http://127.0.0.1:8480``
    token : str
        What the server wrote after ``#``.
    by : str, optional
        Who gives the orders; the invigilator of the room by default.
    certificate : str, optional
        File of the certificate to expect, for a room of this machine over TLS.
    holds : bool
        The room closes with the screen that shows it.
    """

    desk: Desk | None = None

    def __init__(
        self, address: str, token: str, by: str = "", *, certificate: str = "", holds: bool = False
    ) -> None:
        self._address, self._token, self._by = address, token, by
        self._context = pin_certificate(certificate) if certificate else None
        self.holds = holds

    def view(self) -> dict[str, Any]:
        """The room now, schema ``pixsim/room/1``.

        Raises
        ------
        UnreachableError, OrderRefusedError
        """
        return self._ask("/api/room")

    def look(self, seat: int) -> dict[str, Any]:
        """What a candidate has in front of them.

        Raises
        ------
        UnreachableError, OrderRefusedError
        """
        return self._ask(f"/api/room/look/{seat}")

    def do(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """Give an order; the view after it.

        Raises
        ------
        StaleOrderError, UnreachableError, OrderRefusedError
        """
        told = {**order, **({"by": self._by} if self._by else {})}
        return self._ask("/api/room/do", told)

    def _ask(self, path: str, told: Mapping[str, Any] | None = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self._token}", "Origin": self._address}
        body = None if told is None else json.dumps(told).encode()
        if body is not None:
            headers["Content-Type"] = "application/json"
        return ask_room(self._address + path, headers, body, context=self._context)


def pin_certificate(certificate: str) -> ssl.SSLContext:
    """Trust in one certificate and no other, under whatever name the machine goes by.

    Raises
    ------
    OSError
        It cannot be read.
    """
    context = ssl.create_default_context(cafile=certificate)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # it need not be an authority's
    return context


def ask_room(
    url: str,
    headers: Mapping[str, str],
    body: bytes | None = None,
    patience: float = PATIENCE,
    context: ssl.SSLContext | None = None,
) -> dict[str, Any]:
    """One question to a room, and its JSON.

    Parameters
    ----------
    patience : float
        Seconds.
    context : SSLContext, optional
        For a room over TLS; what the system trusts by default.

    Raises
    ------
    StaleOrderError, UnreachableError, NotTheRoomError, UntrustedError, OrderRefusedError
    """
    request = urllib.request.Request(url, body, dict(headers))
    never = urllib.request.ProxyHandler({})  # never through a proxy
    opener = urllib.request.build_opener(never, urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(request, timeout=patience) as answer:
            said, is_cut = answer.read(LONGEST), bool(answer.length)
    except urllib.error.HTTPError as error:
        raise _refusal_of_status(error) from error
    except OSError as error:
        if isinstance(getattr(error, "reason", error), ssl.SSLCertVerificationError):
            raise UntrustedError from error
        raise UnreachableError from error
    except (ValueError, http.client.HTTPException) as error:  # no HTTP at all
        raise NotTheRoomError from error
    if is_cut:
        raise UnreachableError
    return _read_room_json(said)


def _refusal_of_status(error: urllib.error.HTTPError) -> OrderRefusedError:
    """What a status says."""
    if error.code == 409:
        return StaleOrderError()
    if error.code == 422:
        try:
            return OrderRefusedError(str(_read_room_json(error.read(LONGEST)).get("error", "")))
        except OSError:
            return UnreachableError()
    if error.code == 403:
        return OrderRefusedError("incorrect_password")
    return NotTheRoomError() if error.code in ELSEWHERE else UnreachableError()


def _read_room_json(body: bytes) -> dict[str, Any]:
    """JSON of a room.

    Raises
    ------
    NotTheRoomError
        It is a page, or something else.
    """
    try:
        found = json.loads(body)
    except ValueError as error:
        raise NotTheRoomError from error
    if not isinstance(found, dict):
        raise NotTheRoomError
    return found
