"""Families of competence 3.2: video and editing."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.dates import short_clock
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.numbers import decimal, rounded

_SCENES = ("l'accueil", "le discours", "la danse", "le goûter", "le défilé", "la remise des prix")


def frames(rng: np.random.Generator) -> dict[str, Any]:
    """Number of frames of a sequence."""
    rate = pick(rng, (12, 15, 24, 25, 30, 50, 60))
    minutes, seconds = pick(rng, (0, 0, 1, 2)), integer(rng, 3, 55)
    duration = 60 * minutes + seconds
    length = (f"{minutes} min " if minutes else "") + f"{seconds} s"
    return {
        "scene": pick(rng, _SCENES),
        "rate": rate,
        "length": length,
        "duration": duration,
        "key": [str(rate * duration)],
        "wrong": [str(rate + duration), decimal(duration / rate, 2)],
    }


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
