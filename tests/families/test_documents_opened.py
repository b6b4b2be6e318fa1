"""Competence 3.1: what documents to read closely hold, found again with other libraries."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

from pixsim.families.documents import opened
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, open_document, word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@each_seed
def test_paragraphs_are_not_lines(seed: int) -> None:
    values = drawn(opened.true_paragraphs, seed)
    inside, texts = False, []
    for paragraph in word(values).paragraphs:
        if paragraph.style.name.startswith("Heading"):
            inside = paragraph.text == values["title"]
        elif inside:
            texts.append(paragraph.text)
    assert values["key"] == str(len(texts))
    assert values["lines"] == sum(text.count("\n") + 1 for text in texts)


@each_seed
def test_telephone_numbers_are_counted(seed: int) -> None:
    values = drawn(opened.numbers_to_harmonise, seed)
    held = "\n".join(paragraph.text for paragraph in word(values).paragraphs)
    assert len(re.findall(r"\b0\d(?:\.\d\d){4}\b", held)) == values["dots"]
    assert len(re.findall(r"\b0\d{9}\b", held)) == values["stuck"]
    assert len(re.findall(r"\b\d{10}\b", held)) == values["stuck"] + values["files_numbered"]
    assert str(values["dots"]) not in values["not_dots"]
    odt = "\n".join(
        one.text_recursive for one in open_document(values, "odt").body.get_elements("//text:p")
    )
    assert len(re.findall(r"\b0\d(?:\.\d\d){4}\b", odt)) == values["dots"]


@each_seed
def test_note_is_numbered_by_its_place(seed: int) -> None:
    values = drawn(opened.note_of_a_word, seed)
    with zipfile.ZipFile(BytesIO(content(values, "docx"))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    said = {
        note.get(f"{_W}id"): "".join(t.text or "" for t in note.iter(f"{_W}t"))
        for note in notes.iter(f"{_W}footnote")
    }
    before, called = "", []
    for one in body.iter():
        if one.tag == f"{_W}t":
            before += one.text or ""
        elif one.tag == f"{_W}footnoteReference":
            called.append((before.split()[-1], said[one.get(f"{_W}id")]))
    number, (_word, note) = next(
        (n, pair) for n, pair in enumerate(called, 1) if pair[0] == values["word"]
    )
    assert values["number"] == number
    assert note.endswith(f"p. {values['page']}.")


@each_seed
def test_followers_have_the_style_and_no_colour_of_their_own(seed: int) -> None:
    values = drawn(opened.followers_of_a_style, seed)
    count = sum(
        paragraph.style.name == values["style"]
        and all(run.font.color.rgb is None for run in paragraph.runs)
        for paragraph in word(values).paragraphs
    )
    assert values["key"] == str(count)
