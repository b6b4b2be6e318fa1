"""Family of competence 3.3: what a page costs on the network, from the record of two visits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.text.csv_text import spreadsheet_csv

_SITES = ("mairie-aubrac", "theatre-du-lac", "velo-vallee", "musee-des-sources", "gite-des-cimes")
_PHOTOS = ("pont", "marche", "halle", "fete", "jardin", "lavoir", "ecole", "moulin", "place", "bois", "gare", "quai")  # fmt: skip
_KINDS = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
    "woff2": "font/woff2", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png",
}  # fmt: skip
_TEXTS = ("html", "css", "js", "svg")


def photos_within_budget(rng: np.random.Generator) -> dict[str, Any]:
    """Kilobytes a page takes until it is loaded, at the first visit, and the photos that still fit.

    The record holds a second visit, served by the cache, what comes after « load », pictures written
    in the page, and sizes once unpacked; the photos have up to three formats, in mixed units.
    """
    site = pick(rng, _SITES)
    first = datetime(2026, integer(rng, 1, 9), integer(rng, 1, 28), integer(rng, 8, 17), integer(rng, 0, 59))  # fmt: skip
    loads = integer(rng, 18000, 29000) / 10
    entries, used, late, unpacked = [], 0, 0, 0
    for place in range(integer(rng, 58, 68)):
        ending = pick(rng, tuple(_KINDS)) if place else "html"
        after = place > 0 and rng.random() < 0.3
        start = loads + integer(rng, 400, 9000) if after else loads * place / 100
        body = integer(rng, 1500, 24000 if ending in _TEXTS else 60000)
        full = body * integer(rng, 30, 45) // 10 if ending in _TEXTS else body
        sent = body + integer(rng, 180, 620)
        name = "" if not place else f"{pick(rng, ('img', 'js', 'fonts', 'media'))}/{integer(rng, 100, 999)}.{ending}"  # fmt: skip
        if place and rng.random() < 0.1:
            body = sent = 0  # the file was already there
        entries.append(_entry(first, start, f"https://www.{site}.example/{name}", ending, (sent, body, full)))  # fmt: skip
        used, late, unpacked = (
            used + (0 if after else sent),
            late + (sent if after else 0),
            unpacked + (0 if after else full),
        )
    for _picture in range(4):
        held = integer(rng, 900, 5000)
        entries.append(_entry(first, 300, "data:image/png;base64,…", "png", (0, 0, held)))
        unpacked += held
    second = first + timedelta(minutes=integer(rng, 3, 9))
    again = 0
    for place, entry in enumerate(entries[:32]):
        kept = place % 4 > 0
        size = 0 if kept else entry["response"]["_transferSize"]
        again += size
        url = entry["request"]["url"]
        ending = "html" if url.endswith("/") else url.rpartition(".")[2]
        entries.append(_entry(second, 9.0 * place, url, ending, (size, 0 if kept else entry["response"]["bodySize"], entry["response"]["content"]["size"]), "visite_2"))  # fmt: skip
    photos = _photos(rng)
    best = list(accumulate(min(sizes) for _name, sizes in photos))
    plain = list(accumulate(sizes[0] for _name, sizes in photos))
    count = integer(rng, 7, 13)
    budget = (used + best[count - 1]) // 1000 + integer(rng, 4, 12)

    def fit(start: int, running: Sequence[int]) -> int:
        return sum(start + total <= budget * 1000 for total in running)

    if fit(used, best) != count or (used + best[count]) // 1000 - budget < 3:
        return photos_within_budget(rng)
    guesses = {
        fit(used, plain),
        fit(used + late, best),
        fit(unpacked, best),
        fit(used + late + again, best),
    }
    if guesses & {count}:
        return photos_within_budget(rng)
    record = {
        "log": {
            "version": "1.2",
            "creator": {"name": "navigateur", "version": "1"},
            "pages": [_page(second, "visite_2", site, loads / 3), _page(first, "visite_1", site, loads)],
            "entries": shuffled(rng, entries),
        }
    }  # fmt: skip
    rows = [(name, *(_told(rng, size) if size < 10**9 else "" for size in sizes)) for name, sizes in photos]  # fmt: skip
    return {
        "site": f"www.{site}.example",
        "budget": f"{budget:,}".replace(",", " "),
        "used": str(round(used / 1000)),
        "not_used": [str(round(size / 1000)) for size in (used + late, unpacked, used + late + again)],
        "count": str(count),
        "not_count": [str(guess) for guess in sorted(guesses)],
        "late": round(late / 1000),
        "files": {
            "accueil.har": json.dumps(record, ensure_ascii=False).encode(),
            "photos.csv": spreadsheet_csv(("photo", "jpg", "webp", "avif"), rows),
        },
    }  # fmt: skip


def _page(start: datetime, ident: str, site: str, loads: float) -> dict[str, Any]:
    return {
        "startedDateTime": f"{start:%Y-%m-%dT%H:%M:%S}.000+02:00",
        "id": ident,
        "title": f"https://www.{site}.example/",
        "pageTimings": {"onContentLoad": round(loads * 0.6, 1), "onLoad": round(loads, 1)},
    }


def _entry(
    visit: datetime, after: float, url: str, ending: str, sizes: tuple[int, int, int], page: str = "visite_1"
) -> dict[str, Any]:  # fmt: skip
    """A request that starts so many milliseconds after its page, and its sizes: sent, body, unpacked."""
    sent, body, full = sizes
    took = round(min(90.0, after / 20 + 5), 1)
    return {
        "pageref": page,
        "startedDateTime": f"{visit + timedelta(milliseconds=after):%Y-%m-%dT%H:%M:%S.%f}"[:-3]
        + "+02:00",
        "time": took,
        "request": {"method": "GET", "url": url, "httpVersion": "h2", "headers": [], "queryString": [], "cookies": [], "headersSize": -1, "bodySize": 0},
        "response": {
            "status": 200, "statusText": "", "httpVersion": "h2", "headers": [], "cookies": [],
            "content": {"size": full, "mimeType": _KINDS[ending]}, "redirectURL": "",
            "headersSize": sent - body if sent else -1, "bodySize": body, "_transferSize": sent,
        },
        "cache": {},
        "timings": {"send": 0, "wait": took, "receive": 0},
    }  # fmt: skip


def _photos(rng: np.random.Generator) -> list[tuple[str, tuple[int, int, int]]]:
    """Names of photos and their bytes in three formats; 10**9 for a format they do not have."""
    found = []
    for name in shuffled(rng, [f"{word}-{n}" for word in _PHOTOS for n in (1, 2)]):
        jpg = pick(rng, (100, 10000)) * integer(rng, 3, 30)
        jpg = jpg if jpg > 20000 else 100 * integer(rng, 300, 3000)
        webp = jpg * integer(rng, 45, 130) // 100 // 100 * 100
        avif = jpg * integer(rng, 30, 120) // 100 // 100 * 100 if rng.random() < 0.5 else 10**9
        found.append((name, (jpg, webp, avif)))
    return found


def _told(rng: np.random.Generator, size: int) -> str:
    """A size in bytes, in ko or in Mo."""
    if size % 10000 == 0 and size >= 100000:
        return f"{size / 1e6:.2f} Mo".replace(".", ",")
    if rng.random() < 0.25:
        return f"{size} octets"
    return f"{size / 1000:.1f} ko".replace(".", ",")
