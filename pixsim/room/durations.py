"""How long things last in a room, and a certification after it; when they are over."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

PERMISSION: Final = timedelta(minutes=15)  # to enter; over at exactly 15:00
LONGEST_TEST: Final = timedelta(hours=24)  # still open at exactly 24:00:00
JOINABLE: Final = timedelta(hours=24)  # after the first start of the session
CERTIFIED_YEARS: Final = 3  # a policy of this mock: the public code has none
COMMON_MINUTES: Final = 105
_MINUTES = {"DROIT": 60, "PRO_SANTE": 60}  # announced, of the specialised tests
_EDU_MINUTES = 90


def announced_minutes(subscription: str) -> int:
    """Minutes shown to the invigilator; nothing is stopped by them."""
    if subscription.startswith("EDU"):
        return _EDU_MINUTES
    return _MINUTES.get(subscription, COMMON_MINUTES)


def is_permitted(given: datetime | None, now: datetime) -> bool:
    """Whether a permission to enter still holds."""
    return given is not None and now - given < PERMISSION


def is_test_too_old(started: datetime, now: datetime) -> bool:
    """Whether a test can no longer be taken up or answered."""
    return now - started > LONGEST_TEST


def may_start(first_start: datetime | None, now: datetime, *, finalised: bool) -> bool:
    """Whether a test may still be begun in the session."""
    return not finalised and (first_start is None or now - first_start <= JOINABLE)


def valid_until(delivered: date) -> date:
    """The last day: the third anniversary of delivery, 28 February for 29 February."""
    year = delivered.year + CERTIFIED_YEARS
    try:
        return delivered.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def is_valid(delivered: date, day: date) -> bool:
    """Whether a certification delivered on one day still holds on another."""
    return day <= valid_until(delivered)
