"""Differences between arms, paired by replication."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.foundation.problems import DataError
from pixsim.simulation.experiments.comparison import compare


def table_of(today: Sequence[float | None], other: Sequence[float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "arm": ["today"] * len(today) + ["other"] * len(other),
            "replication": [*range(len(today)), *range(len(other))],
            "seed": 1,
            "rules.max_level": 7,
            "passed.value": [*today, *other],
            "passed.low": 0.0,
        }
    )


def test_differences_are_paired_by_replication() -> None:
    from scipy import stats  # type: ignore[import-untyped]

    today, other = [0.50, 0.61, 0.38, 0.55], [0.47, 0.60, 0.33, 0.54]
    shuffled = table_of(today, other).sample(frac=1.0, random_state=1)
    (row,) = compare(shuffled, "today").to_dict("records")
    paired = stats.ttest_rel(other, today)
    interval = paired.confidence_interval(0.95)
    assert (row["arm"], row["figure"], row["replications"]) == ("other", "passed.value", 4)
    assert row["baseline"] == pytest.approx(np.mean(today))
    assert row["mean"] == pytest.approx(np.mean(other))
    assert row["difference"] == pytest.approx(-0.025)
    assert row["difference"] / row["standard_error"] == pytest.approx(paired.statistic)
    assert (row["low"], row["high"]) == pytest.approx((interval.low, interval.high))


def test_pairs_without_a_value_are_left_out() -> None:
    (row,) = compare(table_of([0.5, None, 0.4, 0.1], [0.6, 0.9, 0.6]), "today").to_dict("records")
    assert row["replications"] == 2
    assert row["baseline"] == pytest.approx(0.45)
    assert row["mean"] == pytest.approx(0.6)
    assert row["difference"] == pytest.approx(0.15)
    assert row["standard_error"] == pytest.approx(0.05)


def test_one_replication_has_no_standard_error(run: Any) -> None:
    found = compare(run(), "today")
    assert found["standard_error"].isna().all()
    assert found["low"].isna().all()
    assert (found["replications"] == 1).all()
    assert found["difference"].notna().all()


def test_a_table_read_back_from_csv_compares_the_same(run: Any, tmp_path: Path) -> None:
    table = run(replications=3)
    table.to_csv(tmp_path / "table.csv", index=False)
    pd.testing.assert_frame_equal(
        compare(pd.read_csv(tmp_path / "table.csv"), "today"),
        compare(table, "today"),
    )
    figures = set(compare(table, "today")["figure"])
    assert "passed.value" in figures
    assert not figures & {
        "seed",
        "replication",
        "candidates",
        "rules.duration_minutes",
        "passed.low",
    }


@pytest.mark.parametrize(
    ("change", "options", "told"),
    [
        ({}, {"baseline": "yesterday"}, "no arm 'yesterday', there are today, other"),
        ({}, {"baseline": "today", "figures": ["pased"]}, "pased: is no numeric column of figures"),
        ({"replication": 0}, {"baseline": "today"}, "an arm has a replication twice"),
        ({"arm": "today", "replication": range(4)}, {"baseline": "today"}, "no arm beside"),
    ],
)
def test_a_comparison_that_cannot_be_is_told(
    change: dict[str, Any], options: dict[str, Any], told: str
) -> None:
    with pytest.raises(DataError, match=told):
        compare(table_of([0.1, 0.2], [0.3, 0.4]).assign(**change), **options)
    with pytest.raises(DataError, match="arm: is missing"):
        compare(pd.DataFrame({"replication": [0]}), "today")
