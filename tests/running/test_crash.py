"""Killed at any moment, a sitting keeps every acknowledged answer."""

from __future__ import annotations

import os
import random
import sys
import time

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.journal import Journal
from tests.tools.killed_child import kill_in_its_work
from tests.tools.tiers import times

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def answer_and_acknowledge(path: os.PathLike[str], name: str, pipe: int) -> None:
    """The child: answers on and on, and says each answer only once it is committed."""
    from pathlib import Path

    with Exam(Journal(Path(path)), name) as exam:
        if exam.session.started_at is None:
            exam.start()
        while (question := exam.session.question) is not None:
            exam.show()
            number = exam.session.number
            exam.answer(question.right_answer)
            os.write(pipe, f"{number}\n".encode())
            time.sleep(0.002)


def killed_run(journal: Journal, name: str, answers: int, delay: float) -> list[int]:
    """Start a child, kill it `delay` after so many answers, and give back what it acknowledged."""
    said = kill_in_its_work(
        lambda pipe: answer_and_acknowledge(journal.path, name, pipe),
        lambda said: said.count(b"\n") >= answers,
        delay,
    )
    return [int(line) for line in said.split()]


@pytest.mark.parametrize("kills", times(6, 40))
def test_every_acknowledged_answer_is_found_again(
    bank: Bank, sample: Profile, journal: Journal, kills: int
) -> None:
    chance = random.Random(20261125)
    acknowledged = 0
    for kill in range(kills):
        if kill % 8 == 0:  # a new sitting now and then: some kills come before the start
            sitting = new_sitting(sample, bank, seed=kill)
            journal.create(sitting)
        answers = chance.randrange(7)  # none: the kill may come before anything, or in the start
        delay = chance.uniform(0.0, 0.06 if answers == 0 else 0.006)
        said = killed_run(journal, sitting.id, answers, delay)
        session, _count = journal.load(sitting.id)
        assert [response.number for response in session.responses][
            : len(session.responses)
        ] == list(range(1, len(session.responses) + 1))
        assert len(session.responses) >= max(said, default=0)
        assert all(response.outcome.code == "ok" for response in session.responses)
        acknowledged += len(said)
    assert acknowledged > kills  # the test did something
    (row,) = [s for s in journal.summaries() if s.id == sitting.id]
    assert row.answered == len(session.responses)
