"""Families of competence 3.3: every key is found again from what the candidate reads."""

from __future__ import annotations

import io
import json
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import numpy as np
import pytest

from pixsim.families.adaptation import css, exports, files, imports, text
from pixsim.families.adaptation import licences as a
from pixsim.making.make import make
from pixsim.text.french_dates import MONTHS
from tests.families import acted
from tests.families.draws import each_seed


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def made_of(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    values = drawn(family, seed)
    values["files"] = {name: make(name, held) for name, held in values["files"].items()}
    return values


def only_file(values: dict[str, Any]) -> bytes:
    (content,) = values["files"].values()
    assert isinstance(content, bytes)
    return content


def number(value: object) -> Fraction:
    return Fraction(str(value).replace(",", "."))


def numbers(line: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", line)]


def chosen(values: dict[str, Any]) -> set[str]:
    return {values["options"][place - 1] for place in values["key"]}


@each_seed
def test_licence_letters(seed: int) -> None:
    values = drawn(a.licence_letters, seed)
    hints = {"BY": "citer", "SA": "même licence", "NC": "commercial", "ND": "modifiée"}
    for place in "123":
        assert hints[values[f"f{place}"]] in values[f"k{place}"]
        assert values[f"k{place}"] in values["meanings"]


@each_seed
def test_author_rights(seed: int) -> None:
    values = drawn(a.author_rights, seed)
    moral = re.compile("son nom|déformation|révélée|retirer")
    for place in "123":
        kind = "droit moral" if moral.search(values[f"f{place}"]) else "droit patrimonial"
        assert values[f"k{place}"] == kind


@each_seed
def test_contrast_pairs(seed: int) -> None:
    values = drawn(a.contrast_pairs, seed)
    fine = set()
    for option in values["options"]:
        size, *parts = numbers(option)
        value = parts[0] + Fraction(parts[1], 10)
        if value >= (3 if size >= 24 else Fraction(9, 2)):
            fine.add(option)
    assert chosen(values) == fine


@each_seed
def test_css_rule(seed: int) -> None:
    values = drawn(css.css_rule, seed)
    selector, body = re.fullmatch(r"(\S+)\{(.*);\}", values["key"][0]).groups()  # type: ignore[union-attr]
    name, colour = body.split(":")
    assert selector.lstrip(".#") in values["target"]
    assert selector.startswith(".") == ("classe" in values["target"])
    assert selector.startswith("#") == ("identifiant" in values["target"])
    assert (name == "color") == (values["part"] == "le texte")
    assert colour.isalpha()


@each_seed
def test_first_width_of_three_columns(seed: int) -> None:
    values = drawn(css.first_width, seed)
    page = only_file(values).decode()

    def columns(width: int) -> int:
        count = 0
        for media, said in re.findall(r"(?:@media (.+?) \{ )?\.photos \{ columns: (\d)", page):
            bounds = re.findall(r"(min|max)-width: (\d+)(em|px)", media)
            pixels = [(side, int(n) * (16 if unit == "em" else 1)) for side, n, unit in bounds]
            if all(width >= n if side == "min" else width <= n for side, n in pixels):
                count = int(said)
        return count

    first = next(width for width in range(320, 1601) if columns(width) == 3)
    assert str(first) == values["key"] not in values["wrong"]
    assert str(columns(1600)) == values["most"]


class Page(HTMLParser):
    """What an accessibility check looks at."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.link_text: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "a":
            self.link_text.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "a":
            self.link_text[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@each_seed
def test_missing_alternatives(seed: int) -> None:
    values = drawn(css.missing_alternatives, seed)
    images = Page(only_file(values)).all("img")
    assert values["key"] == [str(sum("alt" not in image for image in images))]


@each_seed
def test_page_defects(seed: int) -> None:
    values = drawn(text.page_defects, seed)
    page = lxml.html.document_fromstring(only_file(values).decode())
    levels = [int(title.tag[1]) for title in page.xpath("//h1|//h2|//h3|//h4")]
    fields = page.xpath("//input[not(@type='hidden')]|//textarea")
    labels = set(page.xpath("//label/@for"))
    ids = page.xpath("//@id")
    defects = {
        "alt": bool(page.xpath("//img[not(@alt)]")),
        "sauté": any(after > before + 1 for before, after in pairwise(levels)),
        "lien": any(not (link.text_content() + "".join(link.xpath(".//img/@alt"))).strip() for link in page.xpath("//a")),
        "langue": page.get("lang") != "fr",
        "étiquette": any(not (f.xpath("ancestor::label|@aria-label") or f.get("id") in labels) for f in fields),
        "title": not page.xpath("/html/head/title"),
        "tableau": any(not table.xpath(".//th") for table in page.xpath("//table")),
        "identifiant": len(ids) > len(set(ids)),
    }  # fmt: skip
    hints = {
        option: next(hint for hint in defects if hint in option) for option in values["options"]
    }
    assert chosen(values) == {option for option, hint in hints.items() if defects[hint]}
    assert len(hints) == 7


@each_seed
def test_mojibake(seed: int) -> None:
    values = drawn(text.mojibake, seed)
    once = values["read"].encode("cp1252").decode()
    assert once.encode("cp1252").decode() == values["key"][0]
    assert once == values["once"] in values["wrong"]
    assert values["read"].isprintable()


@each_seed
def test_refused_import(seed: int) -> None:
    values = drawn(imports.refused_import, seed)
    rows = values["files"][values["name"]].decode().split("\n")
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads("\n".join(rows))
    assert str(caught.value.lineno) == values["line"]
    at = caught.value.lineno - 1
    mended = re.fullmatch(r"\s*[\"']?(\w+)[\"']?\s*[:=]?\s*(.*)", rows[at])
    assert mended
    rows[at] = f'"{mended[1]}": {mended[2]}'
    members = json.loads("\n".join(rows))
    refused = []
    for one in members:
        try:
            whole = len(one) == 8 and date.fromisoformat(one["naissance"]) is not None
        except ValueError:
            whole = False
        fine = whole and all((
            type(one["identifiant"]) is int, isinstance(one["code_postal"], str) and len(one["code_postal"]) == 5,
            type(one["cotisation"]) in (int, float), one["courriel"] is None or "@" in one["courriel"], type(one["actif"]) is bool,
        ))  # fmt: skip
        refused += [] if fine else [str(one["identifiant"])]
    assert refused == [values["first"], values["second"]]
    assert len({one["identifiant"] for one in members}) == len(members)
    assert not set(refused) & set(values["others"])


@each_seed
def test_document_author(seed: int) -> None:
    values = made_of(files.document_author, seed)
    found = {}
    with zipfile.ZipFile(io.BytesIO(only_file(values))) as whole:
        for name in whole.namelist():
            with zipfile.ZipFile(io.BytesIO(whole.read(name))) as archive:
                inside = "docProps/core.xml" if name.endswith("docx") else "meta.xml"
                said = {e.tag.rpartition("}")[2]: e.text or "" for e in ET.fromstring(archive.read(inside)).iter()}  # fmt: skip
            author, when = ("creator", "created") if name.endswith("docx") else ("initial-creator", "creation-date")  # fmt: skip
            changer = said["lastModifiedBy" if name.endswith("docx") else "creator"]
            found[name] = (said[author], int(said[when][5:7]), changer)
    month = MONTHS.index(values["month"].split()[0]) + 1
    asked = (values["creator"], month, values["changer"])
    assert [name for name, hands in found.items() if hands == asked] == values["key"][:1]
    assert set(values["wrong"]) == found.keys() - set(values["key"])
    assert len(found) == 24
    for place in range(3):  # two of the three are not enough
        alike = [h for h in found.values() if h[:place] + h[place + 1 :] == asked[:place] + asked[place + 1 :]]  # fmt: skip
        assert len(alike) > 1


@each_seed
def test_heaviest_image(seed: int) -> None:
    values = drawn(files.heaviest_image, seed)
    with zipfile.ZipFile(io.BytesIO(only_file(values))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        pictures = {
            i.filename: i.file_size for i in archive.infolist() if i.filename.endswith(".png")
        }
        sides = {name: struct.unpack(">I", archive.read(name)[16:20])[0] for name in pictures}
        shown = re.findall(
            r'width="(\d+)cm".*?href="([^"]+)"', archive.read("content.xml").decode()
        )
    assert {name for _width, name in shown} == set(pictures) - {f"Pictures/{values['unseen'][0]}"}
    heaviest = max((name for _width, name in shown), key=lambda name: pictures[name])
    assert heaviest == f"Pictures/{values['key'][0]}"
    assert sides[heaviest] == int(values["pixels"])
    assert max(pictures, key=lambda name: pictures[name]) == f"Pictures/{values['unseen'][0]}"
    assert heaviest == min(shown, key=lambda pair: int(pair[0]))[1]


@pytest.mark.parametrize("family", [files.document_author, files.heaviest_image, text.page_defects])
def test_files_are_reproducible(family: Callable[[np.random.Generator], dict[str, Any]]) -> None:
    assert drawn(family, 7)["files"] == drawn(family, 7)["files"]


_LOSSY = r"JPEG|MP3|AAC|Vorbis|H\.26|avec perte|AVIF"
_LESS = r"256 couleurs|fond blanc|44,1|22 kHz|mono|12 méga|images|PDF|textes seuls|CSV|, 8 bits"


@each_seed
def test_originals_come_back_as_they_are(seed: int) -> None:
    values, world = acted.done(exports.originals_kept_whole, seed)
    put = {fact[1]: fact[2] for fact in world.facts() if fact[0] == "set" and "ranger" in fact[1]}
    assert len(put) == 4
    for name, (held, ways) in exports._ORIGINALS.items():
        whole = [way for way in ways if not re.search(f"{_LOSSY}|{_LESS}", way)]
        assert whole == [ways[0]], held
        assert put.get(f"{name} : ranger en", ways[0]) == ways[0]
        assert (f"{name} : {ways[0]}" in values["told"]) == (f"{name} : ranger en" in put)
