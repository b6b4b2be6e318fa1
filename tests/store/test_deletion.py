"""What is deleted is gone: from the journal, its files, its copies, and every export."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import new_sitting
from pixsim.running.training import mend_profile
from pixsim.session.training.plan import plan_positioning
from pixsim.store.failure_log import LOG
from pixsim.store.home import files_folder
from pixsim.store.people.profiles import create_profile, keep_knowledge, stored_profile
from pixsim.store.people.removal import delete_candidate, list_what_goes
from pixsim.store.people.wording import removal_sentence
from pixsim.store.sittings.database import database_backups
from pixsim.store.sittings.erasure import (
    Deleted,
    count_sittings,
    delete_sitting,
    delete_sittings,
    rename_sittings,
)
from pixsim.store.sittings.journal import Journal, SittingInUseError, UnknownSittingError
from pixsim.store.sittings.responses import responses
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
    rename_sittings(full, sample.id, SECRET)
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
    assert len(database_backups(full.path)) == 1
    kept = everything(home)
    assert SECRET.encode() not in kept
    assert sample.name.encode() not in kept
    assert not any(name.encode() in kept for name in names)
    table = responses(full, simulated=True, names=True)
    assert sample.id not in set(table["profile"])
    assert table.attrs["left_out"] == {"unfinished": 1}  # tom's, who has not answered
    full.close()


def test_a_sitting_is_deleted_and_the_others_stay(full: Journal, home: Path) -> None:
    *rest, first = full.summaries()
    assert first.id.encode() in database_backups(full.path)[0].read_bytes()
    delete_sitting(full, first.id)
    assert full.summaries() == rest
    assert first.id.encode() not in everything(home)
    with pytest.raises(UnknownSittingError):
        delete_sitting(full, first.id)
    full.close()


def test_what_another_process_holds_is_not_deleted(full: Journal, sample: Profile) -> None:
    name = full.summaries(sample.id)[0].id
    code = (
        "import sys; from pixsim.store.sittings.journal import Journal\n"
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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name of a file is text")
def test_a_file_whose_name_is_no_text_is_deleted_by_that_name(
    full: Journal, home: Path, bank: Bank
) -> None:
    name = os.fsdecode(b"l\xe9a")
    file = home / "profiles" / f"{name}.json"
    assert list_what_goes(name, bank.framework, full) is None
    file.parent.mkdir(exist_ok=True)
    file.write_text("{")
    found = list_what_goes(name, bank.framework, full)
    assert found is not None
    delete_candidate(found, full)
    assert not file.exists()


def spoil_free_pages(path: Path) -> None:
    """As an earlier pixsim left them: what was replaced is still in the file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        for number in range(40):
            text = f"{SECRET} {number} " * 200
            connection.execute("UPDATE result SET body = ?", (text,))
            connection.commit()
        connection.execute("DELETE FROM result")
        connection.execute(f"UPDATE sitting SET candidate = '{SECRET}'")
        connection.commit()
    assert SECRET.encode() in path.read_bytes()


def test_what_an_earlier_pixsim_left_in_free_pages_goes_too(home: Path, bank: Bank) -> None:
    journals.lively(home / "new.db", bank)
    journals.as_version_1(home / "new.db", home / "pixsim.db")
    spoil_free_pages(home / "pixsim.db")
    (home / "new.db").unlink()
    journal = Journal()
    assert all(SECRET.encode() in path.read_bytes() for path in database_backups(journal.path))
    delete_sittings(journal, journals.sample(bank).id)
    assert SECRET.encode() not in everything(home)
    journal.close()


def test_the_name_of_before_is_nowhere_after_a_renaming(
    full: Journal, sample: Profile, home: Path
) -> None:
    reader = sqlite3.connect(full.path)  # keeps the log from being removed
    rename_sittings(full, sample.id, SECRET)
    rename_sittings(full, sample.id, "Zoé")
    kept = everything(home)
    assert SECRET.encode() not in kept
    assert sample.name.encode() not in kept
    assert "Zoé".encode() in kept
    with closing(sqlite3.connect(database_backups(full.path)[0])) as copy:
        names = copy.execute("SELECT DISTINCT candidate FROM sitting").fetchall()
    assert ("Zoé",) in names
    reader.close()
    full.close()


def test_the_log_of_failures_goes_with_a_candidate(
    journal: Journal, sample: Profile, bank: Bank, home: Path
) -> None:
    kept, _path = create_profile(sample.model_copy(update={"id": "lea"}))
    (home / LOG).write_text(f"exam {sample.name}")
    found = list_what_goes(kept.id, bank.framework, journal)
    assert found is not None
    assert LOG in removal_sentence(found)
    delete_candidate(found, journal)
    assert not (home / LOG).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such modes")
def test_nothing_goes_where_the_profile_could_not_go(
    journal: Journal, sample: Profile, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _path = create_profile(sample.model_copy(update={"id": "lea"}))
    journal.create(new_sitting(kept, bank))
    found = list_what_goes(kept.id, bank.framework, journal)
    assert found is not None
    monkeypatch.setattr("os.access", lambda *_args, **_more: False)  # root may write anywhere
    with pytest.raises(PermissionError):
        delete_candidate(found, journal)
    monkeypatch.undo()
    assert count_sittings(journal, kept.id).exams == 1


def test_who_was_deleted_meanwhile_does_not_come_back(sample: Profile, bank: Bank) -> None:
    """Another window catches up with the journal at the very moment."""
    elements = sample.knowledge[:1]
    gone = sample.model_copy(update={"id": "lea", "knowledge": ()})
    after = keep_knowledge(gone, elements, bank.framework, still_there=lambda: False)
    assert after == gone
    assert stored_profile("lea", bank.framework) is None


def test_a_positioning_deleted_while_it_is_settled_makes_no_profile(
    journal: Journal, sample: Profile, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, path = create_profile(sample.model_copy(update={"id": "lea", "knowledge": ()}))
    plan = plan_positioning(kept, bank, "1.1", now=datetime.now(UTC))
    journal.create(plan)
    element = sample.knowledge[0]

    def proved_while_another_deletes(*_args: object) -> tuple[object, ...]:
        found = list_what_goes("lea", bank.framework, journal)
        assert found is not None
        delete_candidate(found, journal)
        return (element,)

    monkeypatch.setattr("pixsim.running.training.proved_elements", proved_while_another_deletes)
    mend_profile(kept, bank, journal)
    assert not path.exists()
