"""Families of competence 2.1 on who reads what, lists, time zones and quoting."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES


def who_sees(rng: np.random.Generator) -> dict[str, Any]:
    """The names a recipient sees in the heading: author, To and Cc, never the blind copies."""
    author, *others = sample(rng, FIRST_NAMES, 7)
    copies = integer(rng, 1, 2)
    to, cc, blind = others[:2], others[2 : 2 + copies], others[2 + copies : 4 + copies]
    reader = pick(rng, [*to, *cc, *blind, *blind])
    options = [name for name in [author, *to, *cc, *blind] if name != reader]
    seen = [name for name in options if name not in blind]
    return {
        "author": author,
        "to": ", ".join(to),
        "cc": ", ".join(cc),
        "blind": ", ".join(blind),
        "reader": reader,
        "options": options,
        "key": [place for place, name in enumerate(options, 1) if name in seen],
    }


def offset(hours: int) -> str:
    """UTC+4, UTC−3."""
    return f"UTC{'+' if hours >= 0 else '−'}{abs(hours)}"
