"""The adaptive test of V3: assessments per second, and against a candidate-by-candidate scan.

Run ``python -m tests.benchmarks.v3``. Medians of `REPEATS` runs; the reference, a loop over
candidates that scans the whole bank at each question by the same rules, runs in between.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor

import numpy as np

from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.arrays import Floats
from pixsim.rules.v3 import V3, ItemPool, Streams, certify, degrade, simulate_assessments
from pixsim.rules.v3.candidate_streams import PICKS
from pixsim.rules.v3.shortlist import make_shortlists
from pixsim.simulation import simulate
from pixsim.simulation.blocks import BLOCK
from tests.benchmarks.aims import Aims
from tests.tools.v3_reference import prior_pool, random_pool, scan

REPEATS = 5
COHORTS = (1_000, 10_000)
SCANNED = 50  # candidates of the reference
AIMS = Aims()
AIM = 20_000


def seconds(action: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of an action."""
    wall, processor = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - wall, time.process_time() - processor


def abilities(candidates: int) -> Floats:
    """A cohort."""
    return np.random.default_rng(0).normal(0, 1.5, candidates)


def reference(pool: ItemPool) -> None:
    """Test a few candidates one after the other."""
    rules, streams = V3(), Streams(1)
    rows = slice(0, SCANNED)
    draws = np.stack([streams.uniforms(rows, q, PICKS, 4) for q in range(rules.length)], axis=1)
    answers = np.random.default_rng(1).random((SCANNED, rules.length))
    for c, ability in enumerate(abilities(SCANNED)):

        def right(question: int, item: int, c: int = c, ability: float = ability) -> bool:
            p = 1 / (1 + np.exp(pool.a[item] * (pool.b[item] - ability)))
            return bool(answers[c, question] < p)

        scan(rules, pool, draws[c], right)


def compare(name: str, pool: ItemPool) -> None:
    """Print the figures of one bank."""
    made, _ = seconds(lambda: make_shortlists(pool, V3().grid_low, V3().grid_high))
    print(f"{name}: {len(pool)} items, short lists made once in {made * 1000:.0f} ms")
    for candidates in COHORTS:
        ability = abilities(candidates)

        def run(ability: Floats = ability) -> None:
            simulate_assessments(V3(), pool, ability, np.random.default_rng(2))

        run()
        ours, scanned = [], []
        for _ in range(REPEATS):
            ours.append(seconds(run))
            scanned.append(seconds(lambda: reference(pool)))
        wall, processor = (statistics.median(times) for times in zip(*ours, strict=True))
        naive = statistics.median(SCANNED / wall for wall, _ in scanned)
        rate = candidates / wall
        aim = AIMS.at_least(f"{name}, {candidates:,}", rate, AIM)
        print(
            f"  {candidates:6,} candidates  {rate:7,.0f} assessments/s {aim}   "
            f"{candidates / processor:7,.0f} per processor second   "
            f"{rate / naive:4.0f} × the scan's {naive:.0f}/s"
        )


def whole(bank: Bank) -> None:
    """Print the speed of whole simulations on a bank, here and on one and two workers."""
    candidates = 8 * BLOCK
    pool = planned_pool(bank).pool
    ability = np.random.default_rng(0).normal(1, 1.2, (candidates, 16))

    def kernel() -> None:
        simulate_assessments(V3(), pool, ability, np.random.default_rng(2))

    def run(executor: Executor | None) -> None:
        simulate(
            rules=V3(), candidates=candidates, seed=1, bank=bank, table=False, executor=executor
        )

    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:
        actions = (kernel, lambda: run(None), lambda: run(one), lambda: run(two))
        for action in actions:
            action()
        runs = [[seconds(action) for action in actions] for _ in range(REPEATS)]
    names = ("kernel alone", "simulate, here", "simulate, one worker", "simulate, two workers")
    rates = []
    print(f"whole simulations, bundled bank, {candidates:,} candidates")
    for name, times in zip(names, zip(*runs, strict=True), strict=True):
        wall, processor = (statistics.median(column) for column in zip(*times, strict=True))
        rates.append(candidates / wall)
        here = (
            f"{candidates / processor:9,.0f} per processor second" if "worker" not in name else ""
        )
        print(f"  {name:22s}{rates[-1]:9,.0f} assessments/s {here}")
    aim = AIMS.at_least("two workers", rates[3], AIM)
    print(f"  two workers / one {rates[3] / rates[2]:.2f}, on two workers {aim}")


def results(pool: ItemPool) -> None:
    """Print the speed of scoring, and of degradation."""
    candidates = COHORTS[-1]
    found = simulate_assessments(V3(), pool, abilities(candidates), np.random.default_rng(2))
    full, cut = np.full(candidates, V3().length), np.full(candidates, 25)
    scored = statistics.median(
        seconds(lambda: certify(V3(), pool, found.items, found.correct, full, theta=found.theta))[0]
        for _ in range(REPEATS)
    )
    before = found.theta_after[:, 24]
    filled = statistics.median(
        seconds(lambda: degrade(V3(), pool, found.items, found.correct, cut, before))[0]
        for _ in range(REPEATS)
    )
    print(f"scoring      {candidates / scored:12,.0f} candidates/s")
    print(f"degradation  {candidates / filled:12,.0f} candidates/s after 25 answers")


def main() -> None:
    """Print the figures."""
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores, "
        f"load {load}, median of {REPEATS}"
    )
    compare("calibrated bank", random_pool())
    compare("bundled bank", planned_pool(load_bank()).pool)
    compare("priors in the order of competences, the worst case", prior_pool())
    results(random_pool())
    whole(load_bank())
    AIMS.end()


if __name__ == "__main__":
    main()
