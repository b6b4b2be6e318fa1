"""What the home of every front says of an exam in a room elsewhere; imports nothing heavy."""

from __future__ import annotations

from pixsim.report.room.wording import linked_words
from pixsim.store.rooms.links import links_waiting


def room_waiting() -> str:
    """The newest test of a room elsewhere that goes on, or whose result was not read; or nothing."""
    for address, link in links_waiting():
        return linked_words(link.number, address, ended=link.state == "ended")
    return ""
