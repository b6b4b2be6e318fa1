"""Competence 1.2: backups, files without names, copies, versions: keys found again from the files themselves."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import odfdo
import openpyxl

from pixsim.families.data import backups, recovered, releases
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import drawn


def day_of(said: str) -> date:
    """« 1er mars 2026 » as a day."""
    number, month, year = said.split()
    return date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))


def rows(held: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(held.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


def unpacked(held: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def deep(held: bytes) -> Iterator[tuple[str, bytes]]:
    for name, inside in unpacked(held).items():
        if name.endswith(".zip"):
            yield from deep(inside)
        else:
            yield name, inside


@each_seed
def test_lost_for_good(seed: int) -> None:
    values = drawn(backups.lost_for_good, seed)
    found = list(deep(values["files"]["sauvegardes.zip"]))
    sums = {hashlib.sha256(text).hexdigest() for _path, text in found}
    names = {path.rpartition("/")[2] for path, _text in found}
    listed = rows(values["files"]["empreintes.csv"])
    kept = [path for path, _size, digest in listed if digest.lower() in sums]
    lost = [path for path, _size, digest in listed if digest.lower() not in sums and path.rpartition("/")[2] not in names]  # fmt: skip
    assert len(kept) == values["count"]
    assert lost == values["lost"][:1]
    by_name = [path for path, *_rest in listed if path in {one for one, _text in found}]
    assert len(by_name) != len(kept)
    last = unpacked(unpacked(values["files"]["sauvegardes.zip"])["2026-03-30.zip"])
    assert len({hashlib.sha256(text).hexdigest() for text in last.values()} & {row[2].lower() for row in listed}) < len(kept)  # fmt: skip
    assert str(len(kept)) not in values["not_count"]
    assert len({path.rpartition("/")[2] for path, *_rest in listed}) == len(listed)


@each_seed
def test_recovered_workbook(seed: int) -> None:
    values = drawn(recovered.recovered_workbook, seed)
    title = f"{values['subject'].capitalize()} {values['year']}"
    found: list[tuple[str, str]] = []
    kinds = set()
    for name, held in unpacked(values["files"]["recup.zip"]).items():
        assert re.fullmatch(r"recup-\d\d", name)
        kinds.add(held[:4])
        inside = unpacked(held) if held.startswith(b"PK") else {}
        if "xl/workbook.xml" in inside:
            lines: list[Any] = list(openpyxl.load_workbook(io.BytesIO(held)).worksheets[0].values)
        elif inside.get("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet":
            body = odfdo.Document(io.BytesIO(held)).body
            lines = [tuple(row.get_values()) for row in body.get_tables()[0].traverse()]
        else:
            continue
        if lines[0][0] == title:
            found += [(name, str(row[1])) for row in lines if row[0] == values["who"]]
    assert found == [(values["right"], values["amount"])]
    assert len(kinds) > 6
    assert values["amount"] not in values["not_amount"]


@each_seed
def test_copy_voted(seed: int) -> None:
    values = drawn(recovered.copy_voted, seed)
    meeting = datetime.combine(day_of(values["day"]), datetime.min.time()).replace(hour=18)
    mine, all_before = [], []
    for name, held in unpacked(values["files"][values["archive"]]).items():
        inside = unpacked(held)
        core = inside.get("docProps/core.xml", inside.get("meta.xml", b""))
        said = {node.tag.rpartition("}")[2]: node.text or "" for node in ElementTree.fromstring(core).iter()}  # fmt: skip
        when = datetime.fromisoformat((said.get("modified") or said["date"])[:19])
        who = said.get("lastModifiedBy") or said["creator"]
        text = inside.get("word/document.xml", inside.get("content.xml", b"")).decode()
        (rent,) = re.findall(r"désormais de (\d+)", text)
        if when < meeting:
            all_before.append((when, name))
            if who == values["who"]:
                mine.append((when, name, rent))
        else:
            assert (when.date() - meeting.date()).days > 0
    assert max(mine)[1:] == (values["right"], values["rent"])
    assert max(all_before)[1] != values["right"]
    assert len(mine) == 3
    assert values["rent"] not in values["not_rent"]


@each_seed
def test_installable(seed: int) -> None:
    values = drawn(releases.installable, seed)
    today = day_of(values["today"])

    def numbers(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    def day(said: str) -> date:
        return datetime.strptime(said, "%d/%m/%Y").date()

    last: dict[str, tuple[date, str]] = defaultdict(lambda: (date.min, ""))
    for version, said, state in rows(values["files"]["retraits.csv"]):
        last[version] = max(last[version], (day(said), state))
    installed, system = numbers(values["installed"]), numbers(values["system"])
    steps = sorted((numbers(step), numbers(base)) for step, base in rows(values["files"]["bases.csv"]))  # fmt: skip
    assert len(steps) == 5
    fitting, before, held_back = [], [], []
    (name,) = (name for name in values["files"] if name.startswith("versions-"))
    for written, said, wanted in rows(values["files"][name]):
        version = written.removeprefix("v")
        low, _space, high = wanted.partition(" ")
        if "-" in version or numbers(version)[0] != installed[0]:
            continue
        if numbers(low.removeprefix(">=")) > system:
            continue
        if high and numbers(high.removeprefix("<")) <= system:
            continue
        if (today - day(said)).days < 14 or last[version][1] == "retirée":
            continue
        if [base for step, base in steps if step <= numbers(version)][-1] > numbers(values["base"]):
            held_back.append(numbers(version))
            continue
        fitting.append(numbers(version))
        before.append(version)
    newest = ".".join(map(str, max(fitting)))
    assert values["key"] == [newest, f"v{newest}"]
    assert newest != max(before)
    assert max(held_back) > max(fitting)
    assert not {newest, *values["key"]} & set(values["wrong"])
    assert values["count"] == sum(one > installed for one in fitting)
    assert str(values["count"]) not in values["not_count"]
    assert last[newest][1] == "remise"
