"""Keys found another way. Exporting for a use: PDF, EPUB, HTML, print."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import numpy as np
import odfdo
import pypdf

from pixsim.families.adaptation import export
from pixsim.worlds.files import acts
from pixsim.worlds.goals import reached
from tests.families.attachments import content, drawn, pdf
from tests.families.seeds import each_seed


def test_an_open_document_is_saved_in_another_format() -> None:
    values = export.save_as_pdf(np.random.default_rng(5))
    start = values["world"]
    (save,) = values["solution"]
    opened = start.step(acts.Open(thing=save.thing))
    assert reached(values["goal"], start, opened.step(save))
    assert not reached(values["goal"], start, opened.step(save.changed(form="docx")))


@each_seed
def test_one_form_has_fields(seed: int) -> None:
    values = drawn(export.fillable_form, seed)
    found = {
        name: pypdf.PdfReader(io.BytesIO(held)).get_fields()
        for name, held in values["files"].items()
    }
    (name,) = (name for name, fields in found.items() if fields)
    assert name == values["wanted"]
    fields: Any = found[name]
    assert len(fields["atelier"]["/Opt"]) == values["count"]


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
    values = drawn(export.lost_in_conversion, seed)
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


def _fonts(page: Any) -> Any:
    return page["/Resources"]["/Font"].values()


@each_seed
def test_a_font_and_a_page_are_refused_by_the_printer(seed: int) -> None:
    values = drawn(export.printer_checks, seed)
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
