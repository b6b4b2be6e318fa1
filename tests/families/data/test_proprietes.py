"""Keys found another way. Properties of a file: size, dates, EXIF, search by several criteria."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date

import pytest
from PIL import Image

from pixsim.families.data import proprietes
from pixsim.families.draws.invented.people import plain
from tests.families import attachments
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import number, only_zip, records_of
from tests.families.seeds import each_seed


@each_seed
def test_matching_files(seed: int) -> None:
    values = draw_values(proprietes.matching_files, seed)
    found = [
        row
        for row in records_of(values)
        if row["nom"].rsplit(".")[1] == values["kind"]
        and date.fromisoformat(row["modifie_le"]).year == values["year"]
        and int(row["taille_ko"]) > values["limit"]
    ]
    assert values["count"] == len(found)


@each_seed
def test_first_photo(seed: int) -> None:
    values = drawn(proprietes.earliest_photo, seed)
    seen = {}
    for name, held in only_zip(values).items():
        exif = Image.open(io.BytesIO(held)).getexif()
        taken = str(exif.get_ifd(0x8769)[0x9003])
        seen[taken] = (name, exif[0x0110])
    assert len(seen) == 5
    name, model = seen[min(seen)]
    assert (values["photo"], values["model"]) == ([name, name.removesuffix(".jpg")], model)


@each_seed
def test_photos_of_an_evening(seed: int) -> None:
    values = attachments.drawn(proprietes.photos_of_an_evening, seed)
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
    values = draw_values(proprietes.decimal_degrees, seed)

    def degrees(text: str) -> float:
        whole, minutes, seconds = map(int, re.findall(r"\d+", text))
        return (whole + minutes / 60 + seconds / 3600) * (-1 if text[-1] in "SO" else 1)

    wanted = [
        float(values[name].replace(",", ".").replace("\u2212", "-"))
        for name in ("latitude", "longitude")
    ]
    close = [
        row["photo"]
        for row in records_of(values)
        if abs(degrees(row["latitude"]) - wanted[0]) <= 0.0013
        and abs(degrees(row["longitude"]) - wanted[1]) <= 0.0013
    ]
    assert close == [values["name"][0]]


@each_seed
def test_photos_on_three_supports(seed: int) -> None:
    values = drawn(proprietes.photos_on_three_supports, seed)
    start, end = (date(*map(int, values[x].split("/")[::-1])) for x in ("start", "end"))
    first, _space, last = values["author"].partition(" ")
    held = [(r["nom"], r["auteur"] == values["author"], r["date"], int(r["taille_ko"]), r["empreinte"]) for r in records_of(values, "disque-interne.csv")]  # fmt: skip
    for row in records_of(values, "disque-externe.csv"):
        size, unit = row["taille"].split()
        day = "-".join(row["modifie_le"].split("/")[::-1])
        held.append((row["fichier"], row["auteur"] == f"{last.upper()} {first}", day, round(number(size) * {"ko": 1, "Mo": 1000}[unit]), row["empreinte"].lower()))  # fmt: skip
    owners = {row["proprietaire"].split("@")[0] for row in records_of(values, "nuage.csv")}
    (mine,) = (o for o in owners if o == f"{plain(first)}.{plain(last)}")
    held += [(row["chemin"].split("/")[1], row["proprietaire"].startswith(f"{mine}@"), row["cree_le"][:10], int(row["octets"]) // 1000, row["empreinte"])
             for row in records_of(values, "nuage.csv")]  # fmt: skip
    found = [(mark, size, name) for name, own, day, size, mark in held
             if own and re.search(r"\.jpe?g$", name, re.IGNORECASE) and start <= date.fromisoformat(day) <= end]  # fmt: skip
    sizes = {mark: size for mark, size, _name in found}
    assert len(sizes) == values["count"]
    assert {n for m, s, n in found if s == max(sizes.values())} == {values["name"]}
    assert number(values["freed"]) * 1000 == pytest.approx(sum(s for _m, s, _n in found) - sum(sizes.values()))  # fmt: skip
    assert len({name for _m, _s, name in found}) != len(sizes), "copies bear other names"
    assert max(Counter(name for name, *_rest in held).values()) > 1
    assert len(held) > 220
