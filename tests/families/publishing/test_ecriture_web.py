"""Keys found another way. Writing for the web: headings, explicit links, light markup."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from PIL import Image

from pixsim.families.publishing import ecriture_web
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


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
def test_pages_to_share(seed: int) -> None:
    values = drawn(ecriture_web.pages_to_share, seed)
    root = f"https://{values['site']}/"
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    wide = {root + name for name, data in held.items() if name.endswith(".png") and Image.open(io.BytesIO(data)).width >= 600}  # fmt: skip
    bare, titles = [], {}
    pages = [name for name in held if name.endswith(".html")]
    for name in pages:
        text = re.sub(r"<!--.*?-->", "", held[name].decode(), flags=re.S)
        images = re.findall(r'property="og:image" content="([^"]+)"', text)
        if not images or urljoin(root + name, images[0]) not in wide:
            bare.append(name)
        titles[name] = unescape(re.findall(r'property="og:title" content="([^"]+)"', text)[0])
    assert str(len(bare)) == values["count"]
    assert values["count"] not in values["not_count"]
    (twice,) = {title for title in titles.values() if list(titles.values()).count(title) > 1}
    (key,) = [name for name, title in titles.items() if title == twice and f"<h1>{twice.partition(' :')[0]}</h1>" not in held[name].decode()]  # fmt: skip
    assert (key, twice.partition(" :")[0]) == (values["page"][0], values["other"])
    assert len(pages) == 16
