"""``pixsim simulate --out``: from CSV and from Parquet, the table comes back as it was."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from pixsim.cli.simulation.simulate import simulate as command
from pixsim.simulation import SINCERITY, Cohort, simulate

needs_pyarrow = pytest.mark.skipif(
    importlib.util.find_spec("pyarrow") is None, reason="needs the extra pixsim[parquet]"
)
ARGUMENTS = ("--candidates", "700", "--seed", "4", "--sincerity", "mixed")


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    """The table that the command writes."""
    return simulate(Cohort(sincerity=SINCERITY["mixed"]), candidates=700, seed=4).table


def written(folder: Path, name: str) -> Path:
    out = folder / name
    done = CliRunner().invoke(command, [*ARGUMENTS, "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert list(folder.iterdir()) == [out]
    return out


def test_the_types_are_narrow(table: pd.DataFrame) -> None:
    assert {str(kind) for kind in table.dtypes} == {
        "bool", "category", "float32", "int8", "int16", "int64",
    }  # fmt: skip


@needs_pyarrow
def test_parquet_keeps_values_types_and_categories(tmp_path: Path, table: pd.DataFrame) -> None:
    found = pd.read_parquet(written(tmp_path, "table.parquet"))
    pd.testing.assert_frame_equal(found, table, check_exact=True)
    assert list(found["result"].cat.categories) == list(table["result"].cat.categories)


def test_csv_keeps_every_value(tmp_path: Path, table: pd.DataFrame) -> None:
    types = table.dtypes.to_dict()
    found = pd.read_csv(written(tmp_path, "table.csv"), dtype=types)
    pd.testing.assert_frame_equal(found, table, check_exact=True)


@needs_pyarrow
def test_parquet_is_the_smaller_file(tmp_path: Path) -> None:
    sizes = []
    for suffix in ("parquet", "csv"):
        (tmp_path / suffix).mkdir()
        sizes.append(written(tmp_path / suffix, f"table.{suffix}").stat().st_size)
    assert sizes[0] < sizes[1]


def test_without_pyarrow_parquet_is_refused_before_the_work_and_csv_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # makes its import fail
    out = tmp_path / "table.parquet"
    done = CliRunner().invoke(command, [*ARGUMENTS, "--out", str(out)])
    assert done.exit_code == 2
    assert "Parquet" in done.stderr
    assert "pyarrow" in done.stderr
    assert ".csv" in done.stderr
    assert "Traceback" not in done.output
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []
    written(tmp_path, "table.csv")
