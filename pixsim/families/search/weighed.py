"""Families of competence 1.1, level 7: what an article draws from figures, what two queries share."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample
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
