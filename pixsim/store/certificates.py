"""Gives the documents of sittings: whether there is one, its code, its signature.

The verification code of a sitting comes from the key of the installation: always the same, known to
nobody without the key, and nothing has to be kept. So do the bytes of the documents.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, Literal

from pixsim.documents.certificate import Certificate, NoDocumentError, Occasion, certificate_of
from pixsim.documents.payload import Signed, facts_bytes
from pixsim.documents.signed_file import FileKind, with_signature
from pixsim.framework import Framework
from pixsim.room.codes import DIGITS, LETTERS, OWN_PREFIX, VERIFICATION_LENGTH
from pixsim.store.journal import Journal, SittingSummary
from pixsim.store.progress import stored_result
from pixsim.store.seal import digest
from pixsim.store.signing import Signer

SIGNS: Final = (DIGITS + LETTERS).replace("Y", "")

Refusal = Literal[
    "not_over", "rejected", "cancelled", "error", "rules", "competences", "altered", "foreign",
    "unsigned",
]  # fmt: skip


class NotGivenError(ValueError):
    """A sitting has no document to give.

    Attributes
    ----------
    why : str
        ``not_over``; ``rejected``, ``cancelled``, ``error``, ``rules`` or ``competences``, see
        `NoDocumentError`; ``altered``, ``foreign`` or ``unsigned``, what its signature says.
    """

    def __init__(self, why: Refusal) -> None:
        self.why: Refusal = why
        super().__init__(f"no document: {why}")


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that may be given."""

    certificate: Certificate
    signed: Signed


def issue(journal: Journal, sitting: SittingSummary, framework: Framework) -> Issued:
    """The document of a sitting, signed.

    Raises
    ------
    NotGivenError
    JournalError
        The key cannot be read.
    """
    result = stored_result(sitting)
    if result is None:
        raise NotGivenError("not_over" if sitting.kind == "exam" else "altered")
    integrity = journal.integrity(sitting.id)
    if integrity != "intact":
        raise NotGivenError(integrity)
    signer = journal.sealer.signer
    codes = [competence.code for competence in framework.competences]
    try:
        certificate = certificate_of(
            result, verification_code(signer, sitting.id), Occasion(result.candidate), codes
        )
    except NoDocumentError as error:
        raise NotGivenError(error.kind) from error  # type: ignore[arg-type]
    return Issued(certificate, sign(signer, certificate))


def sign(signer: Signer, certificate: Certificate) -> Signed:
    """The facts of a certificate with their signature."""
    facts = facts_bytes(certificate)
    return Signed(signer.public, signer.sign(facts_message(facts)), facts)


def sign_file(signer: Signer, kind: FileKind, content: bytes) -> bytes:
    """A document with a signature over all its bytes."""
    return with_signature(kind, content, signer.sign(file_message(content)))


def facts_message(facts: bytes) -> bytes:
    """What is signed of the facts."""
    return digest("pixsim/certificate/1", facts)


def file_message(content: bytes) -> bytes:
    """What is signed of a file."""
    return digest("pixsim/document/1", content)


def verification_code(signer: Signer, sitting: str) -> str:
    """The code of a sitting: eight different signs, none that is easily taken for another."""
    drawn = signer.sign(digest("pixsim/verification-code/1", sitting))
    number = int.from_bytes(hashlib.sha256(drawn).digest())
    signs, left = "", SIGNS
    for _place in range(VERIFICATION_LENGTH):
        number, at = divmod(number, len(left))
        signs, left = signs + left[at], left[:at] + left[at + 1 :]
    return OWN_PREFIX + signs


def sitting_of_code(journal: Journal, code: str) -> SittingSummary | None:
    """The sitting of this machine that has a code, whatever became of it."""
    if journal.sealer.signer.known_public is None:
        return None
    return next((s for s in journal.summaries() if _has_code(journal, s.id, code)), None)


def _has_code(journal: Journal, sitting: str, code: str) -> bool:
    return verification_code(journal.sealer.signer, sitting) == code
