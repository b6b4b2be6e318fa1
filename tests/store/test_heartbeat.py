"""The moment when a room was last alive: kept beside the journal, or none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pixsim.store.rooms.heartbeat import forget_beat, last_beat, write_heartbeat

AT = datetime(2026, 3, 1, 12, 30, 5, 250, tzinfo=UTC)


def test_a_beat_is_read_back_for_its_room_alone(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    assert last_beat(journal, 2) is None
    write_heartbeat(journal, 2, AT)
    assert last_beat(journal, 2) == AT
    assert last_beat(journal, 1) is None
    forget_beat(journal, 2)
    forget_beat(journal, 2)
    assert last_beat(journal, 2) is None


@pytest.mark.parametrize("kept", ["", "2026-03-01T12:3", "2026-03-01T12:30:05", "demain", "\x00é"])
def test_a_beat_cut_short_is_none(tmp_path: Path, kept: str) -> None:
    """A moment that lost its zone would be compared with one that has one."""
    journal = tmp_path / "journal.db"
    write_heartbeat(journal, 2, AT)
    (file,) = tmp_path.iterdir()
    file.write_text(kept, encoding="utf-8")
    assert last_beat(journal, 2) is None


def test_a_disk_that_takes_nothing_stops_no_room(tmp_path: Path) -> None:
    write_heartbeat(tmp_path / "missing" / "journal.db", 2, AT)
