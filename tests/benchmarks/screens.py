"""How fast the exam answers, in a real pseudo-terminal: a key to the screen, and to the next question.

``python -m tests.benchmarks.screens``. Each is given beside what a bare Textual application takes to
draw one word after a key, in the same run and on the same machine.
"""

from __future__ import annotations

import os
import select
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

from tests.tools.terminal import KEYS, Terminal

KEYSTROKES, QUESTIONS = 60, 40
LONGEST = 5.0  # seconds a key is waited for


class Bare(App[None]):
    """Shows the number of keys pressed."""

    count = 0

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("mot 0", id="word")

    def on_key(self, event: Key) -> None:  # noqa: ARG002
        """Another number."""
        self.count += 1
        self.query_one("#word", Static).update(f"mot {self.count}")


class BareTerminal(Terminal):
    """The bare application in a pseudo-terminal."""

    module = "tests.benchmarks.screens"


def seconds_until(terminal: Terminal, key: str, drawn: Callable[[str], bool]) -> float:
    """Time from a key to what it brings on the screen."""
    terminal.read(0.15)  # what was under way is drawn
    terminal.text = ""
    start = time.perf_counter()
    os.write(terminal.fd, KEYS.get(key, key).encode())
    while time.perf_counter() - start < LONGEST:
        select.select([terminal.fd], [], [], 0.5)
        terminal.read(0.001)
        if drawn(terminal.text):
            return time.perf_counter() - start
    raise AssertionError(f"nothing came of {key!r}: {terminal.text[-300:]!r}")


def bare(home: Path) -> list[float]:
    """A key to the screen in the bare application."""
    with BareTerminal("bare", home=home) as terminal:
        terminal.wait_for("mot 0")
        return [seconds_until(terminal, "a", _anything) for _ in range(KEYSTROKES)]


def _anything(text: str) -> bool:
    return bool(text.strip())


def exam(home: Path) -> tuple[list[float], list[float]]:
    """A key to the screen, and « je passe » to the next question, in an exam."""
    with Terminal("exam", "independant", "--seed", "11", home=home) as terminal:
        terminal.wait_for("Démarrer le chronomètre", seconds=60)
        terminal.press("enter")
        terminal.wait_for("Question 1 sur ")
        keys = [seconds_until(terminal, "f2", _anything) for _ in range(KEYSTROKES)]
        terminal.read(0.5)
        terminal.press("f4")
        terminal.wait_for("Passer sans répondre ?")
        terminal.read(0.5)
        terminal.press("down", "enter")
        terminal.wait_for("Question 2 sur ")
        following = [
            seconds_until(terminal, "f4", lambda text, n=n: f"Question {n} sur" in text)  # type: ignore[misc]
            for n in range(3, 3 + QUESTIONS)
        ]
    return keys, following


def told(name: str, times: Sequence[float], reference: float) -> str:
    """Median and 95th percentile in milliseconds, and the median as a ratio."""
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return f"{name:<34} {1000 * middle:6.0f} {1000 * high:6.0f}   × {middle / reference:.1f}"


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        print(f"{'milliseconds':<34} {'median':>6} {'p95':>6}   ratio")
        first = bare(home)
        reference = statistics.median(first)
        print(told("bare application: key to screen", first, reference))
        keys, following = exam(home)
        print(told("exam: key to screen", keys, reference))
        print(told("exam: key to the next question", following, reference))


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        Bare().run()
    else:
        main()
