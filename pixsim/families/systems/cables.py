"""Family of competence 5.2, level 6: cables measured by copies, against what they announce in another unit."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.making.texts import DataTable

_CABLES = ("bleu", "blanc", "gris", "jaune", "noir", "rouge")
_SPEEDS = ((480, "480 Mbit/s"), (1000, "1 Gbit/s"), (2500, "2,5 Gbit/s"), (5000, "5 Gbit/s"), (10000, "10 Gbit/s"), (20000, "20 Gbit/s"))  # fmt: skip


def measured_copies(rng: np.random.Generator) -> dict[str, Any]:
    """The cable furthest below what it announces, on whole copies of large files: sizes, times and rates in several units."""
    return first_telling(rng, _copies)


def _copies(rng: np.random.Generator) -> dict[str, Any] | None:
    speeds = dict(zip(_CABLES, shuffled(rng, _SPEEDS), strict=True))
    shares = dict(zip(_CABLES, shuffled(rng, (0.42, 0.47, 0.58, 0.66, 0.73, 0.81)), strict=True))  # fmt: skip
    rows: list[tuple[Any, ...]] = []
    kept: dict[str, list[tuple[float, int]]] = {cable: [] for cable in _CABLES}
    every: dict[str, list[tuple[float, int]]] = {cable: [] for cable in _CABLES}
    for cable, (megabits, _said) in speeds.items():
        for _copy in range(integer(rng, 38, 46)):
            often = shares[cable] < 0.45 and rng.random() < 0.4
            kind = (
                "broken"
                if often
                else pick(rng, ("large", "large", "large", "small", "large", "broken"))
            )
            size = float(integer(rng, 1, 90)) if kind == "small" else 100.0 * integer(rng, 40, 400)  # fmt: skip
            speed = megabits / 8 * shares[cable] * rng.uniform(0.94, 1.06)
            seconds = max(1, round(size / speed))
            if kind == "small":
                seconds += integer(rng, 1, 4)
            if kind == "broken":
                seconds = max(1, seconds * integer(rng, 2, 6) // 10)
            said = f"{size / 1000:g} Go".replace(".", ",") if size >= 1000 and rng.random() < 0.4 else f"{size:g} Mo"  # fmt: skip
            clock = f"{seconds // 60}:{seconds % 60:02}"
            rows.append((cable, said, clock, "interrompue" if kind == "broken" else "complète"))  # fmt: skip
            every[cable].append((size, seconds))
            if kind == "large":
                kept[cable].append((size, seconds))

    def rate(found: list[tuple[float, int]]) -> float:
        return sum(size for size, _s in found) / sum(seconds for _size, seconds in found)

    real = {cable: rate(kept[cable]) for cable in _CABLES}
    part = {cable: real[cable] / (speeds[cable][0] / 8) for cable in _CABLES}
    bad, second = sorted(_CABLES, key=lambda cable: part[cable])[:2]
    loose = min(_CABLES, key=lambda cable: rate(every[cable]) / speeds[cable][0])
    slowest = min(_CABLES, key=lambda cable: real[cable])
    away = abs(rate(every[bad]) - real[bad])
    if part[second] - part[bad] < 0.03 or bad in (loose, slowest) or away < 4:
        return None
    announced = [(cable, speeds[cable][1]) for cable in sample(rng, _CABLES, 6)]
    return {
        "bad": bad, "cables": sorted(_CABLES), "slowest": slowest, "rate": str(round(real[bad])), "announced": speeds[bad][1], "in_bytes": f"{speeds[bad][0] / 8:g}".replace(".", ","),
        "not_rate": sorted({str(round(rate(every[bad]))), str(round(8 * real[bad]))}),
        "files": {
            "copies.csv": DataTable(("cable", "taille", "duree_min_s", "etat"), tuple(shuffled(rng, rows))),
            "cables.csv": DataTable(("cable", "debit_annonce"), tuple(announced)),
        },
    }  # fmt: skip
