"""Competence 5.1, level 7: codes of return written in several ways, brought to one with a tool of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.text import indented

_ERRORS = (2, 3, 5, 32, 39, 53, 59, 64, 67, 112, 121, 1117, 1168, 1231, 1392, 1450, 1460, 1909)
"""Numbers of errors that a system knows: what they are said to be does not matter here."""

_WORK = ("la sauvegarde", "la synchronisation", "la copie des photos", "l'envoi des relevés", "la mise à jour")  # fmt: skip
_SYSTEM = 7


def _code(source: int, number: int) -> int:
    return 0x80000000 | source << 16 | number


_WRITTEN: tuple[Callable[[int], str], ...] = (
    lambda code: str(code - 2**32),
    lambda code: str(code),
    lambda code: f"0x{code:08X}",
)
"""How a code of 32 bits is written: signed, unsigned, in hexadecimal."""


def commonest_error(rng: np.random.Generator) -> dict[str, Any]:
    """The number of the error of the system that came most often, its codes being written in three ways."""
    return first_telling(rng, _drawn)


def _drawn(rng: np.random.Generator) -> dict[str, Any] | None:
    most, second, third, fourth = sample(rng, _ERRORS, 4)
    alien = pick(rng, [source for source in (4, 9, 10, 25) if source != _SYSTEM])
    held = [
        *[_code(_SYSTEM, most)] * 4, *[_code(_SYSTEM, second)] * 3, *[_code(alien, second)] * 2,
        *[_code(_SYSTEM, third)] * 2, _code(_SYSTEM, fourth),
    ]  # fmt: skip
    shown = [pick(rng, _WRITTEN)(code) for code in held]
    order = shuffled(rng, range(len(held)))
    seen = Counter(shown).most_common(2)
    commonest_as_written = {text for text, times in Counter(shown).items() if times == seen[0][1]}
    mine = {write(_code(_SYSTEM, most)) for write in _WRITTEN}
    if commonest_as_written & mine or len({*shown[:4]}) < 3:
        return None
    first = integer(rng, 1, 17)
    lines = [f"{first + day:2} mai   {shown[n]}" for day, n in enumerate(order)]
    half = len(lines) // 2
    wide = max(map(len, lines[:half]))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "work": pick(rng, _WORK), "count": len(held),
        "lines": indented(f"{left:{wide}}      {right}" for left, right in zip(lines[:half], lines[half:], strict=True)),
        "signed": str(_code(_SYSTEM, most) - 2**32), "hexadecimal": f"0x{_code(_SYSTEM, most):08X}", "last": f"{most:04X}",
        "other": f"0x{_code(alien, second):08X}", "key": str(most), "wrong": [str(second), str(third), str(fourth), str(_SYSTEM << 16 | most)],
    }  # fmt: skip
