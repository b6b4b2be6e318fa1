"""What was computed of the last few immutable values: worlds share most of theirs from act to act."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class OfLast(Generic[T, R]):
    """A function whose results are kept for its last few arguments, told apart by identity.

    Parameters
    ----------
    compute : callable
    kept : int
        How many.
    """

    def __init__(self, compute: Callable[[T], R], kept: int = 8) -> None:
        self._compute, self._most = compute, kept
        self._found: OrderedDict[int, tuple[T, R]] = OrderedDict()

    def __call__(self, value: T) -> R:
        """The result, kept or computed."""
        found = self._found.get(id(value))
        if found is not None and found[0] is value:
            return found[1]
        result = self._compute(value)
        self._found[id(value)] = (value, result)
        self._found.move_to_end(id(value))
        while len(self._found) > self._most:
            self._found.popitem(last=False)
        return result
