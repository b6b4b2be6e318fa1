"""Families of competence 5.1: finding a cause, versions, slowness, messages."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled

# a test, and the minutes it may last
_FREE_TESTS = (
    ("regarder si la prise de courant fonctionne", (1, 2, 3)),
    ("redémarrer l'ordinateur", (2, 3, 5)),
    ("débrancher tous les périphériques", (3, 5, 8)),
    ("essayer un câble prêté par un voisin", (2, 5, 10)),
    ("lancer l'outil de diagnostic du fabricant", (10, 15, 20, 30)),
    ("faire une recherche de virus complète", (25, 30, 45, 60)),
)
# a test, the minutes it may last, and its possible prices in euros
_PAID_TESTS = (
    ("remplacer la pile de la carte mère", (10, 15, 20), (6, 8, 10)),
    ("essayer une barrette de mémoire neuve", (10, 15, 20), (39, 52, 65)),
    ("essayer un chargeur neuf", (1, 4, 6), (29, 42, 55)),
    ("faire examiner l'ordinateur par un réparateur", (40, 50, 90), (25, 48, 60)),
)
_TROUBLES = (
    "s'éteint sans prévenir",
    "ne démarre qu'une fois sur deux",
    "se fige plusieurs fois par jour",
    "affiche un écran bleu au démarrage",
)


def check_order(rng: np.random.Generator) -> dict[str, Any]:
    """Tests to order: the free ones by duration, then the paid ones by price."""
    while True:
        rows = [(name, pick(rng, spans), 0) for name, spans in sample(rng, _FREE_TESTS, 3)]
        rows += [
            (name, pick(rng, spans), pick(rng, prices))
            for name, spans, prices in sample(rng, _PAID_TESTS, 2)
        ]
        minutes = [row[1] for row in rows]
        if len(set(minutes)) == 5 and max(minutes[:3]) > min(minutes[3:]):
            break
    rows = shuffled(rng, rows)
    lettered = list(zip("ABCDE", rows, strict=True))
    table = [
        f"    {letter}  {name:<45}{time:>4} min   {f'{price} €' if price else 'gratuit':>7}"
        for letter, (name, time, price) in lettered
    ]

    def order(ranking: Any) -> str:
        ranked = sorted(lettered, key=lambda entry: ranking(entry[1]))
        return "".join(letter for letter, _ in ranked)

    right = order(lambda row: (row[2], 0 if row[2] else row[1]))
    return {
        "panne": pick(rng, _TROUBLES),
        "tests": "\n".join(table),
        "ordre": right,
        "faux_duree": order(lambda row: row[1]),
        "inverse": right[::-1],
    }
