"""Whole numbers drawn one at a time are those of numpy, whatever else is drawn between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixsim.families.draws.values.whole_numbers import below
from pixsim.foundation.streams import Stream, stream_generator

COUNTS = st.one_of(
    st.integers(1, 200),
    st.integers(2**31, 2**31 + 9),
    st.integers(3 * 2**30 - 9, 3 * 2**30 + 9),
    st.integers(2**32 - 3, 2**32 + 3),
    st.integers(1, 2**62),
)


@given(st.integers(0, 2**32), st.lists(st.tuples(COUNTS, st.integers(0, 2)), max_size=60))
def test_they_are_those_of_numpy(seed: int, wanted: list[tuple[int, int]]) -> None:
    ours, theirs = (
        stream_generator(Stream.VARIANT, seed, 1),
        stream_generator(Stream.VARIANT, seed, 1),
    )
    for count, between in wanted:
        assert below(ours, count) == theirs.integers(count)
        if between == 1:
            assert ours.random() == theirs.random()
        if between == 2:
            assert (ours.permutation(5) == theirs.permutation(5)).all()


def test_two_generators_in_turn_do_not_mix() -> None:
    ours = [np.random.default_rng(seed) for seed in (1, 2)]
    theirs = [np.random.default_rng(seed) for seed in (1, 2)]
    for turn in range(40):
        assert below(ours[turn % 2], 9) == theirs[turn % 2].integers(9)


def test_below_nothing_there_is_none() -> None:
    with pytest.raises(ValueError, match="high <= 0"):
        below(np.random.default_rng(0), 0)
