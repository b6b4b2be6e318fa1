"""Families of competence 1.2: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pixsim.families.data import photos
from pixsim.families.data import tables as data_files_tables
from pixsim.families.data import types as data_files_types
from pixsim.families.data import units as data_files_units
from pixsim.families.data import versions as data_files_versions
from pixsim.making.make import make
from tests.families import opened
from tests.families.draws import each_seed

Family = Callable[[np.random.Generator], dict[str, Any]]


def drawn(family: Family, seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def only_table(values: dict[str, Any]) -> list[dict[str, str]]:
    (content,) = values["files"].values()
    return table(content)


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def number(text: object) -> Fraction:
    return Fraction(str(text).replace(",", ".").replace("\u00a0", ""))


def ranks(values: dict[str, Any]) -> list[str]:
    return [values[f"rank{place}"] for place in range(1, 5)]


@pytest.mark.parametrize(
    "family",
    [
        data_files_types.word_in_zip,
        data_files_types.altered_file,
        data_files_tables.joined_tables,
    ],
)
def test_files_are_reproducible(family: Family) -> None:
    assert drawn(family, 3)["files"] == drawn(family, 3)["files"]


def walked(path: str) -> str:
    """The path once each step has been walked, one after the other."""
    kept: list[str] = []
    for step in path.split("/"):
        if step == "..":
            kept.pop()
        elif step not in ("", "."):
            kept.append(step)
    return "/" + "/".join(kept)


@each_seed
def test_capacity(seed: int) -> None:
    values = drawn(data_files_units.capacity, seed)
    amount, unit = values["second"].rsplit(" ", 1)
    second = number(amount.replace("\xa0", "")) / {"Mo": 1, "ko": 1000}[unit]
    left = 1000 * number(values["space"]) - 1000 * number(values["first"]) - second
    assert values["count"] * values["size"] <= left < (values["count"] + 1) * values["size"]
    assert str(values["count"]) not in values["wrong"]


@each_seed
def test_bits_and_bytes(seed: int) -> None:
    values = drawn(data_files_units.bits_and_bytes, seed)
    given = number(values["given"].split()[0])
    expected = given / 8 if values["asked"] == "Mo/s" else given * 8
    assert number(values["value"]) == expected


@each_seed
def test_binary_units(seed: int) -> None:
    values = drawn(data_files_units.binary_units, seed)
    tables = {name: [line.split(";") for line in held.decode("utf-8-sig").splitlines()[1:]] for name, held in values["files"].items()}  # fmt: skip
    scale = {"Mio": 2**20, "Gio": 2**30, "Tio": 2**40}
    held: dict[str, float] = {}
    for name, shown in tables["partitions.csv"]:
        size, unit = shown.rsplit(" ", 1)
        held[name] = held.get(name, 0) + float(size.replace(",", ".")) * scale[unit] / 1e9
    short = {}
    for name, shown in tables["disques.csv"]:
        size, unit = shown.split(" ")
        if float(size.replace(",", ".")) * {"Go": 1, "To": 1000}[unit] - held[name] > 2.5:
            short[name] = round(held[name])
    assert short == {values["name"]: values["real"]}
    assert len(tables["partitions.csv"]) > 30


@each_seed
def test_ways_to_save_a_text(seed: int) -> None:
    values = drawn(data_files_units.text_size, seed)
    held = members(make(values["archive"], values["files"][values["archive"]]))
    assert [name for name, content in held.items() if content.startswith(b"\xef\xbb\xbf")] == [
        values["marked"]
    ]
    single = []
    for name, content in held.items():
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            single += [] if content.startswith(b"\xff\xfe") else [name]
    assert single == [values["single"]]
    text = held[values["single"]].decode("cp1252")
    assert values["size"] == len(text) + text.count("\n")
    assert values["lines"] == text.count("\n")
    assert str(values["size"]) not in values["wrong"]


@each_seed
@pytest.mark.parametrize(
    ("family", "right"),
    [],
)
def test_sorted_formats(seed: int, family: Family, right: str) -> None:
    values = drawn(family, seed)
    extensions = [name.rsplit(".", 1)[1] for name in values["options"]]
    found = [place for place, x in enumerate(extensions, 1) if x in right.split()]
    assert found == values["key"]
    assert len(set(values["options"])) == 5


@each_seed
def test_word_in_zip(seed: int) -> None:
    values = drawn(data_files_types.word_in_zip, seed)
    outer = members(values["files"]["atelier.zip"])
    inner = members(outer[f"sauvegardes/{values['folder']}.zip"])
    assert inner["atelier/mot.txt"].decode().split(" : ")[1].strip() == values["word"]
    assert outer[f"{values['folder']}/mot.txt"].decode().strip().endswith(tuple(values["wrong"]))


def texts_inside(content: bytes) -> Iterator[tuple[str, bytes]]:
    for name, member in members(content).items():
        if name.endswith(".zip"):
            yield from texts_inside(member)
        else:
            yield name, member


@each_seed
def test_latest_version(seed: int) -> None:
    values = drawn(data_files_versions.latest_version, seed)
    numbers = {}
    for row in only_table(values):
        if found := re.match(rf"{values['document']}_[vV](\d+)", row["nom"]):
            numbers[row["nom"]] = int(found[1])
    assert len(numbers) == 12
    assert list(numbers.values()).count(max(numbers.values())) == 1
    assert max(numbers, key=lambda name: numbers[name]) == values["answer"][0]
    last: dict[str, tuple[int, str]] = {}
    for row in only_table(values):
        if found := re.match(r"([a-z]+)_[vV](\d+)", row["nom"]):
            last[found[1]] = max(last.get(found[1], (0, "")), (int(found[2]), row["dossier"]))
    there = sum(folder == values["asked"] for _number, folder in last.values())
    assert len(last) == 16
    assert str(there) == values["count"] not in values["not_count"]


def precedence(version: str) -> tuple[Any, ...]:
    core, _, pre = version.partition("-")
    label, _, rank = pre.partition(".")
    numbers = tuple(map(int, core.split(".")))
    return (*numbers, not pre, label, int(rank or 0))


@each_seed
def test_matching_files(seed: int) -> None:
    values = drawn(data_files_tables.matching_files, seed)
    found = [
        row
        for row in only_table(values)
        if row["nom"].rsplit(".")[1] == values["kind"]
        and date.fromisoformat(row["modifie_le"]).year == values["year"]
        and int(row["taille_ko"]) > values["limit"]
    ]
    assert values["count"] == len(found)


@each_seed
def test_photos_of_an_evening(seed: int) -> None:
    values = opened.drawn(photos.photos_of_an_evening, seed)
    (held,) = values["files"].values()
    inside = {}
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        for name in archive.namelist():
            exif = Image.open(io.BytesIO(archive.read(name))).getexif()
            camera = exif.get_ifd(0x8769)
            day, _space, hour = camera[0x9003].partition(" ")
            made_by = f"{exif[0x010F]} {exif[0x0110]}".replace("\0", "")
            if (made_by, "/".join(reversed(day.split(":")))) == (values["camera"], values["day"]):
                inside[name] = (hour, float(camera[0x829A]))
    assert len(inside) == values["count"]
    assert min(inside, key=lambda name: inside[name][0]) == values["first"][0]
    assert max(inside, key=lambda name: inside[name][1]) == values["longest"][0]
    assert values["first"][0] not in values["not_first"]


@each_seed
def test_decimal_degrees(seed: int) -> None:
    values = drawn(data_files_tables.decimal_degrees, seed)

    def degrees(text: str) -> float:
        whole, minutes, seconds = map(int, re.findall(r"\d+", text))
        return (whole + minutes / 60 + seconds / 3600) * (-1 if text[-1] in "SO" else 1)

    wanted = [
        float(values[name].replace(",", ".").replace("\u2212", "-"))
        for name in ("latitude", "longitude")
    ]
    close = [
        row["photo"]
        for row in only_table(values)
        if abs(degrees(row["latitude"]) - wanted[0]) <= 0.0013
        and abs(degrees(row["longitude"]) - wanted[1]) <= 0.0013
    ]
    assert close == [values["name"][0]]


@each_seed
def test_joined_tables(seed: int) -> None:
    values = drawn(data_files_tables.joined_tables, seed)
    clients = table(values["files"]["clients.csv"])
    orders = table(values["files"]["commandes.csv"])
    spent = {row["code_client"]: 0 for row in clients if row["ville"] == values["asked"]}
    bought = dict.fromkeys(spent, False)
    plain = 0
    for row in orders:
        code = re.sub(r"\s", "", row["code_client"]).upper()
        plain += code == row["code_client"]
        if code in spent and row["etat"] == "livrée":
            spent[code] += int(row["montant"])
            bought[code] = True
    assert sum(spent.values()) == values["total"]
    assert sum(not one for one in bought.values()) == values["idle"] > 0
    assert values["total"] not in (values["with_cancelled"], values["as_written"])
    assert values["idle"] != values["idle_as_written"]
    assert plain < len(orders)
    assert len({row["code_client"] for row in clients}) == len(clients)
