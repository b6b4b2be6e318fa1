"""A terminal that goes away: its window closed, its server killed, its line cut.

Writing to one fails. Textual's writer would end with that failure, and whoever hands it the thirty-first
line after it would wait for ever, holding on to nothing but a process that nobody sees.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from textual.message import Message


class TerminalGone(Message, bubble=False):
    """Nobody sees the screens any more."""


class Lasting:
    """What a driver writes to, which never fails: what a terminal that is gone would show is dropped.

    Parameters
    ----------
    file : TextIO
        The terminal.
    tell : callable
        Called once, by the thread that writes, when writing fails.
    """

    def __init__(self, file: TextIO, tell: Callable[[], None]) -> None:
        self._file, self._tell = file, tell
        self._is_gone = False

    def write(self, text: str) -> None:
        """Write, as long as there is somebody to see it."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Send what was written on its way."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """Of the terminal."""
        return self._file.fileno()

    def _try(self, act: Callable[[], object]) -> None:
        if self._is_gone:
            return
        try:
            act()
        except (OSError, ValueError):  # ValueError: closed
            self._is_gone = True
            self._discard_rest()
            self._tell()

    def _discard_rest(self) -> None:
        """What could not be written stays in a buffer, which Python fails to send as it ends: exit code 120."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._file.fileno())
            os.close(nowhere)
