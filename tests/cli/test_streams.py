"""Streams that are closed, and too little memory: one line each, never a failure nobody foresaw."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PIXSIM = [sys.executable, "-m", "pixsim"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ('exec "$@" --plain <&-', 2, "L'entrée standard est fermée"),
        ('exec "$@" --help >&-', 0, ""),
        ('ulimit -v 150000; exec "$@" results </dev/null', 3, "La mémoire manque"),
    ],
)
def test_what_a_process_lacks_is_told_in_a_line(
    shell: str, code: int, said: str, home: Path
) -> None:
    done = subprocess.run(
        ["sh", "-c", shell, "sh", *PIXSIM],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PIXSIM_HOME": str(home), "PIXSIM_LANG": "fr"},
    )
    lines = done.stderr.splitlines()
    assert (done.returncode, len(lines)) == (code, 1 if said else 0), done.stderr
    assert said in done.stderr
