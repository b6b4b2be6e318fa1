"""Level 7 of competences 1.1 to 1.3: several sources, keys found again in the files by another way."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from pixsim.families.data import three_supports
from pixsim.families.draws.people import plain
from pixsim.families.messaging import mailings
from pixsim.families.search import bibliographies, judged, recounted, waterfalls
from pixsim.text.search import without_accents
from tests.families.draws import each_seed
from tests.families.opened import drawn


def lines(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    """A table of the files, by the names of its columns."""
    text = values["files"][name].decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def number(text: str) -> float:
    return float(
        text.replace("\u00a0", "").replace(" ", "").replace(",", ".").replace("\u2212", "-")
    )


@each_seed
def test_cited_and_incomplete(seed: int) -> None:
    values = drawn(bibliographies.cited_and_incomplete, seed)
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


@each_seed
def test_photos_on_three_supports(seed: int) -> None:
    values = drawn(three_supports.photos_on_three_supports, seed)
    start, end = (date(*map(int, values[x].split("/")[::-1])) for x in ("start", "end"))
    first, _space, last = values["author"].partition(" ")
    held = [(r["nom"], r["auteur"] == values["author"], r["date"], int(r["taille_ko"]), r["empreinte"]) for r in lines(values, "disque-interne.csv")]  # fmt: skip
    for row in lines(values, "disque-externe.csv"):
        size, unit = row["taille"].split()
        day = "-".join(row["modifie_le"].split("/")[::-1])
        held.append((row["fichier"], row["auteur"] == f"{last.upper()} {first}", day, round(number(size) * {"ko": 1, "Mo": 1000}[unit]), row["empreinte"].lower()))  # fmt: skip
    owners = {row["proprietaire"].split("@")[0] for row in lines(values, "nuage.csv")}
    (mine,) = (o for o in owners if o == f"{plain(first)}.{plain(last)}")
    held += [(row["chemin"].split("/")[1], row["proprietaire"].startswith(f"{mine}@"), row["cree_le"][:10], int(row["octets"]) // 1000, row["empreinte"])
             for row in lines(values, "nuage.csv")]  # fmt: skip
    found = [(mark, size, name) for name, own, day, size, mark in held
             if own and re.search(r"\.jpe?g$", name, re.IGNORECASE) and start <= date.fromisoformat(day) <= end]  # fmt: skip
    sizes = {mark: size for mark, size, _name in found}
    assert len(sizes) == values["count"]
    assert {n for m, s, n in found if s == max(sizes.values())} == {values["name"]}
    assert number(values["freed"]) * 1000 == pytest.approx(sum(s for _m, s, _n in found) - sum(sizes.values()))  # fmt: skip
    assert len({name for _m, _s, name in found}) != len(sizes), "copies bear other names"
    assert max(Counter(name for name, *_rest in held).values()) > 1
    assert len(held) > 220


@each_seed
def test_precision_and_recall(seed: int) -> None:
    values = drawn(judged.precision_and_recall, seed)
    one, other, third, out = re.findall(r"\w+", re.sub(r"\b(OU|ET|SAUF)\b", "", without_accents(values["query"])))  # fmt: skip
    found = {
        int(row["document"][2:])
        for row in lines(values, "catalogue.csv")
        for text in [without_accents(f"{row['titre']} {row['mot-clé']}").lower()]
        if re.search(rf"\b({one}\w*|{other})\b", text)
        and re.search(rf"\b{third}", text)
        and not re.search(rf"\b{out}\b", text)
    }
    both = {int(row["n°"]) for row in lines(values, "jugements.csv") if row["lecteur 1"] == row["lecteur 2"] == "oui"}  # fmt: skip
    assert [round(100 * len(found & both) / len(these)) for these in (found, both)] == [int(values["precision"]), int(values["recall"])]  # fmt: skip
    assert values["precision"] not in values["not_precision"]
    assert values["recall"] not in values["not_recall"]
    assert len(found) > 30


@each_seed
def test_time_of_a_page(seed: int) -> None:
    values = drawn(waterfalls.time_of_a_page, seed)
    entries = json.loads(values["files"]["releve.har"])["log"]["entries"]
    assert all(sum(one["timings"].values()) == one["time"] for one in entries)
    good = [one for one in entries if one["response"]["status"] == 200]
    waits: list[tuple[int, str]] = []
    domains: dict[str, int] = defaultdict(int)
    for one in good:
        host = str(urlsplit(one["request"]["url"]).hostname)
        if host == values["site"]:
            waits.append((one["timings"]["wait"], one["request"]["url"]))
        else:
            domains[re.findall(r"[^.]+\.test$", host)[0]] += one["time"]
    *_less, second, most = sorted(waits)
    assert most[0] > second[0]
    assert values["answer"] == [most[1].rsplit("/", 1)[1], urlsplit(most[1]).path[1:], urlsplit(most[1]).path, most[1].removeprefix("https://"), most[1]]  # fmt: skip
    assert sorted(domains, key=domains.__getitem__)[-1] == values["slow_site"]
    starts = [datetime.fromisoformat(one["startedDateTime"]) for one in entries]
    ends = [begun + timedelta(milliseconds=one["time"]) for begun, one in zip(starts, entries, strict=True)]  # fmt: skip
    assert (max(ends) - min(starts)) / timedelta(milliseconds=1) == values["lasted"]
    assert str(values["lasted"]) not in values["not_lasted"]
    assert values["slow_site"] not in values["not_site"]


@each_seed
def test_claim_of_an_article(seed: int) -> None:
    values = drawn(recounted.claim_of_an_article, seed)
    latest: dict[str, dict[str, str]] = {}
    for row in lines(values, "frequentation.csv"):
        before = latest.get(row["relevé"])
        if before is None or row["saisi le"].split("/")[::-1] > before["saisi le"].split("/")[::-1]:
            latest[row["relevé"]] = row
    open_in: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in latest.values():
        open_in[row["commune"], row["mois"][:2]].add(row["mois"][3:])
    sums: Counter[tuple[str, str]] = Counter()
    for row in latest.values():
        if len(open_in[row["commune"], row["mois"][:2]]) == 2:
            sums[row["commune"], row["mois"][3:]] += int(row[values["unit"]])
    text = values["files"]["article.txt"].decode()
    claims = re.findall(r"À (.+), (hausse|baisse) de ([\d,]+) %", text)
    assert sorted(town for town, _way, _said in claims) == values["places"]
    false = {}
    for town, way, said in claims:
        change = 100 * (sums[town, "2025"] / sums[town, "2024"] - 1)
        assert (change > 0) == (way == "hausse")
        if abs(number(said) - abs(change)) > 0.0501:
            false[town] = abs(change)
    assert list(false) == [values["false"]]
    assert number(values["right"]) == pytest.approx(false[values["false"]], abs=0.0501)
    assert values["right"] not in values["wrong"]


@each_seed
def test_reached_by_two_lists(seed: int) -> None:
    values = drawn(mailings.reached_by_two_lists, seed)

    def who(text: str) -> str:
        return re.sub(r"\+[^@]*", "", text.strip().casefold())

    history = sorted(lines(values, "listes.csv"), key=lambda row: row["date"].split("/")[::-1])
    state = {(row["liste"], who(row["adresse"])): row["état"] for row in history}
    opposed = {who(row["adresse"]) for row in lines(values, "oppositions.csv")}
    held = [{a for (name, a), now in state.items() if name == values[key] and now == "inscrit"} - opposed for key in ("first", "second")]  # fmt: skip
    assert len(held[0] | held[1]) == values["answer"]
    assert len(held[0] & held[1]) == values["twice"]
    assert str(values["answer"]) not in values["wrong"]
    assert str(values["twice"]) not in values["not_twice"]
    assert len(history) > 250
