"""Keys pressed before what is on the screen was there are dropped.

Keys come faster than screens: Enter pressed five times on the home screen would open a sitting,
agree to its rules and start its clock; F4 pressed five times would pass four questions unread.
"""

from __future__ import annotations

from textual.events import Key, MouseDown, Paste
from textual.message import Message

LONGEST = 2.0  # seconds between pressing and what was there before; no screen is waited for longer
ALWAYS = frozenset({"escape", "ctrl+c", "f8"})  # they lose nothing: leave, how to leave, colours


class StaleKeys:
    """Tells which keys to drop."""

    def __init__(self) -> None:
        self._owner: object = None
        self._since = 0.0
        self._closed_at: float | None = None

    def heed(self, owner: object) -> None:
        """From now on, keys are meant for `owner`."""
        self._owner, self._since, self._closed_at = owner, read_clock(), None

    def ignore(self) -> None:
        """Drop keys until there is something new to see, or for `LONGEST` at most."""
        self._owner, self._closed_at = None, read_clock()

    def is_stale(self, event: Message, shown: object) -> bool:
        """Whether an event was meant for something else than the screen now shown."""
        if not isinstance(event, Key | Paste | MouseDown):
            return False
        if isinstance(event, Key) and event.key in ALWAYS:
            return False
        if self.is_old(event):
            return True
        if self.are_for(shown):
            return False
        if self._closed_at is None:
            self._closed_at = read_clock()
        # by when it was pressed: a slow machine may come to it much later
        return event.time - self._closed_at < LONGEST

    def are_for(self, shown: object) -> bool:
        """Whether keys pressed now are meant for what is shown."""
        return shown is self._owner

    def is_old(self, event: Message) -> bool:
        """Whether a message was sent before what is on the screen was."""
        return event.time < self._since


def read_clock() -> float:
    """The present, by the clock that dates messages."""
    return Message().time
