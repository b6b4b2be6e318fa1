"""What a terminal remembers of rooms elsewhere: its secret for each address, and the sitting there."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pixsim.files import replace_file
from pixsim.store.errors import JournalError
from pixsim.store.home import home
from pixsim.text.json_text import read_json, write_json

FILE = "links.json"
MOST = 50  # addresses, the newest


@dataclass(frozen=True, slots=True)
class KeptLink:
    """A room elsewhere.

    Attributes
    ----------
    token : str
        Known to this terminal alone.
    number : int
        Of the room.
    sitting : str
        In the journal of this machine; empty before it began.
    """

    token: str
    number: int = 0
    sitting: str = ""


def read_link(address: str) -> KeptLink | None:
    """What is known of an address; None for nothing, or nothing that makes sense."""
    found = _read().get(address)
    if not isinstance(found, dict):
        return None
    token, number, sitting = (found.get(name) for name in ("token", "number", "sitting"))
    if isinstance(token, str) and isinstance(number, int) and isinstance(sitting, str):
        return KeptLink(token, number, sitting)
    return None


def keep_link(address: str, link: KeptLink) -> None:
    """Remember a room; its file is closed to other users.

    Raises
    ------
    OSError
    """
    others = {name: value for name, value in _read().items() if name != address}
    newest = dict(list(others.items())[-(MOST - 1) :]) | {address: asdict(link)}
    replace_file(home() / FILE, write_json(newest).encode())


def _read() -> dict[str, object]:
    try:
        document = read_json((home() / FILE).read_bytes())
    except (OSError, ValueError, JournalError):
        return {}
    return document if isinstance(document, dict) else {}
