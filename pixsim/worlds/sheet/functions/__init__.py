"""The functions of formulas, by their French names. What is not here does not exist."""

from pixsim.worlds.sheet.functions import (  # noqa: F401
    conditions,
    counting,
    dates,
    lookup,
    numbers,
    statistics,
    texts,
)
from pixsim.worlds.sheet.functions.registry import FUNCTIONS, Function

__all__ = ["FUNCTIONS", "Function"]
