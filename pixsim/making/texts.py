"""Files of text: what they hold and how they are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from pixsim.making.workbooks import Value


@dataclass(frozen=True, slots=True)
class PlainText:
    """Any text (txt, html, svg, xml, json, md, srt, log…), in an encoding."""

    text: str
    encoding: str = "utf-8"
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table as text, for .csv; dates are written dd/mm/yyyy, or yyyy-mm-dd where `iso`."""

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    separator: str = ";"
    decimal: str = ","
    encoding: str = "utf-8-sig"
    newline: str = "\r\n"
    iso: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting; times are local to `zone` (« Europe/Paris »), universal where it is « UTC ».

    ``more`` has the other lines, as (name with its parameters, value).
    """

    uid: str
    summary: str
    start: datetime
    end: datetime
    zone: str = "Europe/Paris"
    place: str = ""
    description: str = ""
    organiser: tuple[str, str] | None = None
    guests: tuple[tuple[str, str, str], ...] = ()
    rule: str = ""
    except_on: tuple[datetime, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Meetings, for .ics."""

    events: tuple[Event, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A contact. Phones and addresses are (kind, value), kinds being « work », « home », « cell »."""

    first: str
    last: str
    phones: tuple[tuple[str, str], ...] = ()
    mails: tuple[tuple[str, str], ...] = ()
    company: str = ""
    role: str = ""
    note: str = ""
    birthday: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Contacts, for .vcf."""

    cards: tuple[Card, ...] = field(default_factory=tuple)


def lines(texts: Iterable[str], **more: str) -> PlainText:
    """Lines of text, each ended."""
    return PlainText("".join(f"{line}\n" for line in texts), **more)
