"""Families of competence 1.2: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from pixsim.families.data import tables as data_files_tables
from pixsim.families.data import types as data_files_types
from pixsim.families.data import units as data_files_units
from pixsim.families.data import versions as data_files_versions

Family = Callable[[np.random.Generator], dict[str, Any]]

each_seed = pytest.mark.parametrize("seed", range(50))


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
        data_files_types.office_author,
        data_files_types.altered_file,
        data_files_types.nested_archives,
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
    assert values["count"] * values["size"] <= 1000 * values["space"]
    assert (values["count"] + 1) * values["size"] > 1000 * values["space"]


@each_seed
def test_bits_and_bytes(seed: int) -> None:
    values = drawn(data_files_units.bits_and_bytes, seed)
    given = number(values["given"].split()[0])
    expected = given / 8 if values["asked"] == "Mo/s" else given * 8
    assert number(values["value"]) == expected


@each_seed
def test_binary_units(seed: int) -> None:
    values = drawn(data_files_units.binary_units, seed)
    bytes_of = {"Go": 1000**3, "Gio": 1024**3}
    exact = values["size"] * bytes_of[values["given"]] / bytes_of[values["asked"]]
    assert float(number(values["value"])) == pytest.approx(exact, abs=0.0501)
    assert "," in values["value"]  # one decimal is asked


@each_seed
def test_sizes_of_texts_and_images(seed: int) -> None:
    values = drawn(data_files_units.text_size, seed)
    limits = ((0x80, 1), (0x800, 2), (0x10000, 3), (0x110000, 4))
    sizes = [next(size for limit, size in limits if ord(c) < limit) for c in values["text"]]
    assert values["count"] == sum(sizes)
    image = drawn(data_files_units.image_size, seed)
    size = image["width"] * image["height"] * image["bits"] // 8 / 1e6
    assert float(number(image["size"])) == pytest.approx(size, abs=0.0501)


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
    content = members(values["files"]["atelier.zip"])[f"{values['folder']}/mot.txt"].decode()
    assert content.split(" : ")[1].strip() == values["word"]


@each_seed
def test_signature(seed: int) -> None:
    magic = {
        "PNG": b"\x89PNG", "JPEG": b"\xff\xd8\xff", "GIF": b"GIF8", "PDF": b"%PDF",
        "ZIP": b"PK\3\4", "7z": b"7z\xbc\xaf", "WAV": b"WAVE", "WebP": b"WEBP",
        "FLAC": b"fLaC", "Ogg": b"OggS",
    }  # fmt: skip
    values = drawn(data_files_types.signature, seed)
    lines = re.findall(r"(fichier\d)  ([0-9A-F ]+)\n", values["files"]["entetes.txt"].decode())
    wanted = magic[values["kind"].split()[-1]]
    found = [name for name, dump in lines if wanted in bytes.fromhex(dump)]
    assert found == values["answer"][:1]


@each_seed
def test_office_author(seed: int) -> None:
    values = drawn(data_files_types.office_author, seed)
    parts = members(values["files"]["demande.docx"])
    for name, part in parts.items():
        assert ElementTree.fromstring(part) is not None, name
    tag = "creator" if "origine" in values["demand"] else "lastModifiedBy"
    core = ElementTree.fromstring(parts["docProps/core.xml"])
    (found,) = [node.text for node in core if node.tag.endswith(tag)]
    assert found == values["answer"]
    assert found not in values["wrong"]


@each_seed
def test_altered_file(seed: int) -> None:
    values = drawn(data_files_types.altered_file, seed)
    listed = (
        line.split("  ") for line in values["files"]["empreintes.sha256"].decode().splitlines()
    )
    contents = members(values["files"]["fiches.zip"])
    altered = [n for digest, n in listed if hashlib.sha256(contents[n]).hexdigest() != digest]
    assert altered == [values["name"]]


def texts_inside(content: bytes) -> Iterator[tuple[str, bytes]]:
    for name, member in members(content).items():
        if name.endswith(".zip"):
            yield from texts_inside(member)
        else:
            yield name, member


@each_seed
def test_nested_archives(seed: int) -> None:
    values = drawn(data_files_types.nested_archives, seed)
    found = [
        name
        for name, member in texts_inside(values["files"]["notes.zip"])
        if hashlib.sha256(member).hexdigest() == values["digest"]
    ]
    assert found == [values["name"]]


@each_seed
def test_latest_version(seed: int) -> None:
    values = drawn(data_files_versions.latest_version, seed)
    numbers = {}
    for row in only_table(values):
        if found := re.match(rf"{values['document']}_v(\d+)", row["nom"]):
            numbers[row["nom"]] = int(found[1])
    assert max(numbers, key=lambda name: numbers[name]) == values["answer"]


@each_seed
def test_duplicates(seed: int) -> None:
    values = drawn(data_files_versions.duplicates, seed)
    rows = only_table(values)
    kept = {row["sha256"]: int(row["taille_ko"]) for row in rows}
    assert values["count"] == len(rows) - len(kept)
    assert values["freed"] == sum(int(row["taille_ko"]) for row in rows) - sum(kept.values())
    assert len({row["nom"] for row in rows}) == len(rows)


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
def test_exif_values(seed: int) -> None:
    values = drawn(data_files_tables.exif_values, seed)
    lines = values["files"]["exif.txt"].decode().splitlines()
    read = {name.strip(): value for name, value in (line.split(" : ") for line in lines)}
    year, month, day = read["DateTimeOriginal"].split(" ")[0].split(":")
    assert values["taken"] == f"{day}/{month}/{year}"
    assert values["iso"] == int(read["ISO"])
    assert f"{values['focal']} mm" == read["FocalLengthIn35mmFormat"]


@each_seed
def test_decimal_degrees(seed: int) -> None:
    values = drawn(data_files_tables.decimal_degrees, seed)
    degrees, minutes, seconds, side = re.findall(r"\d+|[NEO]", values["position"])
    exact = Fraction(3600 * int(degrees) + 60 * int(minutes) + int(seconds), 3600)
    exact *= -1 if side == "O" else 1
    assert abs(number(values["value"]) - exact) <= Fraction(1, 20000)
    assert len(values["value"].partition(",")[2]) == 4


@each_seed
def test_ranged_query(seed: int) -> None:
    values = drawn(data_files_tables.ranged_query, seed)
    start, end = (date(*map(int, values[x].split("/")[::-1])) for x in ("start", "end"))
    sizes = {
        int(row["taille_ko"]): row["nom"]
        for row in only_table(values)
        if row["nom"].endswith(".jpg")
        and row["auteur"] == values["author"]
        and start <= date.fromisoformat(row["date"]) <= end
    }
    assert (len(sizes), sizes[max(sizes)]) == (values["count"], values["name"])
    assert values["light"] != values["name"]


@each_seed
def test_joined_tables(seed: int) -> None:
    values = drawn(data_files_tables.joined_tables, seed)
    clients = table(values["files"]["clients.csv"])
    orders = table(values["files"]["commandes.csv"])
    town = {row["code_client"]: row["ville"] for row in clients}
    by_town = Counter(town[row["code_client"]] for row in orders)
    (asked,) = [row for row in orders if row["numero"] == str(values["order"])]
    assert town[asked["code_client"]] == values["town"] != values["same_rank"]
    assert by_town[values["asked"]] == values["count"] > 0
    assert len(town) == len(clients)
