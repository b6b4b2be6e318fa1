"""Competence 1.1: visits that an engine sends for nothing and those that are paid for, in the export of a site."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal, euros
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS

_SITES = (
    ("une boulangerie", ("pain bio", "boulangerie ouverte dimanche", "brioche", "tarte aux pommes", "pain sans gluten", "galette")),
    ("une auto-école", ("permis accéléré", "code en ligne", "permis moto", "conduite accompagnée", "prix permis", "leçon de conduite")),
    ("une troupe de théâtre", ("théâtre ce week-end", "spectacle enfant", "cours de théâtre", "sortie en famille", "pièce comique", "festival")),
    ("un loueur de vélos", ("louer un vélo", "vélo électrique", "balade à vélo", "vélo cargo", "réparer un vélo", "piste cyclable")),
)  # fmt: skip


def paid_for_nothing(rng: np.random.Generator) -> dict[str, Any]:
    """Visits of a month that came without being paid for, and the words that one pays for though one is first anyway."""
    who, listed = pick(rng, _SITES)
    month = integer(rng, 2, 5)
    words = shuffled(rng, listed)
    wasted, paid_low, free_first = words[0], words[1], words[2]
    rows = []
    free, paid, spent = 0, 0, 0
    start = date(2026, month - 1, 20)
    for step in range(40):
        day = start + timedelta(days=step)
        for word in sample(rng, words, 4):
            kind = "annonce" if word in (wasted, paid_low) and rng.integers(2) else "naturel"
            place = {wasted: integer(rng, 1, 1), free_first: 1}.get(word, integer(rng, 4, 19))
            place = pick(rng, (1, 2, 3)) if kind == "annonce" else place
            clicks = integer(rng, 1, 30)
            cost = clicks * pick(rng, (30, 40, 55)) if kind == "annonce" else 0
            rows.append((f"{day:%d/%m/%Y}", word, kind, place, clicks, decimal(cost / 100)))
            if day.month == month:
                free += clicks * (kind == "naturel")
                paid += clicks * (kind == "annonce")
                spent += cost * (word == wasted)
    everything = sum(row[4] for row in rows if row[2] == "naturel")
    return {
        "of_who": f"d'{who}",
        "month": f"{MONTHS[month - 1]} 2026",
        "free": free,
        "not_free": sorted({str(free + paid), str(everything), str(paid)} - {str(free)}),
        "word": wasted,
        "words": sorted(words),
        "spent": euros(spent),
        "files": {
            "moteur.csv": spreadsheet_csv(("jour", "recherche", "résultat", "place", "clics", "coût (€)"), shuffled(rng, rows)),
        },
    }  # fmt: skip
