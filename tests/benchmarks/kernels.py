"""What tables buy: the kernels of many candidates against the same work in another way, in one run.

Run ``python -m tests.benchmarks.kernels``. Processor seconds, alternated, the least of `REPEATS`:
positioning by tables against the kernels that position one person, and V3 going down kinds of items
against items; both give the same answers, which is checked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from pixsim.assembly.item_table import item_table
from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.rules.v2 import V2
from pixsim.rules.v2.positioning import infer_knowledge, next_skills
from pixsim.rules.v2.positionings import Positionings
from pixsim.rules.v3 import V3, ItemPool, information_order, simulate_assessments
from pixsim.simulation.people.positioning import CompetencePositioning, block_positioning
from tests.tools.v3_reference import prior_pool

REPEATS = 5
CANDIDATES = 4096


def least(*actions: Callable[[], Any]) -> list[float]:
    """Least processor seconds of each action."""
    runs = []
    for _ in range(REPEATS):
        times = []
        for action in actions:
            start = time.process_time()
            action()
            times.append(time.process_time() - start)
        runs.append(times)
    return [min(times) for times in zip(*runs, strict=True)]


def by_tables(part: CompetencePositioning, right: np.ndarray) -> np.ndarray:
    """Position a batch that always takes the first skill; what is known in the end."""
    batch = Positionings(part.kernel, part.timed, CANDIDATES)
    while (possible := batch.ask()).number.size:
        skill = possible.at(np.zeros(batch.rows.size, dtype=np.int64))
        batch.record(skill, right[batch.rows, skill], part.timed[skill])
    return batch.status()


def by_kernels(part: CompetencePositioning, right: np.ndarray) -> np.ndarray:
    """The same by what positions one person."""
    shape = right.shape
    status, direct = np.zeros(shape, dtype=np.int8), np.zeros(shape, dtype=bool)
    rows, after_timed = np.arange(shape[0]), np.zeros(shape[0], dtype=bool)
    while rows.size:
        possible = next_skills(
            part.kernel, status[rows], direct[rows],
            playable=np.ones((rows.size, shape[1]), dtype=bool),
            timed=np.broadcast_to(part.timed, (rows.size, shape[1])),
            first=np.invert(np.any(direct[rows], axis=1)), after_timed=after_timed[rows],
        ).possible  # fmt: skip
        goes_on = possible.any(axis=1)
        rows, skill = rows[goes_on], possible[goes_on].argmax(axis=1)
        created = infer_knowledge(part.kernel, status[rows] != 0, skill, right[rows, skill])
        status[rows] = np.where(created != 0, created, status[rows])
        direct[rows, skill] = True
        after_timed[rows] = part.timed[skill]
    return status


def positioning(bank: Bank) -> None:
    """Print the speed of one competence, by tables and by kernels."""
    part = block_positioning(V2(), bank, item_table(bank)).parts[0]
    assert part is not None
    right = np.random.default_rng(0).random((CANDIDATES, part.skill.size)) < 0.6
    assert (by_tables(part, right) == by_kernels(part, right)).all()
    tables, kernels = least(lambda: by_tables(part, right), lambda: by_kernels(part, right))
    print(
        f"positioning, one competence  {CANDIDATES / tables:9,.0f}/s by tables,"
        f" {kernels / tables:.1f} × the kernels of one person"
    )


def by_kind(name: str, pool: ItemPool) -> None:
    """Print the speed of V3 by kinds of items and by items."""
    ability = np.random.default_rng(0).normal(0, 1.5, CANDIDATES)
    most = information_order.FEW_KINDS

    def run(few: int) -> np.ndarray:
        information_order.FEW_KINDS = few
        return simulate_assessments(V3(), pool, ability, np.random.default_rng(2)).items

    found, times = [], []
    for few in (most, 0):
        information_order.orders_of.cache_clear()
        found.append(run(few))
        times += least(partial(run, few))
    information_order.FEW_KINDS = most
    information_order.orders_of.cache_clear()
    assert (found[0] == found[1]).all()
    print(
        f"V3, {name:24s} {CANDIDATES / times[0]:9,.0f}/s by kinds,"
        f" {times[1] / times[0]:.2f} × by items"
    )


def main() -> None:
    """Print the figures."""
    print(f"load {os.getloadavg()[0]:.1f}, least of {REPEATS}")
    bank = load_bank()
    positioning(bank)
    by_kind("bundled bank", planned_pool(bank).pool)
    by_kind("priors by competence", prior_pool())


if __name__ == "__main__":
    main()
