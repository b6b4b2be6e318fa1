"""The clock in plain words: by the minute, by the second once it counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pixsim.report.sitting.clock import time_left, warning_due, warning_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(6300, "1 h 45"), (3720, "1 h 02"), (3719.5, "1 h 02"), (3600, "1 h 00"), (3541, "1 h 00"),
     (3540, "59 min"), (301, "6 min"), (300, "5 min"), (299, "4 min 59 s"), (60, "1 min 00 s"),
     (59.2, "1 min 00 s"), (59, "59 s"), (0, "0 s")],
)  # fmt: skip
def test_time_left(seconds: float, text: str) -> None:
    assert time_left(timedelta(seconds=seconds)) == text


def test_only_the_most_pressing_warning_is_given_once() -> None:
    assert warning_due(timedelta(minutes=31), frozenset()) is None
    assert warning_due(timedelta(minutes=4), frozenset()) == 5
    assert warning_due(timedelta(minutes=4), frozenset({5})) is None
    assert warning_due(timedelta(seconds=50), frozenset({5})) == 1
    assert warning_due(timedelta(0), frozenset()) is None


def test_a_warning_says_what_will_not_count() -> None:
    assert warning_text(5) == "Plus que 5 minutes. Ce qui n'est pas validé ne comptera pas."
    assert warning_text(1).startswith("Plus que 1 minute.")
