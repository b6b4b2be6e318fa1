"""Pseudonyms of candidates in exports: stable, and of no use without the journal they come from.

A pseudonym is the keyed hash (HMAC-SHA256, 80 bits kept) of the profile's id. The key is drawn at
random for each journal and kept in it: two machines whose profiles share an id (everybody has the
samples) give different pseudonyms, a copy of a journal gives the same, and nobody without the
journal can try names one after the other. The key is as private as the names, which are beside it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

KEY_BYTES = 32
KEPT_BYTES = 10  # chance of a collision among 100,000 candidates: 4e-15


def pseudonym(key: bytes, profile: str) -> str:
    """Sixteen letters and digits for a profile's id."""
    digest = hmac.new(key, profile.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:KEPT_BYTES]).decode().lower()


def journal_key(path: Path) -> bytes:
    """The key of a journal, drawn when it is first asked for.

    Raises
    ------
    sqlite3.Error
    """
    with closing(sqlite3.connect(path, isolation_level=None, timeout=5)) as connection:
        if (known := _known_key(connection)) is not None:
            return known
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE IF NOT EXISTS export_key (value BLOB NOT NULL) STRICT")
        key = _known_key(connection)  # another process may have been faster
        if key is None:
            key = secrets.token_bytes(KEY_BYTES)
            connection.execute("INSERT INTO export_key VALUES (?)", (key,))
        connection.execute("COMMIT")
    return key


def _known_key(connection: sqlite3.Connection) -> bytes | None:
    query = "SELECT count(*) FROM sqlite_master WHERE name = 'export_key'"
    if not connection.execute(query).fetchone()[0]:
        return None
    row = connection.execute("SELECT value FROM export_key").fetchone()
    return None if row is None else bytes(row[0])
