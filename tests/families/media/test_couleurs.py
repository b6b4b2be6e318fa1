"""Keys found another way. Coding colours: RGB, hexadecimal, CMYK, contrast."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np

from pixsim.families.media import couleurs
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.pictures import pixels, rgb_of
from tests.families.seeds import each_seed


@each_seed
def test_colour_under_the_pipette(seed: int) -> None:
    values = drawn(couleurs.picked_colour, seed)
    image = pixels(content(values, "png"))
    red, green, blue = image[140, 20 + 116 * (values["number"] - 1) + 50]
    assert f"#{red:02X}{green:02X}{blue:02X}" == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_colour_code(seed: int) -> None:
    values = draw_values(couleurs.colour_code, seed)
    number = int(values["key"].removeprefix("#"), 16)
    assert len(values["key"]) == 7
    assert (number >> 16, number >> 8 & 255, number & 255) == (values["red"], values["green"], values["blue"])  # fmt: skip
    assert values["key"] not in values["wrong"]


@each_seed
def test_complement(seed: int) -> None:
    values = draw_values(couleurs.complementary_colour, seed)
    total = np.add(rgb_of(values["code"]), rgb_of(values["key"][0]))
    assert total.tolist() == [255, 255, 255]


class Texts(HTMLParser):
    """Classes of the paragraphs, and of the section each is in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._section = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("class") or ""
        if tag == "section":
            self._section = name
        elif tag == "p":
            self.found.append((self._section, name))


def light(code: str) -> float:
    total = 0.0
    for place, share in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
        part = int(code[place : place + 2], 16) / 255
        total += share * (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
    return total


def contrast(one: str, other: str) -> float:
    pair = light(one) + 0.05, light(other) + 0.05
    return max(pair) / min(pair)


@each_seed
def test_texts_too_pale(seed: int) -> None:
    values = drawn(couleurs.too_pale, seed)
    page = content(values, "html").decode()
    grounds = dict(re.findall(r"section\.(\w+) \{ background: (#\w+)", page))
    own = {n: (c, int(s), w) for n, c, s, w in re.findall(r"^\.(\w+) \{ color: (#\w+); font-size: (\d+)px; font-weight: (\w+)", page, re.MULTILINE)}  # fmt: skip
    over = dict(re.findall(r"^\.sombre \.(\w+) \{ color: (#\w+)", page, re.MULTILINE))
    texts = Texts()
    texts.feed(page)
    pale, asked = 0, ""
    for section, name in texts.found:
        colour, size, bold = own[name]
        shown = over.get(name, colour) if section == "sombre" else colour
        large = size >= 24 or (bold == "bold" and size > 18.66)
        pale += contrast(shown, grounds[section]) < (3 if large else 4.5)
        if name == values["asked"].replace("é", "e"):
            asked = grounds[section]
            assert not large
    assert len(texts.found) == 9
    assert pale == values["count"]
    fits = [shade for shade in values["shades"] if contrast(shade, asked) >= 4.5]
    assert max(fits, key=light) == values["shade"]
