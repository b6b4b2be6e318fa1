"""What each screen says, kept as text at three sizes; a change is seen in the diff.

``PIXSIM_SNAPSHOTS=write python -m pytest -m full tests/tui/test_snapshots.py`` keeps what is shown now.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.gallery import GALLERY, Gallery, Shown, kept
from tests.tools.screen_cells import text_of

FOLDER = Path(__file__).with_name("snapshots")
SIZES = [(60, 20), (80, 24), (120, 40)]
ONE_SIZE_EACH = [
    pytest.param(name, [SIZES[place % len(SIZES)]], id=name) for place, name in enumerate(GALLERY)
]
ALL_SIZES = [
    pytest.param(name, SIZES, id=f"{name}-all", marks=pytest.mark.full) for name in GALLERY
]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    found = kept(tmp_path_factory.mktemp("gallery"))
    yield found
    found.journal.close()


@pytest.fixture
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dates do not depend on where the tests run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.sampled(14)
@pytest.mark.usefixtures("greenwich")
@pytest.mark.parametrize(("name", "sizes"), [*ONE_SIZE_EACH, *ALL_SIZES])
def test_a_screen_says_what_it_said(shown: Shown, name: str, sizes: list[tuple[int, int]]) -> None:
    async def look() -> dict[tuple[int, int], str]:
        app = Gallery(name, shown)
        found = {}
        async with app.run_test(size=sizes[0]) as pilot:
            for size in sizes:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                found[size] = text_of(app).rstrip() + "\n"
        return found

    for size, text in asyncio.run(look()).items():
        stored = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
        if os.environ.get("PIXSIM_SNAPSHOTS") == "write":
            stored.parent.mkdir(exist_ok=True)
            stored.write_text(text, encoding="utf-8")
        assert text == stored.read_text(encoding="utf-8"), stored.name
