"""Dates and durations."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pixsim.bank.marking import answer_matches
from pixsim.bank.schema import Comparison
from pixsim.families.draws.values.dates import HOLIDAYS


@pytest.mark.parametrize("year", [2026, 2027])
def test_holidays_that_follow_easter(year: int) -> None:
    century, rest = year // 100, year % 100  # Oudin's way
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * (year % 19) + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - year % 19) // 11))
    step = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (step + 40) // 44
    easter = date(2000 + rest, month, step + 28 - 31 * (month // 4))
    assert easter.weekday() == 6
    moving = [easter + timedelta(days=days) for days in (1, 39, 50)]
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    days = sorted([*moving, *(date(year, *day) for day in fixed)])
    assert [day for day in HOLIDAYS if day.year == year] == days


def test_a_duration_is_never_hours() -> None:
    key, duration = ("1 min 05 s",), Comparison(compare="duration")
    for text in ("01:05", "1:05", "1 min 5 s", "1 minute et 5 secondes", "65 s"):
        assert answer_matches(text, key, duration)
    for text in ("1 h 05", "1,05", "1 min", "105"):
        assert not answer_matches(text, key, duration)
