"""Steps that any journey may take: each says what is shown or asked, never how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Step:
    """What a journey shows or asks next; a subclass is a frozen dataclass that holds data.

    A front shows it and replies with what it brought; each subclass says what that is.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Notice(Step):
    """Something to read. Brings nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Work(Step):
    """Something that takes a moment. Brings what `make` returns; None where the person gives up.

    Attributes
    ----------
    text : str
        What is going on, without a full stop.
    make : callable
        May run in any thread: it touches neither the journal of this one nor the front.
    """

    text: str
    make: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Commit(Step):
    """Something to be written now. Brings whether it was: a front says that the disk refuses.

    Attributes
    ----------
    make : callable
        Of the thread that follows the journey. What it raises, a refusal of the disk apart, is raised
        where the journey waits.
    """

    make: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on: its name, and what is said of it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Choose(Step):
    """A choice among several things; it returns the name of the way chosen, or None to go back.

    Attributes
    ----------
    back : str
        What the way back is called where it is listed; empty where one of the ways is the way back.
    """

    title: str
    ways: tuple[Way, ...]
    back: str = ""


@dataclass(frozen=True, slots=True)
class Confirm(Step):
    """A question with two answers, `no` the safe one. Brings whether it was `yes`."""

    text: str
    yes: str
    no: str
