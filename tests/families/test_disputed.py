"""Levels 6 and 7: rules that dispute, texts too pale, a register to weigh, subtitles; found again by another way."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

import pytest

from pixsim.families.adaptation import cascade
from pixsim.families.media import contrasts, subtitles
from pixsim.families.privacy import groups
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of

PATHS = {
    "p": ".//p", "main p": ".//p", ".note": ".//*[@class='note']", "p.note": ".//p[@class='note']", ".encart .note": ".//*[@class='encart']//*[@class='note']",
    '[data-sorte="annonce"] p': ".//*[@data-sorte='annonce']//p", ":is(.encart, #menu) p": ".//*[@class='encart']//p | .//*[@id='menu']//p", "p:not(.vide)": ".//p[@class!='vide']",
    ":where(.encart, #menu) p.note": ".//*[@class='encart']//p[@class='note'] | .//*[@id='menu']//p[@class='note']", ".encart > p": ".//*[@class='encart']/p",
    "section .note:not(#menu)": ".//section//*[@class='note']", "#menu p": ".//*[@id='menu']//p", "p.vide": ".//p[@class='vide']", ".encart.large .note": ".//nothing",
    "nav > .note": ".//nav/*[@class='note']", '[data-sorte="avis"] .note': ".//*[@data-sorte='avis']//*[@class='note']",
}  # fmt: skip


def weight(selector: str) -> tuple[int, int, int]:
    """How precise: « :where » counts for nothing, « :is » and « :not » as the most precise they hold."""
    bare = re.sub(r":where\([^)]*\)", "", selector)
    bare = re.sub(r":is\([^)]*#\w+\)", "#x", bare)
    bare = re.sub(r":not\(([^)]*)\)", r"\1", bare)
    names = re.sub(r"\[[^]]*\]|[.#]\w+", " ", bare)
    return (
        bare.count("#"),
        len(re.findall(r"\.\w", bare)) + bare.count("["),
        len(re.findall(r"\b[a-z]\w*", names)),
    )


@each_seed
def test_the_rule_that_wins(seed: int) -> None:
    values = drawn(cascade.disputed_colour, seed)
    with zipfile.ZipFile(BytesIO(content(values, "zip"))) as archive:
        page, style = archive.read("annonce.html").decode(), archive.read("style.css").decode()
    main = ElementTree.fromstring(page[page.index("<main>") : page.index("</body>")])
    (text,) = [one for one in main.iter("p") if one.text == values["text"]]
    rules = re.findall(r"^\s*(?:@media (\w[\w ]*(?:\([\w-]+: \w+\))?) \{ )?([^{}@<\n]+) \{ color: (\w+)( !important)?; \}", style + page, re.MULTILINE)  # fmt: skip
    assert len(rules) == 10
    inline = text.get("style")
    situations = {
        "narrow": (values["narrow"], False, False),
        "dark": (values["wide"], True, False),
        "paper": (0, False, True),
    }
    for name, (width, dark, paper) in situations.items():
        found = []
        for place, (medium, selector, colour, important) in enumerate(rules):
            limit = re.search(r"(\w+)-width: (\d+)px", medium)
            far = limit and (width < int(limit[2]) if limit[1] == "min" else width > int(limit[2]))
            other = (medium == "print" and not paper) or (medium.startswith("screen") and paper)
            if far or other or ("dark" in medium and not dark):
                continue
            path = PATHS.get(selector.strip())
            if path is None:
                assert selector.strip() == "section"
            elif any(text is one for part in path.split(" | ") for one in main.iterfind(part)):
                found.append((bool(important), False, weight(selector), place, colour))
        if inline:
            found.append((False, True, (0, 0, 0), 0, inline.partition(": ")[2]))
        assert max(found)[-1] == values[f"in_{name}"][0]
        assert values[f"in_{name}"][0] not in values[f"not_{name}"]


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
    values = drawn(contrasts.too_pale, seed)
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


def cues(text: str) -> list[tuple[int, int, str]]:
    found = re.findall(r"(\d+):(\d+):(\d+),(\d+) --> (\d+):(\d+):(\d+),(\d+)\n(.*)", text)
    return [(_whole(one[:4]), _whole(one[4:8]), one[8]) for one in found]


def _whole(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, rest = map(int, parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def milliseconds(stamp: str) -> int:
    hours, minutes, seconds = stamp.replace(",", ".").split(":")
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


@each_seed
def test_where_one_is_in_the_second_part(seed: int) -> None:
    values = drawn(subtitles.place_in_two_parts, seed)
    second = cues(values["files"][f"{values['name']}-2.srt"].decode())
    minutes, seconds = map(int, re.findall(r"\d+", values["moment"]))
    at = (minutes * 60 + seconds) * 1000 - milliseconds(values["cut"] + ",000")
    (place,) = [n for n, (start, end, _t) in enumerate(second) if start <= at <= end]
    assert second[place][2] == values["text"]
    said = next(text for _s, _e, text in reversed(second[:place]) if re.match("Nous voici|On entre|Plus loin|Le guide", text))  # fmt: skip
    assert values["key"][0] in said
    assert not any(wrong in said for wrong in values["wrong"])


@each_seed
def test_subtitles_of_another_speed(seed: int) -> None:
    values = drawn(subtitles.stretched, seed)
    found = cues(content(values, "srt").decode())
    low, high, number = (found[values[name] - 1][0] for name in ("low", "high", "number"))
    slope = (milliseconds(values["at_high"]) - milliseconds(values["at_low"])) / (high - low)
    assert (
        abs(
            milliseconds(values["at_low"]) + slope * (number - low) - milliseconds(values["key"][0])
        )
        < 0.01
    )
    assert slope in (pytest.approx(25 / 24), pytest.approx(24 / 25))
    assert values["key"][0] not in values["wrong"]


@each_seed
def test_the_smallest_group(seed: int) -> None:
    values = drawn(groups.smallest_group, seed)
    counts = Counter((str(age)[0], f"{code:05}"[:2]) for age, code, _aid in rows_of(values))
    assert min(counts.values()) == values["least"]
    assert sum(counts[key] for key in counts if counts[key] < 5) == int(values["small"])
    assert any(code < 10_000 for _age, code, _aid in rows_of(values))
