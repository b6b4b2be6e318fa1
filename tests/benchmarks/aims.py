"""Aims of a benchmark: each is printed with what was measured, and one that is missed ends it with 1."""

from __future__ import annotations

import sys


class Aims:
    """What was aimed at so far.

    Attributes
    ----------
    missed : list of str
        Names of the aims that were missed.
    """

    def __init__(self) -> None:
        self.missed: list[str] = []

    def at_most(self, name: str, value: float, most: float) -> str:
        """Note a value that should not be larger, and say the aim."""
        return self._noted(name, value <= most, f"aim ≤ {most:,g}")

    def at_least(self, name: str, value: float, least: float) -> str:
        """Note a value that should not be smaller, and say the aim."""
        return self._noted(name, value >= least, f"aim ≥ {least:,g}")

    def _noted(self, name: str, reached: bool, said: str) -> str:
        if not reached:
            self.missed.append(name)
        return f"({said}{'' if reached else ', MISSED'})"

    def end(self) -> None:
        """End the program, with 1 where an aim was missed."""
        if self.missed:
            print("missed:", ", ".join(self.missed))
        sys.exit(bool(self.missed))
