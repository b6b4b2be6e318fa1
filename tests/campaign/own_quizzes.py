"""Simulated quizzes of known truth: how many sound questions the report accuses, how many faults it finds.

Run with ``python -m tests.campaign.own_quizzes [--quizzes 200] [--persons 30 60 …] [--kinds one …]``: a row of the
table of `pixsim/calibration/README.md` for each kind of quiz and number of persons. A quiz has 20 questions whose
slopes are spread as those of published tests (log a ± 0.3), or 15 + 15 on two topics that correlate by .5; 3 % of
the answers are missing. The seed of a quiz is its number.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from pixsim.answers.own_quiz.quiz_answers import read_quiz_results
from pixsim.own_quiz.analysis import analyse_quiz

KINDS = (
    "one topic",
    "two topics",
    "a wrong key and one of chance",
    "two wrong keys",
    "two topics with faults",
)
PERSONS = (30, 60, 100, 150, 300, 500)
SPREAD = 0.3  # of log a
CORRELATION = 0.5
MISSING = 0.03
HALF = 15  # questions of each of two topics


class Quiz(NamedTuple):
    """A table of results, which questions have faults, and the topic of each."""

    table: pd.DataFrame
    faulty: frozenset[str]
    topic: dict[str, int]


def quiz_of(kind: str, persons: int, seed: int) -> Quiz:
    """A quiz of a kind: answers of persons of ability N(0, 1.3²) to questions of difficulty −2 to 2."""
    rng = np.random.default_rng([KINDS.index(kind), persons, seed])
    topics = [0] * HALF + [1] * HALF if "two topics" in kind else [0] * 20
    shared, own = math.sqrt(CORRELATION), math.sqrt(1 - CORRELATION)
    ability = shared * rng.normal(size=(persons, 1)) + own * rng.normal(size=(persons, 2))
    if "two topics" not in kind:
        ability = rng.normal(size=(persons, 1)) * np.ones(2)
    theta = 1.3 * ability[:, topics]
    size = len(topics)
    difficulty = rng.permutation(np.linspace(-2, 2, size))
    slope = np.exp(rng.normal(0, SPREAD, size))
    right = rng.random((persons, size)) < 1 / (1 + np.exp(slope * (difficulty - theta)))
    chosen = rng.permutation(np.flatnonzero(np.abs(difficulty) < 1.6))
    wrong_keys = chosen[: {"two wrong keys": 2, KINDS[2]: 1, KINDS[4]: 1}.get(kind, 0)]
    chance = chosen[2:3] if kind in (KINDS[2], KINDS[4]) else chosen[:0]
    right[:, wrong_keys] = ~right[:, wrong_keys]
    right[:, chance] = rng.random((persons, len(chance))) < 0.4
    names = [f"Q{n}" for n in range(1, size + 1)]
    cells = np.where(right, "1", "0").astype(object)
    cells[rng.random(cells.shape) < MISSING] = ""
    table = pd.DataFrame(cells, columns=names)
    table.insert(0, "Nom", [f"P{n}" for n in range(persons)])
    faulty = frozenset(names[place] for place in (*wrong_keys, *chance))
    return Quiz(table, faulty, dict(zip(names, topics, strict=True)))


class Tally(NamedTuple):
    """What the report said of one quiz."""

    sound: int
    accused: int
    faults: int
    found: int
    groups: int
    misplaced: int
    correlation: float
    error: float


def tally_of(quiz: Quiz) -> Tally:
    """Judge the report on a quiz."""
    analysis = analyse_quiz(read_quiz_results(quiz.table))
    mend = set(analysis.to_mend["item"])
    groups = analysis.groups
    found = (
        {} if groups is None else {name: n for n, own in enumerate(groups.items) for name in own}
    )
    sound = [name for name in quiz.topic if name not in quiz.faulty]
    off = sum(found[name] != quiz.topic[name] for name in sound if name in found)
    return Tally(
        len(sound),
        len(mend - quiz.faulty),
        len(quiz.faulty),
        len(mend & quiz.faulty),
        1 if groups is None else len(groups.items),
        min(off, len([name for name in sound if name in found]) - off),
        math.nan if groups is None else groups.correlation,
        math.nan if groups is None else groups.correlation_error,
    )


def row_of(kind: str, persons: int, quizzes: int) -> str:
    """A row of the table."""
    start = time.process_time()
    found = [tally_of(quiz_of(kind, persons, seed)) for seed in range(quizzes)]
    sound, accused, faults, named = (sum(one[n] for one in found) for n in range(4))
    misplaced = sum(one.misplaced for one in found)
    correlations = np.array([one.correlation for one in found])
    known = correlations[~np.isnan(correlations)]
    two = sum(one.groups == 2 for one in found)
    cells = [
        kind,
        f"{persons}",
        f"{quizzes}",
        f"{100 * accused / sound:.1f} %",
        f"{100 * np.mean([one.accused > 0 for one in found]):.0f} %",
        f"{100 * named / faults:.0f} %" if faults else "",
        f"{100 * two / quizzes:.0f} %",
        f"{misplaced / max(two, 1):.2f}" if two else "",
        f"{known.mean():.2f} ± {known.std():.2f}" if known.size > 1 else "",
        f"{np.nanmean([one.error for one in found]):.2f}" if known.size else "",
        f"{(time.process_time() - start) / quizzes:.2f}",
    ]
    return "| " + " | ".join(cells) + " |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, a row as it is made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quizzes", type=int, default=200)
    parser.add_argument("--persons", type=int, nargs="+", default=list(PERSONS))
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    given = parser.parse_args(arguments)
    print("| quizzes | persons | number | sound ones accused | quizzes with one | faults found | two groups said | questions misplaced | correlation (true .5) | its mean SE | CPU s |")  # fmt: skip
    print("|" + "---|" * 11)
    for kind in given.kinds:
        for persons in given.persons:
            print(row_of(kind, persons, given.quizzes), flush=True)


if __name__ == "__main__":
    main()
