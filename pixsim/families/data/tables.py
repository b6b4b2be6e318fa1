"""Families of competence 1.2: properties of files, synchronisation and tables."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.text.csv_text import spreadsheet_csv

_STEMS = (
    "bail", "budget", "cantine", "concert", "devis", "equipe", "facture", "jardin", "kermesse",
    "lettre", "maison", "notice", "permis", "piscine", "recette", "stage", "tournoi", "voyage",
)  # fmt: skip
_TYPES = ("pdf", "odt", "ods", "jpg")
_SIZES = {"ko": 1, "Mo": 1_000, "Go": 1_000_000}


def _day(rng: np.random.Generator, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=integer(rng, 0, 360))


def matching_files(rng: np.random.Generator) -> dict[str, Any]:
    """How many files of a list meet three conditions."""
    rows: list[list[Any]] = [
        [
            f"{pick(rng, _STEMS)}-{number:02}.{pick(rng, _TYPES)}",
            _day(rng, pick(rng, (2024, 2025))).isoformat(),
            integer(rng, 5, 99) * 20,
        ]
        for number in range(1, integer(rng, 30, 45))
    ]
    kind, year, limit = pick(rng, _TYPES), pick(rng, (2024, 2025)), pick(rng, (500, 800, 1000))
    typed = [row for row in rows if row[0].endswith(f".{kind}")]
    dated = [row for row in typed if row[1].startswith(str(year))]
    count = sum(row[2] > limit for row in dated)
    if not count:
        return matching_files(rng)
    wrong = {len(typed), len(dated), len(dated) - count} - {count}
    return {
        "kind": kind,
        "year": year,
        "limit": limit,
        "count": count,
        "wrong": [str(number) for number in sorted(wrong)],
        "files": {
            "fichiers.csv": spreadsheet_csv(["nom", "modifie_le", "taille_ko"], rows, newline="\n")
        },
    }


def exif_values(rng: np.random.Generator) -> dict[str, Any]:
    """Sensitivity, equivalent focal length and date of a photograph, from its EXIF listing."""
    taken = _day(rng, pick(rng, (2023, 2024, 2025)))
    changed = taken + timedelta(days=integer(rng, 2, 60))
    iso, real = pick(rng, (50, 100, 200, 400, 800, 1600)), integer(rng, 38, 70) / 10
    equivalent = pick(rng, (24, 26, 28, 35, 50, 52))
    clock = f"{integer(rng, 8, 19):02}:{integer(rng, 0, 59):02}:{integer(rng, 0, 59):02}"
    lines = [
        "ImageWidth               : 4032",
        "ImageHeight              : 3024",
        f"ModifyDate               : {changed:%Y:%m:%d} {clock}",
        f"DateTimeOriginal         : {taken:%Y:%m:%d} {clock}",
        f"ExposureTime             : 1/{pick(rng, (60, 125, 250, 500))}",
        f"FNumber                  : {pick(rng, ('1.8', '2.2', '2.8'))}",
        f"ISO                      : {iso}",
        f"FocalLength              : {real} mm",
        f"FocalLengthIn35mmFormat  : {equivalent} mm",
        "Flash                    : Off, did not fire",
    ]
    return {
        "iso": iso,
        "focal": equivalent,
        "real": str(real),
        "taken": f"{taken:%d/%m/%Y}",
        "changed": f"{changed:%d/%m/%Y}",
        "files": {"exif.txt": text_file(lines)},
    }


def decimal_degrees(rng: np.random.Generator) -> dict[str, Any]:
    """A position in degrees, minutes and seconds, to write in decimal degrees."""
    side = pick(rng, "NEO")
    low, high = {"N": (42, 50), "E": (1, 7), "O": (1, 4)}[side]
    degrees, minutes = integer(rng, low, high), integer(rng, 5, 58)
    seconds = 3 * integer(rng, 1, 19)
    sign = -1 if side == "O" else 1
    value = sign * (degrees + minutes / 60 + seconds / 3600)
    if decimal(value, 4) == decimal(value, 3):  # no final zero to forget
        return decimal_degrees(rng)
    return {
        "position": f"{degrees}° {minutes:02}' {seconds:02}\" {side}",
        "value": decimal(value, 4),
        "side": side if sign > 0 else "",
        "wrong": [
            decimal(-value, 4),
            decimal(sign * (degrees + minutes / 60 + seconds / 60), 4),
            decimal(sign * (degrees + minutes / 100 + seconds / 10000), 4),
        ],
    }


def ranged_query(rng: np.random.Generator) -> dict[str, Any]:
    """Files of one type and one author in a range of dates: how many, and the largest."""
    authors = sample(rng, FIRST_NAMES, 3)
    start = date(2025, integer(rng, 2, 6), integer(rng, 1, 28))
    end = start + timedelta(days=integer(rng, 60, 120))
    sizes = sample(rng, range(120, 9900, 10), 60)
    rows: list[list[Any]] = [
        [
            f"{pick(rng, _STEMS)}-{number:02}.{pick(rng, ('jpg', 'pdf', 'odt'))}",
            pick(rng, authors),
            _day(rng, 2025).isoformat(),
            size,
        ]
        for number, size in enumerate(sizes[:57], 1)
    ]
    rows += [
        [f"{pick(rng, _STEMS)}-{number}.jpg", authors[0], day.isoformat(), size]
        for number, day, size in zip((58, 59), (start, end), sizes[57:59], strict=True)
    ]
    header = ["nom", "auteur", "date", "taille_ko"]
    limits = (start.isoformat(), end.isoformat())
    typed = [row for row in rows if row[0].endswith(".jpg") and row[1] == authors[0]]
    kept = [row for row in typed if limits[0] <= row[2] <= limits[1]]
    return {
        "author": authors[0],
        "start": f"{start:%d/%m/%Y}",
        "end": f"{end:%d/%m/%Y}",
        "count": len(kept),
        "strict_count": len(kept) - 2,
        "name": max(kept, key=lambda row: row[3])[0],
        "light": min(kept, key=lambda row: row[3])[0],
        "files": {"disque.csv": spreadsheet_csv(header, shuffled(rng, rows), newline="\n")},
    }


def joined_tables(rng: np.random.Generator) -> dict[str, Any]:
    """Two tables to link: the town of one order, and the orders of one town."""
    towns = ("Lille", "Brest", "Metz", "Pau", "Nantes", "Tours")
    clients = [f"C{number}" for number in sample(rng, range(10, 99), 16)]
    town = {client: pick(rng, towns) for client in clients}
    people = [[c, pick(rng, LAST_NAMES), pick(rng, FIRST_NAMES), town[c]] for c in clients]
    first = integer(rng, 1000, 1900)
    orders: list[list[Any]] = [
        [first + n, pick(rng, clients), integer(rng, 8, 90)] for n in range(32)
    ]
    place = integer(rng, 3, 15)
    order, client, _ = orders[place]
    asked = pick(rng, sorted({town[row[1]] for row in orders} - {town[client]}))
    return {
        "order": order,
        "town": town[client],
        "same_rank": next(t for t in (people[place][3], *towns) if t != town[client]),
        "asked": asked,
        "count": sum(town[row[1]] == asked for row in orders),
        "files": {
            "clients.csv": spreadsheet_csv(
                ["code_client", "nom", "prenom", "ville"], people, newline="\n"
            ),
            "commandes.csv": spreadsheet_csv(
                ["numero", "code_client", "montant"], orders, newline="\n"
            ),
        },
    }
