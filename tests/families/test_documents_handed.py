"""Competence 3.1: keys are found again in the files, as opened by other libraries."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest

from pixsim.families.documents import figures, pages, shows, styled
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, open_document, word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(values: dict[str, Any], suffix: str, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content(values, suffix))) as archive:
        return archive.read(name).decode()


def test_both_formats_hold_the_same_paragraphs() -> None:
    for family in (styled.widow_control, styled.moved_section, pages.too_wide_a_table):
        values = drawn(family, 3)
        in_word = [one.text for one in word(values).paragraphs if one.text]
        body = open_document(values, "odt").body
        in_odt = [one.text_recursive for one in body.get_elements("//text:p|//text:h")]
        assert set(in_word) <= set(in_odt)


@each_seed
def test_paragraphs_that_may_be_cut_are_counted(seed: int) -> None:
    values = drawn(styled.widow_control, seed)
    count = 0
    for paragraph in word(values).paragraphs:
        kept, style = paragraph.paragraph_format.widow_control, paragraph.style
        while kept is None and style is not None:
            kept, style = style.paragraph_format.widow_control, style.base_style
        count += kept is False
    assert values["count"] == str(count)
    styles, body = parts(values, "odt", "styles.xml"), parts(values, "odt", "content.xml")
    parents = dict(re.findall(r'style:display-name="([^"]+)"[^>]*style:parent-style-name="([^"]+)"', styles))  # fmt: skip
    assert parents or "parent-style-name" in styles
    off = re.findall(r'display-name="([^"]+)"[^>]*><style:paragraph-properties[^>]*widows="0"', styles)  # fmt: skip
    assert off == [values["key"]]
    assert 'widows="0"' in body
    assert 'widows="2"' in body


@each_seed
def test_headings_are_numbered_after_the_changes(seed: int) -> None:
    values = drawn(styled.moved_section, seed)
    parts_of: dict[str, list[tuple[str, int]]] = {}
    for one in word(values).paragraphs:
        style = one.style.name
        if style == "Heading 1":
            parts_of[one.text] = []
        elif style == "Heading 2" or one.text == values["false_title"]:
            list(parts_of.values())[-1].append((one.text, 2))
    order = [title for title in parts_of if title != values["moved"]]
    order.insert(order.index(values["target"]), values["moved"])
    numbers: dict[str, str] = {}
    chapter = inner = 0
    for title in order:
        if title == values["lowered"]:
            inner += 1
            numbers[title] = f"{chapter}.{inner}"
            for deeper, (sub, _level) in enumerate(parts_of[title], 1):
                assert sub != values["false_title"]
                numbers[sub] = f"{chapter}.{inner}.{deeper}"
            continue
        chapter, inner = chapter + 1, 0
        numbers[title] = str(chapter)
        for inner, (sub, _level) in enumerate(parts_of[title], 1):
            numbers[sub] = f"{chapter}.{inner}"
    assert numbers[values["first"]] == values["first_key"][0]
    assert numbers[values["second"]] == values["second_key"][0]


@each_seed
def test_sizes_come_from_the_changed_style(seed: int) -> None:
    values = drawn(styled.derived_sizes, seed)
    document = word(values)
    from docx.shared import Pt

    document.styles[values["style"]].font.size = Pt(20)
    document.styles[values["second"]].font.size = Pt(14)
    count = 0
    assert len(document.paragraphs) > 55
    for paragraph in document.paragraphs[1:]:
        sizes = [run.font.size for run in paragraph.runs if run.font.size]
        style = paragraph.style
        while style is not None and not sizes:
            sizes = [style.font.size] if style.font.size else []
            style = style.base_style
        count += sizes[0] == Pt(20)
    assert values["key"] == str(count)
    assert values["key"] not in values["wrong"]


@each_seed
def test_references_to_check(seed: int) -> None:
    values = drawn(figures.references_to_check, seed)
    root = ElementTree.fromstring(parts(values, "docx", "word/document.xml"))
    numbers: dict[str, str] = {}
    marks: dict[str, str] = {}
    told: list[tuple[str, str, str]] = []
    count = 0
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))
        codes = " ".join(one.text or "" for one in paragraph.iter(f"{_W}instrText"))
        codes += " ".join(one.get(f"{_W}instr", "") for one in paragraph.iter(f"{_W}fldSimple"))
        caption = re.fullmatch(r"Figure (\d+) : (.+)", text)
        if caption and "SEQ" in codes:
            count += 1
            numbers[caption[2]] = str(count)
            (mark,) = [one.get(f"{_W}name", "") for one in paragraph.iter(f"{_W}bookmarkStart")]
            marks[mark] = str(count)
        elif caption:
            numbers[caption[2]] = caption[1]
            assert caption[2] == values["typed"]
        elif found := re.fullmatch(r".* « (.+) », voir la figure (\d+)\.", text):
            told.append((found[1], found[2], codes))
    assert sorted(numbers) == values["options"]
    shown = {}
    for subject, written, codes in told:
        lead = re.search(r"REF (\w+)", codes)
        shown[subject] = marks[lead[1]] if lead else written
    assert shown[values["subject"]] == numbers[values["subject"]] == values["key"]
    assert str(sum(shown[name] != numbers[name] for name in numbers)) == values["false"]
    assert values["key"] not in values["wrong"]
    assert values["false"] not in values["not_false"]
    text = re.sub(r"<[^>]+>", "", parts(values, "odt", "content.xml"))
    assert f"À propos de « {values['subject']} », voir la figure {values['stale']}." in text
    assert text.count("voir la figure") == len(numbers)


@each_seed
def test_numbering_starts_again_on_one_page(seed: int) -> None:
    values = drawn(pages.restarted_numbers, seed)
    root = ElementTree.fromstring(parts(values, "docx", "word/document.xml"))
    starts, titles = [], []
    for paragraph in root.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") == "Heading1":
            titles.append("".join(t.text or "" for t in paragraph.iter(f"{_W}t")))
    for section in root.iter(f"{_W}sectPr"):
        found = section.find(f"{_W}pgNumType")
        starts.append(None if found is None else int(found.get(f"{_W}start", "0")))
    at = next(n for n, start in enumerate(starts) if start is not None)
    assert [start for start in starts if start is not None] == [values["number"]]
    assert (titles[at], at + 1) == (values["title"], values["right"])
    assert values["last"] == len(titles)
    assert values["number"] % 2 == (at + 1) % 2


@each_seed
def test_a_table_is_too_wide_in_two_sections(seed: int) -> None:
    values = drawn(pages.too_wide_a_table, seed)
    document = word(values)
    titles = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    widths = [
        (one.page_width - one.left_margin - one.right_margin - one.gutter) / 360_000
        for one in document.sections
    ]
    asked = float(values["width"].replace(",", "."))
    small = [title for title, width in zip(titles, widths, strict=True) if width < asked]
    assert small == [values["first"], values["second"]]
    assert min(widths) == pytest.approx(float(values["key"].replace(",", ".")), abs=0.01)
    assert all(abs(width - asked) > 0.15 for width in widths)


def _slides(values: dict[str, Any]) -> tuple[ElementTree.Element, list[ElementTree.Element], Any]:
    root = ElementTree.fromstring(parts(values, "odp", "content.xml"))
    base = "{urn:oasis:names:tc:opendocument:xmlns:"
    styles = {}
    for style in root.iter(f"{base}style:1.0}}style"):
        (properties,) = style
        styles[style.get(f"{base}style:1.0}}name")] = dict(properties.attrib)
    found = list(root.iter(f"{base}drawing:1.0}}page"))
    return root, found, lambda page: styles[page.get(f"{base}drawing:1.0}}style-name")]


@each_seed
def test_effects_are_told_apart(seed: int) -> None:
    values = drawn(shows.effects, seed)
    _root, slides, style = _slides(values)
    shown = [(n, page) for n, page in enumerate(slides, 1) if "hidden" not in style(page).values()]
    moving = [n for n, page in shown if any("smil" in key for key in style(page))]
    animated = [n for n, page in shown if any("animation" in e.tag for e in page)]
    assert len(shown) == values["slides"]
    assert animated == [values["animated"]]
    assert len(moving) == values["transitions"]
    assert values["not_animated"] not in animated
    assert values["not_transitions"] != values["transitions"]


@each_seed
def test_the_notes_of_slides_shown_give_the_time(seed: int) -> None:
    values = drawn(shows.rehearsed, seed)
    _root, slides, style = _slides(values)
    base = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes"
    clock = [int(part) for part in values["start"].split(":")]
    seconds, bare, hidden, own, moments = 60 * (60 * clock[0] + clock[1]), [], 0, 0, []
    for page in slides:
        if "hidden" in style(page).values():
            hidden += 1
            continue
        note = " ".join(" ".join(part.itertext()) for part in page.iter(base))
        if values["asked"] in [text.strip() for text in page.itertext()]:
            moments.append(f"{seconds // 3600:02}:{seconds // 60 % 60:02}")
        times = re.findall(r"(\d+) (min|secondes)", note)
        if not times:
            bare.append(page)
            continue
        count, unit = times[-1]
        length = int(count) * (60 if unit == "min" else 1)
        speaker = re.findall(f"{values['who']}|{values['other']}", note)[-1]
        own += length if speaker == values["who"] else 0
        seconds += length
    assert hidden == values["hidden"] > 1
    assert own == 60 * values["minutes"]
    assert moments == [values["moment"]]
    assert len(bare) == 1
    assert values["title"] in " ".join(bare[0].itertext())
    assert str(values["minutes"]) not in values["not_minutes"]
