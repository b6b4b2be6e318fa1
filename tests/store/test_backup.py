"""A copy of the data folder while people answer: whole, and enough to go on from elsewhere."""

from __future__ import annotations

import stat
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.store.backup import back_up
from pixsim.store.home import data_folder as data_folder
from pixsim.store.sittings.journal import Journal
from tests.tools.plain_sitting import write_bank
from tests.tools.tiers import times
from tests.tools.web_centre import enrolled
from tests.tools.web_centre_process import Person, answers_kept, centre_server

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Small, without computed questions."""
    return write_bank(tmp_path_factory.mktemp("backup") / "bank")


@pytest.mark.parametrize("copies", times(3, 60))
def test_copies_made_while_people_answer_have_all_that_was_acknowledged(
    copies: int, journal: Journal, bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIXSIM_BANK", str(bank.path))
    profile, code = enrolled(bank, ("Zoé",))["Zoé"]
    with centre_server(journal.path, bank) as served:
        person = Person(profile, code, served.origin)
        person.answer()
        is_over = threading.Event()
        writer = threading.Thread(target=_answer_until, args=(person, is_over))
        writer.start()
        try:
            for number in range(copies):
                before = person.acknowledged
                back_up(tmp_path / f"copy{number}")
                assert answers_kept(tmp_path / f"copy{number}" / "pixsim.db", profile) >= before
        finally:
            is_over.set()
            writer.join()
        cookies = dict(person.http.cookies)
        person.http.close()
    # elsewhere, from the copy alone
    copy = tmp_path / f"copy{copies - 1}"
    kept = answers_kept(copy / "pixsim.db", profile)
    monkeypatch.setenv("PIXSIM_HOME", str(copy))
    with centre_server(copy / "pixsim.db", bank) as served:
        again = Person(profile, code, served.origin)
        again.answer()
        again.http.close()
    assert cookies
    assert answers_kept(copy / "pixsim.db", profile) == kept + 1


def _answer_until(person: Person, is_over: threading.Event) -> None:
    while not is_over.is_set():
        person.answer()


def test_a_copy_is_private_whole_and_of_what_is_to_be_kept(
    journal: Journal, bank: Bank, tmp_path: Path
) -> None:
    enrolled(bank, ("Ana", "Bob"))
    copied = CliRunner().invoke(pixsim, ["backup", str(tmp_path / "copy")])
    assert copied.exit_code == 0, copied.output
    copy = tmp_path / "copy"
    found = {str(path.relative_to(copy)) for path in copy.rglob("*") if path.is_file()}
    assert {"pixsim.db", "personal-codes.json", "profiles/ana.json", "profiles/bob.json"} <= found
    assert not any(name.startswith("locks") or name.endswith(("-wal", "-shm")) for name in found)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert all(not stat.S_IMODE(p.stat().st_mode) & 0o077 for p in copy.rglob("*") if p.is_file())
    with closing(Journal(copy / "pixsim.db")) as again:
        assert again.summaries() == journal.summaries()


def test_nothing_is_copied_over_into_itself_or_from_nowhere(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    within = data_folder() / "copies" / "1"
    for place, said in ((there, "existe déjà"), (within, "dans le dossier de données")):
        refused = CliRunner().invoke(pixsim, ["backup", str(place)])
        assert refused.exit_code == 2
        assert said in " ".join(refused.output.split())
    assert list(there.iterdir()) == []
    assert not within.exists()
    (damaged := journal.path.with_name("other.db")).write_bytes(b"no database" * 100)
    refused = CliRunner().invoke(pixsim, ["backup", str(tmp_path / "copy")])
    assert refused.exit_code not in (0, 2)
    assert "other.db" in refused.output
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == []
    damaged.unlink()
    monkeypatch.setenv("PIXSIM_HOME", str(tmp_path / "nowhere"))
    refused = CliRunner().invoke(pixsim, ["backup", str(tmp_path / "copy")])
    assert "Rien à copier" in refused.output
