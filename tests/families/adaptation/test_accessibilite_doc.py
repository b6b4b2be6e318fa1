"""Keys found another way. Making a document accessible: alternative texts, contrast, structure, language."""

from __future__ import annotations

import re
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import numpy as np

from pixsim.families.adaptation import accessibilite_doc
from tests.families.drawing import draw_values
from tests.families.reading import lettered, letters, only_file
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


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
def test_the_page_mended_has_none_of_its_faults(seed: int) -> None:
    values, world = done(accessibilite_doc.page_mended, seed)
    text = "\n".join(edited_lines(world))
    assert '<html lang="fr">' in text
    assert re.findall(r'<img [^>]*alt="([^"]*)"', text) == [values["plan"], ""]
    assert re.findall(r"<(h\d)>", text) == ["h1", "h2"]
    assert re.search(r"<tr><th( scope=\"col\")?>", text)
    assert f'<label for="{values["key"]}">' in text
    assert f'id="{values["key"]}"' in text


@each_seed
def test_what_is_seen_is_read_and_in_its_order(seed: int) -> None:
    values, world = done(accessibilite_doc.faults_of_use_mended, seed)
    text = "\n".join(edited_lines(world))
    assert "aria-hidden" not in text
    assert set(re.findall(r'tabindex="(-?\d+)"', text)) <= {"0"}
    assert set(re.findall(r'<button[^>]*aria-label="([^"]*)"', text)) <= {values["action"]}
    assert f'<span lang="en">{values["english"]}' in text
    assert f'<th scope="row">{values["day"]}' in text
