"""What the first test of a room draws from is ready before its door opens."""

from __future__ import annotations

import pytest

from pixsim.assembly import pool
from pixsim.bank.load import Bank
from pixsim.cli.room.common import kept_room, ready_bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests


@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_only_a_test_that_chooses_from_the_whole_bank_needs_it(
    journal: Journal,
    bank: Bank,
    sample: Profile,
    clock: ManualClock,
    rules: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = RoomOfTests(journal, bank, sample, clock, rules=rules)
    drawn: list[str] = []
    monkeypatch.setattr(pool, "planned_pool", lambda found: drawn.append(found.digest))
    found = ready_bank(kept_room(room.number))
    assert drawn == ([found.digest] if rules == "v3" else [])
