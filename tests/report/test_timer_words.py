"""The time of a timed question, as one says it."""

from __future__ import annotations

import pytest

from pixsim.report.question.asking import timed_text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 seconde "), (30, "30 secondes"), (180, "3 min "), (90, "1 min 30 s ")],
)
def test_three_minutes_are_not_told_in_seconds(seconds: int, said: str) -> None:
    assert f"vous aurez {said}" in timed_text(seconds).replace("\u00a0", " ")
