"""The main screens in English at 80×24, kept as text: cut words are seen in the diff.

``PIXSIM_SNAPSHOTS=write python -m pytest -m full tests/tui/test_english_screens.py`` keeps what is shown.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).with_name("snapshots") / "en"
NAMES = (
    "candidates", "competence", "exam-choice", "first-run", "help", "home", "home-not-yet",
    "instructions", "menu", "past", "pause", "progress", "question-choices", "question-file",
    "result-v2", "result-v3", "review-v2", "simulator-mailbox",
)  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        ("pause", "result-v3"),
        pytest.param(NAMES, marks=pytest.mark.full),
    ],
    ids=["some", "all"],
)
def test_the_main_screens_say_what_they_said_in_english(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.tools.screens_in", str(tmp_path / "en"), *names],
        env=os.environ | {"PIXSIM_LANG": "en", "TZ": "UTC"}, check=True,
    )  # fmt: skip
    for name in names:
        text = (tmp_path / "en" / f"{name}-80x24.txt").read_text(encoding="utf-8")
        stored = FOLDER / f"{name}-80x24.txt"
        if os.environ.get("PIXSIM_SNAPSHOTS") == "write":
            stored.parent.mkdir(exist_ok=True)
            stored.write_text(text, encoding="utf-8")
        assert text == stored.read_text(encoding="utf-8"), stored.name
        if name == "pause":  # of a positioning: what each question was about
            assert "Find a word in a page" in text
            assert "Chercher un mot" not in text
