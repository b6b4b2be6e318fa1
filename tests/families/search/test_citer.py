"""Keys found another way. Citing sources: plagiarism, references, identifiers and their check digits."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import numpy as np

from pixsim.families.search import citer
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import only_text
from tests.families.seeds import each_seed


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
def test_cited_and_incomplete(seed: int) -> None:
    values = drawn(citer.cited_and_incomplete, seed)
    text = re.sub(r"%.*", "", values["files"]["memoire.tex"].decode())
    cited = {key for keys in re.findall(r"\\cite(?:\[.*?\])?\{(.*?)\}", text) for key in keys.split(", ")}  # fmt: skip
    needed = {"article": {"author", "title", "journal", "year"}, "book": {"author", "title", "publisher", "year"},
              "mastersthesis": {"author", "title", "school", "year"}, "misc": {"title"}}  # fmt: skip
    kinds, held, mother = {}, {}, {}
    bib = values["files"]["references.bib"].decode()
    for kind, key, body in re.findall(r"@(\w+)\{(\w+),\n(.*?)\n\}\n", bib, re.DOTALL):
        assert key not in kinds
        kinds[key] = kind.lower()
        fields = {n.lower(): v.strip() for n, v in re.findall(r"  (\w+) = \{(.*)\}", body)}
        mother[key] = fields.pop("crossref", None)
        held[key] = {n for n, v in fields.items() if v}
        held[key] |= {"year"} if "date" in held[key] else set()
        held[key] |= {"author"} if "editor" in held[key] and kinds[key] == "book" else set()
    gaps = {}
    for key, kind in kinds.items():
        of = held[key] | (held[str(mother[key])] if mother[key] else set())
        if needed[kind] - of:
            gaps[key] = needed[kind] - of
    assert len(gaps) == 14
    assert len(kinds) > 150
    assert cited - set(kinds) == {values["lost"]}
    assert {key: gaps[key] for key in cited & set(gaps)} == {values["entry"]: {values["missing"]}}
    assert len(cited) > 50
    assert not {values["lost"], values["entry"]} & {*values["not_lost"][:1], *values["not_entry"]}
