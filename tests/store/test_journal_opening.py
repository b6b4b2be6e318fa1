"""The journal is opened, made and migrated: by many at once, privately, or refused in one sentence."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import filelock
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import new_sitting
from pixsim.store.errors import JournalError
from pixsim.store.records.refresh import refresh_records
from pixsim.store.sittings import database
from pixsim.store.sittings.database import database_backups
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.schema import FIRST, MIGRATIONS
from pixsim.store.wording import journal_sentence
from tests.campaign import journals, kills, races
from tests.cli.test_cli import run

unix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@unix
def test_many_processes_open_a_fresh_folder_at_once(bank: Bank) -> None:
    assert not races.fresh(2, bank, random.Random(1))


@unix
@pytest.mark.full
def test_many_processes_migrate_a_folder_at_once(bank: Bank) -> None:
    assert not races.migration(2, bank, random.Random(2))


@unix
def test_a_companion_that_goes_while_it_is_looked_at_is_no_fault(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last process to leave a journal takes its -wal and -shm away."""
    path = home / "pixsim.db"
    Journal(path).close()
    assert not path.with_name("pixsim.db-shm").exists()
    monkeypatch.setattr(Path, "exists", lambda _path: True)  # as it was a moment ago
    Journal(path).close()


@unix
@pytest.mark.full
def test_a_folder_made_or_migrated_under_kills_is_whole(bank: Bank, tmp_path: Path) -> None:
    found = kills.while_made(3, tmp_path, bank, random.Random(3))
    assert found.pop("acknowledged") >= 0
    assert not found
    assert not kills.while_migrated(3, tmp_path, bank, random.Random(4))


def test_a_copy_of_before_a_migration_is_never_replaced(home: Path, bank: Bank) -> None:
    journals.lively(home / "new.db", bank)
    path, kept = home / "pixsim.db", home / "pixsim.v1.db"
    journals.as_version_1(home / "new.db", path)
    kept.write_text("a copy of an earlier day")
    Journal(path).close()
    assert kept.read_text() == "a copy of an earlier day"
    assert [copy.name for copy in database_backups(path)] == ["pixsim.v1-2.db", "pixsim.v1.db"]
    copy = home / "pixsim.v1-2.db"
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM sitting").fetchone() == (4,)
    if sys.platform != "win32":
        assert mode(copy) == 0o600
    shutil.copy(copy, path)  # an interrupted migration begins anew and keeps no second copy
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    Journal(path).close()
    assert len(database_backups(path)) == 2


def test_one_damaged_row_of_before_does_not_stop_a_migration(home: Path, bank: Bank) -> None:
    journals.lively(home / "new.db", bank)
    journals.as_version_1(home / "new.db", home / "pixsim.db")
    with sqlite3.connect(home / "pixsim.db") as connection:
        names = [n for (n,) in connection.execute("SELECT id FROM sitting WHERE kind = 'exam'")]
        connection.execute("UPDATE sitting SET body = '{' WHERE id = ?", (names[0],))
        connection.execute("UPDATE sitting SET created_at = 'hier' WHERE id = ?", (names[1],))
    kinds = {row.id: row.kind for row in Journal(home / "pixsim.db").summaries()}
    assert kinds == {names[0]: "unreadable", names[1]: "unreadable", names[2]: "exam"}


def test_a_failed_migration_leaves_the_journal_as_it_was(
    home: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    journals.lively(home / "new.db", bank)
    journals.as_version_1(home / "new.db", home / "pixsim.db")

    def fails(connection: sqlite3.Connection, _signer: object) -> None:
        connection.execute("DELETE FROM sitting")
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr("pixsim.store.sittings.database.MIGRATIONS", (MIGRATIONS[0], fails))
    with pytest.raises(JournalError):
        Journal(home / "pixsim.db")
    monkeypatch.undo()
    monkeypatch.setenv("PIXSIM_HOME", str(home))
    assert len(Journal(home / "pixsim.db").summaries()) == 3


@unix
def test_all_is_private_from_its_birth(home: Path, bank: Bank, sample: Profile) -> None:
    previous = os.umask(0)
    try:
        journal = Journal()
        journal.create(new_sitting(sample, bank))
    finally:
        os.umask(previous)
    assert mode(home) == mode(home / "locks") == 0o700
    for name in ("pixsim.db", "pixsim.db-wal", "pixsim.db-shm", "signing.key"):
        assert mode(home / name) == 0o600
    journal.close()


@unix
def test_what_was_open_to_others_is_closed(home: Path) -> None:
    home.mkdir()
    other = sqlite3.connect(home / "pixsim.db", isolation_level=None)
    with closing(other) as connection:  # still open: its log is there to be closed too
        connection.executescript(FIRST + "PRAGMA user_version = 1; PRAGMA journal_mode = WAL;")
        connection.execute("DELETE FROM sitting")
        for part in home.iterdir():
            part.chmod(0o644)
        home.chmod(0o755)
        Journal().close()
        assert mode(home) == 0o700
        assert {mode(part) for part in home.glob("pixsim.*")} == {0o600}


@unix
def test_a_folder_shared_by_all_is_not_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    monkeypatch.setenv("PIXSIM_HOME", str(shared))
    Journal().close()
    assert mode(shared) == 0o1777
    assert mode(shared / "pixsim.db") == 0o600


@unix
def test_the_journal_of_another_user_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    Journal().close()
    monkeypatch.setattr("pixsim.store.sittings.database.os.geteuid", lambda: os.getuid() + 1)
    with pytest.raises(JournalError) as error:
        Journal()
    assert error.value.kind == "owner"
    assert "autre utilisateur" in journal_sentence(error.value)


@pytest.mark.parametrize("command", [("export",), ("results",), ("progress", "independant")])
def test_a_home_that_is_a_file_is_one_sentence(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for path in (file, file / "below"):
        monkeypatch.setenv("PIXSIM_HOME", str(path))
        done = run(*command)
        assert done.exit_code == 3
        assert "n'est pas un dossier" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert "réponse" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_is_one_sentence(home: Path) -> None:
    home.mkdir(mode=0o500)
    done = run("results")
    assert done.exit_code == 3
    assert "n'a pas le droit" in done.stderr
    home.chmod(0o700)


def test_what_others_keep_is_waited_for_with_a_word(
    home: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock held by a process that reads a whole class: said after two seconds, once."""
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.02)
    (home / "locks").mkdir(parents=True)
    held = filelock.FileLock(home / "locks" / "candidates.lock")
    held.acquire()
    said: list[bool] = []

    def notice() -> None:
        said.append(held.is_locked)
        held.release()

    assert refresh_records(bank.framework, notice).samples
    assert said == [True]
    refresh_records(bank.framework, notice)
    assert len(said) == 1


def test_a_journal_that_is_being_made_is_waited_for_with_a_word(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.02)
    (home / "locks").mkdir(parents=True)
    held = filelock.FileLock(home / "locks" / "pixsim.db.lock")
    held.acquire()
    said: list[str] = []

    def say() -> None:
        said.append("waits")
        held.release()

    with closing(Journal(notice=say)):
        assert said == ["waits"]


def test_a_commit_is_on_the_disk_itself_on_macos_too(journal: Journal) -> None:
    """There `fsync` stops at the memory of the disk; elsewhere the pragma changes nothing."""
    for pragma in ("fullfsync", "synchronous", "wal_autocheckpoint"):
        (value,) = journal._connection.execute(f"PRAGMA {pragma}").fetchone()
        assert value == {"fullfsync": 1, "synchronous": 2, "wal_autocheckpoint": 1}[pragma]
