"""Damages files of quizzes and reads them; sends the bank out to Moodle XML and back.

Run with ``python -m tests.campaign.quizzes --files 10000 --draws 5``. Any exception, a file that takes more
than ten seconds, more than 500 MiB, a verdict that changes: told, and the exit code is 1.
`PIXSIM_FORMATS` names a folder of more files to damage.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.exchange.export.selection import select_questions
from pixsim.exchange.gift.writer import gift_text
from pixsim.exchange.moodle.writer import moodle_xml
from pixsim.exchange.read import Format
from tests.benchmarks.memory import peak_mib
from tests.exchange.mutants import Found, mutant, try_one
from tests.exchange.seeds import SEEDS
from tests.exchange.verdicts import back, differences

SLOWEST = 10.0  # seconds for one file
MOST_MEMORY = 500  # MiB
FORMS: dict[str, Format] = {".xml": "xml", ".gift": "gift"}


def main() -> int:
    """Run both campaigns; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
    bank = load_bank()
    wrong = damage(bank, told.files, told.seed) if told.files else []
    memory = peak_mib()
    print(f"peak memory after the damaged files: {memory:.0f} MiB")
    if memory > MOST_MEMORY:
        wrong.append(f"{memory:.0f} MiB")
    wrong += round_trip(bank, told.draws) if told.draws else []
    for line in wrong[:50]:
        print(line)
    return bool(wrong)


def damage(bank: Bank, files: int, seed: int) -> list[str]:
    """Read damaged files of each format in turn."""
    seeds = [*SEEDS, *_of_the_bank(bank), *_of_the_folder()]
    rng = np.random.default_rng(seed)
    found = Found()
    for number in range(files):
        form, content = seeds[number % len(seeds)]
        try_one(mutant(content, rng), form, bank.framework, found, f"{form} {seed}/{number}")
    print(
        f"{found.files} damaged files: {found.refused} refused whole, {found.questions} drafts, "
        f"slowest {found.slowest:.2f} s, {len(found.failures)} failures"
    )
    slow = [f"one file took {found.slowest:.1f} s"] if found.slowest > SLOWEST else []
    return found.failures + slow


def _of_the_bank(bank: Bank) -> list[tuple[Format, bytes]]:
    selection = select_questions(bank, competences=["5.2"])
    return [("xml", moodle_xml(selection)), ("gift", gift_text(selection).encode())]


def _of_the_folder() -> list[tuple[Format, bytes]]:
    folder = os.environ.get("PIXSIM_FORMATS")
    if not folder:
        return []
    paths = sorted(
        path for path in Path(folder).rglob("*") if path.suffix in (".xml", ".gift", ".txt")
    )
    return [(FORMS.get(path.suffix, "gift"), path.read_bytes()) for path in paths]


def round_trip(bank: Bank, draws: int) -> list[str]:
    """Questions whose verdicts change on the way to Moodle XML and back."""
    selection = select_questions(bank, draws=draws)
    pairs = back(selection.chosen, moodle_xml(selection), bank)
    judged, wrong = 0, []
    for pair in pairs:
        count, answers = differences(pair)
        judged += count
        wrong += [f"{pair.before.id}: {answer}" for answer in answers]
    print(f"{len(pairs)} questions out and back: {judged} answers, {len(wrong)} other verdicts")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
