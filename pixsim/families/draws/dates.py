"""Times and durations; the words of dates are in `pixsim.text.french_dates`."""

from __future__ import annotations


def clock(seconds: int) -> str:
    """A time of day, or a duration, as hh:mm:ss."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def short_clock(units: int) -> str:
    """A duration in seconds as mm:ss, or a time of day in minutes as hh:mm."""
    return f"{units // 60:02}:{units % 60:02}"


def minutes_and_seconds(seconds: int) -> str:
    """A duration that reads as nothing else: « 5 min 07 s »."""
    return f"{seconds // 60} min {seconds % 60:02} s"
