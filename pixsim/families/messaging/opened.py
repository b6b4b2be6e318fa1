"""Families of competence 2.1 that hand the measures of a video meeting."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.texts import DataTable

LASTS = 3  # minutes in a row


def uplink_that_fails(rng: np.random.Generator) -> dict[str, Any]:
    """Whose sending stays under a rate for some minutes, when others only receive badly or dip once."""
    need = pick(rng, (800, 1000, 1200))
    people = sample(rng, FIRST_NAMES, 5)
    bad, dips, deaf = people[:3]
    start = 60 * integer(rng, 9, 16)
    at = integer(rng, 12, 24)
    low_for = integer(rng, 4, 8)
    single = sample(rng, range(3, 30), 4)
    rows: list[tuple[Any, ...]] = []
    sent: dict[str, list[int]] = {name: [] for name in people}
    for minute in range(32):
        clock = f"{(start + minute) // 60:02}:{(start + minute) % 60:02}"
        for name in people:
            up, down = integer(rng, need + 60, need + 900), integer(rng, 2500, 6000)
            if name == bad and at <= minute < at + low_for:
                up = integer(rng, need // 4, need - 40)
            if name == bad and minute == at - 4:
                up = need - 30  # once, before
            if name == dips and minute in single:
                up = integer(rng, 40, need - 200)
            if name == deaf and minute > 8:
                down = integer(rng, 90, 400)
            sent[name].append(up)
            rows.append((clock, name, up, down))

    def runs(values: list[int]) -> list[int]:
        return [
            m
            for m in range(len(values) - LASTS + 1)
            if all(v < need for v in values[m : m + LASTS])
        ]

    if runs(sent[dips]) or runs(sent[bad])[:1] != [at]:
        return uplink_that_fails(rng)
    first = start + at
    early = start + at - 4
    return {
        "need": need,
        "lasts": LASTS,
        "who": bad,
        "not_who": [dips, deaf],
        "since": f"{first // 60:02}:{first % 60:02}",
        "not_since": f"{early // 60:02}:{early % 60:02}",
        "dips": dips,
        "deaf": deaf,
        "files": {
            "visio.csv": DataTable(
                ("heure", "participant", "envoi_kbit_s", "reception_kbit_s"), tuple(rows)
            )
        },
    }
