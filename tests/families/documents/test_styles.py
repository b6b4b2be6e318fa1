"""Keys found another way. Structuring with styles: headings, outline, table of contents, theme."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

from pixsim.families.documents import styles
from pixsim.worlds.goals import reached
from pixsim.worlds.reading import parse
from pixsim.worlds.writer.world import Writer
from tests.families.attachments import drawn, word
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


@each_seed
def test_a_heading_may_stay_bold_or_not(seed: int) -> None:
    values, bold = done(styles.true_heading, seed)
    place = edited_lines(bold).index(values["title"]) + 1
    plain = bold.step(parse(bold, f"effet {place} gras {values['title']}"))
    effect = ("effect", values["title"], "gras", values["title"])
    assert effect in bold.facts()
    assert effect not in plain.facts()
    assert reached(values["goal"], values["world"], plain)


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

    def takes_its_colour(name: str) -> bool:
        found = next(one for one in word(values).styles if one.name == name)
        while found.name != values["style"]:
            if found.font.color.rgb is not None or found.base_style is None:
                return False
            found = found.base_style
        return True

    count = sum(
        takes_its_colour(paragraph.style.name)
        and all(run.font.color.rgb is None for run in paragraph.runs)
        for paragraph in word(values).paragraphs
    )
    assert values["key"] == str(count)


@each_seed
def test_an_outline_is_in_the_order_asked(seed: int) -> None:
    values, world = done(styles.moved_section, seed)

    def parts(writer: Writer) -> dict[str, list[tuple[str, int]]]:
        held: dict[str, list[tuple[str, int]]] = {}
        for text, block in zip(edited_lines(writer), writer.doc.blocks, strict=True):
            if block.level == 1:
                held[text] = []
            else:
                list(held.values())[-1].append((text, block.level))
        return held

    before, after = parts(values["world"]), parts(world)
    order = [title for title in before if title != values["moved"]]
    order.insert(order.index(values["target"]), values["moved"])
    wanted: dict[str, list[tuple[str, int]]] = {}
    for title in order:
        inner = [
            (text, 2 if text == values["false_title"] else level) for text, level in before[title]
        ]
        if title == values["lowered"]:
            assert list(wanted)[-1] == values["above"]
            list(wanted.values())[-1].extend(
                [(title, 2), *((text, level + (level > 0)) for text, level in inner)]
            )
        else:
            wanted[title] = inner
    assert after == wanted
    assert list(after) == list(wanted)


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
