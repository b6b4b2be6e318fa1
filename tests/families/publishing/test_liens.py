"""Keys found another way. Sharing by link: permalinks, short links, QR codes, embedding."""

from __future__ import annotations

import json
import re
import struct
import zlib
from html.parser import HTMLParser
from urllib.parse import parse_qs, parse_qsl, urlsplit

import numpy as np
import pytest

from pixsim.families.draws.handed_files import qr
from pixsim.families.publishing import liens
from pixsim.worlds.goals import reached
from pixsim.worlds.reading import parse
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import lines_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


def test_qr_code_refuses_a_long_text() -> None:
    with pytest.raises(ValueError, match="78 bytes"):
        qr.qr_png("x" * 79)


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
    packed = np.frombuffer(zlib.decompress(body), dtype=np.uint8).reshape(side, side // 8 + 1)
    raw = np.unpackbits(packed[:, 1:], axis=1)  # one bit a pixel
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


@each_seed
def test_two_posters(seed: int) -> None:
    values = drawn(liens.two_posters, seed)
    read = {name: read_qr(held) for name, held in values["files"].items()}
    away = [name for name, said in read.items() if urlsplit(said).hostname != values["host"]]
    assert away == [values["poster"]]
    assert read[away[0]] == values["said"]
    (true,) = (said for name, said in read.items() if name not in away)
    assert dict(parse_qsl(urlsplit(true).query))["lieu"] == values["room"]
    assert values["host"].split(".")[0] in read[away[0]] or values["host"].replace(".", "-") in read[away[0]]  # fmt: skip


@each_seed
def test_frame_has_its_source(seed: int) -> None:
    values = drawn(liens.address_in_a_frame, seed)
    text = re.sub(r"<!--.*?-->", "", content(values, "html").decode(), flags=re.S)
    after = text.split(f"<h2>{values['asked']}</h2>")[1]
    ident = re.findall(r'class="cadre" id="([^"]+)"', after)[0]
    (held,) = re.findall(r'<script type="application/json" id="cadres">(.*?)</script>', text)
    told = json.loads(held)
    assert told[ident]["source"] == values["key"][0]
    assert told[ident]["ancien titre"] != values["asked"]
    assert not set(values["key"]) & set(values["wrong"])


_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|msclkid)=")


@each_seed
def test_links_lead_where_they_led_and_count_nobody(seed: int) -> None:
    values = draw_values(liens.links_cleaned, seed)
    letter = values["world"]
    for told in values["solution"]:
        letter = letter.step(parse(letter, told))
    assert reached(values["goal"], values["world"], letter)
    start = [block.text for block in values["world"].blocks]
    for before, after in zip(start[1:], [block.text for block in letter.blocks][1:], strict=True):
        address = urlsplit(before)
        if address.hostname == values["counter"]:
            address = urlsplit(dict(parse_qsl(address.query))["url"])
        found = urlsplit(after)
        assert (found.hostname, found.path) == (address.hostname, address.path)
        kept = [one for one in address.query.split("&") if one and not _TRACKING.match(one)]
        assert found.query.split("&") == (kept or [""])
        assert found.fragment == ("" if _TRACKING.match(address.fragment) else address.fragment)
    assert sum(values["counter"] in one for one in start) == 2


@each_seed
def test_cleaned_link(seed: int) -> None:
    values = drawn(liens.cleaned_link, seed)
    link = content(values, "txt").decode().strip()
    assert "".join(lines_of(values["link"])) == link
    (target,) = (value for (value,) in parse_qs(urlsplit(link).query).values() if "://" in value)
    parts = urlsplit(target)
    needed = {name: value for name, value in parse_qs(parts.query).items() if not re.match(r"utm_|mc_|fbclid|gclid", name)}  # fmt: skip
    assert len(needed) == 2
    for form in values["key"]:
        clean = urlsplit(form)
        assert (clean.netloc, clean.path, clean.fragment) == (parts.netloc, parts.path, parts.fragment)  # fmt: skip
        assert parse_qs(clean.query) == needed
    for form in values["wrong"]:
        other = urlsplit(form)
        assert (parse_qs(other.query), other.fragment) != (needed, parts.fragment)


class _Idents(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.last, self.found = "", dict[str, list[str]]()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.last = dict(attrs).get("id") or ""

    def handle_data(self, data: str) -> None:
        if self.last and data.strip():
            self.found.setdefault(data.strip(), []).append(self.last)
            self.last = ""


def _seconds(clock: str) -> int:
    minutes, seconds = map(int, clock.split(":"))
    return 60 * minutes + seconds


@each_seed
def test_place_in_a_page_and_in_its_film(seed: int) -> None:
    _values, world = done(liens.link_to_a_moment, seed)
    held = {node.name: node.lines for node in world.nodes}
    page = _Idents()
    page.feed("\n".join(held["compte-rendu.html"]))
    parts = {
        title: _seconds(at)
        for at, title in (
            line.split(" ", 1) for line in held["parties.txt"] if re.match(r"\d", line)
        )
    }
    cuts = [
        tuple(map(_seconds, re.findall(r"\d\d:\d\d", line)))
        for line in held["coupes.txt"]
        if re.match(r"\d", line)
    ]
    shown = [
        second
        for second in range(parts["(fin)"])
        if not any(start <= second < end for start, end in cuts)
    ]
    (length,) = (
        _seconds(line.split()[-1]) for line in held["parties.txt"] if line.startswith("Durée")
    )
    assert length == len(shown)
    read = [
        (title, address)
        for line in held["message.txt"]
        for title, address in re.findall(r"« (.+) ».*(https:\S+)", line)
    ]
    ((title, first), *films) = read
    assert [first.partition("#")[2]] == page.found[title]
    assert len(films) == 2
    for title, address in films:
        moment = int(address.partition("#t=")[2])
        assert shown[moment] == parts[title] != moment


def test_an_instant_may_be_told_in_minutes() -> None:
    values = draw_values(liens.link_to_a_moment, 0)
    start = values["world"]
    for other in (0, 1):
        world = start
        for line in values["solution"]:
            seconds = re.search(r"#t=(\d+)", line)
            told = (
                line
                if seconds is None
                else line.replace(
                    seconds[0], f"#t={int(seconds[1]) // 60:02}:{int(seconds[1]) % 60 + other:02}"
                )
            )
            world = world.step(parse(world, told))
        assert reached(values["goal"], start, world) == (not other)
