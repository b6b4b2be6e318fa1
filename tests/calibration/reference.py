"""Published data sets and the estimates of established programs, read from outside the project."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

FOLDER = os.environ.get("PIXSIM_REFERENCE", "")
needs_reference = pytest.mark.skipif(not FOLDER, reason="PIXSIM_REFERENCE names no folder")

SETS = (
    "LSAT6", "LSAT7", "SAT12", "verbagg", "deAyala", "Abortion", "WIRS", "Mobility", "timss",
    "fims", "numeracy", "fraction", "raschdat1", "mathexam", "SAT12_holes",
)  # fmt: skip
# Ability variance of about 2 and more does not fit the other programs' fixed grid for Rasch.
WIDE = ("verbagg", "deAyala", "Abortion", "Mobility", "timss", "numeracy", "fraction")
NARROW = tuple(name for name in SETS if name not in WIDE)

# LSAT, section 7 (Bock & Lieberman 1970): how many of 1,000 gave each pattern, 00000 to 11111.
LSAT7_COUNTS = (
    12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28,
    7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308,
)  # fmt: skip


def lsat7() -> np.ndarray[Any, np.dtype[np.int8]]:
    """LSAT7 as a matrix of 1,000 by 5."""
    patterns = (np.arange(32)[:, None] >> np.arange(4, -1, -1)) & 1
    return np.repeat(patterns, LSAT7_COUNTS, axis=0).astype(np.int8)


@cache
def data(name: str) -> pd.DataFrame:
    return pd.read_csv(Path(FOLDER) / f"{name}.csv")


@cache
def table(name: str) -> pd.DataFrame:
    return pd.read_csv(Path(FOLDER) / f"{name}.csv")


@cache
def facts() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((Path(FOLDER) / "reference.json").read_text())
    return loaded


def worst(ours: Any, theirs: Any) -> float:
    """Largest relative difference, absolute below 1."""
    a, b = np.asarray(ours, float), np.asarray(theirs, float)
    return float((np.abs(a - b) / np.maximum(np.abs(b), 1.0)).max())


def worst_relative(ours: Any, theirs: Any) -> float:
    """Largest relative difference."""
    return float(np.abs(np.asarray(ours, float) / np.asarray(theirs, float) - 1.0).max())
