"""Families of competence 1.1, level 7: what an article draws from figures, what two queries share."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import rounded
from pixsim.text.csv_text import spreadsheet_csv

_WORDS = ("eau", "vélo", "école", "santé", "forêt", "déchets", "emploi", "logement")
_TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne", "Grandville", "Pont-Haut")


def two_queries_apart(rng: np.random.Generator) -> dict[str, Any]:
    """Two queries that look alike: how many documents one finds and the other does not, and the only one the other way."""
    one, two, three = sample(rng, _WORDS, 3)
    rows = [
        (f"D{number}", tuple(sample(rng, _WORDS, integer(rng, 2, 4))))
        for number in sample(rng, range(100, 999), 150)
    ]

    def first(words: tuple[str, ...]) -> bool:
        return one in words and (two in words or three in words)

    def second(words: tuple[str, ...]) -> bool:
        return (one in words and two in words) or (three in words and one not in words)

    kept = [name for name, words in rows if second(words) and not first(words)]
    rows = [row for row in rows if row[0] not in kept[1:]]
    apart = [name for name, words in rows if first(words) and not second(words)]
    if not kept or len(apart) < 4:
        return two_queries_apart(rng)
    header = ("document", "mots-clés")
    table = [(name, ", ".join(words)) for name, words in rows]
    return {
        "first": f"{one} ET ({two} OU {three})",
        "second": f"({one} ET {two}) OU ({three} SAUF {one})",
        "count": len(apart),
        "not_count": sum(first(words) for _name, words in rows),
        "only": kept[0],
        "wrong": [apart[0]],
        "files": {"catalogue.csv": spreadsheet_csv(header, table)},
    }


def claim_against_figures(rng: np.random.Generator) -> dict[str, Any]:
    """An article that draws four claims from a table: the one that the table denies, and what it says instead."""
    subject, unit = pick(
        rng,
        (
            ("bibliothèques", "prêts"),
            ("piscines", "entrées"),
            ("ludothèques", "prêts"),
            ("musées", "visites"),
        ),
    )
    towns = sample(rng, _TOWNS, 5)
    figures = {
        (town, year, month): integer(rng, 200, 2400)
        for town in towns for year in (2024, 2025) for month in range(1, 13)
    }  # fmt: skip

    def total(town: str, year: int) -> int:
        return sum(
            value
            for (where, when, _month), value in figures.items()
            if (where, when) == (town, year)
        )

    growth = {
        town: 100 * (total(town, 2025) - total(town, 2024)) / total(town, 2024) for town in towns
    }
    asked = sample(
        rng,
        [town for town in towns if abs(growth[town]) >= 3],
        min(4, sum(abs(g) >= 3 for g in growth.values())),
    )
    if len(asked) < 4 or any(abs(10 * growth[town] % 1 - 0.5) < 0.02 for town in towns):
        return claim_against_figures(rng)
    false = asked[integer(rng, 0, 3)]
    over_2025 = 100 * (total(false, 2025) - total(false, 2024)) / total(false, 2025)
    told = {town: rounded(growth[town], 1) for town in asked}
    told[false] = rounded(over_2025, 1)  # divided by the wrong year
    if told[false] == rounded(growth[false], 1):
        return claim_against_figures(rng)
    words = {town: "hausse" if growth[town] > 0 else "baisse" for town in asked}
    said = [
        f"À {town}, {words[town]} de {told[town].lstrip('-−')} % des {unit} de 2024 à 2025."
        for town in asked
    ]
    rows = shuffled(
        rng, [(town, f"{month:02}/{year}", value) for (town, year, month), value in figures.items()]
    )
    return {
        "unit": unit,
        "places": sorted(asked),
        "false": false,
        "right": rounded(abs(growth[false]), 1),
        "wrong": [told[false].lstrip("-−")],
        "files": {
            "article.txt": text_file([f"Dans nos {subject}, une année contrastée", "", *said]),
            "frequentation.csv": spreadsheet_csv(("commune", "mois", unit), rows),
        },
    }
