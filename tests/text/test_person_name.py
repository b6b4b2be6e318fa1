"""What may be the name of a person, and what is no name."""

from __future__ import annotations

import pytest

from pixsim.text.person_name import NAME_LENGTH, as_name


@pytest.mark.parametrize("text", ["Ana", "María José Muñoz", "x" * NAME_LENGTH])
def test_a_name_is_kept_as_it_is(text: str) -> None:
    assert as_name(f"  {text} ") == text


@pytest.mark.parametrize(
    "text", ["", "  ", "A\nna", "A\x1b[31m", "x" * (NAME_LENGTH + 1), "x" * 5_000]
)
def test_what_is_no_name_is_refused(text: str) -> None:
    assert as_name(text) is None
