"""Keys found another way. Sizes of files: bytes, bits, rates, decimal and binary prefixes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from datetime import datetime
from fractions import Fraction

import pytest

from pixsim.families.data import unites
from pixsim.making.make import make
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import lettered, letters, records, zip_members
from tests.families.seeds import each_seed


def number(text: object) -> Fraction:
    return Fraction(str(text).replace(",", ".").replace("\u00a0", ""))


@each_seed
def test_capacity(seed: int) -> None:
    values = draw_values(unites.files_that_fit, seed)
    amount, unit = values["second"].rsplit(" ", 1)
    second = number(amount.replace("\xa0", "")) / {"Mo": 1, "ko": 1000}[unit]
    left = 1000 * number(values["space"]) - 1000 * number(values["first"]) - second
    assert values["count"] * values["size"] <= left < (values["count"] + 1) * values["size"]
    assert str(values["count"]) not in values["wrong"]


@each_seed
def test_bits_and_bytes(seed: int) -> None:
    values = draw_values(unites.bits_and_bytes, seed)
    given = number(values["given"].split()[0])
    expected = given / 8 if values["asked"] == "Mo/s" else given * 8
    assert number(values["value"]) == expected


@each_seed
def test_fastest_connection(seed: int) -> None:
    values = drawn(unites.measured_rate, seed)
    units = {"Go": 10**9, "Mo": 10**6, "ko": 1000, "Mio": 1024 * 1024}
    bits: dict[str, float] = defaultdict(float)
    seconds: dict[str, float] = defaultdict(float)
    for row in records(content(values, "csv")):
        amount, unit = row["taille"].split()
        bits[row["connexion"]] += 8 * float(amount.replace(",", ".")) * units[unit]
        begin, end = (datetime.strptime(row[name], "%H:%M:%S") for name in ("début", "fin"))
        seconds[row["connexion"]] += (end - begin).total_seconds() % 86400
    rates = {name: bits[name] / seconds[name] / 1e6 for name in bits}
    first = max(rates, key=rates.__getitem__)
    assert first == values["first"]
    assert float(values["key"].replace(",", ".")) == pytest.approx(rates[first], abs=0.051)


@each_seed
def test_binary_units(seed: int) -> None:
    values = draw_values(unites.binary_units, seed)
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
    values = draw_values(unites.text_size, seed)
    held = zip_members(make(values["archive"], values["files"][values["archive"]]))
    assert [name for name, content in held.items() if content.startswith(b"\xef\xbb\xbf")] == [
        values["marked"]
    ]
    single = []
    for name, each in held.items():
        try:
            each.decode("utf-8")
        except UnicodeDecodeError:
            single += [] if each.startswith(b"\xff\xfe") else [name]
    assert single == [values["single"]]
    text = held[values["single"]].decode("cp1252")
    assert values["size"] == len(text) + text.count("\n")
    assert values["lines"] == text.count("\n")
    assert str(values["size"]) not in values["wrong"]


@each_seed
def test_texts_that_fit(seed: int) -> None:
    values = draw_values(unites.texts_that_fit, seed)
    texts = lettered(values["lines"])

    def size(text: str) -> int:  # by the ranges of UTF-8
        return sum(1 + (n > 0x7F) + (n > 0x7FF) + (n > 0xFFFF) for n in map(ord, text))

    assert {letter for letter, text in texts.items() if size(text) > values["room"]} == letters(values["key"])  # fmt: skip
    assert all(unicodedata.normalize("NFC", text) == text for text in texts.values())
    assert all(letters(form) != letters(values["key"]) for form in values["wrong"])
