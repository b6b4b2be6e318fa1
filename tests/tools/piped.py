"""pixsim line by line through pipes, as a process of its own: what is said is read with deadlines."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path


class Piped:
    """Runs ``pixsim --plain …`` and talks with it.

    Parameters
    ----------
    arguments : str
        After ``--plain``.
    home : Path
        Its data folder.
    """

    def __init__(self, *arguments: str, home: Path, **env: str) -> None:
        self._command = [sys.executable, "-m", "pixsim", "--plain", *arguments]
        self._env = {**os.environ, "PIXSIM_HOME": str(home), "PYTHONUNBUFFERED": "1", **env}
        self.text = ""

    def __enter__(self) -> Piped:
        self.process = subprocess.Popen(
            self._command, env=self._env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def kill(self) -> None:
        """End it as a failing machine would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what was said."""
        assert self.process.stdout is not None
        if select.select([self.process.stdout], [], [], seconds)[0]:
            read = os.read(self.process.stdout.fileno(), 65536).decode("utf-8", "replace")
            self.text += read.replace("\u00a0", " ").replace("\u202f", " ")

    def wait_for(self, text: str, seconds: float = 60) -> str:
        """Read until a text was said since the last call; what was said up to its end."""
        end = time.monotonic() + seconds
        while text not in self.text:
            assert time.monotonic() < end, f"never said: {text!r}; last: {self.text[-800:]!r}"
            self.read()
        place = self.text.index(text) + len(text)
        said, self.text = self.text[:place], self.text[place:]
        return said

    def send(self, *lines: str) -> None:
        """Type lines."""
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        self.process.stdin.flush()

    def choose(self, label: str, prompt: str) -> None:
        """Type the letter of a choice, once its list was read out."""
        said = self.wait_for(prompt)
        found = re.findall(rf"^([a-z])\. {re.escape(label)}", said, re.MULTILINE)
        assert found, f"{label!r} is not offered: {said[-800:]!r}"
        self.send(found[-1])

    def wait(self, seconds: float = 60) -> int:
        """Its exit code, once it has ended."""
        return self.process.wait(seconds)
