"""About how long a positioning is: counted on simulated candidates, imports nothing heavy."""

from __future__ import annotations

from typing import Final

ABOUT_QUESTIONS: Final = 20
"""Measured: 15 to 27 questions in the present bank, for abilities of −1 to 3 (mean 20)."""
ABOUT_MINUTES: Final = (10, 15)
"""Of a person who reads and does what is asked: prior, from the first people who were watched."""
