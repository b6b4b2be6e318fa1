"""What a program may use, and how one that asks for more is stopped."""

from __future__ import annotations

import threading
from typing import Any

from pixsim.foundation.i18n import content as _

MOST_TICKS = 4_000  # lines carried out, turns of loops included
MOST_OPERATIONS = 40_000  # nodes of the tree
DEEPEST = 180  # nodes within nodes, calls included; two frames of ours each
MOST_CALLS = 60  # functions within functions
LONGEST_TEXT = 2_000
MOST_ELEMENTS = 500  # of a list, those of its lists included
DEEPEST_LIST = 8
MOST_BITS = 200  # of a whole number
MOST_WEIGHT = 400_000  # elements gone through by signs and functions, long texts for more than one
MOST_SHOWN = 4_000  # characters that are displayed in all


class Fault(Exception):
    """A program cannot be read, or cannot go on. Its text is for the person.

    Attributes
    ----------
    line : int
        Number of the line, from 1; 0 when it is none in particular.
    kind : str
        Python's name of the error, where it has one.
    """

    def __init__(self, text: str, line: int = 0, kind: str = "") -> None:
        super().__init__(text)
        self.text, self.line, self.kind = text, line, kind


def too_big() -> Fault:
    """A value that grows beyond what is allowed."""
    return Fault(_("une valeur devient trop grande"))


class Meter(threading.local):
    """What the run of this thread has gone through so far."""

    weight = 0


METER = Meter()


def weighed(*values: Any) -> None:
    """Refuse values that are too long, too deep, or that hold themselves; count what the others weigh.

    Lists are shared: one that was small when it was put into another may have grown since. So this
    comes before whatever walks through a value.

    Raises
    ------
    Fault
    """
    waiting = [(value, 0) for value in values]
    count = letters = 0
    while waiting:
        value, depth = waiting.pop()
        count += 1
        if count > MOST_ELEMENTS or depth > DEEPEST_LIST:
            raise too_big()
        if isinstance(value, dict):
            waiting += [(one, depth + 1) for pair in value.items() for one in pair]
        elif isinstance(value, list | tuple):
            if len(value) > MOST_ELEMENTS:
                raise too_big()
            waiting += [(one, depth + 1) for one in value]
        elif isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                raise too_big()
            letters += len(value)
        elif (isinstance(value, int) and value.bit_length() > MOST_BITS) or (
            isinstance(value, range) and not _is_small(value)
        ):
            raise too_big()
    METER.weight += count + letters // 64
    if METER.weight > MOST_WEIGHT:
        raise Fault(_("le programme demande trop de travail"))


def _is_small(value: range) -> bool:
    return all(abs(end) < 1 << MOST_BITS for end in (value.start, value.stop, value.step))
