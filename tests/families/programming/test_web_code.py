"""Keys found another way. Reading HTML, CSS and JavaScript: structure, style, events."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

import numpy as np

from pixsim.families import family_fields
from pixsim.families.programming import web_code
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_named
from tests.families.reading import only_file
from tests.families.seeds import each_seed


@each_seed
def test_the_line_to_change_is_the_one_that_is_quoted(seed: int) -> None:
    f = dict(family_fields("programming.web_code.where_to_change", np.random.default_rng(seed)))
    lines = {name: given.decode().splitlines() for name, given in f["files"].items()}
    places = [name for name, text in lines.items() for one in text if one.strip() == f["written"]]
    assert places == [f["name"]]
    assert f["written"] in f["lines"]
    assert len(set(f["lines"])) == 4


class _Around(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.open = text, list[str]()
        self.found: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in ("meta", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() == self.text:
            self.found.append(list(self.open))


@each_seed
def test_the_tag_around_a_text(seed: int) -> None:
    f = dict(family_fields("programming.web_code.enclosing_tag", np.random.default_rng(seed)))
    page = _Around(f["text"])
    page.feed(only_file(f).decode())
    (path,) = page.found
    assert path[-1] == f["key"][0]
    assert f["outer"] in path[:-1]


class _Page(HTMLParser):
    """Texts of a page by their tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: dict[str, list[str]] = {}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._open = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = ""

    def handle_data(self, data: str) -> None:
        self.headings.setdefault(self._open, []).append(data)


@each_seed
def test_web_pages(seed: int) -> None:
    f = draw_named("programming.web_code.heading_text", seed)
    page = _Page(f["files"]["accueil.html"].decode())
    assert page.headings[f"h{f['level']}"] == [f["key"]]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str] | None]] = []
        self.found: list[tuple[str, list[str] | None, list[str] | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs).get("class")
        classes = given.split() if given is not None else None
        above = next((c for t, c in reversed(self.open) if t == "ul"), None)
        self.found.append((tag, classes, above))
        if tag != "meta":
            self.open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open.pop()


@each_seed
def test_lines_that_a_style_sheet_strikes(seed: int) -> None:
    f = draw_named("programming.web_code.struck_lines", seed)
    source = only_file(f).decode()
    rules = re.findall(r"^ *(\S.*?) \{ text-decoration: (.+); \}", source, re.M)
    struck, asked = 0, ""
    past = False
    for line in source.splitlines():
        past = "passe" in line if line.strip().startswith("<ul") else past
        if not line.strip().startswith("<li"):
            continue
        own = set("".join(re.findall(r'class="(.*?)"', line)).split())
        best = ((-1, -1), "", "")
        for place, (selector, said) in enumerate(rules):
            last = selector.split()[-1]
            fits = set(re.findall(r"\.([\w-]+)", last)) <= own and ("#" not in last or 'id="une"' in line)  # fmt: skip
            if fits and (past or not selector.startswith("ul.passe")):
                tags = sum(part[0] not in ".#" for part in selector.split())
                rank = (100 * selector.count("#") + 10 * selector.count(".") + tags, place)
                best = max(best, (rank, selector, said))
        struck += best[2] == "line-through"
        asked = best[1] if f">{f['asked']}. " in line else asked
    assert str(struck) == f["key"] not in f["wrong"]
    assert asked == f["rule"] not in f["not_rule"]


@each_seed
def test_what_blocks_a_form(seed: int) -> None:
    f = dict(family_fields("programming.web_code.blocked_form", np.random.default_rng(seed)))
    with zipfile.ZipFile(io.BytesIO(only_file(f))) as archive:
        script, page, typed = (archive.read(name).decode() for name in ("regles.js", "inscription.html", "saisie.txt"))  # fmt: skip
    said = dict(re.findall(r'<label>(.+?) <input name="(\w+)"', page))
    values = {said[name]: value for name, value in re.findall(r"^(.+?) : (.+)$", typed, re.MULTILINE) if name in said}  # fmt: skip
    rules = dict(re.findall(r"^ *regles\.(\w+) = v => /(.+)/\.test", script, re.MULTILINE))
    first = dict(
        reversed(re.findall(r"^ *regles\.(\w+) = v => /(.+)/\.test", script, re.MULTILINE))
    )
    bad = [name for name, rule in rules.items() if not re.search(rule, values[name])]
    assert [said[f["blocked"]]] == bad
    assert re.search(first[bad[0]], values[bad[0]])  # the first writing of the rule misleads
    assert [one for one in f["options"] if re.search(rules[bad[0]], one)] == [f["good"]]
    assert len(set(f["options"])) == 4
    assert sum(not re.search(rule, values[name]) for name, rule in first.items()) == 3


class Links(HTMLParser):
    """Addresses of links, comments left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs)["href"] or "")


@each_seed
def test_words_that_are_not_shown(seed: int) -> None:
    values = drawn(web_code.concealed_words, seed)
    with zipfile.ZipFile(BytesIO(content(values, "zip"))) as site:
        held = {name: site.read(name).decode() for name in site.namelist()}
    printed = re.findall(
        r"p\.note::after \{ content: \" (\w+)\"", held["style.css"].partition("@media print")[2]
    )
    numbers = re.search(r"suite = \[(.*)\]", held["script.js"])
    shift = re.search(r"n - (\d)", held["script.js"])
    assert numbers is not None
    assert shift is not None
    built = "".join(chr(int(n) - int(shift[1])) for n in numbers[1].split(", "))[::-1]
    links = Links()
    links.feed(held["index.html"])
    (address,) = links.found
    coded = b64decode(address.partition(",")[2]).decode().rstrip(".").rpartition(" ")[2]
    spoken = ElementTree.fromstring(held["logo.svg"]).findtext("{http://www.w3.org/2000/svg}desc")
    words = {"imprimante": printed[0], "script.js": built, "lien caché": coded, "logo.svg": spoken}
    for where, key in (("where", "key"), ("where2", "key2")):
        (word,) = (word for spot, word in words.items() if spot in values[where])
        assert word == values[key]
        assert word not in values[f"wrong{where[5:]}"]
    assert values["key"] != values["key2"]
