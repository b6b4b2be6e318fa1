"""Competence 1.1, level 7: what an article draws from figures entered several times and from places that closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import rounded
from pixsim.text.csv_text import spreadsheet_csv

_TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne", "Grandville", "Pont-Haut")
_SUBJECTS = (("bibliothèques", "prêts"), ("piscines", "entrées"), ("ludothèques", "prêts"), ("musées", "visites"))  # fmt: skip
_NOTICE = (
    "COMMENT LIRE frequentation.csv", "",
    "Un relevé corrigé est saisi de nouveau sous le même numéro : seule compte sa saisie la plus récente.",
    "Un mois sans relevé est un mois de fermeture.",
    "Les évolutions d'une année à l'autre se calculent sur les seuls mois ouverts les deux années.",
)  # fmt: skip


class _Reading(NamedTuple):
    """What was counted in a place, for a month and a sort of people."""

    number: int
    entered: date
    town: str
    year: int
    month: int
    sort: str
    counted: int


def _growth(held: list[_Reading], town: str, *, latest: bool = True, same: bool = True, base: int = 2024) -> float:  # fmt: skip
    """The change of a place in per cent: by the rules, or by one of the mistakes that one makes."""
    kept: dict[int, _Reading] = {}
    for one in sorted(held, key=lambda one: one.entered, reverse=not latest):
        if one.town == town:
            kept[one.number] = one
    months = {year: {one.month for one in kept.values() if one.year == year} for year in (2024, 2025)}  # fmt: skip
    both = months[2024] & months[2025] if same else months[2024] | months[2025]
    sums = {year: sum(o.counted for o in kept.values() if o.year == year and o.month in both) for year in months}  # fmt: skip
    return 100 * (sums[2025] - sums[2024]) / sums[base]


def claim_of_an_article(rng: np.random.Generator) -> dict[str, Any]:
    """The one claim of four that the figures deny, once corrected and over the months open both years."""
    subject, unit = pick(rng, _SUBJECTS)
    towns = sample(rng, _TOWNS, 5)
    closed = {town: sample(rng, range(1, 13), integer(rng, 1, 2)) for town in towns[:3]}
    numbers = iter(sample(rng, range(1000, 9999), 400))
    held = []
    for town in towns:
        level = {2024: 1.0, 2025: 0.7 + 0.6 * rng.random()}
        shut = pick(rng, (2024, 2025))
        for year, share in level.items():
            for month in range(1, 13):
                if year == shut and month in closed.get(town, ()):
                    continue
                for sort in ("adultes", "enfants"):
                    day = date(year, month, 28) + timedelta(days=integer(rng, 3, 20))
                    count = round(share * integer(rng, 200, 1200))
                    held.append(_Reading(next(numbers), day, town, year, month, sort, count))
    again = sample(rng, held, 30)
    held += [one._replace(entered=one.entered + timedelta(days=integer(rng, 20, 90)), counted=round(one.counted * rng.uniform(0.2, 0.7))) for one in again[:20]]  # fmt: skip
    held += [one._replace(entered=one.entered + timedelta(days=integer(rng, 1, 9))) for one in again[20:]]  # fmt: skip
    growth = {town: _growth(held, town) for town in towns}
    mistakes: dict[str, dict[str, Any]] = {
        "on a compté les saisies que d'autres corrigent": {"latest": False},
        "on a compté les mois où le lieu était fermé": {"same": False},
        "on a divisé par le total de 2025": {"base": 2025},
    }
    asked = [*sample(rng, towns[:3], 2), *towns[3:]]
    said, how = pick(rng, list(mistakes.items()))
    false = pick(rng, asked[:2] if "same" in how else asked)
    told = {town: _growth(held, town, **(how if town == false else {})) for town in asked}
    tempting = {town: [_growth(held, town, **one) for one in mistakes.values()] for town in asked}
    plainly = sum(abs(_growth(held, town, latest=False, same=False) - told[town]) > 0.2 for town in asked if town != false)  # fmt: skip
    if (
        min(map(abs, told.values())) < 3 or min(map(abs, growth.values())) < 3 or abs(told[false] - growth[false]) < 0.6
        or told[false] * growth[false] < 0 or plainly < 2 or any(abs(10 * value % 1 - 0.5) < 0.02 for value in (*told.values(), *growth.values()))
    ):  # fmt: skip
        return claim_of_an_article(rng)
    right = rounded(abs(growth[false]), 1)
    lines = [
        f"À {town}, {'hausse' if told[town] > 0 else 'baisse'} de {rounded(abs(told[town]), 1)} % des {unit} de 2024 à 2025."
        for town in shuffled(rng, asked)
    ]
    rows = [(o.number, f"{o.entered:%d/%m/%Y}", o.town, f"{o.month:02}/{o.year}", o.sort, o.counted) for o in shuffled(rng, held)]  # fmt: skip
    return {
        "unit": unit,
        "places": sorted(asked),
        "false": false,
        "mistake": said,
        "right": right,
        "moved": ["baisse de", "une baisse de"] if growth[false] < 0 else ["hausse de", "une hausse de"],
        "wrong": sorted({rounded(abs(value), 1) for value in (told[false], *tempting[false])} - {right}),
        "files": {
            "article.txt": text_file([f"Dans nos {subject}, une année contrastée", "", *lines]),
            "notice.txt": text_file(_NOTICE),
            "frequentation.csv": spreadsheet_csv(("relevé", "saisi le", "commune", "mois", "public", unit), rows),
        },
    }  # fmt: skip
