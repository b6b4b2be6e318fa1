"""How many draws the tests of families look at: a sample here, as many as wanted on demand."""

from __future__ import annotations

import os

import pytest

QUICK, ALL = 4, 10
DRAWS = int(os.environ.get("PIXSIM_DRAWS", "0"))
"""Draws of each family; `PIXSIM_DRAWS=200 pytest tests/families` looks at as many as an item has."""

each_seed = pytest.mark.parametrize(
    "seed",
    range(DRAWS)
    if DRAWS
    else [*range(QUICK), *(pytest.param(n, marks=pytest.mark.full) for n in range(QUICK, ALL))],
)
