"""Families of competence 1.3: errors, circular references, conditions and look-ups."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.people import full_names
from pixsim.families.spreadsheets.tables import TOWNS
from pixsim.text.csv_text import spreadsheet_csv

_TYPES = ("Atelier", "Conseil", "Dépannage")


def conditional_totals(rng: np.random.Generator) -> dict[str, Any]:
    """The results of NB.SI and SOMME.SI on a file."""
    rows = [
        (f"{first} {last}", pick(rng, TOWNS), integer(rng, 1, 60))
        for first, last in full_names(rng, integer(rng, 35, 60))
    ]
    last_row, limit, town = len(rows) + 1, integer(rng, 20, 45), pick(rng, [row[1] for row in rows])
    over = [row[2] for row in rows if row[2] >= limit]
    here = [row[2] for row in rows if row[1] == town]
    return {
        "files": {"benevoles.csv": spreadsheet_csv(("Nom", "Commune", "Heures"), rows)},
        "compter": f'=NB.SI(C2:C{last_row};">={limit}")',
        "sommer": f'=SOMME.SI(B2:B{last_row};"{town}";C2:C{last_row})',
        "nombre": len(over),
        "somme": sum(here),
        "faux_nombre": sum(over),
        "faux_somme": len(here) if len(here) != sum(here) else sum(here) + 1,
    }
