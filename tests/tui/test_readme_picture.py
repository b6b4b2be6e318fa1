"""The picture of the README is what the screen shows."""

from __future__ import annotations

from pixsim.bank.load import Bank
from tests.tools.readme_picture import PICTURE, picture, words


def test_the_picture_of_the_readme_is_what_the_screen_shows(bank: Bank) -> None:
    stored = words(PICTURE.read_text(encoding="utf-8"))
    assert stored == words(picture(bank)), "run: python -m tests.tools.readme_picture"
