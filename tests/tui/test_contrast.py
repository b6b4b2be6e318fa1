"""Every text of every screen can be read, and the focus can be seen, in all themes and without colours."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from pixsim.tui.terminal.themes import ROUND
from tests.tools.gallery import GALLERY, Gallery, Shown, kept
from tests.tools.screen_cells import cells, focus_contrast, hard_to_read
from tests.tools.tiers import tiered

full = pytest.mark.full
SIZES = [(80, 24), pytest.param((60, 20), marks=full), pytest.param((120, 40), marks=full)]
ONE_LOOK_EACH = [
    pytest.param(name, [ROUND[place % len(ROUND)]], id=name) for place, name in enumerate(GALLERY)
]
"""Each screen in the default tier in one of the themes, all themes among them."""
ALL_LOOKS = [pytest.param(name, list(ROUND), id=f"{name}-all", marks=full) for name in GALLERY]
MODAL = {"menu", "stop"}
"""Over a dimmed page, which is not to be read."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    found = kept(tmp_path_factory.mktemp("gallery"))
    yield found
    found.journal.close()


def stops(app: App[None]) -> list[Widget]:
    """Widgets Tab goes through."""
    return [widget for widget in app.screen.focus_chain if widget.display]


@pytest.mark.sampled(12)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("name", "looks"), [*ONE_LOOK_EACH, *ALL_LOOKS])
def test_every_text_is_readable_and_the_focus_shows(
    shown: Shown, name: str, looks: list[str], size: tuple[int, int]
) -> None:
    async def look_at() -> None:
        app = Gallery(name, shown)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for look in looks:
                app.theme = look
                await pilot.pause()
                await read(app, pilot, name)

    asyncio.run(look_at())


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", tiered(GALLERY, 5))
def test_the_same_without_colours(
    shown: Shown, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def look_at() -> None:
        app = Gallery(name, shown)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await read(app, pilot, name)

    asyncio.run(look_at())


async def read(app: Gallery, pilot: Pilot[None], name: str) -> None:
    """Each cell of text, then what changes where each widget takes the focus."""
    within = app.screen.query(".dialog").first() if name in MODAL else None
    faint = hard_to_read(app, within=within)
    assert not faint, (app.theme, faint[:5])
    if name in MODAL:
        return
    app.screen.set_focus(None)
    await pilot.pause()
    before = cells(app)
    for widget in stops(app):
        widget.focus()
        await pilot.pause()
        assert focus_contrast(before, cells(app)) >= 3, (app.theme, widget)
        faint = hard_to_read(app)
        assert not faint, (app.theme, widget, faint[:5])
