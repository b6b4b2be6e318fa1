"""Questions marked « à revoir »: kept with the sitting, gone with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import new_sitting
from pixsim.store.errors import UnknownSittingError
from pixsim.store.sittings.erasure import delete_sitting
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.review_marks import read_review_marks, set_mark
from tests.campaign import journals


@pytest.fixture
def sitting(sample: Profile, bank: Bank, journal: Journal) -> str:
    plan = new_sitting(sample, bank, seed=1)
    journal.create(plan)
    return plan.id


def test_marks_are_set_and_taken_away(journal: Journal, sitting: str) -> None:
    assert read_review_marks(journal, sitting) == frozenset()
    for place in (8, 3, 8):
        set_mark(journal, sitting, place, on=True)
    assert read_review_marks(journal, sitting) == {3, 8}
    set_mark(journal, sitting, 8, on=False)
    set_mark(journal, sitting, 40, on=False)  # was not marked
    assert read_review_marks(journal, sitting) == {3}
    assert journal.integrity(sitting) == "intact"  # no part of what is signed
    with pytest.raises(ValueError, match="from 1"):
        set_mark(journal, sitting, 0, on=True)


def test_marks_go_with_their_sitting(journal: Journal, sitting: str) -> None:
    set_mark(journal, sitting, 3, on=True)
    delete_sitting(journal, sitting)
    with journal.snapshot() as connection:
        assert connection.execute("SELECT count(*) FROM review_mark").fetchone() == (0,)
    with pytest.raises(UnknownSittingError):
        set_mark(journal, sitting, 3, on=True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_mark_outlives_a_kill(journal: Journal, sitting: str) -> None:
    script = f"""
import os, signal
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.review_marks import set_mark
set_mark(Journal(), {sitting!r}, 5, on=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert read_review_marks(journal, sitting) == {5}


def test_a_journal_of_before_gets_its_table(home: Path, bank: Bank) -> None:
    journals.lively(home / "new.db", bank)
    journals.as_version_1(home / "new.db", home / "pixsim.db")
    journal = Journal()
    name = journal.summaries()[0].id
    set_mark(journal, name, 2, on=True)
    assert read_review_marks(journal, name) == {2}
