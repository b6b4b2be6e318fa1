"""The outcome of one answer, as the rules count it."""

from __future__ import annotations

from enum import IntEnum


class Outcome(IntEnum):
    """What became of one question of a sitting.

    Only `OK` counts as right. Values are stable: arrays of rule kernels hold them as ``int8``.
    Pix's words: ok, ko, aband (skipped), timedout, focusedOut.
    """

    NOT_ASKED = -1  # padding: the form has no question in this place
    UNANSWERED = 0
    OK = 1
    KO = 2
    SKIPPED = 3
    TIMED_OUT = 4
    FOCUSED_OUT = 5

    @property
    def code(self) -> str:
        """Lower-case name used in files."""
        return self.name.lower()
