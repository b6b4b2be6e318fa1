"""Runs an application on this machine until it is told to stop."""

from __future__ import annotations

import os
import socket
import ssl
import sys
import webbrowser
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from pixsim.web.serving.guard import Guard
from pixsim.web.serving.protocol import PatientProtocol

LOCAL = "127.0.0.1"
MOST_CONNECTIONS = 200
MOST_HEADER = 16 * 1024  # bytes
BACKLOG = 128
GRACE = 3  # seconds for answers under way when the server stops


def listening_socket(host: str = LOCAL, port: int = 0) -> socket.socket:
    """A socket of this machine; port 0: any that is free.

    Raises
    ------
    OSError
        The port is taken, or not allowed.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(BACKLOG)  # now: a browser may be faster than the server
    except OSError:
        found.close()
        raise
    return found


@dataclass(frozen=True, slots=True)
class Tls:
    """What a trainer who has a certificate gives: both files in PEM, the key without a password."""

    certificate: Path
    key: Path

    def check(self) -> None:
        """Read both.

        Raises
        ------
        OSError
            One cannot be read, or they are no certificate and its key (`ssl.SSLError`).
        """
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
            self.certificate, self.key, password=_no_password
        )


def _no_password() -> str:
    raise OSError("the key has a password")


class Serving:
    """A server of one application, HTTP/1.1, that says nothing on the terminal.

    Parameters
    ----------
    found : socket
        See `listening_socket`.
    tls : Tls, optional
        Plain HTTP without it.
    behind_proxy : bool
        A reverse proxy of this machine stands before it: it says who asks, and whether over TLS.
    """

    def __init__(
        self, found: socket.socket, tls: Tls | None = None, *, behind_proxy: bool = False
    ) -> None:
        self._socket, self._tls, self._behind_proxy = found, tls, behind_proxy
        self._server: uvicorn.Server | None = None

    def run(self, app: Guard) -> None:
        """Serve until `stop`, or a signal that ends the process."""
        config = uvicorn.Config(
            app,
            http=PatientProtocol,
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=self._behind_proxy,  # where nobody stands before it, they would be a lie
            forwarded_allow_ips=LOCAL,
            limit_concurrency=MOST_CONNECTIONS,
            h11_max_incomplete_event_size=MOST_HEADER,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=GRACE,
            ssl_certfile=None if self._tls is None else self._tls.certificate,
            ssl_keyfile=None if self._tls is None else str(self._tls.key),
        )
        self._server = uvicorn.Server(config)
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Let answers under way go out, then end."""
        if self._server is not None:
            self._server.should_exit = True


def open_browser(address: str) -> bool:
    """Show an address in the browser of this computer; whether there is one to show it in."""
    has_screen = sys.platform in ("win32", "darwin") or any(
        map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))
    )
    if not has_screen:
        return False
    with suppress(webbrowser.Error, OSError):
        return webbrowser.open(address)
    return False
