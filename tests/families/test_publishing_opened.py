"""Competence 2.2: headings, frames, anchors and legal notices, with keys found another way."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

from pixsim.bank.marking.moments import parse_date
from pixsim.families.publishing import links, notices, opened
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
def test_the_last_note_says_who_answers(seed: int) -> None:
    values = drawn(notices.who_answers_for_a_site, seed)
    pages = {name: unescape(held.decode()) for name, held in values["files"].items()}
    assert len(pages) == 5
    notes = [one.split(". ", 1) for one in re.findall(r"<p>(.+?)</p>", pages["nouvelles.html"])]
    dated = [(parse_date(day), text) for day, text in notes]  # two may be of one day
    held = re.search(r"Hébergement : ([^.]+)\.", pages["mentions.html"])
    directing = re.search(r"publication : (.+?) pour le site", pages["mentions.html"])
    assert held is not None
    assert directing is not None
    host, head = held[1], directing[1]
    for _day, text in sorted(dated):
        if moved := re.search(r"pour ([^.]+)\.|maintenant chez ([^,]+),", text):
            host = (moved[1] or moved[2]) if host in text else host
        if changed := re.search(r"(.+) remplace (.+) à la direction du site", text):
            head = changed[1] if changed[2] == head else head
    assert (head, host) == (values["responsible"], values["host"])
    word = {"un article": "article", "un commentaire": "commentaire", "une photo": "photo,"}
    asked = [text for text in re.findall(r"<p>(.+?)</p>", pages["conditions.html"]) if "@" in text and word[values["kind"]] in text]  # fmt: skip
    assert [values["mail"] in text for text in asked] == [True]


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
