"""Whether the 95 % intervals of a simulation hold the long-run value, over many seeds.

``python -m tests.campaign.coverage`` prints, for each way to make profiles and each size of cohort, how
many intervals of the pass rate hold the mean of all seeds, and the spread of the rates over what their
intervals say. With 200 seeds a true 95 % shows as 92 to 98 %, and a true ratio of 1 as 0.9 to 1.1.

Each line has seeds of its own: cohorts of one seed have the same people, and their rates rise and fall
together (honest and inflated by a correlation of a quarter, so that two lines on the same seeds are no
two findings).

``--blocks N`` goes a shorter way to large cohorts. All that candidates of levels mode share is the forms of
their block of 4,096: blocks are independent and alike, so that the spread of a cohort of whole blocks over
what its interval says is that of one block, whatever the size. It is estimated from N blocks of each seed,
and so is the correlation of the first `POOLS` of a seed, each of which has a pool of its own: 0 where
nothing is shared.
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
from pixsim.simulation.blocks import BLOCK, POOLS
from pixsim.simulation.prepared_simulation import prepare_simulation
from pixsim.simulation.summary import Z95
from pixsim.simulation.tally import Result
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
) -> tuple[float, float, float, float]:
    """Real over nominal spread of the rate of a block, correlation of blocks, each with its error."""
    results = np.array(
        [
            [
                tally.result
                for tally, _ in pieces(
                    prepare_simulation(
                        cohort, V2(), bank, candidates=blocks * BLOCK, seed=seed, forms=forms
                    ),
                    executor,
                    1,
                    False,
                )
            ]
            for seed in seeds
        ]
    )
    passed = results[:, :, Result.VALIDATED]
    sat = results.sum(axis=2) - results[:, :, Result.NOT_ADMITTED]
    rate = passed.sum() / sat.sum()
    apart = (passed - rate * sat) / np.sqrt(rate * (1 - rate) * sat)
    squares = (apart**2).ravel()
    ratio = float(np.sqrt(squares.mean()))
    own = apart[:, :POOLS]
    pairs = (own.sum(axis=1) ** 2 - (own**2).sum(axis=1)) / max(
        own.shape[1] * (own.shape[1] - 1), 1
    )
    return (
        ratio,
        float(squares.std(ddof=1) / np.sqrt(squares.size) / (2 * ratio)),
        float(pairs.mean()) / ratio**2,
        float(pairs.std(ddof=1) / np.sqrt(pairs.size)) / ratio**2 if pairs.size > 1 else np.nan,
    )


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
    parser.add_argument(
        "--first", type=int, default=0, help="seed of the first line; the next takes those after"
    )
    asked = parser.parse_args()
    bank = load_bank()
    first = asked.first

    def own_seeds() -> range:
        nonlocal first
        first += asked.seeds
        return range(first - asked.seeds, first)

    with worker_pool(asked.workers) if asked.workers > 1 else nullcontext() as executor:
        for name in asked.cohorts if asked.blocks else ():
            cohort = COHORTS[name]
            ratio, error, shared, of_shared = of_blocks(
                cohort, bank, asked.blocks, own_seeds(), executor, asked.forms
            )
            print(
                f"{name:22} {asked.blocks * asked.seeds:,} blocks, {asked.forms} forms: spread"
                f" {ratio:.3f} ± {error:.3f} of nominal, so that"
                f" {erf(Z95 / ratio / sqrt(2)):.1%} of intervals hold; correlation of blocks"
                f" {shared:.4f} ± {of_shared:.4f}",
                flush=True,
            )
        for name in () if asked.blocks else asked.cohorts:
            truth = None
            for candidates in sorted(asked.candidates, reverse=True):  # the largest says the truth
                seeds = own_seeds()
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
                error = sqrt(0.95 * 0.05 / asked.seeds)  # where 95 % is true
                print(
                    f"{name:22} {candidates:>9,} candidates, seeds {seeds.start:,} to {seeds.stop - 1:,}:"
                    f" {held:6.1%} ± {error:.1%} of intervals hold {truth:.5f}; spread {ratio:.2f} ±"
                    f" {ratio / sqrt(2 * asked.seeds):.2f} of nominal",
                    flush=True,
                )


if __name__ == "__main__":
    main()
