"""The first frame is filled, and nothing heavy was loaded for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.screens import person
from tests.tools.tiers import tiered

HEAVY = {
    "numpy",
    "pydantic",
    "scipy",
    "pandas",
    "filelock",
    "pixsim.bank",
    "pixsim.profile",
    "pixsim.session",
    "click",
}
SCRIPT = """
import asyncio, sys
from pixsim.tui.app import PixsimApp

async def main():
    app = PixsimApp()
    app._begin = lambda: None  # what comes after the first frame
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        loaded = sorted(sys.modules)
        print("\\n".join(strip.text for strip in strips), file=sys.__stdout__)
        print("\\n".join(loaded), file=sys.__stdout__)

asyncio.run(main())
"""


def first_frame() -> tuple[str, set[str]]:
    """What a fresh pixsim shows first, and the modules it loaded for it."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout.replace("\u00a0", " "), set(done.stdout.splitlines())


@pytest.mark.full
def test_the_first_run_loads_nothing_heavy(home: Path) -> None:
    text, loaded = first_frame()
    assert "Comment vous appelez-vous ?" in text
    assert "pixsim.tui.screens.home.first_run" in loaded
    assert not loaded & HEAVY
    assert not home.exists()


@pytest.mark.parametrize("people", tiered([1, 30], 1))
def test_the_home_screen_is_filled_from_what_was_kept(people: int) -> None:
    from pixsim.foundation.resources import bundled_folder
    from pixsim.framework import read_framework
    from pixsim.store.records.refresh import refresh_records

    for n in range(people):
        person(f"Eve{n}", 3)
    refresh_records(read_framework(bundled_folder("item_bank") / "framework.toml"))
    text, loaded = first_frame()
    assert "Eve0" in text
    assert "Passer une certification blanche" in text
    assert "■■■···· 3" in text
    assert not loaded & HEAVY
