"""How long a result is said to be valid: three years from its delivery.

No public code of Pix stores or checks an end; official pages speak of three years. So this is the
policy of the mock, shown as an indication: the anniversary is the last day, 28 February for the 29.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

YEARS: Final = 3


def valid_until(delivered: date) -> date:
    """The last day of validity of what was delivered on a day."""
    year = delivered.year + YEARS
    last = calendar.monthrange(year, delivered.month)[1]
    return delivered.replace(year=year, day=min(delivered.day, last))
