"""Keys found another way. Cleaning before release: author, revisions, layers, redaction."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pypdf

from pixsim.families.adaptation import metadonnees
from pixsim.making.make import make
from pixsim.text.french_dates import MONTHS
from tests.families.attachments import content, drawn, open_document, pdf, word
from tests.families.drawing import draw_values
from tests.families.reading import only_file
from tests.families.seeds import each_seed


@each_seed
def test_properties_name_who_created_the_document(seed: int) -> None:
    values = drawn(metadonnees.unsigned_letter, seed)
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
def test_tracked_changes_and_the_comment(seed: int) -> None:
    values = drawn(metadonnees.left_in_a_contract, seed)
    with zipfile.ZipFile(BytesIO(content(values, "docx"))) as archive:
        body = archive.read("word/document.xml").decode()
        comments = ElementTree.fromstring(archive.read("word/comments.xml"))
    assert values["total"] == len(re.findall(r"<w:(?:ins|del) ", body))
    authors = [value for one in comments for name, value in one.items() if name.endswith("author")]
    assert authors == [values["remarks"]]


@each_seed
def test_what_is_blacked_out_can_be_copied(seed: int) -> None:
    values = drawn(metadonnees.blacked_out, seed)
    text = pdf(values).pages[0].extract_text().replace("\n", " ")
    assert f"{values['key']} a signalé" in text
    assert all(name in text for name in values["wrong"])


def made_of(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    values = draw_values(family, seed)
    values["files"] = {name: make(name, held) for name, held in values["files"].items()}
    return values


@each_seed
def test_document_author(seed: int) -> None:
    values = made_of(metadonnees.document_author, seed)
    found = {}
    with zipfile.ZipFile(io.BytesIO(only_file(values))) as whole:
        for name in whole.namelist():
            with zipfile.ZipFile(io.BytesIO(whole.read(name))) as archive:
                inside = "docProps/core.xml" if name.endswith("docx") else "meta.xml"
                said = {e.tag.rpartition("}")[2]: e.text or "" for e in ET.fromstring(archive.read(inside)).iter()}  # fmt: skip
            author, when = ("creator", "created") if name.endswith("docx") else ("initial-creator", "creation-date")  # fmt: skip
            changer = said["lastModifiedBy" if name.endswith("docx") else "creator"]
            found[name] = (said[author], int(said[when][5:7]), changer)
    month = MONTHS.index(values["month"].split()[0]) + 1
    asked = (values["creator"], month, values["changer"])
    assert [name for name, hands in found.items() if hands == asked] == values["key"][:1]
    assert set(values["wrong"]) == found.keys() - set(values["key"])
    assert len(found) == 24
    for place in range(3):  # two of the three are not enough
        alike = [h for h in found.values() if h[:place] + h[place + 1 :] == asked[:place] + asked[place + 1 :]]  # fmt: skip
        assert len(alike) > 1


@each_seed
def test_minutes_are_signed_in_french(seed: int) -> None:
    written = repr(draw_values(metadonnees.document_author, seed)["files"])
    assert re.search(r"Compte rendu d(?:e |')[A-ZÉ]", written)
    assert not re.search(r"Compte rendu de [AEIOUÉ]", written)


@each_seed
def test_the_first_revision_is_still_there(seed: int) -> None:
    values = drawn(metadonnees.earlier_revision, seed)
    whole = content(values, "pdf")
    assert values["now"] in pdf(values).pages[0].extract_text()
    assert values["company"] not in pdf(values).pages[0].extract_text()
    first = whole[: whole.index(b"%%EOF") + 6]
    text = pypdf.PdfReader(io.BytesIO(first), strict=True).pages[0].extract_text()
    assert f"Entreprise retenue : {values['company']}" in text
    assert values["amount"] in "".join(text.split())
    assert whole.count(b"%%EOF") == 2
