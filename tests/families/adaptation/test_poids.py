"""Keys found another way. Making a document lighter: pictures, video, pages."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from decimal import Decimal

from pixsim.families.adaptation import poids
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import only_file, rows
from tests.families.seeds import each_seed


@each_seed
def test_heaviest_image(seed: int) -> None:
    values = draw_values(poids.heaviest_image, seed)
    with zipfile.ZipFile(io.BytesIO(only_file(values))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        pictures = {
            i.filename: i.file_size for i in archive.infolist() if i.filename.endswith(".png")
        }
        sides = {name: struct.unpack(">I", archive.read(name)[16:20])[0] for name in pictures}
        shown = re.findall(
            r'width="(\d+)cm".*?href="([^"]+)"', archive.read("content.xml").decode()
        )
    assert {name for _width, name in shown} == set(pictures) - {f"Pictures/{values['unseen'][0]}"}
    heaviest = max((name for _width, name in shown), key=lambda name: pictures[name])
    assert heaviest == f"Pictures/{values['key'][0]}"
    assert sides[heaviest] == int(values["pixels"])
    assert max(pictures, key=lambda name: pictures[name]) == f"Pictures/{values['unseen'][0]}"
    assert heaviest == min(shown, key=lambda pair: int(pair[0]))[1]


@each_seed
def test_photos_within_budget(seed: int) -> None:
    values = drawn(poids.photos_within_budget, seed)
    record = json.loads(values["files"]["accueil.har"])["log"]
    assert len(values["files"]["accueil.har"]) < 64_000
    page = min(record["pages"], key=lambda one: one["startedDateTime"])
    start, length = page["startedDateTime"], page["pageTimings"]["onLoad"]

    def since(entry: dict[str, str]) -> Decimal:
        def seconds(text: str) -> Decimal:
            hours, minutes, rest = text[11:23].split(":")
            return (Decimal(hours) * 60 + Decimal(minutes)) * 60 + Decimal(rest)

        return (seconds(entry["startedDateTime"]) - seconds(start)) * 1000

    used = sum(
        entry["response"]["_transferSize"]
        for entry in record["entries"]
        if entry["pageref"] == page["id"] and since(entry) < Decimal(str(length))
    )
    assert values["used"] == str(round(used / 1000))
    units = {"octets": 1, "ko": 1000, "Mo": 10**6}
    left, count = Decimal(values["budget"].replace(" ", "")) * 1000 - used, 0
    for _name, *sizes in rows(values["files"]["photos.csv"]):
        told = [size.replace(",", ".").split() for size in sizes if size]
        left -= min(Decimal(number) * units[unit] for number, unit in told)
        if left < 0:
            break
        count += 1
    assert values["count"] == str(count)
    assert values["count"] not in values["not_count"]
