"""What is drawn around the lines of a page: a terminal, a stage, a meter, the edges of the frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """A terminal: all that was typed and answered, and a line that stays open.

    Attributes
    ----------
    user : str
        « lea@atelier ».
    path : str
        « ~/photos ».
    history : tuple of str
        All lines, those that were typed after their prompt.
    typed : tuple of str
        Commands, the last one last.
    act : str
        What Enter does, by its ``do``; the text is its only argument.
    """

    user: str
    path: str
    history: tuple[str, ...]
    typed: tuple[str, ...]
    act: str


@dataclass(frozen=True, slots=True)
class Stage:
    """What is drawn beside the lines: a board, a week, what the others see.

    Attributes
    ----------
    title : str
    lines : tuple of str
        A drawing, one text for each of its lines.
    told : tuple of str
        The same in words; blank where a line says nothing.
    least : int
        Columns of the window from which it stands beside the lines; under them below that.
    """

    title: str
    lines: tuple[str, ...]
    told: tuple[str, ...] = ()
    least: int = 60


@dataclass(frozen=True, slots=True)
class Preview:
    """What the present line holds, beside the lines where there is room; nothing is opened by it.

    Attributes
    ----------
    texts : Mapping
        By line, paragraphs.
    least : int
        Columns of the window from which it is shown.
    width : int
        Columns it takes.
    """

    texts: Mapping[str, tuple[str, ...]]
    least: int = 116
    width: int = 42


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of something is used.

    Attributes
    ----------
    label : str
    used, total : int
        In one unit.
    told : str
        « 12,4 Go sur 15 Go ».
    """

    label: str
    used: int
    total: int
    told: str


@dataclass(frozen=True, slots=True)
class Status:
    """The edges of the frame: which program it is, and what is to be known of the page.

    Attributes
    ----------
    left : str
        « Messagerie », in its upper edge.
    right : str
        « 11 messages, 4 non lus », in its lower edge.
    """

    left: str
    right: str = ""
