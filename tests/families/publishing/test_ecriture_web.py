"""Keys found another way. Writing for the web: headings, explicit links, light markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pixsim.families.publishing import ecriture_web
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_markdown_link_has_label_and_address(seed: int) -> None:
    values = draw_values(ecriture_web.markdown_link, seed)
    for answer in values["answer"]:
        label, url = re.fullmatch(r"\[(.*)\]\(<?(.*?)>?\)", answer).groups()  # type: ignore[union-attr]
        assert (label.replace("\u2019", "'"), url) == (values["label"], values["url"])


@each_seed
def test_one_heading_skips_a_level(seed: int) -> None:
    values = drawn(ecriture_web.heading_that_skips, seed)
    found = re.findall(r"<h(\d)[^>]*>([^<]+)<", content(values, "html").decode())
    skipping = [
        text for (above, _text), (level, text) in pairwise(found) if int(level) > int(above) + 1
    ]
    assert skipping == [values["key"]]


class _Anchors(HTMLParser):
    """What a page makes of its links, as a browser reads them: address and text, up to what closes them."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.inside = True
            self.links.append([dict(attrs).get("href") or "", ""])

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.links[-1][1] += data


@each_seed
def test_links_of_a_page(seed: int) -> None:
    values = drawn(ecriture_web.links_of_a_page, seed)
    wished = dict(
        line.split(";") for line in values["files"]["voulu.csv"].decode().splitlines()[1:]
    )
    page = _Anchors()
    page.feed(values["files"]["liens.html"].decode())
    astray = [text for address, text in page.links if text in wished and wished[text] != address]
    assert astray == [values["stray"]]
    open_ended = [text for address, text in page.links if not address]
    assert len(open_ended) == 1
    for answer in values["answer"]:
        fixed = _Anchors()
        fixed.feed(f"{answer} suite")
        assert fixed.links == [[wished[values["fixed"]], values["fixed"]]]
    assert len(wished) == 26


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "a"
        self.targets += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def opens(markup: str, values: dict[str, Any]) -> bool:
    """Whether a link opens the message that is wanted, all of it coded."""
    page = _Links()
    page.feed(markup)
    if len(page.targets) != 1 or page.text != values["label"]:
        return False
    (target,) = page.targets
    parts = urlsplit(target)
    fields = {name.lower(): value for name, value in parse_qs(parts.query.replace("+", "%2B")).items()}  # fmt: skip
    return (
        parts.scheme == "mailto"
        and unquote(parts.path) == values["address"]
        and fields.get("subject") == [values["subject"]]
        and " " not in target
        and target.isascii()
    )


@each_seed
def test_mail_link(seed: int) -> None:
    values = draw_values(ecriture_web.mail_link, seed)
    assert all(opens(markup, values) for markup in values["key"])
    assert not any(opens(markup, values) for markup in values["wrong"])


@each_seed
def test_the_first_tags_of_the_preview_are_right(seed: int) -> None:
    values, world = done(ecriture_web.preview_mended, seed)
    found: dict[str, str] = {}
    for block in world.doc.blocks:
        tag = re.fullmatch(
            r'<meta property="og:(\w+)" content="(.*)">',
            "".join(run.text for run in block.runs).strip(),
        )
        if tag:
            found.setdefault(tag[1], tag[2])
    assert found["title"] == values["title"]
    assert found["image"] == f"https://{values['site']}/images/{values['large']}"
    assert found["url"] == f"https://{values['site']}/{values['path']}.html"
    assert found["locale"] == "fr_FR"
    assert int(values["large"].rpartition("-")[2][:-4]) >= 600
