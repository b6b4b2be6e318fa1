"""Verifies a certificate: by its code, by what its QR code says, or as a file; without a network."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pixsim.documents.certificate import SCHEMA, Certificate
from pixsim.documents.qr_payload import (
    KEY_BYTES,
    PayloadError,
    Signed,
    find_payload,
    key_fingerprint_text,
)
from pixsim.documents.signed_file import file_kind, without_signature
from pixsim.framework import Framework
from pixsim.room.durations import is_valid
from pixsim.store.certificates.issuing import (
    NotGivenError,
    facts_message,
    file_message,
    issue_certificate,
    sittings_of_code,
)
from pixsim.store.errors import AlteredSittingError
from pixsim.store.rooms.journal import Rooms, UnknownRoomError
from pixsim.store.seals.signing import is_signed
from pixsim.store.sittings.journal import Journal
from pixsim.text.json_text import JsonError, read_json

Outcome = Literal[
    "right",
    "unknown_issuer",
    "altered",
    "file_altered",
    "withdrawn",
    "unknown_code",
    "no_signature",
]
"""Signed by a known key; rightly signed by another; not what was signed; the facts are right but the
file around them was changed; no longer given here; no such code here; nothing signed."""

DECISIVE = ("code", "rules", "name", "pix", "level", "levels")
"""Facts that a document given before must still share with the one that would be given now."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found.

    Attributes
    ----------
    outcome : str
    signed : Signed or None
        What was signed, where a signature is right.
    certificate : Certificate or None
        Its facts.
    here : bool
        Whether this installation issued it.
    gone : bool
        Issued here, and no longer in the journal.
    """

    outcome: Outcome
    signed: Signed | None = None
    certificate: Certificate | None = None
    here: bool = False
    gone: bool = False

    @property
    def is_right(self) -> bool:
        """Whether it can be relied on, as far as a signature goes."""
        return self.outcome == "right"

    def is_out_of_date(self, today: date) -> bool:
        """Whether its three years are over."""
        return self.certificate is not None and not is_valid(self.certificate.delivered, today)


class KeyTextError(ValueError):
    """A text that is no public key, nor the fingerprint of one."""


def verify_code(journal: Journal, code: str, framework: Framework) -> Verification:
    """A code typed by hand, in the journal of this machine.

    Whatever is not given to its owner is unknown to all, as at Pix.
    """
    for sitting in sittings_of_code(journal, code):
        try:
            issued = issue_certificate(journal, sitting, framework)
        except (NotGivenError, AlteredSittingError):
            continue
        return Verification("right", issued.signed, issued.certificate, here=True)
    return Verification("unknown_code")


def verify_text(
    text: str, known: frozenset[str], journal: Journal | None, framework: Framework
) -> Verification:
    """What a QR code says.

    Parameters
    ----------
    text : str
    known : frozenset of str
        Fingerprints of the keys one trusts.
    journal : Journal or None
        Of this machine: its key is trusted, and it knows what it withdrew.
    framework : Framework
    """
    try:
        signed = find_payload(text)
        if signed is None:
            return Verification("no_signature")
        if not is_signed(signed.key, signed.signature, facts_message(signed.facts)):
            return Verification("altered")
        certificate = signed.certificate
    except PayloadError:
        return Verification("altered")
    own = None if journal is None else journal.sealer.signer.known_public
    if journal is not None and signed.key == own:
        return _issued_here(journal, signed, certificate, framework)
    trusted = key_fingerprint_text(signed.key) in known
    return Verification("right" if trusted else "unknown_issuer", signed, certificate)


def verify_file(
    content: bytes, known: frozenset[str], journal: Journal | None, framework: Framework
) -> Verification:
    """A page, a PDF or a JSON file, or a text that holds what a QR code says; all bytes count."""
    kind = file_kind(content)
    text = content.decode("latin-1" if kind == "pdf" else "utf-8", "replace")
    found = verify_text(text, known, journal, framework)
    if found.signed is None or found.certificate is None:
        return found
    if kind is None:
        whole = _is_whole_text(text, found.signed, found.certificate)
    else:
        signed_part, signature = without_signature(content)
        whole = is_signed(found.signed.key, signature, file_message(signed_part))
    if whole:
        return found
    return Verification("file_altered", found.signed, found.certificate, found.here, found.gone)


def _issued_here(
    journal: Journal, signed: Signed, certificate: Certificate, framework: Framework
) -> Verification:
    """Signed with the key of this machine, which may know better since."""
    sittings = sittings_of_code(journal, certificate.code)
    gone = not sittings and _may_be_gone(journal, certificate)
    right = gone
    for sitting in sittings:
        try:
            now = issue_certificate(journal, sitting, framework).certificate
        except AlteredSittingError:
            continue
        except NotGivenError as error:
            if error.why == "erased":  # its names: nothing says that the result was taken back
                right = gone = True
            continue
        right = right or all(getattr(now, name) == getattr(certificate, name) for name in DECISIVE)
    return Verification(
        "right" if right else "withdrawn", signed, certificate, here=True, gone=gone
    )


def _may_be_gone(journal: Journal, certificate: Certificate) -> bool:
    """Whether a sitting was only deleted; not where its room is there and says otherwise."""
    if not certificate.session.isdecimal():
        return True
    try:
        room = Rooms(journal).load(int(certificate.session)).room
    except UnknownRoomError:
        return True
    except AlteredSittingError:
        return False
    return any(seat.verification_code == certificate.code for seat in room.seats.values())


def document_json(certificate: Certificate, signed: Signed) -> dict[str, Any]:
    """A certificate as a JSON document: its facts in plain view, and what the QR code says."""
    return {
        "schema": SCHEMA,
        "official": False,
        **certificate.model_dump(mode="json"),
        "valid_until": certificate.valid_until.isoformat(),
        "key": key_fingerprint_text(signed.key),
        "payload": signed.text,
    }


def _is_whole_text(text: str, signed: Signed, certificate: Certificate) -> bool:
    """Whether a text says nothing but what was signed: the payload alone, or the JSON document."""
    if re.sub(r"\s+", "", text) == signed.text:
        return True
    try:
        found = read_json(text)
    except JsonError:
        return False
    return bool(found == json.loads(json.dumps(document_json(certificate, signed))))


def key_fingerprint(text: str) -> str:
    """The fingerprint of a public key, given as such, in hexadecimal, in base 32 or in base 64.

    Raises
    ------
    KeyTextError
    """
    packed = re.sub(r"[\s:-]+", "", text)
    if re.fullmatch(r"[0-9A-Fa-f]{16}", packed):
        return " ".join(re.findall("....", packed.upper()))
    for read in (bytes.fromhex, _decode_base32, _decode_base64):
        try:
            key = read(packed)
        except (ValueError, binascii.Error):
            continue
        if len(key) == KEY_BYTES:
            return key_fingerprint_text(key)
    raise KeyTextError("no public key, nor the fingerprint of one")


def _decode_base32(text: str) -> bytes:
    return base64.b32decode(text + "=" * (-len(text) % 8))


def _decode_base64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
