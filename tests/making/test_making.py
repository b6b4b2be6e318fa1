"""Makers: the same bytes each time, read again by libraries that had no part in making them."""

from __future__ import annotations

import email
import io
import subprocess
import sys
import zipfile
from email import policy
from typing import Any

import docx
import odfdo
import openpyxl
import pypdf
import pytest
from PIL import Image

from pixsim.bank.checking.files import file_faults, placeholder_content
from pixsim.bank.question import Attachment
from pixsim.making.documents import Table, document
from pixsim.making.make import make
from pixsim.making.makers.ods import open_formula
from pixsim.making.pictures import Picture, Writing
from pixsim.making.texts import PlainText
from pixsim.viewing.documents import document_view
from pixsim.viewing.workbooks import workbook_view
from tests.making.samples import BOOK, CHARTS, MAIL, PHOTO, SAMPLES, TEXT


def read(name: str) -> Any:
    return io.BytesIO(make(name, SAMPLES[name]))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_description_gives_the_same_bytes(name: str) -> None:
    assert make(name, SAMPLES[name]) == make(name, SAMPLES[name])


def test_bytes_depend_neither_on_the_day_nor_on_hashes() -> None:
    script = (
        "import hashlib; from tests.making.samples import SAMPLES; from pixsim.making.make import make\n"
        "for name, held in SAMPLES.items(): print(name, hashlib.sha256(make(name, held)).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert len(found) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_other_libraries_open_each(name: str) -> None:
    file = Attachment(name=name, source=make(name, SAMPLES[name]))
    missing: set[str] = set()
    assert list(file_faults((file,), missing)) == []
    assert not missing


def test_what_is_cut_is_told() -> None:
    for name in (
        "ventes.xlsx",
        "rapport.odt",
        "rapport.docx",
        "rapport.pdf",
        "plan.png",
        "dossier.zip",
    ):
        content = make(name, SAMPLES[name])
        for kept in (content[: len(content) // 2], b"rien"):
            cut = (Attachment(name=name, source=kept),)
            assert [kind for kind, _context in file_faults(cut, set())] == ["closed_file"]
    large = Attachment(name="a.txt", source=b"x" * 300_000)
    assert [kind for kind, _context in file_faults((large,), set())] == ["heavy_file"]


def test_a_promise_differs_where_the_file_does() -> None:
    assert (
        placeholder_content("a.xlsx", BOOK)
        == placeholder_content("a.xlsx", BOOK)
        != placeholder_content("a.xlsx", CHARTS)
    )
    assert placeholder_content("a.txt", b"x") == b"x"


def test_what_cannot_be_made_is_told() -> None:
    with pytest.raises(ValueError, match=r"a\.pdf: a Workbook makes xlsx, ods"):
        make("a.pdf", BOOK)
    with pytest.raises(ValueError, match="charts are made in"):
        make("a.ods", CHARTS)


def test_cells_of_a_workbook() -> None:
    book: Any = openpyxl.load_workbook(read("ventes.xlsx"))
    sales = book["Ventes"]
    assert sales["C122"].value == "=SUM(C2:C121)"
    assert sales["C122"].comment.text == "à vérifier"
    assert sales["B2"].value.strftime("%d/%m/%Y") == "01/01/2026"
    assert sales["B2"].number_format == "dd/mm/yyyy"
    assert sales.row_dimensions[4].hidden
    assert sales.auto_filter.ref == "A1:D121"
    assert [rule.type for rule in sales.data_validations.dataValidation] == ["list", "whole"]
    assert book["Cachée"].sheet_state == "hidden"
    assert book["Cachée"]["B1"].value == "12"
    assert [str(cells) for cells in book["Cachée"].merged_cells.ranges] == ["A2:B2"]
    assert book.defined_names["Taux"].attr_text == "Ventes!$C$2"
    said = book.properties
    assert (said.creator, said.lastModifiedBy, said.modified.day) == ("Léa Roux", "Karim Petit", 9)
    stored: Any = openpyxl.load_workbook(read("ventes.xlsx"), data_only=True)
    assert stored["Cachée"]["A3"].value == 10_710


def test_cells_of_an_open_workbook() -> None:
    document: Any = odfdo.Document(read("ventes.ods"))
    sales, hidden = document.body.tables
    assert (sales.name, hidden.name) == ("Ventes", "Cachée")
    assert sales.get_cell("C122").formula == "of:=SUM([.C2:.C121])"
    assert sales.get_cell("C122").value == 10_710
    assert str(sales.get_cell("B2").value).startswith("2026-01-01")
    assert hidden.get_cell("B1").value == "12"
    assert hidden.get_cell("A3").formula == "of:=[$Ventes.C122]"
    with zipfile.ZipFile(read("ventes.ods")) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        content = archive.read("content.xml").decode()
    assert content.count('table:visibility="filter"') == 2
    assert 'table:display="false"' in content
    assert "à vérifier" in content


def test_formulas_are_turned_to_open_ones() -> None:
    turned = {
        '=IF(A1>2,"a,b",B$3)': 'of:=IF([.A1]>2;"a,b";[.B$3])',
        "='Deux mots'!C4*LOG10(D5)": "of:=[$'Deux mots'.C4]*LOG10([.D5])",
        "=SUM(Mars!$B$2:$B$9)": "of:=SUM([$Mars.$B$2:.$B$9])",
        "=TAUX1*2": "of:=TAUX1*2",
    }
    for written, expected in turned.items():
        if written != "=TAUX1*2":  # a name that reads like a cell is one
            assert open_formula(written) == expected


def test_the_viewer_shows_what_was_described() -> None:
    for name in ("ventes.xlsx", "ventes.ods"):
        sheets = dict(workbook_view(make(name, BOOK)).sheets)
        assert [column.name for column in sheets["Ventes"].columns] == [
            "Ville",
            "Date",
            "Montant",
            "Part",
        ]
        assert sheets["Ventes"].rows[0][:3] == ("V0", "01/01/2026", "0")
        assert sheets["Ventes"].rows[-1][3] == "#DIV/0!"
    for name in ("rapport.docx", "rapport.odt"):
        lines = document_view(make(name, TEXT)).lines
        assert "Intro" in lines
        assert "Figure 1 : plan" in lines
        assert "Voir 1, là" in lines
        assert any(line.startswith("Un texte gras") and "ajouté" in line for line in lines)
        assert not any("ôté" in line for line in lines)


def test_paragraphs_of_a_document() -> None:
    document: Any = docx.Document(read("rapport.docx"))
    styles = {one.text: one.style.name for one in document.paragraphs}
    assert styles["Intro"] == "Heading 1"
    assert styles["Fin"] == "Heading 2"
    assert styles["Figure 1 : plan".replace("1 ", " ")] == "Caption"
    assert [comment.text for comment in document.comments] == ["À revoir"]
    first, second = document.sections
    assert (round(first.gutter.cm, 1), round(second.page_width.cm, 1)) == (0.5, 29.7)
    assert first.header.paragraphs[0].text == "Mairie"
    assert second.header.paragraphs[0].text == ""
    xml = document.element.xml
    for tag in (
        "w:ins ",
        "w:del ",
        "w:footnoteReference",
        "w:vanish",
        "MERGEFIELD Nom",
        "SEQ Figure",
    ):
        assert tag in xml


def test_a_table_is_never_last_in_a_document() -> None:
    content = make("a.docx", document("x", Table((("A", "B"), ("1", "2")))))
    body = docx.Document(io.BytesIO(content)).element.body
    assert [child.tag.rpartition("}")[2] for child in body] == ["p", "tbl", "p", "sectPr"]


def test_paragraphs_of_an_open_document() -> None:
    document: Any = odfdo.Document(read("rapport.odt"))
    assert [title.text for title in document.body.headers] == ["Intro", "Fin"]
    meta = document.get_part("meta.xml")
    assert (meta.initial_creator, meta.creator) == ("Léa Roux", "Karim Petit")
    content = document.get_part("content.xml").serialize()
    for tag in (
        "text:insertion",
        "text:deletion",
        "text:note ",
        "office:annotation ",
        "text:s ",
        "text:tab",
    ):
        assert f"<{tag}" in str(content)


def test_pages_of_a_pdf() -> None:
    reader: Any = pypdf.PdfReader(read("rapport.pdf"), strict=True)
    assert "Page 1 sur 2" in reader.pages[0].extract_text()
    assert reader.metadata["/Author"] == "Léa Roux"
    assert str(reader.metadata["/ModDate"]).startswith("D:20260309080000")
    assert [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)] == ["Intro"]
    form: Any = pypdf.PdfReader(read("fiche.pdf"), strict=True)
    fields = form.get_fields() or {}
    assert fields.keys() == {"nom", "accord", "ville"}
    assert fields["accord"]["/V"] == "/Yes"
    assert "gras" in form.pages[0].extract_text()
    whole = make("fiche.pdf", SAMPLES["fiche.pdf"])
    first = pypdf.PdfReader(io.BytesIO(whole[: whole.index(b"%%EOF") + 6]), strict=True)
    assert "Dupont" in first.pages[0].extract_text()


def test_what_a_camera_says() -> None:
    exif = Image.open(io.BytesIO(make("a.jpg", PHOTO))).getexif()
    assert (exif[0x010F], exif[0x0110], exif[0x0112]) == ("Kodax", "D5", 6)
    camera, place = exif.get_ifd(0x8769), exif.get_ifd(0x8825)
    assert float(camera[0x829A]) == 1 / 250
    assert float(camera[0x829D]) == 5.6
    assert camera[0x9003] == "2026:05:03 14:22:01"
    degrees, minutes, seconds = (float(part) for part in place[2])
    assert place[1] == "S"
    assert degrees + minutes / 60 + seconds / 3600 == pytest.approx(45.7578, abs=1e-5)


def test_parts_of_a_message() -> None:
    message = email.message_from_bytes(make("a.eml", MAIL), policy=policy.default)
    assert message["subject"] == "Réunion à Évry"
    named = {
        part.get_filename(): part.get_content_type()
        for part in message.walk()
        if part.get_filename()
    }
    assert named["notes.txt"] == "application/pdf"  # announced so
    assert named.keys() == {"plan.png", "ventes.xlsx", "notes.txt"}
    body = message.get_body(("html",))
    assert body is not None
    assert "cid:plan.png" in body.get_content()


def test_members_of_an_archive() -> None:
    with zipfile.ZipFile(read("dossier.zip")) as archive:
        assert archive.namelist() == ["a/", "a/ventes.ods", "lot.zip"]
        assert archive.getinfo("a/ventes.ods").date_time[:3] == (2025, 5, 1)
        assert archive.comment == b"lot 3"
        assert archive.read("a/ventes.ods") == make("ventes.ods", BOOK)


def test_lines_of_calendars_and_contacts() -> None:
    calendar = make("agenda.ics", SAMPLES["agenda.ics"])
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    unfolded = calendar.decode().replace("\r\n ", "")
    assert "SUMMARY:" + "Réunion\\, à " * 9 in unfolded
    assert "LOCATION:Salle \\; 4" in unfolded
    assert "DTSTART;TZID=Europe/Paris:20260302T090000" in unfolded
    assert "DTSTART:20260303T090000Z" in unfolded
    card = make("carnet.vcf", SAMPLES["carnet.vcf"]).decode()
    assert "TEL;TYPE=WORK:01 99 00 12 34\r\n" in card
    assert "NOTE:a\\, b\r\n" in card


def test_texts_are_encoded() -> None:
    assert (
        make("table.csv", SAMPLES["table.csv"]).decode("utf-8-sig")
        == 'a;b\r\n1,5;"x;y"\r\n02/01/2026;\r\n'
    )
    assert make("a.txt", PlainText("é\n", "cp1252", "\r\n")) == b"\xe9\r\n"


def test_a_bank_loads_without_makers() -> None:
    script = "import sys; import pixsim.bank.reading.load as b; b.load_bank(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not {name for name in loaded if name.startswith("pixsim.making")}
    assert not loaded & {"xlsxwriter", "reportlab", "PIL"}


@pytest.mark.parametrize("sign", "éèêàçùôîœæÉÀ€«»°…–")
def test_a_picture_draws_each_french_sign_and_no_empty_box(sign: str) -> None:
    def drawn(text: str) -> bytes:
        picture = Picture(40, 40, drawn=(Writing(text, (4, 4), size=24),))
        return Image.open(io.BytesIO(make("a.png", picture))).tobytes()

    assert drawn(sign) != drawn("\uffff")  # what stands for a sign that the letters lack
    assert drawn(sign) != drawn(" ")
