"""Something of the journal that one process holds while it is open."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from datetime import datetime
from typing import Self

from pixsim.foundation.clock import Clock, SteadyClock
from pixsim.store.errors import JournalError
from pixsim.store.home import rescue_folder
from pixsim.store.sittings.journal import Journal


class Held:
    """Holds a sitting or training of the journal; use it as a context manager.

    Parameters
    ----------
    journal : Journal
    name : str
        Of a sitting or training of the journal.
    clock : callable
        Gives the present, with its time zone.

    Raises
    ------
    SittingInUseError
        On entering, when another process holds it.
    """

    def __init__(self, journal: Journal, name: str, clock: Clock) -> None:
        self._journal, self._name, self._clock = journal, name, clock
        self._steady: SteadyClock | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self._journal.hold(self._name))
        try:
            self._open()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        if self._journal.is_moved:  # left before another folder was chosen: nothing is lost
            with suppress(JournalError):
                self._journal.relocate(rescue_folder())
        self._stack.close()

    def _open(self) -> None:
        """Read the journal and take up what was interrupted."""
        raise NotImplementedError

    def _after(self, last: datetime | None) -> datetime:
        """The present; a clock set back does not undo what has happened."""
        now = self._time()
        return now if last is None else max(now, last)

    @property
    def _time(self) -> SteadyClock:
        """The clock of this sitting since it was opened; a wall clock set meanwhile is not heeded."""
        if self._steady is None:
            self._steady = SteadyClock(self._clock)
        return self._steady
