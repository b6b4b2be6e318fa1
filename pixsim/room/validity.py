"""How long a certification holds: a policy of this mock, for the public code has none."""

from __future__ import annotations

from datetime import date
from typing import Final

YEARS: Final = 3


def valid_until(delivered: date) -> date:
    """The last day: the third anniversary of delivery, 28 February for 29 February."""
    year = delivered.year + YEARS
    try:
        return delivered.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def is_valid(delivered: date, day: date) -> bool:
    """Whether a certification delivered on one day still holds on another."""
    return day <= valid_until(delivered)
