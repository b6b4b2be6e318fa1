"""Files of @nuage: what a synchronisation sends, and how long it takes."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any

import numpy as np

from pixsim.families.data.names import TOPICS
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet


def to_be_sent(rng: np.random.Generator) -> dict[str, Any]:
    """How many files a synchronisation will send: new ones, and those changed here since."""
    names = [f"{topic}-{n:02}.{end}" for topic in TOPICS for n in range(1, 6) for end in ("odt", "pdf")]  # fmt: skip
    shared = sample(rng, names, 15)
    alone, elsewhere = integer(rng, 2, 4), integer(rng, 1, 3)
    here, there = [], []
    newer = 0
    for place, name in enumerate(shared):
        day = datetime(2026, integer(rng, 1, 3), integer(rng, 1, 27), integer(rng, 8, 18), integer(rng, 0, 59))  # fmt: skip
        later = day + timedelta(minutes=integer(rng, 1, 4_000))
        kind = "here" if place < alone else "there" if place < alone + elsewhere else pick(rng, ("same", "same", "sent", "got"))  # fmt: skip
        newer += kind == "sent"
        if kind != "there":
            here.append((name, later if kind == "sent" else day))
        if kind != "here":
            there.append((name, later if kind == "got" else day))
    header = ("fichier", "modifié le")
    if not newer:
        return to_be_sent(rng)
    return {
        "key": str(alone + newer),
        "wrong": [str(alone), str(newer), str(alone + newer + elsewhere)],
        "files": {
            "ordinateur.csv": DataTable(header, tuple(shuffled(rng, here)), iso=True),
            "en-ligne.csv": DataTable(header, tuple(shuffled(rng, there)), iso=True),
        },
    }


_SIZES = {"ko": 1, "Mo": 1_000, "Go": 1_000_000}


def upload_minutes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: minutes to send what is ticked and not on line yet, sizes being texts in several units."""

    def told(tenths: int, unit: str) -> str:
        return f"{decimal(tenths / 10, 1)} {unit}"

    rows, online = [], []
    sent = ticked_all = by_name = 0
    for number in range(1, 91):
        unit = pick(rng, ("ko", "Mo", "Mo", "Mo", "Go"))
        tenths = integer(rng, 11, 25) if unit == "Go" else integer(rng, 20, 9_000)
        size = tenths * _SIZES[unit]  # tenths of a kB
        ticked = pick(rng, ("oui", "oui", "non"))
        name = f"{pick(rng, TOPICS)}-{number:02}.zip"
        rows.append((name, told(tenths, unit), ticked))
        state = pick(rng, ("new", "new", "same", "changed"))
        if state == "same":
            other = unit if unit == "ko" or rng.integers(2) else {"Go": "Mo", "Mo": "ko"}[unit]
            online.append((name, told(tenths * (1 if other == unit else 1000), other)))
        elif state == "changed":
            online.append((name, told(tenths + integer(rng, 2, 9), unit)))
        if ticked == "oui":
            ticked_all += size
            sent += size * (state != "same")
            by_name += size * (state == "new")
    rate = pick(rng, (8, 12, 20, 25, 40))

    def minutes(tenths: int) -> float:
        return tenths * 8 / 10_000 / rate / 60

    exact = minutes(sent)
    near = {ceil(minutes(ticked_all)), ceil(minutes(by_name)), ceil(exact / 8)} - {ceil(exact)}
    if not 0.1 < exact % 1 < 0.9 or len(near) < 3:
        return upload_minutes(rng)
    book = Workbook((
        sheet("Ordinateur", ("Fichier", "Taille", "À envoyer"), rows),
        sheet("En ligne", ("Fichier", "Taille"), shuffled(rng, online)),
    ))  # fmt: skip
    return {
        "rate": rate,
        "key": str(ceil(exact)),
        "wrong": sorted(str(one) for one in near),
        "files": in_two_formats("envoi", book),
    }
