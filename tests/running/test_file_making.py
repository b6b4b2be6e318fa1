"""Files of the next question are made while the person reads the present one."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from pixsim.bank.question import Attachment
from pixsim.bank.reading.load import Bank
from pixsim.making import make as making
from pixsim.profile import Profile
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.file_making import make_files
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.making.samples import BOOK
from tests.tools.exam_screens import question


def test_no_file_is_made_when_an_exam_is_planned_and_begins(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    made: list[str] = []

    def noted(name: str, _given: object) -> bytes:
        made.append(name)
        return b"x"

    monkeypatch.setattr(making, "make", noted)
    sitting = new_sitting(sample, bank, seed=3, clock=clock)
    journal.create(sitting)
    first = next(
        n for n, asked in enumerate(sitting.fixed or ()) if _is_described(asked.attachments)
    )
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        for number in range(first):
            assert made == [], number
            exam.show()
            for thread in _making():
                thread.join()
            exam.skip()
        assert made, "the files of this question were made while the one before was read"


def _is_described(files: tuple[Attachment, ...]) -> bool:
    return any(not isinstance(file.source, bytes) for file in files)


def _making() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "files"]


def test_nothing_is_begun_without_files_and_no_fault_is_told_from_aside(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert make_files(question("QROC")) is None
    faulty: Any = Attachment("a.mp4", BOOK)
    thread = make_files(question("QROC", attachments=(faulty,)))
    assert thread is not None
    thread.join()
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ValueError, match="makes xlsx, ods"):
        _ = faulty.content
