"""What each screen says, kept as text at three sizes; a change is seen in the diff.

``PIXSIM_SNAPSHOTS=write python -m pytest tests/tui/test_snapshots.py`` keeps what is shown now.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pixsim.bank.load import load_bank
from pixsim.profile import read_profile
from pixsim.resources import bundled
from pixsim.store.journal import Journal
from tests.tools.gallery import GALLERY, Gallery, Shown, prepare
from tests.tools.screen_cells import text_of

FOLDER = Path(__file__).with_name("snapshots")
SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    bank = load_bank()
    journal = Journal(tmp_path_factory.mktemp("snapshots") / "pixsim.db")
    person = read_profile(bundled("profiles") / "independant.json", bank.framework)
    yield prepare(bank, person, journal)
    journal.close()


@pytest.fixture
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dates do not depend on where the tests run."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("greenwich")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("name", GALLERY)
def test_a_screen_says_what_it_said(shown: Shown, name: str, size: tuple[int, int]) -> None:
    async def look() -> str:
        app = Gallery(name, shown)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            return text_of(app)

    text = asyncio.run(look()).rstrip() + "\n"
    kept = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("PIXSIM_SNAPSHOTS") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
