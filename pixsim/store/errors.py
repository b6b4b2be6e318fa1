"""What can be wrong with the journal and the folder it lives in."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Literal, Protocol

JournalFault = Literal[
    "unreadable",
    "newer",
    "write",
    "name",
    "system_name",
    "folder",
    "denied",
    "owner",
    "busy",
    "key",
    "altered",
    "moved",
]

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""Of SQLite; a message that quotes a damaged name, byte for byte, cannot be decoded."""


class JournalError(RuntimeError):
    """The journal cannot be opened, read or written.

    Attributes
    ----------
    kind : str
        ``unreadable``, ``newer`` (written by a newer pixsim), ``write``, ``name`` (PIXSIM_HOME is
        no name of a folder), ``system_name`` (nor is what the system gives), ``folder`` (the data
        folder is no folder), ``denied`` (no right to read and write), ``owner`` (another user's), ``busy`` (another process keeps it locked),
        ``key`` (the signing key cannot be read), ``altered`` (see `AlteredSittingError`), ``moved``
        (see `MovedJournalError`).
    path : Path
    reason : str
        In plain words, of the system or in English.
    """

    def __init__(self, kind: JournalFault, path: Path, reason: str) -> None:
        self.kind, self.path, self.reason = kind, path, reason
        super().__init__(f"{path}: {reason}")


class AlteredSittingError(JournalError):
    """A sitting or training is not what was written, or cannot be read; the others can.

    Attributes
    ----------
    sitting : str
    """

    def __init__(self, sitting: str, path: Path, reason: str) -> None:
        self.sitting = sitting
        super().__init__("altered", path, f"{sitting}: {reason}")


class Relocatable(Protocol):
    """A journal, as far as it can go on in another folder."""

    path: Path

    @property
    def is_moved(self) -> bool:
        """Whether nothing can be written before the folder is put back, or another chosen."""

    def relocate(self, folder: Path) -> None:
        """Go on in another folder.

        Raises
        ------
        JournalError
        """


class MovedJournalError(JournalError):
    """The file that is open is no longer the one in the data folder: moved, deleted, unplugged.

    What would be written there nobody would find again. Nothing of it was written; what the process
    knows is kept in memory, and `Journal.relocate` writes it elsewhere.

    Attributes
    ----------
    journal : Relocatable
    """

    def __init__(self, journal: Relocatable) -> None:
        self.journal = journal
        super().__init__("moved", journal.path, "is no longer in its folder")


class SittingInUseError(RuntimeError):
    """Another process has this sitting open."""


class UnknownSittingError(LookupError):
    """The journal has no such sitting."""
