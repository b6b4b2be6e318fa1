"""Competence 1.3, level 5: counts and sums under conditions, on a sheet as volunteers fill it in."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import full_names
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_TOWNS = ("Rivelac", "Montclair", "Valsonne", "Brumois", "Orgeval")
_STATES = ("fait", "fait", "fait", "prévu", "annulé")


def hours_done(rng: np.random.Generator) -> dict[str, Any]:
    """Hours done in one town, and persons over a limit: towns and hours are typed in several ways."""
    while True:
        people = sample(rng, full_names(rng, 40), 26)
        rows: list[tuple[str, str, str | int, str]] = []
        true: list[tuple[str, str, int, str]] = []
        for _line in range(integer(rng, 150, 190)):
            who = " ".join(pick(rng, people))
            town, hours, state = pick(rng, _TOWNS), integer(rng, 1, 9), pick(rng, _STATES)
            true.append((who, town, hours, state))
            typed = pick(rng, (town, town, town, f"{town} ", town.upper()))
            ways: tuple[str | int, ...] = (hours, hours, hours, str(hours), f"{hours} h")
            said = pick(rng, ways)
            rows.append((who, typed, said, state))
        town, limit = pick(rng, _TOWNS), integer(rng, 16, 26)
        here = sum(hours for _who, where, hours, state in true if where == town and state == "fait")
        each: dict[str, int] = {}
        plain: dict[str, int] = {}
        for (who, _where, hours, state), (_w, _t, said, _s) in zip(true, rows, strict=True):
            each[who] = each.get(who, 0) + (hours if state == "fait" else 0)
            plain[who] = plain.get(who, 0) + (
                said if state == "fait" and isinstance(said, int) else 0
            )
        over = sum(total >= limit for total in each.values())
        naive = sum(total >= limit for total in plain.values())
        listed = sum(
            said for _who, typed, said, state in rows
            if typed == town and state == "fait" and isinstance(said, int)
        )  # fmt: skip
        whole = sum(hours for _who, where, hours, _state in true if where == town)
        if naive != over and over > 2 and listed != here != whole:
            break
    book = Workbook((sheet("Heures", ("Nom", "Commune", "Heures", "État"), rows),))
    return {
        "town": town, "limit": str(limit),
        "sum": str(here), "not_sum": sorted({str(listed), str(whole)}),
        "count": str(over), "not_count": [str(naive)],
        "files": in_two_formats("benevoles", book),
    }  # fmt: skip
