"""Families of competence 1.2: properties of files, synchronisation and tables."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
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


def decimal_degrees(rng: np.random.Generator) -> dict[str, Any]:
    """Of photos with places in degrees, minutes and seconds, the one nearest to a place in decimal degrees."""
    latitude, longitude = (
        integer(rng, 421_000, 509_000) / 10_000,
        integer(rng, 5_000, 69_000) / 10_000,
    )
    west = bool(rng.integers(2))
    rows = []
    for number in sample(rng, range(100, 999), 40):
        north = latitude + integer(rng, -4000, 4000) / 10_000
        east = longitude + integer(rng, -4000, 4000) / 10_000
        rows.append((f"IMG_{number}.jpg", north, east))
    far = sorted(abs(n - latitude) + abs(e - longitude) for _name, n, e in rows)
    if far[0] < 0.02:
        return decimal_degrees(rng)
    near = pick(rng, rows)[0]
    at = (latitude + integer(rng, -9, 9) / 10_000, longitude + integer(rng, -9, 9) / 10_000)
    rows = [(name, *(at if name == near else (n, e))) for name, n, e in rows]
    twin = next(name for name, _n, _e in rows if name != near)
    other = (latitude, -longitude)
    shown = []
    for name, n, e in rows:
        place = other if name == twin else (n, e)
        side = ("O" if west else "E") if place[1] > 0 else ("E" if west else "O")
        shown.append((name, f"{_sexagesimal(place[0])} N", f"{_sexagesimal(abs(place[1]))} {side}"))
    sign = -1 if west else 1
    return {
        "latitude": decimal(latitude, 4),
        "longitude": decimal(sign * longitude, 4),
        "name": [near, near.removesuffix(".jpg"), near[4:7]],
        "twin": twin,
        "wrong": [twin],
        "files": {
            "photos.csv": spreadsheet_csv(
                ["photo", "latitude", "longitude"], [list(row) for row in shown], newline="\n"
            )
        },
    }


def _sexagesimal(degrees: float) -> str:
    """An angle in degrees, minutes and seconds."""
    seconds = round(degrees * 3600)
    return f"{seconds // 3600}° {seconds // 60 % 60:02}' {seconds % 60:02}\""


def joined_tables(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: what the customers of a town ordered, and how many ordered nothing; codes written in several ways."""
    towns = ("Lille", "Brest", "Metz", "Pau", "Nantes", "Tours")
    codes = sample(rng, range(1000, 9999), 96)
    clients = [f"C{number}" for number in codes[:88]]
    town = {client: towns[n % 6] for n, client in enumerate(clients)}
    buying = {client for client in clients if rng.random() < 0.72}
    asked = pick(rng, towns)
    there = [client for client in clients if town[client] == asked]
    buying = (buying - set(there[:3])) | set(there[-6:])
    only_cancelled = there[0]
    gone = [f"C{number}" for number in codes[88:]]
    known = sorted(buying)

    def written(code: str) -> str:
        """The code as somebody typed it."""
        return pick(
            rng, (code, code, code, code.lower(), f" {code}", f"{code} ", f"{code[0]} {code[1:]}")
        )

    orders: list[tuple[str, str, int]] = [
        (pick(rng, known), "livrée" if rng.random() < 0.85 else "annulée", integer(rng, 8, 90))
        for _order in range(240)
    ]
    orders += [(client, "livrée", integer(rng, 8, 90)) for client in known]
    orders += [(client, "livrée", integer(rng, 8, 90)) for client in gone for _twice in range(2)]
    orders += [(only_cancelled, "annulée", integer(rng, 8, 90)) for _twice in range(2)]
    first = integer(rng, 1000, 1900)
    rows = [
        (first + n, written(client), state, amount)
        for n, (client, state, amount) in enumerate(shuffled(rng, orders))
    ]
    people = [(c, pick(rng, LAST_NAMES), pick(rng, FIRST_NAMES), town[c]) for c in clients]
    delivered = [(c, amount) for c, state, amount in orders if state == "livrée"]
    total = sum(amount for c, amount in delivered if town.get(c) == asked)
    exact = {code for _n, code, state, _a in rows if state == "livrée"}
    bought = {c for c, _amount in delivered}
    return {
        "asked": asked,
        "total": total,
        "with_cancelled": sum(amount for c, _state, amount in orders if town.get(c) == asked),
        "as_written": sum(
            a for _n, code, state, a in rows if state == "livrée" and town.get(code) == asked
        ),
        "idle": sum(c not in bought for c in there),
        "idle_as_written": sum(c not in exact for c in there) + 1,
        "files": {
            "clients.csv": spreadsheet_csv(
                ["code_client", "nom", "prenom", "ville"], shuffled(rng, people), newline="\n"
            ),
            "commandes.csv": spreadsheet_csv(
                ["numero", "code_client", "etat", "montant"], rows, newline="\n"
            ),
        },
    }
