"""Competence 1.1, level 6: the record of a page, what never came and by whose fault."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.making.texts import PlainText

_PARTS = ("accueil", "carte", "fond", "galerie", "icone", "lettre", "menu", "plan", "style")
_ASKED, _SERVER = (404, 403, 410), (500, 502, 503, 504)


def failures_by_side(rng: np.random.Generator) -> dict[str, Any]:
    """Files that a page asked for, sometimes several times or by another address, and never had."""
    host = pick(rng, ("club-photo.example", "mairie-lac.example", "radio-locale.example"))
    client, server = integer(rng, 3, 6), integer(rng, 3, 7)
    if client == server:
        return failures_by_side(rng)
    attempts: list[list[tuple[str, int, str]]] = []  # of one file: address, code, where it sends to
    number = 0

    def address(end: str = "png") -> str:
        nonlocal number
        number += 1
        return f"https://{host}/{pick(rng, _PARTS)}-{pick(rng, (200, 404, 500))}-{number}.{end}"

    for codes, count in ((_ASKED, client), (_SERVER, server)):
        for place in range(count):
            url = address()
            tries = [(url, pick(rng, codes), "")]
            if codes == _SERVER or place == 0:
                tries = [(url, pick(rng, _SERVER), "") for _again in range(integer(rng, 0, 2))] + tries  # fmt: skip
            if place == 1:
                tries = [(address(), pick(rng, (301, 302)), url), *tries]
            attempts.append(tries)
    for _saved in range(integer(rng, 4, 6)):  # failed, then came
        url = address()
        attempts.append([*((url, pick(rng, _SERVER), "") for _n in range(integer(rng, 1, 2))), (url, 200, "")])  # fmt: skip
    for _sent in range(4):
        url = address()
        attempts.append([(address(), 302, url), (url, 200, "")])
    attempts += [[(address(pick(rng, ("png", "css", "js"))), pick(rng, (200, 200, 200, 204, 304)), "")] for _fine in range(48)]  # fmt: skip
    timed = []
    for tries in attempts:
        moment = integer(rng, 0, 4000)
        for url, code, aim in tries:
            timed.append((moment, url, code, aim))
            moment += integer(rng, 600, 2500)
    timed.sort()
    entries = [
        {
            "startedDateTime": f"2026-03-02T10:{moment // 60000:02}:{moment // 1000 % 60:02}.{moment % 1000:03}Z",
            "request": {"method": "GET", "url": url},
            "response": {"status": code, "redirectURL": aim, "content": {"size": integer(rng, 0, 90_000)}},
            "time": integer(rng, 12, 504),
        }
        for moment, url, code, aim in timed
    ]  # fmt: skip
    record = {"log": {"version": "1.2", "entries": shuffled(rng, entries)}}
    by_code = [sum(400 <= code < 500 for _m, _u, code, _a in timed), sum(code >= 500 for _m, _u, code, _a in timed)]  # fmt: skip
    return {
        "host": host,
        "client": str(client), "not_client": sorted({str(server), str(by_code[0]), str(client + 1)} - {str(client)}),
        "server": str(server), "not_server": sorted({str(client), str(by_code[1]), str(server + 4)} - {str(server)}),
        "files": {"chargement.har": PlainText(json.dumps(record, indent=1) + "\n")},
    }  # fmt: skip
