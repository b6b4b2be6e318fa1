"""Keys found another way. Properties of a file: size, dates, EXIF, search by several criteria."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date, datetime, timedelta

from PIL import Image

from pixsim.families.data import proprietes
from tests.families import attachments
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import number, only_zip, records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


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
def test_the_site_most_photographed_in_may(seed: int) -> None:
    values = draw_values(proprietes.place_most_photographed, seed)

    def degrees(text: str) -> float:
        whole, minutes, seconds = map(int, re.findall(r"\d+", text))
        return (whole + minutes / 60 + seconds / 3600) * (-1 if text[-1] in "SO" else 1)

    sites = {row["site"]: (number(row["latitude"]), number(row["longitude"])) for row in records_of(values, "sites.csv")}  # fmt: skip
    found: Counter[str] = Counter()
    unsigned: Counter[str] = Counter()
    ever: Counter[str] = Counter()
    for row in records_of(values, "photos.csv"):
        here = degrees(row["latitude"]), degrees(row["longitude"])
        near = [
            name for name, there in sites.items()
            if all(abs(mine - its) < 0.002 for mine, its in zip(here, there, strict=True))
        ]  # fmt: skip
        assert len(near) <= 1
        ever.update(near)
        if row["jour"].startswith("2026-05"):
            found.update(near)
            unsigned.update(
                name for name, there in sites.items()
                if all(abs(abs(mine) - abs(its)) < 0.002 for mine, its in zip(here, there, strict=True))
            )  # fmt: skip
    (first, most), (_second, next_most) = found.most_common(2)
    assert first == values["key"]
    assert most == values["count"] > next_most
    assert ever.most_common(1)[0][0] == values["often"]
    assert {name for name, _count in unsigned.most_common(2)} == {values["east"], values["west"]}


@each_seed
def test_the_photos_gathered_are_those_of_the_author_and_the_days(seed: int) -> None:
    values, world = done(proprietes.photos_gathered, seed)
    start, end = (datetime.strptime(values[name], "%d/%m/%Y").date() for name in ("start", "end"))
    copies = {node.origin for node in world.nodes if "Exposition/" in world.path(node.id)}
    best: dict[str, tuple[int, str]] = {}
    for node in world.nodes:
        details = dict(node.details)
        if details.get("Auteur") != values["author"] or "Exposition" in world.path(node.id):
            continue
        late = timedelta(hours=world.path(node.id).startswith("Disque externe"))
        if start <= (datetime.strptime(details["Prise le"], "%d/%m/%Y %H:%M") + late).date() <= end:
            found = (int(details["Définition"].split()[0]), node.id)
            best[details["Vue"]] = max(best.get(details["Vue"], (0, "")), found)
    assert copies == {one for _wide, one in best.values()}
