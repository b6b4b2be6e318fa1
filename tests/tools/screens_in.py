"""The gallery in the language of the run, as text: a language is chosen once per process.

``PIXSIM_LANG=en python -m tests.tools.screens_in FOLDER [NAME …]`` writes ``NAME-80x24.txt`` and
``NAME-60x20.txt`` for every screen, or those that are named: to be looked at for cut words.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.tools.gallery import GALLERY, Gallery, Shown, kept
from tests.tools.screen_cells import text_of

SIZES = [(60, 20), (80, 24)]


async def _look(name: str, shown: Shown, folder: Path) -> None:
    app = Gallery(name, shown)
    async with app.run_test(size=SIZES[0]) as pilot:
        for columns, rows in SIZES:
            await pilot.resize_terminal(columns, rows)
            await pilot.pause()
            text = text_of(app).rstrip() + "\n"
            (folder / f"{name}-{columns}x{rows}.txt").write_text(text, encoding="utf-8")


def main(folder: Path, names: list[str]) -> None:
    """Write the screens."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        shown = kept(Path(data))
        for name in names or list(GALLERY):
            asyncio.run(_look(name, shown, folder))
        shown.journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
