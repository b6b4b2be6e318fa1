"""Places over and beside the lines of a page: tabs, folders, an address, the way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pixsim.foundation.i18n import content as _


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
