"""A port for a server of the tests."""

from __future__ import annotations

import socket
from contextlib import closing


def free_port() -> int:
    """A port that nobody has."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
