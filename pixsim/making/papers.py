"""PDF documents with what only they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixsim.making.documents import Document


@dataclass(frozen=True, slots=True)
class FormField:
    """A field to fill in, on the page counted from 1; its place is in points from the bottom left."""

    kind: Literal["text", "check", "choice"]
    name: str
    page: int
    at: tuple[float, float]
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle over a page: (x, y, width, height) in points from the bottom left."""

    page: int
    place: tuple[float, float, float, float]
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF: a document laid out, and more.

    Attributes
    ----------
    hidden : tuple of str
        Texts blacked out wherever they are shown: a box covers them, they can still be copied.
    bookmarks : bool
        Whether headings are in the navigation pane.
    earlier : Document or None
        What the file held before it was changed: its first revision is still in the bytes.
    """

    document: Document
    fields: tuple[FormField, ...] = ()
    boxes: tuple[Box, ...] = ()
    hidden: tuple[str, ...] = ()
    bookmarks: bool = True
    earlier: Document | None = None
