"""The pictures of the README are what the screens show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.tools.gallery import Shown, kept
from tests.tools.readme_pictures import PICTURES, path_of, picture, words


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    found = kept(tmp_path_factory.mktemp("pictures"))
    yield found
    found.journal.close()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_readme_is_what_the_screen_shows(shown: Shown, name: str) -> None:
    stored = words(path_of(name).read_text(encoding="utf-8"))
    assert stored == words(picture(name, shown)), "run: python -m tests.tools.readme_pictures"
