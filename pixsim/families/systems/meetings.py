"""Competence 5.2, level 4: a week of measures of a connection, against the hours of its meetings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.texts import DataTable

QUALITIES = ("débit descendant", "débit montant", "latence", "perte de paquets")
_STEP = 15


def quality_of_meetings(rng: np.random.Generator) -> dict[str, Any]:
    """The quality that is missing during meetings, and how many it spoilt; another is missing when nobody meets."""
    down, up, wait = pick(rng, (8, 15, 25)), pick(rng, (3, 5, 8)), pick(rng, (60, 80, 100))
    missing, decoy = sample(rng, QUALITIES, 2)
    monday = datetime(2026, 3, pick(rng, (2, 9, 16, 23)))
    slots = [
        monday + timedelta(days=day, hours=9, minutes=_STEP * n)
        for day in range(5)
        for n in range(34)
    ]
    meetings = []
    for day in range(5):
        for start in sorted(sample(rng, (0, 8, 16, 26), 2)):
            begin = monday + timedelta(days=day, hours=9, minutes=_STEP * start)
            meetings.append((begin, begin + timedelta(minutes=_STEP * integer(rng, 3, 5))))
    spoilt = sample(rng, meetings, integer(rng, 3, 6))
    bad: dict[datetime, str] = {}
    for begin, end in spoilt:
        inside = [slot for slot in slots if begin < slot < end]
        bad |= dict.fromkeys(sample(rng, inside, min(len(inside), integer(rng, 1, 2))), missing)
    idle = [slot for slot in slots if not any(begin <= slot <= end for begin, end in meetings)]
    bad |= dict.fromkeys(sample(rng, idle, 24), decoy)
    rows = []
    for slot in slots:
        fault = bad.get(slot, "")
        rows.append(
            (
                f"{slot:%d/%m/%Y %H:%M}",
                1000 * down - integer(rng, 1500, 5000) if fault == QUALITIES[0] else 1000 * down + integer(rng, 900, 30_000),
                1000 * up - integer(rng, 400, 2400) if fault == QUALITIES[1] else 1000 * up + integer(rng, 300, 6_000),
                wait + integer(rng, 20, 140) if fault == QUALITIES[2] else wait - integer(rng, 8, 45),
                400 - (integer(rng, 6, 30) if fault == QUALITIES[3] else integer(rng, 0, 3)),
            )
        )  # fmt: skip
    planned = [
        (f"{begin:%d/%m/%Y %H:%M}", f"{end:%H:%M}", pick(rng, ("équipe", "formation", "conseil", "partenaires")))
        for begin, end in meetings
    ]  # fmt: skip
    header = ("moment", "recu_kbit_s", "envoye_kbit_s", "reponse_ms", "paquets_revenus_sur_400")
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "down": down,
        "up": up,
        "wait": wait,
        "options": list(QUALITIES),
        "key": missing,
        "decoy": decoy,
        "count": str(len(spoilt)),
        "not_count": sorted({str(sum(kind == missing for kind in bad.values())), "10"} - {str(len(spoilt))}),
        "files": {
            "mesures.csv": DataTable(header, tuple(rows)),
            "reunions.csv": DataTable(("debut", "fin", "avec"), tuple(shuffled(rng, planned))),
        },
    }  # fmt: skip
