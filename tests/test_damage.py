"""A damaged journal: what is faulty is told, all else works."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from pixsim.bank.load import Bank
from pixsim.profile import Profile
from pixsim.store.journal import Journal
from tests.campaign import damage, journals

from .test_cli import data, run


def test_no_damage_gives_a_traceback_or_a_silent_difference(tmp_path: Path) -> None:
    counts, found = damage.campaign(28, tmp_path, random.Random(5))
    assert not found
    assert counts["told"]


@pytest.mark.parametrize("statement", damage.EDITS[:-1])
def test_one_bad_row_costs_no_other(
    statement: str, home: Path, bank: Bank, sample: Profile
) -> None:
    journals.lively(home / "pixsim.db", bank)
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
    assert data("results", "--json")["schema"] == "pixsim/results/2"
    assert run("progress", sample.id).exit_code == 0
    assert run("export", "--simulated").exit_code == 0
    assert run("results", spoilt).exit_code in (0, 2, 3)
