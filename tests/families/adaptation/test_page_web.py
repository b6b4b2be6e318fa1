"""Keys found another way. Fitting a page to the screen: responsive layout, CSS, links."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from pixsim.families.adaptation import page_web
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import only_file
from tests.families.seeds import each_seed


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
def test_one_link_leads_nowhere(seed: int) -> None:
    values = drawn(page_web.dead_anchor, seed)
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
def test_first_width_of_three_columns(seed: int) -> None:
    values = draw_values(page_web.first_width, seed)
    page = only_file(values).decode()

    def columns(width: int) -> int:
        count = 0
        for media, said in re.findall(r"(?:@media (.+?) \{ )?\.photos \{ columns: (\d)", page):
            bounds = re.findall(r"(min|max)-width: (\d+)(em|px)", media)
            pixels = [(side, int(n) * (16 if unit == "em" else 1)) for side, n, unit in bounds]
            if all(width >= n if side == "min" else width <= n for side, n in pixels):
                count = int(said)
        return count

    first = next(width for width in range(320, 1601) if columns(width) == 3)
    assert str(first) == values["key"] not in values["wrong"]
    assert str(columns(1600)) == values["most"]


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
    values = drawn(page_web.disputed_colour, seed)
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
