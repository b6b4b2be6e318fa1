"""All that can be around the lines of a page: its kinds, where each leads, what is said of it."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.worlds.chrome.panels import Meter, Preview, Prompt, Stage, Status
from pixsim.worlds.chrome.places import Address, Folders, Tabs, Trail, Way
from pixsim.worlds.chrome.rows import Card, Columns, Formula, Note, Ruler

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
    | Preview
    | Meter
    | Card
    | Status
)
"""One thing around the lines of a page."""

KINDS: tuple[type[Chrome], ...] = (
    Tabs, Folders, Address, Trail, Formula, Columns, Ruler, Note, Prompt, Stage, Preview, Meter, Card, Status,
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
