"""Gives the documents of sittings: whether there is one, its code, its signature.

A room gives each test its verification code, and says from when to when its result may be seen. The
code of a sitting outside any room comes from the key of the installation: always the same, known to
nobody without the key, and nothing has to be kept.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, Literal

from pixsim.documents.certificate import Certificate, NoDocumentError, Occasion, build_certificate
from pixsim.documents.qr_payload import Signed, facts_bytes
from pixsim.documents.signed_file import FileKind, with_signature
from pixsim.framework import Framework
from pixsim.report.result.common import AnyResult
from pixsim.room.codes import verification_code
from pixsim.room.person import Person
from pixsim.room.seat import Seat
from pixsim.room.state import Room
from pixsim.room.visibility import visible_result
from pixsim.store.errors import AlteredSittingError
from pixsim.store.rooms.journal import Rooms, UnknownRoomError
from pixsim.store.rooms.papers import entered_day
from pixsim.store.seals.seal import digest_parts
from pixsim.store.seals.signing import Signer
from pixsim.store.sittings.journal import Journal, SittingSummary
from pixsim.store.sittings.progress import stored_result

LINK: Final = "link:"
"""What the account of a candidate begins with whose own machine keeps the sitting."""

Refusal = Literal[
    "gone", "not_over", "unpublished", "no_room", "erased", "rejected", "cancelled", "error", "rules",
    "competences", "altered", "foreign", "unsigned",
]  # fmt: skip


class NotGivenError(ValueError):
    """A sitting has no document to give.

    Attributes
    ----------
    why : str
        ``gone``: deleted meanwhile; ``not_over``; ``unpublished``, by its room; ``no_room``, which was deleted, or ``erased``,
        without its names; ``rejected``, ``cancelled``, ``error``, ``rules`` or ``competences``, see
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


def issue_certificate(journal: Journal, sitting: SittingSummary, framework: Framework) -> Issued:
    """The document of a sitting, signed.

    Raises
    ------
    NotGivenError
    AlteredSittingError
        Its room is not what was written.
    JournalError
        The key cannot be read.
    """
    result = stored_result(sitting)
    if result is None:
        if sitting.kind != "exam":
            raise NotGivenError("altered")
        raise NotGivenError("not_over" if sitting.room is None else "unpublished")
    integrity = journal.integrity(sitting.id)
    if integrity != "intact":
        raise NotGivenError(integrity)
    signer = journal.sealer.signer
    code, occasion = _occasion_of_sitting(journal, sitting, result)
    codes = [competence.code for competence in framework.competences]
    try:
        certificate = build_certificate(result, code, occasion, codes)
    except NoDocumentError as error:
        raise NotGivenError(error.kind) from error
    return Issued(certificate, sign_certificate(signer, certificate))


def _occasion_of_sitting(
    journal: Journal, sitting: SittingSummary, result: AnyResult
) -> tuple[str, Occasion]:
    """The code of a sitting, who sat, when and where; of its room where it has one."""
    if result.room is None:
        code = code_of_sitting(journal.sealer.signer, sitting.id)
        return code, Occasion(result.candidate)
    rooms = Rooms(journal)
    try:
        kept, integrity = rooms.load(result.room), rooms.integrity(result.room)
    except UnknownRoomError as error:
        raise NotGivenError("no_room") from error
    if integrity != "intact":
        raise NotGivenError(integrity)
    room, seat = kept.room, kept.room.seat_of_sitting(sitting.id)
    if seat is None or seat.verification_code is None:
        raise NotGivenError("no_room")
    status = seat.outcome[0]
    seen = visible_result(
        published=room.published is not None, result=status, is_owner=True, has_comment=False
    )
    if not seen.document or room.published is None:
        raise NotGivenError(_check_may_be_issued(seen.list_status))
    person = kept.people.get(seat.number)
    if person is None:
        raise NotGivenError("erased")
    return seat.verification_code, _room_occasion(room, seat, person)


def _check_may_be_issued(status: str) -> Refusal:
    """Why a test of a room has no document, by what its owner reads in their list."""
    found: dict[str, Refusal] = {"rejected": "rejected", "cancelled": "cancelled"}
    return found.get(status, "unpublished")


def _room_occasion(room: Room, seat: Seat, person: Person) -> Occasion:
    """Who sat in a room that was published, when and where."""
    return Occasion(
        name=full_name(person.first_name, person.last_name, room.rules),
        born=entered_day(person.birth_date or ""),
        delivered=None if room.published is None else room.published.astimezone().date(),
        supervised=True,
        remote=(seat.account or "").startswith(LINK),
        place=", ".join(filter(None, (room.fields.address.strip(), room.fields.room.strip()))),
        session=str(room.number),
    )


def full_name(first: str, last: str, rules: str) -> str:
    """A name as a document writes it: on a certificate the surname is in capitals."""
    return f"{first} {last.upper() if rules == 'v3' else last}".strip()


def sign_certificate(signer: Signer, certificate: Certificate) -> Signed:
    """The facts of a certificate with their signature."""
    facts = facts_bytes(certificate)
    return Signed(signer.public, signer.sign(facts_message(facts)), facts)


def sign_file(signer: Signer, kind: FileKind, content: bytes) -> bytes:
    """A document with a signature over all its bytes."""
    return with_signature(kind, content, signer.sign(file_message(content)))


def facts_message(facts: bytes) -> bytes:
    """What is signed of the facts."""
    return digest_parts("pixsim/certificate/1", facts)


def file_message(content: bytes) -> bytes:
    """What is signed of a file."""
    return digest_parts("pixsim/document/1", content)


def code_of_sitting(signer: Signer, sitting: str) -> str:
    """The code of a sitting: eight different signs, none that is easily taken for another."""
    drawn = signer.sign(digest_parts("pixsim/verification-code/1", sitting))
    return verification_code(int.from_bytes(hashlib.sha256(drawn).digest()))


def sittings_of_code(journal: Journal, code: str) -> list[SittingSummary]:
    """The sittings of this machine that have a code, whatever became of them: as good as always one.

    Rooms draw their codes apart from each other.
    """
    if journal.sealer.signer.known_public is None:
        return []
    of_rooms = _sittings_of_rooms(journal)

    def code_of(sitting: SittingSummary) -> str | None:
        if sitting.id in of_rooms or sitting.room is not None:
            return of_rooms.get(sitting.id)
        return code_of_sitting(journal.sealer.signer, sitting.id)

    return [sitting for sitting in journal.summaries() if code_of(sitting) == code]


def _sittings_of_rooms(journal: Journal) -> dict[str, str]:
    """The codes that rooms gave, by sitting; rooms that were altered gave none."""
    rooms, found = Rooms(journal), dict[str, str]()
    for number in rooms.numbers():
        try:
            seats = rooms.load(number).room.seats.values()
        except (AlteredSittingError, UnknownRoomError):
            continue
        found |= {
            s.sitting: s.verification_code for s in seats if s.sitting and s.verification_code
        }
    return found
