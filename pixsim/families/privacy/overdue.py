"""Family of competence 4.2: members whose file an association has kept long enough, told by three lists."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet
from pixsim.text.french_dates import long_date

_WAYS = ("cotisation", "appel", "atelier", "courriel reçu", "visite")


def files_to_delete(rng: np.random.Generator) -> dict[str, Any]:
    """The members without any contact since a day, but those in dispute: contacts are in another sheet.

    A contact that the association alone has made does not count; some dates are kept as text.
    """
    months = pick(rng, (12, 18, 24, 36))
    now = date(2026, integer(rng, 2, 11), 1)
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    limit = date(year, month + 1, 1)
    count = integer(rng, 70, 90)
    numbers = [f"P{n:03}" for n in sorted(sample(rng, range(100, 999), count))]
    fates = dict(zip(sample(rng, numbers, 13), ("old",) * 4 + ("sent",) * 2 + ("dispute",) * 3 + ("edge",) * 2 + ("new",) * 2, strict=True))  # fmt: skip
    people, contacts = [], []
    for number, (first, last) in zip(numbers, full_names(rng, count), strict=True):
        fate = fates.get(number, "")
        joined = limit - timedelta(days=integer(rng, 400, 1500))
        latest = limit + timedelta(days=integer(rng, 4, months * 29))
        if fate in ("old", "sent", "dispute"):
            latest = limit - timedelta(days=integer(rng, 3, 200))
        elif fate == "edge":
            latest = limit + timedelta(days=integer(rng, 1, 3))
        if fate == "new":
            joined = latest
        earlier = [
            joined + timedelta(days=integer(rng, 0, max(0, (latest - joined).days)))
            for _ in range(integer(rng, 1, 4) if fate != "new" else 0)
        ]
        contacts += [(number, day, pick(rng, _WAYS)) for day in [*earlier, latest]]
        if fate == "sent":
            contacts.append((number, now - timedelta(days=integer(rng, 5, 90)), "lettre envoyée"))
        people.append((number, last, first, joined))
    key = sorted(number for number, fate in fates.items() if fate in ("old", "sent"))
    dispute = sorted(number for number, fate in fates.items() if fate == "dispute")
    rows = [
        (number, Cell(f"{day:%d/%m/%Y}", style=CellStyle("text")) if place % 11 == 3 else day, way)
        for place, (number, day, way) in enumerate(shuffled(rng, contacts))
    ]
    noise = sample(rng, [number for number in numbers if number not in fates], 2)
    book = Workbook((
        sheet("Adhérents", ("Numéro", "Nom", "Prénom", "Inscription"), people),
        sheet("Contacts", ("Numéro", "Date", "Nature"), rows),
        sheet("Litiges en cours", ("Numéro", "Objet"), [(n, "cotisation contestée") for n in shuffled(rng, [*dispute, *noise])]),
    ))  # fmt: skip
    only_old = sorted(number for number, fate in fates.items() if fate == "old")
    return {
        "months": months,
        "now": long_date(now),
        "limit": long_date(limit),
        "key": [", ".join(key)],
        "wrong": [", ".join(sorted([*key, *dispute])), ", ".join(only_old), ", ".join(key[:-1])],
        "files": in_two_formats("adherents", book),
    }
