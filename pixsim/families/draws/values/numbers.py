"""Numbers rounded and written the French way."""

from __future__ import annotations

import math


def thousands(number: int) -> str:
    """A whole number as written in French: an unbreakable space every three digits."""
    return f"{number:_}".replace("_", "\u00a0")


def decimal(value: float, digits: int = 2) -> str:
    """A number as written in French: comma, no useless zeros."""
    text = f"{value:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def half_up(value: float, digits: int = 0) -> float:
    """Rounded the way schools teach it: a half goes up."""
    factor = 10.0**digits
    return math.floor(value * factor + 0.5 + 1e-9) / factor


def rounded(value: float, digits: int) -> str:
    """A number as written in French with just as many decimals, final zeros included."""
    return f"{half_up(value, digits):.{digits}f}".replace(".", ",")


def euros(cents: int) -> str:
    """A price with its two decimals."""
    return f"{cents // 100},{cents % 100:02}"
