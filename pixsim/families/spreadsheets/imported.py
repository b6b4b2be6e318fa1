"""Competence 1.3, level 5: tables of several machines and pages of a service, brought together without spoiling them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.spreadsheets.tables import TOWNS

_PLACES = ("Crèche", "Médiathèque", "Théâtre", "Piscine d'été", "Musée", "Marché", "Ludothèque", "École")  # fmt: skip
_WAYS = (("utf-8", ",", "."), ("cp1252", ";", ","), ("utf-8-sig", "\t", ","), ("cp1252", "|", "."), ("utf-8", ";", "."))  # fmt: skip


def three_exports(rng: np.random.Generator) -> dict[str, Any]:
    """The takings of a place in three exports, each with its separator, its decimal sign and its encoding."""
    names = [f"{town}.csv" for town in sample(rng, ("nord", "sud", "est", "ouest", "centre"), 3)]
    ways = shuffled(rng, [pick(rng, (_WAYS[1], _WAYS[3])), *sample(rng, (_WAYS[0], _WAYS[2], _WAYS[4]), 2)])  # fmt: skip
    asked, other = sample(rng, _PLACES[:4], 2)
    total = {place: Decimal(0) for place in _PLACES}
    by_file: list[Decimal] = []
    files: dict[str, bytes] = {}
    odd = ""
    for name, (encoding, separator, sign) in zip(names, ways, strict=True):
        order = shuffled(rng, ("Lieu", "Jour", "Recette"))
        rows = [separator.join(order)]
        here = Decimal(0)
        for _line in range(integer(rng, 44, 58)):
            place = pick(rng, (asked, asked, other, *_PLACES))
            amount = Decimal(integer(rng, 400, 24000)) / 100
            total[place] += amount
            here += amount if place == asked else 0
            told = {"Lieu": place, "Jour": f"{integer(rng, 1, 28):02}/{integer(rng, 1, 6):02}/2026", "Recette": f"{amount:.2f}".replace(".", sign)}  # fmt: skip
            rows.append(separator.join(told[column] for column in order))
        by_file.append(here)
        files[name] = "".join(f"{row}\r\n" for row in rows).encode(encoding)
        odd = name if encoding == "cp1252" else odd
    key = total[asked]
    if key * 100 % 10 == 0:
        return three_exports(rng)
    return {
        "names": ", ".join(names[:2]) + f" et {names[2]}", "asked": asked,
        "total": decimal(float(key), 2), "not_total": [decimal(float(key - one), 2) for one in by_file] + [decimal(float(total[other]), 2)],
        "listed": sorted(names), "odd": odd,
        "files": files,
    }  # fmt: skip


_THINGS = ("vidéoprojecteur", "sonorisation", "boucle magnétique", "cuisine")


def pages_of_an_api(rng: np.random.Generator) -> dict[str, Any]:
    """Of the rooms that a service gives in three pages, those of a town with a thing that works; the largest."""
    town, other = sample(rng, TOWNS, 2)
    thing, more = sample(rng, _THINGS, 2)
    numbers = sample(rng, range(100, 999), 34)
    rooms: list[dict[str, Any]] = []
    for place, number in enumerate(numbers):
        things = [{"nom": one, "etat": pick(rng, ("en service", "en service", "en panne"))} for one in sample(rng, _THINGS, integer(rng, 1, 3))]  # fmt: skip
        rooms.append({
            "id": f"S-{number}",
            "lieu": {"nom": f"Salle {number}", "adresse": {"commune": pick(rng, (town, town, other, *TOWNS))}, "gestion": {"commune": pick(rng, TOWNS)}},
            "capacite": {"assis": 20 + 3 * place, "debout": 200 - 4 * place},
            "equipements": things or [{"nom": more, "etat": "en panne"}],
        })  # fmt: skip
    rooms = shuffled(rng, rooms)

    def has(room: dict[str, Any], *, working: bool = True) -> bool:
        return any(one["nom"] == thing and (one["etat"] == "en service" or not working) for one in room["equipements"])  # fmt: skip

    here = [room for room in rooms if room["lieu"]["adresse"]["commune"] == town]
    right = [room for room in here if has(room)]
    loose = [room for room in here if has(room, working=False)]
    managed = [room for room in rooms if town in json.dumps(room, ensure_ascii=False) and has(room)]
    if len(right) < 4 or len(loose) == len(right) or len(managed) == len(right):
        return pages_of_an_api(rng)
    best = max(right, key=lambda room: room["capacite"]["assis"])
    standing = max(right, key=lambda room: room["capacite"]["debout"])
    again = next(place for place, room in enumerate(rooms) if room is right[1])
    pages = [rooms[:12], rooms[12:23], rooms[23:]]
    pages[2] = [*pages[2], rooms[again]] if again < 23 else pages[2]
    pages[0] = [rooms[again], *pages[0]] if again >= 23 else pages[0]
    files = {}
    for number, page in enumerate(pages, 1):
        answer = {"statut": "ok", "total": len(rooms), "page": number, "suivante": f"?page={number + 1}" if number < 3 else None, "resultats": page}  # fmt: skip
        files[f"reponse-{number}.json"] = json.dumps(answer, ensure_ascii=False, indent=1).encode()
    return {
        "town": town, "thing": thing,
        "count": str(len(right)), "not_count": sorted({str(len(right) + 1), str(len(loose)), str(len(managed))} - {str(len(right))}),
        "best": best["id"], "not_best": sorted({standing["id"], max(loose, key=lambda room: room["capacite"]["assis"])["id"], min(right, key=lambda room: room["capacite"]["assis"])["id"]} - {best["id"]}),
        "files": files,
    }  # fmt: skip
