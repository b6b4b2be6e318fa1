"""Level 7: starts, sensors and pictures measured with a program; keys found again by other means."""

from __future__ import annotations

import csv
import io
import itertools
import re
import struct
import zipfile
from functools import cache
from typing import Any
from xml.etree import ElementTree

import numpy as np

from pixsim.families.media import cutting, screenings
from pixsim.families.programming import recorded
from pixsim.families.troubleshooting import startup
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


@each_seed
def test_the_service_to_drop(seed: int) -> None:
    values = drawn(startup.service_to_drop, seed)
    lines = values["files"]["services.csv"].decode("utf-8-sig").splitlines()[1:]
    table = {name: (after.split(" + ") if after else [], free == "oui") for name, after, free in (line.split(";") for line in lines)}  # fmt: skip
    seen = re.findall(r"^\[ *(\d+)\.(\d{3})\] ([\w-]+): (démarre|prêt)$", content(values, "log").decode(), re.MULTILINE)  # fmt: skip
    at = {(name, said): int(whole + rest) for whole, rest, name, said in seen}
    assert len(at) == len(seen) == 2 * len(table)
    for name, (after, _free) in table.items():  # what the journal shows follows from the table
        assert at[name, "démarre"] == max((at[other, "prêt"] for other in after), default=0)

    def desktop(without: str) -> int:
        @cache
        def end(name: str) -> int:
            if name == without:
                return 0
            return at[name, "prêt"] - at[name, "démarre"] + max((end(o) for o in table[name][0]), default=0)  # fmt: skip

        return end("bureau")

    free = [name for name, (_after, optional) in table.items() if optional]
    found = sorted((desktop(name), name) for name in free)
    assert found[0][1] == values["service"]
    assert f"{found[0][0] / 1000:.3f}".replace(".", ",") == values["apres"]
    assert found[1][0] - found[0][0] >= 400
    assert sorted(free) == values["options"]
    assert values["service"] not in values["faux"]
    assert max(free, key=lambda n: at[n, "prêt"] - at[n, "démarre"]) in values["faux"]


@each_seed
def test_the_coldest_record(seed: int) -> None:
    values = drawn(recorded.coldest_record, seed)
    held, notice = content(values, "bin"), content(values, "txt").decode()
    sign = ">" if "poids fort" in notice else "<"
    (number,) = re.findall(rf"Capteur (\d+) : {values['place']}$", notice, re.MULTILINE)
    found = [(line, struct.unpack(f"{sign}BBHhBB", line)) for line in (held[n : n + 8] for n in range(16, len(held), 8))]  # fmt: skip
    assert all(one[0] == 0xA5 for _line, one in found)
    minutes = [one[2] for _line, one in found]
    assert minutes == sorted(minutes)
    spoilt = [one for line, one in found if sum(line[:7]) & 0xFF != line[7]]
    assert str(len(spoilt)) == values["spoilt"]
    mine = [one for line, one in found if sum(line[:7]) & 0xFF == line[7] and one[1] == int(number)]
    low, minute = min((one[3], one[2]) for one in mine if not one[4] >> 1 & 1)
    assert f"{low / 10:.1f}".replace(".", ",") == values["low"] not in values["wrong_low"]
    assert f"{minute // 60:02}:{minute % 60:02}" == values["time"]
    assert min(one[3] for one in spoilt if one[1] == int(number)) < low
    assert min(one[3] for one in mine) < low


@each_seed
def test_pictures_packed(seed: int) -> None:
    values = drawn(recorded.packed_pictures, seed)
    sizes = {}
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        for name in archive.namelist():
            words = re.sub(r"#.*", "", archive.read(name).decode()).split()
            assert (words[0], words[3]) == ("P2", "255")
            width, height, pixels = int(words[1]), int(words[2]), words[4:]
            assert len(pixels) == width * height
            lines = [pixels[n : n + width] for n in range(0, len(pixels), width)]
            runs = [len(list(same)) for line in lines for _value, same in itertools.groupby(line)]
            sizes[name.removesuffix(".pgm")] = (2 * sum(-(-one // 15) for one in runs), len(pixels))
    (worse,) = [name for name, (packed, plain) in sizes.items() if packed >= plain]
    assert worse == values["worse"]
    assert min(sizes, key=lambda one: sizes[one][0] / sizes[one][1]) == values["best"]
    assert str(sum(map(min, sizes.values()))) == values["total"] not in values["not_total"]
    assert sorted(sizes) == values["options"]


@each_seed
def test_holes_too_small(seed: int) -> None:
    values = drawn(cutting.holes_too_small, seed)
    root = ElementTree.fromstring(content(values, "svg"))
    space = "{http://www.w3.org/2000/svg}"
    width = float(root.get("width", "").removesuffix("mm"))
    per_mm = float(root.get("viewBox", "").split()[2]) / width
    named = {node.get("id"): node for node in root.iter() if node.get("id")}
    right, bottom = map(float, root.get("viewBox", "").split()[2:])

    def holes(node: ElementTree.Element, matrix: Any) -> list[float]:
        if node.get("display") == "none" or node.tag == f"{space}defs":
            return []
        for kind, numbers in re.findall(r"(\w+)\(([^)]*)\)", node.get("transform", "")):
            given = [float(number) for number in numbers.split()]
            step = np.eye(3)
            if kind == "translate":
                step[:2, 2] = given
            elif kind == "scale":
                step[0, 0] = step[1, 1] = given[0]
            else:
                turn = np.radians(given[0])
                step[:2, :2] = [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]
            matrix = matrix @ step
        if node.tag == f"{space}circle":
            x, y, _one = matrix @ [float(node.get("cx", "")), float(node.get("cy", "")), 1]
            assert 0 < x < right
            assert 0 < y < bottom
            scale = float(np.sqrt(np.linalg.det(matrix[:2, :2])))
            return [2 * scale * float(node.get("r", "")) / per_mm]
        inside = [named[node.get("href", "")[1:]]] if node.tag == f"{space}use" else list(node)
        return [one for child in inside for one in holes(child, matrix)]

    found = sorted(holes(root, np.eye(3)))
    small = sum(one < values["least"] for one in found)
    assert str(small) == values["count"] not in values["not_count"]
    assert f"{round(found[0], 3):g}".replace(".", ",") == values["smallest"]
    assert found[1] > found[0]


@each_seed
def test_an_export_for_two_rooms(seed: int) -> None:
    values = drawn(screenings.export_for_two_rooms, seed)
    rooms = content(values, "txt").decode()
    codecs = [set(one.split(", ")) for one in re.findall(r"codecs lus : (.*)", rooms)]
    most = min(map(int, re.findall(r"image : (\d+) kbit", rooms)))
    minutes, rest = map(int, re.findall(r"\d+", values["length"]))
    units = {"Mo": 8000, "Mio": 8 * 1.024 * 1024, "Go": 8_000_000}
    good = []
    for row in csv.DictReader(io.StringIO(content(values, "csv").decode("utf-8-sig")), delimiter=";"):  # fmt: skip
        number, unit = row["poids"].split()
        kilobits = float(number.replace(",", ".")) * units[unit]
        seconds = int(row["images"]) / int(row["cadence_par_s"])
        real = kilobits / seconds - int(row["debit_son_kbit_s"])
        whole = seconds == 60 * minutes + rest and int(row["debit_son_kbit_s"]) >= values["sound"]
        read = all(row["codec"] in one for one in codecs)
        if whole and read and values["least"] <= real <= most:
            good.append((kilobits, row["export"]))
    assert min(good)[1] == values["key"] not in values["wrong"]
