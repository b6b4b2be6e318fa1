"""Two clocks side by side: the wall clock says what time it is, the other how much time has gone by.

The wall clock of a computer can be wrong, and is set right (or wrong) while somebody sits an exam.
The other one cannot be set; it goes on while the computer sleeps, but means nothing to the next
process.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol, runtime_checkable

Clock = Callable[[], datetime]
"""Gives the present, with its time zone."""

JUMP = timedelta(seconds=5)
"""The wall clock is said to have been set when it moves by more than this against elapsed time."""


@runtime_checkable
class MeasuresTime(Protocol):
    """A clock that also measures elapsed time."""

    def elapsed(self) -> float:
        """Seconds since some moment, sleep of the computer included; it never goes back."""


class SystemClock:
    """The clocks of this computer."""

    def __call__(self) -> datetime:
        """The system's time, UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Seconds since some moment; see `MeasuresTime`."""
        if sys.platform == "linux":  # CLOCK_MONOTONIC stops while the computer sleeps
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        if sys.platform == "darwin":  # time.monotonic() stops too; this one does not
            return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
        return time.monotonic()


wall_clock = SystemClock()


class SteadyClock:
    """The present of one sitting: the wall clock when it was opened, plus the time gone by since.

    Parameters
    ----------
    clock : callable
        Where it measures no elapsed time (see `MeasuresTime`) it is taken at its word.
    last : datetime, optional
        What happened last, before this process: time never goes back behind it.
    ahead : timedelta
        How much the wall clock was known to be ahead of the sitting's time at that moment.
    resume : bool
        Time goes on from `last`, whatever the wall clock says.
    """

    def __init__(
        self,
        clock: Clock,
        last: datetime | None = None,
        ahead: timedelta = timedelta(0),
        *,
        resume: bool = False,
    ) -> None:
        self._clock = clock
        self._elapsed = clock.elapsed if isinstance(clock, MeasuresTime) else None
        wall = clock()
        start = opening_time(wall, last, ahead)
        if last is not None and (resume or start < last):
            start = last
        self._since = self._elapsed() if self._elapsed else 0.0
        self._start, self._ahead = start, wall - start

    def __call__(self) -> datetime:
        """The present."""
        if self._elapsed is None:
            return self._clock() - self._ahead
        return self._start + timedelta(seconds=self._elapsed() - self._since)

    @property
    def ahead(self) -> timedelta:
        """How far the wall clock is ahead of this time (negative: behind)."""
        return self._ahead if self._elapsed is None else self._clock() - self()


def opening_time(
    wall: datetime, last: datetime | None, ahead: timedelta = timedelta(0)
) -> datetime:
    """What time it is for a sitting opened again.

    The wall clock may still be ahead by what was seen before, or have been set right since: the
    earliest that is not before the last event is the one that takes nothing from the person.
    """
    if last is None:
        return wall
    return min((t for t in (wall - ahead, wall) if t >= last), default=wall)
