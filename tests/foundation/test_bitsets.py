"""Sets of bits against plain lists of members."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.foundation.bitsets import WORD, nth_bit, pack_bits


@settings(deadline=None)  # the machine may be busy
@given(st.integers(0, 2**32), st.sampled_from([1, 7, 8, 63, 64, 65, 130, 200]), st.floats(0, 1))
def test_members_are_counted_and_found(seed: int, size: int, density: float) -> None:
    rng = np.random.default_rng(seed)
    flags = rng.random((40, size)) < density
    words = pack_bits(flags)
    assert words.shape == (40, -(-size // WORD))
    assert (np.bitwise_count(words).sum(axis=1) == flags.sum(axis=1)).all()
    for number in range(words.shape[1]):
        part = flags[:, WORD * number : WORD * (number + 1)]
        rows = np.flatnonzero(part.any(axis=1))
        place = rng.integers(0, np.maximum(part.sum(axis=1), 1))[rows]
        found = nth_bit(words[rows, number], place)
        assert found.tolist() == [
            np.flatnonzero(part[row])[nth] for row, nth in zip(rows, place, strict=True)
        ]
