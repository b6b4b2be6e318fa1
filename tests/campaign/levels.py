"""What each level asks, counted: acts, things, near misses, what is told; files, lines, answers.

``python -m tests.campaign.levels`` prints a table by level, one for simulators and one for files, tools and
the web, and the items whose count is two levels or more off (``--off 2``); ``--item`` says what was counted in
some. The counts are those of `item_bank/README.md`, « Levels »; they say what a machine can see, not whether a
notion is rare: readers who do not see the level judge that (``python -m tests.tools.blind draw --tenth 1``).
"""

from __future__ import annotations

import argparse
import io
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from statistics import mean, median
from typing import Any

import numpy as np

from pixsim.bank.drawing.draw import variant_fields
from pixsim.bank.drawing.filling import Filler
from pixsim.bank.drawing.task import near_misses
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.schema import Item
from pixsim.bank.stats import PRACTICAL
from pixsim.worlds.core import World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Page
from pixsim.worlds.tasks import Task

VARIANTS = 3  # of each item, averaged
WORDS = 3  # letters that a word has at least to be told
OFF = 2

WORK = (1, 2.5, 3.5, 5, 7, 10)
NEAR = (0, 1, 2, 3, 4, 6)
FILES = (0, 0.5, 1, 1.5, 2, 4)
LINES = (5, 10, 25, 60, 200, 500)
ASKED = (0, 0.5, 1, 1.5, 2, 3)
"""Most of each at levels 1 to 6; beyond, level 7."""


@dataclass(frozen=True, slots=True)
class Acting:
    """What a simulator asks.

    Attributes
    ----------
    work : float
        Acts of the shortest way that change something, and half of those that move about.
    things : float
        Lines of the pages on the way, those of the longest one.
    near : float
        Near misses.
    held_back : float
        Share of the words of the acts that the statement does not say.
    """

    work: float
    things: float
    near: float
    held_back: float

    @property
    def level(self) -> float:
        """The level that the counts tell: what is to be done counts twice, the page is as long at all levels."""
        return (2 * _level(self.work, WORK) + _level(self.near, NEAR)) / 3


@dataclass(frozen=True, slots=True)
class Opening:
    """What a file, a tool or the web asks.

    Attributes
    ----------
    files : float
        Handed out, an office file in two formats being one and an archive what it holds (four at most).
    lines : float
        Of the longest file: lines of text, rows of a sheet, paragraphs.
    asked : float
        Answers to give.
    """

    files: float
    lines: float
    asked: float

    @property
    def level(self) -> float:
        """The level that the counts tell."""
        scales = (FILES, LINES, ASKED)
        return mean(_level(n, scale) for n, scale in zip(astuple(self), scales, strict=True))


Counted = Acting | Opening


def _level(count: float, scale: Sequence[float]) -> int:
    return 1 + bisect_left(scale, count)


def counted(bank: Bank, item: Item, variants: int = VARIANTS) -> Counted:
    """What an item asks, over some of its variants."""
    numbers = range(1, min(variants, item.variant_count) + 1)
    drawn = [bank.question(f"{item.id}#{n}", np.random.default_rng(n)) for n in numbers]
    if item.kind == "sim":
        rows = [_acting(bank, item, n, q) for n, q in zip(numbers, drawn, strict=True)]
        return Acting(*map(mean, zip(*map(astuple, rows), strict=True)))
    opened = [_opening(question) for question in drawn]
    return Opening(*map(mean, zip(*map(astuple, opened), strict=True)))


def _acting(bank: Bank, item: Item, number: int, question: Question) -> Acting:
    task = question.task
    assert task is not None
    acts = [task.world.read_act(kept) for kept in task.solution]
    moving = sum(act.moves for act in acts)
    near = near_misses(item, Filler(question.id, variant_fields(item, number)), bank.worlds)
    return Acting(
        work=max(1, len(acts) - moving + moving / 2),
        things=max(map(_lines, _pages(task))),
        near=len(near),
        held_back=_held_back(question, task),
    )


def _pages(task: Task) -> Iterable[Page]:
    world: World = task.world
    yield world.page()
    for kept in task.solution:
        world = world.step(world.read_act(kept))
        yield world.page()


def _lines(page: Page) -> int:
    return len(page.grid.rows) if page.grid is not None else len(page.rows) + len(page.text)


def _held_back(question: Question, task: Task) -> float:
    """Share of the words that the acts take and the statement does not say."""
    said = set(_words(question.statement))
    taken: set[str] = set()
    for kept in task.solution:
        act = task.world.read_act(kept)
        taken |= {word for value in act.arguments().values() for word in _words(str(value))}
    return len(taken - said) / len(taken) if taken else 0


def _words(text: str) -> list[str]:
    plain = "".join(sign if sign.isalnum() else " " for sign in folded(text))
    return [word for word in plain.split() if len(word) >= WORDS or word.isdigit()]


def _opening(question: Question) -> Opening:
    stems = {file.name.rpartition(".")[0]: file for file in question.attachments}
    sizes = [_extent(file.name, file.content) for file in stems.values()]
    return Opening(
        files=min(4, sum(count for count, _lines_of in sizes)),
        lines=max((lines for _count, lines in sizes), default=len(question.statement) / 80),
        asked=len(question.fields) or 1,
    )


def _extent(name: str, content: bytes) -> tuple[float, float]:
    """How many files there are in one, and the lines of the longest."""
    if name.endswith(".zip") and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [n for n in archive.namelist() if not n.endswith("/")]
            held = [_extent(n, archive.read(n)) for n in inside]
        return len(held), max((lines for _count, lines in held), default=0)
    if zipfile.is_zipfile(io.BytesIO(content)):  # an office file
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(n) for n in archive.namelist() if n.endswith(".xml")]
        marks = (b"<row ", b"<table:table-row", b"<w:p>", b"<text:p", b"<draw:page ")
        return 1, max((part.count(mark) for part in parts for mark in marks), default=0)
    return 1, content.count(b"\n") or 1


def measured(bank: Bank, variants: int = VARIANTS) -> dict[str, tuple[int, Counted]]:
    """The level of each practical item, and what is counted in it."""
    return {
        item.id: (bank.framework.skill[item.skill].level, counted(bank, item, variants))
        for item in bank.items.values()
        if item.status == "validated" and item.kind in PRACTICAL
    }


def table(found: dict[str, tuple[int, Counted]], kind: type[Counted]) -> list[list[Any]]:
    """Rows by level: how many items, and the median of each count and of the level they tell."""
    rows = []
    for level in range(1, 8):
        those = [count for at, count in found.values() if at == level and isinstance(count, kind)]
        if those:
            middle = [median(column) for column in zip(*map(astuple, those), strict=True)]
            rows.append([level, len(those), *middle, median(one.level for one in those)])
    return rows


def off(found: dict[str, tuple[int, Counted]], least: float) -> list[tuple[float, str]]:
    """Items by how far they stand above what is counted in them, where that is far enough."""
    gaps = [(level - count.level, name) for name, (level, count) in found.items()]
    return sorted((gap, name) for gap, name in gaps if abs(gap) >= least)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign.levels")
    parser.add_argument("--off", type=float, default=OFF, help="levels")
    parser.add_argument("--item", action="append", default=[])
    options = parser.parse_args()
    bank = load_bank()
    for name in options.item:
        item = bank.items.get(name) or parser.error(f"no item {name}")
        print(name, bank.framework.skill[item.skill].level, counted(bank, item))
    if options.item:
        return
    found = measured(bank)
    for kind in (Acting, Opening):
        names = [field.name for field in fields(kind)]
        print(f"{kind.__name__:<9}level items" + "".join(f"{n:>10}" for n in (*names, "counted")))
        for level, items, *middle in table(found, kind):
            print(f"{level:>14}{items:>6}" + "".join(f"{value:>10.4g}" for value in middle))
    for gap, name in off(found, options.off):
        print(f"{gap:+5.1f} {name} {found[name][1]}")


if __name__ == "__main__":
    main()
