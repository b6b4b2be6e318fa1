"""What is read of a large table is not kept twice, and no column is made that no file has."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pandas as pd
import pytest

from pixsim.answers.checked_cells import check_cells
from pixsim.answers.merge import merge_responses
from pixsim.answers.response_file import read_file
from pixsim.answers.table import with_column_types
from pixsim.foundation.problems import DataError

ROWS = 20_000


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "réponses.csv"
    lines = (f"candidat-{row // 20},item-{row % 20},{row % 2}" for row in range(ROWS))
    path.write_text("candidate,item,outcome\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_text_is_decoded_as_it_is_read(tmp_path: Path) -> None:
    """A file of a single value: its rows are small beside its bytes, of which one copy is held."""
    path = tmp_path / "réponses.csv"
    path.write_text("candidate,item,outcome\n" + f"a,{'b' * 20_000},1\n" * 1200, encoding="utf-8")
    tracemalloc.start()
    try:
        read_file(path)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2.6 * path.stat().st_size  # parts and the whole they make; the parts decoded


def test_columns_that_no_file_has_are_absent_where_nobody_wants_them(table: Path) -> None:
    found = merge_responses(table, absent=False)
    assert list(found.columns) == ["candidate", "item", "outcome"]
    whole = merge_responses(table)
    assert len(whole.columns) > 3
    pd.testing.assert_frame_equal(found, whole[list(found.columns)])


@pytest.mark.parametrize("extra", ["variant", "date", "seconds"])
def test_two_files_of_other_columns_are_one_table_of_the_same_types(
    tmp_path: Path, extra: str
) -> None:
    cell = {"variant": "x#1", "date": "2026-05-03", "seconds": "12"}[extra]
    (tmp_path / "a.csv").write_text(f"candidate,item,outcome,{extra}\nléa,x,1,{cell}\n", "utf-8")
    (tmp_path / "b.csv").write_text("candidate,item,outcome\nbob,x,0\n", "utf-8")
    found = merge_responses([tmp_path / "a.csv", tmp_path / "b.csv"], absent=False)
    whole = merge_responses([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert found["outcome"].tolist() == ["ok", "ko"]
    assert found[extra].dtype == whole[extra].dtype
    assert found[extra].notna().tolist() == [True, False]


def test_a_sitting_that_says_two_things_is_refused_without_a_column_of_variants(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("candidate,item,outcome,sitting,number\nléa,x,1,s,1\nléa,x,0,s,1\n", "utf-8")
    with pytest.raises(DataError) as error:
        merge_responses(path, absent=False)
    assert error.value.problems[0].kind == "conflict"


def test_the_number_of_a_line_is_never_made_a_text(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def noted(given: pd.DataFrame, **more: bool) -> pd.DataFrame:
        seen.extend(map(str, given))
        return with_column_types(given, **more)

    monkeypatch.setattr("pixsim.answers.checked_cells.with_column_types", noted)
    found, problems = check_cells(read_file(table), absent=False)
    assert not problems
    assert found["line"].tolist() == list(range(2, ROWS + 2))
    assert seen == ["candidate", "item", "outcome"]


def test_a_row_that_says_what_the_one_above_says_has_the_same_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.answers.response_file.MOST_KNOWN", 10)
    path = tmp_path / "réponses.csv"
    times = "".join(f"p{row // 4},x{row},1,{row}.5\n" for row in range(400))
    path.write_text("candidate,item,outcome,seconds\n" + times, encoding="utf-8")
    persons = read_file(path).columns["candidate"].tolist()
    assert len({id(text) for text in persons}) == 100
