"""A damaged journal: what is faulty is told, all else works."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from tests.campaign import damage, journals
from tests.cli.test_cli import data, run
from tests.tools.tiers import tiered, times


@pytest.mark.parametrize("count", times(6, 28))
def test_no_damage_gives_a_traceback_or_a_silent_difference(tmp_path: Path, count: int) -> None:
    counts, found = damage.campaign(count, tmp_path, random.Random(5))
    assert not found
    assert counts["told"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, bank: Bank) -> Path:
    """A folder with the lively journal, to be copied."""
    folder = tmp_path_factory.mktemp("sound") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIXSIM_HOME", str(folder))
        journals.lively(folder / "pixsim.db", bank)
    return folder


@pytest.mark.sampled(3)
@pytest.mark.parametrize("statement", tiered(damage.EDITS[:-1], 6))
def test_one_bad_row_costs_no_other(statement: str, sound: Path, home: Path) -> None:
    shutil.copytree(sound, home)
    before = damage.look(home / "pixsim.db")
    assert before is not None
    journal = Journal()
    spoilt = next(row.id for row in journal.summaries() if row.rules == "v2" and row.result)
    journal.close()
    with sqlite3.connect(home / "pixsim.db") as connection:
        connection.execute(statement, {"id": spoilt, "seq": 6})
    after = damage.look(home / "pixsim.db")
    assert after is not None
    assert not damage.faults(before, after)
    for name, shown in before.sittings.items():
        if name != spoilt:
            assert after.sittings[name] == shown
    assert damage.TOLD in after.sittings.values()
    listed = run("results")
    assert listed.exit_code == 0
    assert listed.stdout.count("\n") >= 3
    assert run("results", spoilt).exit_code in (0, 2, 3)


@pytest.mark.parametrize("column", ["candidate", "rules", "autopilot", "profile_id"])
def test_bytes_that_are_no_text_cost_their_line_alone(
    column: str, sound: Path, home: Path, sample: Profile
) -> None:
    shutil.copytree(sound, home)
    with sqlite3.connect(home / "pixsim.db") as connection:
        connection.execute(f"UPDATE sitting SET {column} = CAST(x'ff1b5b33316d41' AS TEXT)")
        connection.execute(
            "UPDATE result SET body = CAST(x'7b22ff223a317d' AS TEXT) WHERE rowid = 1"
        )
    listed = run("results")
    assert listed.exit_code == 0
    assert "\x1b" not in listed.stdout
    assert len(data("results", "--json")) == 3
    for line in listed.stdout.splitlines()[:3]:
        assert run("results", line.split()[0]).exit_code in (0, 1, 3)
    assert run("progress", sample.id).exit_code == 0
    assert run("export", "--simulated").exit_code in (0, 3)


def test_a_damaged_schema_is_one_sentence(sound: Path, home: Path) -> None:
    """SQLite quotes the damaged name in its message, byte for byte."""
    shutil.copytree(sound, home)
    path = home / "pixsim.db"
    raw = path.read_bytes()
    place = raw.index(b"CREATE TABLE event")
    path.write_bytes(raw[: place + 7] + b"\xd4" + raw[place + 8 :])
    refused = run("results")
    assert refused.exit_code == 3
    assert "abîmé" in refused.stderr


def test_every_command_goes_on_beside_a_bad_row(sound: Path, home: Path, sample: Profile) -> None:
    shutil.copytree(sound, home)
    with sqlite3.connect(home / "pixsim.db") as connection:
        connection.execute("UPDATE sitting SET body = '{'")
        connection.execute("UPDATE sitting SET created_at = 'hier' WHERE rules = 'v3'")
        connection.execute("UPDATE result SET body = '{'")
    assert len(data("results", "--json")["unreadable"]) == 3
    assert run("progress", sample.id).exit_code == 0
    exported = run("export", "--simulated")
    assert exported.exit_code == 0
    assert "4 épreuves altérées ou illisibles" in exported.stderr


KILLED = """
import os, sys
from pathlib import Path
from pixsim.bank.reading.load import load_bank
from pixsim.store.sittings.journal import Journal
from tests.campaign import journals
bank = load_bank()
journals.under_way(Journal(Path(sys.argv[1])), bank, journals.sample(bank))
os._exit(9)  # as kill -9: the write-ahead log stays
"""


@pytest.mark.parametrize("flips", times(2, 12))
@pytest.mark.full
def test_a_damaged_write_ahead_log_loses_nothing_that_was_committed(
    sound: Path, home: Path, tmp_path: Path, flips: int
) -> None:
    """SQLite drops what stands after a damaged frame without a word: all of it is elsewhere too."""
    shutil.copytree(sound, home)
    path = home / "pixsim.db"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == 9
    log = path.with_name("pixsim.db-wal")
    assert log.stat().st_size > 0
    kept = tmp_path / "kept"
    shutil.copytree(home, kept)
    before = damage.look(path)
    assert before is not None
    draw = random.Random(3)
    for _flip in range(flips):
        shutil.rmtree(home)
        shutil.copytree(kept, home)
        content = bytearray(log.read_bytes())
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        log.write_bytes(content)
        assert damage.look(path) == before
