"""Competence 3.3: keys are found again in the files, as opened by other libraries."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import odfdo
import pypdf
import pytest

from pixsim.families.adaptation import handed, papers, quotes
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, open_document, pdf, word, workbook


@each_seed
def test_properties_name_who_created_the_document(seed: int) -> None:
    values = drawn(handed.unsigned_letter, seed)
    said = word(values).core_properties
    assert (said.author, said.last_modified_by) == (values["author"], values["changer"])
    assert f"{said.created:%d/%m/%Y}" == values["day"] != values["not_day"]
    meta = open_document(values, "odt").get_part("meta.xml")
    assert meta.initial_creator == values["author"]
    assert f"{meta.creation_date:%d/%m/%Y}" == values["day"]
    text = "\n".join(paragraph.text for paragraph in word(values).paragraphs)
    assert values["quoted"] in text
    assert values["author"] not in text


@each_seed
def test_what_is_blacked_out_can_be_copied(seed: int) -> None:
    values = drawn(papers.blacked_out, seed)
    text = pdf(values).pages[0].extract_text().replace("\n", " ")
    assert f"{values['key']} a signalé" in text
    assert all(name in text for name in values["wrong"])


@each_seed
def test_the_first_revision_is_still_there(seed: int) -> None:
    values = drawn(papers.earlier_revision, seed)
    whole = content(values, "pdf")
    assert values["now"] in pdf(values).pages[0].extract_text()
    assert values["company"] not in pdf(values).pages[0].extract_text()
    first = whole[: whole.index(b"%%EOF") + 6]
    text = pypdf.PdfReader(io.BytesIO(first), strict=True).pages[0].extract_text()
    assert f"Entreprise retenue : {values['company']}" in text
    assert values["amount"] in "".join(text.split())
    assert whole.count(b"%%EOF") == 2


@each_seed
def test_one_form_has_fields(seed: int) -> None:
    values = drawn(papers.fillable_form, seed)
    found = {
        name: pypdf.PdfReader(io.BytesIO(held)).get_fields()
        for name, held in values["files"].items()
    }
    (name,) = (name for name, fields in found.items() if fields)
    assert name == values["wanted"]
    fields: Any = found[name]
    assert len(fields["atelier"]["/Opt"]) == values["count"]


def _fonts(page: Any) -> Any:
    return page["/Resources"]["/Font"].values()


@each_seed
def test_a_font_and_a_page_are_refused_by_the_printer(seed: int) -> None:
    values = drawn(papers.printer_checks, seed)
    bare, sizes = set(), []
    for page in pdf(values).pages:
        sizes.append((round(float(page.mediabox.width)), round(float(page.mediabox.height))))
        for font in _fonts(page):
            held = font.get_object()
            if "/FontFile2" not in held.get("/FontDescriptor", {}):
                bare.add(held["/BaseFont"].lstrip("/"))
    assert bare == {values["font"]}
    (odd,) = (size for size in sizes if sizes.count(size) == 1)
    assert sizes.index(odd) + 1 == values["page"]
    named = {(595, 842): "A4", (420, 595): "A5", (842, 1191): "A3", (298, 420): "A6"}
    assert named[odd] == values["odd"]


def _held(document: Any) -> dict[str, int]:
    """How many a .docx has of what a conversion may lose."""
    xml = document.element.xml
    return {
        "une des notes": xml.count("<w:footnoteReference "),
        "un des commentaires": len(document.comments),
        "l'adresse d'un": xml.count("<w:hyperlink "),
        "une des lignes": sum(len(table.rows) for table in document.tables),
        "le style d'un": sum(p.style.name.startswith("Heading") for p in document.paragraphs),
    }


@each_seed
def test_one_thing_is_lost_in_the_conversion(seed: int) -> None:
    values = drawn(handed.lost_in_conversion, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        original, converted = archive.namelist()
        after = _held(docx.Document(io.BytesIO(archive.read(converted))))
        before: Any = odfdo.Document(io.BytesIO(archive.read(original))).get_part("content.xml")
    xml = str(before.serialize())
    tags = {"une des notes": "text:note ", "un des commentaires": "office:annotation ", "l'adresse d'un": "text:a ", "une des lignes": "table:table-row", "le style d'un": "text:h "}  # fmt: skip
    there = {said: len(re.findall(f"<{tag}", xml)) for said, tag in tags.items()}
    assert min(there.values()) >= 6
    (lost,) = (said for said in there if after[said] < there[said])
    assert there[lost] - after[lost] == 1
    assert values["options"][values["key"] - 1].startswith(lost)


@each_seed
def test_the_cheapest_printer_with_all_it_asks(seed: int) -> None:
    values = drawn(quotes.print_quotes, seed)
    book = workbook(values)
    inside = next(n for n in range(values["pages"], 99) if n % 4 == 0)
    sides = values["copies"] * inside
    bands = list(book["Prix à la page"].values)[1:]  # they go up: the last one counts
    prices: dict[Any, Any] = {name: price for name, least, price in bands if least <= sides}
    totals = {}
    for name, start, delivery, cover, tax in list(book["Frais"].values)[1:]:
        total = sides * prices[name] + start + delivery + cover * values["copies"]
        totals[name] = total * 1.2 if tax == "HT" else total
    best = min(totals, key=lambda name: totals[name])
    assert best == values["best"]
    assert float(values["cost"].replace(",", ".").replace("\xa0", "").replace("\u202f", "").replace(" ", "")) == pytest.approx(totals[best], abs=0.006)  # fmt: skip
    assert min(prices, key=lambda name: prices[name]) != best
    assert values["cost"] not in values["not_cost"]
