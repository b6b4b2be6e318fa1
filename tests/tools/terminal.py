"""A real pseudo-terminal with pixsim in it."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

PATIENCE = 90.0  # seconds; a loaded machine is slow, and a test that passes waits for nothing
ESCAPES = re.compile(r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\x07]*\x07")
KEYS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "down": "\x1b[B", "space": " ", "f2": "\x1bOQ", "f4": "\x1bOS", "f6": "\x1b[17~", "f9": "\x1b[20~", "f8": "\x1b[19~",
        "ctrl+s": "\x13", "ctrl+u": "\x15", "home": "\x1b[H", "ctrl+q": "\x11", "blur": "\x1b[O", "focus": "\x1b[I", "right": "\x1b[C", "f10": "\x1b[21~"}  # fmt: skip


class Terminal:
    """Runs a command in a pseudo-terminal of a given size and reads what it draws."""

    module = "pixsim"

    def __init__(
        self, *arguments: str, home: Path, size: tuple[int, int] = (80, 24), **env: str
    ) -> None:
        self._arguments, self._size = arguments, size
        self._env = {**os.environ, "PIXSIM_HOME": str(home), "TERM": "xterm-256color", **env}
        self.text = ""
        self.left = False  # the program has given the screen back

    def __enter__(self) -> Terminal:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(
                sys.executable, [sys.executable, "-m", self.module, *self._arguments], self._env
            )
        columns, rows = self._size
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return self

    def __exit__(self, *_error: object) -> None:
        if self.pid:
            self.kill(signal.SIGKILL)
        if self.fd >= 0:
            os.close(self.fd)

    def read(self, seconds: float = 0.05) -> str:
        """What was drawn since the last read, without escape sequences."""
        drawn = b""
        if self.fd < 0:
            return ""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.fd], [], [], left)[0]:
                break
            try:
                chunk = os.read(self.fd, 65536)
            except OSError:
                break
            if not chunk:
                break
            drawn += chunk
        self.left = self.left or b"\x1b[?1049l" in drawn
        new = ESCAPES.sub("", drawn.decode("utf-8", "replace")).replace("\u00a0", " ")
        self.text += new
        return new

    def wait_for(self, text: str, seconds: float = PATIENCE) -> None:
        """Read until a text has been drawn since the last call."""
        assert self.draws(text, seconds), f"never drawn: {text!r}; last: {self.text[-600:]!r}"

    def draws(self, text: str, seconds: float) -> bool:
        """Whether a text is drawn within so many seconds, counted from the last call."""
        end = time.monotonic() + seconds
        while text not in self.text:
            if time.monotonic() > end:
                return False
            self.read(0.1)
        self.text = self.text[self.text.index(text) + len(text) :]
        return True

    def press_until(self, text: str, *keys: str) -> None:
        """Press keys until a text is drawn: those that come before a screen heeds them are dropped."""
        for _attempt in range(8):
            self.read(0.3)
            self.press(*keys)
            if self.draws(text, PATIENCE / 8):
                return
        raise AssertionError(f"{keys} never led to {text!r}: {self.text[-600:]!r}")

    def leave(self, key: str = "f10") -> int:
        """Press a key until the program ends; its exit code."""
        for _attempt in range(8):
            self.read(0.5)
            self.press(key)
            if self._ends(PATIENCE / 8):
                break
        return self.wait()

    def press(self, *keys: str) -> None:
        """Send keys by name, or literal text."""
        for key in keys:
            os.write(self.fd, KEYS.get(key, key).encode())
            time.sleep(0.02)

    def send(self, data: bytes) -> None:
        """Send raw bytes, reading what is drawn meanwhile."""
        while data:
            if select.select([], [self.fd], [], 0.05)[1]:
                data = data[os.write(self.fd, data[:1024]) :]
            self.read(0.001)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window: the whole screen is drawn again."""
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit code, or minus the signal."""
        os.kill(self.pid, number)
        return self.wait()

    def hang_up(self) -> int:
        """The terminal dies, as with its window or its server; the exit code that follows."""
        os.close(self.fd)
        self.fd = -1
        return self.wait()

    def wait(self) -> int:
        """Wait for the end of the program; its exit code."""
        assert self._ends(PATIENCE), "the program did not end"
        return self._code

    def _ends(self, seconds: float) -> bool:
        """Whether the program has ended, waited for as long as that; what it draws is read."""
        end = time.monotonic() + seconds
        while self.pid and time.monotonic() < end:
            self.read(0.02)
            if self.fd < 0:
                time.sleep(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.pid, self._code = 0, os.waitstatus_to_exitcode(status)
        return not self.pid
