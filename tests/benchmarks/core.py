"""Bank load, building a form and V2 scoring; `screens` measures what is drawn.

Run ``python -m tests.benchmarks.core``. Medians of `REPEATS` runs, as ratios where a reference in
the same run exists.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from pixsim.assembly.form import generate
from pixsim.bank.reading.load import load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.outcome import Outcome
from pixsim.profile import read_profile
from pixsim.rules.v2 import V2, score
from tests.benchmarks.aims import Aims
from tests.tools.terminal import Terminal

REPEATS = 5
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bonjour le monde")
Bare().run()
"""


def median_of(action: Callable[[], object]) -> float:
    """Median seconds of an action."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def first_screen(text: str, home: Path, *command: str) -> float:
    """Seconds from the start of a program to the first sight of a text, through a pty."""
    start = time.perf_counter()
    with _Program(*command, home=home) as terminal:
        terminal.wait_for(text)
        return time.perf_counter() - start


class _Program(Terminal):
    """A terminal that runs any Python command instead of pixsim's."""

    def __enter__(self) -> _Program:
        if self._arguments[:1] != ("-c",):
            super().__enter__()
            return self
        import pty

        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, *self._arguments], self._env)
        return self

    def read(self, seconds: float = 0.05) -> str:  # noqa: ARG002
        """Read in small steps: what is measured is milliseconds."""
        return super().read(0.003)


def scoring(candidates: int) -> tuple[float, float]:
    """Seconds to draw the answers of a cohort (float32 Bernoulli), and to score them."""
    rng = np.random.default_rng(0)
    shape = (candidates, 16, 3)
    start = time.perf_counter()
    right = rng.random(shape, dtype=np.float32) < 0.7
    drawn = time.perf_counter() - start
    outcome = np.where(right, np.int8(Outcome.OK), np.int8(Outcome.KO))
    level = np.full((candidates, 16), 3, np.int8)
    nothing = np.zeros(shape, bool)
    start = time.perf_counter()
    score(
        V2(), level=level, pix=level * np.int8(8), tested=np.ones((candidates, 16), bool),
        outcome=outcome, neutralised=nothing, auto_skipped=nothing, dependent=nothing,
    )  # fmt: skip
    return drawn, time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, median of {REPEATS}")
    bank = load_bank()
    aims = Aims()
    loading = median_of(load_bank) * 1000
    print(
        f"bank load         {loading:6.0f} ms for {len(bank.items)} items "
        + aims.at_most("bank load", loading, 300)
    )
    profile = read_profile(bundled_folder("profiles") / "avance.json", bank.framework)
    building = median_of(lambda: generate(profile, bank, V2(), 1)) * 1000
    print(f"building a form   {building:6.0f} ms {aims.at_most('building a form', building, 50)}")
    drawn, scored = map(
        statistics.median, zip(*(scoring(1_000_000) for _ in range(REPEATS)), strict=True)
    )
    print(
        f"V2 scoring        {scored:6.2f} s for 1,000,000 candidates, {scored / drawn:.1f} × their Bernoulli draws"
    )
    aims.end()


if __name__ == "__main__":
    main()
