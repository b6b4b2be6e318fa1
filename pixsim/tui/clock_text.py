"""The clock as text, and the warnings it gives."""

from __future__ import annotations

import math
from datetime import timedelta

from pixsim.i18n import gettext as _

WARNINGS_MINUTES = (30, 15, 5, 1)


def time_left(left: timedelta) -> str:
    """« 1 h 02 restantes »; in seconds during the last two minutes."""
    seconds = math.ceil(left.total_seconds())
    if seconds < 120:
        return _("{s} s restantes").format(s=seconds)
    hours, minutes = divmod(math.ceil(seconds / 60), 60)
    if hours:
        return _("{h} h {m:02d} restantes").format(h=hours, m=minutes)
    return _("{m} min restantes").format(m=minutes)


def warning_due(left: timedelta, given: frozenset[int]) -> int | None:
    """The warning to give now, in minutes; only the most pressing one is given."""
    due = [minutes for minutes in WARNINGS_MINUTES if left <= timedelta(minutes=minutes)]
    return due[-1] if due and due[-1] not in given and left > timedelta(0) else None


def progress(number: int, length: int, cells: int = 20) -> str:
    """Questions done, as a bar that needs no colour."""
    full = round(cells * (number - 1) / length)
    return "▰" * full + "▱" * (cells - full)
