"""What a shared agenda is made of."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pixsim.worlds.core import Frozen, World

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
FIRST, LAST = 8, 20
"""Hours of a day that are shown."""
NEEDED, OPTIONAL = "nécessaire", "facultatif"
NEEDS = (NEEDED, OPTIONAL)
ALSO_NEEDS = {
    "obligatoire": NEEDED,
    "indispensable": NEEDED,
    "requis": NEEDED,
    "requise": NEEDED,
    "non obligatoire": OPTIONAL,
}
NEVER, DAILY, WEEKLY, MONTHLY = "jamais", "par jour", "par semaine", "par mois"
REPEATS = (NEVER, DAILY, WEEKLY, MONTHLY)
EVERY = ("1", "2", "3", "4")
REMINDERS = ("aucun", "10 min", "1 h", "1 jour")
BEFORE_IT = {f"{reminder} avant": reminder for reminder in REMINDERS[1:]}
MOST_EVENTS, MOST_TITLE = 40, 60
HOME = ""
"""Where no meeting is open."""

Hour = Annotated[int, Field(ge=0, le=23)]


class Person(Frozen):
    """Somebody who can be invited.

    Attributes
    ----------
    town : str
        Where they work, told on their line.
    busy : mapping
        Hours at which they are taken, by day (``AAAA-MM-JJ``), on one's own clock.
    """

    name: str
    town: str = ""
    busy: Mapping[str, tuple[int, ...]] = {}


class Event(Frozen):
    """A meeting.

    Attributes
    ----------
    day : date
    start, hours : int
        On one's own clock.
    guests : mapping
        Whether they are needed, by name.
    repeats : str
        How it comes back.
    every : int
        Each so many days, weeks or months.
    until : date or None
        The last day on which it may.
    """

    id: str
    title: str
    day: date
    start: Hour
    hours: Annotated[int, Field(ge=1, le=10)] = 1
    guests: Mapping[str, Literal["nécessaire", "facultatif"]] = {}
    repeats: Literal["jamais", "par jour", "par semaine", "par mois"] = "jamais"
    every: Annotated[int, Field(ge=1, le=4)] = 1
    until: date | None = None
    reminder: Literal["aucun", "10 min", "1 h", "1 jour"] = "10 min"


class Diary(World):
    """An agenda, and where one is in it.

    Attributes
    ----------
    me : str
        Whose it is.
    monday : date
        Of the week that is shown.
    zone : int
        Of oneself: hours ahead of UTC.
    zones : mapping
        Of the guests, by name: what the agenda was told.
    zoned : bool
        Whether the agenda heeds them.
    almanac : tuple of str
        Lines about the clocks of towns, shown with a meeting.
    view : str
        The meeting that is open.
    """

    machine: Literal["agenda"] = "agenda"
    me: str
    monday: date
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    zone: int = 1
    zones: Mapping[str, int] = {}
    zoned: bool = False
    almanac: tuple[str, ...] = ()
    view: str = HOME

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.monday.weekday():
            raise ValueError(f"{self.monday} is no Monday")
        names = [one.name for one in self.people]
        ids = [one.id for one in self.events]
        if len({*names}) < len(names) or len({*ids}) < len(ids):
            raise ValueError("two people or two meetings of one name")
        unknown = {name for event in self.events for name in event.guests} - {*names}
        if unknown:
            raise ValueError(f"nobody is called {', '.join(sorted(unknown))}")
        return self

    def event(self, key: str) -> Event:
        """A meeting by its id."""
        return next(one for one in self.events if one.id == key)

    def person(self, name: str) -> Person:
        """Somebody by their name."""
        return next(one for one in self.people if one.name == name)


def days_of(event: Event, most: int = 60) -> tuple[date, ...]:
    """The days on which a meeting takes place; the first few where it never ends."""
    if event.repeats == NEVER:
        return (event.day,)
    found: list[date] = []
    day, count = event.day, 0
    while len(found) < most and (event.until is None or day <= event.until):
        found.append(day)
        count += event.every
        day = _after(event, count)
    return tuple(found)


def _after(event: Event, count: int) -> date:
    if event.repeats == MONTHLY:
        month = event.day.month - 1 + count
        year, month = event.day.year + month // 12, month % 12 + 1
        return date(year, month, min(event.day.day, monthrange(year, month)[1]))
    return event.day + timedelta(days=count * (7 if event.repeats == WEEKLY else 1))


def day_names(monday: date) -> dict[str, str]:
    """The days of a week by their dates, as they are typed: « vendredi 27 février 2026 », « 27/02 »."""
    found: dict[str, str] = {}
    for place, name in enumerate(DAYS):
        day = monday + timedelta(days=place)
        numbers = ("1er", "1") if day.day == 1 else (str(day.day),)
        dates = [f"{number} {MONTHS[day.month - 1]}" for number in numbers]
        dates += [f"{day:%d/%m}", f"{day.day}/{day.month}"]
        dates += [f"{one}/{day.year}" if "/" in one else f"{one} {day.year}" for one in dates]
        found |= {form: name for one in dates for form in (one, f"{name} {one}")}
        found |= {f"{name} {number}": name for number in numbers}
    return found


def day_words(day: date) -> str:
    """« lundi 9 mars 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year}"


def hour_words(hour: int) -> str:
    """« 9 h », of any day."""
    return f"{hour % 24} h"
