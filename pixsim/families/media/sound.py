"""Families of competence 3.2: sound."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import decimal, rounded

_USES = ("une visite guidée", "un conte", "un podcast", "une interview", "un cours de chant")


def compressed_weight(rng: np.random.Generator) -> dict[str, Any]:
    """Weight of a sound at a given bit rate."""
    rate = pick(rng, (64, 96, 128, 160, 192, 256, 320))
    minutes, seconds = integer(rng, 2, 45), pick(rng, (0, 0, 30))
    duration = 60 * minutes + seconds
    megabytes = rate * duration / 8 / 1000
    key = rounded(megabytes, 2)
    if key.endswith("0"):  # « 58,8 » is as good as « 58,80 »
        return compressed_weight(rng)
    return {
        "what": pick(rng, _USES),
        "rate": rate,
        "length": f"{minutes} min" + (f" {seconds} s" if seconds else ""),
        "duration": duration,
        "key": key,
        "wrong": [decimal(megabytes * 8, 2), decimal(megabytes / 60, 3)],
    }
