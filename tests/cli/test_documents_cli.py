"""Documents on the command line: made, verified, printed; each refusal in one sentence."""

from __future__ import annotations

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.documents.qr_payload import key_fingerprint_text
from pixsim.profile import Profile
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.store.certificates.issuing import issue_certificate
from pixsim.store.people.personal_codes import read_codes
from pixsim.store.people.profiles import create_profile
from pixsim.store.rooms.journal import Rooms
from pixsim.store.rooms.papers import (
    room_incidents,
    room_results,
    room_session,
    room_sheet_people,
)
from pixsim.store.sittings.journal import Journal
from tests.cli.test_people import run
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests, answer, order

CLASS = """nom;identifiant;temps_majore;1.1;1.2;1.3;2.1;2.2;2.3
Léa Bœuf;E1;33;2;2;2;2;2;1
<script>x</script>;E2;;1;0;;;;
Zoé D'Ârc;E3;;3;3;3;3;3;3
"""


@pytest.fixture
def name(bank: Bank, sample: Profile, journal: Journal) -> str:
    return sit_by_autopilot(sample, bank, journal, 1, 1, rules=V3()).sitting


def test_a_document_is_made_verified_and_refused(
    name: str, journal: Journal, bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("typst")
    shown = run("certificate", "make", name)
    assert shown.exit_code == 0
    assert "NON OFFICIEL" in shown.stdout
    files = {kind: tmp_path / f"léa.{kind}" for kind in ("pdf", "html")}
    written = run(
        "certificate",
        "make",
        "independant",
        "--pdf",
        str(files["pdf"]),
        "--html",
        str(files["html"]),
    )
    assert written.exit_code == 0, written.output
    before = {path: path.read_bytes() for path in files.values()}
    run("certificate", "make", name, "--pdf", str(files["pdf"]), "--html", str(files["html"]))
    assert {path: path.read_bytes() for path in files.values()} == before
    issued = issue_certificate(journal, journal.summaries()[0], bank.framework)
    document = run("certificate", "make", name, "--json").stdout
    (tmp_path / "léa.json").write_text(document)
    payload, code = json.loads(document)["payload"], issued.certificate.code
    for what in (*files.values(), tmp_path / "léa.json", payload, code, code.lower()):
        found = run("certificate", "verify", str(what))
        assert (found.exit_code, found.stdout[:16]) == (0, "✓ Signature just"), what
        assert f"{issued.certificate.pix} pix sur 895" in found.stdout.replace("\xa0", " ")
    files["html"].write_bytes(before[files["html"]].replace(b"Candidat simul", b"Candidat v"))
    found = run("certificate", "verify", str(files["html"]))
    assert (found.exit_code, found.stdout[:9]) == (1, "✗ ALTÉRÉ ")
    told = json.loads(run("certificate", "verify", str(files["html"]), "--json").stdout)
    assert (told["ok"], told["outcome"]) == (False, "file_altered")
    assert told["certificate"]["pix"] == issued.certificate.pix

    key = json.loads(run("certificate", "key", "--json").stdout)
    assert key["fingerprint"] == key_fingerprint_text(issued.signed.key)
    monkeypatch.setenv("PIXSIM_HOME", str(tmp_path / "elsewhere"))
    there = run("certificate", "verify", str(files["pdf"]))
    assert there.exit_code == 1
    assert there.stdout.startswith("Signature juste, émetteur inconnu")
    assert key["fingerprint"] in there.stdout
    for known in (key["key"], key["fingerprint"]):
        assert run("certificate", "verify", str(files["pdf"]), "--key", known).exit_code == 0
    assert run("certificate", "verify", code).exit_code == 1
    assert not (tmp_path / "elsewhere").exists()  # looking makes nothing


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("make", "nobody"), 2, "aucune épreuve ni aucun candidat"),
        (("verify", "N-BCDF2346"), 1, "Aucun document n'a ce code"),
        (("verify", "no-such-file.pdf"), 3, "no-such-file.pdf"),
        (("verify", "PIXSIM1:ABC"), 1, "ALTÉRÉ"),
        (("verify", "N-BCDF2346", "--key", "xyz"), 2, "ni une clé publique"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    arguments: tuple[str, ...], exit_code: int, said: str
) -> None:
    found = run("certificate", *arguments)
    assert found.exit_code == exit_code
    assert said in found.output
    assert "Traceback" not in found.output


def test_a_result_not_obtained_or_not_there_gives_none(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    lost = sit_by_autopilot(sample, bank, journal, -6, 1).sitting
    refused = run("certificate", "make", lost)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "n'a pas été obtenue" in refused.stderr


def test_without_the_extra_the_page_is_written_and_the_pdf_explained(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf, html = tmp_path / "a.pdf", tmp_path / "a.html"
    found = run("certificate", "make", name, "--pdf", str(pdf), "--html", str(html))
    assert found.exit_code == 3
    assert "[pdf]'" in found.stderr
    assert html.exists()
    assert not pdf.exists()


@pytest.fixture
def classroom(tmp_path: Path) -> Path:
    path = tmp_path / "classe.csv"
    path.write_text(CLASS)
    assert run("profile", "import", str(path)).exit_code == 0
    return path


def test_a_class_has_its_report_sheets_and_table(classroom: Path, tmp_path: Path) -> None:
    text = run("class", "report").stdout
    assert [text.count(one) for one in ("Léa Bœuf", "Zoé D'Ârc")] == [1, 1]
    assert "2 personnes sont certifiables" in text.replace("\xa0", " ")
    only = run("class", "report", "zoe", "--title", "Mardi").stdout
    assert "Mardi" in only
    assert "Léa" not in only
    document = json.loads(run("class", "report", "--json").stdout)
    assert (document["schema"], document["official"]) == ("pixsim/class/1", False)
    states = {one["name"]: one["state"] for one in document["people"]}
    assert states == {
        "<script>x</script>": "not_yet",
        "Léa Bœuf": "may_sit",
        "Zoé D'Ârc": "may_sit",
    }
    for command in ("report", "sheets"):
        pdf, html = tmp_path / f"{command}.pdf", tmp_path / f"{command}.html"
        printed = ("--pdf", str(pdf)) if find_spec("typst") else ()
        made = run("class", command, *printed, "--html", str(html))
        assert made.exit_code == 0, made.output
        assert not printed or pdf.read_bytes().startswith(b"%PDF-")
        assert "&lt;script&gt;x&lt;/script&gt;" in html.read_text()
    table = run("class", "results", "--list", str(classroom))
    assert table.stdout.count("pas terminée") == 3
    run("class", "results", "--out", str(tmp_path))
    assert len(list(tmp_path.glob("pixsim-resultats-*.csv"))) == 1


def test_who_is_on_a_list_and_not_here_is_named(classroom: Path) -> None:
    classroom.write_text(CLASS + "Nina;E9;;1;;;;;\n")
    found = run("class", "report", "--list", str(classroom))
    assert "n'a pas de profil ici : Nina" in found.stderr
    assert "Nina" not in found.stdout


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("report",), 1, "Personne n'a encore de profil"),
        (("sheets",), 2, "--pdf FICHIER ou --html FICHIER"),
        (("results", "nobody"), 2, "personne ne porte ce nom"),
    ],
)
def test_a_class_that_cannot_be_is_said(
    arguments: tuple[str, ...], exit_code: int, said: str
) -> None:
    found = run("class", *arguments)
    assert found.exit_code == exit_code
    assert said in found.output


def test_a_room_has_its_papers(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    room = RoomOfTests(journal, bank, sample, clock, extra={2: 33})
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 32)
        order(desk, "finalise")
        order(desk, "publish")
    kept = Rooms(journal).load(room.number)
    facts = room_session(kept)
    assert (facts.session, facts.time, facts.room) == (str(room.number), "14:00", "Salle 2")
    people = room_sheet_people(kept)
    assert [one.name for one in people] == ["Mehdi Karim", "Léa Petit", "Zoé Roux"]
    assert [one.extra_time_percent for one in people] == [33, 0, 0]
    assert room_incidents(kept) == ()
    (line,) = room_results(kept, journal)
    assert (line.first_name, line.last_name, line.status) == ("Léa", "Petit", "validated")
    assert line.number == kept.room.seats[1].verification_code
    assert line.result is not None


@pytest.mark.full
def test_the_commands_of_a_room_write_its_papers_once_published(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, tmp_path: Path
) -> None:
    create_profile(sample, ())
    room = RoomOfTests(journal, bank, sample, clock)
    number, folder = str(room.number), str(tmp_path)
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 32)
        answer(room.begin(desk, 2), clock, 32, right=False)
        order(desk, "finalise")
        for command in (("results", number), ("certificates", number, folder)):
            early = run("room", *command)
            assert (early.exit_code, early.stdout) == (1, "")
            assert "n'a pas publié" in early.stderr
        for mine in (desk.room.seats[1].sitting or "", sample.id):
            refused = run("certificate", "make", mine)
            assert (refused.exit_code, refused.stdout) == (1, "")
            assert "n'a pas publié" in refused.stderr
        order(desk, "publish")
    written = run("room", "certificates", number, folder, "--html")
    assert written.exit_code == 0, written.output
    assert "Mehdi Karim (n° 2, 03/03/2000) : Pas de document" in written.stderr
    (page,) = tmp_path.glob("N-*.html")
    found = run("certificate", "verify", str(page))
    assert found.exit_code == 0
    assert "Sans surveillance" not in found.stdout
    assert run("certificate", "verify", page.stem).exit_code == 0
    table = run("room", "results", number).stdout
    assert [row.count("obtenue") for row in table.splitlines()[1:]] == [1, 1]
    assert "Petit" in table
    for paper in ("sheets", "report"):
        out = tmp_path / f"{paper}.html"
        assert run("room", paper, number, "--html", str(out)).exit_code == 0
        assert "NON OFFICIEL" in out.read_text()
    assert "Mehdi Karim" in (tmp_path / "sheets.html").read_text()
    missing = run("room", "report", "99")
    assert missing.exit_code == 2
    assert "pixsim room list" in missing.output


def test_slips_give_each_a_code_once_and_renew_them_when_told(
    classroom: Path, tmp_path: Path
) -> None:
    html, door = tmp_path / "codes.html", "http://pc-12:8490"
    printed = ("--pdf", str(tmp_path / "codes.pdf")) if find_spec("typst") else ()
    made = run("class", "slips", "--list", str(classroom), *printed, "--html", str(html), "--address", door)  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "3 codes tirés" in made.stdout.replace("\xa0", " ")
    page = html.read_text()
    codes = re.findall(r"[0-9A-Z]{5}-[0-9A-Z]{5}", page)
    assert len(set(codes)) == 3
    assert f"{door}/" in page
    assert page.count("<svg") == 3
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    whose = [read_codes().whose(code) for code in codes]
    assert len(set(whose)) == 3
    assert None not in whose
    again = run("class", "slips", "--html", str(html))
    assert again.exit_code == 1
    assert "Chacun a déjà son code" in again.stderr
    assert html.read_text() == page  # the one place where the codes are written
    renewed = run("class", "slips", "zoe", "--renew", "--html", str(html), "--address", door)
    assert renewed.exit_code == 0, renewed.output
    assert [read_codes().whose(code) for code in codes].count(None) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--address", "http://pc-12:8490"), "--pdf FICHIER ou --html FICHIER"),
        (("--html", "x.html", "--address", "pc-12"), "sans chemin"),
        (("--html", "x.html", "--address", "http://pc-12/a"), "sans chemin"),
    ],
)
@pytest.mark.usefixtures("classroom")
def test_slips_that_lead_nowhere_are_refused_and_no_code_is_kept(
    options: tuple[str, ...], said: str
) -> None:
    made = run("class", "slips", *options)
    assert made.exit_code == 2
    assert said in made.stderr
    assert not read_codes().people


def test_codes_hold_only_once_their_slips_are_written(classroom: Path, tmp_path: Path) -> None:
    made = run("class", "slips", "--list", str(classroom), "--html", str(tmp_path / "no" / "\0"))
    assert made.exit_code != 0
    assert not read_codes().people
