"""Sets of small numbers as bits of 64-bit words: counted and searched 64 members at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Indices

Words = NDArray[np.uint64]

WORD = 64
ALL = np.uint64(2**WORD - 1)

FEW = 7  # bits passed one by one
BYTES = np.uint64(0x0101010101010101)
HIGHEST, PAIRS, FOURS, EIGHTS = (BYTES * np.uint64(byte) for byte in (0x80, 0x55, 0x33, 0x0F))
BYTE = np.uint64(255)
NTH_IN_BYTE = np.array(
    [[*(bit for bit in range(8) if byte >> bit & 1), *[0] * 8][:8] for byte in range(256)]
).reshape(-1)
"""Number of the nth bit of each byte."""


def pack_bits(flags: Bools) -> Words:
    """Flags as bits, from shape (row, member) to (row, word); the first is the lowest bit."""
    rows, members = flags.shape
    words = -(-members // WORD)
    short = 1 << max(members - 1, 7).bit_length()  # 8, 16, 32: those of a row as one number
    width = min(short, words * WORD)
    if width > members:
        padded = np.zeros((rows, width), dtype=bool)
        padded[:, :members] = flags
        flags = padded
    bits = np.packbits(flags.reshape(-1), bitorder="little")  # flat: rows one by one are slower
    found: Words = bits.view(f"<u{min(width, WORD) // 8}").astype(np.uint64, copy=False)
    return found.reshape(rows, words)


def nth_bit(word: Words, place: NDArray[np.integer]) -> Indices:
    """Number of the bit that is set after `place` others; any number where there are too few."""
    most = int(place.max(initial=0))
    if most > FEW:
        return _nth_bit_by_bytes(word, place)
    for passed in range(most):
        word = word & (word - (place > passed).astype(np.uint64))  # takes off the lowest, or none
    return np.bitwise_count(~word & (word - np.uint64(1))).astype(np.intp)


def _nth_bit_by_bytes(word: Words, place: NDArray[np.integer]) -> Indices:
    """The same, first the byte that holds the bit, then the bit in it (Vigna 2008)."""
    count = word - (word >> np.uint64(1) & PAIRS)
    count = (count & FOURS) + (count >> np.uint64(2) & FOURS)
    count = (count + (count >> np.uint64(4)) & EIGHTS) * BYTES  # up to the end of each byte
    wanted = place.astype(np.uint64)
    before = ((wanted * BYTES | HIGHEST) - count) & HIGHEST  # bytes that end before the bit
    shift = np.bitwise_count(before).astype(np.uint64) << np.uint64(3)
    wanted -= (count << np.uint64(8)) >> shift & BYTE
    here = (word >> shift & BYTE) << np.uint64(3) | wanted & np.uint64(7)
    place_of: Indices = shift.astype(np.intp) + NTH_IN_BYTE.take(here.astype(np.intp))
    return place_of
