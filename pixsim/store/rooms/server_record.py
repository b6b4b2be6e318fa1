"""Where a room is served from this machine: what a second window, or a server after it, needs.

The invigilator's token is kept as long as the server runs, in a file closed to other users; what a
server was asked, and the hashes by which it knows invigilators' browsers, until the room is deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pixsim.foundation.files import replace_file
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder
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


@dataclass(frozen=True, slots=True)
class Serving:
    """How a room was last served, for `resume` to do the same.

    Attributes
    ----------
    lan, remote : bool
    port : int
    name : str
        Of this computer on the network; empty where it has none.
    tls : tuple of str
        Files of the certificate and its key; empty without.
    proxy : str
        Public address of a reverse proxy of this machine; empty without.
    """

    port: int
    lan: bool = False
    remote: bool = False
    name: str = ""
    tls: tuple[str, ...] = ()
    proxy: str = ""


def keep_serving(number: int, serving: Serving) -> None:
    """Remember how a room is served, also after its server has ended.

    Raises
    ------
    OSError, JournalError
    """
    _write_entry(number, "serving", asdict(serving))


def read_serving(number: int) -> Serving | None:
    """How a room was last served; None where it never was."""
    told = _read_entry(number, "serving")
    port, lan, remote = (told.get(name) for name in ("port", "lan", "remote"))
    name, tls = told.get("name"), told.get("tls")
    if not isinstance(port, int) or not isinstance(name, str) or not isinstance(tls, list):
        return None
    proxy = str(told.get("proxy", ""))
    return Serving(port, bool(lan), bool(remote), name, tuple(map(str, tls)), proxy)


def keep_invigilators(number: int, names: Mapping[str, str]) -> None:
    """Remember the browsers of invigilators: names by hash of their cookie.

    Raises
    ------
    OSError, JournalError
    """
    _write_entry(number, "invigilators", dict(names))


def read_invigilators(number: int) -> dict[str, str]:
    """Those that a server before this one let in; empty where there was none."""
    return {key: str(name) for key, name in _read_entry(number, "invigilators").items()}


def forget_serving(number: int) -> None:
    """The room is deleted."""
    with suppress(OSError, JournalError):
        for what in ("served", "serving", "invigilators"):
            _entry_file(number, what).unlink(missing_ok=True)


def _write_entry(number: int, what: str, document: Mapping[str, object]) -> None:
    replace_file(_entry_file(number, what), write_json(document).encode())


def _read_entry(number: int, what: str) -> dict[str, Any]:
    try:
        told = read_json(_entry_file(number, what).read_bytes())
    except (OSError, ValueError, JournalError):
        return {}
    return told if isinstance(told, dict) else {}


def keep_served(number: int, served: ServedRoom) -> None:
    """Remember how a room is reached.

    Raises
    ------
    OSError, JournalError
    """
    _write_entry(number, "served", asdict(served))


def read_served(number: int) -> ServedRoom | None:
    """How a room is reached; None where nothing is known. The server may be gone all the same."""
    told = _read_entry(number, "served")
    entry, addresses, certificate = (told.get(n) for n in ("entry", "addresses", "certificate"))
    if not (
        isinstance(entry, str) and isinstance(addresses, list) and isinstance(certificate, str)
    ):
        return None
    return ServedRoom(entry, tuple(map(str, addresses)), certificate)


def forget_served(number: int) -> None:
    """The server is ending."""
    with suppress(OSError, JournalError):
        _entry_file(number, "served").unlink(missing_ok=True)


def _entry_file(number: int, what: str) -> Path:
    return data_folder() / f"room-{number}.{what}.json"
