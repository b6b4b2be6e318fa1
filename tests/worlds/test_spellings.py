"""Other ways to write a value that is to be chosen."""

from __future__ import annotations

import pytest

from pixsim.worlds.spellings import other_spellings


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("15/04/2026", "mercredi 15 avril 2026"), ("15/04/2026", "15 avril"), ("01/05/2026", "1er mai"), ("15/04/2026", "15/4/2026"),
        ("13 h", "13:00"), ("9 h 30", "9:30"), ("+20", "20"),
    ],
)  # fmt: skip
def test_a_value_is_written_otherwise(value: str, typed: str) -> None:
    assert typed in other_spellings(value)


@pytest.mark.parametrize("value", ["-20", "sans", "31/02/2026", "UTC+4"])
def test_other_values_are_not(value: str) -> None:
    assert other_spellings(value) == ()
