"""Where a room is served from this machine: what a second window needs to reach it.

The invigilator's token is kept as long as the server runs, in a file closed to other users.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from pixsim.files import replace_file
from pixsim.store.errors import JournalError
from pixsim.store.home import home
from pixsim.text.json_text import read_json, write_json


@dataclass(frozen=True, slots=True)
class ServedRoom:
    """A room that a process of this machine serves.

    Attributes
    ----------
    entry : str
        Address of the invigilators, with their token after ``#``.
    addresses : tuple of str
        Of the candidates' door, the one to give first.
    certificate : str
        File of the certificate, where the room is served over TLS; else empty.
    """

    entry: str
    addresses: tuple[str, ...]
    certificate: str = ""


def keep_served(number: int, served: ServedRoom) -> None:
    """Remember how a room is reached.

    Raises
    ------
    OSError, JournalError
    """
    replace_file(_file(number), write_json(asdict(served)).encode())


def read_served(number: int) -> ServedRoom | None:
    """How a room is reached; None where nothing is known. The server may be gone all the same."""
    try:
        told = read_json(_file(number).read_bytes())
    except (OSError, ValueError, JournalError):
        return None
    if not isinstance(told, dict):
        return None
    entry, addresses, certificate = (told.get(n) for n in ("entry", "addresses", "certificate"))
    if not (
        isinstance(entry, str) and isinstance(addresses, list) and isinstance(certificate, str)
    ):
        return None
    return ServedRoom(entry, tuple(map(str, addresses)), certificate)


def forget_served(number: int) -> None:
    """The server is ending."""
    with suppress(OSError, JournalError):
        _file(number).unlink(missing_ok=True)


def _file(number: int) -> Path:
    return home() / f"room-{number}.served.json"
