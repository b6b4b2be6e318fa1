"""Families of competence 1.1: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

import numpy as np

from pixsim.families.search import acting
from pixsim.families.search import feeds as search_feeds
from pixsim.families.search import queries as search_queries
from pixsim.families.search import sources as search_sources
from pixsim.worlds.web.searching import results
from tests.families import acted
from tests.families.draws import each_seed


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def text(values: dict[str, Any]) -> str:
    (content,) = values["files"].values()
    assert isinstance(content, bytes)
    return content.decode("utf-8-sig")


def table(values: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(values)), delimiter=";"))


def plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c.isascii())


@each_seed
def test_only_the_first_option_is_equivalent(seed: int) -> None:
    values = drawn(search_queries.equivalent_query, seed)
    words = sorted(set(re.findall("[a-zé]+", values["query"])))

    def truth(query: str) -> list[bool]:
        for written, python in (("NON ", "not "), (" ET ", " and "), (" OU ", " or ")):
            query = query.replace(written, python)
        cases = itertools.product((False, True), repeat=len(words))
        return [eval(query, dict(zip(words, case, strict=True))) for case in cases]

    same = [truth(option) == truth(values["query"]) for option in values["options"]]
    assert same == [True, False, False, False]


@each_seed
def test_article_author_and_date(seed: int) -> None:
    values = drawn(search_sources.article, seed)
    assert re.findall("^Par (.+)$", text(values), re.MULTILINE) == [values["author"]]
    values = drawn(search_sources.article_date, seed)
    assert re.findall("Publié le ([0-9/]+)", text(values)) == [values["published"]]
    assert re.findall("Mis à jour le ([0-9/]+)", text(values)) == values["wrong"]


def check_digit(digits: str) -> int:
    total = sum(int(d) for d in digits[::2]) + 3 * sum(int(d) for d in digits[1::2])
    return (10 - total % 10) % 10


@each_seed
def test_isbn_check_digit(seed: int) -> None:
    values = drawn(search_sources.isbn_check, seed)
    odd = {}
    for row in table(values):
        digits = [int(sign) for sign in row["isbn"] if sign.isdigit()]
        assert len(digits) == 13
        total = sum(digits[:12:2]) + 3 * sum(digits[1:12:2])
        if (total + digits[12]) % 10:
            odd[row["numéro"]] = (10 - total % 10) % 10
    assert odd == {values["name"]: values["key"]}


@each_seed
def test_origin_of_a_figure(seed: int) -> None:
    values = drawn(search_sources.quoted_origin, seed)
    with zipfile.ZipFile(io.BytesIO(values["files"]["articles.zip"])) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(pages) == 30
    own = {re.findall(r'canonical" href="(.+?)"', page)[0]: name for name, page in pages.items()}
    share, subject, year = re.findall(r"(\d+) % des foyers de la vallée (.+) \((\d+)\)", values["figure"])[0]  # fmt: skip
    found = []
    for name, page in pages.items():
        counted = re.search(
            r"mars (\d+), nos enquêteurs ont interrogé (\d+) foyers (.+?) : (\d+) d'entre eux (.+?)\.", page
        )  # fmt: skip
        if counted is None:
            assert re.findall(r'<a href="(.+?)"', page)[0] in own  # it sends one on
        elif (counted[1], counted[3], counted[5]) == (year, "de la vallée", subject):
            found += [name] if 100 * int(counted[4]) == int(share) * int(counted[2]) else []
    assert found == [values["answer"][0]]


@each_seed
def test_opml_count(seed: int) -> None:
    values = drawn(search_feeds.opml_count, seed)
    body = ElementTree.fromstring(values["files"]["abonnements.opml"]).find("body")
    assert body is not None
    (folder,) = [o for o in body.findall("outline") if o.get("text") == values["category"]]
    told = dict(line.split(";") for line in values["files"]["etat.csv"].decode().splitlines())
    feeds = [str(o.get("xmlUrl")) for o in folder.iter("outline") if o.get("type") == "rss"]
    alive = {feed for feed in feeds if told[feed][-4:] == "2026"}
    assert values["count"] == len(alive) < len(set(feeds)) < len(feeds)
    assert str(values["count"]) not in values["wrong"]


@each_seed
def test_weighted_ranking(seed: int) -> None:
    values = drawn(search_feeds.weighted_ranking, seed)
    tables = {name: list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";")) for name, held in values["files"].items()}  # fmt: skip
    trust = {row["site"]: float(row["confiance"].replace(",", ".")) for row in tables["sites.csv"]}
    by_site: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for row in tables["pages.csv"]:
        site = row["site"].lower().removeprefix("www.")
        raw = values["heavy"] * int(row["pertinence"]) + values["light"] * int(row["récence"])
        by_site[site].append((raw * trust[site], row["page"]))
    best = [one for held in by_site.values() for one in sorted(held)[-2:]]
    assert values["order"].split(", ") == [page for _score, page in sorted(best, reverse=True)[:5]]
    assert values["order"] not in values["wrong"]


@each_seed
def test_nearest_reader(seed: int) -> None:
    values = drawn(search_feeds.nearest_reader, seed)
    tables = {name: list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";")) for name, held in values["files"].items()}  # fmt: skip
    title = {row["exemplaire"]: row["titre"] for row in tables["exemplaires.csv"]}
    assert len(title) == len(tables["exemplaires.csv"])
    loans: dict[str, set[str]] = defaultdict(set)
    for row in tables["emprunts.csv"]:
        if int(row["jours gardés"]) >= 3:
            loans[row["lecteur"]].add(title[row["exemplaire"]])
    mine = loans.pop(values["reader"])
    shares = sorted((len(taken & mine) / len(taken | mine), who) for who, taken in loans.items())
    assert shares[-1][1] == values["nearest"]
    assert shares[-1][0] > shares[-2][0]
    nearest = loans[values["nearest"]]
    assert len(nearest & mine) == values["common"]
    assert max(len(taken & mine) for taken in loans.values()) > values["common"]
    readers = {one: sum(one in taken for taken in loans.values()) for one in nearest - mine}
    assert [one for one, count in readers.items() if count == max(readers.values())] == [values["suggestion"]]  # fmt: skip
    assert str(values["common"]) not in values["not_common"]
    assert values["suggestion"] not in values["wrong"]


@each_seed
def test_newest_of_a_section(seed: int) -> None:
    values = drawn(search_feeds.newest_of_a_section, seed)
    (feed,) = values["files"].values()
    items = re.findall(r"<item>.*?</item>", feed.decode(), re.DOTALL)
    dated = [
        (
            parsedate_to_datetime(re.findall(r"<pubDate>(.*)</pubDate>", item)[0]),
            re.findall(r"<title>(.*)</title>", item)[0],
        )
        for item in items
        if f"<category>{values['section']}<" in item
    ]
    assert max(dated)[1] == values["title"]
    assert values["title"] not in values["wrong"]


@each_seed
def test_another_word_finds_what_one_looked_for(seed: int) -> None:
    values, world = acted.done(acting.fewer_words, seed)
    start = values["world"]
    assert not results(start, start.queries[0])
    for query in (f"stage {values['topic']} {values['town']}", f"{values['topic']} {values['town']}", f"atelier {values['town']}"):  # fmt: skip
        assert not 1 <= len(results(start, query)) <= 5
    found = results(start, f"{values['word']} {values['town']}")
    texts = {page.url: " ".join(block.text for block in page.body) for page in found}
    right = [url for url, text in texts.items() if f"Public : {values['age']}" in text and "Il reste" in text]  # fmt: skip
    assert len(found) == 4
    assert [fact[1] for fact in world.facts() if fact[0] == "bookmark"] == right
