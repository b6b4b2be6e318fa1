"""Fuzzes the marking of every typed answer of the bank.

Run with ``python -m tests.campaign.marking --inputs 100000``. Any exception, any answer that takes
longer than five seconds and any usual mistake that is accepted is told, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from pixsim.bank.marking import answer_matches
from pixsim.bank.marking.samples import near_miss_answers, paraphrase_key
from pixsim.bank.question import LONGEST_ANSWER
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.schema import Comparison

SLOWEST = 5.0  # seconds
HOSTILE = (
    " " * 20_000 + "a",
    "a" * 20_000 + " " * 20_000,
    "9" * 309,
    "9" * 490,
    "9 " * 240,
    '"' * 400,
    "« " * 240,
    "(" * 250 + ")" * 250,
    "il y en a " * 49,
    "inf",
    "nan",
    "1_0",
    "\ud800",
    "\x00\x1b[31m",
    "٩",
    "\u202e9",
    "",
)
PIECES = [
    *"0123456789abcé «»\"'().,;:/-+=%°$#@\n\t\u00a0\u2212\u0301",
    "page",
    "neuf",
    "février",
    "Ctrl",
]

Typed = tuple[str, tuple[str, ...], Comparison]
"""Question, accepted answers, how they are compared."""


@dataclass
class Outcome:
    """What a campaign found."""

    inputs: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


def typed_answers(
    bank: Bank, rng: np.random.Generator, variants: int = 3, step: int = 1
) -> Iterator[Typed]:
    """Every typed answer of some variants of every item, or of one item in `step`."""
    typed = [item for item in bank.items.values() if item.type not in ("QCU", "QCM")]
    for item in typed[::step]:
        for number in rng.integers(1, item.variant_count + 1, size=variants):
            question = bank.question(f"{item.id}#{number}", rng)
            if question.type == "QROC" and not question.is_done:
                yield question.id, question.key, question.comparison
            for place in question.fields:
                if place.key and not place.options:
                    yield question.id, place.key, place
            for group in question.groups:
                yield question.id, group, question.comparison


def inputs_for(
    key: str, comparison: Comparison, rng: np.random.Generator
) -> Iterator[tuple[str, bool]]:
    """Texts to mark, each with whether it must be refused."""
    yield from ((text, True) for text in HOSTILE)
    yield from ((text, True) for text in near_miss_answers(key, comparison))
    ways = list(paraphrase_key(key, comparison))
    yield from ((text, False) for text in ways)
    while True:
        base = ways[rng.integers(len(ways))] if rng.random() < 0.5 else ""
        extra = "".join(PIECES[n] for n in rng.integers(len(PIECES), size=rng.integers(1, 40)))
        cut = int(rng.integers(len(base) + 1))
        yield base[:cut] + extra + base[cut:], len(base) + len(extra) > LONGEST_ANSWER


def run(inputs: int, seed: int = 0, step: int = 1) -> Outcome:
    """Mark so many texts, spread evenly over the typed answers of the bank, or of one item in `step`."""
    rng, outcome = np.random.default_rng(seed), Outcome()
    answers = list(typed_answers(load_bank(), rng, step=step))
    each = max(1, -(-inputs // len(answers)))
    for place, key, comparison in answers:
        for _, (text, wrong) in zip(range(each), inputs_for(key[0], comparison, rng), strict=False):
            _mark(place, text, key[0], comparison, wrong, outcome)
    return outcome


def _mark(
    place: str, text: str, key: str, comparison: Comparison, wrong: bool, outcome: Outcome
) -> None:
    outcome.inputs += 1
    start = time.perf_counter()
    try:
        right = answer_matches(text, (key,), comparison)
    except Exception as error:  # whatever it is, it is a fault to tell
        outcome.faults.append(f"{place}: {text[:60]!r}: {error!r}")
        return
    taken = time.perf_counter() - start
    outcome.slowest = max(outcome.slowest, taken)
    if taken > SLOWEST:
        outcome.faults.append(f"{place}: {text[:60]!r} takes {taken:.1f} s")
    if right and wrong:
        outcome.faults.append(f"{place}: {text[:60]!r} is accepted for {key!r}")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    outcome = run(options.inputs, options.seed)
    print(f"{outcome.inputs} inputs, slowest {outcome.slowest:.3f} s, {len(outcome.faults)} faults")
    for line in outcome.faults[:50]:
        print(line.encode("ascii", "backslashreplace").decode())
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
