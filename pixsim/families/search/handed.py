"""Families of competence 1.1 that hand a page's record and the results of two searches."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import PlainText
from pixsim.making.workbooks import Workbook, sheet

_PARTS = ("accueil", "carte", "fond", "galerie", "icone", "lettre", "menu", "plan", "style")


def failures_by_side(rng: np.random.Generator) -> dict[str, Any]:
    """In the record of a page, requests refused for what was asked and those the server missed."""
    host = pick(rng, ("club-photo.example", "mairie-lac.example", "radio-locale.example"))
    client, server = integer(rng, 3, 7), integer(rng, 2, 8)
    if client == server:
        return failures_by_side(rng)
    codes = [pick(rng, (404, 403, 410)) for _n in range(client)]
    codes += [pick(rng, (500, 502, 503)) for _n in range(server)]
    codes += [pick(rng, (200, 200, 200, 204, 301, 304)) for _n in range(52)]
    entries = [
        {
            "request": {
                "method": "GET",
                "url": f"https://{host}/{pick(rng, _PARTS)}-{pick(rng, (200, 404, 500))}-{number}.png",
            },
            "response": {"status": code, "content": {"size": integer(rng, 0, 90_000)}},
            "time": integer(rng, 12, 504),
        }
        for number, code in enumerate(shuffled(rng, codes), 1)
    ]
    record = {"log": {"version": "1.2", "entries": entries}}
    return {
        "host": host,
        "client": str(client),
        "server": str(server),
        "files": {"chargement.har": PlainText(json.dumps(record, indent=1) + "\n")},
    }


def two_queries(rng: np.random.Generator) -> dict[str, Any]:
    """Precision and recall of one of two queries, over a catalogue of 150 papers."""
    asked, other = shuffled(rng, ("A", "B"))
    rows = []
    for number in range(1, 151):
        fits = integer(rng, 1, 100) <= 30
        found = {
            asked: integer(rng, 1, 100) <= (70 if fits else 18),
            other: integer(rng, 1, 100) <= (45 if fits else 5),
        }
        rows.append((f"D{number:03}", fits, found["A"], found["B"]))
    column = 2 if asked == "A" else 3
    relevant = sum(row[1] for row in rows)
    taken = sum(bool(row[column]) for row in rows)
    both = sum(bool(row[1] and row[column]) for row in rows)
    precision, recall = 100 * both / taken, 100 * both / relevant
    if round(precision) == round(recall) or any(0.4 < p % 1 < 0.6 for p in (precision, recall)):
        return two_queries(rng)
    said = [(name, *("oui" if value else "non" for value in values)) for name, *values in rows]
    header = ("Document", "Pertinent", "Trouvé par A", "Trouvé par B")
    return {
        "query": asked,
        "precision": str(round(precision)),
        "recall": str(round(recall)),
        "files": in_two_formats("recherches", Workbook((sheet("Recherches", header, said),))),
    }
