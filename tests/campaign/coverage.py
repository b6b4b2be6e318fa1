"""Whether the 95 % intervals of a simulation hold the long-run value, over many seeds.

``python -m tests.campaign.coverage`` prints, for each way to make profiles and each size of cohort, how
many intervals of the pass rate hold the mean of all seeds, and the spread of the rates over what their
intervals say. With 200 seeds a true 95 % shows as 92 to 98 %, and a true ratio of 1 as 0.9 to 1.1.

``--blocks N`` goes a shorter way to large cohorts. All that candidates of levels mode share is the forms of
their block of 4,096: blocks are independent and alike, so that the spread of a cohort of whole blocks over
what its interval says is that of one block, whatever the size. It is estimated from N blocks of each seed.
"""

from __future__ import annotations

import argparse
from concurrent.futures import Executor
from contextlib import nullcontext
from math import erf, sqrt

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.workers import worker_pool
from pixsim.rules.v2 import V2
from pixsim.simulation import SINCERITY, Cohort, SimulatedPositioning, simulate
from pixsim.simulation.blocks import BLOCK
from pixsim.simulation.summary import Z95
from pixsim.simulation.tally import Result
from pixsim.simulation.trial import prepare
from pixsim.simulation.v2.forms import FORMS
from pixsim.simulation.workers import pieces

COHORTS = {
    "levels, honest": Cohort(),
    "levels, inflated": Cohort(sincerity=SINCERITY["inflated"]),
    "positioned, honest": Cohort(positioning=SimulatedPositioning()),
    "positioned, inflated": Cohort(
        sincerity=SINCERITY["inflated"], positioning=SimulatedPositioning()
    ),
}


def coverage(
    cohort: Cohort,
    bank: Bank,
    candidates: int,
    seeds: range,
    executor: Executor | None = None,
    truth: float | None = None,
    forms: int = FORMS,
) -> tuple[float, float, float]:
    """Share of intervals that hold the truth, real over nominal spread, and the mean rate."""
    found = [
        simulate(
            cohort,
            candidates=candidates,
            seed=seed,
            bank=bank,
            table=False,
            executor=executor,
            forms=forms,
        )
        .summary()
        .passed
        for seed in seeds
    ]
    rates = np.array([share.value for share in found])
    truth = float(rates.mean()) if truth is None else truth
    held = np.mean([share.low <= truth <= share.high for share in found])
    sat = np.mean([share.out_of for share in found])
    nominal = np.sqrt(truth * (1 - truth) / sat)
    return float(held), float(rates.std(ddof=1) / nominal), float(rates.mean())


def of_blocks(
    cohort: Cohort,
    bank: Bank,
    blocks: int,
    seeds: range,
    executor: Executor | None = None,
    forms: int = FORMS,
) -> tuple[float, float]:
    """Real over nominal spread of the rate of a block, and its standard error."""
    results = np.array(
        [
            tally.result
            for seed in seeds
            for tally, _ in pieces(
                prepare(cohort, V2(), bank, candidates=blocks * BLOCK, seed=seed, forms=forms),
                executor,
                1,
                False,
            )
        ]
    )
    passed, sat = (
        results[:, Result.VALIDATED],
        results.sum(axis=1) - results[:, Result.NOT_ADMITTED],
    )
    rate = passed.sum() / sat.sum()
    squares = (passed - rate * sat) ** 2 / (rate * (1 - rate) * sat)
    ratio = float(np.sqrt(squares.mean()))
    return ratio, float(squares.std(ddof=1) / np.sqrt(squares.size) / (2 * ratio))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--candidates", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--cohorts", nargs="+", default=["levels, honest", "levels, inflated"])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument(
        "--forms", type=int, default=FORMS, help="drawn for each block of candidates"
    )
    parser.add_argument("--blocks", type=int, help="of each seed: the spread of blocks instead")
    parser.add_argument("--first", type=int, default=0, help="seed")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.seeds)
    bank = load_bank()
    with worker_pool(asked.workers) if asked.workers > 1 else nullcontext() as executor:
        for name in asked.cohorts if asked.blocks else ():
            cohort = COHORTS[name]
            ratio, error = of_blocks(cohort, bank, asked.blocks, seeds, executor, asked.forms)
            print(
                f"{name:22} {asked.blocks * asked.seeds:,} blocks, {asked.forms} forms: spread"
                f" {ratio:.3f} ± {error:.3f} of nominal, so that"
                f" {erf(Z95 / ratio / sqrt(2)):.1%} of intervals hold",
                flush=True,
            )
        for name in () if asked.blocks else asked.cohorts:
            truth = None
            for candidates in sorted(asked.candidates, reverse=True):  # the largest says the truth
                held, ratio, mean = coverage(
                    COHORTS[name],
                    bank,
                    candidates,
                    seeds,
                    executor,
                    truth,
                    asked.forms,
                )
                truth = mean if truth is None else truth
                print(
                    f"{name:22} {candidates:>9,} candidates: {held:6.1%} of {asked.seeds} intervals "
                    f"hold {truth:.5f}; spread {ratio:.2f} of nominal",
                    flush=True,
                )


if __name__ == "__main__":
    main()
