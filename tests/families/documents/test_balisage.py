"""Keys found another way. Writing marked-up text: elementary HTML, Markdown, LaTeX."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
from markdown_it import MarkdownIt

from pixsim.families.documents import balisage
from pixsim.families.documents.balisage import html_emphasis
from pixsim.worlds.lines import answered, spoken
from tests.families.drawing import draw_values
from tests.families.reading import only_text
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


class _Marks(HTMLParser):
    """Texts by the elements that are open around them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("em", "strong"):
            self.found.append((self.open[-1], data))


@each_seed
def test_the_word_is_marked_as_its_model_where_it_is_meant(seed: int) -> None:
    values = html_emphasis(np.random.default_rng(seed))
    world = values["world"]
    before = [line.partition(". ")[2] for line in spoken(world.page()) if re.match(r"\d+\. ", line)]
    for line in values["solution"]:
        world, act, said = answered(world, line)
        assert act, said
    after = [line.partition(". ")[2] for line in spoken(world.page()) if re.match(r"\d+\. ", line)]
    marks = _Marks()
    marks.feed("\n".join(after))
    assert marks.open == []
    tags = {text: tag for tag, text in marks.found}
    assert tags[values["word"]] == tags[values["model"]] != tags["Le théâtre"]
    (line,) = [line for line in after if f">{values['word']}<" in line]
    assert sum(values["word"] in one for one in after) == 3
    assert values["topic"].split()[-1].removeprefix("l'").lower()[:4] in line.lower()
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 2


class Balance(HTMLParser):
    """Lines of opening tags without their end."""

    def __init__(self) -> None:
        super().__init__()
        self.open: dict[str, list[int]] = {}

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.open.setdefault(tag, []).append(self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        self.open[tag].pop()


@each_seed
def test_two_elements_are_left_open(seed: int) -> None:
    values = draw_values(balisage.unclosed_tag, seed)
    page = Balance()
    page.feed(only_text(values))
    left = sorted(line for tag, lines in page.open.items() for line in lines if tag != "meta")
    assert left == [int(values["first"]), int(values["second"])]
    assert left[0] < left[1]


def _pages(lines: list[str]) -> list[str]:
    """The headings of level 2, as CommonMark reads them."""
    tokens = MarkdownIt("commonmark").parse("\n".join(lines))
    return [
        after.content
        for one, after in pairwise(tokens)
        if one.type == "heading_open" and one.tag == "h2"
    ]


@each_seed
def test_each_wanted_page_has_its_heading(seed: int) -> None:
    values, world = done(balisage.markdown_headings, seed)
    wanted = re.findall(r"Pages du site : (.*) -->", edited_lines(world)[1])[0].split(", ")
    assert _pages(edited_lines(world)) == wanted
    before = _pages(edited_lines(values["world"]))
    assert len(wanted) == values["pages"]
    assert len([title for title in wanted if title not in before]) == values["count"]


@each_seed
def test_the_source_mended_is_balanced(seed: int) -> None:
    values, world = done(balisage.latex_mended, seed)
    text = "\n".join(line for line in edited_lines(world) if not line.startswith("%"))
    held: list[str] = []
    for what, name in re.findall(r"\\(begin|end){(\w+)}", text):
        if what == "begin":
            held.append(name)
        else:
            assert held.pop() == name
    assert not held
    assert text.count("{") == text.count("}")
    assert text.count("$") == 2
    assert (
        set(re.findall(r"\\ref{(.+?)}", text))
        == set(re.findall(r"\\label{(.+?)}", text))
        == {values["named"]}
    )
    assert not re.search(r"(?<!\\)%", text)
    assert re.search(r"tabular}{\w{3}}", text)
