"""Files of answers that people and programs spoil: one clear message each, never a traceback."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pixsim.answers.export import Format, encode_table
from pixsim.answers.merge import merge_responses
from pixsim.foundation.problems import DataError, Problem
from pixsim.report.faults.french import in_french
from tests.tools.workbooks import Rows, ods, xlsx

ROW = {"candidate": "ann", "item": "q", "outcome": 1}


def refused(path: Path, content: bytes | str) -> tuple[Problem, ...]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataError) as caught:
        merge_responses(path)
    for problem in caught.value.problems:
        assert str(path) in str(problem)
        assert problem.message not in in_french(problem)
        assert len(problem.message) < 150
    return caught.value.problems


def workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("line", "kind", "field"),
    [
        ('{"candidate": "ann", "item": "q", "outcome": ' + "9" * 5000 + "}", "json_number", ""),
        (json.dumps(ROW | {"seconds": 10**390}), "no_seconds", "seconds"),
        (json.dumps(ROW | {"number": 10**390}), "no_count", "number"),
        (json.dumps(ROW | {"number": 2**53}), "no_count", "number"),
        ('{"candidate": "ann", "item": "q", "outcome": 1, "seconds": 1e999}', "json_number", ""),
        (json.dumps(ROW | {"candidate": "\ud800"}), "json_text", ""),
        ('{"candidate": "ann", "item": "q", "outcome": 1, "outcome": 0}', "json_twice", ""),
        (json.dumps(ROW | {"candidate": ["ann", "bob"]}), "nested_value", "candidate"),
        (json.dumps(ROW | {"item": {"name": "q"}}), "nested_value", "item"),
        ('{"candidate": ' * 100_000, "json_deep", ""),
        ('{"candidate": "ann"', "json_column", ""),
    ],
)
def test_a_line_of_json_that_cannot_be_used_is_named(
    tmp_path: Path, line: str, kind: str, field: str
) -> None:
    good = json.dumps(ROW)
    (problem,) = refused(tmp_path / "a.jsonl", f"{good}\n{line}\n")
    assert (problem.where, problem.field, problem.kind) == ("line 2", field, kind)


@pytest.mark.parametrize(
    "date",
    [
        "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-02-30", "31/02/2026",
        "10/10/10000", "2026-01-01T25:00", "2026-01-01T00:00:00+99:99", "-1", "1e308",
        "99999999999", "now", "today", "NaT", "infinity", "\uff12\uff10\uff12\uff16-01-01", "0000-00-00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_named(tmp_path: Path, date: str) -> None:
    for name, content in (
        ("a.csv", f"candidate,item,outcome,date\nann,p,1,2026-10-05\nann,q,1,{date}\n"),
        ("a.jsonl", f"{json.dumps(ROW)}\n{json.dumps(ROW | {'item': 'p', 'date': date})}\n"),
    ):
        (problem,) = refused(tmp_path / name, content)
        assert (problem.field, problem.kind, problem.context["value"]) == (
            "date",
            "no_moment",
            date,
        )


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000000Z"),
        ("0001-01-01", "0001-01-01T00:00:00.000000Z"),
        ("2026-10-05T09:00:00.1234567+02:00", "2026-10-05T07:00:00.123456Z"),
        ("05/10/2026 09:00", "2026-10-05T09:00:00.000000Z"),
    ],
)
def test_dates_at_the_ends_of_the_calendar_are_read_and_written(
    tmp_path: Path, date: str, read: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"candidate,item,outcome,date\nann,q,1,{date}\n")
    table = merge_responses(path)
    assert read in encode_table(table, "csv").decode()
    assert merge_responses(table).equals(table)


def test_a_date_beyond_the_calendar_in_a_table_is_named() -> None:
    far = pd.to_datetime(pd.Series([10**12]), unit="s").astype("datetime64[us]")
    with pytest.raises(DataError, match="date: 33658"):
        merge_responses(pd.DataFrame([ROW]).assign(date=far))


@pytest.mark.parametrize("content", [workbook(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_workbook_that_cannot_be_read_is_called_so(tmp_path: Path, content: bytes) -> None:
    (problem,) = refused(tmp_path / "class.csv", content)
    assert problem.kind == "workbook_unreadable"


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_workbook_is_a_table(tmp_path: Path, make: Callable[[dict[str, Rows]], bytes]) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(make({"S": [["candidat", "q1", "q2"], ["A", 1, 0], ["B", None, 1]]}))
    table = merge_responses(path)
    assert table[["candidate", "item", "outcome"]].to_numpy().tolist() == [
        ["A", "q1", "ok"], ["A", "q2", "ko"], ["B", "q2", "ok"],
    ]  # fmt: skip


def test_long_cells_are_cut_in_messages(tmp_path: Path) -> None:
    cells: dict[str, Any] = {"seconds": "9" * 4400, "number": "8" * 4400, "outcome": "x" * 4400}
    text = ",".join(["candidate", "item", *cells]) + "\n" + ",".join(["ann", "q", *cells.values()])
    problems = refused(tmp_path / "a.csv", text)
    assert {problem.field for problem in problems} == set(cells)


@pytest.mark.parametrize("name", ["a\nb", 'a"b', "a;b\t", " a,b"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_any_name_is_written_and_read_back(tmp_path: Path, name: str, form: Format) -> None:
    table = merge_responses(pd.DataFrame([ROW, ROW | {"candidate": name, "item": "p"}]))
    path = tmp_path / "a"
    path.write_bytes(encode_table(table, form))
    assert merge_responses(path).equals(table)


def test_a_picture_named_csv_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
    with pytest.raises(DataError, match="neither text, a workbook nor Parquet"):
        merge_responses([path])
