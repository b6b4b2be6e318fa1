"""Exposure: shares of tests and overlap, found by counting pairs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from pixsim.calibration import exposure


def test_shares_and_overlap_are_those_of_the_pairs() -> None:
    rng = np.random.default_rng(0)
    tests = {f"s{k}": set(rng.choice(30, 8, replace=False).tolist()) for k in range(12)}
    rows = [(test, f"i{item}", item < 3) for test, items in tests.items() for item in items]
    table = pd.DataFrame(rows, columns=["sitting", "item", "seeded"])
    found = exposure(table)
    for row in found.itertuples():
        n = sum(int(str(row.item)[1:]) in items for items in tests.values())
        assert (row.n, row.rate) == (n, n / 12)
        assert row.on_trial == (n if int(str(row.item)[1:]) < 3 else 0)
    assert found["n"].is_monotonic_decreasing
    common = [len(one & other) for one, other in combinations(tests.values(), 2)]
    assert found.attrs["overlap"] == pytest.approx(np.mean(common))
    assert (found.attrs["tests"], found.attrs["length"]) == (12, 8.0)


def test_a_table_of_candidates_has_a_test_each() -> None:
    table = pd.DataFrame({"candidate": ["x", "x", "y"], "item": ["a", "b", "a"], "sitting": pd.NA})
    assert exposure(table).set_index("item")["rate"].to_dict() == {"a": 1.0, "b": 0.5}
    alone = exposure(table[table["candidate"] == "x"].drop(columns="sitting"))
    assert np.isnan(alone.attrs["overlap"])
    with pytest.raises(ValueError, match="columns"):
        exposure(table[["item"]])


def test_an_item_with_several_rows_of_a_test_was_shown_once() -> None:
    table = pd.DataFrame({"sitting": ["s", "s", "s", "t"], "item": ["a", "a", "b", "a"]})
    found = exposure(table)
    assert found.set_index("item")["n"].to_dict() == {"a": 2, "b": 1}
    assert (found.attrs["length"], found.attrs["overlap"]) == (1.5, 1.0)
