"""Competence 2.2: headings, frames, anchors and legal notices, with keys found another way."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

from pixsim.families.publishing import links, opened
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


@each_seed
def test_one_heading_skips_a_level(seed: int) -> None:
    values = drawn(opened.heading_that_skips, seed)
    found = re.findall(r"<h(\d)[^>]*>([^<]+)<", content(values, "html").decode())
    skipping = [
        text for (above, _text), (level, text) in pairwise(found) if int(level) > int(above) + 1
    ]
    assert skipping == [values["key"]]


@each_seed
def test_who_answers_is_in_the_two_pages(seed: int) -> None:
    values = drawn(opened.who_answers_for_a_site, seed)
    notice = unescape(values["files"]["mentions.html"].decode())
    rules = values["files"]["conditions.html"].decode()
    assert f"imprimée, {values['responsible']} pour le site" in notice
    assert f"depuis, {values['host'][1]}." in notice
    (asked,) = [part for part in rules.split("<h2>") if "mis en cause" in part]
    assert values["mail"] in asked
    assert not any(one in asked for one in values["not_mail"])
    assert all(one in notice for one in values["not_host"])


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
    values = drawn(links.links_of_a_page, seed)
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
