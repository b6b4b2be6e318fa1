"""Keys found another way. Structuring with styles: headings, outline, table of contents, theme."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

from pixsim.families.documents import styles
from tests.families.attachments import drawn, word
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


@each_seed
def test_odt_headings_are_counted_in_the_file(seed: int) -> None:
    values = draw_values(styles.styled_headings, seed)
    (content,) = values["files"].values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "mimetype"
        root = ElementTree.fromstring(archive.read("content.xml"))
        ElementTree.fromstring(archive.read("styles.xml"))
    headings = root.findall(".//{urn:oasis:names:tc:opendocument:xmlns:text:1.0}h")
    assert values["key"] == [str(len(headings))]
    name = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}outline-level"
    levels = [0, *(int(heading.attrib[name]) for heading in headings)]
    assert all(level <= above + 1 for above, level in pairwise(levels))


@each_seed
def test_followers_have_the_style_and_no_colour_of_their_own(seed: int) -> None:
    values = drawn(styles.followers_of_a_style, seed)
    count = sum(
        paragraph.style.name == values["style"]
        and all(run.font.color.rgb is None for run in paragraph.runs)
        for paragraph in word(values).paragraphs
    )
    assert values["key"] == str(count)


@each_seed
def test_headings_are_numbered_after_the_changes(seed: int) -> None:
    values = drawn(styles.moved_section, seed)
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
    values = drawn(styles.derived_sizes, seed)
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
