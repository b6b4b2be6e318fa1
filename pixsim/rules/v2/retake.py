"""When a competence may be positioned again (rules/README.md, Positioning)."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

IMPROVE_DAYS = 4  # after the last knowledge element
RESET_DAYS = 7
CHECKPOINT = 5  # answers between two pauses of a positioning (mon-pix config/environment.js)


def days_left(last: datetime, now: datetime, delay: int) -> int:
    """Whole days to wait, rounded up; 0 when it is time."""
    remaining = timedelta(days=delay) - (now - last)
    return max(0, math.ceil(remaining / timedelta(days=1)))


def is_ignored(date: datetime, now: datetime) -> bool:
    """Whether an invalidated element is old enough to be ignored when improving."""
    return now - date >= timedelta(days=IMPROVE_DAYS)
