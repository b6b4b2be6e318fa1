"""Whole exams through a pipe, in French and in English, kept as transcripts.

``PIXSIM_SNAPSHOTS=write python -m pytest -m "full or not full" tests/plain/test_whole_sittings.py``
keeps what is said.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plain.test_exam import GOLDEN
from tests.tools.plain_sitting import lines_of, write_bank


@pytest.mark.parametrize("rules", ["v2", pytest.param("v3", marks=pytest.mark.full)])
@pytest.mark.full
def test_a_whole_exam_reads_in_order_in_each_language(rules: str, tmp_path: Path) -> None:
    lines = lines_of(write_bank(tmp_path / "bank"), rules, tmp_path)
    asked = {}
    for language, number in (("fr", "Question {n} sur"), ("en", "Question {n} of")):
        done = subprocess.run(
            [sys.executable, "-m", "tests.tools.plain_sitting", rules],
            input="".join(f"{line}\n" for line in lines), capture_output=True, encoding="utf-8",
            env=os.environ | {"PIXSIM_LANG": language, "TZ": "UTC"}, check=True,
        )  # fmt: skip
        said = done.stdout.replace("\u00a0", " ")
        assert "\x1b" not in said
        assert not done.stderr
        asked[language] = [n for n in range(1, 60) if number.format(n=n) in said]
        path = GOLDEN / f"whole-{rules}-{language}.txt"
        if os.environ.get("PIXSIM_SNAPSHOTS") == "write":
            path.write_text(said, encoding="utf-8")
        assert said == path.read_text(encoding="utf-8")
    assert asked["fr"] == asked["en"]
    assert len(asked["fr"]) == {"v2": 48, "v3": 32}[rules]
