"""Sittings that an earlier pixsim wrote, begun and finished, of every kind: opened, resumed, read.

``vectors/journal_of_every_kind.sql.xz`` is the data folder's database as the pixsim of the beginning
of December 2026 left it, the JSON beside it what that pixsim saw in it.
"""

from __future__ import annotations

import json
import lzma
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.rule_sets import read_result
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.running.ccp1_oral_listing import load_debriefs
from pixsim.running.exam import Exam
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import ask_to_resume, enter_room
from pixsim.running.training import TrainingRun
from pixsim.store.sittings.journal import Journal
from tests.ccp1.walk import present
from tests.conftest import ManualClock
from tests.running.rooms import answer, order, result_of, seat_of

VECTORS = Path(__file__).parent.parent / "vectors"
SEEN: dict[str, Any] = json.loads((VECTORS / "journal_of_every_kind.json").read_text("utf-8"))


@cache
def statements() -> str:
    """The SQL that makes the database of before."""
    return lzma.decompress((VECTORS / "journal_of_every_kind.sql.xz").read_bytes()).decode()


@pytest.fixture
def before(home: Path) -> Iterator[Journal]:
    home.mkdir()
    with sqlite3.connect(home / "pixsim.db") as connection:
        connection.executescript(statements())
    connection.close()
    opened = Journal(home / "pixsim.db")
    yield opened
    opened.close()


def left_at(kind: str) -> ManualClock:
    return ManualClock(datetime.fromisoformat(SEEN[kind]["now"]))


@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_a_finished_exam_reads_as_it_did(before: Journal, bank: Bank, rules: str) -> None:
    seen = SEEN[f"{rules}_finished"]
    body = before.result(seen["sitting"])
    assert body is not None
    result = read_result(body)
    assert (result.rules, result.total_pix) == (rules, seen["pix"])
    with Exam(before, seen["sitting"], clock=left_at("v2_begun"), bank=bank) as exam:
        assert exam.session.is_over
        assert len(exam.session.responses) == seen["answered"]
        assert exam.result().total_pix == seen["pix"]  # marked again from its answers


@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_an_exam_under_way_goes_on_at_its_question(before: Journal, bank: Bank, rules: str) -> None:
    seen, clock = SEEN[f"{rules}_begun"], left_at(f"{rules}_begun")
    with Exam(before, seen["sitting"], clock=clock, bank=bank) as exam:
        question = exam.session.question
        assert question is not None
        assert (exam.session.number, question.id) == (seen["number"], seen["question"])
        assert question.statement == seen["statement"]
        assert len(exam.session.doing.acts) == seen["acts"]
        while not exam.session.is_over:
            answer(exam, clock)
        assert len(exam.session.responses) == exam.session.length
        assert len(exam.result().questions) == exam.session.length


@pytest.mark.parametrize("kind", ["positioning", "practice"])
def test_a_training_under_way_goes_on_at_its_question(
    before: Journal, bank: Bank, sample: Profile, kind: str
) -> None:
    seen, clock = SEEN[f"{kind}_begun"], left_at(f"{kind}_begun")
    with TrainingRun(before, seen["sitting"], sample, bank, clock) as run:
        assert len(run.training.replies) == seen["answered"]
        question = run.ask()
        assert question is not None
        assert (question.id, question.statement) == (seen["question"], seen["statement"])
        while question is not None:
            clock.step(20)
            run.reply(question.right_answer)
            question = run.ask()
        assert run.training.finished
    finished = SEEN[f"{kind}_finished"]
    with TrainingRun(before, finished["sitting"], sample, bank, clock) as run:
        assert run.training.finished
        assert len(run.training.replies) == finished["answered"]


def test_a_rehearsal_under_way_goes_on_and_a_finished_one_is_debriefed(before: Journal) -> None:
    seen, clock = SEEN["rehearsal_begun"], left_at("rehearsal_begun")
    with RehearsalRun(before, seen["sitting"], clock) as run:
        assert len(run.rehearsal.phases) == seen["phases"]
        assert run.rehearsal.plan.fiche.number == seen["fiche"]
        present(run, clock)
        assert run.rehearsal.presented == clock()
    finished = [debrief.rehearsal for debrief in load_debriefs(before, "ccp1-x")]
    assert SEEN["rehearsal_finished"]["sitting"] in {rehearsal.plan.id for rehearsal in finished}
    assert {rehearsal.stage for rehearsal in finished} >= {"over"}


def test_a_room_opens_with_everybody_in_their_place(
    before: Journal, bank: Bank, sample: Profile
) -> None:
    seen, clock = SEEN["room"], left_at("room")
    with Desk(
        before, seen["number"], bank=bank, profile_of=lambda _id: sample, clock=clock
    ) as desk:
        states = {str(line["seat"]): line["state"] for line in desk.view()["seats"]}
        assert states == seen["states"]
        clock.step(61)
        ask_to_resume(desk, 1)
        order(desk, "authorise_resume", 1)
        exam = enter_room(desk, 1, "account 1", seen["code"])
        assert len(exam.session.responses) == seen["answered"][0]
        assert exam.session.question is not None
        assert exam.session.question.statement == seen["statement"]
        answer(exam, clock, 32 - seen["answered"][0])
        assert seat_of(desk, 1)["state"] == "ended"
        order(desk, "finalise")
        assert [len(result_of(desk, seat).questions) for seat in (1, 2)] == [32, 32]
