"""What all rule sets share: their names, why a test was not finished, what can be reported."""

from __future__ import annotations

from enum import IntEnum, StrEnum

NAMES = ("v2", "v3")
DEFAULT = "v2"  # the personal test, what pixsim is for


class AbortReason(IntEnum):
    """Why a test was not finished."""

    NONE = 0
    CANDIDATE = 1  # lack of time or early departure
    TECHNICAL = 2


class Report(StrEnum):
    """Problems a candidate can report; values are Pix's codes.

    Only those that make sense without an invigilator's own reports.
    """

    FILE_NOT_OPENING = "E3"
    WEBSITE_UNAVAILABLE = "E4"
    WEBSITE_BLOCKED = "E5"
    EXTRA_TIME_EXCEEDED = "E8"
    SOFTWARE_NOT_WORKING = "E9"
    UNINTENTIONAL_FOCUS_OUT = "E10"
    SKIPPED_BY_MISTAKE = "E11"
    ACCESSIBILITY = "E12"
    OTHER = "C8"  # never changes anything
