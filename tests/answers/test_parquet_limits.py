"""What unfolds beyond measure is refused before it is read: a bomb costs neither memory nor time."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.answers import response_file as answer_file
from pixsim.answers.parquet import read_parquet
from pixsim.answers.response_file import read_file
from pixsim.foundation import file_reading
from pixsim.foundation.problems import DataError
from pixsim.report.faults.french import in_french

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def repeated(rows: int, text: str) -> Any:
    """One text by reference."""
    indices = pa.array(np.zeros(rows, dtype=np.int32))
    return pa.table({"candidate": pa.DictionaryArray.from_arrays(indices, pa.array([text]))})


def many_rows() -> Any:
    return pa.table({"outcome": pa.array(np.zeros(20_000_001, dtype=np.int8))})


def many_cells() -> Any:
    zeros = pa.array(np.zeros(15_000_000, dtype=np.int8))
    return pa.table({f"item_{k}": zeros for k in range(17)})


def long_lists() -> Any:
    values = pa.array(np.zeros(10_000_000, dtype=np.int8))
    return pa.table({"outcome": pa.ListArray.from_arrays(pa.array([0, 10_000_000]), values)})


def wide_values() -> Any:
    value = pa.array([b"x" * 100], pa.binary(100))
    return pa.table({"candidate": value.take(pa.array(np.zeros(11_000_000, dtype=np.int32)))})


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: repeated(10_000, "x" * 1_000_000), "long_text"),  # 2 MB ask for 10 GB
        (many_rows, "many_rows"),
        pytest.param(many_cells, "many_cells", marks=pytest.mark.full),
        (long_lists, "nested_column"),
        pytest.param(wide_values, "many_bytes", marks=pytest.mark.full),
    ],
)
def test_a_bomb_is_refused_before_it_bursts(
    tmp_path: Path, make: Callable[[], Any], kind: str
) -> None:
    file = tmp_path / "answers.parquet"
    pq.write_table(make(), file, compression="zstd", row_group_size=1 << 30, store_schema=False)
    assert file.stat().st_size < 3_000_000
    held = pa.total_allocated_bytes()
    tracemalloc.start()
    with pytest.raises(DataError) as caught:
        read_file(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    (problem,) = caught.value.problems
    assert problem.kind == kind
    assert problem.file == str(file)
    assert problem.message not in in_french(problem)
    assert peak < 20_000_000
    assert pa.total_allocated_bytes() - held < 20_000_000


def test_texts_and_types_are_read_as_ever() -> None:
    table = pd.DataFrame(
        {
            "candidate": ["léa", "tom", None],
            "kind": pd.Categorical(["a", "b", "a"]),
            "number": [1, 2, 3],
            "date": pd.to_datetime(pd.Series(["2026-01-01", "2026-01-02", None]), utc=True),
        }
    )
    content = io.BytesIO()
    table.to_parquet(content)
    found = read_parquet(content.getvalue())
    assert found["candidate"].tolist()[:2] == ["léa", "tom"]
    assert found["candidate"].isna().tolist() == [False, False, True]
    assert found["candidate"].dtype == object
    pd.testing.assert_frame_equal(found.drop(columns="candidate"), table.drop(columns="candidate"))


def test_a_file_too_long_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(answer_file, "MOST_BYTES", 1000)
    monkeypatch.setattr(file_reading, "PART", 64)
    endless = tmp_path / "long.csv"
    endless.write_bytes(b"0" * 2000)
    with pytest.raises(DataError) as caught:
        read_file(endless)
    assert [problem.kind for problem in caught.value.problems] == ["many_bytes"]
