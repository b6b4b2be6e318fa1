"""Keys found another way. Coding information: binary, hexadecimal, ASCII, UTF-8."""

from __future__ import annotations

import itertools
import math
import re
import struct
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest

from pixsim.families import family_fields
from pixsim.families.programming import codage
from pixsim.families.programming.codage import address_set, addresses_read
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_named, draw_values
from tests.families.programs import wanted_outputs
from tests.families.reading import columns
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_combinations(seed: int) -> None:
    h = draw_named("programming.codage.number_of_states", seed)
    assert int(h["key"]) == len(list(product("01", repeat=h["n"])))


SWITCHES = range(9, 0, -1)


def _read(shown: Callable[[int], str]) -> int:
    return int("".join("1" if shown(n) == "en haut" else "0" for n in SWITCHES), 2)


@each_seed
def test_addresses_that_switches_say(seed: int) -> None:
    values, after = done(addresses_read, seed)
    for name in (values["one"], values["two"]):
        told = {n: values["world"].value(f"{name} : interrupteur {n}") for n in SWITCHES}
        assert after.value(f"Adresse du projecteur {name}") == str(_read(told.__getitem__))
        assert f"= {_read(told.__getitem__)}" in values["told"]


@each_seed
def test_conversions(seed: int) -> None:
    g = draw_named("programming.codage.long_decimal", seed)
    assert {int(key, 2) for key in g["key"]} == {g["value"]}
    h = draw_named("programming.codage.picture_header", seed)
    dump = h["files"]["vidage.txt"].decode().splitlines()
    held = bytes.fromhex("".join(line[6:] for line in dump))
    signs = {"PNG": b"\x89PNG", "BMP": b"BM", "GIF": b"GIF8"}
    assert [name for name, sign in signs.items() if held.startswith(sign)] == [h["format"]]
    layout, place = {"PNG": (">II", 16), "BMP": ("<ii", 18), "GIF": ("<HH", 6)}[h["format"]]
    assert tuple(map(str, struct.unpack_from(layout, held, place))) == (h["width"], h["height"])
    i = draw_named("programming.compression_algo.long_message", seed)
    table = {code: letter for letter, code in re.findall(r"(\w) = (\d+)", i["table"])}
    assert re.sub("|".join(table), lambda m: table[m[0]], i["bits"]) == i["key"][0]
    assert i["key"][1].replace(" ", "") == i["key"][0]


@each_seed
def test_switches_put_at_an_address(seed: int) -> None:
    values, after = done(address_set, seed)
    assert _read(lambda n: after.value(f"Interrupteur {n}")) == values["value"]
    assert after.value("Interrupteur 10") == "en bas"
    assert _read(lambda n: values["world"].value(f"Interrupteur {n}")) != values["value"]
    assert sum(map(int, values["sum"].split(" + "))) == values["value"]


@each_seed
def test_badges(seed: int) -> None:
    values = draw_values(codage.badge_number, seed)
    (one, first, number), (two, second, other), (who, asked, _unknown) = columns(values["lines"])
    places = [
        order
        for count in (3, 4)
        for order in itertools.permutations(range(4), count)
        if all(
            sum(int(held.split()[place], 16) * 256**n for n, place in enumerate(reversed(order)))
            == int(shown)
            for held, shown in ((first, number), (second, other))
        )
    ]
    (order,) = places  # two badges tell the way, among all orders of three or four bytes
    assert values["key"] == str(int("".join(asked.split()[place] for place in order), 16))
    assert values["who"] == who not in (one, two)


@each_seed
def test_an_address_among_the_records_of_a_tag(seed: int) -> None:
    g = dict(family_fields("programming.codage.address_of_a_tag", np.random.default_rng(seed)))
    notice, tag = g["files"]["notice.txt"].decode(), g["files"]["badge.bin"]
    begins = {int(code): text for code, text in re.findall(r"(0[1-4])\s+(http\S+)", notice)}
    said, found, heads = "", {}, []
    while tag:
        head, one, length, sort = tag[:4]
        heads.append(head & 0xC0)
        payload, tag = tag[4 : 4 + length], tag[4 + length :]
        assert one == 1
        if sort == ord("T"):
            said = payload[1 : 1 + payload[0]].decode() + payload[1 + payload[0] :].decode()
        else:
            found[said] = begins[payload[0]] + payload[1:].decode()
    assert heads == [0x80, *[0] * (len(heads) - 2), 0x40]
    codes = {"français": "fr", "anglais": "en", "espagnol": "es"}
    assert found[codes[g["language"]] + g["topic"]] == g["key"]
    assert g["key"] not in g["wrong"]
    assert len(found) == 6


@each_seed
def test_messages_that_a_sign_cuts(seed: int) -> None:
    values = drawn(codage.messages_cut, seed)
    held = content(values, "txt")
    with pytest.raises(UnicodeDecodeError):
        held.decode("utf-8")
    text = held.decode("utf-16") if values["encoding"] == "UTF-16" else held.decode("latin-1").encode("latin-1").decode("cp1252")  # fmt: skip
    sizes = {}
    for line in text.splitlines()[1:]:
        number, message = line.split(";")
        sizes[number] = sum(1 if ord(sign) < 0x80 else 2 if ord(sign) < 0x800 else 3 for sign in message)  # fmt: skip
    assert str(sum(size > values["limit"] for size in sizes.values())) == values["count"]
    assert max(sizes, key=lambda number: sizes[number]) == values["longest"]
    assert str(max(sizes.values())) == values["size"]
    assert values["count"] not in values["not_count"]


@each_seed
def test_records_are_read_as_signed_numbers(seed: int) -> None:
    values, _world = done(codage.bytes_read, seed)
    for names, output in wanted_outputs(values):
        records = [bytes(names["octets"][n : n + 3]) for n in range(0, len(names["octets"]), 3)]
        sound = [one for one in records if (one[0] + one[1]) % values["bad"] == one[2]]
        order = "big" if values["order"].startswith("le fort") else "little"
        coldest = min(int.from_bytes(one[:2], order, signed=True) for one in sound)  # type: ignore[arg-type]
        assert output == ["1", str(coldest / values["scale"])]
        assert len(records) - len(sound) == 1


@each_seed
def test_parts_are_counted_up(seed: int) -> None:
    values, _world = done(codage.messages_counted, seed)
    for names, output in wanted_outputs(values):
        kind = "short" if set(names["texte"]) <= set(names["permis"]) else "wide"
        size = len(names["texte"])
        assert output == [
            str(1 if size <= values[kind] else math.ceil(size / values[f"{kind}_part"]))
        ]
