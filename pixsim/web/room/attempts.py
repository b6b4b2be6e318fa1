"""Wrong codes, names and passwords: counted for each address, and for the room."""

from __future__ import annotations

import time
from collections.abc import Callable

from pixsim.web.serving.guard import Pace

PER_MINUTE, ROOM_PER_MINUTE = 10, 100


class Attempts:
    """Ten wrong ones a minute from an address; a hundred from all close the door.

    Attributes
    ----------
    closed : bool
        Nobody else may join until an invigilator opens the door again.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._each = Pace(PER_MINUTE / 60, PER_MINUTE, now)
        self._all = Pace(ROOM_PER_MINUTE / 60, ROOM_PER_MINUTE, now)
        self.closed = False

    def wrong(self, address: str) -> None:
        """One more."""
        self._each.allows(address)
        if not self._all.allows(""):
            self.closed = True

    def may_try(self, address: str) -> bool:
        """Whether this address may try again now."""
        return self._each.has(address)

    def open_again(self) -> None:
        """An invigilator saw to it."""
        self.closed = False
