"""Hashes and signatures over what the journal says of a sitting.

Each sitting has one *seal*: a SHA-256 chained over its plan and its events in order, a hash of the
columns it is listed by, and an Ed25519 signature of both. It is renewed in the transaction of
each event. Everything is hashed as stored, byte for byte; names of candidates are in columns
alone, so that renaming changes no plan and no result.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass


def digest_parts(*parts: object) -> bytes:
    """SHA-256 of parts, each after its length, so that no two lists of parts give the same."""
    whole = hashlib.sha256()
    for part in parts:
        content = _part_bytes(part)
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.digest()


def _part_bytes(part: object) -> bytes:
    if isinstance(part, bytes):
        return part
    text = part if isinstance(part, str) else repr(part)  # a damaged column may hold anything
    return text.encode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A line of the table of sittings, as stored."""

    id: str
    profile_id: str
    candidate: str
    kind: str
    rules: str
    created_at: str
    autopilot: str | None
    body: str

    @property
    def listed(self) -> bytes:
        """Hash of what it is listed by."""
        autopilot = () if self.autopilot is None else (self.autopilot,)
        return digest_parts(
            "pixsim/row/1", self.id, self.profile_id, self.candidate, self.kind, self.rules,
            self.created_at, *autopilot,
        )  # fmt: skip

    @property
    def plan(self) -> bytes:
        """Where the chain of its events begins."""
        return digest_parts("pixsim/plan/1", self.id, self.body)


EventRow = tuple[int, str, str, str]
"""Number, moment, kind and body of an event, as stored."""


def extend_chain(head: bytes, events: Iterable[EventRow]) -> bytes:
    """The chain after more events."""
    for number, at, kind, body in events:
        head = digest_parts("pixsim/event/1", head, str(number), at, kind, body)
    return head


@dataclass(frozen=True, slots=True)
class Seal:
    """What a sitting must hash to.

    Attributes
    ----------
    listed : bytes
        See `SittingRow.listed`.
    events : int
        How many there are.
    head : bytes
        The chain after all of them.
    origin : str
    key : bytes
        Public key of the signature.
    signature : bytes
    """

    sitting: str
    kind: str
    listed: bytes
    events: int
    head: bytes
    origin: str
    key: bytes
    signature: bytes

    @property
    def message(self) -> bytes:
        """What is signed."""
        return digest_parts(
            "pixsim/seal/1", self.sitting, self.kind, self.listed, str(self.events), self.head,
            self.origin,
        )  # fmt: skip

    def matches(self, row: SittingRow, events: list[EventRow]) -> bool:
        """Whether a sitting is what was sealed."""
        return (
            row.listed == self.listed
            and row.kind == self.kind
            and len(events) == self.events
            and extend_chain(row.plan, events) == self.head
        )


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result as stored, with the signature over it and the events it was made of."""

    sitting: str
    body: str
    digest: bytes | None
    origin: str | None
    key: bytes | None
    signature: bytes | None

    @property
    def is_whole(self) -> bool:
        """Whether the body is what was hashed; says nothing of who hashed it."""
        return self.digest == self.hash_of(self.sitting, self.body)

    @staticmethod
    def hash_of(sitting: str, body: str) -> bytes:
        """Hash of a result."""
        return digest_parts("pixsim/result/1", sitting, body)

    def message(self, head: bytes) -> bytes:
        """What is signed: the body and the events."""
        return digest_parts(
            "pixsim/signed-result/1", self.sitting, self.body, head, self.origin or ""
        )


def write_row(connection: sqlite3.Connection, row: SittingRow) -> None:
    """Keep a new sitting."""
    connection.execute("INSERT INTO sitting VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(row))


def read_row(connection: sqlite3.Connection, sitting: str) -> SittingRow | None:
    """A sitting as stored."""
    found = connection.execute(
        "SELECT id, profile_id, candidate, kind, rules, created_at, autopilot, body "
        "FROM sitting WHERE id = ?",
        (sitting,),
    ).fetchone()
    return None if found is None or found[0] != sitting else SittingRow(*found)


def read_events(connection: sqlite3.Connection, sitting: str) -> list[EventRow]:
    """Events of a sitting as stored, in order."""
    return connection.execute(
        "SELECT seq, at, kind, body FROM event WHERE sitting = ? ORDER BY seq", (sitting,)
    ).fetchall()


def read_seal(connection: sqlite3.Connection, sitting: str) -> Seal | None:
    """The seal of a sitting."""
    found = connection.execute(
        "SELECT sitting, kind, listed, events, head, origin, key, signature "
        "FROM seal WHERE sitting = ?",
        (sitting,),
    ).fetchone()
    return None if found is None else Seal(*found)


def write_seal(connection: sqlite3.Connection, seal: Seal) -> None:
    """Keep a seal in place of the one before."""
    connection.execute("INSERT OR REPLACE INTO seal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(seal))


def read_result_row(connection: sqlite3.Connection, sitting: str) -> ResultRow | None:
    """The result of a sitting as stored."""
    found = connection.execute(
        "SELECT sitting, body, digest, origin, key, signature FROM result WHERE sitting = ?",
        (sitting,),
    ).fetchone()
    return None if found is None else ResultRow(*found)


def write_result_row(connection: sqlite3.Connection, row: ResultRow) -> None:
    """Keep a result in place of the one before."""
    connection.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?)", astuple(row))
