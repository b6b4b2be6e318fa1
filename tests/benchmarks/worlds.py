"""Simulators: drawing, an act with its page, a goal, by machine.

Run ``python -m tests.benchmarks.worlds``. Processor times, and as ratios to the same work on the
settings, the simplest machine.
"""

from __future__ import annotations

import statistics
import time

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.worlds.goals import reached
from pixsim.worlds.random_walks import walk
from pixsim.worlds.registry import MACHINES

STEPS, DRAWS = 60, 5


def of_item(bank: Bank, name: str) -> tuple[float, float, float]:
    """Milliseconds of a draw, of an act with its page, of a goal."""
    draws = []
    for number in range(1, 1 + min(DRAWS, bank.items[name].variant_count)):
        started = time.process_time()
        question = bank.question(f"{name}#{number}", np.random.default_rng(0))
        draws.append(time.process_time() - started)
    task = question.task
    assert task is not None
    done, there = walk(task.world, STEPS, np.random.default_rng(1))
    started, world = time.process_time(), task.world
    for act in done:
        world = world.step(act)
        world.page()
    acting = (time.process_time() - started) / max(1, len(done))
    started = time.process_time()
    reached(task.goal, task.world, there)
    judging = time.process_time() - started
    return 1e3 * statistics.median(draws), 1e3 * acting, 1e3 * judging


def _machine_of(bank: Bank, name: str) -> str:
    task = bank.question(f"{name}#1", np.random.default_rng(0)).task
    assert task is not None
    return task.world.machine


def main() -> None:
    """Print medians by machine, and the slowest."""
    bank = load_bank()
    items: dict[str, list[str]] = {name: [] for name in ("settings", *MACHINES)}
    for item in bank.items.values():
        if item.kind == "sim":
            items[_machine_of(bank, item.id)].append(item.id)
    base: list[float] = []
    for machine, names in items.items():
        mine = [of_item(bank, name) for name in names]
        base = base or [statistics.median(row[k] for row in mine) for k in range(3)]
        for k, kind in enumerate(("draw", "act and page", "goal")):
            median, worst = statistics.median(r[k] for r in mine), max(r[k] for r in mine)
            ratio = median / max(base[k], 1e-6)
            print(
                f"{machine:9} {kind:13} median {median:6.2f} ms ({ratio:4.1f}) worst {worst:6.2f}"
            )


if __name__ == "__main__":
    main()
