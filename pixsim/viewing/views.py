"""What is shown of a file: one frozen description per kind, all texts safe for a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.viewing.tables import TableView

LONG = 70  # characters of a line

Field = tuple[str, str]
"""A name and what it says."""


@dataclass(frozen=True)
class TextView:
    """Lines, numbered as in an editor.

    Attributes
    ----------
    lines : tuple of str
    wraps : bool
        Whether a long line goes on below (prose), or is scrolled sideways (code, columns).
    cut : bool
        Whether the file goes on after the last line.
    numbered : bool
        Not where lines are rows of bytes, which say where they are.
    """

    lines: tuple[str, ...]
    wraps: bool = True
    cut: bool = False
    numbered: bool = True

    @property
    def has_long_lines(self) -> bool:
        """Whether a line scrolled sideways is hard to follow in a window of 80 columns."""
        return not self.wraps and self.numbered and any(len(line) > LONG for line in self.lines)


@dataclass(frozen=True)
class ReadingView:
    """A page or a document as it is read: lines without numbers."""

    lines: tuple[str, ...]
    cut: bool = False


@dataclass(frozen=True)
class FieldsView:
    """Names and what they say: properties, headers, one row of a table."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Entry:
    """A line of an archive, a file joined to a message, a sheet of a workbook.

    Attributes
    ----------
    name : str
    place : int or None
        What `open_entry` is asked for; None for a folder.
    size : str
        In words, empty when unknown.
    date : str
        JJ/MM/AAAA HH:MM, empty when unknown.
    depth : int
        Folders above it.
    """

    name: str
    place: int | None
    size: str = ""
    date: str = ""
    depth: int = 0


@dataclass(frozen=True)
class MessageView:
    """An e-mail: who, what about, what is joined, then its text."""

    fields: tuple[Field, ...]
    attached: tuple[Entry, ...]
    lines: tuple[str, ...]
    cut: bool = False


@dataclass(frozen=True)
class ArchiveView:
    """What an archive holds, as a tree."""

    entries: tuple[Entry, ...]
    files: int
    cut: bool = False


@dataclass(frozen=True)
class WorkbookView:
    """The sheets of a workbook."""

    sheets: tuple[tuple[str, TableView], ...]


@dataclass(frozen=True)
class ImageView:
    """An image.

    Attributes
    ----------
    width, height : int
        Pixels of the image itself.
    columns, rows : int
        Of `pixels`, where blocks of one colour count once.
    pixels : bytes
        Red, green and blue of each, row by row: ``3 * columns * rows`` bytes.
    drawn : bool
        Whether it is made of such blocks (a QR code): averaging them would spoil it.
    """

    width: int
    height: int
    columns: int
    rows: int
    pixels: bytes
    drawn: bool = False


@dataclass(frozen=True)
class NotShown:
    """What cannot be shown, and why, in one French sentence."""

    sentence: str


View = (
    TextView
    | ReadingView
    | FieldsView
    | TableView
    | MessageView
    | ArchiveView
    | WorkbookView
    | ImageView
    | NotShown
)


@dataclass(frozen=True)
class Inner:
    """A file found inside another."""

    name: str
    content: bytes
