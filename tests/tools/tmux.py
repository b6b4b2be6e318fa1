"""Programs in real terminals of tmux: keys go in, the screen is read as a person reads it."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Mapping, Sequence
from itertools import count
from shutil import which

PROGRAM = which("tmux") or ""
NUMBERS = count()


class Tmux:
    """One terminal, of its own server, so that nothing else is touched.

    Parameters
    ----------
    name : str
    command : sequence of str
    env : mapping
        Beside what this process has.
    size : (int, int)
        Columns and rows.
    folder : str
        Where the command runs.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        folder: str = ".",
    ) -> None:
        self._name = name
        # what another left behind, or a server of this name that still goes, is not met
        self._socket = f"pixsim-{name}-{os.getpid()}-{next(NUMBERS)}"
        told = " ".join(f"{key}={shlex.quote(value)}" for key, value in env.items())
        line = f"cd {shlex.quote(folder)} && env {told} {shlex.join(command)}; echo; echo ended $?; read x"
        self._tmux(
            "new-session", "-d", "-s", name, "-x", str(size[0]), "-y", str(size[1]), line
        )  # fmt: skip

    def __enter__(self) -> Tmux:
        return self

    def __exit__(self, *_error: object) -> None:
        self._tmux("kill-server", check=False)

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        command = [PROGRAM, "-L", self._socket, *arguments]
        done = subprocess.run(command, check=check, capture_output=True, text=True)
        return done.stdout

    def press(self, *keys: str, pause: float = 0.15) -> None:
        """Keys by the names tmux gives them."""
        for key in keys:
            self._tmux("send-keys", "-t", self._name, key)
            time.sleep(pause)

    def type(self, text: str) -> None:
        """Letters as they are."""
        self._tmux("send-keys", "-t", self._name, "-l", text)
        time.sleep(0.2)

    def screen(self) -> str:
        """What is shown."""
        return self._tmux("capture-pane", "-t", self._name, "-p").replace("\u00a0", " ")

    def colours(self) -> str:
        """What is shown, with the escape sequences of its colours."""
        return self._tmux("capture-pane", "-t", self._name, "-p", "-e")

    def wait_for(self, *texts: str, seconds: float = 60) -> str:
        """Read until one of these is shown; which."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = self.screen()
            if (found := next((text for text in texts if text in shown), None)) is not None:
                return found
            time.sleep(0.2)
        raise AssertionError(f"{self._name} never showed {texts}:\n{self.screen()}")
