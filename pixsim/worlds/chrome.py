"""What is around the lines of a page: tabs, an address, columns, a ruler. Every front draws the same values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pixsim.foundation.i18n import content as _

Role = Literal["", "mark", "strong", "muted", "link", "on", "off", "choice", "ok", "bad", "code"]
"""How a text stands out: ``on`` and ``off`` are a switch, ``choice`` a value with others."""


class Span(str):
    """A text with a role; anywhere else it is the text alone.

    Attributes
    ----------
    role : str
    """

    __slots__ = ("role",)
    role: Role

    def __new__(cls, text: str, role: Role = "") -> Span:
        """A text that stands out."""
        made = super().__new__(cls, text)
        made.role = role
        return made


def role_of(text: str) -> Role:
    """How a text stands out; empty for one without a role."""
    return text.role if isinstance(text, Span) else ""


@dataclass(frozen=True, slots=True)
class Way:
    """An act of the page that a click does.

    Attributes
    ----------
    act : str
        Which, by its ``do``.
    arguments : Mapping
    """

    act: str
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several places; a click goes there.

    Attributes
    ----------
    name : str
    count : int or None
        How much is there; None where it is not counted.
    way : Way or None
        What a click does; None where one cannot go there from here.
    private : bool
        Whether it leaves no trace on the computer.
    """

    name: str
    count: int | None = None
    way: Way | None = None
    private: bool = False

    @property
    def words(self) -> str:
        """Its name, and how much is there: « Réception 11 »."""
        return self.name if self.count is None else f"{self.name} {self.count}"


@dataclass(frozen=True, slots=True)
class Tabs:
    """A strip of places; one of them is shown below it.

    Attributes
    ----------
    tabs : tuple of Tab
    current : int
        Which one is shown; -1 for none.
    label : str
        What they are: « Onglets ».
    more : Way or None
        What « + » does.
    right : str
        At the end of the strip: who one is, a state.
    here : str
        What is said of the one that is shown.
    named : str
        How names and what they name are said.
    """

    tabs: tuple[Tab, ...]
    current: int
    label: str
    more: Way | None = None
    right: str = ""
    here: str = _("ici")
    named: str = _("{name} : {value}")


@dataclass(frozen=True, slots=True)
class Folders:
    """Places beside the lines, where there is room; a strip otherwise.

    Attributes
    ----------
    tabs : tuple of Tab
    current : int
        Which one is shown; -1 for none.
    title : str
        What they are: « Dossiers ».
    least : int
        Columns of the window from which they stand beside the lines.
    here : str
        What is said of the one that is shown.
    named : str
        How names and what they name are said.
    """

    tabs: tuple[Tab, ...]
    current: int
    title: str
    least: int = 100
    here: str = _("ici")
    named: str = _("{name} : {value}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a browser is.

    Attributes
    ----------
    text : str
        The address, whole.
    lock : str
        « sécurisé », in words.
    secure : bool
    starred : bool
        Whether it is among the bookmarks.
    back, forward : Way or None
    """

    text: str
    lock: str
    secure: bool
    starred: bool = False
    back: Way | None = None
    forward: Way | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """The places that lead to the page, the page last.

    Attributes
    ----------
    places : tuple of Tab
    looking : str
        Words that are looked for there; empty for none.
    """

    places: tuple[Tab, ...]
    looking: str = ""


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


Chrome = (
    Tabs
    | Folders
    | Address
    | Trail
    | Formula
    | Columns
    | Ruler
    | Note
    | Prompt
    | Stage
    | Meter
    | Card
    | Status
)
"""One thing around the lines of a page."""

KINDS: tuple[type[Chrome], ...] = (
    Tabs, Folders, Address, Trail, Formula, Columns, Ruler, Note, Prompt, Stage, Meter, Card, Status,
)  # fmt: skip


def ways_of(one: Chrome) -> tuple[Way, ...]:
    """What it leads to, in the order of reading."""
    match one:
        case Tabs(tabs=tabs, more=more):
            found = (*(tab.way for tab in tabs), more)
        case Folders(tabs=tabs) | Trail(places=tabs):
            found = (*(tab.way for tab in tabs),)
        case Address(back=back, forward=forward):
            found = (back, forward)
        case _:
            found = ()
    return tuple(way for way in found if way is not None)


def words(one: Chrome) -> list[str]:
    """What is said of it before the lines of the page; nothing where the title or the lines say it."""
    match one:
        case Tabs(label=label):
            return _places(one, label)
        case Folders(title=title):
            return _places(one, title)
        case Address(text=text, lock=lock):
            return [f"{lock} {text}"]
        case Note(row=row, who=who, text=text):
            return [_("Ligne {row}, {who} : {text}").format(row=row, who=who, text=text)]
        case _:
            return []


def _places(one: Tabs | Folders, label: str) -> list[str]:
    if len(one.tabs) < 2:
        return []
    tabs = enumerate(one.tabs)
    said = (f"{tab.words} ({one.here})" if n == one.current else tab.words for n, tab in tabs)
    return [one.named.format(name=label, value=", ".join(said))]
