"""Keys found another way. Making a document accessible: alternative texts, contrast, structure, language."""

from __future__ import annotations

import re
import zipfile
from fractions import Fraction
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import numpy as np

from pixsim.families.adaptation import accessibilite_doc
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import lettered, letters, members_of, only_file
from tests.families.seeds import each_seed


@each_seed
def test_every_image_is_described_as_its_line_says(seed: int) -> None:
    values = accessibilite_doc.image_without_words(np.random.default_rng(seed))
    blocks = values["world"].blocks
    bare = [place for place, block in enumerate(blocks) if block.name and not block.alt]
    assert len(bare) == 1
    (fact,) = values["goal"].want
    assert fact[1] == blocks[bare[0]].name == values["image"]
    assert (
        "".join(run.text for run in blocks[bare[0] + 1].runs)
        in f"{values['solution'][1].split(' ', 2)[2]}."
    )


def numbers(line: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", line)]


def chosen(values: dict[str, Any]) -> set[str]:
    return {values["options"][place - 1] for place in values["key"]}


@each_seed
def test_contrast_pairs(seed: int) -> None:
    values = draw_values(accessibilite_doc.contrast_pairs, seed)
    fine = set()
    for option in values["options"]:
        size, *parts = numbers(option)
        value = parts[0] + Fraction(parts[1], 10)
        if value >= (3 if size >= 24 else Fraction(9, 2)):
            fine.add(option)
    assert chosen(values) == fine


def contrast(one: str, other: str) -> float:
    """As the guidelines say it, in linear light."""

    def clarity(colour: str) -> float:
        light = 0.0
        for weight, part in zip((0.2126, 0.7152, 0.0722), bytes.fromhex(colour), strict=True):
            share = part / 255
            light += weight * (share / 12.92 if share <= 0.03928 else pow((share + 0.055) / 1.055, 2.4))  # fmt: skip
        return light + 0.05

    first, second = clarity(one), clarity(other)
    return max(first / second, second / first)


@each_seed
def test_legible_pairs(seed: int) -> None:
    values = draw_values(accessibilite_doc.legible_pairs, seed)
    measured = {
        letter: contrast(*re.findall("#([0-9A-F]{6})", pair))
        for letter, pair in lettered(values["pairs"]).items()
    }
    assert {letter for letter, found in measured.items() if found >= 4.5} == letters(values["key"])
    assert all(abs(found - 4.5) > 0.1 for found in measured.values())
    assert all(letters(form) != letters(values["key"]) for form in values["wrong"])


@each_seed
def test_page_defects(seed: int) -> None:
    values = draw_values(accessibilite_doc.page_defects, seed)
    page = lxml.html.document_fromstring(only_file(values).decode())
    levels = [int(title.tag[1]) for title in page.xpath("//h1|//h2|//h3|//h4")]
    fields = page.xpath("//input[not(@type='hidden')]|//textarea")
    labels = set(page.xpath("//label/@for"))
    ids = page.xpath("//@id")
    defects = {
        "alt": bool(page.xpath("//img[not(@alt)]")),
        "sauté": any(after > before + 1 for before, after in pairwise(levels)),
        "lien": any(not (link.text_content() + "".join(link.xpath(".//img/@alt"))).strip() for link in page.xpath("//a")),
        "langue": page.get("lang") != "fr",
        "étiquette": any(not (f.xpath("ancestor::label|@aria-label") or f.get("id") in labels) for f in fields),
        "title": not page.xpath("/html/head/title"),
        "tableau": any(not table.xpath(".//th") for table in page.xpath("//table")),
        "identifiant": len(ids) > len(set(ids)),
    }  # fmt: skip
    hints = {
        option: next(hint for hint in defects if hint in option) for option in values["options"]
    }
    assert chosen(values) == {option for option, hint in hints.items() if defects[hint]}
    assert len(hints) == 7


class Page(HTMLParser):
    """What an accessibility check looks at."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.link_text: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "a":
            self.link_text.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "a":
            self.link_text[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@each_seed
def test_missing_alternatives(seed: int) -> None:
    values = draw_values(accessibilite_doc.missing_alternatives, seed)
    images = Page(only_file(values)).all("img")
    assert values["key"] == [str(sum("alt" not in image for image in images))]


def contrast_of_audit(ink: str, ground: str) -> float:
    def light(colour: str) -> float:
        shares = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        red, green, blue = (
            s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(ink), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class Read(HTMLParser):
    """The orders of the parts of a page, its fields and its labels."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.orders: list[int] = []
        self.box = ""
        self.labels: set[str] = set()
        self.fields: dict[str, bool] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "main":
            self.box = held["class"] or ""
        if tag == "section":
            self.orders.append(int((held["style"] or "").removeprefix("order: ")))
        if tag == "label":
            self.labels.add(held["for"] or "")
        if tag == "input":
            self.fields[held["id"] or ""] = "aria-label" in held


@each_seed
def test_audit(seed: int) -> None:
    values = drawn(accessibilite_doc.faults_a_report_misses, seed)
    held = {name: text.decode() for name, text in members_of(values).items()}
    style = held["style.css"]
    assert re.search(r"\.colonne \{ display: flex", style)
    assert re.search(r"\.suite \{ display: block", style)
    moved, nameless = [], []
    for name, text in held.items():
        if not name.endswith(".html"):
            continue
        page = Read(text)
        if page.orders != sorted(page.orders) and page.box == "colonne":
            moved.append(name)
        nameless += [
            one for one, told in page.fields.items() if not told and one not in page.labels
        ]
        assert f'class="{values["pale"]}"' in text
    assert moved == [values["page"][0]]
    labels = {"Nom": "nom", "Commune": "commune", "Téléphone": "tel", "Créneau": "creneau", "Âge": "age"}  # fmt: skip
    assert nameless == [labels[values["field"]]]
    pale = []
    for name in values["classes"]:
        rules = re.findall(rf"(p?)\.{name} \{{ color: (#\w+);(?: background: (#\w+);)? \}}", style)
        _strongest, ink, ground = max(rules)
        if contrast_of_audit(ink, ground or "#ffffff") < 4.5:
            pale.append(name)
    assert pale == [values["pale"]]


def test_archives_open(tmp_path: Path) -> None:
    values = drawn(accessibilite_doc.faults_a_report_misses, 1)
    (held,) = values["files"].values()
    (tmp_path / "site.zip").write_bytes(held)
    assert zipfile.ZipFile(tmp_path / "site.zip").testzip() is None
