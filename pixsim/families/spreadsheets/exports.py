"""Competence 1.3, level 7: two exports that write dates, amounts and numbers their own way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample, shuffled
from pixsim.families.draws.numbers import thousands
from pixsim.making.archives import Archive
from pixsim.text.csv_text import csv_text

_Case = tuple[int, date, int]  # number, day, amount in cents
_NOTE = """Export des dossiers d'aide

nord.csv : dates en jour/mois/année ; montants à la française (1 234,50).
sud.csv : logiciel réglé en anglais ; dates en mois/jour/année, montants écrits 1,234.50.
Le dossier D-1042 de nord.csv et le dossier d1042 de sud.csv sont le même : un dossier
transmis d'un guichet à l'autre est dans les deux fichiers.
"""


def two_exports(rng: np.random.Generator) -> dict[str, Any]:
    """Cases of a period in two exports, those in both counted once, and the third largest."""
    while True:
        cases = _cases(rng)
        north, south = cases[:230], cases[200:]  # thirty are in both
        start = date(2025, 1, 1) + timedelta(days=integer(rng, 40, 120))
        end = start + timedelta(days=integer(rng, 150, 220))
        kept = _ranked(cases, start, end)
        twice = _ranked([*north, *south], start, end)
        misread = _ranked(_once([*north, *_as_french(south)]), start, end)
        counts = {len(twice), len(misread)}
        thirds = {twice[2][0], misread[2][0], kept[1][0], kept[3][0]} - {kept[2][0]}
        if len(kept) not in counts and twice[2][0] != kept[2][0] and kept[2][2] > kept[3][2]:
            break
    members = {
        "lisezmoi.txt": _NOTE.encode(),
        "nord.csv": csv_text([("Dossier", "Date", "Montant"), *map(_northern, shuffled(rng, north))], separator=";").encode("utf-8-sig"),
        "sud.csv": csv_text([("Dossier", "Date", "Montant"), *map(_southern, shuffled(rng, south))], separator=";").encode("utf-8-sig"),
    }  # fmt: skip
    number = kept[2][0]
    return {
        "files": {"aides.zip": Archive(members)},
        "debut": f"{start:%d/%m/%Y}",
        "fin": f"{end:%d/%m/%Y}",
        "nombre": len(kept),
        "dossier": [f"D-{number}", f"d{number}", str(number)],
        "faux_nombre": sorted(str(count) for count in counts),
        "faux_dossier": [f"D-{one}" for one in sorted(thirds)],
    }


def _cases(rng: np.random.Generator) -> list[_Case]:
    """Four hundred cases; the largest amounts are among those that both exports have."""
    numbers, amounts = sample(rng, range(1001, 1999), 400), sample(rng, range(4_000, 290_000), 400)
    days = [date(2025, 1, 1) + timedelta(days=integer(rng, 0, 420)) for _number in numbers]
    largest = sorted(range(400), key=lambda n: -amounts[n])
    for place, n in zip(sample(rng, range(200, 230), 5), largest, strict=False):
        amounts[place], amounts[n] = amounts[n], amounts[place]
    return list(zip(numbers, days, amounts, strict=True))


def _once(cases: Sequence[_Case]) -> list[_Case]:
    """Each case once, as it is first written."""
    return list({case[0]: case for case in reversed(cases)}.values())


def _ranked(cases: Sequence[_Case], start: date, end: date) -> list[_Case]:
    return sorted((case for case in cases if start <= case[1] <= end), key=lambda case: -case[2])


def _as_french(cases: Sequence[_Case]) -> list[_Case]:
    """Dates of months and days read the other way round, those that cannot be left out."""
    return [(n, date(d.year, d.day, d.month), amount) for n, d, amount in cases if d.day <= 12]


def _northern(case: _Case) -> tuple[str, str, str]:
    number, day, amount = case
    return f"D-{number}", f"{day:%d/%m/%Y}", f"{thousands(amount // 100)},{amount % 100:02}"


def _southern(case: _Case) -> tuple[str, str, str]:
    number, day, amount = case
    return f"d{number}", f"{day:%m/%d/%Y}", f"{amount // 100:,}.{amount % 100:02}"
