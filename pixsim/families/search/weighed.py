"""Families of competence 1.1, level 7: what an article draws from figures, what two queries share."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.search import without_accents

_LOOK_ALIKE = {
    "eau": ("bateau", "eaux usées"), "vélo": ("vélodrome", "vélo-cargo"), "école": ("auto-école", "école d'art"), "santé": ("santé publique",),
    "forêt": ("forêts", "forêt-jardin"), "déchets": ("biodéchets",), "emploi": ("réemploi", "emploi du temps"), "logement": ("relogement", "logement social"),
}  # fmt: skip
"""Key words, and others that hold the same letters."""

_HELP = (
    "Aide du catalogue", "",
    "Les mots-clés d'un document sont séparés par « , », « ; » ou « / ».",
    "Un mot de la requête trouve le mot-clé entier : « art » ne trouve ni « arts », ni « art moderne ».",
    "Les majuscules et les accents ne comptent pas.",
    "SAUF écarte les documents qui ont le mot suivant.",
    "Sans parenthèses, SAUF se fait d'abord, puis ET, puis OU.",
)  # fmt: skip


def _typed(rng: np.random.Generator, word: str) -> str:
    """A key word as one or another librarian typed it."""
    return pick(rng, (word, word, word.capitalize(), without_accents(word), word.upper()))


def two_queries_apart(rng: np.random.Generator) -> dict[str, Any]:
    """Two queries that look alike: how many documents one finds and the other does not, and the only one the other way."""
    one, two, three = sample(rng, list(_LOOK_ALIKE), 3)
    words = [*_LOOK_ALIKE, *(look for word in (one, two, three) for look in _LOOK_ALIKE[word])]
    rows = [
        (f"D{number}", tuple(sample(rng, words, integer(rng, 2, 5))))
        for number in sample(rng, range(100, 999), 260)
    ]

    def first(held: Collection[str]) -> bool:
        return one in held and (two in held or three in held)

    def second(held: Collection[str]) -> bool:
        return (one in held and two in held) or (three in held and one not in held)

    kept = [name for name, held in rows if second(held) and not first(held)]
    rows = [row for row in rows if row[0] not in kept[1:]]
    shown = [
        (name, held, pick(rng, (", ", " ; ", "/")).join(_typed(rng, word) for word in held))
        for name, held in rows
    ]
    apart = [name for name, held, _text in shown if first(held) and not second(held)]

    def holds(text: str) -> list[str]:
        return [word for word in (one, two, three) if word in text.lower()]

    hasty = [name for name, _held, text in shown if first(holds(text)) and not second(holds(text))]
    left = [  # read from left to right: ((one ET two) OU three) SAUF one
        name
        for name, held, _text in shown
        if first(held) and not (three in held and one not in held)
    ]
    if not kept or not 6 <= len(apart) != len(hasty) or len(left) == len(apart):
        return two_queries_apart(rng)
    table = shuffled(rng, [(name, text) for name, _held, text in shown])
    return {
        "first": f"{one} ET ({two} OU {three})",
        "second": f"{one} ET {two} OU {three} SAUF {one}",
        "count": len(apart),
        "not_count": sorted({len(hasty), len(left), sum(first(held) for _name, held in rows)} - {len(apart)}),
        "only": kept[0],
        "wrong": [apart[0]],
        "files": {
            "catalogue.csv": spreadsheet_csv(("document", "mots-clés"), table),
            "aide.txt": text_file(_HELP, newline="\r\n"),
        },
    }  # fmt: skip
