"""Families of competence 4.3: impact, consumption and sobriety of digital uses."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.texts import DataTable

_METERED = {
    "ordinateur": (60, 140), "écran": (20, 40), "box": (9, 14), "imprimante": (200, 500),
    "console": (90, 180), "téléviseur": (70, 150),
}  # fmt: skip
_ALSO = {
    "console": ("console de jeux", "console de jeu"),
    "téléviseur": ("télévision", "télé", "TV"),
}


def greediest_device(rng: np.random.Generator) -> dict[str, Any]:
    """The device that used most energy in a week: powers and durations as texts, by plug; two devices change plugs.

    The plug that used most is not that of this device, nor is it the strongest, nor the one that is always on.
    """
    plugs = [f"P{number}" for number in sample(rng, range(1, 30), len(_METERED))]
    begun = date(2026, integer(rng, 1, 12), integer(rng, 1, 21))
    days = [begun + timedelta(days=n) for n in range(7)]
    while True:
        at = dict(zip(_METERED, plugs, strict=True))
        moved, change = (
            sample(rng, [name for name in _METERED if name != "box"], 2),
            integer(rng, 2, 4),
        )
        rows, used, by_plug = [], dict.fromkeys(_METERED, 0), dict.fromkeys(plugs, 0)
        for n, day in enumerate(days):
            if n == change:
                at[moved[0]], at[moved[1]] = at[moved[1]], at[moved[0]]
            for device, (low, high) in _METERED.items():
                watts = integer(rng, low, high)
                minutes = 1440 if device == "box" else 10 * integer(rng, 0, 3 if low > 180 else 36)
                rows.append((day, at[device], _power(rng, watts), _duration(rng, minutes)))
                used[device] += watts * minutes
                by_plug[at[device]] += watts * minutes
        longest, strongest = "box", "imprimante"
        ranked = sorted(used, key=used.__getitem__, reverse=True)
        most = max(by_plug, key=by_plug.__getitem__)
        naive = next(name for name, plug in zip(_METERED, plugs, strict=True) if plug == most)
        if (
            ranked[0] not in (longest, strongest, naive)
            and used[ranked[0]] > 1.08 * used[ranked[1]]
        ):
            break
    given: list[tuple[date, str, str]] = [
        (days[0], plug, name) for name, plug in zip(_METERED, plugs, strict=True)
    ]
    given += [(days[change], at[name], name) for name in moved]
    return {
        "files": {
            "mesures.csv": DataTable(("jour", "prise", "puissance", "duree"), tuple(shuffled(rng, rows))),
            "prises.csv": DataTable(("a_partir_du", "prise", "appareil"), tuple(shuffled(rng, given))),
        },
        "key": [ranked[0], *_ALSO.get(ranked[0], ())],
        "wrong": list(dict.fromkeys((naive, longest, strongest, ranked[1]))),
        "kwh": decimal(used[ranked[0]] / 60000, 1), "next_kwh": decimal(used[ranked[1]] / 60000, 1),
        "best": ranked[0], "next": ranked[1], "plug": most,
    }  # fmt: skip


def _power(rng: np.random.Generator, watts: int) -> str:
    return f"{watts / 1000:.3f} kW".replace(".", ",") if rng.integers(3) == 0 else f"{watts} W"


def _duration(rng: np.random.Generator, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if hours and rng.integers(2) else f"{minutes} min"


_RESOURCES = {
    "image": (
        44,
        (
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
            ("webp", "image/webp"),
            ("svg", "image/svg+xml"),
        ),
    ),
    "vidéo": (4, (("mp4", "video/mp4"), ("webm", "video/webm"))),
    "script": (
        38,
        (
            ("js", "text/javascript"),
            ("js", "application/javascript"),
            ("js", "application/x-javascript"),
        ),
    ),
    "police": (9, (("woff2", "font/woff2"), ("woff2", "application/font-woff2"))),
    "style": (14, (("css", "text/css"),)),
}
_WEIGHTS = {
    "image": (40, 12000), "vidéo": (60000, 130000), "script": (60, 32000), "police": (2000, 9000),
    "style": (50, 6000),
}  # fmt: skip
"""By tens of octets."""


def page_weight(rng: np.random.Generator) -> dict[str, Any]:
    """The kind of resource of which most comes through the network, and what would come without it."""
    while True:
        rows = []
        for kind, (count, ends) in _RESOURCES.items():
            for number in range(1, count + 1):
                end, mime = pick(rng, ends)
                octets = 10 * integer(rng, *_WEIGHTS[kind])
                cached = rng.integers(4) == 0
                came = 0 if cached else octets if kind in ("image", "vidéo") else octets // 30 * 10
                rows.append(
                    (kind, f"{kind[:3].replace('é', 'e')}-{number:02}.{end}", mime, octets, came)
                )
        came_by = {kind: sum(r[4] for r in rows if r[0] == kind) for kind in _RESOURCES}
        size_by = {kind: sum(r[3] for r in rows if r[0] == kind) for kind in _RESOURCES}
        ranked = sorted(came_by, key=came_by.__getitem__, reverse=True)
        if (
            came_by[ranked[0]] > 1.05 * came_by[ranked[1]]
            and max(size_by, key=size_by.__getitem__) != ranked[0]
        ):
            break
    start = datetime(2026, integer(rng, 1, 12), integer(rng, 1, 28), 10, 0, 0)
    entries = [
        {
            "startedDateTime": f"{start + timedelta(milliseconds=35 * place):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z",
            "request": {"method": "GET", "url": f"https://centre.example/{name}", "bodySize": 0},
            "response": {"status": 200 if came else 304, "content": {"size": octets, "mimeType": mime}, "bodySize": came},
        }
        for place, (_kind, name, mime, octets, came) in enumerate(shuffled(rng, rows))
    ]  # fmt: skip
    record = {"log": {"version": "1.2", "creator": {"name": "Navigateur", "version": "140"}, "entries": entries}}  # fmt: skip
    left = sum(came_by.values()) - came_by[ranked[0]]
    return {
        "files": {"reseau.har": json.dumps(record, separators=(",", ":")).encode()}, "kinds": list(_RESOURCES),
        "kind": ranked[0], "sum": decimal(came_by[ranked[0]] / 1000), "left": decimal(left / 1000),
        "largest": max(size_by, key=size_by.__getitem__),
        "total": [decimal(sum(came_by.values()) / 1000), decimal((sum(size_by.values()) - size_by[ranked[0]]) / 1000)],
    }  # fmt: skip
