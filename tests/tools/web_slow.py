"""Clients that send as slowly as they can, many at once, beside others who are served."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

HEAD = "GET / HTTP/1.1\r\nHost: {host}\r\nX-Long: "
FORM = (
    "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n"
)


@dataclass(frozen=True)
class Slowness:
    """What slow clients came to, and what others waited beside them.

    Attributes
    ----------
    ended : float
        Seconds until the last slow one was cut off.
    waits : list of float
        Seconds of each page asked for meanwhile.
    grown : int
        Bytes by which the server grew.
    """

    ended: float
    waits: list[float]
    grown: int

    @property
    def p95(self) -> float:
        """Seconds within which nineteen pages of twenty came."""
        return sorted(self.waits)[int(0.95 * len(self.waits))]


def beside_the_slow(
    origin: str,
    child: int,
    ask: Callable[[], object],
    *,
    count: int,
    path: str,
    every: float,
    most: float,
) -> Slowness:
    """Open so many connections, a byte each now and then; ask for pages until the last one is cut off.

    A third send a head that has no end, a third a form of which a byte comes now and then, a third declare a
    form and never send it.

    Parameters
    ----------
    origin : str
    child : int
        The process that serves.
    ask : callable
        Asks for a page as anybody would.
    count : int
    path : str
        Of the form.
    every, most : float
        Seconds between two bytes, and after which all have to be gone.

    Raises
    ------
    AssertionError
        A slow one still has its place after `most`.
    """
    host = origin.partition("://")[2]
    before = _memory(child)
    begun = time.monotonic()
    slow = [
        _opened(host, (HEAD if n % 3 == 0 else FORM).format(host=host, path=path))
        for n in range(count)
    ]
    speaking = [one for n, one in enumerate(slow) if n % 3 != 2]
    waits, grown = [], 0
    try:
        while slow:
            assert time.monotonic() - begun < most, (
                f"{len(slow)} of {count} slow ones are still there"
            )
            turn = time.monotonic()
            for one in speaking:
                with suppress(OSError):
                    one.send(b"a")
            while True:
                asked = time.monotonic()
                ask()
                waits.append(time.monotonic() - asked)
                slow = [one for one in slow if not _is_cut_off(one)]
                if not slow or time.monotonic() - turn > every:
                    break
                time.sleep(every / 5)  # people do not ask without a pause
            grown = max(grown, _memory(child) - before)
    finally:
        for one in slow:
            one.close()
    return Slowness(time.monotonic() - begun, waits, grown)


def _opened(host: str, sent: str) -> socket.socket:
    name, _colon, port = host.partition(":")
    found = socket.create_connection((name, int(port)), 5)
    found.setblocking(False)
    found.send(sent.encode())
    return found


def _is_cut_off(one: socket.socket) -> bool:
    """Whether the server has let a connection go; what it answered does not count."""
    try:
        if one.recv(65536):
            return False
    except BlockingIOError:
        return False
    except OSError:
        pass
    one.close()
    return True


def _memory(child: int) -> int:
    """Bytes of a process that are in memory; 0 where this system does not tell."""
    with suppress(OSError):
        for line in Path(f"/proc/{child}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    return 0


def asks(http: httpx.Client) -> Callable[[], object]:
    """Asks for the present page, on the same connection and on one of its own by turns."""
    turn = 0

    def ask() -> None:
        nonlocal turn
        turn += 1
        found = http.get("/", headers={"connection": "close"} if turn % 2 else {})
        assert found.status_code == 200, found.status_code

    return ask
