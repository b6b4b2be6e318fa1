"""How long something took, or may take, in words."""

from __future__ import annotations

import pytest

from pixsim.report.wording import duration_text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (45.2, "45 s"),
        (131, "2 min 11 s"),
        (3599.4, "59 min 59 s"),
        (3599.6, "1 h 00"),
        (6300, "1 h 45"),
        (8379, "2 h 20"),  # a third more than 1 h 45, and not 2 h 19 beside a clock at 2 h 20
        (7169, "1 h 59"),
    ],
)
def test_hours_are_to_the_nearest_minute(seconds: float, said: str) -> None:
    assert duration_text(seconds).replace("\u202f", " ").replace("\xa0", " ") == said
