"""How cost and memory grow with the cohort, and what a second worker gives.

Run ``python -m tests.benchmarks.scaling``, with ``--memory`` for the peak at ten million. Medians of
`REPEATS` runs, alternated with their reference in the same process. Two workers need two free
cores: how much two programs that share nothing gain at the same time is measured beside them, and
what others take of the machine is said.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.workers import worker_pool
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import simulate
from tests.benchmarks.aims import Aims

AIMS = Aims()
REPEATS = 5
RULES: dict[str, Any] = {"v2": V2(), "v3": V3()}
SIZES = {"v2": (10_000, 100_000, 1_000_000), "v3": (1_000, 10_000, 100_000)}
WORKLOAD = {"v2": 4_000_000, "v3": 200_000}  # for workers: what is made once counts for little
SHORT = (2.0, 4.0)  # seconds of one process
BUSY = 0.15  # cores taken by others, from which the gain of a second worker says little
STAT = Path("/proc/stat")
MEMORY = """
import re, sys
from pathlib import Path
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import simulate
rules, candidates = {"v2": V2(), "v3": V3()}[sys.argv[1]], int(sys.argv[2])
summary = simulate(rules=rules, candidates=candidates, seed=1, table=False).summary()
assert summary.candidates == candidates
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Prints the peak in KiB: of Linux's, the one that does not begin with what the parent held."""


def seconds(action: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def alternated(*actions: Callable[[], object]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Seconds of each action, shape (action, repeat), one after the other in turn."""
    return np.array([[seconds(action) for action in actions] for _ in range(REPEATS)]).T


def growth(name: str, bank: Bank) -> None:
    """Cost by number of candidates: what is made once, and the rest by candidate."""
    sizes = SIZES[name]

    def run(candidates: int) -> Callable[[], object]:
        return lambda: simulate(
            rules=RULES[name], candidates=candidates, seed=1, bank=bank, table=False
        )

    once, *times = np.median(alternated(run(1), *map(run, sizes)), axis=1)
    slope = (times[-1] - once) / (sizes[-1] - 1)
    print(
        f"{name.upper()}: {once:.3f} s for one candidate (forms drawn, tables made) and"
        f" {1e6 * slope:.2f} µs for each more"
    )
    for n, taken in zip(sizes, times, strict=True):
        line = once + slope * (n - 1)
        print(
            f"{n:10,} candidates {taken:8.3f} s   {n / taken:9,.0f}/s   {taken / line:.2f} × the"
            " straight line" + ("" if n < sizes[-1] else " (drawn through this)")
        )


def workers(name: str, bank: Bank) -> None:
    """Two worker processes against one, all started before."""
    candidates = WORKLOAD[name]
    chunk = -(-candidates // 32)
    start = _busy_seconds()
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:

        def run(executor: ProcessPoolExecutor) -> Callable[[], object]:
            return lambda: simulate(
                rules=RULES[name], candidates=candidates, seed=1, bank=bank, table=False,
                executor=executor, chunk=chunk,
            )  # fmt: skip

        actions = (run(one), run(two), lambda: unshared(one), lambda: unshared(two))
        for action in actions:
            action()
        alone, together, bare_alone, bare_together = alternated(*actions)
    others, passed = (after - before for after, before in zip(_busy_seconds(), start, strict=True))
    gain, bare = alone / together, bare_alone / bare_together
    aim = AIMS.at_least(f"{name}, two workers", float(np.median(gain)), 1.7)
    print(
        f"{name.upper()}: two workers {np.median(gain):.2f} × one ({gain.min():.2f} to"
        f" {gain.max():.2f}; {candidates:,} candidates; where two cores are free {aim});"
        f" programs that share nothing {np.median(bare):.2f} ×; others took"
        f" {others / passed:.2f} cores meanwhile"
        + (" (not free: measure again)" if others / passed > BUSY else "")
    )


def short(name: str, bank: Bank) -> None:
    """Calls that take one process two seconds or little more: two workers are started within them."""
    some = partial(of_size, name, bank, 20_000)
    some()  # makes what is made once
    for aim in SHORT:
        rate = 20_000 / seconds(some)
        candidates = round(aim * rate / 1000) * 1000
        alone, together = alternated(
            partial(of_size, name, bank, candidates), partial(of_size, name, bank, candidates, 2)
        )
        gain = alone / together
        print(
            f"{name.upper()}: {candidates:9,} candidates {np.median(alone):5.2f} s here,"
            f" {np.median(together):5.2f} s by two workers started for it: {np.median(gain):.2f} ×"
            f" ({gain.min():.2f} to {gain.max():.2f})"
            f" {AIMS.at_least(f'{name}, a call of {aim:g} s', float(np.median(gain)), 1.7)}"
        )


def of_size(name: str, bank: Bank, candidates: int, workers: int = 1) -> None:
    """One call, with the workers it is given."""
    with worker_pool(workers) if workers > 1 else nullcontext() as pool:
        simulate(
            rules=RULES[name], candidates=candidates, seed=1, bank=bank, table=False, executor=pool
        )


def unshared(executor: ProcessPoolExecutor) -> None:
    """Eight pieces of work that need nothing but a core."""
    list(executor.map(spin, range(8)))


def spin(number: int) -> int:
    """About a tenth of a second of one core, in its cache."""
    values = np.arange(20_000, dtype=np.int64) + number
    return sum(int((values * k % 7919).sum()) for k in range(700))


def memory(name: str, candidates: int) -> None:
    """Peak memory of a process that keeps sums only."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, name, str(candidates)],
        capture_output=True,
        text=True,
        check=True,
    )
    taken = time.perf_counter() - start
    print(
        f"{name.upper()}: peak {int(done.stdout) / 1024:,.0f} MiB for {candidates:,} candidates in"
        f" {taken:.0f} s {AIMS.at_most(f'{name}, peak memory', int(done.stdout) / 1024, 2048)}"
    )


def taken_by_others() -> float:
    """Cores that others take just now; NaN where there is no /proc/stat."""
    before = _busy_seconds()
    time.sleep(1)
    others, passed = (now - then for now, then in zip(_busy_seconds(), before, strict=True))
    return others / passed


def _busy_seconds() -> tuple[float, float]:
    """Core seconds that others have taken, and seconds passed, from some start.

    All cores' busy time less that of this process and of its children that have ended.
    """
    if not STAT.exists():
        return math.nan, time.perf_counter()
    user, nice, system, _idle, _wait, irq, soft = (
        int(field) for field in STAT.read_text().split("\n", 1)[0].split()[1:8]
    )
    busy = (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")
    return busy - sum(os.times()[:4]), time.perf_counter()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", choices=list(RULES), nargs="+", default=list(RULES))
    parser.add_argument("--memory", action="store_true", help="peak memory as well")
    parser.add_argument("--candidates", type=int, default=10_000_000, help="for --memory")
    asked = parser.parse_args()
    others = taken_by_others()
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores,"
        f" load {os.getloadavg()[0]:.1f}, {others:.1f} cores taken by others; median of {REPEATS}"
    )
    if others > BUSY:
        print("The cores are not free: believe ratios, not seconds, and no gain of workers.")
    bank = load_bank()
    for name in asked.rules:
        growth(name, bank)
        workers(name, bank)
        short(name, bank)
        if asked.memory:
            memory(name, asked.candidates)
    AIMS.end()


if __name__ == "__main__":
    main()
