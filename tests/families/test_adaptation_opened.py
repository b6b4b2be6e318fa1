"""Competence 3.3: what documents, pages and catalogues hold, found again with other libraries."""

from __future__ import annotations

import json
import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from pixsim.families.adaptation import opened
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of

_DRAW = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


class Page(HTMLParser):
    """Elements of a page, with their attributes and the text that they begin with."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(content(values, "html").decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.found and data.strip():
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data.strip())


@each_seed
def test_works_are_free_after_the_last_author(seed: int) -> None:
    values = drawn(opened.free_works, seed)
    free = sum(
        max(death for death in (row[4], row[6]) if death) + 70 < values["year"]
        for row in rows_of(values)
    )
    assert values["key"] == str(free)


@each_seed
def test_tracked_changes_and_the_comment(seed: int) -> None:
    values = drawn(opened.left_in_a_contract, seed)
    with zipfile.ZipFile(BytesIO(content(values, "docx"))) as archive:
        body = archive.read("word/document.xml").decode()
        comments = ElementTree.fromstring(archive.read("word/comments.xml"))
    assert values["total"] == len(re.findall(r"<w:(?:ins|del) ", body))
    authors = [value for one in comments for name, value in one.items() if name.endswith("author")]
    assert authors == [values["remarks"]]


@each_seed
def test_one_link_leads_nowhere(seed: int) -> None:
    values = drawn(opened.dead_anchor, seed)
    found = Page(values).found
    targets = {attributes["id"]: text for _tag, attributes, text in found if "id" in attributes}
    dead = [
        text
        for tag, attributes, text in found
        if tag == "a" and str(attributes["href"])[1:] not in targets
    ]
    assert dead == [values["broken"]]
    assert targets[values["right"][0][1:]] == values["broken"]


@each_seed
def test_formats_are_what_parsers_read(seed: int) -> None:
    values = drawn(opened.formats_by_their_looks, seed)
    with zipfile.ZipFile(BytesIO(content(values, "zip"))) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    for n in "123":
        text, kind = held[values[f"f{n}"]], values[f"k{n}"]
        if kind == "JSON":
            assert json.loads(text)
        elif kind == "XML":
            assert ElementTree.fromstring(text).tag == "liste"
        else:
            signs = {
                "CSV": "nom;",
                "Markdown": "# ",
                "iCalendar": "BEGIN:VCAL",
                "vCard": "BEGIN:VCARD",
            }
            assert text.startswith(signs[kind])
