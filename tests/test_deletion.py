"""What is deleted is gone: from the journal, its files, its copies, and every export."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pixsim.bank.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import new_sitting
from pixsim.store.database import backups
from pixsim.store.erasing import Deleted, count_sittings, delete_sitting, delete_sittings
from pixsim.store.home import files_folder
from pixsim.store.journal import Journal, SittingInUseError, UnknownSittingError
from pixsim.store.responses import responses
from tests.campaign import journals

SECRET = "Prénom-à-oublier"


@pytest.fixture
def full(home: Path, bank: Bank) -> Journal:
    """The lively journal, migrated, with a sitting of somebody else."""
    journals.lively(home / "new.db", bank)
    journals.as_version_1(home / "new.db", home / "pixsim.db")
    journal = Journal()
    other = journals.sample(bank).model_copy(update={"id": "tom", "name": "Tom"})
    journals.under_way(journal, bank, other)
    return journal


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("pixsim*"))


def test_a_profile_is_counted_then_deleted_with_all_that_is_theirs(
    full: Journal, sample: Profile, home: Path
) -> None:
    full.rename(sample.id, SECRET)
    names = {row.id for row in full.summaries(sample.id)}
    counted = count_sittings(full, sample.id)
    assert (counted.exams, counted.positionings, counted.practices) == (3, 1, 0)
    assert counted.answers > 80
    for name in names:
        files_folder(name).mkdir(parents=True)
    assert delete_sittings(full, sample.id) == counted
    assert count_sittings(full, sample.id) == Deleted(0, 0, 0, 0)
    assert [row.profile_id for row in full.summaries()] == ["tom"]
    assert full.trainings(sample.id, "positioning") == []
    assert not any(files_folder(name).exists() for name in names)
    assert len(backups(full.path)) == 1
    kept = everything(home)
    assert SECRET.encode() not in kept
    assert sample.name.encode() not in kept
    assert not any(name.encode() in kept for name in names)
    table = responses(full, simulated=True, names=True)
    assert sample.id not in set(table["profile"])
    assert table.attrs["left_out"] == 0
    full.close()


def test_a_sitting_is_deleted_and_the_others_stay(full: Journal, home: Path) -> None:
    first, *rest = full.summaries()
    delete_sitting(full, first.id)
    assert full.summaries() == rest
    assert first.id.encode() not in everything(home)
    with pytest.raises(UnknownSittingError):
        delete_sitting(full, first.id)
    full.close()


def test_what_another_process_holds_is_not_deleted(full: Journal, sample: Profile) -> None:
    name = full.summaries(sample.id)[0].id
    code = (
        "import sys; from pixsim.store.journal import Journal\n"
        "with Journal().hold(sys.argv[1]): print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, name],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        before = full.summaries()
        with pytest.raises(SittingInUseError):
            delete_sitting(full, name)
        with pytest.raises(SittingInUseError):
            delete_sittings(full, sample.id)
        assert full.summaries() == before
        other.communicate("")
    delete_sittings(full, sample.id)
    full.close()


def test_a_writer_whose_sitting_was_deleted_is_told(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    sitting = new_sitting(sample, bank)
    journal.create(sitting)
    other = Journal(journal.path)
    delete_sitting(other, sitting.id)
    other.close()
    with pytest.raises(UnknownSittingError):
        journal.append(sitting.id, [], 0)
    with pytest.raises(UnknownSittingError):
        journal.save_result(sitting.id, "{}")
