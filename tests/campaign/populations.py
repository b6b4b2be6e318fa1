"""Known populations found again from what would be published of them.

``python -m tests.campaign.populations`` has people of known mean and spread of ability sit, keeps
mean, quartiles and one share of their certified pix, and fits a cohort to these with other people and
other answers. Errors of the mean are told in units of the true spread.
"""

from __future__ import annotations

import argparse
from itertools import product
from typing import Any

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.simulation import Abilities, Cohort, Published, match_cohort, simulate
from pixsim.simulation.people.published import figures_of

PUBLISHED = Published(mean=1, quantiles={25: 1, 50: 1, 75: 1}, share={512: 0.5})
TRUE = ((0.0, 1.0), (0.5, 1.2), (0.8, 1.0), (1.2, 1.4))


def told(bank: Bank, abilities: Abilities, rules: Any, candidates: int, seed: int) -> Published:
    """What would be published of a population."""
    summary = simulate(
        Cohort(abilities), rules=rules, candidates=candidates, seed=seed, bank=bank, table=False
    ).summary()
    histogram = np.array(summary.pix_histogram, dtype=float)
    histogram[0] = 0
    mean, *quantiles, share = figures_of(histogram, PUBLISHED).tolist()
    by_percent = dict(zip(PUBLISHED.quantiles, quantiles, strict=True))
    return Published(mean, by_percent, {512: share}, certified=int(histogram.sum()))


def recovered(
    bank: Bank, true: Abilities, rules: Any, candidates: int, seed: int
) -> tuple[float, float, int]:
    """Mean and spread that a fit finds, and how many figures it misses."""
    aims = told(bank, true, rules, candidates, seed)
    found = match_cohort(
        mean=aims.mean, quantiles=aims.quantiles, share=aims.share, rules=rules, bank=bank,
        candidates=candidates, seed=seed + 1,
    )  # fmt: skip
    fitted = found.cohort.abilities
    assert isinstance(fitted.mean, float)
    assert isinstance(fitted.spread, float)
    return fitted.mean, fitted.spread, int((~found.table["fits"]).sum())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--candidates", type=int, default=65_536)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rules", choices=("v2", "v3"), nargs="+", default=["v2", "v3"])
    asked = parser.parse_args()
    bank = load_bank()
    for name, (mean, spread) in product(asked.rules, TRUE):
        rules: Any = {"v2": V2(), "v3": V3()}[name]
        true = Abilities(mean=mean, spread=spread)
        m, s, missed = recovered(bank, true, rules, asked.candidates, asked.seed)
        print(
            f"{name.upper()}: true {mean:.2f}, {spread:.2f}; fitted {m:.3f}, {s:.3f}; error"
            f" {(m - mean) / spread:+.1%} of the spread, {s / spread - 1:+.1%}; {missed} figures missed",
            flush=True,
        )


if __name__ == "__main__":
    main()
