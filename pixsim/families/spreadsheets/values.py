"""Families of competence 1.3: formats of values, dates, percentages, texts to cut and clean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer


def days_between(rng: np.random.Generator) -> dict[str, Any]:
    """The days between two dates across the end of a month, once in three a 29 February."""
    if rng.integers(3) == 0:
        start = date(2028, 2, integer(rng, 5, 27))
        span = 29 - start.day + integer(rng, 2, 25)
    else:
        start = date(integer(rng, 2025, 2027), integer(rng, 1, 12), integer(rng, 15, 28))
        span = integer(rng, 20, 95)
    end = start + timedelta(days=span)
    same = 30 * (end.month - start.month + 12 * (end.year - start.year)) + end.day - start.day
    return {
        "debut": f"{start:%d/%m/%Y}",
        "fin": f"{end:%d/%m/%Y}",
        "jours": span,
        "faux": sorted({str(span + 1), str(span - 1), str(same)} - {str(span)}),
    }
