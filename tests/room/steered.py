"""Whether a generator of codes may draw a code: its randomness is steered towards that one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from pixsim.room.codes import VERIFICATION_SIGNS


class _NeverDrawnError(Exception):
    """The generator never gives this."""


class _Steered(Random):
    """Each draw gives the next signs of a code, where it can give them at all."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code, self._place = code, 0

    def choice(self, seq: Any) -> Any:
        return self._next(seq)

    def sample(self, population: Sequence[Any], k: int, *, counts: Any = None) -> list[Any]:  # noqa: ARG002
        left, found = list(population), []
        for _ in range(k):
            sign = self._next(left)
            left.remove(sign)
            found.append(sign)
        return found

    def getrandbits(self, k: int, /) -> int:
        """The number whose digits, base by base, are the places of the signs."""
        left, places = VERIFICATION_SIGNS, list[tuple[int, int]]()
        for sign in self._code.partition("-")[2]:
            if sign not in left or not left:
                raise _NeverDrawnError(self._code)
            places.append((left.index(sign), len(left)))
            left = left.replace(sign, "")
        number = 0
        for at, base in reversed(places):
            number = number * base + at
        assert number < 2**k
        return number

    def _next(self, seq: Sequence[Any]) -> Any:
        sign = self._code[self._place : self._place + 1]
        self._place += 1
        if not sign or sign not in seq:
            raise _NeverDrawnError(self._code)
        return sign


def may_be_drawn(draw: Callable[[Random], str], code: str) -> bool:
    """Whether a generator gives a code for some randomness."""
    try:
        return draw(_Steered(code)) == code
    except _NeverDrawnError:
        return False
