"""Competence 1.2: keys are found again in the files handed, by another way than the families."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from html.parser import HTMLParser
from itertools import combinations
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from pixsim.families.data import handed_copies, handed_keys, handed_kinds, handed_trees
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of, workbook


class Links(HTMLParser):
    """Addresses of the links that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if (tag, name) == ("a", "href") and value]

    @classmethod
    def of(cls, text: str) -> list[str]:
        reader = cls()
        reader.feed(text)
        return reader.found


def members(values: dict[str, Any]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(values: dict[str, Any], name: str = "") -> list[list[str]]:
    held = values["files"][name] if name else content(values, "csv")
    return list(csv.reader(io.StringIO(held.decode("utf-8-sig")), delimiter=";"))[1:]


def lines(values: dict[str, Any]) -> list[str]:
    return content(values, "txt").decode().splitlines()


@each_seed
def test_two_names_clash(seed: int) -> None:
    values = drawn(handed_trees.clashing_names, seed)
    held = members(values)
    twice = [name for name, count in Counter(n.lower() for n in held).items() if count > 1]
    assert len(held) > 300
    assert str(len(twice)) == values["count"]
    assert len(held) - len(twice) == len({name.lower() for name in held})
    used = set()
    for page in [name for name in held if name.startswith("pages/")]:
        text = re.sub(r"<!--.*?-->", "", held[page].decode())
        used |= {link.removeprefix("../") for link in re.findall(r'href="([^"]+)"', text)}
    assert used <= set(held)
    assert "pages/page-6.html" in re.findall(r'href="([^"]+)"', held["index.html"].decode())
    both = [name for name, count in Counter(n.lower() for n in used).items() if count > 1]
    assert [name.rpartition("/")[0] for name in both] == values["folder"][:1]
    assert values["count"] not in values["not_count"]
    assert not set(values["folder"]) & set(values["other"])


@each_seed
def test_refused_names(seed: int) -> None:
    values = drawn(handed_trees.refused_names, seed)
    bad = re.compile(r'.*[<>:"\\|?*].*|.*[. ]|(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?', re.I)
    paths = content(values, "txt").decode("utf-8-sig").splitlines()
    seen: set[str] = set()
    refused = 0
    for path in sorted(paths, reverse=True):
        twin = path.lower() in seen
        seen.add(path.lower())
        refused += (
            twin or any(map(bad.fullmatch, path.split("/"))) or len(path) + len("C:/Projet/") > 259
        )
    assert str(refused) == values["key"]
    assert len(set(paths)) == len(paths) > 300
    assert values["key"] not in values["wrong"]


@each_seed
def test_one_type_is_another(seed: int) -> None:
    values = drawn(handed_kinds.lying_type, seed)
    by_type: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for address, _status, said, _size in rows_of(values):
        kind, name = said.split(";")[0], urlsplit(address).path.rpartition("/")[2]
        suffix = name.rpartition(".")[2].lower().replace("jpeg", "jpg")
        by_type[kind][suffix] += 1
        names[(kind, suffix)].append(name)
    odd = [
        name
        for kind, suffixes in by_type.items()
        for suffix in suffixes
        if suffix != suffixes.most_common(1)[0][0]
        for name in names[(kind, suffix)]
    ]
    assert odd == values["key"][:1]
    *paths, stem = values["key"][1:]
    assert all(f"/{odd[0]}" in form for form in paths)
    every = [name for few in names.values() for name in few]
    assert [name for name in every if name.startswith(f"{stem}.")] == odd
    assert values["key"] not in values["wrong"]


@each_seed
def test_first_photo(seed: int) -> None:
    values = drawn(handed_kinds.first_photo_taken, seed)
    seen = {}
    for name, held in members(values).items():
        exif = Image.open(io.BytesIO(held)).getexif()
        taken = str(exif.get_ifd(0x8769)[0x9003])
        seen[taken] = (name, exif[0x0110])
    assert len(seen) == 5
    name, model = seen[min(seen)]
    assert (values["photo"], values["model"]) == ([name, name.removesuffix(".jpg")], model)


@each_seed
def test_files_to_send(seed: int) -> None:
    values = drawn(handed_copies.to_be_sent, seed)
    here, there = (dict(rows(values, f"{n}.csv")) for n in ("ordinateur", "en-ligne"))
    assert all(re.match(r"2026-\d\d-\d\d", day) for day in (*here.values(), *there.values()))
    assert str(sum(day > there.get(name, "") for name, day in here.items())) == values["key"]


@each_seed
def test_minutes(seed: int) -> None:
    values = drawn(handed_copies.upload_minutes, seed)

    def bits(size: str) -> float:
        number, unit = size.split()
        return round(8 * {"ko": 1e3, "Mo": 1e6, "Go": 1e9}[unit] * float(number.replace(",", ".")))

    here, there = (list(page.values)[1:] for page in workbook(values).worksheets)
    online = {name: bits(size) for name, size in there}
    away = [bits(size) for name, size, ticked in here if ticked == "oui" and online.get(name) != bits(size)]  # fmt: skip
    minutes = sum(away) / (values["rate"] * 1e6) / 60
    assert int(values["key"]) - 1 < minutes < int(values["key"])
    assert values["key"] not in values["wrong"]


@each_seed
def test_key_column(seed: int) -> None:
    values = drawn(handed_keys.key_column, seed)
    header, *lines_ = workbook(values).active.values
    sound = [
        title
        for place, title in enumerate(header)
        if len({line[place] for line in lines_} - {None, ""}) == len(lines_)
    ]
    assert sound == values["key"][:1]
    letter = "ABCDE"[header.index(sound[0])]
    assert values["key"][1:] == [f"colonne {letter}", letter]


@each_seed
def test_orphan(seed: int) -> None:
    values = drawn(handed_keys.orphan_payment, seed)
    known = {number for number, _name, _state in rows(values, "adherents.csv")}
    payments = rows(values, "paiements.csv")
    orphans = [row[0] for row in payments if f"A-{re.findall('[0-9]+', row[1])[0]}" not in known]
    assert sum(row[1] not in known for row in payments) > 40
    assert orphans == [values["key"]]


@each_seed
def test_contradictions(seed: int) -> None:
    values = drawn(handed_keys.contradicting_rows, seed)
    header, *held = workbook(values).active.values
    found: dict[frozenset[str], list[int]] = {}
    for pair in combinations(("Agent", "Agence", "Commune", "Créneau"), 2):
        groups: dict[Any, Counter[str]] = defaultdict(Counter)
        dialled = []
        for row in held:
            line = dict(zip(header, row, strict=True))
            bare = re.sub(r"\D", "", line["Téléphone"])[-9:]  # nine figures, the 0 or the +33 aside
            group = tuple(line[name] for name in pair)
            groups[group][bare] += 1
            dialled.append((line["Intervention"], group, bare))
        found[frozenset(pair)] = [
            number for number, group, bare in dialled if groups[group].most_common(1)[0][0] != bare
        ]
    odd = found.pop(frozenset(values["ruling"].split(" et ")))
    assert str(len(odd)) == values["count"] not in values["wrong_count"]
    assert str(min(odd)) == values["number"] not in values["wrong"]
    assert min(map(len, found.values())) > 2 * len(odd)  # no other two decide it
    assert len({row[-1] for row in held}) > 40  # as typed, nothing agrees
