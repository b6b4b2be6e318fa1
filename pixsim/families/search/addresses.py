"""Families of competence 1.1: browsers and web addresses."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled

_NAMES = (
    "velo-nord", "mairie-aubrac", "jardins-partages", "cine-club", "atelier-bois", "ludo-sud",
    "radio-littoral", "fournil-du-lac", "repair-cafe",
)  # fmt: skip
_ACCENTED = (
    "café", "crèche", "théâtre", "école", "vélo", "marché", "forêt", "fête", "poésie", "musée",
)  # fmt: skip
_QUARTERS = ("nord", "sud", "lac", "port", "gare", "centre", "bourg", "pont")


def slowest_resource(rng: np.random.Generator) -> dict[str, Any]:
    """The slowest resource a site sent without error, from a network log."""
    site = f"www.{pick(rng, _NAMES)}.example"
    stems = shuffled(rng, ("accueil", "menu", "carte", "photo", "fond", "style", "logo", "plan"))
    times = sorted((integer(rng, 40, 900) + 7 * n for n in range(8)), reverse=True)
    times = [time + 3 * (8 - n) for n, time in enumerate(times)]
    kinds = [("image.example", 200), (site, 404), *[(site, 200)] * 5, (site, 304)]
    sizes = shuffled(rng, range(2_000, 90_000, 11_000))
    entries: list[dict[str, Any]] = []
    names: list[str] = []
    for (host, status), stem, time, size in zip(kinds, stems, times, sizes, strict=True):
        names.append(f"{stem}.{pick(rng, ('css', 'js', 'png', 'jpg', 'woff2'))}")
        url = f"https://{host}/{pick(rng, ('img', 'theme', 'commun'))}/{names[-1]}"
        response = {"status": status, "content": {"size": size}}
        request = {"method": "GET", "url": url}
        entries.append({"time": time, "request": request, "response": response})
    log = {"log": {"version": "1.2", "entries": shuffled(rng, entries)}}
    url = entries[2]["request"]["url"]
    return {
        "site": site,
        "answer": [names[2], url, url.partition(site)[2]],
        "wrong": [name for name in names if name != names[2]],
        "files": {"releve.json": json.dumps(log, indent=1).encode()},
    }


def percent_decoding(rng: np.random.Generator) -> dict[str, Any]:
    """A text as it was before it was written in an address."""
    thing = pick(
        rng, ("théâtre", "école", "marché", "forêt", "crêperie", "fête", "hôtel", "cinéma")
    )
    town = pick(rng, ("Nîmes", "Besançon", "Béziers", "Mâcon", "Sète", "Périgueux", "Châlons"))
    text = f"{thing} {pick(rng, ('à', 'près de', 'de'))} {town}"
    return {
        "encoded": quote(text),
        "text": text,
        "wrong": [text.encode().decode("latin-1"), quote(text), text.replace(" ", "")],
    }


def punycode(rng: np.random.Generator) -> dict[str, Any]:
    """The accented name behind an xn-- name."""
    label = f"{pick(rng, _ACCENTED)}-{pick(rng, _QUARTERS)}"
    coded = label.encode("idna").decode()
    plain = coded.removeprefix("xn--").rpartition("-")[0]
    return {
        "coded": f"{coded}.example",
        "name": [f"{label}.example", label],
        "wrong": [f"{plain}.example", plain, f"{coded}.example"],
    }
