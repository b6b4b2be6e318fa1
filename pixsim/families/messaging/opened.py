"""Families of competence 2.1 that hand the measures of a video meeting."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.texts import DataTable

LASTS = 3  # minutes in a row


def uplink_that_fails(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: whose sending stays low for some minutes in a row, with minutes missing, two units and universal time."""
    need = pick(rng, (800, 1000, 1200))
    people = sample(rng, FIRST_NAMES, 7)
    bad, dips, deaf, gap = people[:4]
    day, ahead = pick(
        rng,
        (
            ("14 janvier", 1),
            ("3 février", 1),
            ("9 décembre", 1),
            ("2 juin", 2),
            ("8 juillet", 2),
            ("17 septembre", 2),
        ),
    )
    start = 60 * integer(rng, 8, 14) + integer(rng, 0, 20)
    at, low_for, hole = integer(rng, 24, 32), integer(rng, 4, 8), integer(rng, 6, 16)
    single = sample(rng, range(3, 40), 5)
    rows: list[tuple[Any, ...]] = []
    sent: dict[str, dict[int, int]] = {name: {} for name in people}
    for minute in range(44):
        for name in people:
            up, down = (
                10 * integer(rng, need // 10 + 6, need // 10 + 90),
                10 * integer(rng, 250, 600),
            )
            if name == bad and at <= minute < at + low_for:
                up = 10 * integer(rng, need // 40, need // 10 - 4)
            if name == bad and minute == at - 4:
                up = need - 30  # once, before
            if (name == dips and minute in single) or (
                name == gap and minute in (hole, hole + 2, hole + 3)
            ):
                up = 10 * integer(rng, 4, need // 10 - 20)
            if name == deaf and minute > 8:
                down = 10 * integer(rng, 9, 40)
            lost = name == gap and minute == hole + 1
            if lost or (
                name != bad
                and integer(rng, 0, 24) == 0
                and not (name == gap and hole <= minute <= hole + 3)
            ):
                continue
            sent[name][minute] = up
            rows.append((_clock(start + minute), name, _rate(rng, up), _rate(rng, down)))

    def runs(values: dict[int, int], *, listed: bool) -> list[int]:
        """Minutes from which the rate is low; `listed`: rows one after the other, whatever the minutes."""
        minutes = sorted(values)
        found = []
        for place, minute in enumerate(minutes[: len(minutes) - LASTS + 1]):
            some = minutes[place : place + LASTS]
            if all(values[m] < need for m in some) and (listed or some[-1] - minute == LASTS - 1):
                found.append(minute)
        return found

    right = {name: runs(values, listed=False) for name, values in sent.items()}
    if [name for name in people if right[name]] != [bad] or right[bad][0] != at:
        return uplink_that_fails(rng)
    if not runs(sent[gap], listed=True) or runs(sent[dips], listed=True):
        return uplink_that_fails(rng)
    first, other = start + at + 60 * ahead, start + at + 60 * (3 - ahead)
    return {
        "need": need, "lasts": LASTS, "day": day, "ahead": ahead, "who": bad, "not_who": [dips, deaf, gap], "since": _clock(first),
        "universal": _clock(start + at), "not_since": [_clock(start + at), _clock(other), _clock(first - 4)], "dips": dips, "deaf": deaf, "gap": gap,
        "files": {"visio.csv": DataTable(("heure_utc", "participant", "envoi", "reception"), tuple(rows))},
    }  # fmt: skip


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _rate(rng: np.random.Generator, rate: int) -> str:
    return f"{rate} kbit/s" if integer(rng, 0, 2) else f"{rate / 1000:.2f} Mbit/s".replace(".", ",")
