"""Competence 5.2, level 4: two days of measures of a connection, against the hours of its meetings."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.texts import DataTable

QUALITIES = ("débit descendant", "débit montant", "latence", "perte de paquets")
_STEP, _DAYS = 15, 2


def quality_of_meetings(rng: np.random.Generator) -> dict[str, Any]:
    """The quality that is missing during meetings, and how many it spoilt; another is missing when nobody meets."""
    down, up, wait = pick(rng, (8, 15, 25)), pick(rng, (3, 5, 8)), pick(rng, (60, 80, 100))
    missing, decoy = sample(rng, QUALITIES, 2)
    monday = datetime(2026, 3, pick(rng, (2, 9, 16, 23)))
    slots = [
        monday + timedelta(days=day, hours=9, minutes=_STEP * n)
        for day in range(_DAYS)
        for n in range(34)
    ]
    meetings = []
    for day in range(_DAYS):
        for start in sorted(sample(rng, (0, 8, 16, 26), 3)):
            begin = monday + timedelta(days=day, hours=9, minutes=_STEP * start)
            meetings.append((begin, begin + timedelta(minutes=_STEP * integer(rng, 3, 5))))
    spoilt = sample(rng, meetings, integer(rng, 2, 4))
    bad: dict[datetime, str] = {}
    for begin, end in spoilt:
        inside = [slot for slot in slots if begin < slot < end]
        bad |= dict.fromkeys(sample(rng, inside, min(len(inside), integer(rng, 1, 2))), missing)
    idle = [slot for slot in slots if not any(begin <= slot <= end for begin, end in meetings)]
    bad |= dict.fromkeys(sample(rng, idle, 9), decoy)
    rows = []
    for slot in slots:
        fault = bad.get(slot, "")
        rows.append(
            (
                f"{slot:%d/%m/%Y %H:%M}",
                (10 * down - integer(rng, 15, 50) if fault == QUALITIES[0] else 10 * down + integer(rng, 9, 300)) / 10,
                (10 * up - integer(rng, 4, 24) if fault == QUALITIES[1] else 10 * up + integer(rng, 3, 60)) / 10,
                wait + integer(rng, 20, 140) if fault == QUALITIES[2] else wait - integer(rng, 8, 45),
                (integer(rng, 14, 70) if fault == QUALITIES[3] else integer(rng, 0, 8)) / 10,
            )
        )  # fmt: skip
    planned = [
        (f"{begin:%d/%m/%Y %H:%M}", f"{end:%H:%M}", pick(rng, ("équipe", "formation", "conseil", "partenaires")))
        for begin, end in meetings
    ]  # fmt: skip
    header = ("moment", "recu_Mbit_s", "envoye_Mbit_s", "reponse_ms", "paquets_perdus_pour_cent")
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "down": down,
        "up": up,
        "wait": wait,
        "options": list(QUALITIES),
        "key": missing,
        "decoy": decoy,
        "count": str(len(spoilt)),
        "not_count": sorted({str(sum(kind == missing for kind in bad.values())), str(len(meetings))} - {str(len(spoilt))}),
        "files": {
            "mesures.csv": DataTable(header, tuple(rows)),
            "reunions.csv": DataTable(("debut", "fin", "avec"), tuple(shuffled(rng, planned))),
        },
    }  # fmt: skip
