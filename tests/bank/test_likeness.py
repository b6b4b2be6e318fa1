"""Worlds are those of life: sizes by type, weekdays by date, comments that are counted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.text.french_dates import MONTHS, WEEKDAYS
from pixsim.worlds.files.world import Files
from pixsim.worlds.mail.world import Mailbox
from pixsim.worlds.social.world import Network
from tests.tools.tiers import steps

SIZES = {
    "odt": (1, 15_000), "ods": (1, 15_000), "docx": (1, 15_000), "xlsx": (1, 15_000), "txt": (1, 400), "csv": (1, 5_000), "ini": (1, 400), "html": (1, 1_000),
    "pdf": (5, 60_000), "jpg": (5, 60_000), "png": (5, 60_000), "mp3": (80, 60_000), "wav": (150, 900_000), "flac": (150, 900_000), "ogg": (80, 60_000),
    "mp4": (1_000, 9_000_000), "mov": (1_000, 9_000_000), "mkv": (1_000, 9_000_000), "webm": (1_000, 9_000_000), "exe": (100, 2_000_000), "msi": (100, 2_000_000),
}  # fmt: skip
"""Least and most that a file of a type weighs, in kB."""
DATED = re.compile(rf"\b({'|'.join(WEEKDAYS)}) (\d{{1,2}})(?:er)? ({'|'.join(MONTHS)})(?: (\d{{4}}))?", re.IGNORECASE)  # fmt: skip
YEARS = (2025, 2026)  # where none is said


def drawn(bank: Bank, step: int) -> Iterator[tuple[str, Question]]:
    simulators = [name for name, item in bank.items.items() if item.kind == "sim"]
    for name in simulators[::step]:
        for number in (1, 2, 3):
            question = bank.question(f"{name}#{number}", np.random.default_rng(0))
            if question.task is not None:
                yield name, question


def sized(question: Question) -> Iterator[tuple[str, int]]:
    """Files of a world, by name, and what they weigh; what pretends to be another type is left out."""
    world = question.task.world if question.task is not None else None
    if isinstance(world, Files):
        yield from ((one.name, one.size) for one in world.nodes if not one.folder and not one.text)
    if isinstance(world, Mailbox):
        yield from ((one.name, one.size) for one in world.documents)


@pytest.mark.parametrize("step", steps(24))
def test_sizes_weekdays_and_counts_are_those_of_life(bank: Bank, step: int) -> None:
    odd = []
    for item, question in drawn(bank, step):
        for name, size in sized(question):
            least, most = SIZES.get(name.rpartition(".")[2].lower(), (0, 10**9))
            if not least <= size <= most:
                odd.append((item, name, size))
        odd += [(item, text, 0) for text in wrong_days(question)]
        odd += [(item, text, 0) for text in hidden_comments(question)]
    assert odd == []


def wrong_days(question: Question) -> Iterator[str]:
    """Days that are not the weekday they say."""
    assert question.task is not None
    world = json.dumps(json.loads(question.task.world.model_dump_json()), ensure_ascii=False)
    for named, day, month, year in DATED.findall(f"{question.statement} \n {world}"):
        years = (int(year),) if year else YEARS
        days = (date(one, MONTHS.index(month.lower()) + 1, int(day)).weekday() for one in years)
        if WEEKDAYS.index(named.lower()) not in days:
            yield f"{named} {day} {month} {year}"


def hidden_comments(question: Question) -> Iterator[str]:
    """Publications whose page says nothing of comments that are counted."""
    world = question.task.world if question.task is not None else None
    for post in world.posts if isinstance(world, Network) else ():
        count = post.counts.get("Commentaires", 0)
        if count > len(post.comments):
            page = world.changed(where=("post", post.id)).page()  # type: ignore[union-attr]
            if not any(str(count) in text for text in page.text):
                yield post.id
