"""Tables of the journal, as an ordered list of migrations."""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import replace

from pixsim.store.seals.seal import Seal, digest_parts, extend_chain, read_events, read_row
from pixsim.store.seals.sealing import Sealer
from pixsim.store.seals.signing import Signer
from pixsim.store.sittings.names import without_name

KEY_BYTES = 32  # of the pseudonyms
Migration = Callable[[sqlite3.Connection, Signer], None]

FIRST = """
CREATE TABLE sitting (
    id TEXT PRIMARY KEY,
    profile_id TEXT NOT NULL,
    candidate TEXT NOT NULL,
    kind TEXT NOT NULL,  -- exam, positioning or practice
    rules TEXT NOT NULL,
    created_at TEXT NOT NULL,
    autopilot TEXT,
    body TEXT NOT NULL
) STRICT;
CREATE TABLE event (
    sitting TEXT NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sitting, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE result (
    sitting TEXT PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX sitting_by_profile ON sitting (profile_id, created_at);
"""

SEALS = """
CREATE TABLE seal (
    sitting TEXT PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    listed BLOB NOT NULL,
    events INTEGER NOT NULL,
    head BLOB NOT NULL,
    origin TEXT NOT NULL,  -- made, before, foreign or altered
    key BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE result ADD COLUMN digest BLOB;
ALTER TABLE result ADD COLUMN origin TEXT;
ALTER TABLE result ADD COLUMN key BLOB;
ALTER TABLE result ADD COLUMN signature BLOB;
DROP INDEX sitting_by_profile;
CREATE TABLE IF NOT EXISTS export_key (value BLOB NOT NULL) STRICT;
ALTER TABLE export_key ADD COLUMN digest BLOB;
"""

REVIEW_MARKS = """
CREATE TABLE review_mark (
    sitting TEXT NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    PRIMARY KEY (sitting, place)
) STRICT, WITHOUT ROWID;
"""

ROOMS = """
CREATE TABLE room (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE room_event (
    room INTEGER NOT NULL REFERENCES room (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (room, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER room_event_is_kept BEFORE UPDATE ON room_event
BEGIN SELECT RAISE(ABORT, 'an event of a room is never changed'); END;
CREATE TABLE room_person (
    room INTEGER NOT NULL REFERENCES room (number) ON DELETE CASCADE,
    seat INTEGER NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    birth_date TEXT,
    external_id TEXT,
    profile_id TEXT,
    PRIMARY KEY (room, seat)
) STRICT, WITHOUT ROWID;
CREATE TABLE room_seal (
    room INTEGER PRIMARY KEY REFERENCES room (number) ON DELETE CASCADE,
    events INTEGER NOT NULL,
    head BLOB NOT NULL,
    people BLOB NOT NULL,
    origin TEXT NOT NULL,
    key BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
"""


def _create_tables(connection: sqlite3.Connection, signer: Signer) -> None:  # noqa: ARG001
    _run_script(connection, FIRST)


def _seal_existing(connection: sqlite3.Connection, signer: Signer) -> None:
    """Seal what there is, as being of before; take the names out of plans and results."""
    _run_script(connection, SEALS)
    sealer = Sealer(signer)
    for (name,) in connection.execute("SELECT id FROM sitting").fetchall():
        _seal_earlier_sitting(connection, name, sealer)
    found = connection.execute("SELECT value FROM export_key").fetchone()
    key = secrets.token_bytes(KEY_BYTES) if found is None else bytes(found[0])
    connection.execute("DELETE FROM export_key")
    connection.execute("INSERT INTO export_key VALUES (?, ?)", (key, digest_parts(key)))


def _seal_earlier_sitting(connection: sqlite3.Connection, name: str, sealer: Sealer) -> None:
    try:
        row = read_row(connection, name)
        events = read_events(connection, name)
        body = connection.execute("SELECT body FROM result WHERE sitting = ?", (name,)).fetchone()
    except sqlite3.DatabaseError:  # a damaged page: the rest of the journal must open
        row, events, body = None, [], None
    if row is not None and (plain := _text_or_none(without_name(row.body))) is not None:
        connection.execute("UPDATE sitting SET body = ? WHERE id = ?", (plain, name))
        row = replace(row, body=plain)
    seal = Seal(
        sitting=name,
        kind=row.kind if row is not None else "exam",
        listed=row.listed if row is not None else b"",
        events=len(events),
        head=extend_chain(row.plan, events) if row is not None else b"",
        origin="before" if row is not None else "altered",
        key=b"",
        signature=b"",
    )
    sealer.write(connection, seal)
    if body is not None and (plain := _text_or_none(without_name(body[0]))) is not None:
        sealer.write_result(connection, plain, seal)


def _text_or_none(text: str) -> str | None:
    """None where it holds bytes that are no text: such a row is left as it is."""
    return None if re.search("[\ud800-\udfff]", text) else text


def _run_script(connection: sqlite3.Connection, script: str) -> None:
    """Statements one by one, within the transaction of the caller."""
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _review_marks(connection: sqlite3.Connection, signer: Signer) -> None:  # noqa: ARG001
    _run_script(connection, REVIEW_MARKS)


def _create_room_tables(connection: sqlite3.Connection, signer: Signer) -> None:  # noqa: ARG001
    _run_script(connection, ROOMS)


MIGRATIONS: tuple[Migration, ...] = (
    _create_tables,
    _seal_existing,
    _review_marks,
    _create_room_tables,
)
