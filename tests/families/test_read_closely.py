"""Files that must be read closely, of levels 5 and 6: keys found again by other means than the families."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from pixsim.families.documents import separated, unbreakable
from pixsim.families.media import exports
from pixsim.families.messaging import fading, threads
from pixsim.families.search import witnessed
from pixsim.families.security import disks
from pixsim.families.wellbeing import applications
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of, word


def authors(lines: list[str], who: str) -> dict[str, str]:
    """Who wrote each sentence of a message, what it quotes included, read from the top."""
    found: dict[str, str] = {}
    for place, line in enumerate(lines):
        marked = re.fullmatch(r"Le .* mai 2026 à .*, (.+) a écrit :", line)
        if marked:
            inner = [
                text[1:].removeprefix(" ") for text in lines[place + 1 :] if text.startswith(">")
            ]
            found |= {text: who for text in lines[place + 1 :] if text and not text.startswith(">")}
            return authors(inner, marked[1]) | found
        if line == "-----Message d'origine-----":
            sender = lines[place + 1].removeprefix("De : ")
            return authors(lines[place + 5 :], sender) | found
        if line:
            found[line] = who
    return found


@each_seed
def test_quoted_two_ways(seed: int) -> None:
    values = drawn(threads.quoted_two_ways, seed)
    lines = content(values, "txt").decode().splitlines()
    by = authors(lines[3:], lines[0].removeprefix("De : "))
    assert by[values["one"]] == values["first"]
    assert by[values["two"]] == values["second"]
    assert values["first"] not in values["not_first"]
    people = {who.split()[0] for who in {values["first"], *values["not_first"]}}
    assert len(people) == 3  # two have the same first name


@each_seed
def test_without_unbreakable_space(seed: int) -> None:
    values = drawn(unbreakable.without_unbreakable_space, seed)
    text = "\n".join(paragraph.text for paragraph in word(values).paragraphs)
    bare = re.sub(r"https://\S+|\d+:\d+|\S+@\S+", "", text)
    assert len(re.findall(r" [;:!?]", bare)) == int(values["plain"])
    assert len(re.findall(r"[^\W][;:!?]", bare)) == int(values["none"])
    assert len(re.findall("[\u00a0\u202f][;:!?]", bare)) > 5


@each_seed
def test_fitting_export(seed: int) -> None:
    values = drawn(exports.fitting_export, seed)

    def seconds(clock: str) -> int:
        at = datetime.strptime(clock, "%H:%M:%S")
        return int(timedelta(hours=at.hour, minutes=at.minute, seconds=at.second).total_seconds())

    def height(size: str) -> int:
        return int(size.split(" × ")[1])

    used = [row for row in rows_of(values) if seconds(row[4])]
    assert len(used) < len(rows_of(values))
    whole = sum(seconds(row[4]) for row in used)
    least, fastest = min(height(row[1]) for row in used), max(row[2] for row in used)
    fit = [
        (height(size), mbit, name)
        for name, size, rate, mbit in rows_of(values, 1)
        if height(size) <= least and rate >= fastest and mbit * whole / 8 <= int(values["limit"])
    ]
    best, second = sorted(fit, reverse=True)[:2]
    assert best[2] == values["key"][0]
    assert best[:2] != second[:2]
    assert float(values["weight"].replace(",", ".")) == pytest.approx(
        best[1] * whole / 8, abs=0.051
    )


@each_seed
def test_regular_separator(seed: int) -> None:
    values = drawn(separated.regular_separator, seed)
    text = content(values, "txt").decode()
    signs = {"tabulation": "\t", "point-virgule": ";", "virgule": ",", "barre verticale": "|"}
    tables = {
        name: list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        for name, sign in signs.items()
    }
    regular = [
        name
        for name, rows in tables.items()
        if len({len(row) for row in rows}) == 1 and len(rows[0]) > 1
    ]
    assert regular == [values["sign"]]
    table = tables[values["sign"]]
    assert (len(table[0]), len(table)) == (int(values["columns"]), int(values["rows"]))
    lured = [len(row) for row in tables[values["lure"]]]
    assert sum(size != lured[0] for size in lured) < len(lured) / 4
    assert values["rows"] not in values["not_rows"]


@each_seed
def test_sound_application(seed: int) -> None:
    values = drawn(applications.sound_application, seed)
    day = datetime.strptime(values["day"], "%d/%m/%Y")
    found = [
        name
        for name, _note, proof, until, policy in rows_of(values)
        if re.search(r"publié", proof) and "éditeur" not in proof and until is not None and until > day
        and not re.search(r"annonce|partenaires|régies", policy)
    ]  # fmt: skip
    assert found == [values["key"]]
    assert values["key"] not in values["wrong"]


@each_seed
def test_still_there(seed: int) -> None:
    values = drawn(fading.still_there, seed)
    day, hour = values["seen"].split(" à ")
    seen = datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H h %M")
    hours = {"désactivés": 10**6, "24 heures": 24, "7 jours": 168, "4 semaines": 672}
    delay, shown, quoted = hours["désactivés"], set(), {}
    for number, moment, _who, kind, text in rows_of(values):
        if kind == "réglage":
            delay = hours[text.split(" : ")[1]]
            continue
        age = seen - datetime.strptime(moment, "%d/%m/%Y %H:%M")
        if age < timedelta(hours=delay):
            shown.add(number)
        if kind.startswith("réponse"):
            quoted[number] = int(kind.split()[-1])
    assert len(shown) == int(values["shown"])
    kept = {quoted[number] for number in shown if number in quoted} - shown
    assert len(kept) == int(values["read"])
    assert values["shown"] not in values["not_shown"]
    assert values["read"] not in values["not_read"]


@each_seed
def test_taken_there_and_then(seed: int) -> None:
    values = drawn(witnessed.taken_there_and_then, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held: dict[str, Any] = {
            name: Image.open(io.BytesIO(archive.read(name))) for name in values["names"]
        }
        text = archive.read("lieux.csv").decode("utf-8-sig").replace(",", ".")
    places = {
        name: (float(north), float(east))
        for name, north, east in list(csv.reader(text.splitlines(), delimiter=";"))[1:]
    }
    day, start, end = re.fullmatch(r"le (\S+), entre (\d+) h et (\d+) h", values["when"]).groups()  # type: ignore[union-attr]
    found = []
    for name, picture in held.items():
        exif = picture.getexif()
        at = datetime.strptime(exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal], "%Y:%m:%d %H:%M:%S")
        where = exif.get_ifd(IFD.GPSInfo)
        north, east = (
            sum(float(part) / 60**n for n, part in enumerate(where[tag]))
            for tag in (GPS.GPSLatitude, GPS.GPSLongitude)
        )
        east *= -1 if where[GPS.GPSLongitudeRef] == "W" else 1
        town = min(places, key=lambda one: abs(places[one][0] - north) + abs(places[one][1] - east))
        told = f"{at:%d/%m/%Y}" == day and int(start) <= at.hour < int(end) + 1
        if told and town == values["place"] and exif[Base.Software].startswith("Firmware"):
            found.append(name)
    assert found == [values["key"]]


@each_seed
def test_restored_evening(seed: int) -> None:
    values = disks.restored_thursday(np.random.default_rng(seed))
    disk, right = values["world"], values["goal"].want[0][2]
    evening = next(
        n
        for n in disk.nodes
        if n.folder and n.name.endswith(f"-{values['evening']}") and n.name[0] != "1"
    )
    wanted = disk.node(right)
    copies = [
        n
        for n in disk.nodes
        if n.name == values["name"] and disk.path(n.id).endswith(f"/Documents/{n.name}")
    ]
    saved = [n for n in copies if disk.path(n.id).startswith("Sauvegardes/")]
    before = [n for n in saved if disk.path(n.id).split("/")[1] <= evening.name]
    assert max(before, key=lambda n: disk.path(n.id)) == wanted
    assert not any(
        disk.path(n.id).startswith(f"Sauvegardes/{evening.name}/Documents/{n.name}") for n in saved
    )
