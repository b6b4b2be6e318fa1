"""Makes the pictures of the README from the screens of the gallery.

Run ``python -m tests.tools.readme_pictures`` after a change of a screen; a test compares the words.
"""

from __future__ import annotations

import asyncio
import os
import re
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.tools.gallery import Gallery, Shown, kept

FOLDER = Path(__file__).parent.parent.parent / ".github"
SIZE = (80, 24)
PICTURES = {
    "home": "home",
    "question": "question-choices",
    "simulator": "simulator-sheet",
    "mailbox": "simulator-mailbox",
    "browser": "simulator-browser",
    "result": "result-v2",
    "rehearsal": "rehearsal-presentation",
}
"""Name of the file, screen of the gallery."""


def picture(name: str, shown: Shown) -> str:
    """One screen as SVG."""

    async def shoot() -> str:
        app = Gallery(PICTURES[name], shown)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            return app.export_screenshot(title="pixsim")

    return asyncio.run(shoot())


def path_of(name: str) -> Path:
    """Where a picture is kept."""
    return FOLDER / f"{name}.svg"


def words(svg: str) -> list[str]:
    """What a picture says."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg, flags=re.DOTALL)
    return " ".join(unescape(text).replace("\u00a0", " ") for text in texts).split()


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = folder
        shown = kept(Path(folder))
        for name in PICTURES:
            path_of(name).write_text(picture(name, shown) + "\n", encoding="utf-8")
        shown.journal.close()


if __name__ == "__main__":
    main()
