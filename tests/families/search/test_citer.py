"""Keys found another way. Citing sources: plagiarism, references, identifiers and their check digits."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import numpy as np

from pixsim.families.search import citer
from tests.families.attachments import content, drawn, word
from tests.families.drawing import draw_values
from tests.families.reading import only_text
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_version_of_an_article(seed: int) -> None:
    values = citer.doi_of_the_version(np.random.default_rng(seed))
    by_title = {
        page.title: " ".join(block.text for block in page.body) for page in values["world"].pages
    }
    text = by_title[f"{values['title']} – {values['review']}"]
    assert re.findall(r"DOI : (\S+)", text) == [values["key"]]
    others = {doi for held in by_title.values() for doi in re.findall(r"10\.\d{4}/\S+\d", held)} - {
        values["key"]
    }
    assert others == set(values["wrong"])
    assert not next(
        page
        for page in values["world"].pages
        if page.title.startswith(f"{values['title']} – {values['review']}")
    ).listed


def table(values: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(only_text(values)), delimiter=";"))


@each_seed
def test_isbn_check_digit(seed: int) -> None:
    values = draw_values(citer.isbn_check, seed)
    odd = {}
    for row in table(values):
        digits = [int(sign) for sign in row["isbn"] if sign.isdigit()]
        assert len(digits) == 13
        total = sum(digits[:12:2]) + 3 * sum(digits[1:12:2])
        if (total + digits[12]) % 10:
            odd[row["numéro"]] = (10 - total % 10) % 10
    assert odd == {values["name"]: values["key"]}


@each_seed
def test_typed_isbns(seed: int) -> None:
    values = drawn(citer.typed_isbns, seed)
    unsound, lengths = [], set()
    for line in content(values, "csv").decode().splitlines()[1:]:
        number, _title, typed = line.split(";")
        signs = [10 if sign in "xX" else int(sign) for sign in typed if sign not in " -"]
        if len(signs) == 13:
            sound = (sum(signs[::2]) + 3 * sum(signs[1::2])) % 10 == 0
        else:
            running = total = 0
            for sign in signs:  # sums of sums weigh the first sign ten times
                running += sign
                total += running
            sound = total % 11 == 0
        lengths.add((len(signs), sound))
        unsound += [] if sound else [number]
    assert values["key"] == ", ".join(unsound)
    assert lengths == {(10, True), (10, False), (13, True), (13, False)}
    assert values["key"] not in values["wrong"]
    assert str(values["crossed"]) not in unsound


@each_seed
def test_entries_say_what_their_notices_say(seed: int) -> None:
    values, world = done(citer.entries_mended, seed)
    text = "\n".join("".join(run.text for run in block.runs) for block in world.doc.blocks)
    _name, volume, issue, year, first, last = re.search(
        r"Notice 3 : (.+) / .+ vol\. (\d+), n° (\d+), (\d+), p\. (\d+) à (\d+)", text
    ).groups()  # type: ignore[union-attr]
    for field in (
        f"volume = {{{volume}}},",
        f"number = {{{issue}}},",
        f"pages = {{{first}--{last}}},",
        f"year = {{{year}}}",
        f"year = {{{values['year']}}}",
    ):
        assert text.count(field) == 1, field
    assert f"{{{values['reprinted']}}}" not in text
    fields = re.findall(r"^ *\w+ = \{.*\}(,?)\n(.)", text, re.M)
    assert all(bool(comma) == (following != "}") for comma, following in fields)


@each_seed
def test_one_paragraph_alone_repeats_the_article_and_hides_it(seed: int) -> None:
    values = drawn(citer.copied_paragraph, seed)
    article = values["files"]["article.html"].decode()
    sentences = re.findall(r"<p>(.*?)</p>", article)[1:]
    talk = word(values)
    paragraphs = [one.text for one in talk.paragraphs[1:]]
    hidden = [
        place
        for place, text in enumerate(paragraphs, start=1)
        if text in sentences and values["auteur"] not in text
    ]
    assert len(paragraphs) == 4
    assert hidden == [values["key"]]
    assert sum("«" in text and values["auteur"] in text for text in paragraphs) == 1
    assert values["places"][values["key"] - 1] == f"Le {values['place']}"
