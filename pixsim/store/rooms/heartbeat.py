"""When a room was last alive: what tells, after a kill, how long it was away."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path


def write_heartbeat(journal: Path, number: int, at: datetime) -> None:
    """Keep the moment, beside the journal; a disk that takes nothing is no reason to stop."""
    with suppress(OSError):
        _heartbeat_file(journal, number).write_text(at.isoformat(), encoding="ascii")


def last_beat(journal: Path, number: int) -> datetime | None:
    """The last moment kept; None where none is, or a kill cut it short."""
    try:
        found = datetime.fromisoformat(_heartbeat_file(journal, number).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return found if found.tzinfo is not None else None


def forget_beat(journal: Path, number: int) -> None:
    """The room is gone."""
    with suppress(OSError):
        _heartbeat_file(journal, number).unlink(missing_ok=True)


def _heartbeat_file(journal: Path, number: int) -> Path:
    return journal.with_name(f"room-{number}.alive")
