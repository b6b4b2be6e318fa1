"""Keys found another way. Fitting a page to the screen: responsive layout, CSS, links."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from pixsim.families.adaptation import page_web
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


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
def test_columns_grow_with_the_window(seed: int) -> None:
    values, world = done(page_web.widths_mended, seed)
    text = " ".join(line.strip() for line in edited_lines(world))
    found = [
        (int(width or 0), columns.count("1fr"))
        for width, columns in re.findall(
            r"(?:min-width: (\d+)px\) { \S+ { |display: grid; )grid-template-columns: ([^;]*);",
            text,
        )
    ]
    assert found == [(0, 1), (values["first"], 2), (values["second"], 3)]
    assert "max-width: " in text.partition("img {")[2]
    assert "none" not in text


@each_seed
def test_each_theme_has_its_colours(seed: int) -> None:
    values, world = done(page_web.themes_mended, seed)
    rules = re.findall(r"([^{}]+){([^}]*)}", " ".join(line.strip() for line in edited_lines(world)))

    def value(name: str, *selectors: str) -> str:
        """The last of those that fit, the more precise later."""
        held = [
            match[1]
            for wanted in selectors
            for selector, body in rules
            if selector.strip() == wanted
            and (match := re.search(rf"(?<![-\w]){name}: ([^;]+);", body))
        ]
        return held[-1]

    theme = values["theme"]
    ordinary, dark = (":root",), (":root", f".{theme}", f"body.{theme}")
    assert [value(name, *ordinary) for name in ("--fond", "--texte", "--bord")] == [
        values[name] for name in ("paper", "ink", "edge")
    ]
    assert [value(name, *dark) for name in ("--fond", "--texte", "--bord")] == [
        values[name] for name in ("night", "moon", "edge")
    ]
    assert (
        value("background-color", f".{values['box']}", f"body .{values['box']}") == values["alarm"]
    )
