"""Documents are given where they may be, signed; what was changed, or taken back, is told."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.bank.reading.load import Bank
from pixsim.documents.certificate_files import certificate_page
from pixsim.documents.certificate_words import certificate_words
from pixsim.documents.qr_payload import Signed, key_fingerprint_text
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import read_framework
from pixsim.profile import Profile, read_profile
from pixsim.room.codes import draw_verification_code
from pixsim.room.events import FieldsChanged
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.room.candidate_list import erase_people
from pixsim.running.room.desk import Desk
from pixsim.running.room.removal import delete_room
from pixsim.store.certificates import issuing as certificates
from pixsim.store.certificates.issuing import (
    Issued,
    NotGivenError,
    code_of_sitting,
    issue_certificate,
    sign_file,
    sittings_of_code,
)
from pixsim.store.certificates.verification import (
    KeyTextError,
    document_json,
    key_fingerprint,
    verify_code,
    verify_file,
    verify_text,
)
from pixsim.store.rooms.journal import Rooms
from pixsim.store.seals.signing import KEY_FILE, Signer
from pixsim.store.sittings.erasure import delete_sitting, rename_sittings
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.summary import SittingSummary
from tests.conftest import ManualClock
from tests.room.steered import may_be_drawn
from tests.running.rooms import RoomOfTests, answer, order
from tests.tools.tiers import examples, tiered

NOBODY: frozenset[str] = frozenset()
FRAME = read_framework(bundled_folder("item_bank") / "framework.toml")


@pytest.fixture(scope="module")
def sat_before(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a sitting under each rule set: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("sat")
    profile = read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    with closing(Journal(folder / "pixsim.db")) as journal:
        sit_by_autopilot(profile, bank, journal, 3, 1)
        sit_by_autopilot(profile, bank, journal, 1, 1, rules=V3())
    return folder


@pytest.fixture
def journal(home: Path, sat_before: Path) -> Iterator[Journal]:
    shutil.copytree(sat_before, home)
    with closing(Journal(home / "pixsim.db")) as opened:
        yield opened


@pytest.fixture(params=["v2", "v3"])
def sitting(request: pytest.FixtureRequest, journal: Journal) -> SittingSummary:
    return next(s for s in journal.summaries() if s.rules == request.param)


@pytest.fixture
def issued(sitting: SittingSummary, journal: Journal, bank: Bank) -> Issued:
    return issue_certificate(journal, sitting, bank.framework)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "elsewhere" / "pixsim.db")


@pytest.mark.sampled(1)
def test_the_document_says_what_the_result_says(
    issued: Issued, sitting: SittingSummary, bank: Bank
) -> None:
    result = json.loads(sitting.result or "")
    facts = issued.certificate
    assert (facts.pix, facts.most, facts.rules) == (
        result["total_pix"],
        result["max_pix"],
        sitting.rules,
    )
    codes = [competence.code for competence in bank.framework.competences]
    assert dict(zip(codes, facts.levels, strict=True)) == {
        c["code"]: c["level"] for c in result["competences"]
    }
    assert (facts.level is None) == (sitting.rules == "v2")
    assert facts.simulated
    assert not facts.supervised


def test_a_code_is_the_same_each_time_and_no_other_s(
    issued: Issued, sitting: SittingSummary, journal: Journal, bank: Bank, elsewhere: Journal
) -> None:
    again = issue_certificate(journal, sitting, bank.framework)
    assert again == issued
    code = issued.certificate.code
    assert may_be_drawn(draw_verification_code, code)
    assert not code.startswith("P-")
    assert code_of_sitting(elsewhere.sealer.signer, sitting.id) != code
    many = {code_of_sitting(journal.sealer.signer, f"s{n}") for n in range(200)}
    assert len(many) == 200
    assert all(may_be_drawn(draw_verification_code, code) for code in many)
    assert [found.id for found in sittings_of_code(journal, code)] == [sitting.id]


def test_a_code_is_right_here_and_unknown_elsewhere(
    issued: Issued, journal: Journal, bank: Bank, elsewhere: Journal
) -> None:
    found = verify_code(journal, issued.certificate.code, bank.framework)
    assert found.is_right
    assert found.certificate == issued.certificate
    assert verify_code(elsewhere, issued.certificate.code, bank.framework).outcome == "unknown_code"
    assert verify_code(journal, "N-BCDF2346", bank.framework).outcome == "unknown_code"


def test_what_a_qr_code_says_is_right_for_who_knows_the_key(
    issued: Issued, journal: Journal, bank: Bank, elsewhere: Journal
) -> None:
    text, frame = issued.signed.text, bank.framework
    here = verify_text(text, NOBODY, journal, frame)
    assert (here.outcome, here.here, here.gone) == ("right", True, False)
    for other in (None, elsewhere):
        assert verify_text(text, NOBODY, other, frame).outcome == "unknown_issuer"
        known = frozenset({key_fingerprint_text(issued.signed.key)})
        told = verify_text(text, known, other, frame)
        assert (told.outcome, told.here) == ("right", False)
        assert told.certificate == issued.certificate


def test_any_sign_changed_is_refused(issued: Issued, journal: Journal, bank: Bank) -> None:
    text = issued.signed.text
    for place in range(8, len(text) - 1, 3):
        other = "A" if text[place] != "A" else "B"
        forged = text[:place] + other + text[place + 1 :]
        for journal_here in (None, journal):
            outcome = verify_text(forged, NOBODY, journal_here, bank.framework).outcome
            assert outcome == "altered", place


def test_a_score_signed_with_another_key_has_an_unknown_issuer(
    issued: Issued, journal: Journal, bank: Bank, elsewhere: Journal
) -> None:
    from pixsim.store.certificates.issuing import sign_certificate

    better = issued.certificate.model_copy(update={"pix": 800})
    forged = sign_certificate(elsewhere.sealer.signer, better)
    assert verify_text(forged.text, NOBODY, journal, bank.framework).outcome == "unknown_issuer"
    stolen = Signed(issued.signed.key, forged.signature, forged.facts)
    assert verify_text(stolen.text, NOBODY, journal, bank.framework).outcome == "altered"


def test_a_seal_of_the_journal_is_no_signature_of_a_certificate(
    issued: Issued, journal: Journal, bank: Bank
) -> None:
    raw = journal.sealer.signer.sign(issued.signed.facts)  # of another kind of message
    other = replace(issued.signed, signature=raw)
    assert verify_text(other.text, NOBODY, journal, bank.framework).outcome == "altered"


def test_a_page_is_right_to_the_last_byte(issued: Issued, journal: Journal, bank: Bank) -> None:
    words = certificate_words(issued.certificate, bank.framework, issued.signed)
    page = sign_file(journal.sealer.signer, "html", certificate_page(words).encode())

    def outcome(content: bytes) -> str:
        return verify_file(content, NOBODY, journal, bank.framework).outcome

    assert outcome(page) == "right"
    assert outcome(page + b"\r\n") == "right"
    pix = str(issued.certificate.pix).encode()
    for changed in (
        page.replace(b">" + pix + b"<", b">1000<"),
        page.replace(b"</main>", b"<p>1000 pix</p></main>"),
        page + b"<h1>1000 pix</h1>",
        b"\n".join(page.splitlines()[:-1]),
        page.replace(b"\n", b"\r\n"),
    ):
        assert changed != page
        found = verify_file(changed, NOBODY, journal, bank.framework)
        assert found.outcome == "file_altered"
        assert found.certificate == issued.certificate  # what was signed is still told
    assert outcome(b"<!DOCTYPE html><p>rien</p>") == "no_signature"
    assert outcome(b"\xff\xfe\x00") == "no_signature"


def test_a_pdf_is_right_to_the_last_byte(issued: Issued, journal: Journal, bank: Bank) -> None:
    pytest.importorskip("typst")
    from pixsim.documents.certificate_files import certificate_pdf

    words = certificate_words(issued.certificate, bank.framework, issued.signed)
    made = certificate_pdf(issued.certificate, words)
    content = sign_file(journal.sealer.signer, "pdf", made)
    assert verify_file(content, NOBODY, journal, bank.framework).is_right
    for place in range(1000, len(made), 5003):
        forged = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        assert not verify_file(forged, NOBODY, journal, bank.framework).is_right
    assert verify_file(made, NOBODY, journal, bank.framework).outcome == "file_altered"


def test_a_json_document_is_right_as_a_whole(issued: Issued, journal: Journal, bank: Bank) -> None:
    document = document_json(issued.certificate, issued.signed)
    text = json.dumps(document, indent=1)
    assert verify_file(text.encode(), NOBODY, journal, bank.framework).is_right
    assert verify_file(issued.signed.text.encode(), NOBODY, journal, bank.framework).is_right
    for changed in (
        document | {"pix": 800},
        document | {"name": "Tom"},
        document | {"more": 1},
        {name: value for name, value in document.items() if name != "official"},
    ):
        forged = json.dumps(changed).encode()
        assert verify_file(forged, NOBODY, journal, bank.framework).outcome == "file_altered"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE result SET body = json_set(body, '$.total_pix', 640)", "altered"),
        ("UPDATE sitting SET candidate = 'Tom'", "altered"),
        ("DELETE FROM event WHERE seq = 3", "altered"),
        ("DELETE FROM result", "not_over"),
    ],
)
def test_what_was_altered_has_no_document(
    sitting: SittingSummary, journal: Journal, bank: Bank, statement: str, why: str
) -> None:
    issued = issue_certificate(journal, sitting, bank.framework)
    with sqlite3.connect(journal.path) as connection:
        connection.execute(statement)
    now = next(s for s in journal.summaries() if s.id == sitting.id)
    with pytest.raises(NotGivenError) as refused:
        issue_certificate(journal, now, bank.framework)
    assert refused.value.why == why
    found = verify_text(issued.signed.text, NOBODY, journal, bank.framework)
    assert found.outcome == "withdrawn"
    assert verify_code(journal, issued.certificate.code, bank.framework).outcome == "unknown_code"


def test_another_key_gives_nothing(sitting: SittingSummary, journal: Journal, bank: Bank) -> None:
    journal.close()
    (journal.path.parent / KEY_FILE).unlink()
    again = Journal(journal.path)
    now = next(s for s in again.summaries() if s.id == sitting.id)
    with pytest.raises(NotGivenError) as refused:
        issue_certificate(again, now, bank.framework)
    assert refused.value.why == "foreign"


def test_what_was_not_obtained_has_no_document(
    sample: Profile, bank: Bank, journal: Journal
) -> None:
    lost = sit_by_autopilot(sample, bank, journal, -6, 1).sitting
    sitting = next(s for s in journal.summaries() if s.id == lost)
    with pytest.raises(NotGivenError) as refused:
        issue_certificate(journal, sitting, bank.framework)
    assert refused.value.why == "rejected"


def test_a_sitting_deleted_since_is_told(
    issued: Issued, sitting: SittingSummary, journal: Journal, bank: Bank
) -> None:
    delete_sitting(journal, sitting.id)
    found = verify_text(issued.signed.text, NOBODY, journal, bank.framework)
    assert (found.outcome, found.gone) == ("right", True)


@pytest.mark.parametrize("form", ["base32", "hex", "base64", "print", "spaced"])
def test_a_key_is_read_in_any_usual_form(form: str, journal: Journal) -> None:
    import base64

    key = journal.sealer.signer.public
    shown = {
        "base32": base64.b32encode(key).decode().rstrip("="),
        "hex": key.hex(),
        "base64": base64.b64encode(key).decode(),
        "print": key_fingerprint_text(key),
        "spaced": key_fingerprint_text(key).replace(" ", "").lower(),
    }[form]
    assert key_fingerprint(shown) == key_fingerprint_text(key)


@pytest.mark.parametrize("text", ["", "abc", "3F9A 21C0", "é" * 52, "A" * 53])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(KeyTextError):
        key_fingerprint(text)


@pytest.fixture(params=["v2", pytest.param("v3", marks=pytest.mark.full)])
def room(
    request: pytest.FixtureRequest,
    journal: Journal,
    bank: Bank,
    sample: Profile,
    clock: ManualClock,
) -> RoomOfTests:
    return RoomOfTests(journal, bank, sample, clock, rules=request.param)


@pytest.fixture
def desk(room: RoomOfTests) -> Iterator[Desk]:
    with room.desk() as desk:
        yield desk


def sat(room: RoomOfTests, desk: Desk, journal: Journal) -> SittingSummary:
    """Somebody has sat the whole test in the room."""
    exam = room.begin(desk, 1)
    answer(exam, room.clock, exam.session.length)
    return next(s for s in journal.summaries() if s.id == exam.session.sitting.id)


def why(journal: Journal, name: str, bank: Bank) -> str:
    summary = next(s for s in journal.summaries() if s.id == name)
    with pytest.raises(NotGivenError) as refused:
        issue_certificate(journal, summary, bank.framework)
    return refused.value.why


@pytest.mark.full
def test_a_room_gives_documents_only_while_it_is_published(
    room: RoomOfTests, desk: Desk, journal: Journal, bank: Bank
) -> None:
    name, frame = sat(room, desk, journal).id, bank.framework
    code = desk.room.seats[1].verification_code
    assert code is not None
    assert why(journal, name, bank) == "unpublished"
    assert verify_code(journal, code, frame).outcome == "unknown_code"
    order(desk, "finalise")
    assert why(journal, name, bank) == "unpublished"
    room.clock.step(86400)
    order(desk, "publish")
    found = verify_code(journal, code, frame)
    facts = found.certificate
    assert facts is not None
    assert found.signed is not None
    assert (facts.tested, facts.delivered) == (date(2026, 11, 25), date(2026, 11, 26))
    assert facts.born == date(2000, 3, 3)
    assert facts.name == ("Léa PETIT" if room_rules(room, journal) == "v3" else "Léa Petit")
    assert (facts.place, facts.session) == ("Maison du numérique, Salle 2", str(room.number))
    assert facts.supervised
    assert facts.code == code
    payload = found.signed.text
    assert verify_text(payload, NOBODY, journal, frame).is_right
    order(desk, "unpublish")
    assert verify_text(payload, NOBODY, journal, frame).outcome == "withdrawn"
    assert verify_code(journal, code, frame).outcome == "unknown_code"
    assert why(journal, name, bank) == "unpublished"


def room_rules(room: RoomOfTests, journal: Journal) -> str:
    return Rooms(journal).load(room.number).room.rules


def publish(desk: Desk, journal: Journal, name: str) -> SittingSummary:
    """Finalise and publish a room; one of its sittings, as it is then."""
    order(desk, "finalise")
    order(desk, "publish")
    return next(s for s in journal.summaries() if s.id == name)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("act", "status"), tiered([("reject_for_fraud", "rejected"), ("cancel", "cancelled")], 2)
)
def test_what_the_jury_takes_back_is_withdrawn(
    room: RoomOfTests, desk: Desk, journal: Journal, bank: Bank, act: str, status: str
) -> None:
    sitting = sat(room, desk, journal)
    now = publish(desk, journal, sitting.id)
    payload = issue_certificate(journal, now, bank.framework).signed.text
    order(desk, "jury", 1, act=act)
    assert why(journal, sitting.id, bank) == status
    assert verify_text(payload, NOBODY, journal, bank.framework).outcome == "withdrawn"


@pytest.mark.full
def test_two_rooms_with_one_code_do_not_cross(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    payloads, codes = [], set()
    for length in (32, 24):  # the same draws in both
        room = RoomOfTests(journal, bank, sample, clock)
        with room.desk() as desk:
            exam = room.begin(desk, 1)
            answer(exam, clock, length)
            answer(exam, clock, 32 - length, right=False)
            order(desk, "finalise")
            order(desk, "publish")
        codes.add(desk.room.seats[1].verification_code)
        name = exam.session.sitting.id
        now = next(s for s in journal.summaries() if s.id == name)
        payloads.append(issue_certificate(journal, now, bank.framework).signed.text)
    assert len(codes) == 1
    for payload in payloads:
        assert verify_text(payload, NOBODY, journal, bank.framework).is_right


def test_names_erased_since_take_nothing_back(
    room: RoomOfTests, desk: Desk, journal: Journal, bank: Bank
) -> None:
    sitting = sat(room, desk, journal)
    now = publish(desk, journal, sitting.id)
    payload = issue_certificate(journal, now, bank.framework).signed.text
    erase_people(desk, "Mme Durand")
    assert why(journal, sitting.id, bank) == "erased"
    found = verify_text(payload, NOBODY, journal, bank.framework)
    assert (found.outcome, found.gone) == ("right", True)


def test_a_name_corrected_since_takes_the_document_back(
    sitting: SittingSummary, issued: Issued, journal: Journal, bank: Bank
) -> None:
    rename_sittings(journal, sitting.profile_id, "Tom")
    found = verify_text(issued.signed.text, NOBODY, journal, bank.framework)
    assert found.outcome == "withdrawn"
    now = next(s for s in journal.summaries() if s.id == sitting.id)
    assert issue_certificate(journal, now, bank.framework).certificate.name == "Tom"


def test_odd_fields_of_a_room_make_a_document_all_the_same(
    room: RoomOfTests, desk: Desk, journal: Journal, bank: Bank
) -> None:
    fields = desk.room.fields.model_copy(
        update={"address": "L\u00a0Œuvre\n\x1b[31m" + "x" * 400, "room": "  "}
    )
    desk.record(FieldsChanged(at=desk.now(), fields=fields))
    sitting = sat(room, desk, journal)
    now = publish(desk, journal, sitting.id)
    place = issue_certificate(journal, now, bank.framework).certificate.place
    assert place.startswith("L\u00a0Œuvre\\n\\x1b[31mxxx")
    assert place.endswith("x…")


def test_an_altered_or_deleted_room_gives_nothing(
    room: RoomOfTests, desk: Desk, journal: Journal, bank: Bank
) -> None:
    sitting = sat(room, desk, journal)
    now = publish(desk, journal, sitting.id)
    issued = issue_certificate(journal, now, bank.framework)
    with sqlite3.connect(journal.path) as connection:
        connection.execute("UPDATE room_person SET last_name = 'Tom' WHERE seat = 1")
    assert verify_code(journal, issued.certificate.code, bank.framework).outcome == "unknown_code"
    assert verify_text(issued.signed.text, NOBODY, journal, bank.framework).outcome == "withdrawn"
    delete_room(desk, keep_published=True)
    assert verify_text(issued.signed.text, NOBODY, journal, bank.framework).gone
    assert why(journal, sitting.id, bank) == "no_room"


def test_the_signer_is_the_one_of_the_journal(journal: Journal, issued: Issued) -> None:
    assert issued.signed.key == Signer(journal.path.parent).public
    assert re.fullmatch(r"([0-9A-F]{4} ){3}[0-9A-F]{4}", key_fingerprint_text(issued.signed.key))


@settings(max_examples=examples(150), deadline=None)
@given(
    head=st.sampled_from([b"", b"%PDF-1.7\n", b"<!DOCTYPE html>", b"{", b'["PIXSIM1:']),
    body=st.binary(max_size=300) | st.text("ABCXYZ234567 \n.", max_size=400).map(str.encode),
    prefixed=st.booleans(),
)
def test_no_file_is_too_odd_to_be_refused(head: bytes, body: bytes, prefixed: bool) -> None:
    content = head + (b"PIXSIM1:" if prefixed else b"") + body
    outcome = verify_file(content, NOBODY, None, FRAME).outcome
    assert outcome in ("no_signature", "altered")


def test_a_sitting_kept_on_the_candidate_s_machine_is_marked_so(
    room: RoomOfTests, desk: Desk, journal: Journal, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sat(room, desk, journal)
    now = publish(desk, journal, sitting.id)
    assert not issue_certificate(journal, now, bank.framework).certificate.remote
    account = desk.room.seats[1].account
    assert account is not None
    monkeypatch.setattr(certificates, "LINK", account[:3])  # as if it had joined from there
    assert issue_certificate(journal, now, bank.framework).certificate.remote
