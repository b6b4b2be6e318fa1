"""The list of sittings: a line that cannot be read costs that line alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from pixsim.store.seals.seal import (
    ResultRow,
    Seal,
    SittingRow,
    read_events,
    read_result_row,
    read_row,
    read_seal,
)
from pixsim.store.seals.signing import is_signed
from pixsim.store.sittings.names import replace_stray_bytes, with_name

SummaryKind = Literal["exam", "altered", "unreadable"]
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
COLUMNS = "id, profile_id, candidate, kind, rules, created_at, autopilot, ''"


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """One line of the list of sittings.

    Attributes
    ----------
    started : bool
        Never where it is not whole: nothing is resumed on what was altered.
    answered, length : int
        Questions answered so far, and planned.
    result : str or None
        The stored result, JSON; None while the sitting is not over, or where it cannot be read.
    room : int or None
        Number of the room it is sat in; its result is there once the room has published it.
    kind : str
        ``exam``; ``altered``, not what was written; ``unreadable``, nothing can be shown.
    """

    id: str
    profile_id: str
    candidate: str
    rules: str
    created_at: datetime
    autopilot: str | None
    started: bool
    answered: int
    length: int
    result: str | None
    kind: SummaryKind = "exam"
    room: int | None = None


def sitting_summaries(connection: sqlite3.Connection, profile: str | None) -> list[SittingSummary]:
    """All exams, newest first; of one profile when given, which leaves out lost lines."""
    found: list[tuple[str, SittingSummary]] = []
    names = set()
    for row in _sitting_rows(connection):
        names.add(row.id)
        if profile not in (None, row.profile_id):
            continue
        try:
            seal = read_seal(connection, row.id)
            if row.kind != "exam" and seal is not None and seal.kind == row.kind:
                continue
            summary = _summarise_sitting(connection, row, seal)
        except (sqlite3.DatabaseError, ValueError, TypeError, OverflowError):
            summary = _unreadable_summary(row.id, row)
        found.append((str(row.created_at), summary))
    if profile is None:
        lost = connection.execute("SELECT sitting FROM seal WHERE kind = 'exam'").fetchall()
        found += [("", _unreadable_summary(name, None)) for (name,) in lost if name not in names]
    found.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    return [summary for _moment, summary in found]


def _sitting_rows(connection: sqlite3.Connection) -> Iterator[SittingRow]:
    """Lines without their plan, in no order; those after a damaged page are missed."""
    cursor = connection.execute(f"SELECT {COLUMNS} FROM sitting NOT INDEXED")
    while True:
        try:
            row = cursor.fetchone()
        except sqlite3.DatabaseError:
            return
        if row is None:
            return
        yield SittingRow(*row)


def _summarise_sitting(
    connection: sqlite3.Connection, row: SittingRow, seal: Seal | None
) -> SittingSummary:
    created = parse_moment(row.created_at)
    whole = seal is not None and seal.listed == row.listed
    result = read_result_row(connection, row.id)
    body = None if result is None else with_name(result.body, row.candidate)
    if body is not None and not _is_result(body):
        return _unreadable_summary(row.id, row)
    if result is not None:
        whole = whole and seal is not None and _is_signed(seal, result)
    else:
        plan = read_row(connection, row.id)
        events = read_events(connection, row.id)
        whole = whole and plan is not None and seal is not None and seal.matches(plan, events)
    started, answered, length, room = _count_answers(connection, row.id)
    return SittingSummary(
        id=row.id,
        profile_id=replace_stray_bytes(row.profile_id),
        candidate=replace_stray_bytes(row.candidate),
        rules=replace_stray_bytes(row.rules),
        created_at=created,
        autopilot=replace_stray_bytes(row.autopilot) if row.autopilot else None,
        started=started and whole,
        answered=answered,
        length=length,
        result=body,
        kind="exam" if whole else "altered",
        room=room,
    )


def _is_signed(seal: Seal, result: ResultRow) -> bool:
    """Whether a result was written so by a pixsim, on events that had not been altered.

    That those are still as they were is looked at where the sitting is shown.
    """
    return (
        "altered" not in (seal.origin, result.origin)
        and result.is_whole
        and is_signed(seal.key, seal.signature, seal.message)
        and is_signed(result.key, result.signature, result.message(seal.head))
    )


def _count_answers(connection: sqlite3.Connection, name: str) -> tuple[bool, int, int, int | None]:
    """Whether it began, questions answered, questions planned, the room."""
    query = """
        SELECT EXISTS (SELECT 1 FROM event WHERE sitting = ?1 AND kind = 'started'),
               (SELECT count(*) FROM event WHERE sitting = ?1 AND kind IN ('answered', 'skipped')),
               coalesce(json_extract(body, '$.length'),  -- V3
                        json_array_length(body, '$.questions')),
               json_extract(body, '$.room')
        FROM sitting WHERE id = ?1
        """
    started, answered, length, room = connection.execute(query, (name,)).fetchone()
    return bool(started), int(answered), int(length), None if room is None else int(room)


def _is_result(body: str) -> bool:
    try:
        found: Any = json.loads(body)
    except ValueError:
        return False
    return isinstance(found, dict) and str(found.get("schema", "")).startswith("pixsim/result")


def _unreadable_summary(name: str, row: SittingRow | None) -> SittingSummary:
    try:
        created = NO_DATE if row is None else parse_moment(row.created_at)
    except (ValueError, TypeError, OverflowError):
        created = NO_DATE
    return SittingSummary(
        id=replace_stray_bytes(name),
        profile_id=replace_stray_bytes(row.profile_id) if row else "",
        candidate=replace_stray_bytes(row.candidate) if row else "",
        rules=replace_stray_bytes(row.rules) if row else "",
        created_at=created,
        autopilot=replace_stray_bytes(row.autopilot) if row and row.autopilot else None,
        started=False,
        answered=0,
        length=0,
        result=None,
        kind="unreadable",
    )


def parse_moment(text: str) -> datetime:
    """A stored moment, with its time zone, that any clock of this machine can show.

    Raises
    ------
    ValueError, TypeError, OverflowError
    """
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text} has no time zone")
    found.astimezone()  # year 9999 west of Greenwich has no local time
    return found
