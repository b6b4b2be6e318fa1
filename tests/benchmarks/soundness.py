"""What `soundness` finds of what a fit passes over, and what it finds that is not there.

Run ``python -m tests.benchmarks.soundness [dimensions alarms persons rapid] [repeats]``; ``alarms`` are
those of one ability alone, worth more sets. False alarms are held
at 5 %: an eigenvalue beyond what 95 % of drawn data reach, l_z* below what 5 % of honest persons have.
Times have no such level: what is taken for haste is a share of the item's usual time, and the rate of
false alarms is what it is. Rates with the half-width of their 95 % interval; the fast version with
bounds is tests/calibration/items/test_misfit.py.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from pixsim.calibration import calibrate, dimensionality, effort, person_fit, rapid_answers
from pixsim.foundation.arrays import Floats
from tests.benchmarks.detection import Tally, printed
from tests.calibration.simulate import answered, with_holes

REPEATS = 40
PERSONS = (500, 2000)
ALIKE = (1.0, 0.9, 0.7, 0.5)  # correlations of two abilities
HALF = 20  # items of each
HONEST, ODD = 950, 50
ITEMS = 60
GUESS = 0.25  # chance of an answer at random
HASTE = (0.2, 0.5)  # share of hasty answers of a hasty person


def two_abilities(
    rng: np.random.Generator,
    persons: int,
    repeats: int,
    kept: float,
    alike: tuple[float, ...] = ALIKE,
) -> Tally:
    """Sets in which a second dimension is found: p of the first residual eigenvalue up to 0.05."""
    tally = Tally()
    for correlation in alike:
        for _ in range(repeats):
            first = rng.normal(0, 1, persons)
            rest = np.sqrt(1 - correlation**2) * rng.normal(0, 1, persons)
            items = np.exp(rng.normal(0, 0.3, 2 * HALF)), rng.normal(0, 1, 2 * HALF)
            sides = ((first, slice(0, HALF)), (correlation * first + rest, slice(HALF, None)))
            answers = np.hstack(
                [answered(rng, theta, (items[0][part], items[1][part])) for theta, part in sides]
            )
            table = with_holes(rng, answers, kept) if kept < 1 else answers
            found = dimensionality(calibrate(table, standard_errors=False), rng, draws=39)
            name = "one ability" if correlation == 1 else f"two abilities, r = {correlation}"
            tally.add(name, [found.eigenvalues["p"].iloc[0] <= 0.05])
    return tally


def odd_persons(rng: np.random.Generator, repeats: int, kept: float) -> Tally:
    """Persons named at alpha 5 %, one in twenty of them aberrant."""
    tally = Tally()
    for _ in range(repeats):
        items = np.exp(rng.normal(0, 0.3, ITEMS)), rng.normal(0, 1.2, ITEMS)
        theta = rng.normal(0, 1, HONEST + ODD)
        for kind, change in KINDS.items():
            table = answered(rng, theta, items).astype(np.float64)
            table[HONEST:] = change(rng, table[HONEST:], items[1])
            held = with_holes(rng, table.astype(np.int8), kept) if kept < 1 else table
            named = person_fit(calibrate(held, standard_errors=False))["named"]
            tally.add("honest persons", named[:HONEST])
            tally.add(kind, named[HONEST:])
    return tally


def helped(rng: np.random.Generator, answers: Floats, b: Floats) -> Floats:
    """A third of the questions, the hardest, right three times in five; easy ones missed in haste."""
    hard, easy = np.argsort(-b)[: ITEMS // 3], np.argsort(b)[: ITEMS // 3]
    answers[:, hard] = np.maximum(answers[:, hard], rng.random((ODD, hard.size)) < 0.6)
    answers[:, easy] *= rng.random((ODD, easy.size)) < 0.6
    return answers


def told(rng: np.random.Generator, answers: Floats, b: Floats) -> Floats:
    """The hardest third known beforehand."""
    del rng
    answers[:, np.argsort(-b)[: ITEMS // 3]] = 1.0
    return answers


def at_random(rng: np.random.Generator, answers: Floats, b: Floats, share: float) -> Floats:
    """A share of the questions answered without reading."""
    del b
    blind = rng.random(answers.shape) < share
    return np.where(blind, rng.random(answers.shape) < GUESS, answers)


Change = Callable[[np.random.Generator, Floats, Floats], Floats]
KINDS: dict[str, Change] = {
    "helped on hard, hasty on easy ones": helped,
    "hardest third known beforehand": told,
    "half answered at random": partial(at_random, share=0.5),
    "all answered at random": partial(at_random, share=1.0),
}


def hasty(rng: np.random.Generator, repeats: int, share: float) -> Tally:
    """Answers and persons taken for hasty: log-normal times, a pace of one's own, a second or three."""
    tally, persons, items = Tally(), HONEST + ODD, 32
    for _ in range(repeats):
        usual, pace = rng.uniform(15, 90, items), rng.normal(0, 0.3, (persons, 1))
        seconds = usual * np.exp(pace + rng.normal(0, 0.5, (persons, items)))
        rapid = np.zeros((persons, items), dtype=bool)
        rapid[HONEST:] = rng.random((ODD, items)) < share
        seconds = np.where(rapid, rng.uniform(0.5, 3.0, rapid.shape), seconds)
        theta = rng.normal(0, 1, persons)
        right = answered(rng, theta, (np.ones(items), rng.normal(0, 1, items)))
        right = np.where(rapid, rng.random(rapid.shape) < GUESS, right)
        person, item = np.indices(rapid.shape).reshape(2, -1)
        table = pd.DataFrame(
            {
                "candidate": person, "item": item, "seconds": seconds.ravel(),
                "outcome": np.where(right.ravel(), "ok", "ko"),
            }
        )  # fmt: skip
        flags = rapid_answers(table).to_numpy().reshape(rapid.shape)
        named = effort(table).set_index("candidate")["named"].sort_index().to_numpy()
        tally.add("answers with effort", flags[~rapid])
        tally.add("hasty answers", flags[rapid])
        tally.add("honest persons", named[:HONEST])
        tally.add("hasty persons", named[HONEST:])
    return tally


def dimension_table(rng: np.random.Generator, repeats: int) -> None:
    """Print how often a second ability is found."""
    for kept in (1.0, 0.5):
        missing = "" if kept == 1 else ", half missing"
        printed(
            f"Second dimension, {HALF} + {HALF} items{missing}, {repeats} sets (% of sets)",
            ((f"N = {n}", two_abilities(rng, n, repeats, kept)) for n in PERSONS),
        )


def alarm_table(rng: np.random.Generator, repeats: int) -> None:
    """Print how often a second ability is found that is not there."""
    for kept in (1.0, 0.5):
        missing = "" if kept == 1 else ", half missing"
        printed(
            f"Second dimension of one ability, {2 * HALF} items{missing}, {repeats} sets (% of sets)",
            ((f"N = {n}", two_abilities(rng, n, repeats, kept, (1.0,))) for n in PERSONS),
        )


def person_table(rng: np.random.Generator, repeats: int) -> None:
    """Print how many persons are named."""
    columns = {"60 answers": 1.0, "30 answers": 0.5, "15 answers": 0.25}
    sets = max(repeats // 4, 1)
    printed(
        f"Unlikely persons by l_z*, {ODD} of {HONEST + ODD} aberrant, {sets} sets (% of persons)",
        ((name, odd_persons(rng, sets, kept)) for name, kept in columns.items()),
    )


def rapid_table(rng: np.random.Generator, repeats: int) -> None:
    """Print how many answers and persons are taken for hasty."""
    sets = max(repeats // 4, 1)
    printed(
        f"Haste, 32 timed answers, {ODD} of {HONEST + ODD} hasty, {sets} sets (%)",
        ((f"{share:.0%} of theirs", hasty(rng, sets, share)) for share in HASTE),
    )


PARTS = {
    "dimensions": dimension_table, "alarms": alarm_table, "persons": person_table, "rapid": rapid_table,
}  # fmt: skip


def main() -> None:
    """Print all rates, or those of the parts named."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    parts = [word for word in sys.argv[1:] if not word.isdigit()] or list(PARTS)
    repeats, start = (numbers or [REPEATS])[0], time.process_time()
    for part in parts:
        PARTS[part](np.random.default_rng(2026), repeats)
    print(f"\n{time.process_time() - start:.0f} s of CPU")


if __name__ == "__main__":
    main()
