"""Families of competence 3.2: video and editing."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.dates import short_clock
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.numbers import decimal, rounded
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_SCENES = ("l'accueil", "le discours", "la danse", "le goûter", "le défilé", "la remise des prix")


_SHOTS = (
    "le réveil",
    "la soupe",
    "la fuite",
    "le pont",
    "la tempête",
    "le marché",
    "la fête",
    "le retour",
    "la lettre",
    "le chat",
    "la neige",
    "le train",
)


def photos_to_take(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how many photos a film made of them still needs, by the length of its shots."""
    rate = pick(rng, (8, 10, 12, 15, 24))
    rows, left, total, taken = [], 0, 0, 0
    for number, shot in enumerate(sample(rng, _SHOTS, integer(rng, 7, 10)), 1):
        seconds = integer(rng, 4, 95)
        needed = rate * seconds
        done = pick(rng, (0, integer(rng, 1, needed - 1), needed, needed))
        left, total, taken = left + needed - done, total + needed, taken + done
        rows.append((number, shot, seconds, done))
    return {
        "rate": rate, "key": [str(left)], "seconds": total // rate, "total": total, "taken": taken,
        "wrong": [str(one) for one in sorted({total, taken, abs(total // rate - taken), left // rate} - {left})],
        "files": in_two_formats("plans", Workbook((sheet("Plans", ("Numéro", "Plan", "Durée (s)", "Photos prises"), rows),))),
    }  # fmt: skip


def cut_list(rng: np.random.Generator) -> dict[str, Any]:
    """Length of a sequence from the timecodes of its shots."""
    rate = pick(rng, (24, 25, 30, 50))
    lengths = [integer(rng, 2 * rate, 75 * rate) for _ in range(integer(rng, 7, 10))]
    rows, naive = ["plan;description;durée"], 0
    for number, length in enumerate(lengths, 1):
        seconds, rest = divmod(length, rate)
        naive += 100 * seconds + rest
        rows.append(f"{number};{pick(rng, _SCENES)};00:{short_clock(seconds)}:{rest:02d}")
    total = sum(lengths)
    answer = rounded(total / rate, 2)
    if answer.endswith("0"):
        return cut_list(rng)
    name = f"montage-{integer(rng, 100, 999)}.csv"
    return {
        "name": name,
        "rate": rate,
        "last": rate - 1,
        "total": str(total),
        "seconds": answer,
        "wrong_seconds": decimal(naive / 100, 2),
        "files": {name: windows_file(rows)},
    }
