"""How much one does in the tests that are drawn: the practical share of each, V3 and V2.

``python -m tests.campaign.drawn_shares`` draws 200 tests of V3 at five abilities, and forms of V2 for the
sample profiles and for people positioned at three abilities; it prints the least and the median share of
practical questions of each kind, and which competences give the tests under 50 % their other questions.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from pixsim.assembly.form import generate
from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.stats import PRACTICAL
from pixsim.irt.logistic import probability
from pixsim.profile import Profile, read_profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3, Progress
from tests.tools.positioned import positioned

LEAST = 0.50
ABILITIES = (-2.0, -1.0, 0.0, 1.0, 3.0)
POSITIONED = (-1.0, 1.0, 3.0)
SAMPLES = ("novice", "independant", "avance", "niveaux")
FOLDER = Path(__file__).parent.parent.parent / "profiles"


@dataclass(frozen=True, slots=True)
class DrawnTest:
    """The items of one test."""

    kind: str
    items: tuple[str, ...]


def v3_tests(bank: Bank, abilities: Sequence[float], each: int, seed: int = 1) -> list[DrawnTest]:
    """Tests of V3 by simulated candidates, so many of each ability.

    Parameters
    ----------
    bank : Bank
    abilities : sequence of float
        On the scale of the items.
    each : int
        Tests of each ability.
    seed : int
        Of the picks and of the answers.
    """
    found, rules = planned_pool(bank), V3()
    theta = np.repeat(np.asarray(abilities, dtype=np.float64), each)
    rng = np.random.default_rng(seed)
    progress = Progress(
        rules, found.pool, theta.size, available=np.tile(found.available(), (theta.size, 1))
    )
    asked = np.empty((theta.size, rules.length), dtype=np.intp)
    for place in range(rules.length):
        picks, ties = rng.random((theta.size, rules.list_length - 1)), rng.random(theta.size)
        items = progress.ask(picks, ties).items
        asked[:, place] = items
        right = probability(theta, found.pool.a[items], found.pool.b[items])
        progress.record(items, rng.random(theta.size) < right)
    return [
        DrawnTest(f"V3, ability {ability:g}", tuple(found.items[place] for place in row))
        for ability, row in zip(theta, asked, strict=True)
    ]


def v2_tests(bank: Bank, profiles: Mapping[str, Profile], seeds: Iterable[int]) -> list[DrawnTest]:
    """Forms of V2 of some profiles, named by their keys."""
    return [
        DrawnTest(
            f"V2, {name}",
            tuple(one.question.item for one in generate(profile, bank, V2(), seed).questions),
        )
        for name, profile in profiles.items()
        for seed in seeds
    ]


def v2_profiles(bank: Bank, abilities: Sequence[float] = POSITIONED) -> dict[str, Profile]:
    """The sample profiles, and people positioned in all competences."""
    codes = tuple(competence.code for competence in bank.framework.competences)
    return {
        **{name: read_profile(FOLDER / f"{name}.json", bank.framework) for name in SAMPLES},
        **{f"positioned {ability:g}": positioned(bank, ability, codes) for ability in abilities},
    }


def share(test: DrawnTest, bank: Bank) -> float:
    """Share of its questions in which one does something."""
    return sum(bank.items[name].kind in PRACTICAL for name in test.items) / len(test.items)


def blame(tests: Iterable[DrawnTest], bank: Bank) -> Counter[str]:
    """Questions of tests in which one does nothing, by competence."""
    return Counter(
        bank.framework.skill[bank.items[name].skill].competence
        for test in tests
        for name in test.items
        if bank.items[name].kind not in PRACTICAL
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tests", type=int, default=200, help="of V3, over all abilities")
    parser.add_argument("--forms", type=int, default=20, help="of V2, of each profile")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bank = load_bank()
    drawn = v3_tests(bank, ABILITIES, options.tests // len(ABILITIES), options.seed)
    seeds = range(options.seed, options.seed + options.forms)
    drawn += v2_tests(bank, v2_profiles(bank), seeds)
    print(f"{'':<24}tests  questions   least  median  under {LEAST:.0%}")
    for kind in dict.fromkeys(test.kind for test in drawn):
        those = [test for test in drawn if test.kind == kind]
        shares = [share(test, bank) for test in those]
        print(
            f"{kind:<24}{len(those):>5}{median(len(test.items) for test in those):>11g}"
            f"{min(shares):>8.0%}{median(shares):>8.0%}{sum(s < LEAST for s in shares):>11}"
        )
    under = [test for test in drawn if share(test, bank) < LEAST]
    for name, tests in (("all tests", drawn), (f"tests under {LEAST:.0%}", under)):
        counts = blame(tests, bank)
        total = sum(counts.values()) or 1
        listed = ", ".join(f"{code} {count / total:.0%}" for code, count in counts.most_common(8))
        print(f"Questions in which one does nothing, {name}: {listed or 'none'}")


if __name__ == "__main__":
    main()
