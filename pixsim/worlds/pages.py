"""What a person sees of a world, and what they may do there; every front shows the same pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_letters
from typing import Literal, TypeVar

from pixsim.worlds.chrome.kinds import Chrome, ways_of
from pixsim.worlds.chrome.panels import Stage, Status
from pixsim.worlds.chrome.places import Way
from pixsim.worlds.speech import Say

WIDTH = 76  # columns of a page in a terminal of 80
Kind = Literal[
    "",
    "heading",
    "title",
    "strong",
    "button",
    "link",
    "field",
    "box",
    "page",
    "info",
    "remark",
    "code",
    "mine",
    "line",
]
"""What a line is, for those who see it."""
C = TypeVar("C", bound=Chrome)
_AFTER_A_STOP = re.compile(r"(?<=[.!?…]), ")  # « c'est parti., hier »


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page.

    Attributes
    ----------
    cells : tuple of str
        One text per column.
    key : str
        What acts call it; empty for a line that is only read.
    said : str
        The line as it is read aloud; its cells when empty.
    kind : str
        What it is: a heading, a button, a link, a field with its value, what is new (``strong``) …
    """

    cells: tuple[str, ...]
    key: str = ""
    said: str = ""
    kind: Kind = ""

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        cells = self.cells[1:] if self.cells[0].strip() == self.key != "" else self.cells
        told = ", ".join(cell.strip() for cell in cells if cell.strip())
        return _AFTER_A_STOP.sub(" ", self.said or told or self.key)


CODE = re.compile(r"\w?\d+")
"""A number of the machine's own: « 12 », « c3 »."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An argument of an act that the person gives.

    Attributes
    ----------
    name : str
        Field of the act.
    label : str
        « Dossier », shown where it is asked.
    choices : tuple of str
        What can be chosen; empty where a text is typed.
    by_row : Mapping
        Choices that depend on the line the act is about.
    value : str or Mapping
        The text there is already; by line where it depends on it.
    replaced : bool
        Whether what is typed takes the place of the text there is already: searches, addresses.
    usual : bool
        Whether the text there is already is meant when a line of text leaves it out.
    also : Mapping of str
        Other names of choices, for a line of text: « vendredi 27 février » for « vendredi ».
    around : Mapping
        What stands before and after it on a line: typed along with it, that is left out.
    names_line : bool
        Whether the line is what is asked: a field, a setting.
    labels : Mapping of str
        What those who see the choices read in place of some: « 2 La piscine » for « 2 mairie.example ».
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    by_row: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    value: str | Mapping[str, str] = ""
    replaced: bool = False
    usual: bool = False
    also: Mapping[str, str] = field(default_factory=dict)
    around: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    names_line: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)

    def options(self, row: str | None) -> tuple[str, ...]:
        """What can be chosen for an act about a line; empty where a text is typed."""
        return self.by_row.get(row, self.choices) if row is not None else self.choices

    def present(self, row: str | None) -> str:
        """The text there is already."""
        return self.value if isinstance(self.value, str) else self.value.get(row or "", "")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a page lets one do.

    Attributes
    ----------
    key : str
        ``enter`` or ``escape``; empty where it has a letter, by `pixsim.worlds.keys`, or none.
    label : str
        What it does, in a word or two.
    act : str
        Which act, by its ``do``.
    row : str
        The argument that is the line under the cursor; empty when the act is about no line.
    on : frozenset of str or None
        Lines where it is possible; all those with a key when None.
    asks : tuple of Ask
        The arguments that are asked for, in the order of the act's fields.
    """

    key: str
    label: str
    act: str
    row: str = ""
    on: frozenset[str] | None = None
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows and columns, named as in a workbook.

    Attributes
    ----------
    columns : tuple of str
        Letters, in order.
    rows : tuple of int
        Numbers of the rows that are shown: a filter hides some.
    last : int
        Number of the last row.
    shown : Mapping
        What a cell shows, by name; empty ones are absent.
    typed : Mapping
        What was typed into it.
    right : frozenset of str
        Cells that are numbers, aligned to the right.
    """

    columns: tuple[str, ...]
    rows: tuple[int, ...]
    last: int
    shown: Mapping[str, str]
    typed: Mapping[str, str]
    right: frozenset[str] = frozenset()

    def has(self, cell: str) -> bool:
        """Whether there is such a cell, hidden or not."""
        letters = cell.rstrip("0123456789")
        number = cell[len(letters) :]
        return letters in self.columns and number.isdecimal() and 1 <= int(number) <= self.last


@dataclass(frozen=True, slots=True)
class Page:
    """What is on the screen of a world.

    Attributes
    ----------
    title : str
        Where one is.
    text : tuple of str
        Lines to read before the rows.
    rows : tuple of Row
    widths : tuple of int
        Columns of the cells; 0 for the one that takes what is left.
    offers : tuple of Offer
    note : str
        What the last act had for effect, where the page does not show it.
    grid : Grid or None
        Shown instead of the rows.
    at : str
        The line that the last act was about; where the caret goes. Empty where it stays.
    chrome : tuple
        What is around the rows: values of `pixsim.worlds.chrome`, drawn by every front.
    heading : str or None
        What those who see the page read above its rows; the title when None.
    """

    title: str
    text: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    widths: tuple[int, ...] = (0,)
    offers: tuple[Offer, ...] = ()
    note: str = ""
    grid: Grid | None = None
    at: str = ""
    chrome: tuple[Chrome, ...] = ()
    heading: str | None = None

    def one(self, kind: type[C]) -> C | None:
        """The chrome of a kind, where the page has one."""
        return next((one for one in self.chrome if isinstance(one, kind)), None)

    def every(self, kind: type[C]) -> tuple[C, ...]:
        """All the chrome of a kind."""
        return tuple(one for one in self.chrome if isinstance(one, kind))

    @property
    def ways(self) -> tuple[Way, ...]:
        """All that its chrome leads to, in order."""
        return tuple(way for one in self.chrome for way in ways_of(one))

    @property
    def headline(self) -> str:
        """What is read above the rows where they are seen; empty where the frame says it."""
        if self.heading is not None:
            return self.heading
        return "" if self.one(Status) is None else self.title

    @property
    def keys(self) -> tuple[str, ...]:
        """Names of the lines that acts may be about."""
        return tuple(row.key for row in self.rows if row.key)

    def is_row(self, key: str) -> bool:
        """Whether an act may be about this line or cell."""
        return self.grid.has(key) if self.grid is not None else key in self.keys

    def row(self, key: str) -> Row | None:
        """A line by its name."""
        return next((row for row in self.rows if row.key == key), None)


def inside(text: str, before: str, behind: str) -> str:
    """« 4 » for « répéter 4 fois » typed whole, « répéter » and « fois » being there already."""
    typed, head, tail = (" ".join(part.split()) for part in (text, before, behind))
    plain, head, tail = typed.lower(), head.lower(), tail.lower()  # « select » for « SELECT »
    if len(plain) != len(typed):  # a few letters are two in small
        plain = typed
    rest = typed[len(head) : len(plain) - len(tail)].strip()
    if tail.isalpha() and not plain.startswith(head):  # « 4 fois »
        rest, head = typed[: len(plain) - len(tail)].strip(), ""
    whole = (head or tail) and plain.startswith(head) and plain.endswith(tail)
    return rest if whole and rest and len(head) + len(tail) < len(plain) else text


def staged(title: str, rows: Sequence[Row], *, least: int = 60) -> tuple[Stage, ...]:
    """Lines beside a page, as they are drawn and as they are read; none where there is nothing to show."""
    if not rows:
        return ()
    lines = tuple(row.cells[0] for row in rows if row.cells[0])
    return (Stage(title, lines, tuple(row.spoken for row in rows), least),)


def name_of(page: Page, key: str) -> str:
    """What a line says, in a few words: its key where a cell says just that, else the cell that takes what is left of the width."""
    row = page.row(key)
    if row is not None and row.kind == "field":
        return row.cells[-2].strip() or key
    cells = row.cells if row is not None else ()
    if key in cells and not CODE.fullmatch(key):
        return key
    place = page.widths.index(0) if 0 in page.widths else 0
    return cells[place].strip().removeprefix(f"{key}.").strip() if place < len(cells) else key


def asked_of(page: Page, offer: Offer, ask: Ask, row: str, say: Say) -> str:
    """What is asked, by its name and of what: « À », « Renommer « statuts.pdf » : Nom »."""
    does = offer.label.capitalize()
    name = name_of(page, row) or row
    if not offer.row:
        about = "" if len(offer.asks) == 1 else does
    elif page.grid is not None:
        about = f"{does} {row}"
    elif ask.names_line:
        return name
    else:
        about = say("{act} « {line} »").format(act=does, line=name)
    if not about or not ask.label or about == ask.label:
        return about or ask.label
    return say("{name} : {value}").format(name=about, value=ask.label)


def ranks(page: Page) -> dict[str, str]:
    """The lines of a page by what they are also called aloud where they have a name and no number: their rank."""
    numbered = any(
        CODE.fullmatch(key) or key[:1] == "@" or key[:1].isdecimal() for key in page.keys
    )
    if numbered or page.grid:
        return {}
    return _ranked(page)


def numbers(page: Page) -> dict[str, str]:
    """The lines of a page by a number that is not their key: their rank, or « 11 » for « S11 » where no other has it."""
    if len({key.split(" ")[0] for key in page.keys}) == 1 < len(page.keys):
        return _ranked(page)  # « 2. Le projet : masque », « 2. Le projet : logo »
    codes = {key: key.lstrip(ascii_letters) for key in page.keys if CODE.fullmatch(key)}
    borne = Counter(codes.values())
    return ranks(page) or {n: key for key, n in codes.items() if n != key and borne[n] == 1}


def _ranked(page: Page) -> dict[str, str]:
    return {str(rank): key for rank, key in enumerate(page.keys, 1)}
