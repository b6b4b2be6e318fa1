"""``pixsim web`` as a process of its own, as a person starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def web_command(*arguments: str, home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the address it is entered by."""
    command = [sys.executable, "-m", "pixsim", "web", *arguments, "--no-open"]
    env = os.environ | {"PIXSIM_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            told = (re.search(r"http://\S+/enter/\S+", line) for line in process.stdout)
            yield process, next(found[0] for found in told if found)
        finally:
            process.kill()
