"""How fast a simulator follows the keys, in a real pseudo-terminal, by machine.

``python -m tests.benchmarks.world_keys [MACHINE …]``. Each key moves the caret by a line, there and back.
*To the screen* is the time from a key to the first that is drawn of it; *work* is the processor time of all that
it brings, which a busy machine does not lengthen. Both are also given as ratios to the settings.
"""

from __future__ import annotations

import os
import select
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import read_profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.exam import ExamScreen
from tests.tools.terminal import KEYS, Terminal
from tests.tools.world_pictures import ITEMS, begun

THERE_AND_BACK = 30  # downs and ups
QUIET = 0.12  # seconds after which nothing more comes of a key
UP = "\x1b[A"
TYPED = {"shell": ("a", "\x7f")}
"""Where lines are typed, a letter and its removal."""
TIMED = ITEMS | {"program": "variables3-decaler", "assistant": "reglages_vp4-conversation"}
"""An item of each machine whose first page has lines to go to."""


class OneQuestion(PixsimApp):
    """The application at the question of a machine."""

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self.sitting = exam

    async def on_ready(self) -> None:
        """Show the question."""
        await self.push_screen(ExamScreen(self.sitting))


def show(machine: str) -> None:
    """Run the application at the question of a machine."""
    bank = load_bank()
    profile = read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "pixsim.db")
        with begun(bank, profile, journal, TIMED[machine]) as exam:
            exam.start()
            OneQuestion(exam).run()


class MachineTerminal(Terminal):
    """A machine in a pseudo-terminal."""

    module = "tests.benchmarks.world_keys"

    def processor_time(self) -> float:
        """Seconds on a processor of all threads so far."""
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


def key_times(terminal: MachineTerminal, key: str) -> tuple[float, float]:
    """Milliseconds from a key to the screen, and of the work that it brings."""
    terminal.read(QUIET)
    worked, start = terminal.processor_time(), time.perf_counter()
    os.write(terminal.fd, KEYS.get(key, key).encode())
    select.select([terminal.fd], [], [], 5.0)
    shown = time.perf_counter() - start
    terminal.read(QUIET)
    return 1e3 * shown, 1e3 * (terminal.processor_time() - worked)


def of_machine(machine: str, home: Path) -> tuple[list[float], list[float]]:
    """Times to the screen and of work, one per key."""
    terminal = MachineTerminal("shown", machine, home=home)
    with terminal:
        terminal.wait_for("Je passe", seconds=60)
        for _ in range(30):  # until what is prepared after the first picture is done
            if not terminal.read(0.3):
                break
        keys = list(TYPED.get(machine, ("down", UP))) * THERE_AND_BACK
        for key in keys[:4]:
            key_times(terminal, key)
        times = [key_times(terminal, key) for key in keys]
    return [shown for shown, _ in times], [work for _, work in times]


def main() -> None:
    """Print the table."""
    names = sys.argv[1:] or ["settings", *(name for name in ITEMS if name != "settings")]
    print(f"{'milliseconds':<12} {'to the screen':>18}   {'work':>14}   ratios")
    print(f"{'':<12} {'median':>9} {'p95':>8}   {'median':>6} {'p95':>7}")
    base: tuple[float, float] | None = None
    for machine in names:
        with TemporaryDirectory() as folder:
            shown, work = of_machine(machine, Path(folder) / "home")
        middles = statistics.median(shown), statistics.median(work)
        base = base or middles
        late, long = (statistics.quantiles(times, n=20)[-1] for times in (shown, work))
        ratios = f"× {middles[0] / base[0]:.1f}  × {middles[1] / base[1]:.1f}"
        print(f"{machine:<12} {middles[0]:9.1f} {late:8.1f}   {middles[1]:6.1f} {long:7.1f}   {ratios}", flush=True)  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["shown"]:
        show(sys.argv[2])
    else:
        main()
