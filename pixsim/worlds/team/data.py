"""What a team's messaging is made of."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import model_validator

from pixsim.worlds.core import Frozen, World
from pixsim.worlds.goals import folded

AVAILABLE, BUSY, AWAY, UNSEEN = "disponible", "occupé", "absent", "invisible"
STATUSES = (AVAILABLE, BUSY, AWAY, UNSEEN)
NO_END = "sans fin"
ENDS = (NO_END, "midi", "ce soir", "vendredi soir", "dimanche soir")
ALL, MENTIONS, NOTHING = "tout", "mentions", "rien"
ALERTS = (ALL, MENTIONS, NOTHING)
EVERYONE = "@tous"
ON, OFF = "ouvert", "coupé"
SCREEN, NO_SHARE = "tout l'écran", "rien"
REAL, BLURRED, PICTURED = "réel", "flou", "image"
GROUNDS = (REAL, BLURRED, PICTURED)
MOST_MESSAGES, MOST_WORDS = 80, 200

Where = tuple[str, str]
"""What kind of page, and what it is about."""

HOME: Where = ("home", "")
_MENTION = re.compile(r"@[\w.-]+")


class Person(Frozen):
    """Somebody of the team.

    Attributes
    ----------
    handle : str
        « @lea », by which acts and mentions call them.
    role : str
        What they do, as their page says it.
    """

    handle: str
    name: str
    role: str = ""
    status: Literal["disponible", "occupé", "absent", "invisible"] = "disponible"

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if not self.handle.startswith("@") or " " in self.handle:
            raise ValueError(f"{self.handle!r} is no handle")
        return self


class Message(Frozen):
    """Something that was said in a channel, or to one person in private."""

    id: str
    author: str
    text: str


class Channel(Frozen):
    """Where several talk, or one and a person in private, its name being their handle then.

    Attributes
    ----------
    about : str
        What it is for.
    alerts : str
        What of it warns the person whose account it is.
    """

    name: str
    about: str = ""
    alerts: Literal["tout", "mentions", "rien"] = "tout"
    messages: tuple[Message, ...] = ()


class Seat(Frozen):
    """Somebody in the video room."""

    handle: str
    mic: bool = True
    camera: bool = True
    hand: bool = False
    talks: bool = False


class Room(Frozen):
    """A video room that one is in.

    Attributes
    ----------
    seats : tuple of Seat
        The others.
    windows : tuple of str
        What is open on one's computer.
    shared : str
        What one shows: nothing, the whole screen, or a window.
    heard : bool
        Whether one hears the room.
    with_sound : bool
        Whether the sound of the computer is shared.
    noted : tuple of str
        What one wrote to all.
    """

    topic: str
    seats: tuple[Seat, ...]
    windows: tuple[str, ...] = ()
    mic: bool = True
    camera: bool = True
    hand: bool = False
    ground: Literal["réel", "flou", "image"] = "réel"
    shared: str = NO_SHARE
    with_sound: bool = False
    heard: bool = True
    noted: tuple[str, ...] = ()
    left: bool = False

    def seat(self, handle: str) -> Seat:
        """The place of somebody."""
        return next(one for one in self.seats if one.handle == handle)

    @property
    def seen(self) -> tuple[str, ...]:
        """Windows that the others see."""
        if self.left or self.shared == NO_SHARE:
            return ()
        return self.windows if self.shared == SCREEN else (self.shared,)


class Team(World):
    """A team's messaging, of one of its people.

    Attributes
    ----------
    name : str
        Of the team.
    me : str
        The handle of the person whose account it is.
    until : str
        When one's own status ends.
    room : Room or None
        The meeting that one is in.
    """

    machine: Literal["team"] = "team"
    name: str
    me: str
    people: tuple[Person, ...]
    channels: tuple[Channel, ...] = ()
    until: str = NO_END
    room: Room | None = None
    where: Where = HOME

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        handles = {one.handle for one in self.people}
        seats = {one.handle for one in self.room.seats} if self.room else set()
        authors = {m.author for channel in self.channels for m in channel.messages}
        unknown = ({self.me} | seats | authors) - handles
        if unknown:
            raise ValueError(f"nobody is called {', '.join(sorted(unknown))}")
        names = [one.name for one in self.channels]
        if len({*names}) < len(names) or len(handles) < len(self.people):
            raise ValueError("two channels or two people of one name")
        return self

    def person(self, handle: str) -> Person:
        """Somebody by their handle."""
        return next(one for one in self.people if one.handle == handle)

    def channel(self, name: str) -> Channel:
        """A channel, or what was said in private to somebody."""
        return next((one for one in self.channels if one.name == name), Channel(name=name))

    @property
    def others(self) -> tuple[Person, ...]:
        """All but oneself."""
        return tuple(one for one in self.people if one.handle != self.me)

    def warned(self, channel: str, text: str) -> tuple[str, ...]:
        """Who gets an alert from a message: those it mentions, all for « @tous », the other one in private."""
        if channel.startswith("@"):
            return (channel,)
        named = {folded(one) for one in _MENTION.findall(text)}
        if folded(EVERYONE) in named:
            return tuple(one.handle for one in self.others)
        return tuple(
            one.handle
            for one in self.others
            if folded(one.handle) in {name.rstrip(".-") for name in named}
        )
