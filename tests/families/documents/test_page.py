"""Keys found another way. Setting up the page: margins, breaks, sections, headers."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import docx
import pytest

from pixsim.families.documents import page
from tests.families.attachments import drawn, word
from tests.families.office import W, part_of
from tests.families.reading import members_of
from tests.families.seeds import each_seed


@each_seed
def test_numbering_starts_again_on_one_page(seed: int) -> None:
    values = drawn(page.restarted_numbers, seed)
    root = ElementTree.fromstring(part_of(values, "docx", "word/document.xml"))
    starts, titles = [], []
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Heading1":
            titles.append("".join(t.text or "" for t in paragraph.iter(f"{W}t")))
    for section in root.iter(f"{W}sectPr"):
        found = section.find(f"{W}pgNumType")
        starts.append(None if found is None else int(found.get(f"{W}start", "0")))
    at = next(n for n, start in enumerate(starts) if start is not None)
    assert [start for start in starts if start is not None] == [values["number"]]
    assert (titles[at], at + 1) == (values["title"], values["right"])
    assert values["last"] == len(titles)
    assert values["number"] % 2 == (at + 1) % 2


@each_seed
def test_a_table_is_too_wide_in_two_sections(seed: int) -> None:
    values = drawn(page.too_wide_a_table, seed)
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


@each_seed
def test_booklets(seed: int) -> None:
    values = drawn(page.booklets_for_a_printer, seed)
    inner, outer = (float(values[side].replace(",", ".")) for side in ("inner", "outer"))
    told: dict[str, str] = {}
    for name, held in members_of(values, "docx").items():
        faults = set()
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            if b"mirrorMargins" not in archive.read("word/settings.xml"):
                faults.add("des marges qui ne sont pas en vis-à-vis")
        for section in docx.Document(io.BytesIO(held)).sections:
            lengths = (section.page_width, section.page_height, section.left_margin,
                       section.gutter, section.right_margin)  # fmt: skip
            width, height, left, gutter, right = (round(n / 360_000, 2) for n in lengths if n is not None)  # fmt: skip
            if (width, height) != (14.8, 21.0):
                faults.add("le format du papier")
            if left + gutter < inner - 0.01:
                faults.add("trop peu de place côté reliure")
            if right < outer - 0.01:
                faults.add("trop peu de place côté extérieur")
            if "PAGE" not in section.footer._element.xml:
                faults.add("un numéro de page qui ne suit pas")
        told[name.removesuffix(".docx")] = "; ".join(faults)
    assert [name for name, fault in told.items() if not fault] == [values["good"][0]]
    assert told[values["first"]] == values["why_first"]
    assert told[values["second"]] == values["why_second"]
    assert told[values["third"]] == values["why_third"]
    assert len(told) == 6
    for name, held in members_of(values, "odt").items():
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            styles = archive.read("styles.xml").decode()
        mirrored = 'page-usage="mirrored"' in styles
        assert mirrored == ("vis-à-vis" not in told[name.removesuffix(".odt")])
        by_field = styles.count("<text:page-number")
        assert (by_field < 3) == ("qui ne suit pas" in told[name.removesuffix(".odt")])
