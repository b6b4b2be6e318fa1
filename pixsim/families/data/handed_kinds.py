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
                name.rpartition(".")[0],  # no other has its number
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


_UNITS = {"Go": 1e9, "Mo": 1e6, "ko": 1e3, "Mio": 2**20}


def measured_rate(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of four connections whose transfers are told in several units, the fastest on the whole, and its rate."""
    names = sample(rng, ("fibre", "ADSL", "4G", "satellite", "Wi-Fi public"), 4)
    speeds = sample(rng, (14, 19, 27, 36, 48, 62), 4)
    rows, bits, seconds = [], dict.fromkeys(names, 0.0), dict.fromkeys(names, 0)
    best_line = ("", 0.0)
    for name, speed in zip(names, speeds, strict=True):
        for _transfer in range(integer(rng, 8, 12)):
            unit = pick(rng, tuple(_UNITS))
            amount = {
                "Go": integer(rng, 11, 39) / 10,
                "Mo": integer(rng, 60, 900),
                "ko": integer(rng, 20_000, 300_000),
                "Mio": integer(rng, 60, 800),
            }[unit]
            size = amount * _UNITS[unit] * 8
            lasts = max(5, round(size / (speed * 1e6) * integer(rng, 60, 170) / 100))
            begin = datetime(
                2026,
                3,
                integer(rng, 1, 28),
                pick(rng, (9, 12, 16, 21, 23, 23)),
                integer(rng, 0, 59),
                integer(rng, 0, 59),
            )
            end = begin + timedelta(seconds=lasts)
            bits[name] += size
            seconds[name] += lasts
            best_line = max(best_line, (name, size / lasts), key=lambda one: one[1])
            rows.append(
                (
                    f"{begin:%d/%m/%Y}",
                    name,
                    f"{decimal(amount, 1) if unit == 'Go' else amount} {unit}",
                    f"{begin:%H:%M:%S}",
                    f"{end:%H:%M:%S}",
                )
            )
    rates = {name: bits[name] / seconds[name] / 1e6 for name in names}
    *_slow, second, first = sorted(names, key=rates.__getitem__)
    midnight = any(row[4] < row[3] for row in rows)
    if rates[first] - rates[second] < 2 or not midnight or best_line[0] == first:
        return measured_rate(rng)
    return {
        "names": sorted(names), "first": first,
        "key": decimal(rates[first], 1),
        "wrong": [decimal(rates[first] / 8, 1), decimal(rates[second], 1)],
        "files": {"transferts.csv": DataTable(("jour", "connexion", "taille", "début", "fin"), tuple(shuffled(rng, rows)))},
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
