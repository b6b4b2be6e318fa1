"""Items of one kind, therefore equally informative, among the eligible ones of each candidate."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats, Indices
from pixsim.foundation.bitsets import WORD, Words, nth_bit

Counts = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Equals:
    """The members of a set of each candidate that are of one kind.

    Attributes
    ----------
    parts : list of uint64 arrays, shape (candidate,)
        These members as bits, in the words that hold the kind.
    first : intp array, shape (candidate,)
        Number of the first of these words.
    """

    parts: list[Words]
    first: Indices

    def ends(self) -> list[Counts]:
        """How many members there are up to the end of each word; shape (candidate,) each."""
        ends = [np.bitwise_count(self.parts[0]).astype(np.int32)]
        for part in self.parts[1:]:
            ends.append(ends[-1] + np.bitwise_count(part))
        return ends

    def preferring(self, sets: Words, rows: Indices) -> Equals:
        """Those that are in another set of each candidate too, where there are any."""
        start, flat = rows * sets.shape[1] + self.first, sets.reshape(-1)
        fewer = [
            part & flat.take(start + number, mode="clip")  # beyond the last word nothing is held
            for number, part in enumerate(self.parts)
        ]
        there = np.bitwise_or.reduce(fewer) != 0
        both = zip(fewer, self.parts, strict=True)
        return replace(self, parts=[np.where(there, one, other) for one, other in both])

    def drawn(self, uniforms: Floats, ends: list[Counts] | None = None) -> Indices:
        """Bit of a member drawn, each as likely; shape (candidate,)."""
        ends = self.ends() if ends is None else ends
        return self.bit((uniforms * ends[-1]).astype(np.int32), ends)

    def bit(self, place: NDArray[np.integer], ends: list[Counts]) -> Indices:
        """Bit of the member at a place, from 0; of any item where there are too few."""
        found, before, word = self.parts[0], np.zeros_like(ends[0]), self.first
        for part, end in zip(self.parts[1:], ends[:-1], strict=True):
            later = place >= end
            found = np.where(later, part, found)
            before = np.where(later, end, before)
            word = word + later
        return WORD * word + nth_bit(found, place - before)
