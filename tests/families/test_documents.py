"""Families of competence 3.1: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import numpy as np
from markdown_it import MarkdownIt

from pixsim.families.documents import files, markup, patterns, reviewed, text
from pixsim.worlds.goals import reached
from pixsim.worlds.reading import parse
from tests.families.draws import each_seed


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def only_file(values: dict[str, Any]) -> str:
    (content,) = values["files"].values()
    return str(content.decode("utf-8-sig"))


def table(values: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(only_file(values)), delimiter=";"))


def number(shown: object) -> float:
    return float(str(shown).replace(",", "."))


@each_seed
def test_cells_are_rows_times_columns(seed: int) -> None:
    values = drawn(text.table_cells, seed)
    size = {"ligne": values["rows"], "colonne": values["columns"]}
    for name, sign in (("added", 1), ("removed", -1)):
        count, kind = values[name].split()
        size[kind.rstrip("s")] += sign * int(count)
    assert values["key"] == [str(size["ligne"] * size["colonne"])]


@each_seed
def test_odt_headings_are_counted_in_the_file(seed: int) -> None:
    values = drawn(files.styled_headings, seed)
    (content,) = values["files"].values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "mimetype"
        root = ElementTree.fromstring(archive.read("content.xml"))
        ElementTree.fromstring(archive.read("styles.xml"))
    headings = root.findall(".//{urn:oasis:names:tc:opendocument:xmlns:text:1.0}h")
    assert values["key"] == [str(len(headings))]
    name = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}outline-level"
    levels = [0, *(int(heading.attrib[name]) for heading in headings)]
    assert all(level <= above + 1 for above, level in pairwise(levels))


def follows(pattern: str, line: str) -> bool:
    """Match one line by hand: literals, classes, {n} and ?."""
    rest = line
    tokens = re.findall(r"(\\d|\[[^\]]+\]|.)(\{\d\}|\?)?", pattern.strip("^$"))
    for token, count in tokens:
        kinds = {r"\d": "0123456789", "[A-Z]": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "[1-5]": "12345"}
        allowed = kinds.get(token, "abcdefghijklmnopqrstuvwxyz" if token == "[a-z]" else token)
        if count == "?":
            rest = rest[1:] if rest and rest[0] in allowed else rest
            continue
        times = int(count.strip("{}") or 1)
        if len(rest) < times or any(sign not in allowed for sign in rest[:times]):
            return False
        rest = rest[times:]
    return not rest


@each_seed
def test_files_cited_in_a_diary(seed: int) -> None:
    values = drawn(patterns.cited_files, seed)
    found: list[str] = []
    for word in re.split(r"[ .;()\r\n]+", only_file(values)):
        head, dash, tail = word.partition("-")
        digits = tail[:-1] if tail[-1:].islower() else tail
        if dash and head.isalpha() and head.isupper() and len(head) in (2, 3):
            found += [word] * (len(digits) == 4 and digits.isdigit())
    assert str(len(set(found))) == values["count"] not in values["not_count"]
    assert max(set(found), key=found.count) == values["most"]
    assert found.count(values["most"]) == values["times"]
    assert len(only_file(values).splitlines()) >= 380


@each_seed
def test_merge_filter_as_people_typed(seed: int) -> None:
    values = drawn(markup.merge_filter, seed)
    owing = [r for r in table(values) if r["Cotisation"].casefold() == "non" and not r["Départ"]]
    at_home = {n for n, r in enumerate(owing) if r["Ville"].casefold().split() == [values["town"].casefold()]}  # fmt: skip
    on_paper = {n for n, r in enumerate(owing) if r["Courrier"] == "papier"}
    assert values["key"] == str(len(at_home | on_paper))
    assert values["key"] not in values["wrong"]


@each_seed
def test_conditional_fields_are_worked_out_as_a_merge_does(seed: int) -> None:
    values = drawn(markup.conditional_field, seed)

    def merged(fields: str, row: dict[str, str]) -> str:
        """The text of the letter: the innermost field goes first, until none is left."""
        for name, held in row.items():
            fields = fields.replace(f"{{{name}}}", held)
        field = re.compile(r'\{SI (\S+) (=|>=?) ("[^"]*"|\d+)\s+"([^"{}]*)"\s+"([^"{}]*)"\s*\}')
        while found := field.search(fields):
            name, sign, than, one, other = found.groups()
            mine = row[name]
            if sign == "=":
                true = mine == than.strip('"')
            else:
                true = int(mine or 0) >= int(than) + (sign == ">")
            fields = f'{fields[: found.start()]}"{one if true else other}"{fields[found.end() :]}'
        return fields

    letters = [merged(values["field"], row) for row in table(values)]
    assert not any("{" in letter for letter in letters)
    count = sum(f'"{values["asked"]}"' in one and f'"{values["many"]}"' in one for one in letters)
    assert str(count) == values["key"] not in values["wrong"]


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
    values = drawn(markup.unclosed_tag, seed)
    page = Balance()
    page.feed(only_file(values))
    left = sorted(line for tag, lines in page.open.items() for line in lines if tag != "meta")
    assert left == [int(values["first"]), int(values["second"])]
    assert left[0] < left[1]


@each_seed
def test_markdown_headings_as_commonmark_reads_them(seed: int) -> None:
    values = drawn(patterns.markdown_headings, seed)
    tokens = MarkdownIt("commonmark").parse(only_file(values))
    found = [after.content for one, after in pairwise(tokens) if one.type == "heading_open" and one.tag == "h2"]  # fmt: skip
    assert str(len(found)) == values["key"] not in values["wrong"]
    assert found[values["rank"] - 1] == values["title"]
    assert values["title"] not in values["not_title"]


_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|msclkid)=")


@each_seed
def test_links_lead_where_they_led_and_count_nobody(seed: int) -> None:
    values = drawn(reviewed.links_cleaned, seed)
    letter = values["world"]
    for told in values["solution"]:
        letter = letter.step(parse(letter, told))
    assert reached(values["goal"], values["world"], letter)
    start = [block.text for block in values["world"].blocks]
    for before, after in zip(start[1:], [block.text for block in letter.blocks][1:], strict=True):
        address = urlsplit(before)
        if address.hostname == values["counter"]:
            address = urlsplit(dict(parse_qsl(address.query))["url"])
        found = urlsplit(after)
        assert (found.hostname, found.path) == (address.hostname, address.path)
        kept = [one for one in address.query.split("&") if one and not _TRACKING.match(one)]
        assert found.query.split("&") == (kept or [""])
        assert found.fragment == ("" if _TRACKING.match(address.fragment) else address.fragment)
    assert sum(values["counter"] in one for one in start) == 2
