"""Every text of every screen can be read, and the focus can be seen, in all themes and without colours."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import pytest
from textual.app import App
from textual.widget import Widget

from pixsim.bank.load import Bank, load_bank
from pixsim.profile import Profile, read_profile
from pixsim.resources import bundled
from pixsim.store.journal import Journal
from pixsim.tui.themes import ROUND
from tests.tools.gallery import GALLERY, Gallery, Shown, prepare
from tests.tools.screen_cells import cells, focus_contrast, hard_to_read

SIZES = [(80, 24)] if not os.environ.get("PIXSIM_ALL_SIZES") else [(60, 20), (80, 24), (120, 40)]
LOOKS = [*ROUND, "NO_COLOR"]
MODAL = {"menu"}
"""Over a dimmed page, which is not to be read."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    bank: Bank = load_bank()
    journal = Journal(tmp_path_factory.mktemp("gallery") / "pixsim.db")
    person: Profile = read_profile(bundled("profiles") / "independant.json", bank.framework)
    yield prepare(bank, person, journal)
    journal.close()


def stops(app: App[None]) -> list[Widget]:
    """Widgets Tab goes through."""
    return [widget for widget in app.screen.focus_chain if widget.display]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", GALLERY)
def test_every_text_is_readable_and_the_focus_shows(
    shown: Shown, name: str, look: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    if look == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")

    async def look_at() -> None:
        app = Gallery(name, shown)
        async with app.run_test(size=size) as pilot:
            if look != "NO_COLOR":
                app.theme = look
            await pilot.pause()
            within = app.screen.query(".dialog").first() if name in MODAL else None
            faint = hard_to_read(app, within=within)
            assert not faint, faint[:5]
            if name in MODAL:
                return
            for widget in stops(app):
                app.screen.set_focus(None)
                await pilot.pause()
                before = cells(app)
                widget.focus()
                await pilot.pause()
                assert focus_contrast(before, cells(app)) >= 3, widget
                faint = hard_to_read(app)
                assert not faint, (widget, faint[:5])

    asyncio.run(look_at())
