"""Families of competence 1.1: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import numpy as np
import pytest

from pixsim.families.search import addresses as search
from pixsim.families.search import feeds as search_feeds
from pixsim.families.search import queries as search_queries
from pixsim.families.search import sources as search_sources

each_seed = pytest.mark.parametrize("seed", range(50))


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
def test_decoded_names(seed: int) -> None:
    values = drawn(search.percent_decoding, seed)
    assert values["text"] == unquote(values["encoded"])
    name = drawn(search.punycode, seed)
    assert name["name"][0] == name["coded"].encode().decode("idna")


@each_seed
def test_slowest_resource(seed: int) -> None:
    values = drawn(search.slowest_resource, seed)
    entries = json.loads(text(values))["log"]["entries"]
    kept = [
        (entry["time"], entry["request"]["url"])
        for entry in entries
        if urlsplit(entry["request"]["url"]).hostname == values["site"]
        and entry["response"]["status"] == 200
    ]
    slowest = sorted(kept)[-1][1]
    assert values["answer"][:2] == [slowest.rsplit("/", 1)[1], slowest]
    assert max(entry["time"] for entry in entries) > sorted(kept)[-1][0] > sorted(kept)[-2][0]


@each_seed
def test_boolean_count(seed: int) -> None:
    values = drawn(search_queries.boolean_count, seed)
    first, operator, second, third = re.fullmatch(
        r"\((\S+) (ET|OU) (\S+)\) SAUF (\S+)", values["query"]
    ).groups()  # type: ignore[union-attr]
    wanted = all if operator == "ET" else any
    rows = [row["mots_cles"].split(", ") for row in table(values)]
    found = [r for r in rows if wanted(word in r for word in (first, second)) and third not in r]
    assert values["count"] == len(found)


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
    assert len(values["digits"]) == 12
    assert values["key_digit"] == check_digit(values["digits"])


@each_seed
def test_origin_of_a_figure(seed: int) -> None:
    values = drawn(search_sources.quoted_origin, seed)
    texts = re.findall(r"\[(D\d+)\] (.+), (\S+)\n(.+)", text(values))
    figure, subject = values["figure"].split(" des foyers ")
    about = [t for t in texts if figure in t[3] and subject in t[3]]
    papers = {paper for _, paper, _, _ in texts}
    origin = [t[0] for t in about if not any(p in t[3] for p in papers - {t[1]})]
    assert origin == [values["answer"][0]]
    assert len(about) == 4


@each_seed
def test_formatted_reference_follows_the_model(seed: int) -> None:
    values = drawn(search_sources.formatted_reference, seed)
    first, _, last = values["author"].partition(" ")
    shown = {"Marius": first, "ROUSSEL": last.upper(), "M.": f"{first[0]}.", "2011": values["year"]}
    shown |= {"Le pain d'antan": values["title"], "Le Moulin": values["publisher"]}
    shown |= {"Arles": values["town"], "214": values["pages"]}
    pattern = "|".join(map(re.escape, sorted(shown, key=len, reverse=True)))
    rewritten = re.sub(pattern, lambda found: str(shown[found[0]]), values["model"])
    assert values["answer"][0] == rewritten
    assert {re.sub(r"[\s.]", "", plain(form)) for form in values["answer"]} == {
        re.sub(r"[\s.]", "", plain(rewritten))
    }


@each_seed
def test_bibtex_gap(seed: int) -> None:
    values = drawn(search_sources.bibtex_gap, seed)
    gaps = {}
    for kind, key, body in re.findall(r"@(\w+)\{(\w+),\n(.*?)\n\}\n", text(values), re.DOTALL):
        missing = {"author", "title", "journal", "year"} - set(re.findall(r"(\w+) = ", body))
        if kind == "article" and missing:
            gaps[key] = missing
    assert gaps == {values["entry"]: {values["missing"]}}


@each_seed
def test_rss_title(seed: int) -> None:
    values = drawn(search_feeds.rss_title, seed)
    titles = [item.findtext("title") for item in ElementTree.fromstring(text(values)).iter("item")]
    assert titles[int(values["rank"].rstrip("e")) - 1] == values["title"]
    assert len(set(titles)) == len(titles)


@each_seed
def test_opml_count(seed: int) -> None:
    values = drawn(search_feeds.opml_count, seed)
    body = ElementTree.fromstring(text(values)).find("body")
    assert body is not None
    (folder,) = [o for o in body.findall("outline") if o.get("text") == values["category"]]
    assert values["count"] == sum(o.get("type") == "rss" for o in folder.iter("outline"))


@each_seed
def test_filtered_articles(seed: int) -> None:
    values = drawn(search_feeds.filtered_articles, seed)
    limit = date(*map(int, reversed(values["limit"].split("/"))))
    kept = [
        row
        for row in table(values)
        if re.search(values["stem"], row["titre"], re.IGNORECASE)
        and date.fromisoformat(row["date"]) >= limit
        and row["source"] != values["source"]
    ]
    assert values["count"] == len(kept) > 0


@each_seed
def test_distinct_articles(seed: int) -> None:
    values = drawn(search_feeds.distinct_articles, seed)
    moments, clocks = {}, {}
    for item in ElementTree.fromstring(text(values)).iter("item"):
        moment = parsedate_to_datetime(item.findtext("pubDate") or "")
        moments[item.findtext("guid")] = moment
        clocks[item.findtext("guid")] = moment.replace(tzinfo=None)
    assert len(moments) == values["count"] < values["all_items"]
    latest = max(moments, key=lambda guid: moments[guid])
    assert latest == values["latest"][0] != max(clocks, key=lambda guid: clocks[guid])


@each_seed
def test_weighted_ranking(seed: int) -> None:
    values = drawn(search_feeds.weighted_ranking, seed)
    rows = re.findall(r"([A-D]) : pertinence (\d), récence (\d)", values["lines"])
    score = {p: values["heavy"] * int(r) + values["light"] * int(n) for p, r, n in rows}
    assert list(values["order"]) == sorted(score, key=lambda page: score[page], reverse=True)
    assert len(set(score.values())) == 4


@each_seed
def test_nearest_reader(seed: int) -> None:
    values = drawn(search_feeds.nearest_reader, seed)
    loans: dict[str, set[str]] = defaultdict(set)
    for row in table(values):
        loans[row["lecteur"]].add(row["titre"])
    mine = loans.pop(values["reader"])
    nearest, second = sorted(loans.values(), key=lambda taken: -len(taken & mine))[:2]
    assert len(nearest & mine) > len(second & mine)
    assert nearest - mine == {values["suggestion"]}
