"""What practice at one's own level is worth under V3, beside simpler rules, on the same learners.

Run ``python -m tests.benchmarks.coach_v3``, or with ``--learners 80 --kinds independent`` for less.
Learners are those of `tests.benchmarks.coach`. The adaptive test is pixsim's own, on a bank whose
difficulties and discriminations were drawn anew around pixsim's: what pays on one bank alone is worth
nothing on the real one.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from functools import cache, partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.pool import planned_pool
from pixsim.coach.ranking import rank_near
from pixsim.foundation.arrays import Bools, Floats
from pixsim.rules.v3 import V3, ItemPool, administer
from pixsim.rules.v3.scoring import score
from tests.benchmarks.coach import (
    ABILITY,
    CONDITIONS,
    NOTHING,
    SIMPLE,
    Conditions,
    Learners,
    Places,
    Rule,
    World,
    at_random,
    evidence,
    interval,
    new_learners,
    nothing,
    rehearse,
    the_world,
    weakest_first,
)

TESTS: Final = 4  # sat by each learner, on a bank each
SPREAD: Final = 0.7  # of a difficulty around pixsim's, logistic metric (prior)
NEAR, RANDOM = "own level ± 1, all competences", "random"


def near(people: Learners, _day: int) -> tuple[Places, NDArray[np.integer], Bools]:
    """What pixsim proposes under V3."""
    world = people.world
    level = np.minimum(people.pix // world.rules.pix_per_level, 7)
    tie = people.rng.random(people.knows.shape)
    order = rank_near(
        level, world.skills.level, world.skills.competence, world.playable, evidence(people),
        world.seconds, tie,
    )  # fmt: skip
    n = len(people.knows)
    return order, np.full(n, int(world.playable.sum())), np.zeros(n, bool)


RULES: Final[dict[str, Rule]] = {
    NOTHING: nothing,
    RANDOM: at_random,
    "weakest first (before)": weakest_first,
    SIMPLE: rehearse,
    NEAR: near,
}
OVER: Final = {f"own level, over {other}": other for other in (RANDOM, SIMPLE)}


@cache
def drawn_banks(seed: int) -> tuple[ItemPool, ...]:
    """Banks around pixsim's, one for each test."""
    pool, rng = planned_pool(the_world().bank).pool, np.random.default_rng([seed, 3])
    return tuple(
        ItemPool(
            a=pool.a * rng.lognormal(0, 0.2, len(pool)),
            b=pool.b + rng.normal(0, SPREAD, len(pool)),
            competence=pool.competence,
            tube=pool.tube,
            skill=pool.skill,
        )
        for _test in range(TESTS)
    )


def adaptive_pix(people: Learners, seed: int) -> Floats:
    """Pix of each under V3, the mean over tests on banks that differ; 0 where none may be sat."""
    rules, n = V3(), len(people.knows)
    total = np.zeros(n)
    for number, pool in enumerate(drawn_banks(seed)):
        rng = np.random.default_rng([seed, 9, number])
        picks = rng.random((rules.length, n, rules.list_length - 1))
        luck, transferred = rng.random((2, rules.length, n))
        tests = administer(
            rules, pool, n, partial(_answer, people, pool, luck, transferred), partial(_at, picks)
        )
        total += score(rules, tests.theta)[0]
    enough = people.certifiable.sum(axis=1) >= people.world.rules.certifiable_competences
    return np.where(enough, total / TESTS, 0.0)


def _answer(
    people: Learners,
    pool: ItemPool,
    luck: Floats,
    transferred: Floats,
    rows: slice,
    question: int,
    items: Places,
) -> Bools:
    """Right where one knows the skill, slips and guesses apart."""
    who, skill = np.arange(len(people.knows))[rows], pool.skill[items]
    fresh = people.tau[who, skill] < 50
    known = people.knows[who, skill] & (
        ~fresh | (transferred[question, rows] < people.conditions.transfer)
    )
    chance = np.where(known, 1 - people.slip[who, 0], people.world.guess[skill])
    return np.asarray(luck[question, rows] < chance)


def _at(draws: Floats, rows: slice, question: int) -> Floats:
    return draws[question, rows]


def lived(world: World, kind: str, conditions: Conditions, rule: Rule) -> Floats:
    """Pix of each learner under V3 on the day, after the days of one rule."""
    people = new_learners(world, kind, conditions)
    people.rng = np.random.default_rng([conditions.seed, 7])
    for day in range(conditions.days):
        people.study(*rule(people, day))
        people.sleep()
    return adaptive_pix(people, conditions.seed)


def comparison(world: World, kind: str, conditions: Conditions) -> dict[str, tuple[float, float]]:
    """Gains, paired, each with half its interval; for `NOTHING` the pix."""
    pix = {name: lived(world, kind, conditions, rule) for name, rule in RULES.items()}
    found = {name: interval(own - pix[NOTHING]) for name, own in pix.items()}
    found[NOTHING] = interval(pix[NOTHING])
    return found | {name: interval(pix[NEAR] - pix[other]) for name, other in OVER.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=320)
    parser.add_argument("--kinds", nargs="*", default=list(ABILITY))
    parser.add_argument("--conditions", nargs="*", default=list(CONDITIONS))
    chosen = parser.parse_args()
    world = the_world()
    for name in chosen.conditions:
        conditions = replace(CONDITIONS[name], learners=chosen.learners)
        start = time.process_time()
        tables = {kind: comparison(world, kind, conditions) for kind in chosen.kinds}
        print(f"\n{name} ({time.process_time() - start:.0f} s of CPU)")
        print(f"{'pix under V3, over doing nothing':42}" + "".join(f"{k:>16}" for k in tables))
        for rule in (*RULES, *OVER):
            cells = [f"{tables[k][rule][0]:+9.1f} ± {tables[k][rule][1]:4.1f}" for k in tables]
            print(f"{rule:42}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
