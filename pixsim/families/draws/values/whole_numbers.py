"""Whole numbers of numpy's generators one at a time, as `Generator.integers` gives them but several times as fast.

A draw that fits its question may take thousands; most of what a call of `integers` costs is not the number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

_WORDS = 1 << 32
_REST = _WORDS - 1

_Source = tuple[np.random.Generator | None, Callable[[Any], int], Any]
_latest: _Source = (None, int, None)
"""The generator that a draw goes on with, its next word and its state: to look them up takes longer than a number."""


def below(rng: np.random.Generator, count: int) -> int:
    """A whole number from 0 to `count` - 1: the very one that ``rng.integers(count)`` gives.

    Parameters
    ----------
    rng : numpy.random.Generator
        Used by one thread at a time.
    count : int

    Raises
    ------
    ValueError
        There is no such number.

    Notes
    -----
    The multiplication of D. Lemire, « Fast random integer generation in an interval », ACM
    Transactions on Modeling and Computer Simulation 29 (2019), on words of 32 bits.
    """
    global _latest
    if not 1 < count < _WORDS:
        return int(rng.integers(count))
    generator, next_word, state = _latest
    if generator is not rng:
        raw = rng.bit_generator.ctypes
        next_word, state = raw.next_uint32, raw.state
        _latest = (rng, next_word, state)
    product = next_word(state) * count
    if product & _REST < count:
        least = (_WORDS - count) % count
        while product & _REST < least:
            product = next_word(state) * count
    return product >> 32
