"""Families of competence 2.2: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zlib
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest

from pixsim.families.draws import qr
from pixsim.families.publishing import accesses, files, links
from pixsim.families.publishing import audience as p
from pixsim.text.french_dates import day_read
from tests.families import opened
from tests.families.draws import each_seed


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def only_file(values: dict[str, Any]) -> bytes:
    (content,) = values["files"].values()
    assert isinstance(content, bytes)
    return content


def table(values: dict[str, Any]) -> list[dict[str, str]]:
    text = only_file(values).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def number(text: object) -> Fraction:
    return Fraction(str(text).replace(",", ".").replace(" ", ""))


def chosen(values: dict[str, Any]) -> set[str]:
    return {values["options"][place - 1] for place in values["key"]}


class Tags(HTMLParser):
    """Keeps the tags and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.data = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.data += data


def read_qr(png: bytes) -> str:
    """The text of a version 4-L code with mask 0, its error words being verified."""
    place, body = 8, b""
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            side = struct.unpack(">I", data[:4])[0]
        body += data if kind == b"IDAT" else b""
        place += 12 + length
    raw = np.frombuffer(zlib.decompress(body), dtype=np.uint8).reshape(side, side + 1)[:, 1:]
    scale = side // 41
    dark = raw[scale // 2 :: scale, scale // 2 :: scale][4:-4, 4:-4] == 0
    used = np.zeros((33, 33), dtype=bool)
    used[:9, :9] = used[:9, -8:] = used[-8:, :9] = used[24:29, 24:29] = True
    used[6, :] = used[:, 6] = True
    bits, row, step = [], 32, -1
    for right in (32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        while 0 <= row < 33:
            pair = [column for column in (right, right - 1) if not used[row, column]]
            bits += [bool(dark[row, column]) ^ ((row + column) % 2 == 0) for column in pair]
            row += step
        step = -step
        row += step
    words = [int("".join("01"[bit] for bit in bits[n : n + 8]), 2) for n in range(0, 800, 8)]
    powers = [1]
    while len(powers) < 255:
        powers.append(powers[-1] << 1 ^ (0x11D if powers[-1] & 128 else 0))
    for root in range(20):
        syndrome = 0
        for word in words:
            shifted = powers[(powers.index(syndrome) + root) % 255] if syndrome else 0
            syndrome = shifted ^ word
        assert syndrome == 0
    stream = "".join(f"{word:08b}" for word in words)
    assert stream[:4] == "0100"
    length = int(stream[4:12], 2)
    return bytes(int(stream[12 + 8 * n : 20 + 8 * n], 2) for n in range(length)).decode()


def test_qr_code_refuses_a_long_text() -> None:
    with pytest.raises(ValueError, match="78 bytes"):
        qr.qr_png("x" * 79)


@each_seed
def test_markdown_link_has_label_and_address(seed: int) -> None:
    values = drawn(p.markdown_link, seed)
    for answer in values["answer"]:
        label, url = re.fullmatch(r"\[(.*)\]\(<?(.*?)>?\)", answer).groups()  # type: ignore[union-attr]
        assert (label.replace("\u2019", "'"), url) == (values["label"], values["url"])


@each_seed
def test_tracking_is_removed_and_nothing_else(seed: int) -> None:
    values = drawn(links.tracking, seed)
    url, clean = urlsplit(values["url"]), urlsplit(values["answer"])
    useful = [
        pair for pair in parse_qsl(url.query) if not re.match(r"utm_|fbclid$|gclid$", pair[0])
    ]
    assert parse_qsl(clean.query) == useful
    assert url._replace(query="") == clean._replace(query="")
    assert not values["answer"].endswith(("?", "&"))


@each_seed
def test_access_is_a_union_minus_exceptions(seed: int) -> None:
    values = drawn(files.access_count, seed)
    groups = {row["personne"]: [one.strip().lower() for one in row["groupes"].split(",")] for row in table(values)}  # fmt: skip
    people = {who for who, own in groups.items() if {values["first"], values["second"]} & set(own)}
    barred = set(values["barred"].split(" et "))
    assert barred <= people
    assert values["guest"] not in people
    assert len(people - barred) + 1 == values["answer"]


@each_seed
def test_access_through_groups_of_groups(seed: int) -> None:
    values = opened.drawn(accesses.access_too_wide, seed)

    def table(name: str) -> list[list[str]]:
        text = values["files"][name].decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]

    now = day_read(values["today"])
    assert now is not None
    today = now.isoformat()
    above: dict[str, set[str]] = {}  # from each member up to the groups that hold it
    for group, one, _sort in table("groupes.csv"):
        above.setdefault(one, set()).add(group)
    allowed = {
        address
        for own, other, end in table("adherents.csv")
        for address in (own, other)
        if "-".join(reversed(end.split("/"))) >= today
    }
    accounts = {one for _group, one, sort in table("groupes.csv") if sort == "compte"}
    entries = json.loads(values["files"]["droits.json"])["acces"]
    accounts |= {entry["compte"] for entry in entries if "compte" in entry}

    def wide(names: set[str]) -> bool:
        return any(
            (entry.get("compte") or entry["groupe"]) in names
            and (entry["expire"] or "9999") >= today
            and (entry["role"] != "lecture" or (entry["expire"] or "9999") > "2026-06-30")
            for entry in entries
        )

    faulty, at_once = set(), set()
    for account in accounts - allowed:
        reached = {account}
        while more := set().union(*(above.get(name, set()) for name in reached)) - reached:
            reached |= more
        faulty |= {account} if wide(reached) else set()
        at_once |= {account} if wide({account} | above.get(account, set())) else set()
    assert faulty == {values["answer"]}
    assert not at_once  # group by group, nothing looks wrong
    assert len(accounts) > 100
    assert values["answer"] not in values["wrong"]
    assert len(values["wrong"]) >= 3


@each_seed
def test_spread_by_distances(seed: int) -> None:
    values = drawn(files.spread, seed)
    followers, accounts = (
        [line.split(";") for line in content.decode("utf-8-sig").splitlines()[1:]]
        for content in values["files"].values()
    )
    private = {name for name, kind in accounts if kind == "privé"}
    distance = {values["start"]: 0}
    for _ in range(values["steps"] + 1):  # Bellman-Ford
        for followed, follower in followers:
            if followed in distance and followed not in private:
                step = distance[followed] + 1
                distance[follower] = min(step, distance.get(follower, step))
    for _ in followers:
        before = dict(distance)
        for followed, follower in followers:
            if followed in distance and followed not in private:
                step = distance[followed] + 1
                distance[follower] = min(step, distance.get(follower, step))
        if before == distance:
            break
    assert sum(0 < step <= values["steps"] for step in distance.values()) == values["answer"]
    assert len(followers) > len({tuple(row) for row in followers})
    assert values["start"] not in private


@each_seed
def test_best_title_has_the_best_rate_but_not_the_most_clicks(seed: int) -> None:
    values = drawn(files.best_title, seed)
    clicks, shown = Counter[str](), Counter[str]()
    opened = [
        [line.split(sign) for line in values["files"][name].decode(code).splitlines()]
        for name, sign, code in (("essais-site.csv", ";", "cp1252"), ("essais-appli.csv", ",", "utf-8-sig"), ("origines.csv", ";", "utf-8-sig"))
    ]  # fmt: skip
    robots = {source for source, kind in opened[2] if "robot" in kind.casefold()}
    assert len(robots) == 4
    trials = {
        n: (title, seen, hits, source) for n, _day, title, seen, hits, source in opened[0][1:]
    }
    both = 0
    for _date, seen, hits, number, title, source in opened[1][1:]:
        both += number in trials
        assert trials.setdefault(number, (title, seen, hits, source)) == (title, seen, hits, source)
    assert (len(trials), both > 20) == (300, True)
    for title, seen, hits, source in trials.values():
        if source not in robots:
            clicks[title] += int(hits)
            shown[title] += int(seen)
    best = max(clicks, key=lambda code: clicks[code] / shown[code])
    assert best == values["answer"]
    assert best not in (values["trap"], values["doubled"])
    assert float(values["rate"].replace(",", ".")) == pytest.approx(
        100 * clicks[best] / shown[best], abs=0.051
    )
    assert values["rate"] not in values["not_rate"]
    assert clicks.most_common(1)[0][0] == values["most"] != values["answer"]
