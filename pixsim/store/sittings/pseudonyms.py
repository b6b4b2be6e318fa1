"""Pseudonyms of candidates in exports: stable, and of no use without the journal they come from.

A pseudonym is the keyed hash (HMAC-SHA256, 80 bits kept) of the profile's id, or of the name of a
sitting, which says when it began and is shown elsewhere. The key is drawn at
random for each journal and kept in it: two machines whose profiles share an id (everybody has the
samples) give different pseudonyms, a copy of a journal gives the same, and nobody without the
journal can try names one after the other. The key is as private as the names, which are beside it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import sqlite3
from pathlib import Path

from pixsim.store.errors import JournalError
from pixsim.store.seals.seal import digest_parts

KEPT_BYTES = 10  # chance of a collision among 100,000 candidates: 4e-15


def pseudonym_of(key: bytes, profile: str) -> str:
    """Sixteen letters and digits for a profile's id."""
    digest = hmac.new(key, profile.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:KEPT_BYTES]).decode().lower()


def sitting_pseudonym(key: bytes, sitting: str) -> str:
    """Sixteen letters and digits for a sitting: not the name it has elsewhere."""
    return pseudonym_of(key, f"sitting\0{sitting}")  # no profile has such an id


def journal_key(connection: sqlite3.Connection, path: Path) -> bytes:
    """The key of a journal, drawn when the journal was made.

    Parameters
    ----------
    path : Path
        Of the journal, for what is said when it is damaged.

    Raises
    ------
    JournalError
        It is not what was drawn: pseudonyms would silently be others.
    sqlite3.Error
    """
    found = connection.execute("SELECT value, digest FROM export_key").fetchall()
    if len(found) != 1 or digest_parts(found[0][0]) != found[0][1]:
        raise JournalError("unreadable", path, "the key of the pseudonyms is damaged")
    return bytes(found[0][0])
