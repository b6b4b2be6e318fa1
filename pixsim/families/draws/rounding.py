"""Helpers shared by the families of competences 3.2 and 3.3."""

from __future__ import annotations

import math
from collections.abc import Iterable


def half_up(value: float, digits: int = 0) -> float:
    """Rounded the way schools teach it: a half goes up."""
    factor = 10.0**digits
    return math.floor(value * factor + 0.5 + 1e-9) / factor


def rounded(value: float, digits: int) -> str:
    """A number as written in French with just as many decimals, final zeros included."""
    return f"{half_up(value, digits):.{digits}f}".replace(".", ",")


def indented(lines: Iterable[str]) -> str:
    """Lines that the layout keeps as typed."""
    return "\n".join(f"    {line}" for line in lines)


def clock(seconds: int) -> str:
    """A duration as mm:ss."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def minutes_and_seconds(seconds: int) -> str:
    """A duration that reads as nothing else: « 5 min 07 s »."""
    return f"{seconds // 60} min {seconds % 60:02d} s"
