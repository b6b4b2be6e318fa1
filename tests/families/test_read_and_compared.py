"""Files that are read and held against each other: keys found again by another way than the families."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes, urlsplit

import numpy as np
import pytest

from pixsim.families.draws.people import plain
from pixsim.families.messaging import replies, witnesses
from pixsim.families.publishing import posters
from pixsim.families.search import clicks, logged, pickups, summarised, versions
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, pdf
from tests.families.test_publishing import read_qr


@each_seed
def test_two_posters(seed: int) -> None:
    values = drawn(posters.two_posters, seed)
    read = {name: read_qr(held) for name, held in values["files"].items()}
    away = [name for name, said in read.items() if urlsplit(said).hostname != values["host"]]
    assert away == [values["poster"]]
    assert read[away[0]] == values["said"]
    (true,) = (said for name, said in read.items() if name not in away)
    assert dict(parse_qsl(urlsplit(true).query))["lieu"] == values["room"]
    assert values["host"].split(".")[0] in read[away[0]] or values["host"].replace(".", "-") in read[away[0]]  # fmt: skip


@each_seed
def test_answer_to_folded_headers(seed: int) -> None:
    values = drawn(replies.answer_to_folded_headers, seed)
    message: Any = message_from_bytes(content(values, "eml"), policy=policy.default)
    (first,) = (message["Reply-To"] or message["From"]).addresses
    assert first.addr_spec == values["answer"]
    everyone = {a.addr_spec.lower() for field in ("To", "Cc") for a in message[field].addresses}
    everyone |= {first.addr_spec}
    assert values["own"] in everyone
    assert len(everyone - {values["own"]}) == values["count"]
    assert str(values["count"]) not in values["not_count"]
    assert values["answer"] not in values["wrong"]
    inner = [part for part in message.walk() if part.get_content_type() == "message/rfc822"]
    assert len(inner) == 1


@each_seed
def test_who_knows(seed: int) -> None:
    values = drawn(witnesses.who_knows, seed)
    asked, author = plain(values["asked"]), plain(values["author"])
    knows = set()
    for name, held in sorted(values["files"].items()):
        message: Any = message_from_bytes(held, policy=policy.default)
        people = {field: [a.username for a in message[field].addresses] if message[field] else [] for field in ("From", "To", "Cc", "Bcc")}  # fmt: skip
        read = [*people["To"], *people["Cc"], *people["Bcc"]]
        text = message.get_content()
        quoted = re.search(rf"^(De|À|Cc) : .*\b{values['asked']}\b", text, re.MULTILINE)
        if quoted or asked in (*people["From"], *people["To"], *people["Cc"]):
            knows |= {*people["From"], *read}
        if name == "message-1.eml":
            assert asked in people["Bcc"]
    knows -= {asked, author}
    assert knows == {plain(values["options"][place - 1]) for place in values["key"]}
    assert 1 < len(knows) < 7


@each_seed
def test_paid_for_nothing(seed: int) -> None:
    values = drawn(clicks.paid_for_nothing, seed)
    text = content(values, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    name, year = values["month"].split()
    kept = [r for r in rows if r["jour"].endswith(f"{MONTHS.index(name) + 1:02}/{year}")]
    assert sum(int(r["clics"]) for r in kept if r["résultat"] == "naturel") == values["free"]
    paid = {r["recherche"] for r in kept if r["résultat"] == "annonce"}
    places: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["résultat"] == "naturel":
            places[row["recherche"]].add(row["place"])
    assert [word for word in paid if places[word] == {"1"}] == [values["word"]]
    assert len(paid) == 2
    spent = sum(
        float(r["coût (€)"].replace(",", ".")) for r in kept if r["recherche"] == values["word"]
    )
    assert float(values["spent"].replace(",", ".")) == pytest.approx(spent)
    assert all(
        float(r["coût (€)"].replace(",", ".")) == 0 for r in rows if r["résultat"] == "naturel"
    )
    assert 140 <= len(rows) <= 200


@each_seed
def test_summary_to_check(seed: int) -> None:
    values = drawn(summarised.summary_to_check, seed)
    text = " ".join(" ".join(page.extract_text() for page in pdf(values).pages).split())
    (place,) = (one for one in summarised._PLACES if one.name == values["place"])
    rules, addition = text.split("Additif du 9 janvier 2026")
    assert all(rule.said in rules for rule in place.rules)
    assert place.changed[1] in rules
    assert place.changed[2] in addition
    fine = {*(rule.true for rule in place.rules), place.changed[4]}
    marked = {values["options"][n - 1] for n in values["key"]}
    assert marked == set(values["options"]) - fine
    assert 2 <= len(marked) <= 4
    assert len(set(values["options"]) & fine) >= 3
    assert (
        len(set(values["options"]) & set(place.changed[3:])) == 1
    )  # what was changed is told, one way or the other
    assert not any(one.rstrip(".") in text for one in place.made_up)


@each_seed
def test_collections(seed: int) -> None:
    values = pickups.find_in_page(np.random.default_rng(seed))
    said = re.findall(
        r"Rue ([^\\\"]+?) \(([^)]+)\) : ([^\\\"]+)\"", values["world"].model_dump_json()
    )
    assert len(said) > 100
    found = set()
    for street, town, told in said:
        for kind, day in re.findall(r"(encombrants|déchets verts) le (\w+ \d+ mars)", told):
            if (f"rue {street}", town, kind) == (values["street"], values["town"], values["kind"]):
                found.add(day)
    assert found == {values["answer"]}
    elsewhere = [told for street, town, told in said if f"rue {street}" == values["street"] and town != values["town"]]  # fmt: skip
    assert elsewhere
    assert not any(values["answer"] in told for told in elsewhere)
    assert sum(f"rue {street}" == values["street"] for street, *_rest in said) >= 2


@each_seed
def test_version_of_an_article(seed: int) -> None:
    values = versions.doi_of_the_version(np.random.default_rng(seed))
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


@each_seed
def test_most_searched(seed: int) -> None:
    values = drawn(logged.most_searched, seed)
    counts: dict[str, int] = defaultdict(int)
    for line in content(values, "log").decode().splitlines():
        address = line.split()[3]
        if not address.startswith("/recherche?") or "&page=" in address:
            continue
        held = unquote_to_bytes(address.partition("q=")[2].replace("+", " "))
        held = unquote_to_bytes(held) if b"%" in held else held
        try:
            text = held.decode()
        except UnicodeDecodeError:
            text = held.decode("latin-1")
        counts[text.lower()] += 1
    *_less, second, first = sorted(counts, key=counts.__getitem__)
    assert (first, counts[first]) == (values["first"].lower(), values["count"])
    assert counts[first] > counts[second]
    assert len(counts) == 12
    assert str(values["count"]) not in values["not_count"]
    assert sum(counts.values()) > 150
