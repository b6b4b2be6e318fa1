"""Families of competence 1.1 that hand a page's record and the results of two searches."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.making.texts import PlainText

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
