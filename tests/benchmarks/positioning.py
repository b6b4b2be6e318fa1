"""How far positioning finds the true level, and how many questions it takes.

Run ``python -m tests.benchmarks.positioning [CANDIDATES]``: simulated candidates whose ability is
the middle of a level on the prior scale, one competence each, through the real positioning.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta

import numpy as np

from pixsim.assembly.positioning import position
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.priors import PRIOR_B
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from tests.tools.sample_profiles import responder

START = datetime(2026, 11, 25, tzinfo=UTC)
LEVELS = range(1, 8)
ABOVE = 0.75  # an ability this much above the difficulty of a level masters it


def one(bank: Bank, level: int, number: int) -> tuple[int, int]:
    """Level found and questions asked, for one candidate."""
    codes = list(bank.framework.competence)
    code = codes[number % len(codes)]
    rng = np.random.default_rng([level, number])
    theta = PRIOR_B[level] + ABOVE
    elements = position(bank, code, responder(theta), rng, START, timedelta(seconds=60))
    profile = Profile(id="x", name="X", knowledge=elements)
    found = profile_standing(profile, bank.framework, V2()).levels[codes.index(code)]
    return found, sum(element.source == "direct" for element in elements)


def main() -> None:
    """Print a line a true level."""
    candidates = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    bank = load_bank()
    print(f"{candidates} candidates")
    print("true level   found mean   bias   within 1   questions median   p90   seconds")
    for place, level in enumerate(LEVELS):
        start = time.perf_counter()
        numbers = range(len(range(place, candidates, len(LEVELS))))
        if not numbers:
            continue
        levels, asked = np.array([one(bank, level, number) for number in numbers]).T
        within = np.mean(np.abs(levels - level) <= 1)
        print(
            f"{level:>10}{levels.mean():>13.2f}{(levels - level).mean():>7.2f}{within:>11.0%}"
            f"{np.median(asked):>19.0f}{np.quantile(asked, 0.9):>6.0f}"
            f"{time.perf_counter() - start:>10.1f}"
        )


if __name__ == "__main__":
    main()
