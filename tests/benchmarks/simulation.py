"""V2 simulation: Monte Carlo against the bare draws, exact chances, memory, workers.

Run ``python -m tests.benchmarks.simulation``. Medians of `REPEATS` runs, alternated with their
reference in the same process.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.rules.v2 import V2
from pixsim.simulation import Cohort, SimulatedPositioning, exact_chances, simulate
from pixsim.simulation.blocks import BLOCK, block_count, block_of
from pixsim.simulation.prepared_simulation import prepare_simulation
from pixsim.simulation.v2.simulator import V2Test
from tests.benchmarks.aims import Aims

AIMS = Aims()
REPEATS = 5
MILLION = 1_000_000
MEMORY = """
import re, sys
from pathlib import Path
from pixsim.simulation import simulate
summary = simulate(candidates=int(sys.argv[1]), seed=1, table=False).summary()
assert summary.candidates == int(sys.argv[1])
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Prints the peak in KiB: of Linux's, the one that does not begin with what the parent held."""


def seconds(action: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def medians(*actions: Callable[[], object]) -> list[float]:
    """Median seconds of each action, alternated."""
    runs = [[seconds(action) for action in actions] for _ in range(REPEATS)]
    return [statistics.median(times) for times in zip(*runs, strict=True)]


def bare_draws(candidates: int) -> None:
    """The reference: float32 Bernoulli draws of 48 answers a candidate."""
    rng = np.random.default_rng(0)
    assert (rng.random((candidates, 16, 3), dtype=np.float32) < 0.7).any()


class Sittings:
    """Form, answers and scoring of a cohort that is already drawn (blocks repeated in turn)."""

    def __init__(self, bank: Bank) -> None:
        self._trial = prepare_simulation(Cohort(), V2(), bank, candidates=10 * MILLION, seed=1)
        draw = self._trial.cohort.draw
        self._blocks = [
            draw(block_of(1, k, BLOCK * 8), self._trial.scale, V2().duration_minutes)
            for k in range(8)
        ]

    def sit(self, candidates: int) -> None:
        """Sit them all; the last block is taken whole."""
        test = self._trial.test
        assert isinstance(test, V2Test)
        for number in range(block_count(candidates)):
            block = block_of(1, number, candidates + BLOCK)
            test.sit(self._blocks[number % 8], block)


def monte_carlo(bank: Bank) -> None:
    """Speed of the test itself, and of the whole simulation."""
    sittings = Sittings(bank)
    print("candidates   form+answers+scoring   bare draws   ratio   whole simulation")
    for n in (10_000, 100_000, MILLION):
        bare, sat, whole = medians(
            lambda n=n: bare_draws(n),  # type: ignore[misc]
            lambda n=n: sittings.sit(n),  # type: ignore[misc]
            lambda n=n: simulate(candidates=n, seed=1, bank=bank, table=False),  # type: ignore[misc]
        )
        print(
            f"{n:10,}   {sat:10.3f} s {n / sat:9,.0f}/s   {bare:8.3f} s   {sat / bare:5.2f}"
            f"   {whole:8.3f} s {n / whole:9,.0f}/s"
            + (f"   {AIMS.at_most('V2 over bare draws', sat / bare, 1.7)}" if n == MILLION else "")
        )


def exact(candidates: int) -> None:
    """Exact chances, abilities and forms all different."""
    rng = np.random.default_rng(1)
    shape = (candidates, 16, 3)
    right = rng.uniform(0.3, 0.98, shape)
    every, none = np.ones(shape, bool), np.zeros(shape, bool)
    pix = rng.integers(8, 57, shape[:2])
    (taken,) = medians(
        lambda: exact_chances(
            V2(), pix=pix, tested=every[:, :, 0], right=right, asked=every, dependent=none
        )
    )
    print(
        f"exact chances     {candidates / taken:9,.0f} candidates/s {AIMS.at_least('exact chances', candidates / taken, 100_000)}"
    )


def memory(candidates: int) -> None:
    """Peak memory of a process that keeps sums only."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(candidates)], capture_output=True, text=True, check=True
    )
    taken = time.perf_counter() - start
    print(
        f"peak memory       {int(done.stdout) / 1024:9,.0f} MiB for {candidates:,} candidates in"
        f" {taken:.1f} s {AIMS.at_most('peak memory', int(done.stdout) / 1024, 2048)}"
    )


def workers(bank: Bank, candidates: int) -> None:
    """Two worker processes against one, both already started."""
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:

        def run(executor: ProcessPoolExecutor) -> None:
            simulate(candidates=candidates, seed=1, bank=bank, table=False, executor=executor)

        run(one)
        run(two)
        alone, together = medians(lambda: run(one), lambda: run(two))
    aim = AIMS.at_least("two workers", alone / together, 1.7)
    print(f"two workers       {alone / together:9.2f} × one, {candidates:,} candidates {aim}")


def positioning(bank: Bank, candidates: int) -> None:
    """Profiles obtained by simulated positioning in all competences, then V2."""
    cohort = Cohort(positioning=SimulatedPositioning())
    taken = seconds(lambda: simulate(cohort, candidates=candidates, seed=1, bank=bank, table=False))
    print(f"with positioning  {candidates / taken:9,.0f} candidates/s ({candidates:,}, once)")


def main() -> None:
    """Print the figures."""
    load = os.getloadavg()[0]
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores,"
        f" load {load:.1f}, median of {REPEATS}"
    )
    bank = load_bank()
    monte_carlo(bank)
    exact(50_000)
    workers(bank, 2 * MILLION)
    positioning(bank, 2 * BLOCK)
    memory(10 * MILLION)
    AIMS.end()


if __name__ == "__main__":
    main()
