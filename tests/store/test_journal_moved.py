"""A data folder that is moved, removed or replaced while a sitting is open."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.room.door import read_instructions
from pixsim.store.home import RESCUE, data_folder
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.held_rows import same_rooms
from pixsim.store.sittings.journal import Journal, JournalError, MovedJournalError
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests, order


@pytest.fixture
def name(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> str:
    plan = new_sitting(sample, bank, seed=7, clock=clock)
    journal.create(plan)
    return plan.id


def test_two_databases_hold_the_same_rooms_or_not() -> None:
    one, other, unreadable = (sqlite3.connect(":memory:") for _n in range(3))
    for database in (one, other):
        database.execute("CREATE TABLE room_seal (room, events, head)")
        database.execute("INSERT INTO room_seal VALUES ('r', 3, 'abc')")
    assert same_rooms(one, other)
    assert not same_rooms(one, unreadable)
    other.execute("UPDATE room_seal SET events = 4")
    assert not same_rooms(one, other)


def _pass(exam: Exam, clock: ManualClock) -> None:
    clock.now += timedelta(seconds=20)
    exam.show()
    exam.skip()


def _begun(journal: Journal, name: str, clock: ManualClock) -> Exam:
    exam = Exam(journal, name, clock=clock)
    exam.__enter__()
    exam.start()
    _pass(exam, clock)
    return exam


@pytest.mark.parametrize("how", ["moved", "removed", "file alone"])
def test_nothing_is_acknowledged_that_no_file_of_the_folder_has(
    how: str, journal: Journal, name: str, clock: ManualClock, tmp_path: Path
) -> None:
    exam = _begun(journal, name, clock)
    folder = journal.path.parent
    if how == "moved":
        folder.rename(tmp_path / "elsewhere")
    elif how == "removed":
        shutil.rmtree(folder)
    else:
        journal.path.unlink()
    with pytest.raises(MovedJournalError):
        _pass(exam, clock)
    assert exam.session.number == 2

    journal.relocate(tmp_path / "rescue")
    _pass(exam, clock)
    exam.__exit__(None, None, None)
    assert data_folder() == tmp_path / "rescue"
    again = Journal()
    session, _count = again.load(name)
    assert session.number == 3
    assert again.integrity(name) == "intact"
    again.close()


def test_a_folder_put_back_is_gone_on_with(
    journal: Journal, name: str, clock: ManualClock, tmp_path: Path
) -> None:
    exam = _begun(journal, name, clock)
    folder = journal.path.parent
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(MovedJournalError):
        _pass(exam, clock)
    (tmp_path / "elsewhere").rename(folder)
    _pass(exam, clock)
    # a disk mounted anew: the same file under another number
    shutil.copytree(folder, tmp_path / "copy")
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    _pass(exam, clock)
    exam.__exit__(None, None, None)
    again = Journal()
    assert again.load(name)[0].number == 4
    again.close()


def test_an_older_copy_put_in_its_place_is_no_place_to_go_on(
    journal: Journal, name: str, clock: ManualClock, tmp_path: Path
) -> None:
    exam = _begun(journal, name, clock)
    folder = journal.path.parent
    shutil.copytree(folder, tmp_path / "older")
    _pass(exam, clock)
    shutil.rmtree(folder)
    (tmp_path / "older").rename(folder)
    with pytest.raises(MovedJournalError):
        _pass(exam, clock)
    journal.relocate(tmp_path / "rescue")
    _pass(exam, clock)
    assert exam.session.number == 4
    exam.__exit__(None, None, None)


def test_what_is_in_memory_is_enough(
    journal: Journal, name: str, clock: ManualClock, tmp_path: Path
) -> None:
    """A disk that is pulled out cannot be read any more either."""
    exam = _begun(journal, name, clock)
    shutil.rmtree(journal.path.parent)
    journal._connection.close()
    journal._connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(MovedJournalError):
        _pass(exam, clock)
    journal.relocate(tmp_path / "rescue")
    _pass(exam, clock)
    exam.__exit__(None, None, None)
    again = Journal()
    assert again.load(name)[0].number == 3
    assert again.integrity(name) == "intact"
    again.close()


def test_who_leaves_without_choosing_finds_all_of_it_in_the_home_folder(
    journal: Journal,
    name: str,
    clock: ManualClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    exam = _begun(journal, name, clock)
    shutil.rmtree(journal.path.parent)
    with pytest.raises(MovedJournalError):
        _pass(exam, clock)
    exam.__exit__(None, None, None)
    assert journal.is_relocated
    again = Journal(tmp_path / RESCUE / "pixsim.db")
    assert again.load(name)[0].number == 2
    again.close()


def test_a_place_that_cannot_be_written_changes_nothing(
    journal: Journal, name: str, clock: ManualClock, tmp_path: Path
) -> None:
    exam = _begun(journal, name, clock)
    journal.path.parent.rename(tmp_path / "elsewhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError):
        journal.relocate(tmp_path / "file" / "in")
    (tmp_path / "elsewhere").rename(journal.path.parent)
    _pass(exam, clock)
    exam.__exit__(None, None, None)


def test_others_who_write_are_waited_for_with_a_word(journal: Journal) -> None:
    journal._connection.execute("PRAGMA busy_timeout = 10")
    said: list[str] = []
    other = sqlite3.connect(journal.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.15, other.execute, ["ROLLBACK"])
    journal.notice = lambda: said.append("wait")
    release.start()
    with journal.transaction():
        pass
    release.join()
    assert said == ["wait"]
    other.execute("BEGIN IMMEDIATE")
    journal.patience = 0.02
    with pytest.raises(JournalError) as refused, journal.transaction():
        pass
    assert refused.value.kind == "busy"
    other.close()


def test_a_room_goes_on_from_memory_where_the_disk_is_gone(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    room = RoomOfTests(journal, bank, sample, clock)
    monkeypatch.setattr("pixsim.store.sittings.journal.copy_database", _no_disk)
    with room.desk() as desk:
        room.join(desk, 1)
        before, people = desk.rooms.history(desk.number), dict(desk.people)
        shutil.rmtree(journal.path.parent)
        journal.relocate(tmp_path / "rescue")
        assert desk.rooms.history(desk.number) == before
        read_instructions(desk, 1)
        order(desk, "confirm_presence", 1)
        assert desk.rooms.integrity(desk.number) == "intact"
        assert dict(desk.rooms.load(desk.number).people) == people
        assert len(desk.rooms.history(desk.number)) > len(before)


def test_a_room_takes_nobody_s_number(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with closing(Journal(tmp_path / "rescue" / "pixsim.db")) as other:
        there = RoomOfTests(other, bank, sample, clock)
        kept = Rooms(other).history(there.number)
    clock.step(60)
    room = RoomOfTests(journal, bank, sample, clock)
    monkeypatch.setattr("pixsim.store.sittings.journal.copy_database", _no_disk)
    with room.desk():
        shutil.rmtree(journal.path.parent)
        with pytest.raises(JournalError, match="another room"):
            journal.relocate(tmp_path / "rescue")
        journal.relocate(tmp_path / "rescue-2")
    with closing(Journal(tmp_path / "rescue" / "pixsim.db")) as other:
        assert Rooms(other).history(there.number) == kept


def _no_disk(_connection: object, _path: Path) -> None:
    raise OSError("the disk is gone")
