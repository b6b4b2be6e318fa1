"""Makes the seals of one journal, and says how far a sitting can be trusted."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from pixsim.report.result.integrity import Integrity
from pixsim.store.errors import FAULTS, UnknownSittingError
from pixsim.store.seals.seal import (
    ResultRow,
    Seal,
    extend_chain,
    read_events,
    read_result_row,
    read_row,
    read_seal,
    write_result_row,
    write_seal,
)
from pixsim.store.seals.signing import Signer, is_signed


class Sealer:
    """Signs seals and results; every method works within the transaction of its caller."""

    def __init__(self, signer: Signer) -> None:
        self.signer = signer
        self._own: dict[str, bytes] = {}  # signatures of seals made here

    def write(self, connection: sqlite3.Connection, seal: Seal) -> None:
        """Sign a seal and keep it in place of the one before."""
        signed = replace(seal, key=self.signer.public, signature=self.signer.sign(seal.message))
        write_seal(connection, signed)
        self._own[seal.sitting] = signed.signature

    def write_result(self, connection: sqlite3.Connection, body: str, made_of: Seal) -> None:
        """Sign a result and keep it; `made_of` is the seal of the events it was made of."""
        name, origin = made_of.sitting, made_of.origin
        digest = ResultRow.hash_of(name, body)
        row = ResultRow(name, body, digest, origin, self.signer.public, None)
        signature = self.signer.sign(row.message(made_of.head))
        write_result_row(connection, replace(row, signature=signature))

    def trusted(self, connection: sqlite3.Connection, sitting: str) -> Seal:
        """The seal of a sitting, its origin lowered where it is not ours or does not match.

        What is built on it keeps that origin for good: nothing altered is made right by going on.

        Raises
        ------
        UnknownSittingError
        """
        found = read_seal(connection, sitting)
        if found is not None and self._own.get(sitting) == found.signature:
            return found
        row, events = read_row(connection, sitting), read_events(connection, sitting)
        if row is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        if found is None:
            head = extend_chain(row.plan, events)
            return Seal(sitting, row.kind, row.listed, len(events), head, "altered", b"", b"")
        if not found.matches(row, events) or not is_signed(
            found.key, found.signature, found.message
        ):
            return replace(found, origin="altered")
        return found if found.key == self.signer.public else replace(found, origin="foreign")

    def forget(self, sitting: str) -> None:
        """A sitting was deleted."""
        self._own.pop(sitting, None)

    def integrity(self, connection: sqlite3.Connection, sitting: str) -> Integrity:
        """What the signatures of a sitting and of its result say.

        Raises
        ------
        UnknownSittingError
        """
        try:
            row, sealed = read_row(connection, sitting), read_seal(connection, sitting)
            events = read_events(connection, sitting)
            result = read_result_row(connection, sitting)
        except FAULTS:
            return "altered"
        if row is None and sealed is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        if row is None or sealed is None or not sealed.matches(row, events):
            return "altered"
        if not is_signed(sealed.key, sealed.signature, sealed.message):
            return "altered"
        keys, origins = {sealed.key}, {sealed.origin}
        if result is not None:
            if not result.is_whole or not is_signed(
                result.key, result.signature, result.message(sealed.head)
            ):
                return "altered"
            keys.add(result.key or b"")
            origins.add(result.origin or "altered")
        if "altered" in origins:
            return "altered"
        if keys != {self.signer.known_public} or "foreign" in origins:
            return "foreign"
        return "unsigned" if "before" in origins else "intact"
