"""Wrong codes, counted: who sends many is refused for a while, and nobody else is.

A right code opens whatever was counted: people of one class may share an address, and codes are too
long to be found at any pace that the guard allows (see `pixsim.store.people.personal_codes`).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from pixsim.web.serving.guard import Pace

PER_MINUTE, ALL_PER_MINUTE = 10, 60
TOLD_FOR = 3600.0  # seconds


class Guesses:
    """Ten wrong ones a minute from an address are answered; sixty from all are reported to the trainer."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._each = Pace(PER_MINUTE / 60, PER_MINUTE, now)
        self._all = Pace(ALL_PER_MINUTE / 60, ALL_PER_MINUTE, now)
        self._many_at: float | None = None

    def wrong(self, address: str) -> bool:
        """One more; whether its sender may go on trying."""
        if not self._all.allows(""):
            self._many_at = self._now()
        return self._each.allows(address)

    @property
    def are_many(self) -> bool:
        """Whether somebody has tried codes by the dozen within the last hour."""
        return self._many_at is not None and self._now() - self._many_at < TOLD_FOR
