"""How many draws the tests of families look at: a sample here, as many as wanted on demand."""

from __future__ import annotations

import os

import pytest

DRAWS = int(os.environ.get("PIXSIM_DRAWS", "10"))
"""Draws of each family; `PIXSIM_DRAWS=200 pytest tests/families` looks at as many as an item has."""

each_seed = pytest.mark.parametrize("seed", range(DRAWS))
