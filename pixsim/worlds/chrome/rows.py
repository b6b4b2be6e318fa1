"""What the lines of a page are laid out by: columns, a ruler, the formula of a cell, notes and cards of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Formula:
    """The cell one is at first, and what was typed into it."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the lines.

    Attributes
    ----------
    title : str
    least, most : int
        Characters it needs, and takes at most; 0 for as many as its cells have.
    right : bool
        Whether its cells are aligned to the right.
    drop : int
        The highest leaves first where room lacks; 0 stays.
    rest : bool
        Whether it takes what is left; one of a page.
    keep : str
        What stays of a cell that is cut: ``start``, or ``ends`` of what a name begins and ends with.
    number : bool
        Whether it only holds what a line of text calls the row: no screen shows it.
    mark : bool
        Whether it holds signs, one space from what follows.
    """

    title: str = ""
    least: int = 0
    most: int = 0
    right: bool = False
    drop: int = 0
    rest: bool = False
    keep: Literal["start", "ends"] = "start"
    number: bool = False
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the lines, and which one they are sorted by.

    Attributes
    ----------
    columns : tuple of Column
        One for each cell of a line.
    sort : int
        Which one; -1 for none.
    falling : bool
    prose : bool
        Whether lines are there to be read: none of them is ever cut.
    """

    columns: tuple[Column, ...]
    sort: int = -1
    falling: bool = False
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Ruler:
    """Paper of a word processor: the lines are on it, their styles beside.

    Attributes
    ----------
    style : int
        Which cell of a line is its style.
    text : int
        Which cell is its text.
    width : int
        Characters of a line of the paper, at most.
    """

    style: int
    text: int
    width: int = 80


@dataclass(frozen=True, slots=True)
class Note:
    """What someone wrote in the margin of a line."""

    row: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """What stands at the edges of a line that is a publication.

    Attributes
    ----------
    row : str
    who, initials, when : str
    counts : str
        « J'aime 4 · 2 commentaires ».
    """

    row: str
    who: str
    initials: str
    when: str
    counts: str = ""
