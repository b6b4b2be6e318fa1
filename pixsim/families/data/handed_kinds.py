"""Files of @extensions, @unites and @nommage: types that lie, rates, versions, photos."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.data.names import TOPICS
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet

_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "json": "application/json",
}


def lying_type(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of what a page loads, the file whose announced type is not that of its suffix."""
    host = pick(rng, ("www.mediatheque-nord.example", "club-photo.example", "mairie-lac.example"))
    bad = integer(rng, 12, 62)
    rows: list[tuple[str, int, str, int]] = []
    for place in range(70):
        end = pick(rng, tuple(_TYPES))
        kind = _TYPES[end]
        if place == bad:
            kind = _TYPES[pick(rng, [other for other in _TYPES if other != end])]
        written = pick(rng, (end, end, end.upper(), "jpeg" if end == "jpg" else end))
        name = f"{pick(rng, TOPICS)}-{place + 11:03}.{written}"
        more = pick(rng, ("", "", "?v=3", f"?v={integer(rng, 4, 20)}"))
        note = "; charset=utf-8" if kind.startswith("text/") and rng.random() < 0.5 else ""
        folder = pick(rng, ("a", "media", "lib", "media/js", "pdf"))
        rows.append(
            (
                f"https://{host}/{folder}/{name}{more}",
                304 if place % 9 == 4 else 200,
                kind + note,
                integer(rng, 400, 90_000),
            )
        )
        if place == bad:
            address = rows[-1][0]
            key = [
                name,
                f"/{folder}/{name}",
                f"{folder}/{name}",
                f"{host}/{folder}/{name}",
                address,
            ]
    names = [address.rpartition("/")[2].partition("?")[0] for address, *_rest in rows]
    header = ("Adresse", "État", "Type annoncé", "Taille (octets)")
    return {
        "host": host,
        "key": key,
        "shown": key[0],
        "wrong": [names[bad - 1], names[4]],
        "files": in_two_formats("requetes", Workbook((sheet("Requêtes", header, rows),))),
    }


def measured_rate(rng: np.random.Generator) -> dict[str, Any]:
    """Mean rate of a download from its record, which starts after a first part and has a pause."""
    begin = datetime(2026, 3, integer(rng, 1, 28), integer(rng, 8, 18), integer(rng, 0, 40))
    done = integer(rng, 40, 180) * 1_000_000
    first, rows, at = done, [], begin
    pause = integer(rng, 30, 60)
    for line in range(90):
        rows.append((f"{at:%H:%M:%S}", done))
        at += timedelta(seconds=10)
        if not pause <= line < pause + 6:
            done += integer(rng, 2_000_000, 16_000_000)
    seconds, octets = 10 * (len(rows) - 1), int(rows[-1][1]) - first
    rate = octets * 8 / seconds / 1e6
    return {
        "key": decimal(rate, 1),
        "wrong": [decimal(rate / 8, 1), decimal(rows[-1][1] * 8 / seconds / 1e6, 1)],
        "files": {"transfert.csv": DataTable(("heure", "octets reçus depuis le début"), tuple(rows))},
    }  # fmt: skip


def first_photo_taken(rng: np.random.Generator) -> dict[str, Any]:
    """The earliest of five photos, and the camera that took it: names and zip dates mislead."""
    makers = sample(rng, ("Orion X10", "Lumina 4", "Vega Compact", "Altair S", "Nova 200"), 5)
    day = datetime(2025, integer(rng, 4, 9), integer(rng, 5, 25), 10, integer(rng, 0, 59))
    moments = shuffled(rng, [day + timedelta(hours=5 * n, minutes=7 * n) for n in range(5)])
    names = [f"photo-{number}.jpg" for number in sorted(sample(rng, range(10, 99), 5))]
    members, dates = {}, {}
    for name, model, taken in zip(names, makers, moments, strict=True):
        shapes = tuple(
            Shape("ellipse", ((x, y), (x + 60, y + 40)), colour)
            for x, y, colour in ((integer(rng, 0, 240), integer(rng, 0, 180), c) for c in ("#2E86AB", "#A23B72", "#F18F01"))
        )  # fmt: skip
        exif = Exif(maker=model.split()[0], model=model, taken=taken)
        members[name] = Picture(320, 240, shapes, ground="#EDEAE0", exif=exif)
        dates[name] = datetime(2026, 1, integer(rng, 1, 28), 12)
    place = moments.index(min(moments))
    archive = f"album-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "photo": [names[place], names[place].removesuffix(".jpg")],
        "model": makers[place],
        "wrong_photo": names[0] if place else names[1],
        "wrong_model": makers[(place + 1) % 5],
        "files": {archive: Archive(members, dates=dates)},
    }
