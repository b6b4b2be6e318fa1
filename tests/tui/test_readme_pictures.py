"""The pictures of the README are what the screens show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.gallery import Shown, kept
from tests.tools.readme_pictures import FOLDER, PICTURES, path_of, picture, words
from tests.tools.room_pictures import a_room, screen_picture, sit
from tests.tools.tiers import tiered


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    found = kept(tmp_path_factory.mktemp("pictures"))
    yield found
    found.journal.close()


@pytest.mark.full
def test_the_picture_of_a_room_is_what_the_screen_shows(tmp_path: Path) -> None:
    with a_room(tmp_path) as room:
        sit(room)
        stored = words((FOLDER / "invigilator-screen.svg").read_text(encoding="utf-8"))
        assert stored == words(screen_picture(room.desk)), (
            "run: python -m tests.tools.room_pictures"
        )


@pytest.mark.parametrize("name", tiered(PICTURES, 2))
def test_a_picture_of_the_readme_is_what_the_screen_shows(shown: Shown, name: str) -> None:
    stored = words(path_of(name).read_text(encoding="utf-8"))
    assert stored == words(picture(name, shown)), "run: python -m tests.tools.readme_pictures"
