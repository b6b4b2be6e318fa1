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
from xml.etree import ElementTree

import numpy as np
import pytest

from pixsim.families.documents import files, layout, markup, text

each_seed = pytest.mark.parametrize("seed", range(50))


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
def test_paragraphs_are_closed_by_their_mark(seed: int) -> None:
    values = drawn(text.paragraph_marks, seed)
    assert values["key"] == [str(values["text"].count("¶"))]
    assert values["text"].endswith("¶")


@each_seed
def test_alignment_shows_at_the_margins(seed: int) -> None:
    values = drawn(text.paragraph_alignment, seed)
    lines = [line.strip()[2:-2] for line in values["text"].splitlines()]
    left = all(not line.startswith(" ") for line in lines)
    right = all(not line.endswith(" ") for line in lines[:-1])
    names = {(True, False): 1, (False, True): 2, (False, False): 3, (True, True): 4}
    assert len({len(line) for line in lines}) == 1
    assert values["key"] == names[left, right]


@each_seed
def test_outline_levels_follow_the_nesting(seed: int) -> None:
    values = drawn(text.heading_outline, seed)
    inside = re.findall(r"« ([^»]+) » contient ([^.;]+)", values["plan"])
    parents = {child: top for top, rest in inside for child in re.findall(r"« ([^»]+) »", rest)}
    for place in (1, 2, 3):
        level, name = 1, values[f"q{place}"]
        while name in parents:
            level, name = level + 1, parents[name]
        assert values[f"r{place}"] == f"Titre {level}"


@each_seed
def test_contents_list_true_titles_only(seed: int) -> None:
    values = drawn(text.contents_entries, seed)
    wanted = "Titre [12]" if "Titre 2" in values["levels"] else "Titre 1"
    assert values["key"] == [str(len(re.findall(wanted, values["rows"])))]


@each_seed
def test_sections_follow_the_turns_of_the_page(seed: int) -> None:
    values = drawn(text.section_count, seed)
    lying: set[int] = set()
    for first, last in re.findall(r"(\d+)(?: à (\d+))?", values["lying"]):
        lying |= set(range(int(first), int(last or first) + 1))
    pages = [page in lying for page in range(1, values["total"] + 1)]
    turns = sum(before != after for before, after in pairwise(pages))
    assert values["key"] == [str(turns + 1)]


@each_seed
def test_spacing_is_repaired_and_nothing_else(seed: int) -> None:
    values = drawn(text.spacing_repair, seed)
    (right,) = values["key"]
    tidy = re.sub(r"\s*([;:!?])\s*", r" \1 ", values["wrong_text"].strip())
    tidy = re.sub(r"\s*,\s*", ", ", tidy).strip()
    assert right == tidy
    assert right != values["wrong_text"].strip()


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


@each_seed
def test_style_change_spares_what_was_coloured_by_hand(seed: int) -> None:
    values = drawn(layout.style_change, seed)
    rows = values["rows"].splitlines()
    coloured = "bleu|vert|rouge|violet"
    changed = [r for r in rows if values["style"] in r and not re.search(coloured, r)]
    assert values["key"] == [int(re.findall(r"ligne (\d)", row)[0]) for row in changed]
    assert 2 <= len(changed) < 5


@each_seed
def test_spacing_faults_are_counted_sign_by_sign(seed: int) -> None:
    values = drawn(layout.spacing_faults, seed)
    content = only_file(values)
    commas = len(re.findall(r" ,|,(?=\S)", content))
    doubles = len(re.findall(r"(?<=\S)[;:!?]", content))
    assert not re.search(r" ,\S", content)
    assert values["key"] == [str(commas + doubles)]


@each_seed
def test_replacement_walks_word_by_word(seed: int) -> None:
    values = drawn(markup.replaced_text, seed)
    searched, new = values["searched"], values["new"]
    done = []
    for word in values["text"].strip().split(", "):
        seen = word if values["case"] == "cochée" else word.lower()
        if values["whole"] == "cochée":
            done.append(new if seen == searched else word)
        else:
            kept, start = "", 0
            while (found := seen.find(searched, start)) >= 0:
                kept, start = kept + word[start:found] + new, found + len(searched)
            done.append(kept + word[start:])
    assert values["key"][0] == ", ".join(done)


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
def test_pattern_matches_whole_lines(seed: int) -> None:
    values = drawn(markup.pattern_matches, seed)
    lines = only_file(values).splitlines()
    assert values["key"] == [str(sum(follows(values["pattern"], line) for line in lines))]


@each_seed
def test_merge_filter_counts_each_line_once(seed: int) -> None:
    values = drawn(markup.merge_filter, seed)
    (town,) = re.findall(r"Ville égale à « (\w+) »", values["filter"])
    join = all if " ET " in values["filter"] else any
    kept = [r for r in table(values) if join((r["Ville"] == town, r["Cotisation"] == "non"))]
    assert values["key"] == [str(len(kept))]


@each_seed
def test_conditional_field_reads_the_line_of_the_person(seed: int) -> None:
    values = drawn(markup.conditional_field, seed)
    (row,) = (row for row in table(values) if row["Nom"] == values["last"])
    sign, limit, many, few = re.findall(r'Ateliers (>=?) (\d) "(.*?)" "(.*?)"', values["field"])[0]
    least = int(limit) + (sign == ">")
    dear = "Chère" if row["Civilité"] == "Mme" else "Cher"
    end = many if int(row["Ateliers"]) >= least else few
    assert values["key"] == [f"{dear} {row['Prénom']}, {end}"]


class Balance(HTMLParser):
    """Counts opening tags without their end."""

    def __init__(self) -> None:
        super().__init__()
        self.open: dict[str, int] = {}

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.open[tag] = self.open.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        self.open[tag] -= 1


@each_seed
def test_one_element_is_left_open(seed: int) -> None:
    values = drawn(markup.unclosed_tag, seed)
    page = Balance()
    page.feed(only_file(values))
    left = {tag for tag, count in page.open.items() if count and tag != "meta"}
    assert left == {values["key"][0]}


@each_seed
def test_markdown_headings_leave_code_out(seed: int) -> None:
    values = drawn(markup.markdown_headings, seed)
    outside = only_file(values).split("```")[::2]
    assert values["key"] == [str(sum(len(re.findall(r"(?m)^## ", part)) for part in outside))]
