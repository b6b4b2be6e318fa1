"""The two tiers of the tests: what is left out of the quick one, and what a run says it skipped."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.tools.skips import skips_in_lines
from tests.tools.tiers import spread, steps, tiered, times


@pytest.mark.parametrize("quick", [1, 3, 10])
def test_a_matrix_leaves_as_many_as_asked_in_the_default_tier(quick: int) -> None:
    found = tiered([(n, "x") for n in range(10)], quick)
    assert [one.values for one in found] == [(n, "x") for n in range(10)]
    kept = [int(str(one.values[0])) for one in found if not one.marks]
    assert len(kept) == quick
    assert kept[0] == 0
    assert {b - a for a, b in pairwise(kept)} <= {10 // quick, 10 // quick + 1}


def test_the_long_form_of_a_check_is_marked() -> None:
    for short, long in (steps(5), times(2, 40)):
        assert not short.marks
        assert [mark.name for mark in long.marks] == ["full"]


def test_a_spread_sample_is_all_where_there_are_fewer() -> None:
    assert spread("abcdef", 3) == ["a", "c", "e"]
    assert spread("ab", 3) == ["a", "b"]


def test_what_was_skipped_is_three_lines() -> None:
    reasons = [
        *["Skipped: no chromium on this machine"] * 3,
        "Skipped: no bash here to tell its version",
        *["Skipped: could not import 'pyarrow.parquet': No module named 'pyarrow'"] * 2,
        "Skipped: could not import 'pyarrow': No module named 'pyarrow'",
        "Skipped: needs the extra pixsim[dask]",
        "Skipped: PIXSIM_REFERENCE names no folder",
    ]
    assert skips_in_lines([]) == []
    assert skips_in_lines(reasons) == [
        "skipped, not installed (pip install -e '.[full]'): pyarrow (3), dask (1)",
        "skipped, no such program on this machine: chromium (3), bash (1)",
        "skipped, for want of what else they need: PIXSIM_REFERENCE names no folder (1)",
    ]
