"""Keys found another way. Attaching and receiving files: size, links, MIME, base64."""

from __future__ import annotations

import base64
import email
import io
import mailbox
import re
import unicodedata
import zipfile
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from email.header import decode_header, make_header
from email.utils import format_datetime, parseaddr, parsedate_to_datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from pixsim.bank.marking.kinds import answer_matches
from pixsim.bank.schema import Comparison
from pixsim.families.messaging import pieces_jointes
from pixsim.text.french_dates import MONTHS
from tests.families.attachments import content, drawn, rows_of
from tests.families.reading import lines_of, rows
from tests.families.seeds import each_seed


@each_seed
def test_heaviest_message_that_passes(seed: int) -> None:
    values = drawn(pieces_jointes.heaviest_that_passes, seed)
    limit = Decimal(values["limit"].replace(",", "."))
    weights: dict[str, Fraction] = {}
    for message, _name, size in rows_of(values):
        weights[message] = weights.get(message, Fraction(0)) + Fraction(str(size)) * Fraction(4, 3)
    best = max(weight for weight in weights.values() if weight <= Fraction(limit))
    assert weights[values["message"]] == best
    assert abs(Fraction(values["key"].replace(",", ".")) - best) <= Fraction(1, 20)
    assert values["key"] not in values["wrong"]


@each_seed
def test_complete_applications(seed: int, tmp_path: Path) -> None:
    values = drawn(pieces_jointes.complete_applications, seed)
    path = tmp_path / "candidatures.mbox"
    path.write_bytes(content(values, "mbox").replace(b"\r\n", b"\n"))
    sent: dict[str, set[str]] = defaultdict(set)
    count = 0
    for message in mailbox.mbox(path):
        count += 1
        name, _address = parseaddr(str(message["From"]))
        assert message["To"] == "recrutement@association.example"
        who = str(make_header(decode_header(name)))
        for part in message.walk():
            if part.get_content_disposition() == "attachment":
                sent[who] |= set(re.findall("cv|lettre|identite", str(part.get_filename()).lower()))
        sent[who] |= set()
    assert count == values["sent"] > len(sent) == 12
    assert str(sum(len(held) == 3 for held in sent.values())) == values["count"]
    assert [who for who, held in sent.items() if held == {"cv", "lettre"}] == [values["who"]]
    assert values["count"] not in values["not_count"]
    assert values["who"] not in values["not_who"]


@each_seed
def test_belied_by_its_bytes(seed: int) -> None:
    values = drawn(pieces_jointes.belied_by_its_bytes, seed)
    begins = {
        b"%PDF": ("un document PDF", {"pdf"}),
        b"\x89PNG": ("une image PNG", {"png"}),
        b"\xff\xd8": ("une image JPEG", {"jpg"}),
        b"PK\3\4": ("une archive ZIP", {"zip", "docx", "odt"}),
        b"<!DOCTYPE": ("une page web (HTML)", {"html"}),
        b"MZ": ("un programme Windows", {"exe"}),
    }
    odd, count = [], 0
    for part in email.message_from_bytes(content(values, "eml")).walk():
        if part.get_content_disposition() != "attachment":
            continue
        count += 1
        held = part.get_payload(decode=True)
        assert isinstance(held, bytes)
        name = str(part.get_filename())
        ((what, ends),) = [told for begin, told in begins.items() if held.startswith(begin)]
        if name.rpartition(".")[2].lower() not in ends:
            odd.append((name, what))
    assert odd == [(values["name"], values["true"])]
    assert count == 10
    assert values["true"] in values["kinds"]


@each_seed
def test_wrong_encoding(seed: int) -> None:
    values = drawn(pieces_jointes.wrong_encoding, seed)
    message = email.message_from_bytes(content(values, "eml"))
    text, attached = message.walk().__iter__(), None
    parts = [part for part in text if not part.is_multipart()]
    body = parts[0].get_payload(decode=True)
    attached = parts[1].get_payload(decode=True)
    assert isinstance(body, bytes)
    assert isinstance(attached, bytes)
    said = re.search(r"portail change : (\S+)", body.decode("latin-1"))
    assert said is not None
    assert said[1] == values["code"]
    misread = body.decode(parts[0].get_content_charset() or "")
    assert "Ŕ bientôt" in misread  # what the explanation quotes
    assert "pičce jointe" in misread
    assert message["Date"] == format_datetime(parsedate_to_datetime(message["Date"]))  # its weekday
    shown = re.search(r"portail change : (\S+)", misread)
    assert shown is not None
    assert shown[1] == values["misread"][0] != values["code"]
    assert unicodedata.normalize("NFC", values["code"]) == values["code"]
    with zipfile.ZipFile(io.BytesIO(attached)) as archive:
        paid, changes = (
            [int(row[-1]) for row in rows(archive.read(name)) if row[0] == values["number"]]
            for name in ("versements.csv", "depuis.csv")
        )
    assert len(paid) == 1
    assert len(changes) == 2
    assert str(paid[0] + sum(changes)) == values["amount"]
    assert values["amount"] not in values["not_amount"]


@each_seed
def test_attached_meeting(seed: int) -> None:
    values = drawn(pieces_jointes.attached_meeting, seed)
    quoted = content(values, "txt").decode()
    assert quoted.splitlines() == lines_of(values["quoted"])
    text = base64.b64decode(re.sub(r"^> ", "", quoted, flags=re.MULTILINE)).decode()
    versions = {
        int(version): start
        for version, start in re.findall(r"SEQUENCE:(\d)\r\n.*?DTSTART:(\w+)Z", text, re.DOTALL)
    }
    assert len(versions) == 3
    assert not text.rstrip().endswith(f"{versions[2]}Z\r\nEND:VEVENT\r\nEND:VCALENDAR")
    start = datetime.strptime(f"{versions[2]}+0000", "%Y%m%dT%H%M%S%z")
    paris = start.astimezone(ZoneInfo("Europe/Paris"))
    assert f"{paris:%H:%M}" == values["key"]
    assert f"{start:%H:%M}" in values["wrong"]
    comparison = Comparison(compare="time")
    accepted, said = [values["key"], *values["also"]], f"le {paris.day} {MONTHS[paris.month - 1]}"
    assert answer_matches(f"{said} à {values['key']}", accepted, comparison)
    assert not answer_matches(f"le 31 décembre à {values['key']}", accepted, comparison)
    assert not answer_matches(f"{said} à {start:%H:%M}", accepted, comparison)
