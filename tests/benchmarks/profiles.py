"""What profiles say: the mastery that simulated positioning shows, and what V2 and V3 make of both.

Run ``python -m tests.benchmarks.profiles [POSITIONED [CANDIDATES]]``. Abilities, difficulties and
retention are priors: figures tell how the model behaves, not what people do.
"""

from __future__ import annotations

import sys
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace

import numpy as np

from pixsim.assembly.item_table import item_table
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import SINCERITY, Cohort, SimulatedPositioning, V2Summary, simulate
from pixsim.simulation.blocks import block_of
from pixsim.simulation.people.levels import MASTERY, level_scale
from pixsim.simulation.people.positioning import block_positioning

MASTERIES = (0.50, 0.55, 0.57, 0.60, MASTERY, 0.70, 0.75)
NAMES = ("honest", "mixed", "inflated")


def mastery(bank: Bank, candidates: int) -> None:
    """Compare the levels of positioning with those of several masteries."""
    items, block = item_table(bank), block_of(1, 0, candidates)
    scale = level_scale(V2(), items, 16)
    desk = block_positioning(V2(), bank, items)
    drawn = Cohort(positioning=SimulatedPositioning()).draw(block, scale, 105, desk)
    print(f"positioning of {candidates} candidates against the level of their ability")
    print("mastery   pix by competence: bias   rmse   level: bias   same   within 1")
    for value in MASTERIES:
        placed = level_scale(V2(), items, 16, value).pix_of(drawn.theta)
        pix = drawn.pix.astype(float) - placed
        level = (drawn.pix // 8).astype(float) - placed // 8
        print(
            f"{value:7.2f} {pix.mean():25.2f} {np.sqrt((pix**2).mean()):6.2f} {level.mean():13.2f}"
            f" {np.mean(level == 0):6.0%} {np.mean(abs(level) <= 1):10.0%}"
        )
    print("ability   pix shown   pix at a mastery of two thirds")
    placed = scale.pix_of(drawn.theta)
    for low in range(-2, 5):
        here = (drawn.theta >= low) & (drawn.theta < low + 1)
        if here.sum() > 100:
            print(
                f"{low:3d} to {low + 1:2d} {drawn.pix[here].mean():9.1f} {placed[here].mean():13.1f}"
            )


def fates(
    bank: Bank, candidates: int, positioning: SimulatedPositioning | None, executor: Executor
) -> None:
    """Pass rates under V2 and V3, and what V2 makes of the competences."""
    source = f"positioning, retention {positioning.retention:g}" if positioning else "levels"
    print(f"profiles: {source}, {candidates:,} candidates, seed 1")
    print("           V2 passed   kept   lowered   lost   mean pix    V3 passed   mean pix")
    for name in NAMES:
        cohort = Cohort(sincerity=SINCERITY[name], positioning=positioning)
        v2, v3 = (
            simulate(
                cohort, rules=rules, candidates=candidates, seed=1, bank=bank, table=False,
                executor=executor,
            ).summary()
            for rules in (V2(), V3())
        )  # fmt: skip
        assert isinstance(v2, V2Summary)
        fate = v2.fate
        print(
            f"{name:10s} {v2.passed.value:9.2%} {fate.kept:6.1%} {fate.lowered:9.1%}"
            f" {fate.lost:6.1%} {v2.mean_pix:10.1f} {v3.passed.value:12.2%} {v3.mean_pix:10.1f}"
        )


def main() -> None:
    """Print the figures."""
    numbers = [int(text) for text in sys.argv[1:]]
    positioned, candidates = [*numbers, *(2048, 50_000)[len(numbers) :]]
    bank = load_bank()
    mastery(bank, min(positioned, 4096))
    with ProcessPoolExecutor(2) as executor:
        fates(bank, candidates, None, executor)
        for retention in (SimulatedPositioning().retention, 0.0):
            own = replace(SimulatedPositioning(), retention=retention)
            fates(bank, positioned, own, executor)


if __name__ == "__main__":
    main()
