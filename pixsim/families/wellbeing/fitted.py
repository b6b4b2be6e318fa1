"""Family of competence 4.3, level 6: desks put right from measures, one correction changing another."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import full_names
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_PRICES = (
    ("Repose-pieds", 28),
    ("Bras d'écran", 46),
    ("Clavier et souris", 35),
    ("Cales de plateau", 12),
)
_OFFICES = ("une mairie", "un centre social", "une agence", "un service de paie")


def desks_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """What to buy for forty desks: a chair raised to a table that is too high raises the eyes, and leaves the feet hanging.

    A table that is moved takes its screen along.
    """
    prices = [(name, price + integer(rng, -4, 6)) for name, price in _PRICES]
    cost = dict(prices)
    rows = []
    feet = total = naive = still = lures = 0
    for first, last in full_names(rng, integer(rng, 36, 46)):
        elbows = integer(rng, 62, 74)
        kind = pick(rng, ("réglable", "fixe", "fixe"))
        table = elbows + pick(rng, (-7, -5, -2, 0, 0, 2, 3, 5, 6, 8))
        eyes = elbows + integer(rng, 44, 54)
        top = eyes + pick(rng, (-18, -12, -9, -4, -2, 0, 2, 7, 9))
        laptop = integer(rng, 1, 3) == 1
        keyboard = laptop and integer(rng, 1, 2) == 1
        gap = 0 if kind == "réglable" else table - elbows
        raised = gap if gap > 3 else 0
        moved = elbows - table if kind == "réglable" or gap < -3 else 0
        below = eyes + raised - (top + moved)
        needs = {
            "Repose-pieds": raised > 0,
            "Cales de plateau": gap < -3,
            "Bras d'écran": not 0 <= below <= 10,
            "Clavier et souris": laptop and not keyboard,
        }
        feet += needs["Repose-pieds"]
        total += sum(cost[name] for name, needed in needs.items() if needed)
        arms = cost["Bras d'écran"]
        others = sum(cost[name] for name, needed in needs.items() if needed and name != "Bras d'écran")  # fmt: skip
        naive += others + arms * (not 0 <= eyes - top <= 10)
        still += others + arms * (not 0 <= eyes + raised - top <= 10)
        lures += table - elbows > 3
        rows.append(
            (
                f"{first} {last}",
                elbows,
                table,
                kind,
                eyes,
                top,
                "portable" if laptop else "fixe",
                "oui" if keyboard or not laptop else "non",
            )
        )
    if total in (naive, still) or feet == lures:
        return desks_put_right(rng)
    header = (
        "Personne",
        "Coudes (cm)",
        "Plateau (cm)",
        "Table",
        "Yeux (cm)",
        "Haut de l'écran (cm)",
        "Ordinateur",
        "Clavier séparé",
    )
    book = Workbook(
        (
            sheet("Postes", header, rows),
            sheet("Prix", ("Matériel", "Prix (€)"), sample(rng, prices, 4)),
        )
    )
    return {
        "office": pick(rng, _OFFICES), "feet": str(feet), "wrong_feet": [str(lures), str(feet + 1)], "total": str(total), "wrong_total": sorted({str(naive), str(still)}),
        "files": in_two_formats("postes", book),
    }  # fmt: skip
