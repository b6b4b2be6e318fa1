"""Helpers shared by the families of competences 3.2 and 3.3."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pixsim.families.draws.choices import decimal


def half_up(value: float, digits: int = 0) -> float:
    """Rounded the way schools teach it: a half goes up."""
    factor = 10.0**digits
    return math.floor(value * factor + 0.5 + 1e-9) / factor


def rounded_answers(value: float, digits: int) -> list[str]:
    """The rounded value first, then the value itself."""
    return list(dict.fromkeys((decimal(half_up(value, digits), digits), decimal(value, 6))))


def indented(lines: Iterable[str]) -> str:
    """Lines that the layout keeps as typed."""
    return "\n".join(f"    {line}" for line in lines)


def clock(seconds: int) -> str:
    """A duration as mm:ss."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def clock_answers(seconds: int) -> list[str]:
    """The ways a duration in minutes and seconds may be typed."""
    minutes, rest = divmod(seconds, 60)
    minute = "minute" if minutes == 1 else "minutes"
    second = "seconde" if rest == 1 else "secondes"
    forms = [
        f"{minutes:02d}:{rest:02d}",
        f"{minutes}:{rest:02d}",
        f"00:{minutes:02d}:{rest:02d}",
        f"0:{minutes:02d}:{rest:02d}",
        *(f"{minutes} {m} {r}" for m in ("min", "m", minute) for r in (rest, f"{rest:02d}")),
        *(
            f"{minutes} {m} {r} {s}"
            for m in ("min", "m")
            for r in (rest, f"{rest:02d}")
            for s in ("s", "sec")
        ),
        f"{minutes} {minute} {rest} {second}",
        f"{minutes} {minute} et {rest} {second}",
    ]
    return list(dict.fromkeys(forms))
