"""Whether this machine has a network, without sending anything."""

from __future__ import annotations

import os
import socket

VARIABLE = "PIXSIM_NETWORK"
"""Environment variable: ``no`` where a network leads nowhere, ``yes`` to ask web questions anyway."""
# documentation addresses, outside every network: the system only chooses the way that would lead there
ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
WORDS = {"no": False, "0": False, "non": False, "yes": True, "1": True, "oui": True}


def has_network() -> bool:
    """Whether the system knows a way out of this machine; `VARIABLE` says otherwise where it is set.

    No packet leaves, and nothing is waited for. A network without the internet counts: to tell would
    need a message to somebody.
    """
    said = WORDS.get(os.environ.get(VARIABLE, "").strip().lower())
    return any(_has_way(*place) for place in ELSEWHERE) if said is None else said


def _has_way(family: int, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))  # of a datagram: nothing is sent
    except OSError:
        return False
    return True
