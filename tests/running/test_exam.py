"""A sitting under way: committed before it is shown, resumed where it was, held by one process."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.v2.result import V2Result
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.erasure import delete_sitting
from pixsim.store.sittings.journal import (
    Journal,
    JournalError,
    SittingInUseError,
    UnknownSittingError,
)
from tests.conftest import ManualClock


@pytest.fixture
def name(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> str:
    sitting = new_sitting(sample, bank, seed=3, clock=clock)
    journal.create(sitting)
    return sitting.id


def test_each_answer_is_in_the_file_before_the_next_question(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    reader = sqlite3.connect(journal.path)
    with Exam(journal, name, clock=clock) as exam:
        exam.start()
        for expected in range(1, 6):
            exam.show()
            clock.step(10)
            assert exam.session.question is not None
            exam.answer(exam.session.question.right_answer)
            query = "SELECT count(*) FROM event WHERE kind = 'answered'"
            assert reader.execute(query).fetchone()[0] == expected
    reader.close()


def test_a_sitting_is_resumed_at_the_same_question_with_the_time_of_the_clock(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, name, clock=clock) as exam:
        exam.start()
        exam.show()
        clock.step(60)
        exam.skip()
        exam.show()
        before = exam.session.question
    clock.step(600)
    with Exam(journal, name, clock=clock) as exam:
        assert exam.session.number == 2
        assert exam.session.question == before
        assert exam.remaining().total_seconds() == 105 * 60 - 660


@pytest.mark.parametrize("reason", ["time", "technical"])
def test_time_that_ran_out_while_closed_ends_the_sitting(
    name: str, journal: Journal, clock: ManualClock, reason: str
) -> None:
    with Exam(journal, name, clock=clock) as exam:
        exam.start()
        exam.show()
    clock.step(3 * 3600)
    with Exam(journal, name, clock=clock, overdue=reason) as exam:  # type: ignore[arg-type]
        assert exam.session.end_reason == reason
        assert exam.result().seconds == 105 * 60


def test_an_answer_validated_too_late_is_not_counted(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, name, clock=clock) as exam:
        exam.start()
        exam.show()
        clock.step(105 * 60)
        assert exam.session.question is not None
        exam.answer(exam.session.question.right_answer)
        assert exam.session.end_reason == "time"
        assert exam.session.responses == ()


def test_a_clock_set_back_neither_fails_nor_gives_time(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, name, clock=clock) as exam:
        exam.start()
        exam.show()
        clock.step(600)
        exam.skip()
        clock.step(-3600)
        exam.show()
        exam.skip()
        assert exam.remaining().total_seconds() == 105 * 60 - 600


def test_the_result_is_kept_and_can_be_made_again(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, name, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.end("candidate")
        result = exam.result()
    stored = journal.summaries()[0].result
    assert stored is not None
    assert V2Result.model_validate_json(stored) == result
    with sqlite3.connect(journal.path) as connection:
        connection.execute("DELETE FROM result")
    with Exam(journal, name, clock=clock):
        pass
    again = journal.summaries()[0].result
    assert again is not None
    assert json.loads(again) == json.loads(stored)


def test_another_process_is_refused_until_the_first_lets_go(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from pixsim.store.sittings.journal import Journal, SittingInUseError\n"
        "try:\n"
        "    with Journal(Path(sys.argv[1])).hold(sys.argv[2]): print('held')\n"
        "except SittingInUseError: print('refused')\n"
    )

    def other() -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, str(journal.path), name],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    with Exam(journal, name, clock=clock):
        assert other() == "refused"
    assert other() == "held"


def test_two_exams_in_one_process_are_refused_too(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    with (
        Exam(journal, name, clock=clock),
        pytest.raises(SittingInUseError),
        Exam(journal, name, clock=clock),
    ):
        pass


def test_a_writer_that_was_overtaken_loses_nothing(
    name: str, journal: Journal, clock: ManualClock
) -> None:
    with Exam(journal, name, clock=clock) as exam:
        exam.start()
        _session, count = journal.load(name)
        journal.append(name, [], count)
        with sqlite3.connect(journal.path) as connection:
            connection.execute(
                "INSERT INTO event SELECT sitting, seq + 1, at, kind, body FROM event WHERE seq = ?",
                (count,),
            )
        with pytest.raises(JournalError):
            exam.show()
        assert exam.session.shown_at is None  # what is not committed is not shown


def test_a_journal_that_is_no_database_or_too_new_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("not a database, but long enough to be read as one" * 20)
    with pytest.raises(JournalError, match="not a database"):
        Journal(broken)
    newer = tmp_path / "newer.db"
    Journal(newer).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="newer pixsim"):
        Journal(newer)


def test_a_sitting_can_be_deleted_and_is_then_unknown(name: str, journal: Journal) -> None:
    delete_sitting(journal, name)
    assert journal.summaries() == []
    with pytest.raises(UnknownSittingError):
        journal.load(name)


def test_the_journal_is_private_to_its_owner(journal: Journal) -> None:
    assert journal.path.stat().st_mode & 0o077 == 0
