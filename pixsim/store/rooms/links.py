"""What a terminal remembers of rooms elsewhere: its secret for each address, and the sitting there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from pixsim.foundation.files import replace_file
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder
from pixsim.text.json_text import read_json, write_json

FILE = "links.json"
MOST = 50  # addresses, the newest


LinkState = Literal["door", "under_way", "ended", "read"]
"""``ended``: the result is not there yet; ``read``: it was shown here."""


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
    state : str
        How far the test has come, as this terminal last knew it.
    """

    token: str
    number: int = 0
    sitting: str = ""
    state: LinkState = "door"


def read_link(address: str) -> KeptLink | None:
    """What is known of an address; None for nothing, or nothing that makes sense."""
    return _read_link(_read_links().get(address))


def links_waiting() -> list[tuple[str, KeptLink]]:
    """Rooms elsewhere where a test goes on, or whose result was not read yet; the newest first."""
    found = [(address, _read_link(told)) for address, told in reversed(_read_links().items())]
    return [(a, link) for a, link in found if link and link.state in ("under_way", "ended")]


def sittings_read() -> frozenset[str]:
    """Sittings of rooms elsewhere whose result was shown here."""
    found = map(_read_link, _read_links().values())
    return frozenset(link.sitting for link in found if link and link.state == "read")


def _read_link(found: object) -> KeptLink | None:
    if not isinstance(found, dict):
        return None
    token, number, sitting = (found.get(name) for name in ("token", "number", "sitting"))
    if not (isinstance(token, str) and isinstance(number, int) and isinstance(sitting, str)):
        return None
    told = found.get("state", "under_way" if sitting else "door")  # files of before have none
    state: LinkState = next((known for known in get_args(LinkState) if known == told), "door")
    return KeptLink(token, number, sitting, state)


def keep_link(address: str, link: KeptLink) -> None:
    """Remember a room; its file is closed to other users.

    Raises
    ------
    OSError
    """
    others = {name: value for name, value in _read_links().items() if name != address}
    newest = dict(list(others.items())[-(MOST - 1) :]) | {address: asdict(link)}
    replace_file(data_folder() / FILE, write_json(newest).encode())


def _read_links() -> dict[str, object]:
    try:
        document = read_json((data_folder() / FILE).read_bytes())
    except (OSError, ValueError, JournalError):
        return {}
    return document if isinstance(document, dict) else {}
