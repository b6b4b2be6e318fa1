"""What a QR code carries: the facts of a certificate, who signed them, and the signature.

As text: ``PIXSIM1:``, then in base 32 the public key (32 bytes), the Ed25519 signature (64 bytes) and
the facts (a JSON array, UTF-8), then a full stop; all signs are of the alphanumeric mode of QR codes.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from pixsim.documents.certificate import Certificate
from pixsim.text.json_text import JsonError, read_json

PREFIX: Final = "PIXSIM1:"
KEY_BYTES, SIGNATURE_BYTES = 32, 64
PATTERN = re.compile(rf"{PREFIX}([A-Z2-7]{{160,4000}})\.")
FINGERPRINT_BYTES: Final = 8
FLAGS = ("supervised", "remote", "simulated")


class PayloadError(ValueError):
    """A text that carries no certificate."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Facts as they were signed.

    Attributes
    ----------
    key : bytes
        Public key of the issuer.
    signature : bytes
    facts : bytes
        What was signed, see `facts_bytes`.
    """

    key: bytes
    signature: bytes
    facts: bytes

    @property
    def text(self) -> str:
        """What the QR code carries."""
        packed = base64.b32encode(self.key + self.signature + self.facts).decode().rstrip("=")
        return f"{PREFIX}{packed}."

    @property
    def certificate(self) -> Certificate:
        """The facts.

        Raises
        ------
        PayloadError
        """
        return _read_facts(self.facts)


def facts_bytes(certificate: Certificate) -> bytes:
    """The facts of a certificate in one form, the same for the same facts."""
    c = certificate
    flags = sum(getattr(c, name) << place for place, name in enumerate(FLAGS))
    row = [
        c.code, c.rules, c.name, "" if c.born is None else c.born.isoformat(), c.birth_place,
        c.tested.isoformat(), c.delivered.isoformat(), c.pix, c.most, c.level or 0,
        "".join("-" if level < 0 else str(level) for level in c.levels),
        flags, c.centre, c.place, c.session,
    ]  # fmt: skip
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def find_payload(text: str) -> Signed | None:
    """The first payload in a text; spaces and line ends within it were made by who laid it out.

    Raises
    ------
    PayloadError
        There is one, and it is not whole.
    """
    start = text.find(PREFIX)
    if start < 0:
        return None
    packed = re.sub(r"\s+", "", text[start:])
    match = PATTERN.match(packed)
    if match is None:
        raise PayloadError("the payload is cut")
    body = match[1]
    try:
        raw = base64.b32decode(body + "=" * (-len(body) % 8))
    except binascii.Error as error:
        raise PayloadError("the payload is not base 32") from error
    head = KEY_BYTES + SIGNATURE_BYTES
    found = Signed(raw[:KEY_BYTES], raw[KEY_BYTES:head], raw[head:])
    if found.text != match[0]:  # spare bits of the last sign: one text only for one payload
        raise PayloadError("the payload has another form")
    return found


def key_fingerprint_text(key: bytes) -> str:
    """What tells one public key from another at a glance: « 3F9A 21C0 77AB 0012 »."""
    import hashlib

    shown = hashlib.sha256(key).digest()[:FINGERPRINT_BYTES].hex().upper()
    return " ".join(re.findall("....", shown))


def _read_facts(content: bytes) -> Certificate:
    try:
        row = read_json(content)
    except JsonError as error:
        raise PayloadError(f"the facts are not JSON: {error}") from error
    if not isinstance(row, list) or len(row) != 15 or type(row[11]) is not int:
        raise PayloadError("the facts are not a row of 15")
    names = (
        "code", "rules", "name", "born", "birth_place", "tested", "delivered", "pix", "most",
        "level", "levels", "flags", "centre", "place", "session",
    )  # fmt: skip
    found = dict(zip(names, row, strict=True))
    flags = found.pop("flags")
    found |= {name: bool(flags >> place & 1) for place, name in enumerate(FLAGS)}
    levels = found["levels"]
    if not isinstance(levels, str) or not re.fullmatch("[-0-8]*", levels):
        raise PayloadError("the levels are not digits")
    found["levels"] = [-1 if level == "-" else int(level) for level in levels]
    found["born"], found["level"] = found["born"] or None, found["level"] or None
    try:
        certificate = Certificate.model_validate(found)
    except ValidationError as error:
        raise PayloadError("the facts are not those of a certificate") from error
    if facts_bytes(certificate) != content:
        raise PayloadError("the facts have another form")
    return certificate
