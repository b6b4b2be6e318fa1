"""Seals and signatures: what was altered is told, whoever altered it without the key."""

from __future__ import annotations

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.errors import AlteredSittingError, JournalError
from pixsim.store.seals.seal import (
    ResultRow,
    extend_chain,
    read_events,
    read_result_row,
    read_row,
    read_seal,
    write_result_row,
    write_seal,
)
from pixsim.store.seals.signing import KEY_FILE
from pixsim.store.sittings.erasure import rename_sittings
from pixsim.store.sittings.journal import Journal
from tests.campaign import journals
from tests.cli.test_cli import data, run
from tests.conftest import ManualClock
from tests.tools.tiers import tiered

BETTER = "UPDATE result SET body = json_set(body, '$.total_pix', 640)"


def change(journal: Journal, statement: str) -> None:
    with sqlite3.connect(journal.path) as connection:
        connection.execute(statement)


@pytest.fixture
def name(bank: Bank, sample: Profile, journal: Journal) -> str:
    return sit_by_autopilot(sample, bank, journal, 0.5, 1).sitting


def test_a_result_as_written_is_intact(
    name: str, journal: Journal, bank: Bank, sample: Profile
) -> None:
    adaptive = sit_by_autopilot(sample, bank, journal, 1, 1, rules=V3()).sitting
    assert journal.integrity(name) == journal.integrity(adaptive) == "intact"
    assert "Signature juste" in run("results", name).stdout
    assert data("results", adaptive, "--json")["integrity"] == "intact"
    assert [r["integrity"] for r in data("results", "--json")["results"]] == ["intact"] * 2


@pytest.mark.parametrize(
    "statement",
    tiered(
        [
            BETTER,
            "UPDATE event SET body = json_set(body, '$.answer', json('[\"1\"]')) WHERE kind = 'answered'",
            "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
            "UPDATE sitting SET candidate = 'Tom'",
            "UPDATE sitting SET body = json_set(body, '$.seed', 2)",
            "UPDATE result SET signature = NULL, key = NULL, origin = 'before'",
            "UPDATE seal SET origin = 'before'",
            "UPDATE result SET key = x'00', signature = x'01'",
            "DELETE FROM seal",
        ],
        2,
    ),
)
def test_what_is_edited_by_hand_is_told(name: str, journal: Journal, statement: str) -> None:
    change(journal, statement)
    assert journal.integrity(name) == "altered"
    shown = run("results", name).stdout
    assert shown.splitlines()[1].startswith("ALTÉRÉ")
    assert data("results", name, "--json")["integrity"] == "altered"


def test_an_editor_who_knows_the_hashes_is_told_too(name: str, journal: Journal) -> None:
    """Everything made to match again, but for the signatures: the key is not theirs."""
    with sqlite3.connect(journal.path) as connection:
        connection.execute("UPDATE event SET body = replace(body, 'skipped', 'skipped ') WHERE 0")
        connection.execute("DELETE FROM event WHERE sitting = ? AND seq > 20", (name,))
        row, events = read_row(connection, name), read_events(connection, name)
        seal, result = read_seal(connection, name), read_result_row(connection, name)
        assert row is not None
        assert seal is not None
        assert result is not None
        write_seal(
            connection, replace(seal, events=len(events), head=extend_chain(row.plan, events))
        )
        body = result.body.replace('"status":"rejected"', '"status":"validated"')
        write_result_row(
            connection, replace(result, body=body, digest=ResultRow.hash_of(name, body))
        )
    assert journal.integrity(name) == "altered"


def test_nothing_altered_is_made_right_by_going_on(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    name = journals.under_way(journal, bank, sample)
    with sqlite3.connect(journal.path) as connection:
        connection.execute("DELETE FROM event WHERE sitting = ? AND seq > 5", (name,))
        row, events, seal = (
            read_row(connection, name),
            read_events(connection, name),
            read_seal(connection, name),
        )
        assert row is not None
        assert seal is not None
        write_seal(
            connection, replace(seal, events=len(events), head=extend_chain(row.plan, events))
        )
    again = Journal(journal.path)  # a new start of pixsim; the hashes match, the signature does not
    with Exam(again, name, clock=clock) as exam:
        exam.end("candidate")
    assert again.integrity(name) == "altered"
    again.close()


def test_an_altered_sitting_is_not_resumed(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    name = journals.under_way(journal, bank, sample)
    change(journal, "UPDATE event SET body = replace(body, 'answered', 'Answered') WHERE seq = 3")
    change(journal, "DELETE FROM event WHERE seq = 5")
    with pytest.raises(AlteredSittingError, match=name), Exam(journal, name, clock=clock):
        pass
    (row,) = journal.summaries()
    assert (row.kind, row.started) == ("altered", False)
    assert "ne peut pas être reprise" in run("results").stdout
    done = run("results", name)
    assert done.exit_code == 3
    assert f"L'épreuve {name} est altérée" in done.stderr


def test_results_of_before_are_unsigned_and_cannot_be_changed_since(bank: Bank, home: Path) -> None:
    journals.lively(home / "new.db", bank)
    old = home / "pixsim.db"
    journals.as_version_1(home / "new.db", old)
    journal = Journal(old)
    rows = journal.summaries()
    assert {row.candidate for row in rows} == {"Léa Martin"}
    assert {journal.integrity(row.id) for row in rows} == {"unsigned"}
    done = next(row for row in rows if row.result)
    assert "Sans signature" in run("results", done.id).stdout
    change(journal, BETTER)
    assert journal.integrity(done.id) == "altered"
    journal.close()


def test_another_installation_is_told_and_its_journal_can_be_read(
    name: str, journal: Journal, tmp_path: Path
) -> None:
    journal.close()
    copy = tmp_path / "copy" / "pixsim.db"
    copy.parent.mkdir()
    shutil.copy(journal.path, copy)
    elsewhere = Journal(copy)
    assert elsewhere.integrity(name) == "foreign"
    assert not (copy.parent / KEY_FILE).exists()  # looking makes no key
    assert elsewhere.load(name)[0].is_over
    elsewhere.close()


@pytest.mark.usefixtures("name")
def test_the_key_is_private_and_a_damaged_one_is_said(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    key = journal.path.parent / KEY_FILE
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.write_text("not a key")
    again = Journal(journal.path)
    with pytest.raises(JournalError) as error:
        again.create(new_sitting(sample, bank))
    assert error.value.kind == "key"
    again.close()
    done = run("exam", "independant", "--autopilot", "none")
    assert done.exit_code == 3
    assert "clé de signature" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_list_tells_a_result_that_was_hashed_again(name: str, journal: Journal) -> None:
    """The list shows what a result is worth: it must not take it from whoever knows the hashes."""
    before = run("results").stdout
    change(journal, BETTER)
    with sqlite3.connect(journal.path) as connection:
        result = read_result_row(connection, name)
        assert result is not None
        write_result_row(connection, replace(result, digest=ResultRow.hash_of(name, result.body)))
    assert "640 pix" not in before
    assert "ALTÉRÉE" not in before
    assert "ALTÉRÉE" in run("results").stdout


@pytest.mark.usefixtures("home")
def test_a_first_screen_without_results_does_without_cryptography() -> None:
    code = (
        "import sys\n"
        "import pixsim.tui.app\n"
        "from pixsim.store.sittings.journal import Journal\n"
        "assert not Journal().summaries()\n"
        "Journal().has_unsettled('positioning')\n"
        "print([m for m in sys.modules if m.startswith('cryptography')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_are_in_no_signed_body(name: str, journal: Journal, sample: Profile) -> None:
    with sqlite3.connect(journal.path) as connection:
        for table in ("sitting", "result"):
            (body,) = connection.execute(f"SELECT body FROM {table}").fetchone()
            assert sample.name not in body
    stored = journal.summaries()[0].result
    assert stored is not None
    assert json.loads(stored)["candidate"] == sample.name
    assert journal.load(name)[0].sitting.candidate == sample.name


def test_a_candidate_is_renamed_and_all_stays_intact(
    name: str, journal: Journal, sample: Profile
) -> None:
    rename_sittings(journal, "nobody", "Personne")
    rename_sittings(journal, sample.id, 'Zoé "Z" \\ Durand')
    (row,) = journal.summaries()
    assert row.candidate == 'Zoé "Z" \\ Durand'
    assert row.result is not None
    assert json.loads(row.result)["candidate"] == row.candidate
    assert journal.load(name)[0].sitting.candidate == row.candidate
    assert journal.integrity(name) == "intact"
    change(journal, BETTER)
    rename_sittings(journal, sample.id, "Zoé")
    assert journal.integrity(name) == "altered"  # a new name mends nothing
