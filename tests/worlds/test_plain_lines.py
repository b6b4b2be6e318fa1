"""Lines that people would type without having seen a list of commands, on drawn questions of the bank.

Each was written from the statement and the page as it is shown. One row of ``plain_french.tsv``, or of
``plain_english.tsv`` for questions in English, per line: the machine, the question, how many acts of its solution were done before, the line, and what it must come to: the acts
as they are typed to the letter (``act``), what is read aloud (``read``), what is said to type instead
(``refused``: such a line could not be understood, as it lacks something or is about another page), or what the
site or the device that is shown answers in its own words (``told``). None may be taken for something else than
was meant.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.worlds.core import World
from pixsim.worlds.lines import answered, says_what_to_type
from pixsim.worlds.registry import MACHINES as MACHINES_OF_ALL
from pixsim.worlds.tasks import replayed
from tests.tools.tiers import steps

FILES = {
    language: Path(__file__).with_name(f"plain_{name}.tsv")
    for language, name in (("fr", "french"), ("en", "english"))
}


class Typed(NamedTuple):
    """A line, where it was typed, and what it must come to."""

    machine: str
    question: str
    after: str
    line: str
    kind: str
    expected: str


def typed_lines(language: str) -> list[Typed]:
    with FILES[language].open(encoding="utf-8", newline="") as rows:
        return [
            Typed(*row)
            for row in list(csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
        ]


LINES, ENGLISH = typed_lines("fr"), typed_lines("en")
RARE = (
    "team",
    "picture",
    "agenda",
    "shell",
)  # machines of few questions; a terminal takes any line
MACHINES = list(dict.fromkeys(one.machine for one in LINES))


def _worlds(bank: Bank, lines: list[Typed]) -> Iterator[tuple[Typed, World]]:
    known: dict[tuple[str, str], World] = {}
    for one in lines:
        at = (one.question, one.after)
        if at not in known:
            task = bank.question(one.question, np.random.default_rng(0)).task
            assert task is not None
            known[at] = replayed(task.world, task.solution[: int(one.after)])
        yield one, known[at]


@pytest.mark.parametrize("step", steps(6))
@pytest.mark.parametrize("machine", MACHINES)
def test_a_plain_line_comes_to_what_was_meant(bank: Bank, machine: str, step: int) -> None:
    come_to_what_was_meant(bank, [one for one in LINES if one.machine == machine][::step])


@pytest.mark.parametrize("step", steps(4))
def test_a_plain_line_in_english_comes_to_what_was_meant(step: int) -> None:
    come_to_what_was_meant(load_bank(language="en"), ENGLISH[::step])


def come_to_what_was_meant(bank: Bank, lines: list[Typed]) -> None:
    for one, world in _worlds(bank, lines):
        _world, acts, said = answered(world, one.line)
        if one.kind == "act":
            assert " ; ".join(map(world.line, acts)) == one.expected, (one, said)
        else:
            assert not acts, one
            assert " / ".join(said) == one.expected, one


@pytest.mark.parametrize("lines", [LINES, ENGLISH], ids=["fr", "en"])
def test_a_refusal_says_what_to_type(lines: list[Typed]) -> None:
    refused = [one for one in lines if one.kind == "refused"]
    assert [one for one in refused if not says_what_to_type(one.expected)] == []
    assert {one.kind for one in lines} <= {"act", "read", "refused", "told"}


def test_most_lines_are_understood() -> None:
    assert len(LINES) >= 1300
    assert len(ENGLISH) >= 190
    assert [one.kind for one in ENGLISH].count("refused") <= 0.15 * len(ENGLISH)
    assert set(MACHINES) == set(MACHINES_OF_ALL)
    for machine in MACHINES:
        kinds = [one.kind for one in LINES if one.machine == machine]
        assert len(kinds) >= (10 if machine in RARE else 30)
        assert kinds.count("refused") <= 0.42 * len(kinds), machine
